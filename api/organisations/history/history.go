// Package history works out who belonged to whom, when, from what files say. It is a pure function of
// the set of applied files: their order, and files that were undone since, leave no trace.
//
// How statements are weighed (docs/history.md says it for people):
//   - A full history (an ePCN file) states days exactly; the newest one that speaks of a thing beats older
//     ones, and beats snapshots of its own day or before.
//   - A snapshot shows what held on its day: "known by". Until then, what was known before goes on.
//   - What a full history states without a day (a name, a commissioner) holds on its day and is carried
//     back to the day after the statement before it: an older file never makes a later date less known.
//   - What a file should list and does not has ended by its day, but only in the regions the file covers.
//   - A correction by hand beats every file.
package history

import (
	"trellis/api/organisations/evidence"
	"trellis/api/vocabulary"
)

// Type is a type of organisation whose life is worked out from files.
type Type string

const (
	SubICBLocation Type = "sub_icb_location"
	PCN            Type = "pcn"
	Practice       Type = "practice"
)

// Types in the order in which records are made: each refers only to those before it.
var Types = []Type{SubICBLocation, PCN, Practice}

// Track is one dated fact about one type of organisation.
type Track string

const (
	Names             Track = "names"
	LocationICBs      Track = "location_icbs"
	PCNLocations      Track = "pcn_locations"
	PracticeLocations Track = "practice_locations"
	Memberships       Track = "memberships"
	Boroughs          Track = "boroughs"
	ListSizes         Track = "list_sizes"
	Deprivation       Track = "deprivation"
)

// Tracks in the order in which they are compared and written.
var Tracks = []Track{Names, LocationICBs, PCNLocations, PracticeLocations, Memberships, Boroughs, ListSizes, Deprivation}

// Spell is a value that holds on the days [From, To).
type Spell struct {
	// Value is a name, a code, a list size or "year score".
	Value    string
	From, To vocabulary.Date // To is zero while it holds
	// Certainty is how well From is known; ToCertainty, how well To is, "" while it holds.
	Certainty, ToCertainty vocabulary.Certainty

	said said // what it rests on
}

// Life is the days on which an organisation stands, and what has no history of its own.
type Life struct {
	From, To               vocabulary.Date
	Certainty, ToCertainty vocabulary.Certainty
	Postcode, ONSCode      string

	said said
}

// State is everything that is known of sub-ICB locations (the reference data apart), PCNs and practices.
type State struct {
	Lives map[Type]map[string]Life
	// Facts holds the spells of each track by the organisation's code, the earliest first.
	Facts map[Track]map[string][]Spell
}

// NewState makes a state in which nothing is known.
func NewState() *State {
	s := &State{Lives: map[Type]map[string]Life{}, Facts: map[Track]map[string][]Spell{}}
	for _, t := range Types {
		s.Lives[t] = map[string]Life{}
	}
	for _, t := range Tracks {
		s.Facts[t] = map[string][]Spell{}
	}
	return s
}

// Source is one applied file.
type Source struct {
	Import string // its id, to point at; it decides nothing
	Kind   string
	AsAt   vocabulary.Date
	SHA256 string
	// Statements are what it says.
	Statements []evidence.Statement
}

// isHistory tells a file that states full histories from a snapshot.
func (s *Source) isHistory() bool { return s.Kind == evidence.KindEPCN }

// Reference is what no file changes.
type Reference struct {
	ICBs map[string]ICB
	// Locations are the ICBs of the reference sub-ICB locations, by the location's code.
	Locations map[string][]Spell
	// Corrections are what a person has put right about a PCN, by its code.
	Corrections map[string]Correction
}

// ICB is what history needs to know of an integrated care board.
type ICB struct {
	RegionCode string
	From, To   vocabulary.Date
}

// Correction is what a person has put right about a PCN; "" where nothing is.
type Correction struct{ Name, BoroughGSSCode string }

// said is a statement with the file it stands in.
type said struct {
	in *Source
	st *evidence.Statement
}

// At returns the spell that holds on a day.
func At(spells []Spell, day vocabulary.Date) (Spell, bool) {
	for _, s := range spells {
		if !day.Before(s.From) && (s.To.IsZero() || day.Before(s.To)) {
			return s, true
		}
	}
	return Spell{}, false
}
