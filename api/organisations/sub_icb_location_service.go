package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// SubICBLocations are the use cases of sub-ICB locations.
type SubICBLocations struct {
	store subICBLocationStore
	list  *listing.List[SubICBLocation]
}

// NewSubICBLocations makes the use cases over a database.
func NewSubICBLocations(db *database.DB) (*SubICBLocations, error) {
	list, err := listing.Prepare(listing.Table[SubICBLocation]{
		Name: "sub_icb_locations", Reads: subICBLocationTables, From: "sub_icb_locations_on($1)", Key: "ods_code", Sort: "name",
		Defaults: map[string][]string{"status": {"open"}},
	})
	return &SubICBLocations{subICBLocationStore{db}, list}, err
}

var subICBLocationTables = []string{"sub_icb_locations", "sub_icb_location_icbs", "icbs", "organisation_names"}

// On reads one sub-ICB location as it stood on a day.
func (s *SubICBLocations) On(ctx context.Context, day vocabulary.Date, code string) (SubICBLocationOnDay, error) {
	location, err := s.store.on(ctx, day, code)
	return SubICBLocationOnDay{location, day}, err
}
