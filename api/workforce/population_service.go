package workforce

import (
	"context"
	"errors"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Populations are the use cases of how many people networks have, as payments count them.
type Populations struct {
	store populationStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[PCNPopulation]
}

// populationTables are what weighted populations are read from: which networks are shown depends on their region.
var populationTables = []string{"pcn_populations", "pcns", "regions", "pcn_sub_icb_locations", "sub_icb_location_icbs", "icbs"}

// NewPopulations makes the use cases over a database.
func NewPopulations(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*Populations, error) {
	list, err := listing.Prepare(listing.Table[PCNPopulation]{
		Name: "pcn_populations", Reads: populationTables, From: populationRows, Key: "key", Sort: "pcn_code,-counted_on", Undated: true,
	})
	return &Populations{populationStore{db}, log, clock, list}, err
}

// Read reads a network's people on a day they were counted.
func (s *Populations) Read(ctx context.Context, pcnCode string, day vocabulary.Date) (PCNPopulation, error) {
	return s.store.read(ctx, pcnCode, day)
}

// Version tells someone who is about to write which version is saved; 0 where nothing is yet. To who may not write it there
// is nothing here.
func (s *Populations) Version(ctx context.Context, actor vocabulary.Actor, pcnCode string, day vocabulary.Date) (int64, error) {
	scope, err := policy.Allow(actor, "pcn_populations.update")
	if err != nil {
		return 0, err
	}
	if err := s.kept(ctx, scope, pcnCode); err != nil {
		return 0, err
	}
	there, err := s.store.read(ctx, pcnCode, day)
	var known *vocabulary.Error
	if errors.As(err, &known) && known.Code == vocabulary.CodeNotFound {
		return 0, nil
	}
	return there.Version, err
}

func (s *Populations) kept(ctx context.Context, scope policy.Scope, pcnCode string) error {
	if !scope.Covers("pcn:" + pcnCode) {
		return vocabulary.NotFound()
	}
	shown, err := isShown(ctx, s.store.db, pcnCode)
	if err == nil && !shown {
		err = vocabulary.NotFound()
	}
	return err
}

// Put sets a network's people on a day. Version is 0 where nothing was.
func (s *Populations) Put(ctx context.Context, actor vocabulary.Actor, pcnCode string, day vocabulary.Date, version int64, in PCNPopulationChange) (p PCNPopulation, err error) {
	err = s.log.Record(ctx, actor, "pcn_populations.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := s.kept(ctx, scope, pcnCode); err != nil {
			return err
		}
		if faults := in.check(); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if version == 0 {
			err = s.store.insert(ctx, tx, scope, pcnCode, day, in, s.clock())
		} else {
			err = s.store.update(ctx, tx, scope, pcnCode, day, version, in, s.clock())
		}
		if err != nil {
			return err
		}
		p, err = s.store.read(ctx, pcnCode, day)
		return err
	})
	return p, err
}
