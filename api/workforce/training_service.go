package workforce

import (
	"context"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Train writes down that somebody enrolled in a course, and when they completed it.
func (s *Posts) Train(ctx context.Context, actor vocabulary.Actor, assignmentID string, in NewTrainingRecord) (made TrainingRecord, err error) {
	id := newID()
	err = s.changeSupport(ctx, actor, "training.create", assignmentID, func(ctx context.Context, tx *database.Tx, a Assignment) error {
		in.CourseCode = strings.ToLower(vocabulary.OneLine(in.CourseCode))
		faults := vocabulary.CheckFields(&in)
		if faults = append(faults, s.inOrder(in.EnrolledOn, in.CompletedOn, in.ExpiresOn, a.ValidTo)...); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		known, err := s.training.known(ctx, tx, in.CourseCode)
		if err != nil {
			return err
		}
		if !known {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/course_code", Code: "unknown_course", Message: "There is no such course. The list of training courses has their codes; other stands for any it does not have."})
		}
		return s.training.insert(ctx, tx, a, id, in, s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		kept, err := s.training.read(ctx, scope, s.clock.Today(), id)
		made = kept.TrainingRecord
		return err
	})
	return made, err
}

// inOrder judges the days of a training record of somebody who left on a day, if they did.
func (s *Posts) inOrder(enrolled vocabulary.Date, completed, expires, left *vocabulary.Date) (faults []vocabulary.Fault) {
	today := s.clock.Today()
	if left != nil && !enrolled.Before(*left) {
		faults = append(faults, vocabulary.Fault{Pointer: "/enrolled_on", Code: "not_in_post", Message: "They were not in the post any more on " + enrolled.Words() + "."})
	}
	switch {
	case completed != nil && completed.Before(enrolled):
		faults = append(faults, vocabulary.Fault{Pointer: "/completed_on", Code: "before_start", Message: "Nobody completes a course before they enrol, which was on " + enrolled.Words() + "."})
	case completed != nil && completed.After(today):
		faults = append(faults, vocabulary.Fault{Pointer: "/completed_on", Code: "future", Message: "Only what was completed is written down: today is " + today.Words() + "."})
	}
	if completed != nil {
		faults = append(faults, inTime("/expires_on", *completed, expires)...)
	}
	return faults
}

// Record reads a training record, for whoever is about to perform an operation on it.
func (s *Posts) Record(ctx context.Context, actor vocabulary.Actor, operation, id string) (TrainingRecord, error) {
	kept, err := s.record(ctx, actor, operation, id)
	return kept.TrainingRecord, err
}

func (s *Posts) record(ctx context.Context, actor vocabulary.Actor, operation, id string) (found keptRecord, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return found, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.training.read(ctx, scope, s.clock.Today(), id)
		return err
	})
	return found, err
}

// ChangeRecord changes a training record.
func (s *Posts) ChangeRecord(ctx context.Context, actor vocabulary.Actor, id string, version int64, in TrainingRecordChange) (TrainingRecord, error) {
	return s.changeRecord(ctx, actor, "training.update", id, version, func(r *keptRecord) (bool, error) {
		before := *r
		faults := vocabulary.CheckFields(&in)
		in.Provider.Into(&r.Provider)
		in.CompletedOn.Into(&r.CompletedOn)
		in.ExpiresOn.Into(&r.ExpiresOn)
		if in.EnrolledOn != nil {
			r.EnrolledOn = *in.EnrolledOn
		}
		if faults = append(faults, s.inOrder(r.EnrolledOn, r.CompletedOn, r.ExpiresOn, r.LeftOn)...); len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		return r.EnrolledOn != before.EnrolledOn || !equal(r.Provider, before.Provider) || !equal(r.CompletedOn, before.CompletedOn) || !equal(r.ExpiresOn, before.ExpiresOn), nil
	})
}

// WithdrawRecord takes back training that was written down by mistake.
func (s *Posts) WithdrawRecord(ctx context.Context, actor vocabulary.Actor, id string, version int64) (TrainingRecord, error) {
	return s.changeRecord(ctx, actor, "training.withdraw", id, version, func(r *keptRecord) (bool, error) {
		today := s.clock.Today()
		r.WithdrawnOn = &today
		return true, nil
	})
}

func (s *Posts) changeRecord(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, change func(r *keptRecord) (bool, error)) (after TrainingRecord, err error) {
	before, err := s.record(ctx, actor, operation, id)
	if err != nil {
		return after, err
	}
	err = s.change(ctx, actor, operation, before.PostID, nil, func(ctx context.Context, tx *database.Tx, scope policy.Scope, _ *keptPost) (bool, error) {
		r, err := s.training.read(ctx, scope, s.clock.Today(), id) // once more, now that the post is locked
		if err != nil {
			return false, err
		}
		if r.Version != version {
			return false, vocabulary.Stale(r.Version)
		}
		if r.WithdrawnOn != nil {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This was taken back on %s already.", r.WithdrawnOn.Words())
		}
		changed, err := change(&r)
		if err != nil || !changed {
			return false, err
		}
		return true, s.training.save(ctx, tx, r, s.clock())
	}, func(ctx context.Context, scope policy.Scope) error {
		kept, err := s.training.read(ctx, scope, s.clock.Today(), id)
		after = kept.TrainingRecord
		return err
	})
	return after, err
}
