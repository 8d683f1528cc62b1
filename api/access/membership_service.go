package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// mayGiveFor refuses what a giver cannot give: a role beyond their own, or for what they do not reach. What does not
// exist gets the same answer as what is out of reach.
func (a *Access) mayGiveFor(ctx context.Context, tx *database.Tx, scope policy.Scope, role, kind string, keys []string) (tidy []string, err error) {
	tidy, faults := checkScope(role, kind, keys)
	if len(faults) > 0 {
		return nil, vocabulary.Invalid(faults...)
	}
	if err := mayGive(scope, role); err != nil {
		return nil, err
	}
	known, err := a.memberships.known(ctx, tx, kind, tidy)
	if err != nil {
		return nil, err
	}
	for i, key := range tidy {
		if !slices.Contains(known, key) || !giver(scope).gives(role, kind, key) {
			faults = append(faults, vocabulary.Fault{Pointer: fmt.Sprintf("/scope_keys/%d", i), Code: "unknown_scope",
				Message: "There is nothing with this code, or it is not within your reach. Check the code."})
		}
	}
	if len(faults) > 0 {
		return nil, vocabulary.Invalid(faults...)
	}
	return tidy, nil
}

// Give gives a person a role.
func (a *Access) Give(ctx context.Context, actor vocabulary.Actor, userID string, in MembershipGrant) (made Membership, err error) {
	err = a.log.Record(ctx, actor, "memberships.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		today := a.clock.Today()
		person, err := a.users.read(ctx, scope, userID, today)
		if err != nil {
			return err
		}
		given := newMembership{id: NewID(), userID: person.ID, role: in.Role, scopeKind: in.ScopeKind, from: today, to: in.ValidTo, givenBy: actor.ID}
		if in.ValidFrom != nil {
			given.from = *in.ValidFrom
		}
		if given.scopeKeys, err = a.mayGiveFor(ctx, tx, scope, in.Role, in.ScopeKind, in.ScopeKeys); err != nil {
			return err
		}
		if person.ID == actor.ID {
			if err := notOneself(scope.Grants(), in.Role); err != nil {
				return err
			}
		}
		if faults := checkDays(given.from, given.to, today); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if err := a.memberships.insert(ctx, tx, scope, given, a.clock()); err != nil {
			return err
		}
		made, err = a.memberships.read(ctx, scope, given.id, today)
		return err
	})
	return made, err
}

// Membership reads one, for a version to compare.
func (a *Access) Membership(ctx context.Context, actor vocabulary.Actor, id string) (found Membership, err error) {
	scope, err := policy.Allow(actor, "memberships.end")
	if err != nil {
		return found, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = a.memberships.read(ctx, scope, id, a.clock.Today())
		return err
	})
	return found, err
}

// End ends a role. Whoever may give it may take it.
func (a *Access) End(ctx context.Context, actor vocabulary.Actor, id string, version int64, in MembershipEnd) (ended Membership, err error) {
	err = a.log.Record(ctx, actor, "memberships.end", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		today := a.clock.Today()
		if err := a.memberships.alone(ctx, tx); err != nil {
			return err
		}
		m, err := a.memberships.read(ctx, scope, id, today)
		if err != nil {
			return err
		}
		if err := mayTake(scope, m.Role, m.ScopeKind, m.ScopeKeys); err != nil {
			return err
		}
		last, err := m.lastDay(in.ValidTo, today)
		if err != nil {
			return err
		}
		if m.Role == policy.ProgrammeAdmin {
			if err := a.memberships.othersAdminister(ctx, tx, scope, m.ScopeKeys, today, m.ID, ""); err != nil {
				return err
			}
		}
		if err := a.memberships.end(ctx, tx, scope, id, version, last, a.clock()); err != nil {
			return err
		}
		ended, err = a.memberships.read(ctx, scope, id, today)
		return err
	})
	return ended, err
}

// lastDay is the first day without the role, if it is to end: today, or one to come. A role that has not begun never holds.
func (m Membership) lastDay(asked *vocabulary.Date, today vocabulary.Date) (vocabulary.Date, error) {
	if m.Status == "ended" {
		return today, vocabulary.Errorf(vocabulary.CodeConflict, "This role has ended already.")
	}
	earliest := today
	if m.ValidFrom.After(today) {
		earliest = m.ValidFrom
	}
	if asked == nil {
		return earliest, nil
	}
	if asked.Before(earliest) {
		return today, vocabulary.Invalid(vocabulary.Fault{Pointer: "/valid_to", Code: "past", Message: "The first day without the role is " + earliest.String() + " at the earliest: what somebody could do until then cannot be undone."})
	}
	return *asked, nil
}

// lastAdministrator refuses to leave regions to nobody.
func lastAdministrator(regions []string) error {
	return vocabulary.Errorf(vocabulary.CodeConflict, "Nobody else would administer the programme in %s. Give that role to someone else first.", strings.Join(regions, ", "))
}
