package embedding

import (
	"context"
	"math"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Submit hands a draft in: to the board, or a moderated one to the network.
func (s *Assessments) Submit(ctx context.Context, actor vocabulary.Actor, id string, version int64) (AssessmentDetail, error) {
	return s.step(ctx, actor, "assessments.submit", id, version, func(ctx context.Context, tx *database.Tx, scope policy.Scope, a *assessmentRecord) error {
		if err := a.mayWork(actor); err != nil {
			return err
		}
		if !a.isOpen() {
			return a.refuse("There is nothing to submit.")
		}
		f, err := s.frameworks.content(ctx, a.FrameworkVersion)
		if err != nil {
			return err
		}
		if _, err := s.newest(ctx, scope, a); err != nil {
			return err
		}
		today := s.clock.Today()
		roles, err := s.store.deployed(ctx, scope, a.PCNCode, today)
		if err != nil {
			return err
		}
		suggested, err := s.facts.suggestions(ctx, scope, f, a.PCNCode, today)
		if err != nil {
			return err
		}
		a.deploy(f, roles)
		a.count(f)
		var derived []place
		for _, slot := range f.slots() { // what the records suggest may have moved since the ratings were saved
			at := slot.place()
			said := a.remarks[at]
			if _, ok := suggested[at]; (ok || said.SuggestedLevel != nil) && a.isAsked(slot) { // or may suggest nothing any more
				said.CriterionCode, said.RoleType = at.criterionCode, at.roleType
				said.suggest(suggested)
				a.remarks[at] = said
				derived = append(derived, at)
			}
		}
		if faults := a.incomplete(f); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		now := s.clock()
		a.Status, a.SubmittedAt, a.SubmittedBy = assessmentSubmitted, &now, &actor.ID
		return s.store.say(ctx, tx, scope, a, derived)
	})
}

// Discard lays an assessment aside for good: a draft by the body that works at it, and by the programme, for a reason, what neither has
// published.
func (s *Assessments) Discard(ctx context.Context, actor vocabulary.Actor, id string, version int64, in AssessmentDiscard) (AssessmentDetail, error) {
	return s.step(ctx, actor, "assessments.discard", id, version, func(_ context.Context, _ *database.Tx, _ policy.Scope, a *assessmentRecord) error {
		theirs := a.mayWork(actor)
		forAnother := (theirs != nil || !a.isOpen()) && a.isFor(actor, "assessments.discard_any") == nil
		switch faults := in.judge(); {
		case theirs != nil && !forAnother:
			return theirs
		case forAnother && !a.isUnderWay():
			return a.refuse("Only what is not published can be discarded.")
		case !forAnother && !a.isOpen():
			return a.refuse("Only a draft can be discarded.")
		case len(faults) > 0:
			return vocabulary.Invalid(faults...)
		case forAnother && in.Reason == nil:
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/reason", Code: "required", Message: "Another body works at this assessment. Say why you discard it, in 10 to 2,000 characters: whoever works at it reads that."})
		}
		a.Status, a.DiscardReason, a.ValidatedAt, a.ValidatedBy, a.AgreedBy = assessmentDiscarded, in.Reason, nil, nil, nil
		return nil
	})
}

// Return gives an assessment back to the body that works at it, and says why.
func (s *Assessments) Return(ctx context.Context, actor vocabulary.Actor, id string, version int64, in AssessmentReturn) (AssessmentDetail, error) {
	return s.step(ctx, actor, "assessments.return", id, version, func(_ context.Context, _ *database.Tx, _ policy.Scope, a *assessmentRecord) error {
		if err := a.mayAnswer(actor); err != nil {
			return err
		}
		if a.Status != assessmentSubmitted && a.Status != assessmentValidated {
			return a.refuse("Only what was submitted, and is not published, can be returned.")
		}
		if faults := vocabulary.CheckFields(&in); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		now := s.clock()
		a.Status, a.ReturnComment, a.ReturnedAt, a.ValidatedAt, a.ValidatedBy = assessmentReturned, &in.Comment, &now, nil, nil
		a.AgreedBy = nil
		return nil
	})
}

// Validate says on the board's behalf, and of a moderated one on the network's, that an assessment can be relied on.
func (s *Assessments) Validate(ctx context.Context, actor vocabulary.Actor, id string, version int64) (AssessmentDetail, error) {
	return s.step(ctx, actor, "assessments.validate", id, version, func(_ context.Context, _ *database.Tx, _ policy.Scope, a *assessmentRecord) error {
		if err := a.mayAnswer(actor); err != nil {
			return err
		}
		if a.Status != assessmentSubmitted {
			return a.refuse("Only what was submitted can be validated.")
		}
		if a.SubmittedBy != nil && *a.SubmittedBy == actor.ID {
			return vocabulary.Errorf(vocabulary.CodeConflict, "You submitted this assessment, so somebody else validates it. Ask %s.", a.answeredBy())
		}
		now, body := s.clock(), a.answersFor(actor)
		a.Status, a.ValidatedAt, a.ValidatedBy, a.AgreedBy = assessmentValidated, &now, &actor.ID, &body
		return nil
	})
}

// Publish makes an assessment the network's status, in place of the one that was.
func (s *Assessments) Publish(ctx context.Context, actor vocabulary.Actor, id string, version int64) (AssessmentDetail, error) {
	return s.step(ctx, actor, "assessments.publish", id, version, func(ctx context.Context, tx *database.Tx, scope policy.Scope, a *assessmentRecord) error {
		if a.Status != assessmentValidated {
			return a.refuse("Only what is validated can be published.")
		}
		before, err := s.newest(ctx, scope, a)
		if err != nil {
			return err
		}
		last, err := s.store.lastOf(ctx, scope, a.PCNCode, a.Kind)
		if err != nil {
			return err
		}
		now, today := s.clock(), s.clock.Today()
		a.Status, a.PublishedAt, a.PublishedOn = assessmentPublished, &now, &today
		if last != nil {
			a.PreviousID, a.ScoreChange = &last.ID, movement(last, a)
		}
		if before == nil {
			return nil
		}
		before.Status, before.SupersededOn = assessmentSuperseded, &today
		err = s.store.save(ctx, tx, scope, before.Version, before, now)
		if vocabulary.Is(err, vocabulary.CodeStale) { // the version that was read is this one's, not that one's
			return publishedMeanwhile()
		}
		return err
	})
}

// newest is a network's published assessment, nil for none, unless that is held against a later version of the framework than
// another: that one would put what was asked before in the place of what is asked now.
func (s *Assessments) newest(ctx context.Context, scope policy.Scope, a *assessmentRecord) (*assessmentRecord, error) {
	published, err := s.store.published(ctx, scope, a.PCNCode)
	if err == nil && published != nil && published.FrameworkVersion > a.FrameworkVersion {
		err = vocabulary.Errorf(vocabulary.CodeConflict, "This assessment is held against version %d of the framework, and one against version %d is published of the network already. It would put an older measure in the place of a newer one. Discard it, once it is returned, and begin another.", a.FrameworkVersion, published.FrameworkVersion)
	}
	return published, err
}

// publishedMeanwhile says that somebody else published another assessment of the network just now.
func publishedMeanwhile() error {
	return vocabulary.Errorf(vocabulary.CodeConflict, "Another assessment of this network was published a moment ago. Look at that one first, then publish this one if it is still to take its place.")
}

// movement is by how many percentage points the score moved; nil where two scores cannot be compared. Both are of one kind: what a
// network says of itself and what others say are two views, and from one to the other nothing has moved.
func movement(before, after *assessmentRecord) *float64 {
	if before.Kind != after.Kind || before.FrameworkVersion != after.FrameworkVersion || before.CriteriaSet != after.CriteriaSet {
		return nil
	}
	return moved(before.Result.Score, after.Result.Score)
}

// moved is by how many percentage points a score moved, to two decimals; nil without one of them.
func moved(before, after *float64) *float64 {
	if before == nil || after == nil {
		return nil
	}
	by := math.Round((*after-*before)*100) / 100
	return &by
}

// step takes an assessment a step on.
func (s *Assessments) step(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, take func(ctx context.Context, tx *database.Tx, scope policy.Scope, a *assessmentRecord) error) (after AssessmentDetail, err error) {
	err = s.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		a, err := s.store.read(ctx, scope, id)
		if err != nil {
			return err
		}
		if err := take(ctx, tx, scope, a); err != nil {
			return err
		}
		if err := s.store.save(ctx, tx, scope, version, a, s.clock()); err != nil {
			return err
		}
		after, err = s.detail(ctx, scope, id)
		return err
	})
	return after, err
}
