package workforce

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// effect is what a change does to a post that is locked. It tells whether anything changed.
type effect = func(ctx context.Context, tx *database.Tx, scope policy.Scope, p *keptPost) (changed bool, err error)

// change is every change to a post and to what belongs to it. The post is locked, so that of two who change it at once the
// second sees what the first did; its version rises, and the database judges every day of it before anything is saved. An
// effect that says it changed nothing leaves the version alone. In the end the answer is read, in the same transaction.
func (s *Posts) change(ctx context.Context, actor vocabulary.Actor, operation, id string, pointers map[string]string, change effect, read func(ctx context.Context, scope policy.Scope) error) error {
	return s.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		p, err := s.store.lock(ctx, tx, scope, id)
		if err != nil {
			return err
		}
		changed, err := change(ctx, tx, scope, &p)
		if err == nil && changed {
			err = s.store.save(ctx, tx, scope, p, s.clock())
		}
		if err == nil && changed {
			err = s.store.dated(ctx, tx)
		}
		if err != nil {
			return refusal(err, pointers)
		}
		return read(ctx, scope)
	})
}

// Update changes a post. It refuses a version that is not the newest; a change to what already holds changes nothing.
func (s *Posts) Update(ctx context.Context, actor vocabulary.Actor, id string, version int64, in PostChange) (PostDetail, error) {
	return s.transition(ctx, actor, "posts.update", id, version, func(ctx context.Context, tx *database.Tx, _ policy.Scope, p *keptPost) (bool, error) {
		if faults := in.check(); len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		changed, err := s.updateRecord(ctx, tx, in, p)
		if err != nil {
			return false, err
		}
		terms, err := s.store.terms(ctx, id)
		if err != nil {
			return false, err
		}
		after, faults := in.terms(*p, terms, s.clock.Today())
		if len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		if !slices.EqualFunc(terms, after, sameTerms) {
			changed = true
			if err := s.store.replaceTerms(ctx, tx, *p, after); err != nil {
				return false, err
			}
		}
		funded, err := s.updateFunding(ctx, tx, in, *p)
		return changed || funded, err
	})
}

// updateRecord changes what of a post has no days.
func (s *Posts) updateRecord(ctx context.Context, tx *database.Tx, in PostChange, p *keptPost) (changed bool, err error) {
	before := *p
	if in.Reference != nil {
		p.Reference = *in.Reference
	}
	in.RecruitingFrom.Into(&p.RecruitingFrom)
	in.Note.Into(&p.Note)
	if in.BasePracticeCodes != nil {
		p.BasePracticeCodes = append([]string{}, *in.BasePracticeCodes...)
		if err := s.basedIn(ctx, tx, p.BasePracticeCodes); err != nil {
			return false, err
		}
	}
	if faults := recruitedInTime(p.OpenedOn, p.RecruitingFrom); len(faults) > 0 {
		return false, vocabulary.Invalid(faults...)
	}
	return p.Reference != before.Reference || !equal(p.RecruitingFrom, before.RecruitingFrom) || !equal(p.Note, before.Note) || !slices.Equal(p.BasePracticeCodes, before.BasePracticeCodes), nil
}

func (s *Posts) updateFunding(ctx context.Context, tx *database.Tx, in PostChange, p keptPost) (changed bool, err error) {
	if in.FundingLines == nil {
		return false, nil
	}
	before, err := s.store.funding(ctx, p.ID)
	if err != nil {
		return false, err
	}
	after, faults := lines(*in.FundingLines)
	if len(faults) > 0 {
		return false, vocabulary.Invalid(faults...)
	}
	sameLine := func(a, b FundingLine) bool {
		return a.Source == b.Source && a.Share == b.Share && a.ValidFrom == b.ValidFrom && equal(a.ValidTo, b.ValidTo)
	}
	for _, line := range after {
		changed = changed || !slices.ContainsFunc(before, func(b FundingLine) bool { return sameLine(line, b) })
	}
	if changed = changed || len(before) != len(after); !changed {
		return false, nil
	}
	return true, s.store.replaceFunding(ctx, tx, p, after)
}

func sameTerms(a, b PostTerms) bool {
	return a.ValidFrom == b.ValidFrom && equal(a.ValidTo, b.ValidTo) && a.same(b)
}

