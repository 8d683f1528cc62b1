package imports

import (
	"context"
	"fmt"

	"trellis/api/imports/table"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Apply makes the plan come true, in one transaction. leftOut must be the number of rows that the plan leaves out:
// who applies it knows of them.
func (s *Imports) Apply(ctx context.Context, actor vocabulary.Actor, id string, version, leftOut int64) (Import, error) {
	return s.change(ctx, actor, "imports.apply", id, version, Planned, func(ctx context.Context, tx *database.Tx, scope policy.Scope, kind Kind, i *Import) error {
		if leftOut != i.LeftOut {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/left_out", Code: "not_the_number",
				Message: fmt.Sprintf("Rows that the plan leaves out: %d. Look at them, then apply it with left_out %d.", i.LeftOut, i.LeftOut)})
		}
		planned, err := s.store.digest(ctx, tx, id)
		if err != nil {
			return err
		}
		outcome, err := kind.Change(ctx, tx, scope, id, true, true)
		if err != nil {
			return err
		}
		if outcome.Digest != planned {
			return vocabulary.Errorf(vocabulary.CodeConflict, "What this file changes is not what the plan says any more: other records changed since. Plan it again, look, and apply it then.")
		}
		now := s.clock()
		i.Status, i.AppliedAt, i.AppliedBy, i.ReplacesDemonstration = Applied, &now, &actor.ID, outcome.ReplacesDemonstration
		return nil
	})
}

// Undo takes an applied import out of the set of files that count: everything becomes what it would be without it.
func (s *Imports) Undo(ctx context.Context, actor vocabulary.Actor, id string, version int64, reason string) (Import, error) {
	reason = vocabulary.OneLine(reason)
	if code, message := vocabulary.CheckText("Reason", reason, 0, 500); reason != "" && code != "" {
		return Import{}, vocabulary.Invalid(vocabulary.Fault{Pointer: "/reason", Code: code, Message: message})
	}
	return s.change(ctx, actor, "imports.undo", id, version, Applied, func(ctx context.Context, tx *database.Tx, scope policy.Scope, kind Kind, i *Import) error {
		outcome, err := kind.Change(ctx, tx, scope, id, false, true)
		if err != nil {
			return err
		}
		now := s.clock()
		i.Status, i.UndoneAt, i.UndoneBy, i.RestoresDemonstration = Undone, &now, &actor.ID, outcome.RestoresDemonstration
		if reason != "" {
			i.UndoReason = &reason
		}
		return nil
	})
}

// Replan works the changes out anew, for a plan that other changes have outdated.
func (s *Imports) Replan(ctx context.Context, actor vocabulary.Actor, id string, version int64) (Import, error) {
	return s.change(ctx, actor, "imports.replan", id, version, Planned, func(ctx context.Context, tx *database.Tx, scope policy.Scope, kind Kind, i *Import) error {
		return s.plan(ctx, tx, scope, kind, i)
	})
}

// Discard lays a plan aside.
func (s *Imports) Discard(ctx context.Context, actor vocabulary.Actor, id string, version int64) (Import, error) {
	return s.change(ctx, actor, "imports.discard", id, version, Planned, func(_ context.Context, _ *database.Tx, _ policy.Scope, _ Kind, i *Import) error {
		i.Status = Discarded
		return nil
	})
}

// legal says what may be done with an import of a status.
var legal = map[string]string{
	Planned:   "It is planned: it can be applied, planned again or discarded.",
	Applied:   "It is applied: it can be undone.",
	Undone:    "It is undone. Send the file again to plan it anew.",
	Discarded: "It is discarded. Send the file again to plan it anew.",
}

func (s *Imports) change(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, from string, effect func(ctx context.Context, tx *database.Tx, scope policy.Scope, kind Kind, i *Import) error) (Import, error) {
	var answer Import
	err := s.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := Alone(ctx, tx); err != nil {
			return err
		}
		i, err := s.store.read(ctx, scope, id)
		if err != nil {
			return err
		}
		if i.Version != version {
			return vocabulary.Stale(i.Version)
		}
		if i.Status != from {
			return vocabulary.Errorf(vocabulary.CodeConflict, "%s", legal[i.Status])
		}
		kind, err := s.kind(i.Kind)
		if err != nil {
			return err
		}
		within, err := kind.reachOf(actor, i.scopes)
		if err != nil {
			return err
		}
		if err := database.SetReach(ctx, tx.PGX, within.Tokens()); err != nil {
			return err
		}
		if err := effect(ctx, tx, within, kind, &i); err != nil {
			return err
		}
		i.Version, i.UpdatedAt = i.Version+1, s.clock()
		answer = i
		return s.store.save(ctx, tx, i)
	})
	return answer, err
}

// waiting counts the rows that wait for another file.
func waiting(problems []table.Problem) (n int64) {
	for _, p := range problems {
		if p.Result == table.Waiting {
			n++
		}
	}
	return n
}
