package access

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// User reads a person within the caller's reach, with what they were given there.
func (a *Access) User(ctx context.Context, actor vocabulary.Actor, id string) (found UserDetail, err error) {
	scope, err := policy.Allow(actor, "users.read")
	if err != nil {
		return found, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = a.detail(ctx, scope, id)
		return err
	})
	return found, err
}

func (a *Access) detail(ctx context.Context, scope policy.Scope, id string) (found UserDetail, err error) {
	today := a.clock.Today()
	if found.User, err = a.users.read(ctx, scope, id, today); err != nil {
		return found, err
	}
	found.Memberships, err = a.memberships.of(ctx, scope, id, today)
	return found, err
}

// UpdateUser changes a person's account. Closing it ends their sessions.
func (a *Access) UpdateUser(ctx context.Context, actor vocabulary.Actor, id string, version int64, in UserChange) (changed UserDetail, err error) {
	name, status, faults := in.check()
	if len(faults) > 0 {
		return changed, vocabulary.Invalid(faults...)
	}
	err = a.log.Record(ctx, actor, "users.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := a.memberships.alone(ctx, tx); err != nil {
			return err
		}
		before, err := a.users.read(ctx, scope, id, a.clock.Today())
		if err != nil {
			return err
		}
		roles, err := a.memberships.standing(ctx, tx, scope, id, a.clock.Today())
		if err != nil {
			return err
		}
		if err := reachesPerson(scope, roles); err != nil {
			return err
		}
		if status == "disabled" && before.Status != status {
			if err := a.close(ctx, tx, scope, id, roles); err != nil {
				return err
			}
		}
		if err := a.users.update(ctx, tx, scope, id, version, name, status, a.clock()); err != nil {
			return err
		}
		changed, err = a.detail(ctx, scope, id)
		return err
	})
	return changed, err
}

// reachesPerson refuses to change an account to those who reach only some of what it was given: it is others' too.
func reachesPerson(scope policy.Scope, roles []standingRole) error {
	for _, m := range roles {
		for _, key := range m.ScopeKeys {
			if !scope.Covers(m.ScopeKind + ":" + key) {
				return vocabulary.Errorf(vocabulary.CodeForbidden, "This person also has a role that is not within your reach, so their account is not yours to change. You may end the roles that are.")
			}
		}
	}
	return nil
}

// close signs a person out everywhere, whose account is about to be closed. Sessions are out of an administrator's
// reach otherwise.
func (a *Access) close(ctx context.Context, tx *database.Tx, scope policy.Scope, id string, roles []standingRole) error {
	today, administers := a.clock.Today(), []string{}
	for _, m := range roles {
		if m.Role == policy.ProgrammeAdmin && !m.ValidFrom.After(today) {
			administers = append(administers, m.ScopeKeys...)
		}
	}
	if err := a.memberships.othersAdminister(ctx, tx, scope, administers, today, "", id); err != nil {
		return err
	}
	return a.within(ctx, tx, scope, vocabulary.Actor{ID: id}, func(theirs policy.Scope) error {
		return a.store.endSession(ctx, tx, theirs, "user_id::text = $2", id, a.clock())
	})
}

// check judges a change; an empty text leaves what there is.
func (in UserChange) check() (name, status string, faults []vocabulary.Fault) {
	if in.Name != nil {
		name, faults = checkName("/name", *in.Name)
	}
	if in.Status != nil {
		if status = *in.Status; status != "active" && status != "disabled" {
			faults = append(faults, vocabulary.Fault{Pointer: "/status", Code: "unknown_value", Message: "The status is active or disabled."})
		}
	}
	if in.Name == nil && in.Status == nil {
		faults = append(faults, vocabulary.Fault{Pointer: "", Code: "required", Message: "Give a name or a status: nothing else can be changed here."})
	}
	return name, status, faults
}
