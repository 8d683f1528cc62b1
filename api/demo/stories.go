package demo

import (
	"slices"

	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
)

// stories give the demonstration a past: what happens to networks and practices, once each, so that every screen has
// something to show. They change what was before; today's numbers stay as they are in places.
func (l *london) stories() {
	l.closed("Croydon", "Croydon Demo South", "Croydon Demo 2", "Croydon Demo 3", vocabulary.NewDate(2024, 4, 1))
	l.merged("Ealing", "Ealing Demo 8", "Ealing Demo East", "Ealing Demo West", vocabulary.NewDate(2025, 7, 1))
	l.openedLate("Newham Demo 10", []string{"Newham Demo 1", "Newham Demo 4", "Newham Demo 7"}, vocabulary.NewDate(2023, 4, 1))
	l.renamed("Hackney Demo 3", "Hackney Demo Canalside", vocabulary.NewDate(2024, 10, 1))
	l.movedTwice("Camden Demo 6", stay{"Camden Demo 1", firstDay}, stay{"Camden Demo 4", vocabulary.NewDate(2022, 10, 1)}, vocabulary.NewDate(2025, 1, 1))
	for _, name := range []string{"Barnet", "Bromley", "Lambeth", "Westminster"} {
		l.alone(name, stay{"", firstDay})
	}
	l.alone("Hounslow", stay{l.named["Hounslow Demo 2"], firstDay}, stay{"", vocabulary.NewDate(2025, 10, 1)})
	l.alone("Sutton", stay{l.named["Sutton Demo 1"], firstDay}, stay{"", vocabulary.NewDate(2026, 4, 1)})
	l.shut("Haringey", "Haringey Demo 5", vocabulary.NewDate(2025, 4, 1))
	l.shut("Bexley", "Bexley Demo 2", vocabulary.NewDate(2026, 7, 1))
}

func placeNamed(name string) place {
	return places[slices.IndexFunc(places, func(p place) bool { return p.name == name })]
}

// closed is a network whose practices went to two others when it ended.
func (l *london) closed(where, name, to, andTo string, on vocabulary.Date) {
	gone := l.pcn(placeNamed(where), name, life(firstDay, on))
	for _, heir := range []string{l.named[to], l.named[andTo]} {
		practices := l.members[heir]
		for _, practice := range practices[len(practices)-2:] {
			l.in(practice, stay{gone, firstDay}, stay{heir, on})
		}
	}
}

// merged is a network that two others became.
func (l *london) merged(where, name, first, second string, on vocabulary.Date) {
	heir := l.named[name]
	l.begins(heir, on)
	one, other := l.pcn(placeNamed(where), first, life(firstDay, on)), l.pcn(placeNamed(where), second, life(firstDay, on))
	for i, practice := range l.members[heir] {
		before := one
		if i%2 == 1 {
			before = other
		}
		l.in(practice, stay{before, firstDay}, stay{heir, on})
	}
}

// openedLate is a network whose practices were in others until it opened.
func (l *london) openedLate(name string, from []string, on vocabulary.Date) {
	pcn := l.named[name]
	l.begins(pcn, on)
	for i, practice := range l.members[pcn] {
		l.in(practice, stay{l.named[from[i%len(from)]], firstDay}, stay{pcn, on})
	}
}

// begins lets a network open on a later day.
func (l *london) begins(pcn string, on vocabulary.Date) {
	l.state.Lives[history.PCN][pcn] = life(on, vocabulary.Date{})
	for _, track := range []history.Track{history.Names, history.PCNLocations, history.Boroughs} {
		l.state.Facts[track][pcn][0].From = on
	}
}

// renamed is a network that was called otherwise until a day.
func (l *london) renamed(name, before string, on vocabulary.Date) {
	l.set(history.Names, l.named[name], spell(before, life(firstDay, on)), spell(name, life(on, vocabulary.Date{})))
}

// movedTwice is a practice of a network that was in two others before.
func (l *london) movedTwice(name string, first, second stay, on vocabulary.Date) {
	pcn := l.named[name]
	l.in(l.members[pcn][0], stay{l.named[first.pcn], first.from}, stay{l.named[second.pcn], second.from}, stay{pcn, on})
}

// alone is a practice that is in no network today.
func (l *london) alone(where string, stays ...stay) {
	practice := l.practice(placeNamed(where))
	l.people[practice] = 2500 + chance(6000, "alone", practice)
	l.in(practice, stays...)
}

// shut is a practice that closed, in a network until then.
func (l *london) shut(where, network string, on vocabulary.Date) {
	practice := l.practice(placeNamed(where))
	l.people[practice] = 2000 + chance(2000, "shut", practice)
	lived := life(firstDay, on)
	l.state.Lives[history.Practice][practice] = lived
	for _, track := range []history.Track{history.Names, history.PracticeLocations, history.Deprivation} {
		facts := l.state.Facts[track][practice]
		facts[0].To, facts[0].ToCertainty = lived.To, lived.ToCertainty
	}
	l.in(practice, stay{l.named[network], firstDay})
}
