package history

import (
	"trellis/api/vocabulary"
)

// pcnLife works out on which days a PCN stands. The newest full history that states its days decides; files
// of later days can only show that it goes on, or that it had ended by theirs.
func (x *index) pcnLife(code string, location func(day vocabulary.Date) string) Life {
	statements := x.pcns[code]
	life, after := Life{said: statements[0]}, vocabulary.Date{}
	for _, s := range statements {
		if s.in.isHistory() && !s.st.ValidFrom.IsZero() {
			life = Life{From: s.st.ValidFrom, To: s.st.ValidTo, Certainty: vocabulary.Exact, said: s}
			if after = s.in.AsAt; !life.To.IsZero() {
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
	for _, l := range x.sources {
		if l.AsAt.After(after) {
			life.see(l, l.standing[code], l.listsPCNs && !l.pcns[code] && x.covers(l, location(l.AsAt)))
		}
	}
	return life
}

// practiceLife works out on which days a practice is known to stand. Only a snapshot of practices can show that
// one has gone: a full history of memberships lists those who are in a PCN.
func (x *index) practiceLife(code string, location func(day vocabulary.Date) string) Life {
	statements := x.practices[code]
	life := Life{From: statements[0].in.AsAt, Certainty: vocabulary.KnownBy, said: statements[0]}
	open := map[*Source]bool{}
	for _, s := range statements {
		if from := s.st.ValidFrom; !from.IsZero() && from.Before(life.From) {
			life.From = from
		}
		if s.st.Postcode != "" {
			life.Postcode = s.st.Postcode
		}
		open[s.in] = open[s.in] || s.st.ValidTo.IsZero() || s.in.AsAt.Before(s.st.ValidTo)
	}
	for _, l := range x.sources {
		// What a row that was left out says nobody knows: the practice is not absent, and not proven to stand.
		life.see(l, open[l.Source], l.listsPractices && !l.practices[code] && x.covers(l, location(l.AsAt)))
	}
	return life
}

// see takes note of a file of a later day: one that names the organisation shows that it stands, one that should
// list it and does not shows that it had ended.
func (life *Life) see(l *listing, named, absent bool) {
	switch {
	case named:
		if !life.To.IsZero() && !l.AsAt.Before(life.To) {
			life.To, life.ToCertainty = vocabulary.Date{}, ""
		}
	case absent && life.To.IsZero() && life.From.Before(l.AsAt):
		life.To, life.ToCertainty = l.AsAt, vocabulary.KnownBy
	}
}

// commissioners are the sub-ICB locations a PCN or practice belongs to, as files state them; a weak statement
// counts only where there is no other.
func commissioners(statements []said, first vocabulary.Date) []Spell {
	var strong, all []stated
	for _, s := range statements {
		if s.st.SubICBLocationCode == "" {
			continue
		}
		one := stated{s.st.SubICBLocationCode, s}
		if all = append(all, one); !s.st.Weak {
			strong = append(strong, one)
		}
	}
	if len(strong) == 0 {
		strong = all
	}
	return timeline(strong, first, ifHistory)
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

// earliest is the first day on which a statement holds, to begin the carrying back of names and commissioners at.
func earliest(statements []said) vocabulary.Date {
	day := statements[0].in.AsAt
	for _, s := range statements {
		if from := s.st.ValidFrom; !from.IsZero() && from.Before(day) {
			day = from
		}
	}
	return day
}

// unnamed gives a practice or PCN without a name its code for one.
func unnamed(spells []Spell, code string, life Life) []Spell {
	if len(spells) == 0 {
		return always(code, life)
	}
	return fromBirth(spells, life)
}
