package history

import (
	"slices"

	"trellis/api/vocabulary"
)

// Action is what a change does to an organisation.
type Action string

const (
	Create Action = "create"
	Rename Action = "rename" // another name from a day on
	Move   Action = "move"   // another commissioner, ICB, PCN or borough from a day on
	Close  Action = "close"
	Reopen Action = "reopen"
	Redate Action = "redate" // the same facts, on other days or better known
	Update Action = "update" // another figure from a day on
	Remove Action = "remove" // as if it had never been
)

// Change is one line of a plan, for a person to read.
type Change struct {
	Action Action
	Type   Type
	Code   string
	Name   string
	// Before and After are names, codes, figures or days, as the action goes; "" for none.
	Before, After string
	// On is the first day on which it differs.
	On        vocabulary.Date
	Certainty vocabulary.Certainty
	// Sheet and Row are where the import that is planned says so; 0 where another file or the absence of a row does.
	Sheet string
	Row   int64
}

// trackActions says what a difference in a track is called.
var trackActions = map[Track]Action{
	Names: Rename, LocationICBs: Move, PCNLocations: Move, PracticeLocations: Move, Memberships: Move,
	Boroughs: Move, ListSizes: Update, Deprivation: Update,
}

// tracksOf lists the tracks of each type, the one that says most about where it belongs first.
var tracksOf = map[Type][]Track{
	SubICBLocation: {LocationICBs, Names},
	PCN:            {PCNLocations, Boroughs, Names},
	Practice:       {Memberships, PracticeLocations, Names, ListSizes, Deprivation},
}

// Changes tells a difference the way a person reads it, by type and code: what is made, what becomes of what was
// there, what goes. Where the given import says it, its row is named.
func Changes(before, after *State, importID string) (changes []Change) {
	for _, t := range Types {
		for _, code := range codes(before.Lives[t], after.Lives[t]) {
			w := writer{before: before, after: after, of: importID, blank: Change{Type: t, Code: code}}
			w.blank.Name = latest(after.Facts[Names][code])
			if w.blank.Name == "" {
				w.blank.Name = latest(before.Facts[Names][code])
			}
			w.organisation(t, code)
			changes = append(changes, w.changes...)
		}
	}
	return changes
}

type writer struct {
	before, after *State
	of            string
	blank         Change
	changes       []Change
}

func (w *writer) add(action Action, before, after string, on vocabulary.Date, certainty vocabulary.Certainty, by said) {
	c := w.blank
	c.Action, c.Before, c.After, c.On, c.Certainty = action, before, after, on, certainty
	if by.in != nil && by.in.Import == w.of {
		c.Sheet, c.Row = by.st.Sheet, by.st.Row
	}
	w.changes = append(w.changes, c)
}

func (w *writer) organisation(t Type, code string) {
	was, had := w.before.Lives[t][code]
	is, has := w.after.Lives[t][code]
	first := tracksOf[t][0]
	switch {
	case !had:
		w.add(Create, "", latest(w.after.Facts[first][code]), is.From, is.Certainty, is.said)
		return
	case !has:
		w.add(Remove, latest(w.before.Facts[first][code]), "", was.From, was.Certainty, said{})
		return
	case was.To.IsZero() && !is.To.IsZero():
		w.add(Close, "", is.To.String(), is.To, is.ToCertainty, is.said)
	case !was.To.IsZero() && is.To.IsZero():
		w.add(Reopen, was.To.String(), "", was.To, was.ToCertainty, is.said)
	case was.To != is.To || was.ToCertainty != is.ToCertainty:
		w.add(Redate, "until "+known(was.To, was.ToCertainty), "until "+known(is.To, is.ToCertainty), is.To, is.ToCertainty, is.said)
	}
	if was.From != is.From || was.Certainty != is.Certainty {
		w.add(Redate, "from "+known(was.From, was.Certainty), "from "+known(is.From, is.Certainty), is.From, is.Certainty, is.said)
	}
	if was.Postcode != is.Postcode || was.ONSCode != is.ONSCode {
		w.add(Update, was.Postcode+was.ONSCode, is.Postcode+is.ONSCode, is.From, vocabulary.KnownBy, is.said)
	}
	for _, track := range tracksOf[t] {
		w.track(track, w.before.Facts[track][code], w.after.Facts[track][code], was, is)
	}
}

func known(day vocabulary.Date, certainty vocabulary.Certainty) string {
	return day.String() + " " + string(certainty)
}

// track tells on which days, of those on which the organisation stands before and after, another value holds; and
// where none does, that the same is known otherwise.
func (w *writer) track(track Track, before, after []Spell, was, is Life) {
	if alike(before, after) {
		return
	}
	told := len(w.changes)
	var last [2]string
	lived := []Spell{{From: was.From, To: was.To}, {From: is.From, To: is.To}}
	for _, day := range turns(before, after, lived) {
		old, _ := At(before, day)
		new, _ := At(after, day)
		pair := [2]string{old.Value, new.Value}
		if track != ListSizes && (!standsOn(was, day) || !standsOn(is, day)) {
			continue // its life tells that
		}
		if pair != last && old.Value != new.Value {
			certainty := new.Certainty
			if new.Value == "" {
				certainty = endOf(after, day)
			}
			w.add(trackActions[track], old.Value, new.Value, day, certainty, new.said)
		}
		last = pair
	}
	if len(w.changes) == told && sameLife(was, is) {
		w.redate(before, after)
	}
}

// redate tells of the first spell that is the same on other days, or better known.
func (w *writer) redate(before, after []Spell) {
	for i, is := range after {
		if i == len(before) {
			break
		}
		was := before[i]
		if was.From != is.From || was.Certainty != is.Certainty {
			w.add(Redate, "from "+known(was.From, was.Certainty), "from "+known(is.From, is.Certainty), is.From, is.Certainty, is.said)
			return
		}
		if was.To != is.To || was.ToCertainty != is.ToCertainty {
			w.add(Redate, "until "+known(was.To, was.ToCertainty), "until "+known(is.To, is.ToCertainty), is.From, is.Certainty, is.said)
			return
		}
	}
}

// turns are the days on which either list of spells begins or ends one, in order.
func turns(lists ...[]Spell) (days []vocabulary.Date) {
	for _, spells := range lists {
		for _, s := range spells {
			days = append(days, s.From)
			if !s.To.IsZero() {
				days = append(days, s.To)
			}
		}
	}
	slices.SortFunc(days, vocabulary.Date.Compare)
	return slices.Compact(days)
}

func standsOn(life Life, day vocabulary.Date) bool {
	return !day.Before(life.From) && (life.To.IsZero() || day.Before(life.To))
}

// alike tells whether two lists of spells are the same, whatever they rest on.
func alike(a, b []Spell) bool {
	return slices.EqualFunc(a, b, func(a, b Spell) bool {
		a.said, b.said = said{}, said{}
		return a == b
	})
}

func sameLife(a, b Life) bool {
	return a.From == b.From && a.To == b.To && a.Certainty == b.Certainty && a.ToCertainty == b.ToCertainty
}

// endOf is how well it is known that the value before a day had ended by it.
func endOf(spells []Spell, day vocabulary.Date) vocabulary.Certainty {
	for _, s := range spells {
		if s.To == day {
			return s.ToCertainty
		}
	}
	return vocabulary.KnownBy
}

func latest(spells []Spell) string {
	if len(spells) == 0 {
		return ""
	}
	return spells[len(spells)-1].Value
}
