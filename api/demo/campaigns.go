package demo

import (
	"fmt"

	"trellis/api/embedding"
	"trellis/api/organisations/history"
	"trellis/api/vocabulary"
)

// asking is the board whose campaigns are invented, that of the network the demonstration's manager manages; askingAt is where its
// networks are commissioned.
const (
	asking   = "QMF"
	askingAt = "A3A8R"
)

// seasons are what the quarters of a year are called.
var seasons = []string{"Winter", "Spring", "Summer", "Autumn"}

// campaigns are that of the quarter, which is open, and that of the quarter before, which is closed.
func (s *staffing) campaigns() (all []embedding.Asked) {
	for _, c := range []struct {
		opens    vocabulary.Date
		isClosed bool
		note     string
	}{
		{monthsFrom(s.end, -3), true, "Our first round: the core criteria are enough."},
		{s.end, false, "Please agree it with your clinical director before you submit it. The core criteria take about half an hour."},
	} {
		at := c.opens.Midnight()
		asked := embedding.Asked{ID: idOf("campaign", asking, fmt.Sprint(c.isClosed)), ICBCode: asking, Title: fmt.Sprintf("%s %d self-assessment", seasons[(at.Month()-1)/3], at.Year()),
			CriteriaSet: "core", Note: c.note, OpensOn: c.opens, DueOn: monthsFrom(c.opens, 3).AddDays(-1)}
		if c.isClosed {
			asked.ClosedOn = asked.DueOn
		}
		all = append(all, asked)
	}
	return all
}

// underWay is what a network has begun of the campaign that is open. Those with a story, and those that are silent, have not begun.
func (s *staffing) underWay(n network) []embedding.Judged {
	_, isSilent := silent[n.name]
	lies := s.london.Facts[history.PCNLocations][n.code]
	roles := n.deployedOn(s.today)
	if isSilent || developments[n.name] != nil || lies[len(lies)-1].Value != askingAt || !n.lived.To.IsZero() || len(roles) == 0 {
		return nil
	}
	roll := func(of int, what string) int { return chance(of, "campaign", what, n.code) }
	// Nothing lies in the future, however early in the quarter it is.
	earlier := func(day vocabulary.Date, before int) vocabulary.Date {
		if last := s.today.AddDays(-before); day.After(last) {
			return last
		}
		return day
	}
	j := embedding.Judged{ID: idOf("assessment", n.code, "campaign"), PCNCode: n.code, Kind: "self", CriteriaSet: "core", RoleTypes: roles, Level: n.levels(quarters)}
	j.OpenedOn = earlier(s.end.AddDays(roll(30, "opened")-10), 3)
	j.SubmittedOn = earlier(j.OpenedOn.AddDays(2+roll(15, "submitted")), 2)
	j.JudgedOn = earlier(j.SubmittedOn.AddDays(1+roll(5, "judged")), 1)
	switch at := roll(100, "state"); {
	case at < 20:
		j.Status, j.Level = "draft", half(n, j.Level)
	case at < 27:
		j.Status = "returned"
	case at < 42:
		j.Status = "submitted"
	case at < 50:
		j.Status = "validated"
	case at < 68 && s.today.After(s.end.AddDays(7)): // it was begun twenty days before
		j.PublishedOn = earlier(s.end.AddDays(7+roll(40, "published")), 1)
	default:
		return nil
	}
	return []embedding.Judged{j}
}

// half are the levels of a draft, about half of which are there yet.
func half(n network, level func(criterionCode, roleType string) int16) func(criterionCode, roleType string) int16 {
	return func(criterionCode, roleType string) int16 {
		if chance(2, "campaign", "rated", n.code, criterionCode, roleType) == 0 {
			return embedding.NotAssessed
		}
		return level(criterionCode, roleType)
	}
}
