package workforce

import (
	"context"
	"slices"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// ServiceFigures are the use cases of what services did.
type ServiceFigures struct {
	store serviceFigureStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[ServiceFigure]
}

// NewServiceFigures makes the use cases over a database.
func NewServiceFigures(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*ServiceFigures, error) {
	list, err := listing.Prepare(listing.Table[ServiceFigure]{
		Name: "service_figures", Reads: []string{"service_figures", "service_figure_groups", "pcns"}, From: serviceFigureRows, Key: "id", Sort: "-month,pcn_code,role_type", Undated: true,
		Includes: map[string]func(ctx context.Context, q listing.Querier, rows []ServiceFigure) error{"groups": includeGroups},
		Apart:    map[string]listing.Apart[ServiceFigure]{"groups": groupsApart()},
		Withhold: func(reach listing.Reach) func(row *ServiceFigure) { return withhold(reach.(policy.Scope)) },
	})
	return &ServiceFigures{serviceFigureStore{db}, log, clock, list}, err
}

// withhold hides from a caller what only the network itself and the programme team see.
func withhold(scope policy.Scope) func(f *ServiceFigure) {
	sees := scope.Sees(policy.ServiceFigures)
	return func(f *ServiceFigure) {
		if !sees(f.PCNCode) {
			suppress(f)
		}
	}
}

// monthOf is which figure is meant: of a network, for a role, in a month.
type monthOf struct {
	pcnCode, roleType string
	month             vocabulary.Date
}

// Read reads what a service did in a month, as far as the caller may see it.
func (s *ServiceFigures) Read(ctx context.Context, actor vocabulary.Actor, of monthOf) (f ServiceFigure, err error) {
	scope, err := policy.Allow(actor, "service_figures.read")
	if err != nil {
		return f, err
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		f, err = s.store.read(ctx, scope, of)
		return err
	})
	if err == nil {
		withhold(scope)(&f)
	}
	return f, err
}

// Version tells someone who is about to write which version is saved; 0 where nothing is yet. What is out of reach is not there.
func (s *ServiceFigures) Version(ctx context.Context, actor vocabulary.Actor, of monthOf) (version int64, err error) {
	scope, err := policy.Allow(actor, "service_figures.update")
	if err != nil {
		return 0, err
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		if err := s.kept(ctx, scope, of); err != nil {
			return err
		}
		version, err = s.store.version(ctx, scope, of)
		return err
	})
	return version, err
}

// kept refuses a figure that the caller can keep none of: of a network out of reach, or of no role.
func (s *ServiceFigures) kept(ctx context.Context, scope policy.Scope, of monthOf) error {
	if !scope.Covers(policy.ServiceFigures+":"+of.pcnCode) || !slices.Contains(forecastRoles, of.roleType) {
		return vocabulary.NotFound()
	}
	shown, err := isShown(ctx, s.store.db, of.pcnCode)
	if err == nil && !shown {
		err = vocabulary.NotFound()
	}
	return err
}

// Put sets what a service did in a month, all of it: what is left out is not known. Version is 0 where nothing was.
func (s *ServiceFigures) Put(ctx context.Context, actor vocabulary.Actor, of monthOf, version int64, in ServiceFigureEntry) (f ServiceFigure, err error) {
	err = s.log.Record(ctx, actor, "service_figures.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := s.kept(ctx, scope, of); err != nil {
			return err
		}
		faults := in.check()
		if in.isEmpty() {
			faults = append(faults, vocabulary.Fault{Pointer: "/referrals", Code: "nothing_entered", Message: nothingEntered})
		}
		if of.month.After(s.clock.Today()) {
			faults = append(faults, vocabulary.Fault{Pointer: "path:month", Code: "future", Message: "This month has not begun. Figures are of a month that is over, or under way."})
		}
		if len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		id := newID()
		if version == 0 {
			err = s.store.insert(ctx, tx, scope, id, of, in, s.clock())
		} else {
			id, err = s.store.update(ctx, tx, scope, of, version, in, s.clock())
		}
		if err == nil {
			err = s.store.setGroups(ctx, tx, scope, id, of.pcnCode, in.Groups)
		}
		if err != nil {
			return err
		}
		f, err = s.store.read(ctx, scope, of)
		return err
	})
	return f, err
}
