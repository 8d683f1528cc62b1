package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Agree agrees supervision for a post. One of the same kind that is in force ends the day it begins.
func (s *Posts) Agree(ctx context.Context, actor vocabulary.Actor, postID string, in NewSupervisionArrangement) (made SupervisionArrangement, err error) {
	id := newID()
	err = s.change(ctx, actor, "supervision.create", postID, nil, func(ctx context.Context, tx *database.Tx, _ policy.Scope, p *keptPost) (bool, error) {
		faults := vocabulary.CheckFields(&in)
		faults = append(faults, inTime("/valid_to", in.ValidFrom, in.ValidTo)...)
		if !in.ValidFrom.IsZero() && !holds(p.OpenedOn, p.ClosedOn, in.ValidFrom) {
			faults = append(faults, vocabulary.Fault{Pointer: "/valid_from", Code: "not_open", Message: "The post is not there on " + in.ValidFrom.Words() + ". Name one of its days."})
		}
		if in.ValidTo != nil && p.ClosedOn != nil && in.ValidTo.After(*p.ClosedOn) {
			faults = append(faults, vocabulary.Fault{Pointer: "/valid_to", Code: "not_open", Message: "The post closes on " + p.ClosedOn.Words() + ", and supervision ends with it. Leave this out, or name an earlier day."})
		}
		if len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		return true, s.supervision.insertArrangement(ctx, tx, *p, id, in, s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		made, err = s.supervision.arrangement(ctx, scope, id)
		return err
	})
	return made, err
}

// Arrangement reads agreed supervision, for whoever is about to end it.
func (s *Posts) Arrangement(ctx context.Context, actor vocabulary.Actor, id string) (found SupervisionArrangement, err error) {
	scope, err := policy.Allow(actor, "supervision.end")
	if err != nil {
		return found, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.supervision.arrangement(ctx, scope, id)
		return err
	})
	return found, err
}

// EndArrangement ends agreed supervision on a day. What has not begun by then is taken back: it ends as it would begin.
func (s *Posts) EndArrangement(ctx context.Context, actor vocabulary.Actor, id string, version int64, in SupervisionArrangementEnd) (ended SupervisionArrangement, err error) {
	before, err := s.Arrangement(ctx, actor, id)
	if err != nil {
		return ended, err
	}
	err = s.change(ctx, actor, "supervision.end", before.PostID, nil, func(ctx context.Context, tx *database.Tx, scope policy.Scope, _ *keptPost) (bool, error) {
		if before, err = s.supervision.arrangement(ctx, scope, id); err != nil {
			return false, err
		}
		day := s.clock.Today()
		switch {
		case in.ValidTo != nil:
			day = *in.ValidTo
		case day.Before(before.ValidFrom):
			day = before.ValidFrom
		}
		switch {
		case before.Version != version:
			return false, vocabulary.Stale(before.Version)
		case before.ValidTo != nil && !before.ValidTo.After(day):
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This has ended on %s already.", before.ValidTo.Words())
		}
		if day.Before(before.ValidFrom) {
			return false, vocabulary.Invalid(inTime("/valid_to", before.ValidFrom, &day)...)
		}
		return true, s.supervision.endArrangement(ctx, tx, id, day, s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		ended, err = s.supervision.arrangement(ctx, scope, id)
		return err
	})
	return ended, err
}

// Hold writes down supervision that was held.
func (s *Posts) Hold(ctx context.Context, actor vocabulary.Actor, assignmentID string, in NewSupervisionSession) (made SupervisionSession, err error) {
	id := newID()
	err = s.changeSupport(ctx, actor, "supervision.hold", assignmentID, func(ctx context.Context, tx *database.Tx, a Assignment) error {
		faults := vocabulary.CheckFields(&in)
		switch today := s.clock.Today(); {
		case in.HeldOn.After(today):
			faults = append(faults, vocabulary.Fault{Pointer: "/held_on", Code: "future", Message: "Only what was held is written down: today is " + today.Words() + "."})
		case !in.HeldOn.IsZero() && !holds(a.ValidFrom, a.ValidTo, in.HeldOn):
			faults = append(faults, vocabulary.Fault{Pointer: "/held_on", Code: "not_in_post", Message: "They were not in the post on " + in.HeldOn.Words() + "."})
		}
		if len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		return s.supervision.insertSession(ctx, tx, a, id, in, s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		kept, err := s.supervision.session(ctx, scope, id)
		made = kept.shown()
		return err
	})
	return made, err
}

// changeSupport is a change to what supports somebody in a post.
func (s *Posts) changeSupport(ctx context.Context, actor vocabulary.Actor, operation, assignmentID string, change func(ctx context.Context, tx *database.Tx, a Assignment) error,
	read func(ctx context.Context, scope policy.Scope) error) error {
	a, err := s.Assignment(ctx, actor, operation, assignmentID)
	if err != nil {
		return err
	}
	return s.change(ctx, actor, operation, a.PostID, nil, func(ctx context.Context, tx *database.Tx, scope policy.Scope, _ *keptPost) (bool, error) {
		if a, err = s.assignments.read(ctx, scope, s.clock.Today(), assignmentID); err != nil { // once more, now that the post is locked
			return false, err
		}
		return true, change(ctx, tx, a)
	}, read)
}

// Session reads supervision that was held, for whoever is about to take it back.
func (s *Posts) Session(ctx context.Context, actor vocabulary.Actor, id string) (found SupervisionSession, err error) {
	kept, err := s.session(ctx, actor, id)
	return kept.shown(), err
}

func (s *Posts) session(ctx context.Context, actor vocabulary.Actor, id string) (found keptSession, err error) {
	scope, err := policy.Allow(actor, "supervision.withdraw")
	if err != nil {
		return found, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.supervision.session(ctx, scope, id)
		return err
	})
	return found, err
}

// WithdrawSession takes back supervision that was written down by mistake.
func (s *Posts) WithdrawSession(ctx context.Context, actor vocabulary.Actor, id string, version int64) (after SupervisionSession, err error) {
	before, err := s.session(ctx, actor, id)
	if err != nil {
		return after, err
	}
	err = s.change(ctx, actor, "supervision.withdraw", before.PostID, nil, func(ctx context.Context, tx *database.Tx, scope policy.Scope, _ *keptPost) (bool, error) {
		if before, err = s.supervision.session(ctx, scope, id); err != nil {
			return false, err
		}
		if before.Version != version {
			return false, vocabulary.Stale(before.Version)
		}
		if before.WithdrawnOn != nil {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This was taken back on %s already.", before.WithdrawnOn.Words())
		}
		return true, s.supervision.withdraw(ctx, tx, id, s.clock.Today(), s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		kept, err := s.supervision.session(ctx, scope, id)
		after = kept.shown()
		return err
	})
	return after, err
}
