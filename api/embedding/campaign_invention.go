package embedding

import (
	"trellis/api/platform/invention"
	"trellis/api/vocabulary"
)

// Asked is a campaign that a demonstration invents: its board is real, and the networks it asks are not.
type Asked struct {
	ID, ICBCode, Title, CriteriaSet, Note string
	OpensOn, DueOn                        vocabulary.Date
	// ClosedOn is no day where it is not closed.
	ClosedOn vocabulary.Date
}

// inventedCampaign is a row as it is written; its fields are named as the columns are.
type inventedCampaign struct {
	ID          string          `json:"id"`
	ICBCode     string          `json:"icb_code"`
	Title       string          `json:"title"`
	CriteriaSet string          `json:"criteria_set"`
	Note        string          `json:"note"`
	OpensOn     vocabulary.Date `json:"opens_on"`
	DueOn       vocabulary.Date `json:"due_on"`
	ClosedOn    vocabulary.Date `json:"closed_on,omitzero"`
	IsDemo      bool            `json:"is_demo"`
}

// inventedCampaigns are the rows of invented campaigns.
func inventedCampaigns(asked []Asked) invention.Table {
	rows := make([]inventedCampaign, 0, len(asked))
	for _, c := range asked {
		rows = append(rows, inventedCampaign{ID: c.ID, ICBCode: c.ICBCode, Title: c.Title, CriteriaSet: c.CriteriaSet, Note: c.Note, OpensOn: c.OpensOn, DueOn: c.DueOn, ClosedOn: c.ClosedOn, IsDemo: true})
	}
	return invention.Versioned("assessment_campaigns", rows)
}
