package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// PCNs are the use cases of primary care networks.
type PCNs struct {
	store pcnStore
	list  *listing.List[PCN]
	// ofICB lists the PCNs of one integrated care board.
	ofICB *listing.List[PCN]
}

// NewPCNs makes the use cases over a database.
func NewPCNs(db *database.DB) (*PCNs, error) {
	all := listing.Table[PCN]{
		Name: "pcns", Reads: pcnTables, From: "pcns_on($1)", Key: "ods_code", Sort: "name",
		Defaults: map[string][]string{"status": {"open"}},
	}
	ofICB := all
	ofICB.Name, ofICB.From, ofICB.Owner = "icb_pcns", pcnsOfICB, exists(oneICB)
	list, err := listing.Prepare(all)
	if err != nil {
		return nil, err
	}
	within, err := listing.Prepare(ofICB)
	return &PCNs{pcnStore{db}, list, within}, err
}

var pcnTables = []string{"pcns", "organisation_names", "pcn_sub_icb_locations", "sub_icb_location_icbs", "icbs",
	"pcn_boroughs", "boroughs", "practice_memberships", "practice_list_sizes", "practice_deprivation", "regions"}

// On reads one PCN as it stood on a day, with its neighbours in time.
func (s *PCNs) On(ctx context.Context, day vocabulary.Date, code string) (PCNOnDay, error) {
	pcn, err := s.store.on(ctx, day, code)
	if err != nil {
		return PCNOnDay{}, err
	}
	answer := PCNOnDay{PCN: pcn, AsOf: day}
	if answer.Successors, err = s.store.successors(ctx, day, code); err != nil {
		return answer, err
	}
	answer.Predecessors, err = s.store.predecessors(ctx, day, code)
	return answer, err
}

// Version tells which version of a PCN is saved.
func (s *PCNs) Version(ctx context.Context, code string) (int64, error) {
	return s.store.version(ctx, code)
}

// History reads every dated fact about a PCN, the oldest first.
func (s *PCNs) History(ctx context.Context, code string) (PCNHistory, error) {
	life, err := s.store.life(ctx, code)
	if err != nil {
		return PCNHistory{}, err
	}
	spells, err := s.store.spells(ctx, code)
	if err != nil {
		return PCNHistory{}, err
	}
	members, err := s.store.members(ctx, code)
	return PCNHistory{ODSCode: code, IsDemo: life.IsDemo, Items: timeline(code, life.spell, spells, members)}, err
}
