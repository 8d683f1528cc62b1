package demo

import (
	"fmt"

	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
)

// The demonstration begins on a day after the first networks did, so that nobody takes it for the beginning of them.
var firstDay = vocabulary.NewDate(2019, 10, 1)

// london is the demonstration while it is made.
type london struct {
	state *history.State
	// pcns and practices are how many have codes.
	pcns, practices int
	// practicesIn is how many practices a place has, for their names.
	practicesIn map[string]int
	// named are the codes of networks by their names today, for the stories.
	named map[string]string
	// members are the practices of a network today, in the order of their codes.
	members map[string][]string
	// people are how many each practice has, or had last.
	people map[string]int
}

// London invents PCNs and practices for London. It is the same every time: nothing in it depends on a clock or on luck.
// Every name and figure is made up, and every code is one that ODS cannot issue.
func London() *history.State {
	l := &london{state: history.NewState(), practicesIn: map[string]int{}, named: map[string]string{}, members: map[string][]string{}, people: map[string]int{}}
	for _, p := range places {
		for n := range p.pcns {
			l.network(p, fmt.Sprintf("%s Demo %d", p.name, n+1))
		}
	}
	l.stories()
	l.count()
	return l.state
}

// network adds a network that has always been open, with practices that have always been in it.
func (l *london) network(p place, name string) {
	pcn := l.pcn(p, name, life(firstDay, vocabulary.Date{}))
	size := sizeOf(pcn)
	for range practicesOf(pcn, size) {
		practice := l.practice(p)
		l.members[pcn] = append(l.members[pcn], practice)
		l.in(practice, stay{pcn, firstDay})
	}
	for i, share := range shares(size, l.members[pcn]) {
		l.people[l.members[pcn][i]] = share
	}
}

// pcn adds a network without practices.
func (l *london) pcn(p place, name string, lived history.Life) (code string) {
	l.pcns++
	code = fmt.Sprintf("UD%04d", l.pcns)
	l.state.Lives[history.PCN][code] = lived
	l.named[name] = code
	l.set(history.Names, code, spell(name, lived))
	l.set(history.PCNLocations, code, spell(p.location, lived))
	if p.gss != "" {
		l.set(history.Boroughs, code, spell(p.gss, lived))
	}
	return code
}

// practice adds a practice that has always been open, in no network.
func (l *london) practice(p place) (code string) {
	l.practices++
	code = fmt.Sprintf("YD%04d", l.practices)
	l.practicesIn[p.name]++
	lived := life(firstDay, vocabulary.Date{})
	l.state.Lives[history.Practice][code] = lived
	l.set(history.Names, code, spell(fmt.Sprintf("%s Demo Practice %d", p.name, l.practicesIn[p.name]), lived))
	l.set(history.PracticeLocations, code, spell(p.location, lived))
	// The index describes where people live rather than a day: it is carried back, as that of a file is.
	score := spell(scoreOf(code, p.score), lived)
	score.Certainty = vocabulary.CarriedBack
	l.set(history.Deprivation, code, score)
	return code
}

// count gives every practice its list sizes, as long as it is open.
func (l *london) count() {
	days := counts()
	for code, last := range l.people {
		until := l.state.Lives[history.Practice][code].To
		var spells []history.Spell
		for i, people := range counted(code, last, days) {
			if !until.IsZero() && !days[i].Before(until) {
				break
			}
			if n := len(spells); n > 0 {
				spells[n-1].To, spells[n-1].ToCertainty = days[i], vocabulary.Exact
			}
			spells = append(spells, history.Spell{Value: fmt.Sprint(people), From: days[i], Certainty: vocabulary.Exact})
		}
		if n := len(spells); n > 0 && !until.IsZero() {
			spells[n-1].To, spells[n-1].ToCertainty = until, vocabulary.Exact
		}
		l.set(history.ListSizes, code, spells...)
	}
}

func (l *london) set(track history.Track, code string, spells ...history.Spell) {
	l.state.Facts[track][code] = spells
}

// stay is the network a practice is in from a day on, until the next; "" for none.
type stay struct {
	pcn  string
	from vocabulary.Date
}

// in says in which networks a practice was, the earliest first.
func (l *london) in(practice string, stays ...stay) {
	var spells []history.Spell
	for i, s := range stays {
		until := l.state.Lives[history.Practice][practice].To
		if i+1 < len(stays) {
			until = stays[i+1].from
		}
		if s.pcn != "" {
			spells = append(spells, spell(s.pcn, life(s.from, until)))
		}
	}
	l.set(history.Memberships, practice, spells...)
}

// life is a time whose days are exactly known.
func life(from, to vocabulary.Date) history.Life {
	l := history.Life{From: from, To: to, Certainty: vocabulary.Exact}
	if !to.IsZero() {
		l.ToCertainty = vocabulary.Exact
	}
	return l
}

// spell is a value that holds for a life.
func spell(value string, lived history.Life) history.Spell {
	return history.Spell{Value: value, From: lived.From, To: lived.To, Certainty: lived.Certainty, ToCertainty: lived.ToCertainty}
}
