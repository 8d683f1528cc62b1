package embedding

import (
	"context"
	"reflect"

	"github.com/google/uuid"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// ImprovementActions are the use cases of what is done about how well the roles are embedded.
type ImprovementActions struct {
	store       actionStore
	assessments assessmentStore
	frameworks  frameworkStore
	log         *audit.Log
	clock       vocabulary.Clock
	list        *listing.List[ImprovementAction]
}

// NewImprovementActions makes the use cases over a database.
func NewImprovementActions(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*ImprovementActions, error) {
	list, err := listing.Prepare(listing.Table[ImprovementAction]{Name: "improvement_actions", Reads: actionTables, From: actionRows, Key: "id", Sort: "due_on,id", Undated: true})
	return &ImprovementActions{actionStore{db}, assessmentStore{db}, frameworkStore{db}, log, clock, list}, err
}

// Read reads an action within reach.
func (s *ImprovementActions) Read(ctx context.Context, actor vocabulary.Actor, operation, id string) (found ImprovementAction, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return found, err
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.store.read(ctx, scope, s.clock.Today(), id)
		return err
	})
	return found, err
}

// Create raises an action, unless another is under way for the same.
func (s *ImprovementActions) Create(ctx context.Context, actor vocabulary.Actor, in NewImprovementAction) (made ImprovementAction, err error) {
	err = s.log.Record(ctx, actor, "improvement_actions.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		framework, err := s.frameworks.published(ctx)
		if err != nil {
			return err
		}
		f, err := s.frameworks.content(ctx, framework.FrameworkVersion)
		if err != nil {
			return err
		}
		today := s.clock.Today()
		faults := in.check(f, today)
		shown, err := s.assessments.isShown(ctx, in.PCNCode)
		if err != nil {
			return err
		}
		if in.PCNCode != "" && (!shown || !scope.Covers(policy.ImprovementActions+":"+in.PCNCode)) {
			faults = append(faults, vocabulary.Fault{Pointer: "/pcn_code", Code: "unknown_pcn", Message: "There is no network with this code, or it is not within your reach. Check the code."})
		}
		if len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		a := ImprovementAction{ID: uuid.Must(uuid.NewV7()).String(), PCNCode: in.PCNCode, Reason: in.Reason, CriterionCode: in.CriterionCode, RoleType: in.RoleType}
		if err := s.alone(ctx, scope, today, a); err != nil {
			return err
		}
		if err := s.store.insert(ctx, tx, scope, a.ID, in, s.clock()); err != nil {
			return err
		}
		made, err = s.store.read(ctx, scope, today, a.ID)
		return err
	})
	return made, err
}

// alone refuses an action for what another does already.
func (s *ImprovementActions) alone(ctx context.Context, scope policy.Scope, today vocabulary.Date, a ImprovementAction) error {
	other, err := s.store.other(ctx, scope, today, a)
	if err != nil || other == nil {
		return err
	}
	return other.taken()
}

// Update changes an action, or takes it a step on. A change to what already holds changes nothing.
func (s *ImprovementActions) Update(ctx context.Context, actor vocabulary.Actor, id string, version int64, in ImprovementActionChange) (after ImprovementAction, err error) {
	err = s.log.Record(ctx, actor, "improvement_actions.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		today := s.clock.Today()
		before, err := s.store.read(ctx, scope, today, id)
		if err != nil {
			return err
		}
		after = before
		if err := after.take(in, today); err != nil {
			return err
		}
		if reflect.DeepEqual(before, after) {
			return nil
		}
		if after.isUnderWay() && !before.isUnderWay() { // another may have been raised since it was closed
			if err := s.alone(ctx, scope, today, after); err != nil {
				return err
			}
		}
		if err := s.store.save(ctx, tx, scope, version, after, s.clock()); err != nil {
			return err
		}
		after, err = s.store.read(ctx, scope, today, id)
		return err
	})
	return after, err
}
