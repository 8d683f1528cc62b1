package organisations

import (
	"time"

	"trellis/api/vocabulary"
)

// SubICBLocation is a sub-ICB location as it stood on a day: the area of a former clinical commissioning group, by which ODS says which board commissions a PCN or practice.
type SubICBLocation struct {
	// ODSCode is the code the Organisation Data Service gave it.
	ODSCode string `json:"ods_code" list:"filter,sort,code" shape:"sub_icb_location" example:"93C"`
	// ONSCode is the code the Office for National Statistics gave it; null where no source has been seen.
	ONSCode *string `json:"ons_code" list:"" example:"E38000240"`
	// Name is what it is called on the day; on days of which no source tells its name, the first name known.
	Name string `json:"name" list:"sort" example:"NHS West and North London ICB - 93C"`
	// ICBCode is the board it belongs to; null where none is known.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// ICBShortName is what Trellis calls that board.
	ICBShortName *string `json:"icb_short_name" list:"sort" example:"West and North London"`
	// RegionCode is the NHS England region of that board.
	RegionCode *string `json:"region_code" list:"filter,sort,code" shape:"region" example:"Y56"`
	// ICBCertainty says how well its board is known; carried_back before 1 July 2022, when there were none.
	ICBCertainty *vocabulary.Certainty `json:"icb_certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// ValidFrom is its first day.
	ValidFrom vocabulary.Date `json:"valid_from" list:"sort" example:"2022-07-01"`
	// ValidTo is the first day on which it no longer stands; null while it does.
	ValidTo *vocabulary.Date `json:"valid_to" list:"sort" example:"2027-04-01"`
	// Certainty says how well its first day is known.
	Certainty vocabulary.Certainty `json:"certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// ValidToCertainty says how well its last day is known.
	ValidToCertainty *vocabulary.Certainty `json:"valid_to_certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// Status is relative to the day asked about.
	Status string `json:"status" list:"filter" enums:"open,closed,not_yet_open" example:"open"`
	// IsReference is true for what comes with Trellis and no file changes.
	IsReference bool `json:"is_reference" list:"" example:"true"`
	// Version rises with every change to its own days and codes; it leads the ETag.
	Version int64 `json:"version" list:"" example:"1"`
	// UpdatedAt is when those were last changed in Trellis, in universal time.
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-23T10:00:00Z"`
}

// SubICBLocationOnDay is one sub-ICB location with the day it is described on.
type SubICBLocationOnDay struct {
	SubICBLocation
	// AsOf is the day it is described on.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
}
