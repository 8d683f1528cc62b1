package embedding

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/google/uuid"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Assessments are the use cases of assessments, from the draft to what is published.
type Assessments struct {
	store      assessmentStore
	frameworks frameworkStore
	facts      factStore
	log        *audit.Log
	clock      vocabulary.Clock
	list       *listing.List[Assessment]

	ratingFilters listing.Filters[ratingFilter]
}

// NewAssessments makes the use cases over a database.
func NewAssessments(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*Assessments, error) {
	list, err := listing.Prepare(listing.Table[Assessment]{Name: "assessments", Reads: assessmentTables, From: assessmentRows, Key: "id", Sort: "-updated_at,id", Undated: true})
	if err != nil {
		return nil, err
	}
	ratingFilters, err := listing.PrepareFilters[ratingFilter]()
	return &Assessments{assessmentStore{db}, frameworkStore{db}, factStore{db}, log, clock, list, ratingFilters}, err
}

// Read reads an assessment within reach.
func (s *Assessments) Read(ctx context.Context, actor vocabulary.Actor, operation, id string) (found AssessmentDetail, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return found, err
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.detail(ctx, scope, id)
		return err
	})
	return found, err
}

// File gives the ratings of an assessment as the rows of a file.
func (s *Assessments) File(ctx context.Context, actor vocabulary.Actor, id, as string) (entry *snapshot.Entry, err error) {
	scope, err := policy.Allow(actor, "assessments.read")
	if err != nil {
		return nil, err
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		a, err := s.store.read(ctx, scope, id)
		if err != nil {
			return err
		}
		f, err := s.frameworks.content(ctx, a.FrameworkVersion)
		if err == nil {
			entry, err = a.file(as, f)
		}
		return err
	})
	return entry, err
}

func (s *Assessments) detail(ctx context.Context, scope policy.Scope, id string) (AssessmentDetail, error) {
	a, err := s.store.read(ctx, scope, id)
	if err != nil {
		return AssessmentDetail{}, err
	}
	f, err := s.frameworks.content(ctx, a.FrameworkVersion)
	if err != nil {
		return AssessmentDetail{}, err
	}
	if a.ICBCode, err = s.store.board(ctx, a.PCNCode, s.clock.Today()); err != nil {
		return AssessmentDetail{}, err
	}
	return AssessmentDetail{Assessment: a.Assessment, PrefilledFrom: a.PrefilledFrom, Result: a.Result, Ratings: a.ratings(f)}, nil
}

// Suggest tells what the records of a draft's network come to by the rules of its framework, as it stands today.
func (s *Assessments) Suggest(ctx context.Context, actor vocabulary.Actor, id string) (all SuggestionList, err error) {
	scope, err := policy.Allow(actor, "assessments.suggest")
	if err != nil {
		return all, err
	}
	all = SuggestionList{Items: []Suggestion{}}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		a, err := s.store.read(ctx, scope, id)
		if err != nil {
			return err
		}
		if err := a.mayWork(actor); err != nil {
			return err
		}
		f, err := s.frameworks.content(ctx, a.FrameworkVersion)
		if err != nil {
			return err
		}
		suggested, err := s.facts.suggestions(ctx, scope, f, a.PCNCode, s.clock.Today())
		for _, slot := range f.slots() {
			if found, ok := suggested[slot.place()]; ok && a.isAsked(slot) {
				item := Suggestion{CriterionCode: slot.criterion.Code, Derivation: *slot.criterion.Derivation, Level: found.Level, From: found.From}
				if slot.roleType != "" {
					item.RoleType = &slot.roleType
				}
				all.Items = append(all.Items, item)
			}
		}
		return err
	})
	return all, err
}

// Create begins an assessment against the published framework, with the ratings of the network's published one where it has one.
func (s *Assessments) Create(ctx context.Context, actor vocabulary.Actor, in NewAssessment) (made AssessmentDetail, err error) {
	err = s.log.Record(ctx, actor, "assessments.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		in.PCNCode = strings.ToUpper(strings.TrimSpace(in.PCNCode))
		if faults := vocabulary.CheckFields(&in); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		shown, err := s.store.isShown(ctx, in.PCNCode)
		if err != nil {
			return err
		}
		if !shown || !scope.Covers("pcn:"+in.PCNCode) {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/pcn_code", Code: "unknown_pcn", Message: "There is no network with this code, or it is not within your reach. Check the code."})
		}
		if err := (Assessment{PCNCode: in.PCNCode, Kind: in.Kind}).mayWork(actor); err != nil {
			return err
		}
		a, _, err := s.begin(ctx, scope, in)
		if err != nil {
			return err
		}
		if err := s.store.insert(ctx, tx, scope, a, s.clock()); err != nil {
			return err
		}
		if err := s.store.say(ctx, tx, scope, a, slices.Collect(maps.Keys(a.remarks))); err != nil {
			return err
		}
		made, err = s.detail(ctx, scope, a.ID)
		return err
	})
	return made, err
}

