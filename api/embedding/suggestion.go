package embedding

import (
	"fmt"
	"slices"
)

// Suggestion is the level that the records of a network come to by the rule of a criterion, and what in them.
type Suggestion struct {
	CriterionCode string `json:"criterion_code" example:"D2"`
	// RoleType is null of a criterion that is asked of the network as one.
	RoleType   *string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	Derivation string  `json:"derivation" enums:"funding_security,establishment_filled,fair_offer,retention,induction,role_training,supervision,caseload,wait,returns_and_claims,referrals_by_group" example:"supervision"`
	// Level is the highest whose descriptor the records bear out. What a record cannot tell, such as whether supervision helps, a person adds.
	Level int64 `json:"level" minimum:"0" maximum:"4" example:"2"`
	// From are the facts, in sentences, as they stand today.
	From []string `json:"from" example:"Supervision was held for everybody in 4 of the last 6 months"`
}

// SuggestionList are the levels suggested for a draft, in the framework's order.
type SuggestionList struct {
	Items []Suggestion `json:"items"`
}

// suggestion is a level and the facts behind it.
type suggestion struct {
	Level int64
	From  []string
}

// roleFacts are what the records of a network say of one role on a day. WTE are in whole posts.
type roleFacts struct {
	RoleType string
	// WTEFunded is that of all posts that are not closed; the others are parts of it: in post; at the usual band or above it and
	// permanent, or with twelve months to go; the permanent ones of those; below the usual band or with less than six months to go.
	WTEFunded, WTEInPost, WTEFair, WTEFairPermanent, WTEPoor float64
	// WTEAhead is what is agreed to be paid twelve months from now; IsElsewhere says that another source than the national scheme pays some of it.
	WTEAhead    float64
	IsElsewhere bool
	// VacantDays is how long the post has been vacant that has been vacant for longest.
	VacantDays int64
	// Holders are people in post: with every required course begun, with every one completed and in force, with every item of the induction, with any of them.
	Holders, Trained, Completed, Inducted, InductionBegun int64
	// Leavers left the role in twelve months; Unexplained of them without a reason. Turnover is in per cent; nil where nobody was in post.
	Leavers, Unexplained int64
	Turnover             *float64
	// MonthsDue are months of posts, of the last six, in which supervision was due; MonthsHeld those in which it was held for everybody; ArrangedPosts those for which it is agreed.
	MonthsDue, MonthsHeld, ArrangedPosts int64
	// CaseloadMonths of the last twelve are written down; People were first contacted in them; WTEYear is the mean WTE in post over them.
	CaseloadMonths, People int64
	WTEYear                float64
	CaseloadMax            *int64
	// WaitMonths of the last six are measured; the means are of their first and last three medians, in days.
	WaitMonths          int64
	WaitFirst, WaitLast *float64
	// IsClaimed says that the month before last is claimed, ClaimedMonths how many of the last twelve are.
	IsClaimed     bool
	ClaimedMonths int64
}

// networkFacts are what the records say of a network as one.
type networkFacts struct {
	// Censuses of the last twelve months asked it, and it answered Returned of them; HasNewest says whether the newest is among those.
	Censuses, Returned int64
	HasNewest          bool
	// Of the last six months: those with referrals by ethnicity, by deprivation, by both, and the referrals whose group is not known, in per cent.
	EthnicityMonths, DeprivationMonths, BothMonths int64
	UnknownShare                                   *float64
}

// derivesAny tells whether a rule is there for any of some ratings.
func (f content) derivesAny(of []place) bool {
	return slices.ContainsFunc(f.slots(), func(s slot) bool { return s.criterion.Derivation != nil && slices.Contains(of, s.place()) })
}

// suggest applies every rule of a framework to the facts. A rule that there is nothing to apply to suggests nothing.
func (f content) suggest(network networkFacts, roles map[string]roleFacts) map[place]suggestion {
	all := map[place]suggestion{}
	for _, s := range f.slots() {
		if s.criterion.Derivation == nil {
			continue
		}
		var found *suggestion
		if s.roleType == "" {
			if rule := networkRules[*s.criterion.Derivation]; rule != nil {
				found = rule(network, roles)
			}
		} else if rule, facts := roleRules[*s.criterion.Derivation], roles[s.roleType]; rule != nil && facts.RoleType != "" {
			found = rule(facts)
		}
		if found != nil {
			all[s.place()] = *found
		}
	}
	return all
}

var roleRules = map[string]func(roleFacts) *suggestion{
	"establishment_filled": establishmentFilled, "fair_offer": fairOffer, "retention": retention, "induction": induction,
	"role_training": roleTraining, "supervision": supervision, "caseload": caseload, "wait": wait,
}

// share is the level of a part of a whole: 0 of nothing, 1 below a half, 2 from there, 3 of all.
func share(part, whole float64) int64 {
	switch {
	case part <= 0:
		return 0
	case part >= whole:
		return 3
	case part*2 < whole:
		return 1
	}
	return 2
}

