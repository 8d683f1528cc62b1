package embedding

import (
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// overviewRow is a row of the file: a board, what is in none, or everything.
type overviewRow struct {
	Row                    string          `json:"row" list:"" enums:"icb,unmapped,total"`
	RegionCode             string          `json:"region_code" list:""`
	AsOf                   vocabulary.Date `json:"as_of" list:""`
	Boundaries             string          `json:"boundaries" list:""`
	ICBCode                *string         `json:"icb_code" list:""`
	ICBName                *string         `json:"icb_name" list:""`
	PCNs                   int64           `json:"pcns" list:""`
	Embedded               int64           `json:"embedded" list:""`
	Established            int64           `json:"established" list:""`
	Developing             int64           `json:"developing" list:""`
	Emerging               int64           `json:"emerging" list:""`
	NotStarted             int64           `json:"not_started" list:""`
	InsufficientEvidence   int64           `json:"insufficient_evidence" list:""`
	Unknown                int64           `json:"unknown" list:""`
	NotAssessed            int64           `json:"not_assessed" list:""`
	Stale                  int64           `json:"stale" list:""`
	GatesNotMet            int64           `json:"gates_not_met" list:""`
	AssessedWithin12Months int64           `json:"assessed_within_12_months" list:""`
	Assessed               int64           `json:"assessed" list:""`
	ScoreMedian            *float64        `json:"score_median" list:""`
	ScoreQuartileLower     *float64        `json:"score_quartile_lower" list:""`
	ScoreQuartileUpper     *float64        `json:"score_quartile_upper" list:""`
	Withheld               bool            `json:"withheld" list:""`
	IsDemo                 bool            `json:"is_demo" list:""`
}

// file writes a row for each board, one for the networks of none, and one for the region.
func (r RegionEmbedding) file(as string) (*snapshot.Entry, error) {
	rows := []overviewRow{}
	add := func(what string, code, name *string, a AreaStanding, isDemo bool) {
		rows = append(rows, overviewRow{Row: what, RegionCode: r.RegionCode, AsOf: r.AsOf, Boundaries: r.Boundaries, ICBCode: code, ICBName: name, PCNs: a.PCNs, Embedded: a.of("embedded"), Established: a.of("established"),
			Developing: a.of("developing"), Emerging: a.of("emerging"), NotStarted: a.of("not_started"), InsufficientEvidence: a.of(statusTooLittle), Unknown: a.of(statusUnknown), NotAssessed: a.of(statusNone),
			Stale: a.Stale, GatesNotMet: a.GatesNotMet, AssessedWithin12Months: a.AssessedWithin12Months, Assessed: a.Assessed, ScoreMedian: a.ScoreMedian, ScoreQuartileLower: a.ScoreQuartileLower,
			ScoreQuartileUpper: a.ScoreQuartileUpper, Withheld: a.Withheld, IsDemo: isDemo})
	}
	for _, b := range r.ICBs {
		add("icb", &b.ICBCode, &b.ICBName, b.AreaStanding, b.IsDemo)
	}
	add("unmapped", nil, nil, r.Unmapped, r.IsDemo)
	add("total", nil, nil, r.AreaStanding, r.IsDemo)
	return listing.File(as, "embedding-"+r.RegionCode+"-"+r.AsOf.String(), rows)
}
