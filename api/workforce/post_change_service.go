package workforce

import (
	"context"
	"errors"
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
		p, err := s.store.lock(ctx, tx, scope, s.clock.Today(), id)
		if err != nil {
			return err
		}
		noted := p.Note != nil
		changed, err := change(ctx, tx, scope, &p)
		if err == nil && changed {
			err = s.store.save(ctx, tx, scope, p, s.clock())
		}
		if err == nil && noted && p.Note == nil {
			err = s.store.eraseNotes(ctx, tx, []string{id})
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
		faults := in.check()
		changed, wrong, err := s.updateRecord(ctx, tx, in, p)
		if err != nil {
			return false, err
		}
		faults = append(faults, wrong...)
		terms, err := s.store.terms(ctx, id)
		if err != nil {
			return false, err
		}
		after, wrong := in.terms(*p, terms, s.clock.Today())
		faults = append(faults, wrong...)
		if in.FundingLines != nil {
			_, wrong = lines(*in.FundingLines)
			faults = append(faults, wrong...)
		}
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
func (s *Posts) updateRecord(ctx context.Context, tx *database.Tx, in PostChange, p *keptPost) (changed bool, faults []vocabulary.Fault, err error) {
	before := *p
	if in.Reference != nil {
		p.Reference = *in.Reference
	}
	in.RecruitingFrom.Into(&p.RecruitingFrom)
	in.Note.Into(&p.Note)
	if in.BasePracticeCodes != nil {
		p.BasePracticeCodes = append([]string{}, *in.BasePracticeCodes...)
		if faults, err = s.basedIn(ctx, tx, p.BasePracticeCodes); err != nil {
			return false, nil, err
		}
	}
	faults = append(faults, recruitedInTime(p.OpenedOn, p.RecruitingFrom)...)
	return p.Reference != before.Reference || !equal(p.RecruitingFrom, before.RecruitingFrom) || !equal(p.Note, before.Note) || !slices.Equal(p.BasePracticeCodes, before.BasePracticeCodes), faults, nil
}

func (s *Posts) updateFunding(ctx context.Context, tx *database.Tx, in PostChange, p keptPost) (changed bool, err error) {
	if in.FundingLines == nil {
		return false, nil
	}
	before, err := s.store.funding(ctx, p.ID)
	if err != nil {
		return false, err
	}
	after, _ := lines(*in.FundingLines)
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
