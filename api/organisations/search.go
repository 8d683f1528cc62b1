package organisations

import "trellis/api/vocabulary"

// OrganisationHits is what a search found.
type OrganisationHits struct {
	// AsOf is the day whose names and relations are shown.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
	// Items is the organisations found, the likeliest first.
	Items []OrganisationHit `json:"items"`
}

// OrganisationHit is an organisation that may be the one that was meant.
type OrganisationHit struct {
	// Type is what sort of organisation it is.
	Type string `json:"type" enums:"icb,sub_icb_location,borough,pcn,practice" example:"pcn"`
	// ODSCode is its code; null for a borough.
	ODSCode *string `json:"ods_code" example:"U12345"`
	// GSSCode is the code of a borough; null for everything else.
	GSSCode *string `json:"gss_code" example:"E09000007"`
	// Name is what it is called on the day.
	Name string `json:"name" example:"Example PCN"`
	// MatchedName is the name it had on other days, where that is the one that was found; null where it is its name on the day, or its code.
	MatchedName *string `json:"matched_name" example:"Former Example PCN"`
	// BoroughName is the borough of a network, which its name alone does not tell; null where none is known.
	BoroughName *string `json:"borough_name" example:"Camden"`
	// ICBCode is the code of the board it is, or belongs to: where to look for a sub-ICB location. Null where none is known.
	ICBCode *string `json:"icb_code" example:"Z9B2Z"`
	// ICBShortName is the board it is, or belongs to; null where none is known.
	ICBShortName *string `json:"icb_short_name" example:"West and North London"`
	// Status is relative to the day; a borough is always open.
	Status string `json:"status" enums:"open,closed,not_yet_open" example:"open"`
	// IsDemo is true when it is invented, for the demonstration.
	IsDemo bool `json:"is_demo" example:"false"`
	// Score says how well it answers what was typed, from 0 to 1: 1 is its code, 0.95 the beginning of it.
	Score float64 `json:"score" example:"0.98"`
}

// organisationTypes are what can be searched for.
var organisationTypes = []string{"icb", "sub_icb_location", "borough", "pcn", "practice"}

const (
	defaultHits = 20
	mostHits    = 50
)
