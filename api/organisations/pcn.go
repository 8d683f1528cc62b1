package organisations

import (
	"time"

	"trellis/api/vocabulary"
)

// PCN is a primary care network as it stood on a day. What is true of one that is closed is told as of its last day, of one that is not yet open as of its first; its practices and what is counted of them are those of the day.
type PCN struct {
	// ODSCode is the code the Organisation Data Service gave it: U and five digits, never used again.
	ODSCode string `json:"ods_code" list:"filter,sort,code" shape:"pcn" example:"U12345"`
	// Name is what it is called on the day; on days of which no source tells its name, the first name known.
	Name string `json:"name" list:"sort" example:"Example PCN"`
	// SubICBLocationCode is the sub-ICB location that commissions it, by ODS's own relation; one only, even where its practices lie in several.
	SubICBLocationCode *string `json:"sub_icb_location_code" list:"filter,sort,code" shape:"sub_icb_location" example:"93C"`
	// ICBCode is the board that location belongs to.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// ICBShortName is what Trellis calls that board.
	ICBShortName *string `json:"icb_short_name" list:"sort" example:"West and North London"`
	// RegionCode is the NHS England region of that board.
	RegionCode *string `json:"region_code" list:"filter,sort,code" shape:"region" example:"Y56"`
	// ICBCertainty says how well its board is known: carried_back where a later source says so and nothing earlier says otherwise.
	ICBCertainty *vocabulary.Certainty `json:"icb_certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// BoroughGSSCode is the borough most of its people are in; null where none is known.
	BoroughGSSCode *string `json:"borough_gss_code" list:"filter,sort,code" shape:"borough" example:"E09000007"`
	// BoroughName is what that borough is called.
	BoroughName *string `json:"borough_name" list:"sort" example:"Camden"`
	// Practices is how many practices are its core members on the day.
	Practices int64 `json:"practices" list:"sort" example:"6"`
	// ListSize is the sum of their list sizes on the day; null when none is known.
	ListSize *int64 `json:"list_size" list:"sort" example:"49163"`
	// IMDScore is the mean of their scores, each weighted by its list size, over those that have both; rounded to three places. Null when none has.
	IMDScore *float64 `json:"imd_score" list:"sort" example:"23.412"`
	// ValidFrom is its first day.
	ValidFrom vocabulary.Date `json:"valid_from" list:"sort" example:"2019-07-01"`
	// ValidTo is the first day on which it is no longer open; null while it is.
	ValidTo *vocabulary.Date `json:"valid_to" list:"sort" example:"2025-10-01"`
	// Certainty says how well its first day is known.
	Certainty vocabulary.Certainty `json:"certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// ValidToCertainty says how well its last day is known.
	ValidToCertainty *vocabulary.Certainty `json:"valid_to_certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// Status is relative to the day asked about.
	Status string `json:"status" list:"filter" enums:"open,closed,not_yet_open" example:"open"`
	// IsDemo is true when it is invented, for the demonstration: its code is one that the Organisation Data Service cannot issue.
	IsDemo bool `json:"is_demo" list:"filter" example:"false"`
	// Version rises with every change to its own days; it leads the ETag.
	Version int64 `json:"version" list:"" example:"1"`
	// UpdatedAt is when those were last changed in Trellis, in universal time.
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-23T10:00:00Z"`
}

// PCNOnDay is one primary care network with the day it is described on and its neighbours in time.
type PCNOnDay struct {
	PCN
	// AsOf is the day it is described on.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
	// Successors is the networks its practices joined when it closed (within a month of it), those with most practices first.
	Successors []PCNLink `json:"successors"`
	// Predecessors is the closed networks whose practices came to it when they closed, the latest first.
	Predecessors []PCNLink `json:"predecessors"`
}

// PCNLink is a network that practices came from or went to when one of the two closed.
type PCNLink struct {
	// ODSCode is the code of the network at the other end.
	ODSCode string `json:"ods_code" example:"U54321"`
	// Name is what it is called on the day.
	Name string `json:"name" example:"Example North PCN"`
	// Practices is how many practices moved.
	Practices int64 `json:"practices" example:"4"`
	// EffectiveOn is the first day on which the closed network was no longer open.
	EffectiveOn vocabulary.Date `json:"effective_on" example:"2025-10-01"`
}
