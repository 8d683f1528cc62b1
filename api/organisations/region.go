package organisations

import (
	"math"

	"trellis/api/vocabulary"
)

// Region is one of the regions of NHS England.
type Region struct {
	// Code is its ODS code.
	Code string `json:"code" list:"filter,sort,code" shape:"region" example:"Y56"`
	// Name is what it is called.
	Name string `json:"name" list:"sort" example:"London"`
	// DataOrigin says whose organisations it shows: the real ones, or those of the demonstration until real ones are imported.
	DataOrigin string `json:"data_origin" list:"filter" enums:"real,demo" example:"real"`
	// ICBs is how many integrated care boards stand in it on the day.
	ICBs int64 `json:"icbs" list:"sort" example:"4"`
	// PCNs is how many primary care networks are open in it on the day.
	PCNs int64 `json:"pcns" list:"sort" example:"203"`
	// IsDemo is true when those are invented, for the demonstration.
	IsDemo bool `json:"is_demo" list:"filter" example:"false"`
}

// RegionOnDay is one region with the day it is described on.
type RegionOnDay struct {
	Region
	// AsOf is the day it is described on.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
}

// OrganisationTotals counts the organisations of an area. On a day of which nothing is known in the whole region
// nothing is counted.
type OrganisationTotals struct {
	// PCNs is how many primary care networks are open; null, never 0, on a day of which nothing is known in the region.
	PCNs *int64 `json:"pcns" list:"" example:"80"`
	// Practices is how many practices are open, in a PCN or in none; null, never 0, on a day of which nothing is known in the region.
	Practices *int64 `json:"practices" list:"" example:"450"`
	// PracticesUnallocated is how many of the practices are in no PCN; null, never 0, on a day of which nothing is known in the region.
	PracticesUnallocated *int64 `json:"practices_unallocated" list:"" example:"3"`
	// ListSize is the sum of the practices' list sizes on the day; null when none is known.
	ListSize *int64 `json:"list_size" list:"" example:"4432101"`
	// IMDScore is the mean of the practices' scores, each weighted by its list size, over those that have both; rounded to three places in the answer only. Null when none has.
	IMDScore *float64 `json:"imd_score" list:"" example:"21.377"`
}

// noneCounted is what an area holds that was counted and holds nothing.
func noneCounted() OrganisationTotals {
	return OrganisationTotals{PCNs: new(int64), Practices: new(int64), PracticesUnallocated: new(int64)}
}

// isNothing says whether no organisation was counted. A region always has some: then nothing is known of it.
func (t OrganisationTotals) isNothing() bool { return *t.PCNs == 0 && *t.Practices == 0 }

// notKnown blanks what was counted of a region on a day of which nothing is known: no figure of it is 0.
func notKnown(all ...*OrganisationTotals) {
	for _, totals := range all {
		*totals = OrganisationTotals{}
	}
}

// rounded writes the score as answers do. Everything before it is worked out unrounded.
func (t OrganisationTotals) rounded() OrganisationTotals {
	if t.IMDScore != nil {
		score := math.Round(*t.IMDScore*1000) / 1000
		t.IMDScore = &score
	}
	return t
}

// RegionICB is what one integrated care board of a region holds.
type RegionICB struct {
	// ICBCode is the ODS code of the board.
	ICBCode string `json:"icb_code" example:"QMF"`
	// ICBName is its full name.
	ICBName string `json:"icb_name" example:"NHS North East London Integrated Care Board"`
	// ICBShortName is what Trellis calls it.
	ICBShortName string `json:"icb_short_name" example:"North East London"`
	OrganisationTotals
}

// RegionOrganisations counts a region's organisations by integrated care board.
type RegionOrganisations struct {
	// RegionCode is the ODS code of the region.
	RegionCode string `json:"region_code" example:"Y56"`
	// RegionName is its name.
	RegionName string `json:"region_name" example:"London"`
	// AsOf is the day on which the organisations are counted.
	AsOf vocabulary.Date `json:"as_of" example:"2026-03-31"`
	// Boundaries says on whose map: then is the map of as_of, now today's.
	Boundaries string `json:"boundaries" enums:"then,now" example:"then"`
	// IsCarriedBack is true when a relation that was used is carried back: a later source says so and nothing earlier says otherwise. Before 1 July 2022 there were no integrated care boards.
	IsCarriedBack bool `json:"is_carried_back" example:"false"`
	// IsDemo is true when what is counted is invented, for the demonstration. The boards are real, these figures are not.
	IsDemo bool `json:"is_demo" example:"false"`
	Evidence
	// Items is a row for each board, by name.
	Items []RegionICB `json:"items"`
	// Unmapped is what is in the region on the day but in no board on the map asked for. It is part of the total.
	Unmapped OrganisationTotals `json:"unmapped"`
	// Total is everything in the region on the day. It is counted by itself and is no sum of rounded rows.
	Total OrganisationTotals `json:"total"`
}

// RegionRow is a row of the same as a file.
type RegionRow struct {
	// Row is what the row counts: a board, what is in none, or everything.
	Row         string          `json:"row" list:"" enums:"icb,unmapped,total"`
	RegionCode  string          `json:"region_code" list:""`
	AsOf        vocabulary.Date `json:"as_of" list:""`
	Boundaries  string          `json:"boundaries" list:""`
	CarriedBack bool            `json:"is_carried_back" list:""`
	IsDemo      bool            `json:"is_demo" list:""`
	Evidence
	ICBCode      *string `json:"icb_code" list:""`
	ICBName      *string `json:"icb_name" list:""`
	ICBShortName *string `json:"icb_short_name" list:""`
	OrganisationTotals
}

// rows lays the counts out as the rows of a file.
func (r RegionOrganisations) rows() []RegionRow {
	blank := RegionRow{RegionCode: r.RegionCode, AsOf: r.AsOf, Boundaries: r.Boundaries, CarriedBack: r.IsCarriedBack, IsDemo: r.IsDemo, Evidence: r.Evidence}
	rows := make([]RegionRow, 0, len(r.Items)+2)
	for _, item := range r.Items {
		row := blank
		row.Row, row.ICBCode, row.ICBName, row.ICBShortName = "icb", &item.ICBCode, &item.ICBName, &item.ICBShortName
		row.OrganisationTotals = item.OrganisationTotals
		rows = append(rows, row)
	}
	unmapped, total := blank, blank
	unmapped.Row, unmapped.OrganisationTotals = "unmapped", r.Unmapped
	total.Row, total.OrganisationTotals = "total", r.Total
	return append(rows, unmapped, total)
}
