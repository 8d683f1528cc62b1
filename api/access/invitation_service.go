package access

import (
	"cmp"
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// linkTo is where an invitation is taken up; the secret goes after it.
const linkTo = "/invitations/take#"

// Invite makes an invitation for a role that the caller may give.
func (a *Access) Invite(ctx context.Context, actor vocabulary.Actor, in NewInvitation) (made InvitationMade, err error) {
	name, faults := checkName("/name", in.Name)
	email, more := checkEmail(in.Email)
	if faults = append(faults, more...); len(faults) > 0 {
		return made, vocabulary.Invalid(faults...)
	}
	shown, err := newSecret("")
	if err != nil {
		return made, err
	}
	err = a.log.Record(ctx, actor, "invitations.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		keys, err := a.mayGiveFor(ctx, tx, scope, in.Role, in.ScopeKind, in.ScopeKeys)
		if err != nil {
			return err
		}
		now := a.clock()
		i := Invitation{ID: NewID(), Email: email, Name: name, Role: in.Role, ScopeKind: in.ScopeKind, ScopeKeys: keys, ExpiresAt: now.Add(inviteLimit), InvitedAt: now}
		if err := a.invitations.insert(ctx, tx, scope, i, shown.hash()); err != nil {
			return err
		}
		made.Invitation, err = a.invitations.read(ctx, scope, i.ID, now)
		return err
	})
	made.Link = linkTo + string(shown)
	return made, err
}

// Invitation reads one within the caller's reach.
func (a *Access) Invitation(ctx context.Context, actor vocabulary.Actor, id string) (found Invitation, err error) {
	scope, err := policy.Allow(actor, "invitations.read")
	if err != nil {
		return found, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = a.invitations.read(ctx, scope, id, a.clock())
		return err
	})
	return found, err
}

// Revoke takes an invitation back. Whoever may give its role may.
func (a *Access) Revoke(ctx context.Context, actor vocabulary.Actor, id string, version int64) (revoked Invitation, err error) {
	err = a.log.Record(ctx, actor, "invitations.revoke", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		before, err := a.invitations.read(ctx, scope, id, a.clock())
		if err != nil {
			return err
		}
		if err := mayTake(scope, before.Role, before.ScopeKind, before.ScopeKeys); err != nil {
			return err
		}
		if before.Status == "accepted" || before.Status == "revoked" {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This invitation has been %s already.", before.Status)
		}
		if err := a.invitations.revoke(ctx, tx, scope, id, version, a.clock()); err != nil {
			return err
		}
		revoked, err = a.invitations.read(ctx, scope, id, a.clock())
		return err
	})
	return revoked, err
}

// Open tells whoever holds an invitation's link what it offers.
func (a *Access) Open(ctx context.Context, token string) (OpenInvitation, error) {
	i, err := a.invitations.byToken(ctx, secret(token).hash(), a.clock())
	if err != nil {
		return OpenInvitation{}, err
	}
	methods, err := a.methods(ctx)
	if err != nil {
		return OpenInvitation{}, err
	}
	methods.Demo = []DemoPerson{}
	return OpenInvitation{Name: i.Name, Email: i.Email, Role: i.Role, ScopeNames: i.ScopeNames, InvitedByName: i.InvitedByName, ExpiresAt: i.ExpiresAt, Methods: methods}, nil
}

// taker is who takes an invitation up: someone with an account, or someone who gets one with this password.
type taker struct {
	invitation   Invitation
	userID, name string
	isNew        bool
	password     hashed
}

// CheckTaking finds out who takes an invitation up. Who has an account already shows its password: the link alone opens
// nobody's account. What is wrong with a password is told before anyone looks whether there is one, so that whoever
// invites an address does not learn that by a password that could be nobody's.
func (a *Access) CheckTaking(ctx context.Context, in InvitationTaking) (taker, error) {
	i, err := a.invitations.byToken(ctx, secret(in.Token).hash(), a.clock())
	if err != nil {
		return taker{}, err
	}
	if err := a.passwordsCount(); err != nil {
		return taker{}, err
	}
	name, faults := checkName("/name", cmp.Or(in.Name, i.Name))
	if faults = append(faults, checkPassword("/password", in.Password, name, i.Email)...); len(faults) > 0 {
		return taker{}, vocabulary.Invalid(faults...)
	}
	if _, err := a.store.account(ctx, "u.email = $1", i.Email); err == nil {
		person, err := a.byPassword(ctx, "u.email = $1", i.Email, in.Password, in.Code)
		return taker{invitation: i, userID: person.ID, name: person.Name}, err
	} else if !database.Missing(err) {
		return taker{}, err
	}
	password, err := hashPassword(ctx, in.Password)
	return taker{invitation: i, userID: NewID(), name: name, isNew: true, password: password}, err
}

// Take takes an invitation up for someone who is known already.
func (a *Access) Take(ctx context.Context, by taker) error {
	return a.taking(ctx, by, func(context.Context, *database.Tx, policy.Scope) error { return nil })
}

// TakeUp takes an invitation up, and signs its taker in.
func (a *Access) TakeUp(ctx context.Context, by taker, from Browser) (session Session, cookie secret, err error) {
	err = a.taking(ctx, by, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		session, cookie, err = a.begin(ctx, tx, scope, shown{byPassword, a.clock()}, from)
		return err
	})
	return session, cookie, err
}

// taking is the use case of taking up an invitation, and what comes with it.
func (a *Access) taking(ctx context.Context, by taker, then func(ctx context.Context, tx *database.Tx, scope policy.Scope) error) error {
	actor, err := a.invited(ctx, by)
	if err != nil {
		return err
	}
	return a.log.Record(ctx, actor, "invitations.take", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		now, i := a.clock(), by.invitation
		if err := a.invitations.stillHolds(ctx, tx, scope, i, now); err != nil {
			return err
		}
		if by.isNew {
			if err := a.users.insert(ctx, tx, scope, NewPerson{ID: by.userID, Name: by.name, Email: i.Email}, now); err != nil {
				return err
			}
			if by.password != "" { // none where the account is opened from elsewhere
				if err := a.users.setPassword(ctx, tx, scope, by.userID, by.password); err != nil {
					return err
				}
			}
		}
		if err := a.invitations.accept(ctx, tx, scope, i.ID, by.userID, now); err != nil {
			return err
		}
		given := newMembership{id: NewID(), userID: by.userID, role: i.Role, scopeKind: i.ScopeKind, scopeKeys: i.ScopeKeys, from: a.clock.Today(), givenBy: i.InvitedBy}
		if err := a.memberships.insert(ctx, tx, scope, given, now); err != nil {
			return err
		}
		return then(ctx, tx, scope)
	})
}

// invited is the taker as an actor: with what the invitation gives, and nothing else.
func (a *Access) invited(ctx context.Context, by taker) (vocabulary.Actor, error) {
	i := by.invitation
	reach, err := a.invitations.reach(ctx, a.db, i.ScopeKind, i.ScopeKeys)
	return vocabulary.Actor{ID: by.userID, Name: by.name, Kind: vocabulary.KindPerson,
		Grants: []vocabulary.Grant{{Role: i.Role, ScopeKind: i.ScopeKind, ScopeKeys: i.ScopeKeys, Reach: reach}}}, err
}
