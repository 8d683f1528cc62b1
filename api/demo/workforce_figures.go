package demo

import (
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// aMonth is how many people are referred to one whole-time equivalent in a month: 200 to 250 a year to a link worker, as
// guidance has it; of the others none says.
var aMonth = map[string]int{"splw": 18, "cc": 23, "hwbc": 13}

// figuresBack and groupsBack are for how many months figures are invented, and of what is counted by group: to invent them
// all for all the quarters would be more than everything else together.
const figuresBack, groupsBack = 6, 6

// figures are what the services of a network did in each month in which somebody was in post.
func (s *staffing) figures(n network) {
	months := s.months()
	if !n.story.isCounted {
		months = months[len(months)-figuresBack:]
	}
	for i, month := range months {
		for _, role := range roleTypes {
			wte := n.inPost(role, month.AddDays(14), false)
			if wte == 0 || !n.story.isFull && chance(100, "not counted", n.code, role, month.String()) < 3 {
				continue
			}
			f := s.figure(n, role, month, wte)
			s.made.Figures = append(s.made.Figures, f)
			if n.story.isCounted && i >= len(months)-groupsBack {
				s.groups(n, f)
			}
		}
	}
}

func (s *staffing) figure(n network, role string, month vocabulary.Date, wte int) workforce.InventedFigure {
	roll := func(of int, what string) int { return chance(of, what, n.code, role, month.String()) }
	f := workforce.InventedFigure{ID: idOf("figure", n.code, role, month.String()), PCNCode: n.code, RoleType: role, Month: month}
	referrals := wte * aMonth[role] * (80 + roll(41, "referrals")) / 10_000
	declined := referrals * roll(18, "declined") / 100
	first := (referrals - declined) * (85 + roll(20, "first")) / 100
	caseload := wte * aMonth[role] * (360 + chance(160, "caseload", n.code, role)) / 10_000
	contacts := caseload * (110 + roll(70, "contacts")) / 100
	f.Referrals, f.Declined, f.FirstContacts = &referrals, &declined, &first
	if first > 0 {
		half := 12 + chance(24, "wait", n.code, role) + roll(12, "wait")
		if n.story.vacant != nil {
			half *= 2
		}
		wait := float64(half) / 2
		f.WaitDaysMedian = &wait
	}
	if n.story.isFull || roll(25, "unknown") > 0 {
		f.Caseload = &caseload
	}
	if n.story.isFull || roll(25, "uncounted") > 0 {
		f.Contacts = &contacts
	}
	return f
}

// group is one that referrals are counted by, and of how many of a thousand it is.
type group struct {
	dimension, code string
	weight          int
}

// groupsOf are those of each dimension. How much more than others the unknown are is a network's own.
var groupsOf = []group{
	{"source", "gp_practice", 610}, {"source", "self", 110}, {"source", "community_or_vcse", 90}, {"source", "hospital", 60}, {"source", "social_care", 70}, {"source", "other", 40}, {"source", "unknown", 20},
	{"ethnicity", "asian", 180}, {"ethnicity", "black", 160}, {"ethnicity", "mixed", 50}, {"ethnicity", "white", 460}, {"ethnicity", "other", 60}, {"ethnicity", "unknown", 90},
	{"deprivation", "fifth_1", 290}, {"deprivation", "fifth_2", 280}, {"deprivation", "fifth_3", 200}, {"deprivation", "fifth_4", 130}, {"deprivation", "fifth_5", 60}, {"deprivation", "unknown", 40},
}

// groups divide the referrals of a month, person by person, so that small numbers are as frequent as they would be.
func (s *staffing) groups(n network, f workforce.InventedFigure) {
	counts := make([]int, len(groupsOf))
	for _, dimension := range []string{"source", "ethnicity", "deprivation"} {
		weights, all := make([]int, len(groupsOf)), 0
		for i, g := range groupsOf {
			if g.dimension == dimension {
				weights[i] = g.weight * (60 + chance(80, "group", n.code, g.dimension, g.code)) / 100
				all += weights[i]
			}
		}
		for who := range *f.Referrals {
			at := chance(all, "who", f.ID, dimension, string(rune('a'+who%26)), string(rune('a'+who/26)))
			for i, weight := range weights {
				if at -= weight; at < 0 {
					counts[i]++
					break
				}
			}
		}
	}
	for i, g := range groupsOf {
		s.made.FigureGroups = append(s.made.FigureGroups, workforce.InventedFigureGroup{ServiceFigureID: f.ID, PCNCode: n.code, Dimension: g.dimension, GroupCode: g.code, Referrals: counts[i]})
	}
}
