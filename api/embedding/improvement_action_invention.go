package embedding

import (
	"time"

	"trellis/api/platform/invention"
	"trellis/api/vocabulary"
)

// Undertaken is an improvement action that a demonstration invents, as it is written: of a network that does not exist.
type Undertaken struct {
	ID            string          `json:"id"`
	PCNCode       string          `json:"pcn_code"`
	Title         string          `json:"title"`
	Reason        string          `json:"reason"`
	CriterionCode *string         `json:"criterion_code"`
	RoleType      *string         `json:"role_type"`
	Detail        *string         `json:"detail"`
	Owner         string          `json:"owner"`
	DueOn         vocabulary.Date `json:"due_on"`
	Status        string          `json:"status"`
	Outcome       *string         `json:"outcome"`
	RaisedAt      time.Time       `json:"raised_at"`
	ClosedOn      vocabulary.Date `json:"closed_on,omitzero"`
}

func undertakenTable(all []Undertaken) invention.Table {
	return invention.Versioned("improvement_actions", all)
}
