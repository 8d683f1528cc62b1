package demo

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

const inventedSource = "Invented for the demonstration"

// inPost is how much work of a role is done in a network on a day, in hundredths of a whole-time equivalent; where share is
// asked for, as far as the scheme pays it, in ten-thousandths.
func (n network) inPost(role string, day vocabulary.Date, scheme bool) (wte int) {
	for _, p := range n.posts {
		if p.role != role {
			continue
		}
		part := 1
		if scheme {
			part = 0
			for _, f := range p.funding {
				if f.source == "arrs" && on(day, f.from, earliest(f.to, p.closed)) {
					part = f.share
				}
			}
		}
		for _, who := range p.people {
			if on(day, who.from, who.to) {
				wte += who.wte * part
			}
		}
	}
	return wte
}

// peopleIn is how many people are in posts of a role on a day.
func (n network) peopleIn(role string, day vocabulary.Date) int {
	people := map[string]bool{}
	for _, p := range n.posts {
		for _, who := range p.people {
			if p.role == role && on(day, who.from, who.to) {
				people[who.called] = true
			}
		}
	}
	return len(people)
}

// annual is what one whole-time equivalent costs in a year, in pence, as of the year before the demonstration's first.
var annual = map[string]int{"splw": 37_000_00, "cc": 29_000_00, "hwbc": 36_500_00}

// claims are what was claimed for each month since the financial year before this one began, in some networks for each of
// the quarters: of the last two, nobody has approved it yet.
func (s *staffing) claims(n network) {
	months := s.months()
	since := monthsFrom(april(s.today), -24)
	for i, month := range months {
		if month.Before(since) && !n.story.isCounted {
			continue
		}
		for _, role := range roleTypes {
			paid := (n.inPost(role, month.AddDays(14), true) + 50) / 100
			if n.story.claims > 0 {
				paid = paid * n.story.claims / 100
			}
			if paid == 0 {
				continue
			}
			cost := annual[role] * (100 + 3*((i+9)/12)) / 100
			c := workforce.InventedClaim{ID: idOf("claim", n.code, role, month.String()), PCNCode: n.code, Month: month, RoleType: role, WTE: workforce.Hundredths(paid),
				AmountPence: cost * paid / 1200, Status: "icb_approved", RecordedBy: "system", JudgedBy: "system"}
			if n.code == managersNetwork {
				c.RecordedBy, c.JudgedBy = ids[5], ids[4]
			}
			switch {
			case i >= len(months)-2:
				c.Status, c.JudgedBy = "recorded", ""
			case chance(60, "adjusted", c.ID) == 0:
				c.Status, c.AdjustmentReason = "adjusted", "Two weeks of sick cover were claimed, which the scheme does not pay"
				c.AmountPence = c.AmountPence * 94 / 100
			}
			s.made.Claims = append(s.made.Claims, c)
		}
	}
}

// managersNetwork is that of the demonstration's manager.
const managersNetwork = "UD0001"

// roleNames are what the official returns call the roles.
var roleNames = map[string]string{"splw": "Social Prescribing Link Workers", "cc": "Care Coordinators", "hwbc": "Health and Wellbeing Coaches",
	"splw_mental_health": "Social Prescribing Link Workers (Mental Health Practitioners)"}

// censusDays are the last days of the quarters.
func (s *staffing) censusDays() (days []vocabulary.Date) {
	for q := range quarters {
		days = append(days, monthsFrom(s.first, 3*q+3).AddDays(-1))
	}
	return days
}

func (s *staffing) censuses() {
	for _, day := range s.censusDays() {
		s.made.Censuses = append(s.made.Censuses, workforce.InventedCensus{CensusOn: day, IsDemo: true, RegionCodes: inLondon})
	}
}

// returns are what a network returned at each census: in most cases its posts, in some more or less, and sometimes nothing.
func (s *staffing) returns(n network) {
	for _, day := range s.censusDays() {
		if n.story.returns < 0 || !on(day, n.lived.From, n.lived.To) || !n.story.isFull && n.code != managersNetwork && chance(100, "no return", n.code, day.String()) < 4 {
			continue
		}
		s.made.Returns = append(s.made.Returns, workforce.InventedReturn{CensusOn: day, PCNCode: n.code})
		add := func(role string, contracted bool, fte, people int) {
			if contracted {
				people = 0
			}
			if fte > 0 {
				s.made.ReturnFigures = append(s.made.ReturnFigures, workforce.InventedReturnFigure{CensusOn: day, PCNCode: n.code, StaffRole: roleNames[role], IsContracted: contracted,
					RoleType: role, FTE: workforce.Hundredths(fte), Headcount: people})
			}
		}
		for _, role := range roleTypes {
			fte, contracted := n.inPost(role, day, false), employerOf(n, role).kind == "vcse"
			if n.story.keepsNone {
				fte = 60 + 20*chance(10, "returned", n.code, role)
			}
			if n.story.returns > 0 {
				fte = fte * n.story.returns / 100
			}
			switch differs := chance(100, "differs", n.code, role, fmt.Sprint(day.Midnight().Year())); {
			case n.story.isFull || n.story.returns > 0 || fte == 0:
			case differs < 7:
				fte += 20 + 10*chance(8, "more", n.code, role)
			case differs < 14:
				fte = max(0, fte-20-10*chance(6, "less", n.code, role))
			case differs < 17 && role == "splw":
				apart := min(fte, 50)
				fte -= apart
				add("splw_mental_health", false, apart, 1)
			}
			add(role, contracted, fte, max(1, n.peopleIn(role, day)))
		}
	}
}

// populations are people as payments count them, on 1 January of each year that the quarters touch.
func (s *staffing) populations() {
	year := s.first.Midnight().Year()
	for ; ; year++ {
		day := vocabulary.NewDate(year, time.January, 1)
		if day.After(s.today) {
			return
		}
		people := map[string]int{}
		for practice, spells := range s.london.Facts[history.Memberships] {
			in, isIn := history.At(spells, day)
			size, isCounted := history.At(s.london.Facts[history.ListSizes][practice], day)
			if isIn && isCounted {
				var list int
				if _, err := fmt.Sscan(size.Value, &list); err == nil {
					people[in.Value] += list
				}
			}
		}
		var counted []workforce.InventedPopulation
		for code, registered := range people {
			weight := 9300 + chance(1500, "weighted", code)
			counted = append(counted, workforce.InventedPopulation{PCNCode: code, CountedOn: day, Registered: registered,
				Weighted: workforce.Hundredths(registered * weight / 100), Source: inventedSource})
		}
		slices.SortFunc(counted, func(a, b workforce.InventedPopulation) int { return cmp.Compare(a.PCNCode, b.PCNCode) })
		s.made.Populations = append(s.made.Populations, counted...)
	}
}
