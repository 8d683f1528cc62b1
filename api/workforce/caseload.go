package workforce

import "trellis/api/vocabulary"

// CaseloadPerWTE is how many people a network's service for one role first saw for each WTE in post in a year. Guidance speaks of a year, so only twelve whole months are held against it.
type CaseloadPerWTE struct {
	RoleType string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// From and To are the first and the last day of the twelve whole months before the month of the day asked about.
	From vocabulary.Date `json:"from" example:"2025-11-01"`
	To   vocabulary.Date `json:"to" example:"2026-10-31"`
	// Status says whether the ratio is known, and if not why: not all twelve months are written down, a month's count of 1 to 4 people is hidden from you (or could be), no month is written down, posts are kept here for a part of the twelve months only (so who was in post before is not known), or nobody was in post.
	Status string `json:"status" enums:"known,incomplete,suppressed,not_recorded,posts_not_kept_all_year,nobody_in_post" example:"known"`
	// MonthsRecorded is of how many of the twelve months the people first contacted are written down and shown to you.
	MonthsRecorded int64 `json:"months_recorded" minimum:"0" maximum:"12" example:"12"`
	// FirstContacts is how many people were first contacted in the twelve months, from the service figures; null unless all twelve are shown to you.
	FirstContacts *int64 `json:"first_contacts" example:"412"`
	// PostsKeptFrom is the first day of the network's first post for the role, or of its first post at all where none is for the role: what was in post before is not known. Null where it keeps no posts here.
	PostsKeptFrom *vocabulary.Date `json:"posts_kept_from" example:"2024-04-01"`
	// WTEInPost is the mean over the days of the twelve months of the WTE in post, from the posts kept here; null where nobody was in any, or posts are kept for a part of the twelve months only.
	WTEInPost *float64 `json:"wte_in_post" example:"1.8"`
	// PeoplePerWTE is people first contacted for each WTE in post in the twelve months, to the nearest whole person; null unless status is known.
	PeoplePerWTE *int64 `json:"people_per_wte" example:"229"`
}

// monthsInCaseload is how many whole months a caseload is of.
const monthsInCaseload = 12

// caseloadMonths is the first day of the twelve whole months before the month of a day, and the first day after them.
func caseloadMonths(day vocabulary.Date) (from, end vocabulary.Date) {
	end = firstOfMonth(day)
	at := end.Midnight()
	return vocabulary.NewDate(at.Year()-1, at.Month(), 1), end
}

// caseload works out one role's. Of a caller who may not see small counts the figures have had them taken out before.
func caseload(day vocabulary.Date, figures []ServiceFigure, of caseloadRow) CaseloadPerWTE {
	from, end := caseloadMonths(day)
	c := CaseloadPerWTE{RoleType: of.RoleType, From: from, To: end.AddDays(-1), Status: "known", PostsKeptFrom: of.PostsKeptFrom}
	var seen int64
	isHidden := false
	for _, f := range figures {
		switch {
		case f.FirstContacts != nil:
			c.MonthsRecorded++
			seen += *f.FirstContacts
		case f.IsSuppressed:
			isHidden = true
		}
	}
	days := daysBetween(from, end)
	isKept := of.PostsKeptFrom != nil && !of.PostsKeptFrom.After(from)
	if isKept && of.WTEDays > 0 {
		mean := float64(halfUp(of.WTEDays*100, wholeWTE*days)) / 100
		c.WTEInPost = &mean
	}
	if c.MonthsRecorded == monthsInCaseload {
		c.FirstContacts = &seen
	}
	switch {
	case isHidden:
		c.Status = "suppressed"
	case c.MonthsRecorded == 0:
		c.Status = "not_recorded"
	case c.MonthsRecorded < monthsInCaseload:
		c.Status = "incomplete"
	case !isKept:
		c.Status = "posts_not_kept_all_year"
	case c.WTEInPost == nil:
		c.Status = "nobody_in_post"
	default:
		people := halfUp(seen*wholeWTE*days, of.WTEDays)
		c.PeoplePerWTE = &people
	}
	return c
}

// caseloads works out every role's, in the order of the rows, with what the caller may not see withheld month by month.
func caseloads(network string, day vocabulary.Date, rows []caseloadRow, withhold func(f *ServiceFigure)) []CaseloadPerWTE {
	all := []CaseloadPerWTE{}
	for at := 0; at < len(rows); {
		first := rows[at]
		figures := []ServiceFigure{}
		for ; at < len(rows) && rows[at].RoleType == first.RoleType; at++ {
			if r := rows[at]; r.IsKept {
				f := ServiceFigure{PCNCode: network, Referrals: r.Referrals, Declined: r.Declined, FirstContacts: r.FirstContacts, Caseload: r.Caseload, Contacts: r.Contacts, WaitDaysMedian: r.WaitDaysMedian}
				withhold(&f)
				figures = append(figures, f)
			}
		}
		all = append(all, caseload(day, figures, first))
	}
	return all
}
