package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// pointersOfAssignments are where the rules of a post's days point when somebody comes, changes or leaves.
var pointersOfAssignments = map[string]string{"post_facts_within_the_post": "/valid_from", "post_assignments_within_wte_funded": "/wte"}

// Assign puts somebody in a post. A pseudonym the network has used is the same person; a name given is what they are called.
func (s *Posts) Assign(ctx context.Context, actor vocabulary.Actor, postID string, in NewAssignment) (made Assignment, err error) {
	made.ID = newID()
	err = s.change(ctx, actor, "assignments.create", postID, pointersOfAssignments, func(ctx context.Context, tx *database.Tx, _ policy.Scope, p *keptPost) (bool, error) {
		faults := vocabulary.CheckFields(&in)
		if faults = append(faults, inTime("/valid_to", in.ValidFrom, in.ValidTo)...); len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		holderID, name, err := s.assignments.holder(ctx, tx, p.PCNCode, in.HolderReference)
		if err == nil && holderID == "" {
			holderID, name, err = s.assignments.makeHolder(ctx, tx, p.PCNCode, in.HolderReference, in.HolderName, s.clock())
		}
		if err == nil && in.HolderName != nil && !equal(in.HolderName, name) {
			err = s.assignments.nameHolder(ctx, tx, p.PCNCode, in.HolderReference, in.HolderName, s.clock())
		}
		if err != nil {
			return false, err
		}
		a := Assignment{ID: made.ID, PostID: postID, PCNCode: p.PCNCode, WTE: in.WTE, ValidFrom: in.ValidFrom, ValidTo: in.ValidTo, LeavingReason: in.LeavingReason}
		return true, s.assignments.insert(ctx, tx, a, holderID, s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		made, err = s.assignments.read(ctx, scope, s.clock.Today(), made.ID)
		return err
	})
	return made, err
}

// Assignment reads one, for whoever is about to perform an operation on it.
func (s *Posts) Assignment(ctx context.Context, actor vocabulary.Actor, operation, id string) (found Assignment, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return found, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.assignments.read(ctx, scope, s.clock.Today(), id)
		return err
	})
	return found, err
}

// ChangeAssignment puts right what is said of somebody in a post, or says when and why they leave.
func (s *Posts) ChangeAssignment(ctx context.Context, actor vocabulary.Actor, id string, version int64, in AssignmentChange) (after Assignment, err error) {
	before, err := s.Assignment(ctx, actor, "assignments.update", id)
	if err != nil {
		return after, err
	}
	err = s.change(ctx, actor, "assignments.update", before.PostID, pointersOfAssignments, func(ctx context.Context, tx *database.Tx, scope policy.Scope, p *keptPost) (bool, error) {
		if before, err = s.assignments.read(ctx, scope, s.clock.Today(), id); err != nil { // once more, now that the post is locked
			return false, err
		}
		if before.Version != version {
			return false, vocabulary.Stale(before.Version)
		}
		a := before
		faults := vocabulary.CheckFields(&in)
		in.into(&a)
		faults = append(faults, inTime("/valid_to", a.ValidFrom, a.ValidTo)...)
		if a.ValidFrom != before.ValidFrom || !equal(a.ValidTo, before.ValidTo) {
			faults = append(faults, a.leftOut()...)
		}
		if len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		renamed := !equal(a.HolderName, before.HolderName)
		if renamed && a.HolderReference != nil {
			if err := s.assignments.nameHolder(ctx, tx, p.PCNCode, *a.HolderReference, a.HolderName, s.clock()); err != nil {
				return false, err
			}
			if a.HolderName == nil { // what was noted of them has gone too
				p.Note = nil
			}
		}
		if a.WTE == before.WTE && a.ValidFrom == before.ValidFrom && equal(a.ValidTo, before.ValidTo) && equal(a.LeavingReason, before.LeavingReason) && !renamed {
			return false, nil
		}
		return true, s.assignments.save(ctx, tx, scope, a, s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		after, err = s.assignments.read(ctx, scope, s.clock.Today(), id)
		return err
	})
	return after, err
}

// into makes the change to an assignment.
func (c AssignmentChange) into(a *Assignment) {
	c.HolderName.Into(&a.HolderName)
	c.ValidTo.Into(&a.ValidTo)
	c.LeavingReason.Into(&a.LeavingReason)
	if c.WTE != nil {
		a.WTE = *c.WTE
	}
	if c.ValidFrom != nil {
		a.ValidFrom = *c.ValidFrom
	}
}
