package workforce

import (
	"slices"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// RateCard is the most that is reimbursed for one whole-time post of a role in a year.
type RateCard struct {
	ID        string           `json:"id" list:"filter,sort" shape:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	RoleType  string           `json:"role_type" list:"filter,sort" enums:"splw,cc,hwbc" example:"splw"`
	PayZone   string           `json:"pay_zone" list:"filter,sort" enums:"base,inner,outer" example:"base"`
	ValidFrom vocabulary.Date  `json:"valid_from" list:"sort" example:"2024-10-01"`
	ValidTo   *vocabulary.Date `json:"valid_to" list:"sort" example:"2025-04-01"`
	// AnnualMaxPence is for a whole year, in pence.
	AnnualMaxPence int64 `json:"annual_max_pence" list:"sort" example:"4015900"`
	// Status is superseded once another took its place for all of its days.
	Status string `json:"status" list:"filter,sort" enums:"provisional,confirmed,superseded" example:"confirmed"`
	// IsVerified says that somebody compared it with the document that sets it.
	IsVerified bool    `json:"is_verified" list:"filter" example:"true"`
	Source     string  `json:"source" list:"" example:"Network Contract DES 2024/25"`
	SourceURL  *string `json:"source_url" list:"" example:"https://www.england.nhs.uk/gp/"`
	// SupersededBy is what took its place.
	SupersededBy *string `json:"superseded_by" list:"" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d11"`
	// RecordedAt is when Trellis first knew of it.
	RecordedAt time.Time `json:"recorded_at" list:"sort" example:"2025-08-01T09:00:00Z"`
	// IsBackDated is true when it was recorded after the first day on which it holds, by the date in London.
	IsBackDated bool `json:"is_back_dated" list:"filter" example:"true"`
	// IsDemo is true when it is invented: then it counts for invented networks only.
	IsDemo    bool      `json:"is_demo" list:"filter" example:"false"`
	Version   int64     `json:"version" list:"" example:"1"`
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2025-08-01T09:00:00Z"`
}

// NewRateCard is a rate from a day on. Rates in force on its days give way: those it covers are superseded, of those it overlaps the rest stays.
type NewRateCard struct {
	RoleType       string           `json:"role_type" enums:"splw,cc,hwbc" binding:"required"`
	PayZone        string           `json:"pay_zone" enums:"base,inner,outer" binding:"required"`
	ValidFrom      vocabulary.Date  `json:"valid_from" example:"2026-04-01" binding:"required"`
	ValidTo        *vocabulary.Date `json:"valid_to,omitempty" example:"2027-04-01"`
	AnnualMaxPence int64            `json:"annual_max_pence" minimum:"1" maximum:"100000000" example:"4200000" binding:"required"`
	Status         string           `json:"status" enums:"provisional,confirmed" binding:"required"`
	IsVerified     bool             `json:"is_verified,omitempty"`
	Source         string           `json:"source" maxLength:"300" binding:"required"`
	SourceURL      *string          `json:"source_url,omitempty" maxLength:"500"`
}

// RateChange says how well a rate, or a rate of entitlement, is known. What is left out stays; an empty source_url takes it away.
type RateChange struct {
	Status     *string `json:"status,omitempty" enums:"provisional,confirmed"`
	IsVerified *bool   `json:"is_verified,omitempty"`
	Source     *string `json:"source,omitempty" maxLength:"300"`
	SourceURL  *string `json:"source_url,omitempty" maxLength:"500"`
}

// forecastRoles are the roles that money is forecast for, in the order they are shown in; payZones where they are paid.
var (
	forecastRoles = []string{"splw", "cc", "hwbc"}
	payZones      = []string{"base", "inner", "outer"}
	rateStatuses  = []string{"provisional", "confirmed"}
)

// rateFaults gathers what is wrong with something about money.
type rateFaults []vocabulary.Fault

func (f *rateFaults) add(pointer, code, message string) {
	*f = append(*f, vocabulary.Fault{Pointer: pointer, Code: code, Message: message})
}

// oneOf notes a word that is none of those known.
func (f *rateFaults) oneOf(pointer, value string, words []string) {
	if !slices.Contains(words, value) {
		f.add(pointer, "unknown_value", "This is one of: "+strings.Join(words, ", ")+".")
	}
}

// text tidies a line of text and notes one that cannot be kept.
func (f *rateFaults) text(pointer, thing string, value *string, most int) {
	*value = vocabulary.OneLine(*value)
	if code, message := vocabulary.CheckText(thing, *value, 1, most); code != "" {
		f.add(pointer, code, message)
	}
}

// address tidies the address of a source; "" is none.
func (f *rateFaults) address(value **string) {
	if *value == nil {
		return
	}
	text := strings.TrimSpace(**value)
	if *value = &text; text == "" {
		*value = nil
		return
	}
	if code, message := vocabulary.CheckText("The address", text, 1, 500); code != "" {
		f.add("/source_url", code, message)
	} else if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		f.add("/source_url", "bad_address", "Write the address with https:// at its beginning.")
	}
}

// check judges a rate that is to be entered, and tidies it.
func (n *NewRateCard) check() (faults rateFaults) {
	faults.oneOf("/role_type", n.RoleType, forecastRoles)
	faults.oneOf("/pay_zone", n.PayZone, payZones)
	faults.oneOf("/status", n.Status, rateStatuses)
	faults.text("/source", "The source", &n.Source, 300)
	faults.address(&n.SourceURL)
	if n.ValidFrom.IsZero() {
		faults.add("/valid_from", "required", "Enter the first day on which it holds.")
	}
	if n.ValidTo != nil && !n.ValidTo.After(n.ValidFrom) {
		faults.add("/valid_to", "before_start", "The first day on which it does not hold any more comes after the first day on which it does.")
	}
	if n.AnnualMaxPence < 1 || n.AnnualMaxPence > 100_000_000 {
		faults.add("/annual_max_pence", "out_of_range", "The most for a year is from 1 penny to £1,000,000, in pence: £42,000 is 4200000.")
	}
	return faults
}

// days are those on which something holds, [from, to); to is nil where no end is set.
type days struct {
	from vocabulary.Date
	to   *vocabulary.Date
}

// without gives what is left of some days once others are taken out of them.
func (d days) without(other days) (left []days) {
	if d.from.Before(other.from) {
		end := other.from
		if d.to != nil && d.to.Before(end) {
			end = *d.to
		}
		left = append(left, days{d.from, &end})
	}
	if other.to != nil && (d.to == nil || d.to.After(*other.to)) {
		begin := *other.to
		if begin.Before(d.from) {
			begin = d.from
		}
		left = append(left, days{begin, d.to})
	}
	return left
}

// within gives the part of some days that lies in others.
func (d days) within(other days) (days, bool) {
	if other.from.After(d.from) {
		d.from = other.from
	}
	if other.to != nil && (d.to == nil || other.to.Before(*d.to)) {
		d.to = other.to
	}
	return d, d.to == nil || d.to.After(d.from)
}

func (d days) has(day vocabulary.Date) bool {
	return !day.Before(d.from) && (d.to == nil || day.Before(*d.to))
}
