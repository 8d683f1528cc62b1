package workforce

import "trellis/api/vocabulary"

// CliffPoint is the WTE under contract of one role from a day on if nothing is renewed.
type CliffPoint struct {
	On       vocabulary.Date `json:"on" example:"2027-04-01"`
	RoleType string          `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// WTEFunded is what is paid for from this day on, WTEUnderContract what those in post work whose contract does not end before.
	WTEFunded        float64 `json:"wte_funded" example:"2.8"`
	WTEUnderContract float64 `json:"wte_under_contract" example:"1.2"`
	// ContractsEnding is how many filled fixed terms end on this day. One that should have ended and is still filled ends on the day after the one asked about.
	ContractsEnding int64 `json:"contracts_ending" example:"1"`
}
