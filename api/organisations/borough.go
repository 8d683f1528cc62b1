package organisations

import "trellis/api/vocabulary"

// Borough is one of London's 33 boroughs, the City included, with the board it lies in on a day.
type Borough struct {
	// GSSCode is the code the Office for National Statistics gave it.
	GSSCode string `json:"gss_code" list:"filter,sort,code" shape:"borough" example:"E09000007"`
	// Name is what it is called.
	Name string `json:"name" list:"sort" example:"Camden"`
	// ICBCode is the board it lies in; null where none is known.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// ICBShortName is what Trellis calls that board.
	ICBShortName *string `json:"icb_short_name" list:"sort" example:"West and North London"`
	// RegionCode is the NHS England region of that board.
	RegionCode *string `json:"region_code" list:"filter,sort,code" shape:"region" example:"Y56"`
	// ICBCertainty says how well its board is known; carried_back before 1 July 2022, when there were none.
	ICBCertainty *vocabulary.Certainty `json:"icb_certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// PCNs is how many primary care networks are open in it on the day.
	PCNs int64 `json:"pcns" list:"sort" example:"7"`
	// IsDemo is true when those are invented, for the demonstration.
	IsDemo bool `json:"is_demo" list:"filter" example:"false"`
}

// BoroughOnDay is one borough with the day it is described on.
type BoroughOnDay struct {
	Borough
	// AsOf is the day it is described on.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
}
