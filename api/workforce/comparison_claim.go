package workforce

import (
	"cmp"
	"fmt"
	"strings"

	"trellis/api/vocabulary"
)

// compareClaim names how the claim of the month stands to the posts and to the return: either may agree while the other does
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
		pairs = append(pairs, against(*c.ClaimPostsDifferenceWTE, "the posts filled on "+day.Words()))
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

// ComparisonRow is a row of the comparison as a file: one role.
type ComparisonRow struct {
	AsOf                     vocabulary.Date  `json:"as_of" list:""`
	PCNCode                  string           `json:"pcn_code" list:""`
	PCNName                  string           `json:"pcn_name" list:""`
	RoleType                 string           `json:"role_type" list:""`
	CensusOn                 *vocabulary.Date `json:"census_on" list:""`
	ReturnStatus             string           `json:"return_status" list:""`
	PostsWTE                 *float64         `json:"posts_wte" list:""`
	ReturnFTE                *float64         `json:"return_fte" list:""`
	ReturnContractedFTE      *float64         `json:"return_contracted_fte" list:""`
	ClaimedWTE               *float64         `json:"claimed_wte" list:""`
	DifferenceFTE            *float64         `json:"difference_fte" list:""`
	Difference               string           `json:"difference" list:""`
	Explains                 string           `json:"explains" list:""`
	ClaimPosts               string           `json:"claim_posts" list:""`
	ClaimPostsDifferenceWTE  *float64         `json:"claim_posts_difference_wte" list:""`
	ClaimReturn              string           `json:"claim_return" list:""`
	ClaimReturnDifferenceWTE *float64         `json:"claim_return_difference_wte" list:""`
	ClaimExplains            string           `json:"claim_explains" list:""`
	IsDemo                   bool             `json:"is_demo" list:""`
}

func (p PCNComparison) rows() (rows []ComparisonRow) {
	for _, c := range p.Roles {
		rows = append(rows, ComparisonRow{p.AsOf, p.PCNCode, p.PCNName, c.RoleType, c.CensusOn, c.ReturnStatus, c.PostsWTE, c.ReturnFTE, c.ReturnContractedFTE, c.ClaimedWTE, c.DifferenceFTE, c.Difference, c.Explains,
			c.ClaimPosts, c.ClaimPostsDifferenceWTE, c.ClaimReturn, c.ClaimReturnDifferenceWTE, c.ClaimExplains, p.IsDemo})
	}
	return rows
}
