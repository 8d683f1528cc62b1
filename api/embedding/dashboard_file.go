package embedding

import (
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// icbRow is a row of the file: a network, as one and for each role.
type icbRow struct {
	ICBCode          string           `json:"icb_code" list:""`
	AsOf             vocabulary.Date  `json:"as_of" list:""`
	Boundaries       string           `json:"boundaries" list:""`
	PCNCode          string           `json:"pcn_code" list:""`
	PCNName          string           `json:"pcn_name" list:""`
	BoroughName      *string          `json:"borough_name" list:""`
	RoleType         string           `json:"role_type" list:""`
	Status           string           `json:"status" list:""`
	Score            *float64         `json:"score" list:""`
	ScoreChange      *float64         `json:"score_change" list:""`
	GatesFailed      int64            `json:"gates_failed" list:""`
	Freshness        string           `json:"freshness" list:""`
	Kind             *string          `json:"kind" list:""`
	FrameworkVersion *int64           `json:"framework_version" list:""`
	PublishedOn      *vocabulary.Date `json:"published_on" list:""`
	AssessmentID     *string          `json:"assessment_id" list:""`
	IsDemo           bool             `json:"is_demo" list:""`
}

// file writes a row for each network, under the role all, and one for each of its roles.
func (b ICBEmbedding) file(as string) (*snapshot.Entry, error) {
	rows := []icbRow{}
	for _, item := range b.Items {
		row := icbRow{ICBCode: b.ICBCode, AsOf: b.AsOf, Boundaries: b.Boundaries, PCNCode: item.PCNCode, PCNName: item.PCNName, BoroughName: item.BoroughName, RoleType: "all", Status: item.Status, Score: item.Score,
			ScoreChange: item.ScoreChange, GatesFailed: int64(len(item.GateFailures)), Freshness: item.Freshness, Kind: item.Kind, FrameworkVersion: item.FrameworkVersion, PublishedOn: item.PublishedOn,
			AssessmentID: item.AssessmentID, IsDemo: item.IsDemo}
		rows = append(rows, row)
		for _, r := range item.Roles {
			row.RoleType, row.Status, row.Score, row.ScoreChange, row.GatesFailed = r.RoleType, r.Status, r.Score, r.ScoreChange, int64(len(r.GateFailures))
			rows = append(rows, row)
		}
	}
	return listing.File(as, "embedding-"+b.ICBCode+"-"+b.AsOf.String(), rows)
}
