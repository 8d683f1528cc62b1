package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// Practices are the use cases of practices.
type Practices struct {
	store practiceStore
	list  *listing.List[Practice]
	// ofPCN lists the practices that are members of one PCN.
	ofPCN *listing.List[Practice]
}

// NewPractices makes the use cases over a database.
func NewPractices(db *database.DB) (*Practices, error) {
	all := listing.Table[Practice]{
		Name: "practices", Reads: practiceTables, From: "practices_on($1)", Key: "ods_code", Sort: "name",
		Defaults: map[string][]string{"status": {"open"}},
	}
	members := all
	members.Name, members.From, members.Owner = "pcn_practices", practicesOfPCN, exists(onePCN)
	list, err := listing.Prepare(all)
	if err != nil {
		return nil, err
	}
	ofPCN, err := listing.Prepare(members)
	return &Practices{practiceStore{db}, list, ofPCN}, err
}

var practiceTables = []string{"practices", "organisation_names", "practice_memberships", "practice_sub_icb_locations",
	"practice_list_sizes", "practice_deprivation", "sub_icb_location_icbs", "icbs", "pcns", "regions"}

// On reads one practice as it stood on a day, with its memberships.
func (s *Practices) On(ctx context.Context, day vocabulary.Date, code string) (PracticeOnDay, error) {
	practice, err := s.store.on(ctx, day, code)
	if err != nil {
		return PracticeOnDay{}, err
	}
	memberships, err := s.store.memberships(ctx, code)
	return PracticeOnDay{practice, day, memberships}, err
}
