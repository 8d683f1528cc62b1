package vocabulary

import "time"

// Clock tells the time. Financial years, due dates and staleness depend on it, so it is always handed in.
type Clock func() time.Time

// Today is the day it is in London by this clock.
func (c Clock) Today() Date { return DateOf(c()) }

// Certainty says how well a date is known.
type Certainty string

const (
	// Exact means the source states the day.
	Exact Certainty = "exact"
	// KnownBy means a snapshot shows that it held by that day; it may have begun earlier.
	KnownBy Certainty = "known_by"
	// CarriedBack means a later source says so and nothing earlier says otherwise.
	CarriedBack Certainty = "carried_back"
)