func establishmentFilled(r roleFacts) *suggestion {
	if r.WTEFunded == 0 {
		return nil
	}
	level := min(share(r.WTEInPost, r.WTEFunded), 2)
	switch {
	case r.WTEInPost >= 0.95*r.WTEFunded && r.VacantDays < 90:
		level = 4
	case r.WTEInPost >= 0.8*r.WTEFunded:
		level = 3
	}
	facts := []string{fmt.Sprintf("%s of %s WTE funded is in post", wte(r.WTEInPost), wte(r.WTEFunded))}
	if r.VacantDays > 0 {
		facts = append(facts, fmt.Sprintf("A post has been vacant for %s", count(r.VacantDays, "day", "days")))
	}
	return &suggestion{level, facts}
}

func fairOffer(r roleFacts) *suggestion {
	if r.WTEFunded == 0 {
		return nil
	}
	level := max(share(r.WTEFair, r.WTEFunded), 1)
	switch {
	case r.WTEPoor >= r.WTEFunded:
		level = 0
	case r.WTEFairPermanent >= r.WTEFunded:
		level = 4
	}
	return &suggestion{level, []string{
		fmt.Sprintf("%s of %s WTE funded is at the usual band or above and permanent or with twelve months to go", wte(r.WTEFair), wte(r.WTEFunded)),
		fmt.Sprintf("%s WTE of it is permanent", wte(r.WTEFairPermanent)),
	}}
}

func retention(r roleFacts) *suggestion {
	if r.Turnover == nil {
		return nil
	}
	level := int64(3)
	switch {
	case r.Unexplained > 0:
		level = 1
	case *r.Turnover > 20:
		level = 2
	}
	return &suggestion{level, []string{
		fmt.Sprintf("%s in the last twelve months, a turnover of %.1f per cent", count(r.Leavers, "person left", "people left"), *r.Turnover),
		fmt.Sprintf("Reasons are recorded for %d of them", r.Leavers-r.Unexplained),
	}}
}

func induction(r roleFacts) *suggestion {
	if r.Holders == 0 {
		return nil
	}
	level := int64(0)
	switch {
	case r.Inducted == r.Holders:
		level = 3
	case r.InductionBegun > 0:
		level = 2
	}
	return &suggestion{level, []string{fmt.Sprintf("%d of %s completed every item of the induction", r.Inducted, count(r.Holders, "person in post", "people in post"))}}
}

func roleTraining(r roleFacts) *suggestion {
	if r.Holders == 0 {
		return nil
	}
	level := share(float64(r.Trained), float64(r.Holders))
	if r.Completed == r.Holders {
		level = 4
	}
	return &suggestion{level, []string{fmt.Sprintf("%d of %s have the training that is required of them or are enrolled where that is enough, and %d completed all of it", r.Trained, count(r.Holders, "person in post", "people in post"), r.Completed)}}
}

func supervision(r roleFacts) *suggestion {
	if r.MonthsDue == 0 {
		return nil
	}
	level := int64(0)
	switch {
	case r.MonthsHeld == r.MonthsDue:
		level = 3
	case r.ArrangedPosts > 0:
		level = 2
	case r.MonthsHeld > 0:
		level = 1
	}
	arranged := "No clinical or professional supervision is agreed"
	if r.ArrangedPosts > 0 {
		arranged = "Clinical or professional supervision is agreed for " + count(r.ArrangedPosts, "post", "posts")
	}
	return &suggestion{level, []string{arranged, fmt.Sprintf("It was held for everybody in %d of %s of posts, of the last six", r.MonthsHeld, count(r.MonthsDue, "month", "months"))}}
}

func caseload(r roleFacts) *suggestion {
	recorded := fmt.Sprintf("People first contacted are written down for %d of the last 12 months", r.CaseloadMonths)
	switch {
	case r.CaseloadMonths == 0:
		return &suggestion{0, []string{recorded}}
	case r.CaseloadMonths < 12:
		return &suggestion{1, []string{recorded}}
	case r.WTEYear == 0:
		return &suggestion{2, []string{recorded, "Nobody was in post in that time"}}
	}
	each := float64(r.People) / r.WTEYear
	facts := []string{recorded, fmt.Sprintf("%.0f people for each WTE in post", each)}
	switch {
	case r.CaseloadMax == nil:
		return &suggestion{2, append(facts, "No limit is agreed for this role")}
	case each > float64(*r.CaseloadMax):
		return &suggestion{2, append(facts, fmt.Sprintf("Guidance is up to %d", *r.CaseloadMax))}
	}
	return &suggestion{3, append(facts, fmt.Sprintf("Guidance is up to %d", *r.CaseloadMax))}
}

func wait(r roleFacts) *suggestion {
	facts := []string{fmt.Sprintf("The wait for a first contact was measured in %d of the last 6 months", r.WaitMonths)}
	switch {
	case r.WaitMonths == 0:
		return &suggestion{0, facts}
	case r.WaitMonths < 6 || r.WaitFirst == nil || r.WaitLast == nil:
		return &suggestion{1, facts}
	}
	facts = append(facts, fmt.Sprintf("It was %.1f days in the first three of them and %.1f in the last three, by the mean of the months' medians", *r.WaitFirst, *r.WaitLast))
	if *r.WaitLast > *r.WaitFirst {
		return &suggestion{2, facts}
	}
	return &suggestion{3, facts}
}

// wte is a whole-time equivalent to two decimals, as everywhere it is shown.
func wte(of float64) string { return fmt.Sprintf("%.2f", of) }

func count(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
