package history

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"trellis/api/vocabulary"
)

// Of works out the state from the set of applied files.
func Of(sources []Source, ref Reference) *State {
	x, state := newIndex(sources, ref), NewState()
	for code := range x.pcns {
		state.addPCN(x, code)
	}
	for code := range x.practices {
		state.addPractice(x, code)
	}
	state.addLocations(x)
	return state
}

func (s *State) addPCN(x *index, code string) {
	statements := x.pcns[code]
	life := x.pcnLife(code, lastKnown(x.commissioners(statements, vocabulary.Date{})))
	s.Lives[PCN][code] = life
	s.keep(Names, code, unnamed(clip(names(statements, life.From), life), code, life))
	s.keep(PCNLocations, code, clip(x.commissioners(statements, life.From), life))

	var boroughs []stated
	for _, b := range x.boroughs[code] {
		boroughs = append(boroughs, stated{b.st.BoroughGSSCode, b})
	}
	// Where a PCN lies hardly changes, and a list of it was made for all of its life so far.
	s.keep(Boroughs, code, clip(timeline(boroughs, life.From, everyone), life))
	correction := x.ref.Corrections[code]
	if correction.Name != "" {
		s.keep(Names, code, always(correction.Name, life))
	}
	if correction.BoroughGSSCode != "" {
		s.keep(Boroughs, code, always(correction.BoroughGSSCode, life))
	}
}

func (s *State) addPractice(x *index, code string) {
	statements := x.practices[code]
	life := x.practiceLife(code, lastKnown(x.commissioners(statements, vocabulary.Date{})))
	s.Lives[Practice][code] = life
	s.keep(Names, code, unnamed(clip(names(statements, life.From), life), code, life))
	s.keep(PracticeLocations, code, clip(x.commissioners(statements, life.From), life))
	s.keep(Memberships, code, inPCNs(x.memberships(code, life), s.Lives[PCN]))

	var counts, scores []stated
	for _, c := range x.listSizes[code] {
		counts = append(counts, stated{strconv.FormatInt(c.st.ListSize, 10), c})
	}
	for _, d := range x.deprivation[code] {
		scores = append(scores, stated{strconv.FormatInt(d.st.IMDYear, 10) + " " + scoreText(d.st.IMDScore), d})
	}
	// Of the editions in one file, or of one day, the newest counts.
	slices.SortStableFunc(scores, func(a, b stated) int {
		return cmp.Or(a.day().Compare(b.day()), cmp.Compare(a.st.IMDYear, b.st.IMDYear))
	})
	s.keep(ListSizes, code, untilClosed(counted(counts), life))
	// The index describes where people live, not a day: the earliest edition speaks for the time before it.
	s.keep(Deprivation, code, clip(timeline(scores, life.From, everyone), life))
}

// scoreText writes a score to six places, which is more than any edition has, and without an exponent.
func scoreText(score float64) string {
	return strconv.FormatFloat(math.Round(score*1e6)/1e6, 'f', -1, 64)
}

// counted makes a spell of every count, equal or not: a count has its day.
func counted(counts []stated) (spells []Spell) {
	for _, c := range counts {
		if n := len(spells); n > 0 {
			if spells[n-1].From == c.day() { // two counts of one day: the later in order
				spells = spells[:n-1]
			} else {
				spells[n-1].To, spells[n-1].ToCertainty = c.day(), vocabulary.Exact
			}
		}
		spells = append(spells, Spell{Value: c.value, From: c.day(), Certainty: vocabulary.Exact, said: c.said})
	}
	return spells
}

// untilClosed cuts spells at the end of a life; a practice may have been counted before any file named it.
func untilClosed(spells []Spell, life Life) []Spell {
	life.From = vocabulary.Date{}
	return clip(spells, life)
}

// addLocations adds every sub-ICB location that a file states or a PCN or practice belongs to, but the reference
// data. A commissioner nobody describes is a dated record all the same: from the first day to the last that
// someone belongs to it.
func (s *State) addLocations(x *index) {
	belonging := map[string][]Spell{}
	for _, track := range []Track{PCNLocations, PracticeLocations} {
		for _, spells := range s.Facts[track] {
			for _, spell := range spells {
				belonging[spell.Value] = append(belonging[spell.Value], spell)
			}
		}
	}
	for code := range x.locations {
		belonging[code] = append(belonging[code], Spell{})
	}
	for code, spells := range belonging {
		if _, isReference := x.ref.Locations[code]; isReference {
			continue
		}
		statements := x.locations[code]
		life := locationLife(statements, spells)
		s.Lives[SubICBLocation][code] = life
		s.keep(Names, code, unnamed(clip(names(statements, life.From), life), code, life))
		s.keep(LocationICBs, code, clip(x.locationICBs[code], life))
	}
}

func locationLife(statements []said, belonging []Spell) Life {
	life := Life{Certainty: vocabulary.KnownBy}
	if len(statements) > 0 {
		life.From, life.said = statements[0].in.AsAt, statements[0]
	}
	open, last := false, vocabulary.Date{}
	for _, s := range belonging {
		if s.From.IsZero() { // it is stated, and perhaps nobody belongs to it
			continue
		}
		if life.From.IsZero() || s.From.Before(life.From) {
			life.From = s.From
		}
		open = open || s.To.IsZero()
		if last.Before(s.To) {
			last = s.To
		}
	}
	if !open && life.From.Before(last) {
		life.To, life.ToCertainty = last, vocabulary.KnownBy
	}
	for _, s := range statements {
		if s.st.ONSCode != "" {
			life.ONSCode = s.st.ONSCode
		}
	}
	return life
}

func (s *State) keep(track Track, code string, spells []Spell) {
	if len(spells) > 0 {
		s.Facts[track][code] = spells
	} else {
		delete(s.Facts[track], code)
	}
}
