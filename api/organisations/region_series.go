package organisations

import (
	"slices"
	"time"

	"trellis/api/vocabulary"
)

// RegionSeries counts a region's organisations over time, by integrated care board.
type RegionSeries struct {
	// RegionCode is the ODS code of the region.
	RegionCode string `json:"region_code" example:"Y56"`
	// RegionName is its name.
	RegionName string `json:"region_name" example:"London"`
	// AsOf is the last day of the series.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
	// Boundaries says on whose map: then is that of each point's own day, now today's.
	Boundaries string `json:"boundaries" enums:"then,now" example:"then"`
	// IsDemo is true when what is counted is invented, for the demonstration.
	IsDemo bool `json:"is_demo" example:"false"`
	// Points is the first days of the eight quarters up to as_of, and as_of itself, the oldest first. There are eight where as_of is the first day of a quarter, otherwise nine.
	Points []RegionPoint `json:"points"`
}

// RegionPoint is what a region held on one day.
type RegionPoint struct {
	// On is the day on which the organisations are counted.
	On vocabulary.Date `json:"on" example:"2026-04-01"`
	// IsCarriedBack is true when a relation that was used is carried back.
	IsCarriedBack bool `json:"is_carried_back" example:"false"`
	Evidence
	// Items is a row for each board of the map, by name.
	Items []RegionPointICB `json:"items"`
	// Unmapped is what is in the region on the day but in no board on the map. It is part of the total.
	Unmapped OrganisationTotals `json:"unmapped"`
	// Total is everything in the region on the day.
	Total OrganisationTotals `json:"total"`
}

// RegionPointICB is what one integrated care board held on one day.
type RegionPointICB struct {
	// ICBCode is the ODS code of the board.
	ICBCode string `json:"icb_code" example:"QMF"`
	// ICBShortName is what Trellis calls it.
	ICBShortName string `json:"icb_short_name" example:"North East London"`
	OrganisationTotals
}

// RegionPointRow is a row of the series as a file.
type RegionPointRow struct {
	// Row is what the row counts: a board, what is in none, or everything.
	Row         string          `json:"row" list:"" enums:"icb,unmapped,total"`
	RegionCode  string          `json:"region_code" list:""`
	On          vocabulary.Date `json:"on" list:""`
	Boundaries  string          `json:"boundaries" list:""`
	CarriedBack bool            `json:"is_carried_back" list:""`
	IsDemo      bool            `json:"is_demo" list:""`
	Evidence
	ICBCode      *string `json:"icb_code" list:""`
	ICBShortName *string `json:"icb_short_name" list:""`
	OrganisationTotals
}

// rows lays the points out as the rows of a file, one point after another.
func (r RegionSeries) rows() (rows []RegionPointRow) {
	for _, p := range r.Points {
		blank := RegionPointRow{RegionCode: r.RegionCode, On: p.On, Boundaries: r.Boundaries, CarriedBack: p.IsCarriedBack, IsDemo: r.IsDemo, Evidence: p.Evidence}
		for _, item := range p.Items {
			row := blank
			row.Row, row.ICBCode, row.ICBShortName, row.OrganisationTotals = "icb", &item.ICBCode, &item.ICBShortName, item.OrganisationTotals
			rows = append(rows, row)
		}
		unmapped, total := blank, blank
		unmapped.Row, unmapped.OrganisationTotals = "unmapped", p.Unmapped
		total.Row, total.OrganisationTotals = "total", p.Total
		rows = append(rows, unmapped, total)
	}
	return rows
}

// quartersInSeries is how many quarters a series reaches back.
const quartersInSeries = 8

// quartersUpTo gives the first days of the quarters up to a day, and that day, the oldest first.
func quartersUpTo(day vocabulary.Date) []vocabulary.Date {
	last := day.Midnight()
	days := make([]vocabulary.Date, 0, quartersInSeries+1)
	for back := quartersInSeries - 1; back >= 0; back-- {
		days = append(days, vocabulary.NewDate(last.Year(), (last.Month()-1)/3*3+1-3*time.Month(back), 1))
	}
	return slices.Compact(append(days, day))
}
