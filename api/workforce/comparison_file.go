package workforce

import "trellis/api/vocabulary"

// ComparisonRow is a row of the comparison as a file: one role.
type ComparisonRow struct {
	AsOf                     vocabulary.Date  `json:"as_of" list:""`
	PCNCode                  string           `json:"pcn_code" list:""`
	PCNName                  string           `json:"pcn_name" list:""`
	RoleType                 string           `json:"role_type" list:""`
	CensusOn                 *vocabulary.Date `json:"census_on" list:""`
	ReturnStatus             string           `json:"return_status" list:""`
	PostsWTE                 *float64         `json:"posts_wte" list:""`
	PostsARRSWTE             *float64         `json:"posts_arrs_wte" list:""`
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
		rows = append(rows, ComparisonRow{p.AsOf, p.PCNCode, p.PCNName, c.RoleType, c.CensusOn, c.ReturnStatus, c.PostsWTE, c.PostsARRSWTE, c.ReturnFTE, c.ReturnContractedFTE, c.ClaimedWTE, c.DifferenceFTE, c.Difference, c.Explains,
			c.ClaimPosts, c.ClaimPostsDifferenceWTE, c.ClaimReturn, c.ClaimReturnDifferenceWTE, c.ClaimExplains, p.IsDemo})
	}
	return rows
}
