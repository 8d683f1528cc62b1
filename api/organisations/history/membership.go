package history

import (
	"slices"

	"trellis/api/vocabulary"
)

// memberships works out in which PCNs a practice was. The newest full history that names the practice states the
// days up to its own; what files of later days show or deny changed by theirs.
func (x *index) memberships(code string, life Life) []Spell {
	var newest *Source
	shows := map[*Source]said{}
	for _, s := range x.practices[code] {
		if s.in.isHistory() {
			newest = s.in
		} else {
			shows[s.in] = s
		}
	}
	var spells []Spell
	if newest != nil {
		spells = statedDays(x.practices[code], newest)
	}
	for _, l := range x.sources {
		if newest != nil && !l.AsAt.After(newest.AsAt) {
			continue
		}
		if s, ok := shows[l.Source]; ok {
			spells = shown(spells, s)
		} else if l.listsPartners && !l.practices[code] {
			spells = denied(spells, l)
		}
	}
	return clip(joined(spells), life)
}

// statedDays are the memberships one full history states. Where two share a day the earlier is shortened.
func statedDays(statements []said, in *Source) (spells []Spell) {
	for _, s := range statements {
		if s.in == in && s.st.PCNCode != "" {
			spell := Spell{Value: s.st.PCNCode, From: s.st.ValidFrom, To: s.st.ValidTo, Certainty: vocabulary.Exact, said: s}
			if !spell.To.IsZero() {
				spell.ToCertainty = vocabulary.Exact
			}
			spells = append(spells, spell)
		}
	}
	slices.SortStableFunc(spells, func(a, b Spell) int { return a.From.Compare(b.From) })
	for i := range spells[:max(len(spells)-1, 0)] {
		if next := spells[i+1].From; spells[i].To.IsZero() || next.Before(spells[i].To) {
			spells[i].To, spells[i].ToCertainty = next, vocabulary.Exact
		}
	}
	return slices.DeleteFunc(spells, func(s Spell) bool { return !s.To.IsZero() && !s.From.Before(s.To) })
}

// denied ends the membership that a full history no longer knows: it lists the PCN's practices, and this one is not
// among them.
func denied(spells []Spell, l *listing) []Spell {
	for i := range spells {
		s := &spells[i]
		if l.partnersOf[s.Value] && s.From.Before(l.AsAt) && (s.To.IsZero() || l.AsAt.Before(s.To)) {
			s.To, s.ToCertainty = l.AsAt, vocabulary.KnownBy
		}
	}
	return spells
}

// shown adds what a snapshot shows: the practice is in this PCN on that day, or in none.
func shown(spells []Spell, s said) []Spell {
	day := s.in.AsAt
	i := slices.IndexFunc(spells, func(s Spell) bool { return s.To.IsZero() || day.Before(s.To) })
	next := Spell{Value: s.st.PCNCode, From: day, Certainty: vocabulary.KnownBy, said: s}
	if i >= 0 {
		current := spells[i]
		switch {
		case current.Value == next.Value && !day.Before(current.From):
			return spells
		case day.Before(current.From): // a membership that is announced for later
			next.To, next.ToCertainty = current.From, current.Certainty
		case current.From == day: // two snapshots of one day
			next.To, next.ToCertainty = current.To, current.ToCertainty
			spells = slices.Delete(spells, i, i+1)
		default:
			next.To, next.ToCertainty = current.To, current.ToCertainty
			spells[i].To, spells[i].ToCertainty = day, vocabulary.KnownBy
			i++
		}
	} else {
		i = len(spells)
	}
	if next.Value == "" {
		return spells
	}
	return slices.Insert(spells, i, next)
}

// inPCNs cuts memberships to the lives of their PCNs, and leaves out those of PCNs that nobody states.
func inPCNs(spells []Spell, pcns map[string]Life) (kept []Spell) {
	for _, s := range spells {
		if life, known := pcns[s.Value]; known {
			kept = append(kept, clip([]Spell{s}, life)...)
		}
	}
	return kept
}
