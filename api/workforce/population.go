package workforce

import (
	"time"

	"trellis/api/vocabulary"
)

// PCNPopulation is a network's people as payments count them on a day.
type PCNPopulation struct {
	// Key is pcn_code and counted_on in one word, for cursors.
	Key       string          `json:"key" list:"filter,sort" example:"UD0001/2026-01-01"`
	PCNCode   string          `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"UD0001"`
	CountedOn vocabulary.Date `json:"counted_on" list:"filter,sort" example:"2026-01-01"`
	// Registered is how many people are registered with its practices, Weighted the same weighted by need.
	Registered *int64    `json:"registered" list:"sort" example:"49163"`
	Weighted   float64   `json:"weighted" list:"sort" example:"48211.4"`
	Source     string    `json:"source" list:"" example:"NHS Payments to General Practice"`
	IsDemo     bool      `json:"is_demo" list:"filter" example:"false"`
	Version    int64     `json:"version" list:"" example:"1"`
	UpdatedAt  time.Time `json:"updated_at" list:"sort" example:"2026-04-01T09:00:00Z"`
}

// PCNPopulationChange sets a network's people on a day.
type PCNPopulationChange struct {
	Registered *int64  `json:"registered,omitempty" minimum:"1" maximum:"10000000"`
	Weighted   float64 `json:"weighted" minimum:"1" maximum:"10000000" decimals:"2" binding:"required"`
	Source     string  `json:"source" maxLength:"300" binding:"required"`
}

// weightedPeople is that number by itself.
type weightedPeople struct {
	Weighted float64 `json:"weighted" decimals:"2"`
}

// check judges a network's people, and tidies them.
func (c *PCNPopulationChange) check() (faults rateFaults) {
	if c.Registered != nil && (*c.Registered < 1 || *c.Registered > 10_000_000) {
		faults.add("/registered", "out_of_range", "This is a number of people from 1 to 10,000,000.")
	}
	if c.Weighted < 1 || c.Weighted > 10_000_000 {
		faults.add("/weighted", "out_of_range", "The weighted population is a number from 1 to 10,000,000.")
	} else {
		faults = append(faults, vocabulary.CheckFields(&weightedPeople{c.Weighted})...)
	}
	faults.text("/source", "The source", &c.Source, 300)
	return faults
}
