package workforce

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// ServiceFigure is what a network's service for one role did in a month. Counts of 1 to 4 people are hidden from everyone but
// the network and the programme team, and with them whatever would give them away. Nobody can sort by what may be hidden.
type ServiceFigure struct {
	ID       string `json:"id" list:"filter,sort" shape:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PCNCode  string `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"UD0001"`
	RoleType string `json:"role_type" list:"filter,sort" enums:"splw,cc,hwbc" example:"splw"`
	// Month is its first day.
	Month vocabulary.Date `json:"month" list:"filter,sort" example:"2026-10-01"`
	// Referrals is how many people were referred in the month, Declined how many of them declined.
	Referrals *int64 `json:"referrals" list:"" example:"42"`
	Declined  *int64 `json:"declined" list:"" example:"6"`
	// WaitDaysMedian is the middle wait from referral to first contact, in days, of FirstContacts people first contacted in the month.
	WaitDaysMedian *float64 `json:"wait_days_median" list:"" example:"11.5"`
	FirstContacts  *int64   `json:"first_contacts" list:"" example:"35"`
	// Caseload is how many people were being helped on the last day of the month.
	Caseload *int64 `json:"caseload" list:"" example:"118"`
	// Contacts is how many times anyone was seen or spoken to in the month.
	Contacts *int64 `json:"contacts" list:"" example:"201"`
	// Groups is the referrals by source, ethnicity and fifth of deprivation (fifth_1 the most deprived): every group of a dimension that was counted, unknown among them. A list has them with include=groups.
	Groups []ServiceFigureGroup `json:"groups,omitempty"`
	// IsSuppressed is true when anything is hidden. Suppressed names the figures that are, a group by the name of its column in a file (source_self); any other that is null is not known.
	IsSuppressed bool      `json:"is_suppressed" list:"" example:"false"`
	Suppressed   []string  `json:"suppressed" list:"" example:"declined"`
	IsDemo       bool      `json:"is_demo" list:"filter" example:"false"`
	Version      int64     `json:"version" list:"" example:"1"`
	UpdatedAt    time.Time `json:"updated_at" list:"sort" example:"2026-11-03T09:00:00Z"`
}

// ServiceFigureGroup is the part of a month's referrals that one group is.
type ServiceFigureGroup struct {
	Dimension string `json:"dimension" enums:"source,ethnicity,deprivation" example:"source"`
	// GroupCode is one of the dimension's codes; unknown is one of them.
	GroupCode string `json:"group_code" enums:"gp_practice,self,community_or_vcse,hospital,social_care,asian,black,mixed,white,fifth_1,fifth_2,fifth_3,fifth_4,fifth_5,other,unknown" example:"self"`
	// Referrals is null where it is hidden.
	Referrals    *int64 `json:"referrals" example:"12"`
	IsSuppressed bool   `json:"is_suppressed" example:"false"`
}

// ServiceFigureEntry is what is written down of a month. What is left out is not known, which is not 0.
type ServiceFigureEntry struct {
	Referrals      *int64                    `json:"referrals,omitempty" minimum:"0" maximum:"100000"`
	Declined       *int64                    `json:"declined,omitempty" minimum:"0" maximum:"100000"`
	WaitDaysMedian *float64                  `json:"wait_days_median,omitempty" minimum:"0" maximum:"1000" decimals:"1"`
	FirstContacts  *int64                    `json:"first_contacts,omitempty" minimum:"0" maximum:"100000"`
	Caseload       *int64                    `json:"caseload,omitempty" minimum:"0" maximum:"100000"`
	Contacts       *int64                    `json:"contacts,omitempty" minimum:"0" maximum:"1000000"`
	Groups         []ServiceFigureGroupEntry `json:"groups,omitempty"`
}

// ServiceFigureGroupEntry is one group's part. The parts of a dimension add up to the referrals.
type ServiceFigureGroupEntry struct {
	Dimension string `json:"dimension" enums:"source,ethnicity,deprivation" binding:"required"`
	GroupCode string `json:"group_code" binding:"required" example:"self"`
	Referrals int64  `json:"referrals" minimum:"0" maximum:"100000"`
}

// groupsOf are the groups of each dimension, in the order people read them in. A dimension that is counted has all of them.
var groupsOf = map[string][]string{
	"source":      {"gp_practice", "self", "community_or_vcse", "hospital", "social_care", "other", "unknown"},
	"ethnicity":   {"asian", "black", "mixed", "white", "other", "unknown"},
	"deprivation": {"fifth_1", "fifth_2", "fifth_3", "fifth_4", "fifth_5", "unknown"},
}

// groupDimensions is the order of the dimensions.
var groupDimensions = []string{"source", "ethnicity", "deprivation"}

// complete gives the dimensions that are counted all of their groups, in order: what nobody was counted in is 0.
func complete(groups []ServiceFigureGroupEntry) (all []ServiceFigureGroupEntry) {
	for _, dimension := range groupDimensions {
		counted := map[string]int64{}
		for _, g := range groups {
			if g.Dimension == dimension {
				counted[g.GroupCode] = g.Referrals
			}
		}
		if len(counted) == 0 {
			continue
		}
		for _, code := range groupsOf[dimension] {
			all = append(all, ServiceFigureGroupEntry{dimension, code, counted[code]})
		}
	}
	return all
}

// waited is the middle wait by itself.
type waited struct {
	WaitDaysMedian float64 `json:"wait_days_median" decimals:"1"`
}

// check judges what was written down of a month, and completes its groups.
func (e *ServiceFigureEntry) check() (faults []vocabulary.Fault) {
	wrong := func(pointer, code, message string) {
		faults = append(faults, vocabulary.Fault{Pointer: pointer, Code: code, Message: message})
	}
	for _, count := range []struct {
		pointer string
		value   *int64
		most    int64
	}{{"/referrals", e.Referrals, 100_000}, {"/declined", e.Declined, 100_000}, {"/first_contacts", e.FirstContacts, 100_000}, {"/caseload", e.Caseload, 100_000}, {"/contacts", e.Contacts, 1_000_000}} {
		if count.value != nil && (*count.value < 0 || *count.value > count.most) {
			wrong(count.pointer, "out_of_range", "This is a whole number from 0 to "+strconv.FormatInt(count.most, 10)+".")
		}
	}
	if e.Declined != nil && e.Referrals != nil && *e.Declined > *e.Referrals {
		wrong("/declined", "more_than_referrals", "More people declined than were referred. Count those referred in the month who declined.")
	}
	if e.WaitDaysMedian != nil {
		if *e.WaitDaysMedian < 0 || *e.WaitDaysMedian > 1000 {
			wrong("/wait_days_median", "out_of_range", "The middle wait is a number of days from 0 to 1,000.")
		} else if e.FirstContacts == nil || *e.FirstContacts == 0 {
			wrong("/wait_days_median", "of_nobody", "A wait is that of people first contacted in the month. Say in first_contacts how many those were.")
		} else {
			faults = append(faults, vocabulary.CheckFields(&waited{*e.WaitDaysMedian})...)
		}
	}
	return append(faults, e.checkGroups()...)
}

func (e *ServiceFigureEntry) checkGroups() (faults []vocabulary.Fault) {
	wrong := func(pointer, code, message string) {
		faults = append(faults, vocabulary.Fault{Pointer: pointer, Code: code, Message: message})
	}
	sums, seen := map[string]int64{}, map[[2]string]bool{}
	for i, g := range e.Groups {
		at := fmt.Sprintf("/groups/%d", i)
		switch codes, known := groupsOf[g.Dimension]; {
		case !known:
			wrong(at+"/dimension", "unknown_value", "The dimension is one of: "+strings.Join(groupDimensions, ", ")+".")
		case !slices.Contains(codes, g.GroupCode):
			wrong(at+"/group_code", "unknown_value", "The groups of "+g.Dimension+" are: "+strings.Join(codes, ", ")+".")
		case seen[[2]string{g.Dimension, g.GroupCode}]:
			wrong(at, "repeated", "This group stands here twice. Give each once.")
		case g.Referrals < 0 || g.Referrals > 100_000:
			wrong(at+"/referrals", "out_of_range", "This is a whole number from 0 to 100,000.")
		default:
			seen[[2]string{g.Dimension, g.GroupCode}] = true
			sums[g.Dimension] += g.Referrals
		}
	}
	if len(faults) > 0 {
		return faults
	}
	for _, dimension := range groupDimensions {
		switch sum, counted := sums[dimension]; {
		case !counted:
		case e.Referrals == nil:
			wrong("/referrals", "required", "There are groups of the referrals, but not how many referrals there were. Enter their number.")
			return faults
		case sum != *e.Referrals:
			wrong("/groups", "does_not_add_up", fmt.Sprintf("The groups by %s add up to %d, but there were %d referrals. Count those of whom it is not known as unknown.", dimension, sum, *e.Referrals))
		}
	}
	e.Groups = complete(e.Groups)
	return faults
}

// isEmpty tells a month of which nothing is known, which is one nobody entered.
func (e *ServiceFigureEntry) isEmpty() bool {
	return e.Referrals == nil && e.Declined == nil && e.WaitDaysMedian == nil && e.FirstContacts == nil && e.Caseload == nil && e.Contacts == nil && len(e.Groups) == 0
}

// nothingEntered is what is said of such a month.
const nothingEntered = "Enter at least one figure, or leave the month out."

// readMonth reads a month written YYYY-MM, as its first day.
func readMonth(text string) (month vocabulary.Date, ok bool) {
	month, err := vocabulary.ParseDate(text + "-01")
	return month, err == nil
}

// firstOfMonth is the first day of the month a day is in.
func firstOfMonth(day vocabulary.Date) vocabulary.Date {
	at := day.Midnight()
	return vocabulary.NewDate(at.Year(), at.Month(), 1)
}
