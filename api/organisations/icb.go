// Package organisations holds the bodies that plan and give primary care, each as it stood on any
// day: regions, integrated care boards (ICBs), sub-ICB locations, boroughs, primary care networks (PCNs)
// and practices, who belonged to whom and who succeeded whom.
package organisations

import (
	"strings"
	"time"
	"unicode"

	"trellis/api/vocabulary"
)

// ICB is an integrated care board as it stood on a day. Its public key is its ODS code.
type ICB struct {
	// ODSCode is the code the Organisation Data Service gave it: three or five characters, never used again.
	ODSCode string `json:"ods_code" list:"filter,sort,code" shape:"icb" example:"QMJ"`
	// ONSCode is the code the Office for National Statistics gave its area; null where no source has been seen for that day.
	ONSCode *string `json:"ons_code" list:"" example:"E54000028"`
	// Name is the full name the Organisation Data Service gives it.
	Name string `json:"name" list:"sort" example:"NHS North Central London Integrated Care Board"`
	// ShortName is what Trellis calls it. It can be changed.
	ShortName string `json:"short_name" list:"sort" example:"North Central London"`
	// RegionCode is the ODS code of its NHS England region; Y56 is London.
	RegionCode string `json:"region_code" list:"filter,sort,code" shape:"region" example:"Y56"`
	// RegionName is the name of that region.
	RegionName string `json:"region_name" list:"" example:"London"`
	// ValidFrom is its first day.
	ValidFrom vocabulary.Date `json:"valid_from" list:"sort" example:"2022-07-01"`
	// ValidTo is the first day on which it no longer stands; null while it does.
	ValidTo *vocabulary.Date `json:"valid_to" list:"sort" example:"2026-04-01"`
	// Certainty says how well its dates are known.
	Certainty vocabulary.Certainty `json:"certainty" list:"" enums:"exact,known_by" example:"exact"`
	// Status is relative to the day asked about.
	Status string `json:"status" list:"filter" enums:"open,closed,not_yet_open" example:"closed"`
	// Version rises with every change; it leads the ETag.
	Version int64 `json:"version" list:"" example:"1"`
	// UpdatedAt is when it was last changed in Trellis, in universal time.
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-23T10:00:00Z"`
}

// ICBItem is an ICB in a list, with what was asked to be included.
type ICBItem struct {
	ICB
	// Successors follow it; there with include=successors.
	Successors []ICBLink `json:"successors,omitzero"`
	// Predecessors came before it; there with include=predecessors.
	Predecessors []ICBLink `json:"predecessors,omitzero"`
}

// ICBOnDay is one ICB with the day it is described on and its neighbours in time.
type ICBOnDay struct {
	ICB
	// AsOf is the day it is described on.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
	// Successors is who followed it, whenever that was.
	Successors []ICBLink `json:"successors"`
	// Predecessors is whom it followed, whenever that was.
	Predecessors []ICBLink `json:"predecessors"`
}

// ICBLink is one step of succession, seen from one of its ends.
type ICBLink struct {
	// ODSCode is the code of the board at the other end.
	ODSCode string `json:"ods_code" example:"Z9B2Z"`
	// Name is its full name.
	Name string `json:"name" example:"NHS West and North London Integrated Care Board"`
	// ShortName is what Trellis calls it.
	ShortName string `json:"short_name" example:"West and North London"`
	// Kind is merger (all of it went into one), split (its area went to several) or acquisition
	// (part of its area went to a board that already stood).
	Kind string `json:"kind" enums:"merger,split,acquisition" example:"merger"`
	// EffectiveOn is the first day of the successor's responsibility.
	EffectiveOn vocabulary.Date `json:"effective_on" example:"2026-04-01"`
}

// ICBRef names an ICB.
type ICBRef struct {
	// ODSCode is its code.
	ODSCode string `json:"ods_code" example:"Z9B2Z"`
	// Name is its full name.
	Name string `json:"name" example:"NHS West and North London Integrated Care Board"`
	// ShortName is what Trellis calls it.
	ShortName string `json:"short_name" example:"West and North London"`
}

// ICBSuccession is who came before an ICB and who came after, however many steps away.
type ICBSuccession struct {
	// ODSCode is the code that was asked about.
	ODSCode string `json:"ods_code" example:"QMJ"`
	// AsOf is the day for which current is answered.
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-23"`
	// Items is every step in its line, the oldest first.
	Items []ICBSuccessionStep `json:"items"`
	// Current are the boards of this line that stand on the day.
	Current []ICBRef `json:"current"`
}

// ICBSuccessionStep is one board following another.
type ICBSuccessionStep struct {
	// Predecessor is the board before.
	Predecessor ICBRef `json:"predecessor"`
	// Successor is the board after.
	Successor ICBRef `json:"successor"`
	// Kind is how the one followed the other: merger, split or acquisition.
	Kind string `json:"kind" enums:"merger,split,acquisition" example:"merger"`
	// EffectiveOn is the first day of the successor's responsibility.
	EffectiveOn vocabulary.Date `json:"effective_on" example:"2026-04-01"`
}

// ICBChange is what may be changed of an ICB. What is left out stays as it is.
type ICBChange struct {
	// ShortName is 2 to 60 characters on one line, and no other ICB's.
	ShortName *string `json:"short_name" validate:"required" minLength:"2" maxLength:"60" example:"North Central London"`
}

// tidy puts the change into the form it is kept in, and names its faults.
func (c *ICBChange) tidy() (faults []vocabulary.Fault) {
	if c.ShortName == nil {
		return []vocabulary.Fault{{Pointer: "/short_name", Code: "required", Message: "Enter a short name."}}
	}
	name := vocabulary.OneLine(*c.ShortName)
	if code, message := vocabulary.CheckText("Short name", name, 2, 60); code != "" {
		return []vocabulary.Fault{{Pointer: "/short_name", Code: code, Message: message}}
	}
	if !strings.ContainsFunc(name, unicode.IsLetter) {
		return []vocabulary.Fault{{Pointer: "/short_name", Code: "no_letter", Message: "Short name must hold a letter."}}
	}
	c.ShortName = &name
	return nil
}

func shortNameTaken() error {
	return vocabulary.Invalid(vocabulary.Fault{Pointer: "/short_name", Code: "taken",
		Message: "Another ICB has this short name. Choose one that tells them apart."})
}
