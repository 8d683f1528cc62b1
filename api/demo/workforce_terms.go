package demo

import (
	"fmt"

	"trellis/api/vocabulary"
)

// employer is a kind of organisation whose staff people are, and how a network has their work.
type employer struct{ kind, name, engagement string }

// employerOf is the same for all posts of a role in a network. %s is where it is.
var employers = []employer{
	{"pcn", "%s", "employed"}, {"pcn", "%s", "employed"}, {"pcn", "%s", "employed"},
	{"gp_federation", "%s Demo GP Federation", "subcontracted"}, {"gp_federation", "%s Demo GP Federation", "subcontracted"},
	{"vcse", "%s Demo Community Trust", "subcontracted"}, {"vcse", "%s Demo Neighbours", "subcontracted"},
	{"practice", "%s Demo Practice 1", "employed"}, {"nhs_trust", "%s Demo NHS Trust", "seconded"}, {"local_authority", "%s Demo Council", "seconded"},
}

func employerOf(n network, role string) employer {
	e := employers[chance(len(employers), "employer", n.code, role)]
	where := n.place
	if e.kind == "pcn" {
		where = n.name
	}
	e.name = fmt.Sprintf(e.name, where)
	return e
}

var bands = map[string]string{"splw": "5", "cc": "4", "hwbc": "5"}

// termsOf are what a post is: for good, or until a day; many a fixed term was renewed on a 1 April, some for more work.
func (s *staffing) termsOf(n network, role string, nth int, p post) []terms {
	roll := func(of int, what string) int { return chance(of, what, n.code, role, fmt.Sprint(nth)) }
	e := employerOf(n, role)
	now := terms{from: p.opened, wte: wtes[roll(len(wtes), "wte")], band: bands[role], zone: zoneOf(n), engagement: e.engagement, employer: e.kind, employers: e.name}
	if e.kind == "vcse" && roll(3, "band") == 0 {
		now.band = "other"
	}
	if !n.story.isFull && (n.story.ends != nil || roll(100, "fixed") < 40) {
		now.ends = s.endOf(n, roll)
	}
	renewed := april(p.opened.AddDays(180 + roll(365, "renewed")))
	if now.ends.IsZero() || !renewed.Before(s.today) || !p.closed.IsZero() && !renewed.Before(p.closed) {
		return []terms{now}
	}
	before := now
	before.ends = renewed
	now.from = renewed
	if now.wte < 100 && roll(2, "more") == 0 {
		now.wte += 10
	}
	return []terms{before, now}
}

// endOf is the day on which a fixed term ends that goes on today: most at the end of a financial year or half of one.
func (s *staffing) endOf(n network, roll func(of int, what string) int) vocabulary.Date {
	if n.story.ends != nil {
		return s.today.AddDays(n.story.ends.roll(roll, "ends"))
	}
	next := april(s.today.AddDays(95))
	switch roll(10, "ends") {
	case 0:
		return s.today.AddDays(15 + roll(75, "soon"))
	case 1, 2, 3:
		return monthsFrom(next, 12)
	case 4, 5:
		return monthsFrom(next, 6)
	}
	return next
}

// innerLondon are the boroughs that the Office for National Statistics counts as Inner London. In which pay zone a real
// post is, its network says: the zones are not these.
var innerLondon = map[string]bool{"Camden": true, "Hackney": true, "Hammersmith and Fulham": true, "Haringey": true, "Islington": true, "Kensington and Chelsea": true,
	"Lambeth": true, "Lewisham": true, "Newham": true, "Southwark": true, "Tower Hamlets": true, "Wandsworth": true, "Westminster": true}

func zoneOf(n network) string {
	if innerLondon[n.place] {
		return "inner"
	}
	return "outer"
}

// part is what one source pays of a post, in per cent.
type part struct {
	source string
	share  int
}

var fundingMixes = [][]part{
	{{"arrs", 100}}, {{"arrs", 100}}, {{"arrs", 100}}, {{"arrs", 100}}, {{"arrs", 100}}, {{"arrs", 100}}, {{"arrs", 100}},
	{{"arrs", 70}, {"pcn", 30}}, {{"arrs", 80}, {"icb", 20}}, {{"arrs", 50}, {"local_authority", 50}}, {{"vcse", 60}, {"pcn", 40}}, {{"pcn", 100}},
}

// fundingOf is who pays a post; one in ten was begun with a grant.
func (s *staffing) fundingOf(n network, role string, nth int, p post) (lines []funding) {
	roll := func(of int, what string) int { return chance(of, what, n.code, role, fmt.Sprint(nth)) }
	from := p.opened
	if changed := april(p.opened.AddDays(90)); roll(10, "grant") == 0 && changed.Before(s.today) && (p.closed.IsZero() || changed.Before(p.closed)) {
		lines = append(lines, funding{"project_grant", 100, p.opened, changed})
		from = changed
	}
	for _, of := range fundingMixes[roll(len(fundingMixes), "funding")] {
		lines = append(lines, funding{source: of.source, share: of.share, from: from})
	}
	return lines
}
