package demo

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// quarters are how many the demonstration looks back on, up to the one before today's.
const quarters = 12

var roleTypes = []string{"splw", "cc", "hwbc"}

// staffing is the demonstration's workforce while it is made.
type staffing struct {
	made   workforce.Invention
	london *history.State
	// today is the day it is made on; first and end are the first days of its quarters and of the one after them.
	today, first, end vocabulary.Date
	// holders counts the people of each network, for their pseudonyms.
	holders map[string]int
}

// network is one for which a workforce is invented.
type network struct {
	code, name, place string
	lived             history.Life
	size              int
	practices         []string
	story             story
	posts             []post
}

// Workforce invents posts, who is in them, how they are supported, what was claimed, returned and counted, for every
// network of London as it is invented. Beyond the day it is made on it depends on nothing: no clock and no luck.
func Workforce(london *history.State, today vocabulary.Date) workforce.Invention {
	s := newStaffing(london, today)
	s.censuses()
	for _, code := range slices.Sorted(maps.Keys(london.Lives[history.PCN])) {
		n := s.network(code)
		for _, p := range n.posts {
			s.keep(n, p)
		}
		s.returns(n)
		s.claims(n)
		s.figures(n)
	}
	s.populations()
	s.rates()
	return s.made
}

func newStaffing(london *history.State, today vocabulary.Date) *staffing {
	at := today.Midnight()
	end := vocabulary.NewDate(at.Year(), (at.Month()-1)/3*3+1, 1)
	return &staffing{london: london, today: today, first: monthsFrom(end, -3*quarters), end: end, holders: map[string]int{}}
}

// network is one with its posts.
func (s *staffing) network(code string) network {
	names := s.london.Facts[history.Names][code]
	n := network{code: code, name: names[len(names)-1].Value, lived: s.london.Lives[history.PCN][code], size: sizeOf(code)}
	n.place, _, _ = strings.Cut(n.name, " Demo")
	n.story = told[n.name]
	day := s.today
	if !n.lived.To.IsZero() {
		day = n.lived.To.AddDays(-1)
	}
	for practice, spells := range s.london.Facts[history.Memberships] {
		if in, ok := history.At(spells, day); ok && in.Value == code {
			n.practices = append(n.practices, practice)
		}
	}
	slices.Sort(n.practices)
	switch {
	case n.story.ownPosts != nil:
		n.posts = n.story.ownPosts(s, n)
	case !n.story.keepsNone:
		n.posts = s.posts(n)
	}
	return n
}

// months are the first days of the months of the quarters.
func (s *staffing) months() (months []vocabulary.Date) {
	for n := range 3 * quarters {
		months = append(months, monthsFrom(s.first, n))
	}
	return months
}

// monthsFrom is the first day of the month so many after that of a day.
func monthsFrom(day vocabulary.Date, months int) vocabulary.Date {
	at := day.Midnight()
	return vocabulary.NewDate(at.Year(), at.Month()+time.Month(months), 1)
}

// daysFrom counts the days from one day to another.
func daysFrom(from, to vocabulary.Date) int {
	return int(to.Midnight().Sub(from.Midnight()).Hours() / 24)
}

// latest is the later of two days; earliest the earlier, where no day is later than any.
func latest(a, b vocabulary.Date) vocabulary.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func earliest(a, b vocabulary.Date) vocabulary.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// on tells whether a day is one of [from, to).
func on(day, from, to vocabulary.Date) bool {
	return !day.Before(from) && (to.IsZero() || day.Before(to))
}

// idOf is an identifier that is the same every time: it looks like any other and begins as those of the demonstration do.
func idOf(of ...string) string {
	of = append(of, "id")
	high, low := chance(1<<31, of...), chance(1<<62, append(of, "low")...)
	return fmt.Sprintf("019a0000-0000-7%03x-%04x-%012x", high%0x1000, 0x8000|high/0x1000%0x4000, low%(1<<48))
}
