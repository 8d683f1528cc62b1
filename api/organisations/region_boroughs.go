package organisations

import "trellis/api/vocabulary"

// RegionBorough is what one borough of a region holds.
type RegionBorough struct {
	// GSSCode is the code the Office for National Statistics gave it.
	GSSCode string `json:"gss_code" example:"E09000007"`
	// Name is what it is called.
	Name string `json:"name" example:"Camden"`
	// ICBCode is the board it lies in on the day; null where none is known.
	ICBCode *string `json:"icb_code" example:"Z9B2Z"`
	// ICBShortName is what Trellis calls that board.
	ICBShortName *string `json:"icb_short_name" example:"West and North London"`
	// TileColumn is its place on the map of tiles, counted from the left and from 0.
	TileColumn int64 `json:"tile_column" example:"3"`
	// TileRow is its place on the map of tiles, counted from the top and from 0.
	TileRow int64 `json:"tile_row" example:"2"`
	OrganisationTotals
}

// RegionBoroughs counts a region's organisations by borough.
type RegionBoroughs struct {
	// RegionCode is the ODS code of the region.
	RegionCode string `json:"region_code" example:"Y56"`
	// RegionName is its name.
	RegionName string `json:"region_name" example:"London"`
	// AsOf is the day on which the organisations are counted.
	AsOf vocabulary.Date `json:"as_of" example:"2026-03-31"`
	// IsDemo is true when what is counted is invented, for the demonstration. The boroughs are real, these figures are not.
	IsDemo bool `json:"is_demo" example:"false"`
	// IsCarriedBack is true when a relation that was used, such as that of a network to its borough, is carried back: a later source says so and nothing earlier says otherwise.
	IsCarriedBack bool `json:"is_carried_back" example:"false"`
	Evidence
	// Items is a row for each borough of the region, by name, whether it holds anything or not; of one board for each borough in it and each in which it has something. A practice is in the borough of its network.
	Items []RegionBorough `json:"items"`
	// Unmapped is what is in the region but in no borough: networks whose borough is not known with their practices, and practices in no network, which are its practices_unallocated. It is part of the total.
	Unmapped OrganisationTotals `json:"unmapped"`
	// Total is everything in the region on the day, or everything of the one board, the same as by board.
	Total OrganisationTotals `json:"total"`
}

// RegionBoroughRow is a row of the same as a file.
type RegionBoroughRow struct {
	// Row is what the row counts: a borough, what is in none, or everything.
	Row         string          `json:"row" list:"" enums:"borough,unmapped,total"`
	RegionCode  string          `json:"region_code" list:""`
	AsOf        vocabulary.Date `json:"as_of" list:""`
	IsDemo      bool            `json:"is_demo" list:""`
	CarriedBack bool            `json:"is_carried_back" list:""`
	Evidence
	GSSCode      *string `json:"gss_code" list:""`
	Name         *string `json:"name" list:""`
	ICBCode      *string `json:"icb_code" list:""`
	ICBShortName *string `json:"icb_short_name" list:""`
	TileColumn   *int64  `json:"tile_column" list:""`
	TileRow      *int64  `json:"tile_row" list:""`
	OrganisationTotals
}

// rows lays the counts out as the rows of a file.
func (r RegionBoroughs) rows() []RegionBoroughRow {
	blank := RegionBoroughRow{RegionCode: r.RegionCode, AsOf: r.AsOf, IsDemo: r.IsDemo, CarriedBack: r.IsCarriedBack, Evidence: r.Evidence}
	rows := make([]RegionBoroughRow, 0, len(r.Items)+2)
	for _, item := range r.Items {
		row := blank
		row.Row, row.GSSCode, row.Name, row.TileColumn, row.TileRow = "borough", &item.GSSCode, &item.Name, &item.TileColumn, &item.TileRow
		row.ICBCode, row.ICBShortName, row.OrganisationTotals = item.ICBCode, item.ICBShortName, item.OrganisationTotals
		rows = append(rows, row)
	}
	unmapped, total := blank, blank
	unmapped.Row, unmapped.OrganisationTotals = "unmapped", r.Unmapped
	total.Row, total.OrganisationTotals = "total", r.Total
	return append(rows, unmapped, total)
}
