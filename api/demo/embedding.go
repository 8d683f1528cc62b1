package demo

import (
	"fmt"
	"maps"
	"slices"

	"trellis/api/embedding"
	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
)

// development is how well a network embeds its roles over the quarters, in per cent of what could be reached, quarter by quarter; its last
// number goes on.
type development []int

// developments are the stories, by the names of the networks today: one that recovers, one that collapses as its contracts end, one
// where everything is as it should be.
var developments = map[string]development{
	"Islington Demo 1": {58, 55, 49, 40, 33, 30, 34, 42, 51, 58, 64, 68},
	"Camden Demo 3":    {52, 58, 63, 66, 68, 70, 71, 70, 68, 60, 45, 31},
	"Merton Demo 3":    {70, 72, 75, 78, 80, 83, 85, 88, 90, 92, 93, 94},
}

// silent are networks whose last assessment is so many quarters ago; whose number is that of all of them never had one. The network
// of the demonstration's manager is among those, so that whoever tries it begins at the beginning.
var silent = map[string]int{"Barking and Dagenham Demo 1": quarters, "Brent Demo 4": quarters, "Hackney Demo 2": 6, "Newham Demo 5": 9}

// Embedding invents assessments for every network of London as it is invented: over twelve quarters, every half year or so.
func Embedding(london *history.State, today vocabulary.Date) (all embedding.Invention) {
	s := newStaffing(london, today)
	all.Asked = s.campaigns()
	codes := slices.Sorted(maps.Keys(london.Lives[history.PCN]))
	all.Undertaken = s.improvements(codes)
	for _, code := range codes {
		n := s.network(code)
		all.Judged = append(all.Judged, s.judged(n)...)
		all.Judged = append(all.Judged, s.underWay(n)...)
	}
	return all
}

func (s *staffing) judged(n network) (all []embedding.Judged) {
	roll := func(of int, what string) int { return chance(of, "embedding", what, n.code) }
	quiet, ok := silent[n.name]
	if !ok && developments[n.name] == nil {
		quiet = []int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 6, 9, quarters}[roll(17, "silent")]
	}
	set := "core"
	if roll(100, "set") < 30 {
		set = "full"
	}
	for quarter := roll(2, "first"); quarter < quarters-quiet; quarter += 2 {
		day := monthsFrom(s.first, 3*quarter).AddDays(10 + roll(70, fmt.Sprint("day", quarter)))
		roles := n.deployedOn(day)
		if !on(day, n.lived.From, n.lived.To) || len(roles) == 0 || day.After(s.today) {
			continue
		}
		kind := "self" // as every part of a story: what moves is seen within one view
		if developments[n.name] == nil {
			kind = kinds[roll(len(kinds), fmt.Sprint("kind", quarter))]
		}
		all = append(all, embedding.Judged{ID: idOf("assessment", n.code, fmt.Sprint(quarter)), PCNCode: n.code, Kind: kind, CriteriaSet: set, RoleTypes: roles, PublishedOn: day, Level: n.levels(quarter)})
	}
	return all
}

// kinds are whose views assessments are, as often as each comes.
var kinds = []string{"peer", "moderated", "moderated", "self", "self", "self", "self", "self", "self", "self", "self", "self"}

// deployedOn are the roles for which a network has a post on a day.
func (n network) deployedOn(day vocabulary.Date) (roles []string) {
	for _, role := range roleTypes {
		if slices.ContainsFunc(n.posts, func(p post) bool { return p.role == role && on(day, p.opened, p.closed) }) {
			roles = append(roles, role)
		}
	}
	return roles
}

// gates are what the Network Contract asks: most networks see to it before the rest.
var gates = []string{"C2", "D1", "D2", "G2", "G5"}

// levels are those of a quarter: about the network's development, more of one thing and less of another, which stays so from quarter to quarter.
func (n network) levels(quarter int) func(criterionCode, roleType string) int16 {
	reached := 20 + chance(46, "embedding", "begins", n.code) + (chance(6, "embedding", "grows", n.code)-2)*quarter
	if told := developments[n.name]; told != nil {
		reached = told[min(quarter, len(told)-1)]
	}
	return func(criterionCode, roleType string) int16 {
		at := reached + chance(37, "embedding", "criterion", n.code, criterionCode, roleType) - 18
		if slices.Contains(gates, criterionCode) && chance(100, "embedding", "gate", n.code, criterionCode, roleType) < 84 {
			at = max(at+20, 68)
		}
		if chance(100, "embedding", "open", n.code, criterionCode, roleType) < 4 && !slices.Contains(gates, criterionCode) {
			return embedding.NotAssessed
		}
		return int16(max(0, min(4, (at+6)/22)))
	}
}
