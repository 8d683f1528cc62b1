package workforce

import (
	"math"
	"time"

	"trellis/api/vocabulary"
)

// EntitlementRate is what a network is entitled to for each weighted person in a financial year.
type EntitlementRate struct {
	ID            string `json:"id" list:"filter,sort" shape:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	FinancialYear string `json:"financial_year" list:"filter,sort" shape:"financial_year" example:"2025/26"`
	// PencePerWeightedPerson is in pence, with up to three decimals.
	PencePerWeightedPerson float64 `json:"pence_per_weighted_person" list:"sort" example:"2663.1"`
	// ListDate is the day of the lists that it is multiplied with.
	ListDate     vocabulary.Date `json:"list_date" list:"sort" example:"2025-01-01"`
	Status       string          `json:"status" list:"filter,sort" enums:"provisional,confirmed,superseded" example:"confirmed"`
	IsVerified   bool            `json:"is_verified" list:"filter" example:"true"`
	Source       string          `json:"source" list:"" example:"Network Contract DES 2025/26"`
	SourceURL    *string         `json:"source_url" list:"" example:"https://www.england.nhs.uk/gp/"`
	SupersededBy *string         `json:"superseded_by" list:"" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d11"`
	RecordedAt   time.Time       `json:"recorded_at" list:"sort" example:"2025-04-01T09:00:00Z"`
	// IsDemo is true when it is invented: then it counts for invented networks only.
	IsDemo    bool      `json:"is_demo" list:"filter" example:"false"`
	Version   int64     `json:"version" list:"" example:"1"`
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2025-04-01T09:00:00Z"`
}

// NewEntitlementRate is the rate of a year; one there is already gives way.
type NewEntitlementRate struct {
	FinancialYear          string          `json:"financial_year" example:"2026/27" binding:"required"`
	PencePerWeightedPerson float64         `json:"pence_per_weighted_person" minimum:"0.001" maximum:"100000" example:"2700.5" binding:"required"`
	ListDate               vocabulary.Date `json:"list_date" example:"2026-01-01" binding:"required"`
	Status                 string          `json:"status" enums:"provisional,confirmed" binding:"required"`
	IsVerified             bool            `json:"is_verified,omitempty"`
	Source                 string          `json:"source" maxLength:"300" binding:"required"`
	SourceURL              *string         `json:"source_url,omitempty" maxLength:"500"`
}

// check judges a rate of entitlement that is to be entered, and tidies it.
func (n *NewEntitlementRate) check() (faults rateFaults) {
	if _, ok := readFinancialYear(n.FinancialYear); !ok {
		faults.add("/financial_year", "bad_year", "Write the financial year as 2026/27.")
	}
	thousandths := n.PencePerWeightedPerson * 1000
	switch {
	case n.PencePerWeightedPerson < 0.001 || n.PencePerWeightedPerson > 100_000:
		faults.add("/pence_per_weighted_person", "out_of_range", "This is in pence, from 0.001 to 100,000: £26.631 is 2663.1.")
	case math.Abs(thousandths-math.Round(thousandths)) > 1e-6:
		faults.add("/pence_per_weighted_person", "too_precise", "Give at most three decimals of a penny.")
	}
	if n.ListDate.IsZero() {
		faults.add("/list_date", "required", "Enter the day of the lists that it is multiplied with.")
	}
	faults.oneOf("/status", n.Status, rateStatuses)
	faults.text("/source", "The source", &n.Source, 300)
	faults.address(&n.SourceURL)
	return faults
}
