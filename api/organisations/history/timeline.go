package history

import (
	"slices"
	"strings"

	"trellis/api/vocabulary"
)

// stated is a value as a file states it on its day.
type stated struct {
	value string
	said
}

func (s stated) day() vocabulary.Date { return s.in.AsAt }

// timeline turns statements, the earliest first and on the same day the weaker first, into spells. Where carries
// holds of a statement, it reaches back to the day after the statement before it; where it holds of any, the first
// reaches back to first. Those days are a spell of their own, since nobody saw the value on them.
func timeline(statements []stated, first vocabulary.Date, carries func(stated) bool) (spells []Spell) {
	var seen vocabulary.Date // the day of the last statement
	for i, s := range statements {
		if i+1 < len(statements) && statements[i+1].day() == s.day() {
			continue // a stronger one speaks of the same day
		}
		if n := len(spells); n > 0 && same(spells[n-1].Value, s.value) {
			seen = s.day()
			continue
		}
		back := first
		if len(spells) > 0 {
			back = seen.AddDays(1)
		}
		if carries(s) || len(spells) == 0 && slices.ContainsFunc(statements, carries) {
			if !back.IsZero() && back.Before(s.day()) {
				spells = follow(spells, Spell{Value: s.value, From: back, Certainty: vocabulary.CarriedBack, said: s.said})
			}
		}
		spells = follow(spells, Spell{Value: s.value, From: s.day(), Certainty: vocabulary.KnownBy, said: s.said})
		seen = s.day()
	}
	return spells
}

// follow ends the last spell where the next begins.
func follow(spells []Spell, next Spell) []Spell {
	if n := len(spells); n > 0 {
		spells[n-1].To, spells[n-1].ToCertainty = next.From, next.Certainty
	}
	return append(spells, next)
}

// same tells whether two values are one: publications differ in capitals only by accident.
func same(a, b string) bool { return strings.EqualFold(a, b) }

// joined makes one spell of neighbours with the same value.
func joined(spells []Spell) (all []Spell) {
	for _, s := range spells {
		if n := len(all); n > 0 && all[n-1].To == s.From && all[n-1].Value == s.Value {
			all[n-1].To, all[n-1].ToCertainty = s.To, s.ToCertainty
		} else {
			all = append(all, s)
		}
	}
	return all
}

// clip cuts spells to a life.
func clip(spells []Spell, life Life) []Spell {
	kept := spells[:0:0]
	for _, s := range spells {
		if s.From.Before(life.From) {
			if s.From = life.From; s.Certainty != vocabulary.CarriedBack {
				s.Certainty = life.Certainty
			}
		}
		if !life.To.IsZero() && (s.To.IsZero() || life.To.Before(s.To)) {
			s.To, s.ToCertainty = life.To, life.ToCertainty
		}
		if s.To.IsZero() || s.From.Before(s.To) {
			kept = append(kept, s)
		}
	}
	return kept
}

// fromBirth reaches back with the first spell to the beginning of a life, so that there is a value on every
// day of it.
func fromBirth(spells []Spell, life Life) []Spell {
	if len(spells) == 0 || !life.From.Before(spells[0].From) {
		return spells
	}
	first := Spell{Value: spells[0].Value, From: life.From, To: spells[0].From, Certainty: vocabulary.CarriedBack, ToCertainty: spells[0].Certainty, said: spells[0].said}
	if spells[0].Certainty == vocabulary.CarriedBack {
		first.To, first.ToCertainty = spells[0].To, spells[0].ToCertainty
		return append([]Spell{first}, spells[1:]...)
	}
	return append([]Spell{first}, spells...)
}

// always is one value for a whole life: what a person has decided.
func always(value string, life Life) []Spell {
	return []Spell{{Value: value, From: life.From, To: life.To, Certainty: life.Certainty, ToCertainty: life.ToCertainty}}
}
