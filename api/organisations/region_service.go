package organisations

import (
	"context"
	"slices"

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

// regionTables are what a region's own answers are made from; the others what its organisations are counted from, by
// board and by borough.
var (
	regionTables             = []string{"regions", "icbs", "sub_icb_location_icbs", "pcns", "pcn_sub_icb_locations"}
	regionOrganisationTables = append([]string{"practices", "practice_memberships", "practice_sub_icb_locations",
		"practice_list_sizes", "practice_deprivation", "imports"}, regionTables...)
	regionBoroughTables = append([]string{"boroughs", "borough_icbs", "pcn_boroughs"}, regionOrganisationTables...)
)

// On reads one region as it stood on a day.
func (s *Regions) On(ctx context.Context, day vocabulary.Date, code string) (RegionOnDay, error) {
	region, err := s.store.on(ctx, day, code)
	return RegionOnDay{Region: region, AsOf: day}, err
}

// Organisations counts what is in a region on a day, by board: on the map of that day, or regrouped by the board
// that each sub-ICB location belongs to today. A board's successors are never asked: a split has several.
func (s *Regions) Organisations(ctx context.Context, day vocabulary.Date, code, boundaries string) (RegionOrganisations, error) {
	answer := RegionOrganisations{RegionCode: code, AsOf: day, Boundaries: boundaries, Items: []RegionICB{}, Unmapped: noneCounted()}
	region, err := s.store.described(ctx, day, code)
	if err != nil {
		return answer, err
	}
	answer.RegionName, answer.Evidence = region.Name, around(day, region.Described)
	counts, err := s.counts(ctx, []vocabulary.Date{day}, code, boundaries)
	if err != nil {
		return answer, err
	}
	for _, c := range counts {
		switch totals := c.OrganisationTotals.rounded(); {
		case c.IsTotal:
			answer.Total, answer.IsCarriedBack, answer.IsDemo = totals, c.IsCarriedBack, c.IsDemo
		case c.ICBCode == nil:
			answer.Unmapped = totals
		default:
			answer.Items = append(answer.Items, RegionICB{*c.ICBCode, *c.ICBName, *c.ICBShortName, totals})
		}
	}
	if answer.Total.isNothing() {
		notKnown(&answer.Total, &answer.Unmapped)
		for i := range answer.Items {
			notKnown(&answer.Items[i].OrganisationTotals)
		}
	}
	return answer, nil
}

// counts counts what is in a region on some days, on the map of each or all on today's.
func (s *Regions) counts(ctx context.Context, days []vocabulary.Date, code, boundaries string) ([]regionCount, error) {
	mapDays := days
	if boundaries == vocabulary.BoundariesNow {
		mapDays = slices.Repeat([]vocabulary.Date{s.clock.Today()}, len(days))
	}
	return s.store.organisations(ctx, days, mapDays, code)
}

// Boroughs counts what is in a region on a day, by borough: all of it, or what one board holds.
func (s *Regions) Boroughs(ctx context.Context, day vocabulary.Date, code string, icb *string) (RegionBoroughs, error) {
	answer := RegionBoroughs{RegionCode: code, AsOf: day, Items: []RegionBorough{}, Unmapped: noneCounted()}
	region, err := s.store.described(ctx, day, code)
	if err != nil {
		return answer, err
	}
	answer.RegionName, answer.Evidence = region.Name, around(day, region.Described)
	if icb != nil {
		known, err := s.store.hasICB(ctx, code, *icb)
		if err != nil {
			return answer, err
		}
		if !known {
			return answer, vocabulary.BadQuery("icb_code", "unknown_value", "%s has no integrated care board with this code. /api/v1/icbs?region_code=%s lists those it has.", region.Name, code)
		}
	}
	counts, err := s.store.boroughs(ctx, day, code, icb)
	if err != nil {
		return answer, err
	}
	for _, c := range counts {
		answer.IsCarriedBack = answer.IsCarriedBack || c.IsCarriedBack
		answer.IsDemo = answer.IsDemo || c.IsDemo
		switch totals := c.OrganisationTotals.rounded(); {
		case c.IsTotal:
			answer.Total = totals
		case c.GSSCode == nil:
			answer.Unmapped = totals
		default:
			answer.Items = append(answer.Items, RegionBorough{*c.GSSCode, *c.Name, c.ICBCode, c.ICBShortName, *c.TileColumn, *c.TileRow, totals})
		}
	}
	if !answer.Total.isNothing() {
		return answer, nil
	}
	if icb != nil { // a board may hold nothing in a region of which something is known
		all, err := s.Organisations(ctx, day, code, vocabulary.BoundariesThen)
		if err != nil || all.Total.PCNs != nil {
			return answer, err
		}
	}
	notKnown(&answer.Total, &answer.Unmapped)
	for i := range answer.Items {
		notKnown(&answer.Items[i].OrganisationTotals)
	}
	return answer, nil
}

// Series counts what was in a region on the first days of the quarters up to a day, and on that day.
func (s *Regions) Series(ctx context.Context, day vocabulary.Date, code, boundaries string) (RegionSeries, error) {
	answer := RegionSeries{RegionCode: code, AsOf: day, Boundaries: boundaries}
	region, err := s.store.described(ctx, day, code)
	if err != nil {
		return answer, err
	}
	answer.RegionName = region.Name
	days := quartersUpTo(day)
	counts, err := s.counts(ctx, days, code, boundaries)
	if err != nil {
		return answer, err
	}
	for _, on := range days {
		answer.Points = append(answer.Points, RegionPoint{On: on, Evidence: around(on, region.Described), Items: []RegionPointICB{}, Unmapped: noneCounted()})
	}
	for _, c := range counts {
		point := &answer.Points[slices.Index(days, c.Day)]
		answer.IsDemo = answer.IsDemo || c.IsDemo
		switch totals := c.OrganisationTotals.rounded(); {
		case c.IsTotal:
			point.Total, point.IsCarriedBack = totals, c.IsCarriedBack
		case c.ICBCode == nil:
			point.Unmapped = totals
		default:
			point.Items = append(point.Items, RegionPointICB{*c.ICBCode, *c.ICBShortName, totals})
		}
	}
	for i := range answer.Points {
		if point := &answer.Points[i]; point.Total.isNothing() {
			notKnown(&point.Total, &point.Unmapped)
			for n := range point.Items {
				notKnown(&point.Items[n].OrganisationTotals)
			}
		}
	}
	return answer, nil
}
