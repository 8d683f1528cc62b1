package workforce

import (
	"cmp"
	"fmt"
	"strings"

	"trellis/api/vocabulary"
)

// compareClaim names how the claim of the month stands to the part of the posts that the scheme pays and to the return: either may agree while the other does
// not. Where there is no census, posts and claim are those of the day asked about.
func (c *CountComparison) compareClaim(day vocabulary.Date) {
	if c.CensusOn != nil {
		day = *c.CensusOn
	}
	c.ClaimPosts = cmp.Or(c.unclaimed(), claimBeside(c.ClaimPostsDifferenceWTE, "no_posts"))
	c.ClaimReturn = cmp.Or(c.unclaimed(), claimBeside(c.ClaimReturnDifferenceWTE, c.ReturnStatus))
	month := day.Midnight().Format("January 2006")
	if c.ClaimedWTE == nil {
		c.ClaimExplains = "No claim of " + month + " is recorded here for this role."
		return
	}
	var pairs []string
	if c.ClaimPostsDifferenceWTE != nil {
		pairs = append(pairs, against(*c.ClaimPostsDifferenceWTE, fmt.Sprintf("the %.2f WTE in post on %s that the scheme pays", *c.PostsARRSWTE, day.Words())))
	}
	if c.ClaimReturnDifferenceWTE != nil {
		pairs = append(pairs, against(*c.ClaimReturnDifferenceWTE, "the return of "+day.Words()))
	}
	if len(pairs) == 0 {
		pairs = []string{fmt.Sprintf("is of %.2f WTE, with no posts and no return to compare it with", *c.ClaimedWTE)}
	}
	c.ClaimExplains = "The claim of " + month + " " + strings.Join(pairs, " and ") + "."
}

func (c *CountComparison) unclaimed() string {
	if c.ClaimedWTE == nil {
		return "no_claim"
	}
	return ""
}

// claimBeside names a claim's difference from something, or that there is no such thing.
func claimBeside(difference *float64, missing string) string {
	switch {
	case difference == nil:
		return missing
	case agree(*difference):
		return "agrees"
	case *difference > 0:
		return "claim_higher"
	}
	return "claim_lower"
}

// against says a claim's difference from something.
func against(difference float64, what string) string {
	switch {
	case agree(difference):
		return "agrees with " + what
	case difference > 0:
		return fmt.Sprintf("is %.2f WTE more than %s", difference, what)
	}
	return fmt.Sprintf("is %.2f WTE less than %s", -difference, what)
}
