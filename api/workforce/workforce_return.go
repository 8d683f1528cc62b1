package workforce

import "trellis/api/vocabulary"

// WorkforceReturn is what a network returned to the National Workforce Reporting Service for one role at one census, as published; or that it made no return, which is not zero.
type WorkforceReturn struct {
	// Key is census, network and role in one word, for cursors.
	Key string `json:"key" list:"filter,sort" example:"2026-06-30/UD0001/splw"`
	// CensusOn is the last day of the month that was counted.
	CensusOn vocabulary.Date `json:"census_on" list:"filter,sort" example:"2026-06-30"`
	PCNCode  string          `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"UD0001"`
	PCNName  string          `json:"pcn_name" list:"sort" example:"Camden Demo 1"`
	// ICBCode is its board on the day asked about.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// RoleType is splw_mental_health for social prescribing link workers counted as mental health practitioners, whom the returns keep apart.
	RoleType string `json:"role_type" list:"filter,sort" enums:"splw,cc,hwbc,splw_mental_health" example:"splw"`
	// Status is returned, or no_return where the network is missing from the file; a network that returned nobody of the role has 0.
	Status string `json:"status" list:"filter,sort" enums:"returned,no_return" example:"returned"`
	// FTE is the plain sum of what is published, added unrounded and then rounded to four decimals; of it ContractedFTE is services bought in. Null where there is no return.
	FTE           *float64 `json:"fte" list:"sort" example:"1.6667"`
	ContractedFTE *float64 `json:"contracted_fte" list:"sort" example:"0.6667"`
	// Headcount is different people, who are not counted of services bought in.
	Headcount *int64 `json:"headcount" list:"sort" example:"1"`
	IsDemo    bool   `json:"is_demo" list:"filter" example:"false"`
}

// WorkforceCensus is a month that was counted.
type WorkforceCensus struct {
	CensusOn vocabulary.Date `json:"census_on" list:"filter,sort" example:"2026-06-30"`
	// RegionCodes are the regions whose networks were asked.
	RegionCodes []string `json:"region_codes" list:"" example:"Y56"`
	// PCNsReturned and PCNsWithoutReturn count networks of those regions that stand on the day asked about. One that opened after the census is in neither.
	PCNsReturned      int64 `json:"pcns_returned" list:"sort" example:"196"`
	PCNsWithoutReturn int64 `json:"pcns_without_return" list:"sort" example:"7"`
	// MonthsSincePrevious is how far back the census before it lies: more than three is a gap, across which nothing is drawn.
	MonthsSincePrevious *int64 `json:"months_since_previous" list:"sort" example:"45"`
	// IsDemo is true when any of the networks it counts is invented.
	IsDemo bool `json:"is_demo" list:"filter" example:"false"`
}