// begin is an assessment as it begins: against the published framework, of the roles deployed today.
func (s *Assessments) begin(ctx context.Context, scope policy.Scope, in NewAssessment) (*assessmentRecord, content, error) {
	framework, err := s.frameworks.published(ctx)
	if err != nil {
		return nil, nil, err
	}
	f, err := s.frameworks.content(ctx, framework.FrameworkVersion)
	if err != nil {
		return nil, nil, err
	}
	a := &assessmentRecord{Assessment: Assessment{ID: uuid.Must(uuid.NewV7()).String(), PCNCode: in.PCNCode, FrameworkVersion: framework.FrameworkVersion, Kind: in.Kind, CriteriaSet: in.CriteriaSet, Status: assessmentDraft},
		Levels: slices.Repeat([]int16{NotAssessed}, len(f.slots())), remarks: map[place]remark{}}
	if err := s.prefill(ctx, scope, f, a); err != nil {
		return nil, nil, err
	}
	roles, err := s.store.deployed(ctx, scope, a.PCNCode, s.clock.Today())
	if err != nil {
		return nil, nil, err
	}
	a.deploy(f, roles)
	a.count(f)
	return a, f, nil
}

// prefill takes over what was rated last time, criterion by criterion, where this framework still has it.
func (s *Assessments) prefill(ctx context.Context, scope policy.Scope, f content, a *assessmentRecord) error {
	last, err := s.store.published(ctx, scope, a.PCNCode)
	if err != nil || last == nil {
		return err
	}
	then, err := s.frameworks.content(ctx, last.FrameworkVersion)
	if err != nil {
		return err
	}
	levels := map[place]int16{}
	for i, slot := range then.slots() {
		levels[slot.place()] = last.Levels[i]
	}
	a.PrefilledFrom, a.prefilledSet = &last.ID, last.CriteriaSet
	for i, slot := range f.slots() {
		if level, ok := levels[slot.place()]; ok {
			a.Levels[i] = level
		}
		if said, ok := last.remarks[slot.place()]; ok {
			a.remarks[slot.place()] = said
		}
	}
	return nil
}

// Update changes which criteria a draft asks.
func (s *Assessments) Update(ctx context.Context, actor vocabulary.Actor, id string, version int64, in AssessmentChange) (AssessmentDetail, error) {
	return s.draft(ctx, actor, "assessments.update", id, version, func(_ context.Context, _ *database.Tx, _ policy.Scope, _ content, a *assessmentRecord) error {
		if faults := vocabulary.CheckFields(&in); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		a.CriteriaSet = in.CriteriaSet
		return nil
	})
}

// Rate saves ratings of a draft.
func (s *Assessments) Rate(ctx context.Context, actor vocabulary.Actor, id string, version int64, in NewRatings) (AssessmentDetail, error) {
	return s.draft(ctx, actor, "assessments.rate", id, version, func(ctx context.Context, tx *database.Tx, scope policy.Scope, f content, a *assessmentRecord) error {
		var suggested map[place]suggestion
		if f.derivesAny(in.places()) { // most pages ask what a person alone can tell
			var err error
			if suggested, err = s.facts.suggestions(ctx, scope, f, a.PCNCode, s.clock.Today()); err != nil {
				return err
			}
		}
		faults := vocabulary.CheckFields(&in)
		if faults = append(faults, a.rate(f, in, suggested)...); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		return s.store.say(ctx, tx, scope, a, in.places())
	})
}

// draft changes an assessment that is still to be changed, by the body that works at it. One that was returned becomes a draft again; a change to
// what already holds changes nothing.
func (s *Assessments) draft(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, change func(ctx context.Context, tx *database.Tx, scope policy.Scope, f content, a *assessmentRecord) error) (after AssessmentDetail, err error) {
	err = s.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		a, err := s.store.read(ctx, scope, id)
		if err != nil {
			return err
		}
		if err := a.mayWork(actor); err != nil {
			return err
		}
		if !a.isOpen() {
			return a.refuse("It does not change any more.")
		}
		f, err := s.frameworks.content(ctx, a.FrameworkVersion)
		if err != nil {
			return err
		}
		before := assessmentRecord{Assessment: a.Assessment, Levels: slices.Clone(a.Levels), remarks: maps.Clone(a.remarks)}
		roles, err := s.store.deployed(ctx, scope, a.PCNCode, s.clock.Today())
		if err != nil {
			return err
		}
		a.deploy(f, roles)
		if err := change(ctx, tx, scope, f, a); err != nil {
			return err
		}
		a.count(f)
		a.Status = assessmentDraft
		if !reflect.DeepEqual(before, assessmentRecord{Assessment: a.Assessment, Levels: a.Levels, remarks: a.remarks}) {
			if err := s.store.save(ctx, tx, scope, version, a, s.clock()); err != nil {
				return err
			}
		}
		after, err = s.detail(ctx, scope, id)
		return err
	})
	return after, err
}
