package embedding

import (
	"context"
	"errors"
	"maps"
	"slices"

	"trellis/api/imports/upsert"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// ratingRecords are ratings as files change them: those of the assessment that each network is working at.
type ratingRecords struct {
	*Assessments
	drafts map[string]*filedDraft
}

func (s *Assessments) ratingRecords() *ratingRecords {
	return &ratingRecords{s, map[string]*filedDraft{}}
}

// filedDraft is the assessment of one network that a file is about.
type filedDraft struct {
	record  *assessmentRecord
	content content
	// isNew says that it is not begun yet, and isTold that the plan names it already.
	isNew, isTold bool
	// closed says why nothing of it can be changed; nil where it can.
	closed *upsert.Fault
	// ratings are those to be saved, and saved the same as the file says them.
	ratings []NewRating
	saved   []*filedRating
}

var (
	_ upsert.Records[filedRating]    = (*ratingRecords)(nil)
	_ upsert.Explaining[filedRating] = (*ratingRecords)(nil)
)

// Load reads what networks are working at: some queries for each network, none for a row.
func (r *ratingRecords) Load(ctx context.Context, tx *database.Tx, scope policy.Scope, keys []string, lock bool) (map[string]*filedRating, error) {
	named := map[string][]place{}
	for _, key := range keys {
		rating := keyOf(key)
		named[rating.PCNCode] = append(named[rating.PCNCode], rating.place())
	}
	codes := slices.Sorted(maps.Keys(named))
	if lock {
		if err := r.store.hold(ctx, tx, codes); err != nil {
			return nil, err
		}
	}
	there := map[string]*filedRating{}
	for _, code := range codes {
		draft, err := r.draftOf(ctx, scope, code, named[code])
		if err != nil {
			return nil, err
		}
		r.drafts[code] = draft
		if draft.closed != nil {
			continue
		}
		for key, rating := range draft.record.filed(draft.content) {
			there[key] = rating
		}
	}
	return there, nil
}

// draftOf reads what a network is working at; where that is nothing, what it would begin with for the places that a file names.
func (r *ratingRecords) draftOf(ctx context.Context, scope policy.Scope, pcnCode string, named []place) (*filedDraft, error) {
	a, err := r.store.worked(ctx, scope, pcnCode)
	if err != nil {
		return nil, err
	}
	if a == nil {
		return r.beginning(ctx, scope, pcnCode, named)
	}
	a.filedAs = a.ID
	d := &filedDraft{record: a}
	var refused *vocabulary.Error
	if a.isBoards() {
		d.closed = &upsert.Fault{Column: "pcn_code", Code: "moderated", Message: "A moderated assessment of this network is open, which is its board's to rate. Bring your ratings in once that one is published or discarded."}
	} else if !a.isOpen() && errors.As(a.refuse("It takes no ratings now."), &refused) {
		d.closed = &upsert.Fault{Column: "pcn_code", Code: "handed_in", Message: refused.Message}
	}
	if d.content, err = r.frameworks.content(ctx, a.FrameworkVersion); err != nil {
		return nil, err
	}
	roles, err := r.store.deployed(ctx, scope, pcnCode, r.clock.Today())
	if err == nil && d.closed == nil {
		a.deploy(d.content, roles)
	}
	return d, err
}

// beginning is what a network would begin with that works at nothing: a draft of the core criteria where the file names no other and the
// network's last asked no other either. After one of all criteria it is of all: of fewer, its score could not be compared. A network that has closed begins nothing.
func (r *ratingRecords) beginning(ctx context.Context, scope policy.Scope, pcnCode string, named []place) (*filedDraft, error) {
	a, f, err := r.begin(ctx, scope, NewAssessment{PCNCode: pcnCode, Kind: selfKind, CriteriaSet: fullSet})
	if err != nil {
		return nil, err
	}
	if f.areCore(named) && a.prefilledSet != fullSet {
		a.CriteriaSet = coreSet
		a.count(f)
	}
	a.filedAsNew = a.CriteriaSet
	d := &filedDraft{record: a, content: f, isNew: true}
	shown, err := r.store.isShown(ctx, pcnCode)
	if !shown {
		d.closed = &upsert.Fault{Column: "pcn_code", Code: "pcn_closed", Message: "This network has closed, or is to close, so no assessment of it is begun."}
	}
	return d, err
}

// Save notes a rating; Done saves them all.
func (r *ratingRecords) Save(_ context.Context, _ *database.Tx, _ policy.Scope, _, after *filedRating) error {
	draft := r.drafts[after.PCNCode]
	draft.ratings, draft.saved = append(draft.ratings, after.entry()), append(draft.saved, after)
	return nil
}

// Version is none: a file names no version of the assessment, of which each of its rows is only a part.
func (*ratingRecords) Version(*filedRating) int64 { return 0 }

// Stuck says why a rating cannot become again what it was: its role may not be deployed any more.
func (r *ratingRecords) Stuck(_, was *filedRating) string {
	if faults := r.drafts[was.PCNCode].check(*was); len(faults) > 0 {
		return faults[0].Message
	}
	return ""
}

// Since says why a rating is not the one that a file left: what it went into may have been handed in.
func (r *ratingRecords) Since(_, left *filedRating) string {
	switch draft := r.drafts[left.PCNCode]; {
	case draft.closed != nil:
		return draft.closed.Message
	case draft.record.filedAs != left.AssessmentID:
		return "The assessment that this went into was published or discarded since, and changes no more. What the network works at now is another."
	}
	return ""
}

// Done saves what is noted, network by network, the way ratings given one by one are saved.
func (r *ratingRecords) Done(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
	for _, draft := range r.drafts {
		if len(draft.ratings) == 0 {
			continue
		}
		if err := r.finish(ctx, tx, scope, draft); err != nil {
			return err
		}
	}
	return nil
}

func (r *ratingRecords) finish(ctx context.Context, tx *database.Tx, scope policy.Scope, d *filedDraft) error {
	in := NewRatings{Ratings: d.ratings}
	suggested, err := r.facts.suggestions(ctx, scope, d.content, d.record.PCNCode, r.clock.Today())
	if err != nil {
		return err
	}
	if faults := d.record.rate(d.content, in, suggested); len(faults) > 0 {
		return vocabulary.Invalid(faults...)
	}
	d.record.count(d.content)
	d.record.Status = assessmentDraft
	said := in.places()
	if d.isNew {
		if err := r.store.insert(ctx, tx, scope, d.record, r.clock()); err != nil {
			return err
		}
		for _, rating := range d.saved {
			rating.AssessmentID, rating.Begins = d.record.ID, ""
		}
		for at := range d.record.remarks { // what was said last time is taken over too
			if !slices.Contains(said, at) {
				said = append(said, at)
			}
		}
	} else if err := r.store.save(ctx, tx, scope, d.record.Version, d.record, r.clock()); err != nil {
		return err
	}
	return r.store.say(ctx, tx, scope, d.record, said)
}
