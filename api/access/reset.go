package access

import (
	"context"
	"slices"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// TakenBack counts what was given by hand and has been taken back.
type TakenBack struct {
	ClientsRevoked, InvitationsRevoked, PeopleDisabled, RolesEnded, RolesGivenAgain, PeopleRestored int64
}

// TakeAllBack leaves the demonstration's people as they began, and nobody and nothing else that could sign in: programs
// and invitations are revoked, other accounts closed. Each is a use case of its own.
func (a *Access) TakeAllBack(ctx context.Context, actor vocabulary.Actor, people []NewPerson) (done TakenBack, err error) {
	given, err := a.given(ctx, actor)
	if err != nil {
		return done, err
	}
	for _, c := range given.clients {
		if _, err := a.RevokeClient(ctx, actor, c.ID, c.Version); err != nil {
			return done, err
		}
		done.ClientsRevoked++
	}
	for _, i := range given.invitations {
		if _, err := a.Revoke(ctx, actor, i.ID, i.Version); err != nil {
			return done, err
		}
		done.InvitationsRevoked++
	}
	for _, p := range people { // before others go, so that somebody always administers the programme
		if err := a.restore(ctx, actor, p, given, &done); err != nil {
			return done, err
		}
	}
	disabled := "disabled"
	for _, u := range given.others {
		if _, err := a.UpdateUser(ctx, actor, u.ID, u.Version, UserChange{Status: &disabled}); err != nil {
			return done, err
		}
		done.PeopleDisabled++
	}
	return done, nil
}

// restore leaves one of the demonstration's people with their name, an open account and their one role.
func (a *Access) restore(ctx context.Context, actor vocabulary.Actor, p NewPerson, given given, done *TakenBack) error {
	at := slices.IndexFunc(given.demo, func(u standingUser) bool { return u.ID == p.ID })
	if at < 0 {
		return nil
	}
	if u := given.demo[at]; u.Name != p.Name || u.Status != "active" {
		active := "active"
		if _, err := a.UpdateUser(ctx, actor, u.ID, u.Version, UserChange{Name: &p.Name, Status: &active}); err != nil {
			return err
		}
		done.PeopleRestored++
	}
	kept := false
	for _, m := range given.roles {
		if m.UserID != p.ID {
			continue
		}
		if !kept && m.is(p) {
			kept = true
			continue
		}
		if _, err := a.End(ctx, actor, m.ID, m.Version, MembershipEnd{}); err != nil {
			return err
		}
		done.RolesEnded++
	}
	if kept {
		return nil
	}
	done.RolesGivenAgain++
	_, err := a.Give(ctx, actor, p.ID, MembershipGrant{Role: p.Role, ScopeKind: p.ScopeKind, ScopeKeys: p.ScopeKeys})
	return err
}

// is tells whether the role is what the person began with, for good.
func (m standingRole) is(p NewPerson) bool {
	return m.Role == p.Role && m.ScopeKind == p.ScopeKind && strings.Join(m.ScopeKeys, ",") == strings.Join(p.ScopeKeys, ",") && m.ValidTo == nil
}

// given reads what could be taken back, within the caller's reach.
func (a *Access) given(ctx context.Context, actor vocabulary.Actor) (found given, err error) {
	scope, err := policy.Allow(actor, "users.list")
	if err != nil {
		return found, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, tx *database.Tx) error {
		found, err = readGiven(ctx, tx, scope, a.clock.Today())
		return err
	})
	return found, err
}
