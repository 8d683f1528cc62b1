package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// Regions are the use cases of regions.
type Regions struct {
	store regionStore
	clock vocabulary.Clock
	list  *listing.List[Region]
}

// NewRegions makes the use cases over a database.
func NewRegions(db *database.DB, clock vocabulary.Clock) (*Regions, error) {
	list, err := listing.Prepare(listing.Table[Region]{
		Name: "regions", Reads: regionTables, From: "regions_on($1)", Key: "code", Sort: "name",
	})
	return &Regions{regionStore{db}, clock, list}, err
}

// regionTables are what a region's own answers are made from; regionOrganisationTables what its organisations are
// counted from.
var (
	regionTables             = []string{"regions", "icbs", "sub_icb_location_icbs", "pcns", "pcn_sub_icb_locations"}
	regionOrganisationTables = append([]string{"practices", "practice_memberships", "practice_sub_icb_locations",
		"practice_list_sizes", "practice_deprivation"}, regionTables...)
)

// The maps organisations can be counted on.
const (
	boundariesThen = "then"
	boundariesNow  = "now"
)

// On reads one region as it stood on a day.
func (s *Regions) On(ctx context.Context, day vocabulary.Date, code string) (RegionOnDay, error) {
	region, err := s.store.on(ctx, day, code)
	return RegionOnDay{Region: region, AsOf: day}, err
}

// Organisations counts what is in a region on a day, by board: on the map of that day, or regrouped by the board
// that each sub-ICB location belongs to today. A board's successors are never asked: a split has several.
func (s *Regions) Organisations(ctx context.Context, day vocabulary.Date, code, boundaries string) (RegionOrganisations, error) {
	answer := RegionOrganisations{RegionCode: code, AsOf: day, Boundaries: boundaries, Items: []RegionICB{}}
	region, err := s.store.on(ctx, day, code)
	if err != nil {
		return answer, err
	}
	answer.RegionName = region.Name
	mapDay := day
	if boundaries == boundariesNow {
		mapDay = s.clock.Today()
	}
	counts, err := s.store.organisations(ctx, day, mapDay, code)
	if err != nil {
		return answer, err
	}
	for _, c := range counts {
		switch totals := c.OrganisationTotals.rounded(); {
		case c.IsTotal:
			answer.Total, answer.IsCarriedBack = totals, c.IsCarriedBack
		case c.ICBCode == nil:
			answer.Unmapped = totals
		default:
			answer.Items = append(answer.Items, RegionICB{*c.ICBCode, *c.ICBName, *c.ICBShortName, totals})
		}
	}
	return answer, nil
}