// Close ends a post: what holds on its last day ends with it. Nobody may be in it any more from then on.
func (s *Posts) Close(ctx context.Context, actor vocabulary.Actor, id string, version int64, in PostClosure) (PostDetail, error) {
	return s.transition(ctx, actor, "posts.close", id, version, func(ctx context.Context, tx *database.Tx, scope policy.Scope, p *keptPost) (bool, error) {
		day := s.clock.Today()
		if in.ClosedOn != nil {
			day = *in.ClosedOn
		}
		if p.ClosedOn != nil {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This post closes on %s already. Open it again first.", p.ClosedOn.Words())
		}
		if faults := inTime("/closed_on", p.OpenedOn, &day); len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		if err := s.empty(ctx, scope, id, day); err != nil {
			return false, err
		}
		p.ClosedOn = &day
		if err := s.supervision.until(ctx, tx, id, day, s.clock()); err != nil {
			return false, err
		}
		return true, s.redate(ctx, tx, *p, func(terms []PostTerms, lines []FundingLine) ([]PostTerms, []FundingLine) {
			return until(terms, day, daysOfTerms), until(lines, day, daysOfLine)
		})
	})
}

// empty refuses while anyone is in a post from a day on.
func (s *Posts) empty(ctx context.Context, scope policy.Scope, id string, day vocabulary.Date) error {
	all, err := s.assignments.of(ctx, scope, day, id)
	if err != nil {
		return err
	}
	refused := vocabulary.Errorf(vocabulary.CodeConflict, "Somebody is in this post on %s or later. Say when they leave, and why; then close it.", day.Words())
	for _, a := range all {
		if a.ValidTo == nil || a.ValidTo.After(day) {
			who := "Somebody"
			if a.HolderReference != nil {
				who = *a.HolderReference
			}
			stays := "with no last day"
			if a.ValidTo != nil {
				stays = "until " + a.ValidTo.Words()
			}
			refused.Faults = append(refused.Faults, vocabulary.Fault{Pointer: "/closed_on", Code: "in_post", Message: fmt.Sprintf("%s is in it from %s, %s.", who, a.ValidFrom.Words(), stays)})
		}
	}
	if len(refused.Faults) > 0 {
		return refused
	}
	return nil
}

// Reopen takes a closing back: what ended with the post goes on.
func (s *Posts) Reopen(ctx context.Context, actor vocabulary.Actor, id string, version int64) (PostDetail, error) {
	return s.transition(ctx, actor, "posts.reopen", id, version, func(ctx context.Context, tx *database.Tx, _ policy.Scope, p *keptPost) (bool, error) {
		if p.ClosedOn == nil {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This post is not closed.")
		}
		day := *p.ClosedOn
		p.ClosedOn = nil
		return true, s.redate(ctx, tx, *p, func(terms []PostTerms, lines []FundingLine) ([]PostTerms, []FundingLine) {
			return onwards(terms, day, daysOfTerms), onwards(lines, day, daysOfLine)
		})
	})
}

// redate writes a post's terms and funding with other days.
func (s *Posts) redate(ctx context.Context, tx *database.Tx, p keptPost, change func([]PostTerms, []FundingLine) ([]PostTerms, []FundingLine)) error {
	terms, err := s.store.terms(ctx, p.ID)
	if err != nil {
		return err
	}
	lines, err := s.store.funding(ctx, p.ID)
	if err != nil {
		return err
	}
	terms, lines = change(terms, lines)
	if err := s.store.replaceTerms(ctx, tx, p, terms); err != nil {
		return err
	}
	return s.store.replaceFunding(ctx, tx, p, lines)
}

// transition is a change to the post itself, of the version that was read.
func (s *Posts) transition(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, change effect) (after PostDetail, err error) {
	pointers := map[string]string{"post_facts_within_the_post": "/funding_lines"}
	err = s.change(ctx, actor, operation, id, pointers, func(ctx context.Context, tx *database.Tx, scope policy.Scope, p *keptPost) (bool, error) {
		if p.Version != version {
			return false, vocabulary.Stale(p.Version)
		}
		return change(ctx, tx, scope, p)
	}, func(ctx context.Context, scope policy.Scope) error {
		after, err = s.detail(ctx, scope, s.clock.Today(), id)
		return err
	})
	return after, err
}

func isNotFound(err error) bool {
	var known *vocabulary.Error
	return errors.As(err, &known) && known.Code == vocabulary.CodeNotFound
}
