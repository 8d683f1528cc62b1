package organisations

import (
	"cmp"
	"context"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// ICBs are the use cases of integrated care boards.
type ICBs struct {
	store icbStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[ICBItem]
}

// NewICBs makes the use cases over a database.
func NewICBs(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*ICBs, error) {
	list, err := listing.Prepare(listing.Table[ICBItem]{
		Name: "icbs", Reads: icbTables, From: "icbs_on($1)", Key: "ods_code", Sort: "name",
		Defaults: map[string][]string{"status": {"open"}},
		Includes: map[string]func(context.Context, listing.Querier, []ICBItem) error{
			"successors":   including(successorsOf, func(item *ICBItem) *[]ICBLink { return &item.Successors }),
			"predecessors": including(predecessorsOf, func(item *ICBItem) *[]ICBLink { return &item.Predecessors }),
		},
	})
	return &ICBs{icbStore{db}, log, clock, list}, err
}

// icbTables are what an ICB's answers are made from.
var icbTables = []string{"icbs", "icb_successions", "regions"}

// On reads one ICB as it stood on a day.
func (s *ICBs) On(ctx context.Context, day vocabulary.Date, code string) (ICBOnDay, error) {
	icb, err := s.store.on(ctx, day, code)
	if err != nil {
		return ICBOnDay{}, err
	}
	answer := ICBOnDay{ICB: icb, AsOf: day}
	for _, side := range []struct {
		query string
		into  *[]ICBLink
	}{{successorsOf, &answer.Successors}, {predecessorsOf, &answer.Predecessors}} {
		found, err := links(ctx, s.store.db.Querier(ctx), side.query, []string{code})
		if err != nil {
			return answer, err
		}
		*side.into = orEmpty(found[code])
	}
	return answer, nil
}

// Version tells someone who is about to change an ICB which version of it is saved.
func (s *ICBs) Version(ctx context.Context, actor vocabulary.Actor, code string) (int64, error) {
	scope, err := policy.Allow(actor, "icbs.update")
	if err != nil {
		return 0, err
	}
	if !scope.Covers("icb:" + code) {
		return 0, vocabulary.NotFound()
	}
	return s.store.version(ctx, code)
}

// Succession reads an ICB's line and which of it stands on a day.
func (s *ICBs) Succession(ctx context.Context, day vocabulary.Date, code string) (ICBSuccession, error) {
	answer := ICBSuccession{ODSCode: code, AsOf: day}
	if _, err := s.store.on(ctx, day, code); err != nil {
		return answer, err
	}
	steps, err := s.store.steps(ctx, code)
	if err != nil {
		return answer, err
	}
	current, err := s.store.standing(ctx, day, code)
	answer.Items, answer.Current = orEmpty(steps), orEmpty(current)
	return answer, err
}

// Update changes what Trellis calls an ICB. It refuses a version that is not the newest; a change
// to what already holds changes nothing.
func (s *ICBs) Update(ctx context.Context, actor vocabulary.Actor, code string, version int64, change ICBChange) (ICBOnDay, error) {
	var answer ICBOnDay
	err := s.log.Record(ctx, actor, "icbs.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if !scope.Covers("icb:" + code) { // everyone reads it; to who may not change it there is nothing here to change
			return vocabulary.NotFound()
		}
		before, err := s.store.on(ctx, s.clock.Today(), code)
		if err != nil {
			return err
		}
		if before.Version != version {
			return vocabulary.Stale(before.Version)
		}
		if faults := change.tidy(); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if *change.ShortName != before.ShortName {
			saved, err := s.store.save(ctx, tx, code, version, change, s.clock())
			if err != nil {
				return err
			}
			if !saved { // another write came between the read and this one
				newest, err := s.store.version(ctx, code)
				return cmp.Or(err, error(vocabulary.Stale(newest)))
			}
		}
		answer, err = s.On(ctx, s.clock.Today(), code)
		return err
	})
	return answer, err
}

func including(query string, field func(*ICBItem) *[]ICBLink) func(context.Context, listing.Querier, []ICBItem) error {
	return func(ctx context.Context, q listing.Querier, rows []ICBItem) error {
		codes := make([]string, len(rows))
		for i, row := range rows {
			codes[i] = row.ODSCode
		}
		found, err := links(ctx, q, query, codes)
		for i := range rows {
			*field(&rows[i]) = orEmpty(found[rows[i].ODSCode])
		}
		return err
	}
}

// orEmpty makes an empty list out of none, so that it is written as [].
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
