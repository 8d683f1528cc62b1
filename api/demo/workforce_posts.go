package demo

import (
	"fmt"
	"time"

	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// post is a post with everything that is ever true of it.
type post struct {
	reference, role, note      string
	opened, recruiting, closed vocabulary.Date
	terms                      []terms
	funding                    []funding
	people                     []person
	supervision                []supervised
}

type terms struct {
	from                            vocabulary.Date
	wte                             int
	band, zone                      string
	ends                            vocabulary.Date
	engagement, employer, employers string
}

type funding struct {
	source   string
	share    int
	from, to vocabulary.Date
}

// person is somebody in a post. Who is called the same in two posts is one person.
type person struct {
	called   string
	name     string
	wte      int
	from, to vocabulary.Date
	reason   string
}

// How many of a hundred networks have coaches, and how many people there are for each post of a role.
var peopleForAPost = map[string]int{"splw": 21000, "cc": 15000, "hwbc": 45000}

// posts are those of an ordinary network, or of one that a story is told of.
func (s *staffing) posts(n network) (all []post) {
	for _, role := range roleTypes {
		count := (n.size + chance(peopleForAPost[role], "posts", n.code, role)) / peopleForAPost[role]
		if role == "hwbc" && chance(100, "coaches", n.code) >= 60 || role == "cc" && chance(100, "co-ordinators", n.code) >= 92 {
			count = 0
		}
		if n.story.isFull {
			count = max(count, 1)
		}
		for i := range count {
			if p, ok := s.post(n, role, i+1); ok {
				all = append(all, p)
			}
		}
	}
	return all
}

// wtes is the work that posts are for, in hundredths of a whole-time equivalent.
var wtes = []int{100, 100, 100, 80, 60, 100, 90, 50, 100, 80}

// post invents the nth post of a role. A network that closed before it would have opened has none.
func (s *staffing) post(n network, role string, nth int) (p post, ok bool) {
	roll := func(of int, what string) int { return chance(of, what, n.code, role, fmt.Sprint(nth)) }
	p = post{reference: fmt.Sprintf("%s-%d", referencesOf[role], nth), role: role}
	p.opened = s.first.AddDays(-30 - roll(1000, "before"))
	if roll(100, "during") >= 65 && n.lived.To.IsZero() {
		p.opened = s.first.AddDays(roll(daysFrom(s.first, s.today)-20, "opened"))
	}
	p.opened = latest(p.opened, n.lived.From)
	p.closed = n.lived.To
	if roll(100, "closed") < 7 && !n.story.isFull {
		if closed := monthsFrom(p.opened, 13+roll(18, "closes")); closed.Before(s.today) {
			p.closed = earliest(p.closed, closed)
		}
	}
	if !p.closed.IsZero() && daysFrom(p.opened, p.closed) < 200 {
		return p, false
	}
	p.recruiting = p.opened.AddDays(roll(15, "recruiting"))
	p.terms = s.termsOf(n, role, nth, p)
	p.funding = s.fundingOf(n, role, nth, p)
	wte, streams := p.terms[0].wte, []int{p.terms[0].wte}
	switch {
	case wte == 100 && roll(100, "shared") < 10:
		streams = []int{60, 40}
	case wte > 60 && roll(100, "less") < 12:
		streams = []int{wte - 20}
	}
	for i, wte := range streams {
		p.people = append(p.people, s.peopleOf(n, p, wte, fmt.Sprint(nth, "/", i))...)
	}
	p.supervision = s.supervisionOf(n, p)
	return p, true
}

var referencesOf = map[string]string{"splw": "SPLW", "cc": "CC", "hwbc": "HWBC"}

// peopleOf are those who were in a post one after the other, with the days between them in which it was looked for the next.
func (s *staffing) peopleOf(n network, p post, wte int, stream string) (people []person) {
	roll := func(of int, what string) int {
		return chance(of, what, n.code, p.role, stream, fmt.Sprint(len(people)))
	}
	from := p.recruiting.AddDays(n.story.fills.or(35, 100).roll(roll, "fills"))
	vacant := n.story.vacant != nil && chance(2, "vacant", n.code, p.role, stream) == 0
	for {
		if from.After(s.today) || !p.closed.IsZero() && !from.AddDays(30).Before(p.closed) {
			return people
		}
		who := person{called: fmt.Sprint(p.reference, " ", stream, " ", len(people)), wte: wte, from: from}
		to := from.AddDays(n.story.stays.or(400, 2800).roll(roll, "stays"))
		if n.story.isFull {
			to = s.today.AddDays(1)
		}
		if gone := s.today.AddDays(-n.story.vacant.or(0, 1).roll(roll, "gone")); vacant && gone.After(from.AddDays(30)) && gone.Before(to) {
			to = gone
		}
		if !p.closed.IsZero() && !to.Before(p.closed) {
			who.to, who.reason = p.closed, "end_of_contract"
			return append(people, who)
		}
		if to.After(s.today) {
			return append(people, who)
		}
		who.to, who.reason = to, reasons[roll(len(reasons), "reason")]
		if n.story.reasons != nil {
			who.reason = n.story.reasons[roll(len(n.story.reasons), "reason")]
		}
		people = append(people, who)
		if vacant && n.story.vacant.least <= daysFrom(to, s.today) && daysFrom(to, s.today) <= n.story.vacant.most {
			return people
		}
		from = to.AddDays(n.story.fills.or(20, 140).roll(roll, "next"))
	}
}

var reasons = []string{"other_role_in_nhs", "other_role_in_nhs", "other_employer", "other_employer", "other_role_in_network", "career_change", "workload", "pay", "lack_of_support", "personal", "retirement", "not_known", "end_of_contract"}

// keep writes a post down, with all that belongs to it.
func (s *staffing) keep(n network, p post) {
	id := idOf("post", n.code, p.reference)
	practices := []string{}
	if len(n.practices) > 0 {
		practices = append(practices, n.practices[chance(len(n.practices), "base", n.code, p.reference)])
	}
	s.made.Posts = append(s.made.Posts, workforce.InventedPost{ID: id, PCNCode: n.code, Reference: p.reference, RoleType: p.role,
		OpenedOn: p.opened, ClosedOn: p.closed, RecruitingFrom: p.recruiting, BasePracticeCodes: practices, Note: p.note})
	for i, t := range p.terms {
		to := p.closed
		if i+1 < len(p.terms) {
			to = p.terms[i+1].from
		}
		contract := "permanent"
		if !t.ends.IsZero() {
			contract = "fixed_term"
		}
		s.made.Terms = append(s.made.Terms, workforce.InventedTerms{PostID: id, PCNCode: n.code, ValidFrom: t.from, ValidTo: to, WTEFunded: workforce.Hundredths(t.wte), AfCBand: t.band,
			PayZone: t.zone, Contract: contract, ContractEndsOn: t.ends, Engagement: t.engagement, EmployerType: t.employer, EmployerName: t.employers})
	}
	for _, f := range p.funding {
		s.made.FundingLines = append(s.made.FundingLines, workforce.InventedFundingLine{PostID: id, PCNCode: n.code, Source: f.source, ValidFrom: f.from,
			ValidTo: earliest(f.to, p.closed), Share: workforce.Hundredths(100 * f.share)})
	}
	for _, who := range p.people {
		holder := idOf("holder", n.code, who.called)
		if !s.isKnown(n, who) {
			s.holders[n.code]++
			s.made.Holders = append(s.made.Holders, workforce.InventedHolder{ID: holder, PCNCode: n.code, Reference: fmt.Sprintf("P%03d", s.holders[n.code]), Name: who.name})
		}
		assignment := idOf("assignment", n.code, p.reference, who.called, who.from.String())
		s.made.Assignments = append(s.made.Assignments, workforce.InventedAssignment{ID: assignment, PostID: id, PCNCode: n.code, HolderID: holder,
			WTE: workforce.Hundredths(who.wte), ValidFrom: who.from, ValidTo: who.to, LeavingReason: who.reason})
		s.sessions(n, p, who, assignment)
		s.training(n, p, who, assignment)
	}
	s.arrangements(n, p, id)
}

// isKnown tells whether somebody is written down already, for another post or an earlier time.
func (s *staffing) isKnown(n network, who person) bool {
	id := idOf("holder", n.code, who.called)
	for i := len(s.made.Holders) - 1; i >= 0 && s.made.Holders[i].PCNCode == n.code; i-- {
		if s.made.Holders[i].ID == id {
			return true
		}
	}
	return false
}

// april is the first 1 April after a day.
func april(day vocabulary.Date) vocabulary.Date {
	at := day.Midnight()
	next := vocabulary.NewDate(at.Year(), time.April, 1)
	if !next.After(day) {
		next = vocabulary.NewDate(at.Year()+1, time.April, 1)
	}
	return next
}
