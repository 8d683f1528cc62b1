package organisations

import (
	"time"

	"trellis/api/vocabulary"
)

// Practice is a general practice as it stood on a day.
type Practice struct {
	// ODSCode is the code the Organisation Data Service gave it.
	ODSCode string `json:"ods_code" list:"filter,sort,code" shape:"practice" example:"F83001"`
	// Name is what it is called on the day; on days of which no source tells its name, the first name known.
	Name string `json:"name" list:"sort" example:"EXAMPLE ROAD SURGERY"`
	// Postcode is the last one known.
	Postcode *string `json:"postcode" list:"" example:"NW1 1AA"`
	// HasPCN is true when it is a core member of a primary care network on the day.
	HasPCN bool `json:"has_pcn" list:"filter" example:"true"`
	// PCNCode is the primary care network it is a core member of on the day; null when it is in none.
	PCNCode *string `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"U12345"`
	// PCNName is what that network is called.
	PCNName *string `json:"pcn_name" list:"sort" example:"Example PCN"`
	// MembershipCertainty says how well the first day of that membership is known.
	MembershipCertainty *vocabulary.Certainty `json:"membership_certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// SubICBLocationCode is the sub-ICB location that commissions it.
	SubICBLocationCode *string `json:"sub_icb_location_code" list:"filter,sort,code" shape:"sub_icb_location" example:"93C"`
	// ICBCode is the board that location belongs to.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// ICBShortName is what Trellis calls that board.
	ICBShortName *string `json:"icb_short_name" list:"sort" example:"West and North London"`
	// RegionCode is the NHS England region of that board.
	RegionCode *string `json:"region_code" list:"filter,sort,code" shape:"region" example:"Y56"`
	// ICBCertainty says how well its board is known: carried_back where a later source says so and nothing earlier says otherwise.
	ICBCertainty *vocabulary.Certainty `json:"icb_certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// ListSize is how many people are registered, by the count that holds on the day; null when none is known.
	ListSize *int64 `json:"list_size" list:"sort" example:"9876"`
	// ListSizeOn is the day of that count.
	ListSizeOn *vocabulary.Date `json:"list_size_on" list:"" example:"2026-07-01"`
	// IMDYear is the year of the Index of Multiple Deprivation its score is from.
	IMDYear *int64 `json:"imd_year" list:"" example:"2019"`
	// IMDScore is the Index of Multiple Deprivation of the people registered: higher is more deprived. Null when none is known.
	IMDScore *float64 `json:"imd_score" list:"sort" example:"23.4"`
	// ValidFrom is its first day.
	ValidFrom vocabulary.Date `json:"valid_from" list:"sort" example:"2019-07-01"`
	// ValidTo is the first day on which it is no longer open; null while it is.
	ValidTo *vocabulary.Date `json:"valid_to" list:"sort" example:"2025-10-01"`
	// Certainty says how well its first day is known.
	Certainty vocabulary.Certainty `json:"certainty" list:"" enums:"exact,known_by,carried_back" example:"known_by"`
	// ValidToCertainty says how well its last day is known.
	ValidToCertainty *vocabulary.Certainty `json:"valid_to_certainty" list:"" enums:"exact,known_by,carried_back" example:"known_by"`
	// Status is relative to the day asked about.
	Status string `json:"status" list:"filter" enums:"open,closed,not_yet_open" example:"open"`
	// IsDemo is true when it is invented, for the demonstration: its code is one that the Organisation Data Service cannot issue.
	IsDemo bool `json:"is_demo" list:"filter" example:"false"`
	// Version rises with every change to its own days and postcode; it leads the ETag.
	Version int64 `json:"version" list:"" example:"1"`
	// UpdatedAt is when those were last changed in Trellis, in universal time.
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-23T10:00:00Z"`
}

// PracticeOnDay is one practice with the day it is described on and every membership it ever had.
type PracticeOnDay struct {
	Practice
	// AsOf is the day it is described on.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
	// Memberships is every membership known, whenever that was, the oldest first.
	Memberships []PracticeMembership `json:"memberships"`
}

// PracticeMembership is a time a practice is a core member of a primary care network.
type PracticeMembership struct {
	// PCNCode is the network.
	PCNCode string `json:"pcn_code" example:"U12345"`
	// PCNName is what the network was called when the membership began.
	PCNName string `json:"pcn_name" example:"Example PCN"`
	// ValidFrom is its first day.
	ValidFrom vocabulary.Date `json:"valid_from" example:"2019-07-01"`
	// ValidTo is the first day after it; null while it lasts.
	ValidTo *vocabulary.Date `json:"valid_to" example:"2026-04-01"`
	// Certainty says how well its first day is known.
	Certainty vocabulary.Certainty `json:"certainty" enums:"exact,known_by,carried_back" example:"exact"`
	// ValidToCertainty says how well its last day is known.
	ValidToCertainty *vocabulary.Certainty `json:"valid_to_certainty" enums:"exact,known_by,carried_back" example:"exact"`
}
