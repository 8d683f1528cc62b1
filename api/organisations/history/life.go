package history

import (
	"trellis/api/organisations/evidence"
	"trellis/api/vocabulary"
)

// pcnLife works out on which days a PCN stands. The newest full history that states its days decides; files
// of later days can only show that it goes on, or that it had ended by theirs.
func (x *index) pcnLife(code string, location func(day vocabulary.Date) string) Life {
	statements := x.pcns[code]
	life, decided := Life{said: statements[0]}, vocabulary.Date{}
	for _, s := range statements {
		if s.in.isHistory() && !s.st.ValidFrom.IsZero() {
			life = Life{From: s.st.ValidFrom, To: s.st.ValidTo, Certainty: vocabulary.Exact, said: s}
			if decided = s.in.AsAt; !life.To.IsZero() {
				life.ToCertainty = vocabulary.Exact
			}
		}
	}
	if life.From.IsZero() {
		life.From, life.Certainty = statements[0].in.AsAt, vocabulary.KnownBy
		for _, s := range x.members[code] {
			if !s.st.ValidFrom.IsZero() && s.st.ValidFrom.Before(life.From) {
				life.From = s.st.ValidFrom
			}
		}
	}
	// What a later file shows of a PCN that had closed is that it did not, or that it was opened again.
	var seen vocabulary.Date
	for _, s := range append(statements[:len(statements):len(statements)], x.members[code]...) {
		if s.in.AsAt.After(decided) && (s.st.Fact == evidence.Practice || !s.in.isHistory()) {
			seen = later(seen, provenBy(s))
		}
	}
	if !life.To.IsZero() && seen.Before(life.To) {
		return life
	}
	life.To, life.ToCertainty = vocabulary.Date{}, ""
	after := later(later(seen, decided), life.From)
	life.endBy(x.absent(after, location, func(l *listing) (lists, names bool) { return l.listsPCNs, l.pcns[code] }))
	return life
}

// practiceLife works out on which days a practice is known to stand. Only a snapshot of practices can show that
// one has gone: a full history of memberships lists those who are in a PCN.
func (x *index) practiceLife(code string, location func(day vocabulary.Date) string) Life {
	statements := x.practices[code]
	life := Life{From: statements[0].in.AsAt, Certainty: vocabulary.KnownBy, said: statements[0]}
	var seen vocabulary.Date
	for _, s := range statements {
		if from := s.st.ValidFrom; !from.IsZero() && from.Before(life.From) {
			life.From = from
		}
		if s.st.Postcode != "" {
			life.Postcode = s.st.Postcode
		}
		seen = later(seen, provenBy(s))
	}
	life.endBy(x.absent(later(seen, life.From), location, func(l *listing) (lists, names bool) { return l.listsPractices, l.practices[code] }))
	return life
}

// provenBy is the last day on which a statement shows its organisation to stand: the file's own, or that on which
// the stated membership ended.
func provenBy(s said) vocabulary.Date {
	if to := s.st.ValidTo; !to.IsZero() && !s.in.AsAt.Before(to) {
		return to.AddDays(-1)
	}
	return s.in.AsAt
}

// absent finds the first day after the given one from which on no file names an organisation, though one lists all
// that there are where it belongs. A file that does not name what another of its day or later does has forgotten it.
func (x *index) absent(after vocabulary.Date, location func(day vocabulary.Date) string, of func(l *listing) (lists, names bool)) vocabulary.Date {
	var missing vocabulary.Date
	for _, l := range x.sources {
		lists, names := of(l)
		switch {
		case !lists || !l.AsAt.After(after):
		case names: // whatever its row says: one that was left out names it too
			missing, after = vocabulary.Date{}, l.AsAt
		case missing.IsZero() && x.covers(l, location(l.AsAt)):
			missing = l.AsAt
		}
	}
	return missing
}

func (life *Life) endBy(day vocabulary.Date) {
	if !day.IsZero() {
		life.To, life.ToCertainty = day, vocabulary.KnownBy
	}
}

func later(a, b vocabulary.Date) vocabulary.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// commissioners are the sub-ICB locations a PCN or practice belongs to, as files state them. A weak statement gives
// way to what was stated before it, unless nobody knows to which ICB that belongs.
func (x *index) commissioners(statements []said, first vocabulary.Date) []Spell {
	var all []stated
	before := ""
	for _, s := range statements {
		switch {
		case s.st.SubICBLocationCode == "":
			continue
		case !s.st.Weak:
			before = s.st.SubICBLocationCode
		case before != "" && x.icbOn(before, s.in.AsAt) != "":
			continue
		}
		all = append(all, stated{s.st.SubICBLocationCode, s})
	}
	return timeline(all, first, ifHistory)
}

// names are what files call an organisation.
func names(statements []said, first vocabulary.Date) []Spell {
	var called []stated
	for _, s := range statements {
		if s.st.Name != "" {
			called = append(called, stated{s.st.Name, s})
		}
	}
	return timeline(called, first, ifHistory)
}

// lastKnown tells what held on a day: its spell, or the nearest there is.
func lastKnown(spells []Spell) func(day vocabulary.Date) string {
	return func(day vocabulary.Date) (value string) {
		for _, s := range spells {
			if value == "" || !day.Before(s.From) {
				value = s.Value
			}
		}
		return value
	}
}

// unnamed gives a practice or PCN without a name its code for one.
func unnamed(spells []Spell, code string, life Life) []Spell {
	if len(spells) == 0 {
		return always(code, life)
	}
	return fromBirth(spells, life)
}
