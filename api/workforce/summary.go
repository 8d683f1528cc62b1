package workforce

import "trellis/api/vocabulary"

// PCNWorkforce is one network's roles on a day: what it keeps here, what it returned and what it claimed, side by side.
type PCNWorkforce struct {
	PCNCode string          `json:"pcn_code" example:"UD0001"`
	PCNName string          `json:"pcn_name" example:"Camden Demo 1"`
	AsOf    vocabulary.Date `json:"as_of" example:"2026-11-26"`
	// Roles are the three and all of them together; empty where the network keeps no posts here.
	Roles []RoleSummary `json:"roles"`
	// Comparison has a line for each role and one for link workers counted as mental health practitioners.
	Comparison []CountComparison `json:"comparison"`
	// Series is WTE by role on the first day of each of the last twelve quarters, and on the day.
	Series []WorkforcePoint `json:"series"`
	// ContractCliff is WTE under contract if nothing is renewed: a point of each role on the day, then one for each of its steps of the next two years; empty where the network keeps no posts here.
	ContractCliff []CliffPoint `json:"contract_cliff"`
	// Caseloads is for each of the three roles how many people were first contacted for each WTE in post in the twelve whole months before that of the day.
	Caseloads []CaseloadPerWTE `json:"caseloads"`
	IsDemo    bool             `json:"is_demo" example:"false"`
}

// AreaWorkforce is the roles of a board's or a region's networks on a day.
type AreaWorkforce struct {
	// Code and Name are those of the board, or of the region.
	Code       string          `json:"code" example:"Z9B2Z"`
	Name       string          `json:"name" example:"West and North London"`
	AsOf       vocabulary.Date `json:"as_of" example:"2026-11-26"`
	Boundaries string          `json:"boundaries" enums:"then,now" example:"then"`
	PCNs       int64           `json:"pcns" example:"80"`
	// PCNsWithPosts keep posts here; of the others nothing is known, which is not 0.
	PCNsWithPosts int64         `json:"pcns_with_posts" example:"75"`
	Roles         []RoleSummary `json:"roles"`
	Items         []AreaItem    `json:"items"`
	// Series is that of the same networks, on the first day of each of the last twelve quarters and on the day.
	Series []WorkforcePoint `json:"series"`
	// ContractCliff is WTE under contract of the same networks if nothing is renewed: a point of each role on the day, then one for each of its steps of the next two years.
	ContractCliff []CliffPoint `json:"contract_cliff"`
	// Return is the newest census on or before the day, summed over the same networks.
	Return *ReturnSummary `json:"return"`
	IsDemo bool           `json:"is_demo" example:"false"`
}

// RoleSummary is what is counted of the posts for one role, or of all three (role_type all).
type RoleSummary struct {
	RoleType  string  `json:"role_type" enums:"splw,cc,hwbc,all" example:"splw"`
	Posts     int64   `json:"posts" example:"3"`
	WTEFunded float64 `json:"wte_funded" example:"2.8"`
	WTEInPost float64 `json:"wte_in_post" example:"1.8"`
	WTEVacant float64 `json:"wte_vacant" example:"1"`
	// Holders is how many different people are in these posts.
	Holders int64 `json:"holders" example:"2"`
	// VacantPosts have nobody, and had somebody or are looked for (is_vacant of the list of posts); VacancyDays is the sum of their days, of a day that is to come until today. DaysToFillMedian is the median time to fill of the vacancies of a day or more that were filled in the last twelve months, in days, each from the first day without a holder (the post's first day, or the one after the last holder's last) to the first day of the next holder; null where none was filled. A handover without a gap, and a post filled from its first day, are no vacancy.
	VacantPosts      int64    `json:"vacant_posts" example:"1"`
	VacancyDays      int64    `json:"vacancy_days" example:"86"`
	DaysToFillMedian *float64 `json:"days_to_fill_median" example:"61"`
	// Turnover12m is those who left in the last twelve months over the mean of those in post at its beginning and end, in per cent; null where nobody was.
	Turnover12m *float64 `json:"turnover_12m" example:"33.3"`
	Leavers12m  int64    `json:"leavers_12m" example:"1"`
	// ContractsEnding90 and 180 count filled posts for a fixed term whose last day is before the 90th or 180th day after the one asked about, which is what contract_ends_before of the list of posts asks; one that should have ended and is still filled counts.
	ContractsEnding90  int64 `json:"contracts_ending_90" example:"1"`
	ContractsEnding180 int64 `json:"contracts_ending_180" example:"1"`
	FixedTermPosts     int64 `json:"fixed_term_posts" example:"2"`
	// SupervisionDue counts filled posts that somebody who is in them on the day was in for all of at least one of the last six whole months. SupervisedMonthly counts those of them in which clinical or professional supervision was held, in each such month, for every one of them who was.
	SupervisedMonthly int64 `json:"supervised_monthly" example:"1"`
	SupervisionDue    int64 `json:"supervision_due" example:"2"`
	// Trained counts people in post who have completed or are enrolled in every required course, and completed those that must be (must_be_completed); Inducted those who completed every item of the induction.
	Trained  int64 `json:"trained" example:"2"`
	Inducted int64 `json:"inducted" example:"2"`
	// ARRSWTE is the part of the WTE funded that the reimbursement scheme pays.
	ARRSWTE float64 `json:"arrs_wte" example:"2.8"`
}

// AreaItem is one network of an area.
type AreaItem struct {
	PCNCode        string  `json:"pcn_code" example:"UD0001"`
	PCNName        string  `json:"pcn_name" example:"Camden Demo 1"`
	BoroughGSSCode *string `json:"borough_gss_code" example:"E09000007"`
	BoroughName    *string `json:"borough_name" example:"Camden"`
	// HasPosts is false where the network keeps none here: then its figures are not known, and roles is empty.
	HasPosts bool          `json:"has_posts" example:"true"`
	Roles    []RoleSummary `json:"roles"`
	IsDemo   bool          `json:"is_demo" example:"false"`
}

// WorkforcePoint is the WTE of one role on one day.
type WorkforcePoint struct {
	On       vocabulary.Date `json:"on" example:"2026-10-01"`
	RoleType string          `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// WTEFunded and WTEInPost are null where none of the networks had opened a post here by then: nothing is known of it, which is not 0.
	WTEFunded *float64 `json:"wte_funded" example:"2.8"`
	WTEInPost *float64 `json:"wte_in_post" example:"1.8"`
	// ReturnFTE is that of a census in the quarter that ends on the day or is it; null where there is none.
	ReturnFTE *float64 `json:"return_fte" example:"1.6"`
}

// CountComparison is one role counted three ways, with the difference named.
type CountComparison struct {
	RoleType string `json:"role_type" enums:"splw,cc,hwbc,splw_mental_health" example:"splw"`
	// CensusOn is the newest census on or before the day for which the network was there; null where there is none. Posts and claims are those of that day and month, or of the day asked about where there is no census.
	CensusOn     *vocabulary.Date `json:"census_on" example:"2026-06-30"`
	ReturnStatus string           `json:"return_status" enums:"returned,no_return,no_census" example:"returned"`
	// PostsWTE is the WTE in post, PostsARRSWTE the part of it that the reimbursement scheme pays: that is what is claimed for.
	PostsWTE     *float64 `json:"posts_wte" example:"1.8"`
	PostsARRSWTE *float64 `json:"posts_arrs_wte" example:"1.4"`
	ReturnFTE    *float64 `json:"return_fte" example:"1.6667"`
	// ReturnContractedFTE is the part of the return that is bought in.
	ReturnContractedFTE *float64 `json:"return_contracted_fte" example:"0.6667"`
	ClaimedWTE          *float64 `json:"claimed_wte" example:"1.8"`
	// DifferenceFTE is the return less the posts.
	DifferenceFTE *float64 `json:"difference_fte" example:"-0.1333"`
	// Difference names what the return is beside the posts.
	Difference string `json:"difference" enums:"agrees,return_higher,return_lower,no_return,no_posts,no_census" example:"agrees"`
	// Explains says in a sentence what differs, and what it may come from.
	Explains string `json:"explains" example:"The return counts 0.67 FTE of a service bought in that is no post here."`
	// ClaimPosts names what the claim is beside the part of the posts that the scheme pays, ClaimPostsDifferenceWTE is the claim less that part.
	ClaimPosts              string   `json:"claim_posts" enums:"agrees,claim_higher,claim_lower,no_claim,no_posts" example:"claim_lower"`
	ClaimPostsDifferenceWTE *float64 `json:"claim_posts_difference_wte" example:"-0.3"`
	// ClaimReturn names what the claim is beside the return, ClaimReturnDifferenceWTE is the claim less the return.
	ClaimReturn              string   `json:"claim_return" enums:"agrees,claim_higher,claim_lower,no_claim,no_return,no_census" example:"claim_lower"`
	ClaimReturnDifferenceWTE *float64 `json:"claim_return_difference_wte" example:"-0.1667"`
	// ClaimExplains says in a sentence how the claim of the month stands to both.
	ClaimExplains string `json:"claim_explains" example:"The claim of June 2026 is 0.30 WTE less than the 1.80 WTE in post on 30 June 2026 that the scheme pays and is 0.17 WTE less than the return of 30 June 2026."`
}

// PCNComparison is one network's roles counted three ways.
type PCNComparison struct {
	PCNCode string          `json:"pcn_code" example:"UD0001"`
	PCNName string          `json:"pcn_name" example:"Camden Demo 1"`
	AsOf    vocabulary.Date `json:"as_of" example:"2026-11-26"`
	// Roles has a line for each role and one for link workers counted as mental health practitioners.
	Roles  []CountComparison `json:"roles"`
	IsDemo bool              `json:"is_demo" example:"false"`
}

// ReturnSummary sums a census over an area.
type ReturnSummary struct {
	CensusOn          vocabulary.Date `json:"census_on" example:"2026-06-30"`
	PCNsReturned      int64           `json:"pcns_returned" example:"196"`
	PCNsWithoutReturn int64           `json:"pcns_without_return" example:"7"`
	Roles             []ReturnOfRole  `json:"roles"`
}

// ReturnOfRole is one role of a census.
type ReturnOfRole struct {
	RoleType      string  `json:"role_type" enums:"splw,cc,hwbc,splw_mental_health" example:"splw"`
	FTE           float64 `json:"fte" example:"383.5"`
	ContractedFTE float64 `json:"contracted_fte" example:"80.2"`
	// Headcount sums that of the networks: who works in two of them counts in each, for nobody is told apart once the file is read.
	Headcount int64 `json:"headcount" example:"350"`
	// PCNs are those that returned anybody of the role.
	PCNs int64 `json:"pcns" example:"160"`
}

// Spread is how WTE lies among the people of a region or of a board: by board, by borough and by the deprivation of who is registered.
type Spread struct {
	RegionCode string `json:"region_code" example:"Y56"`
	// ICBCode is the board whose networks alone these are; null of a whole region.
	ICBCode    *string         `json:"icb_code" example:"Z9B2Z"`
	AsOf       vocabulary.Date `json:"as_of" example:"2026-11-26"`
	Boundaries string          `json:"boundaries" enums:"then,now" example:"then"`
	// By is how networks are grouped.
	By string `json:"by" enums:"icb,borough,deprivation_fifth" example:"icb"`
	// Source is what is counted: the posts kept here, or the newest official return.
	Source string `json:"source" enums:"posts,return" example:"posts"`
	// CensusOn is that return's.
	CensusOn *vocabulary.Date `json:"census_on" example:"2026-06-30"`
	Items    []SpreadItem     `json:"items"`
	Unmapped *SpreadItem      `json:"unmapped"`
	Total    SpreadItem       `json:"total"`
	IsDemo   bool             `json:"is_demo" example:"false"`
}

// SpreadItem is one group of networks. WTE and people are of those of whom the WTE is known, so that the ratio is of the same networks.
type SpreadItem struct {
	// Code is a board's ODS code, a borough's GSS code, or fifth_1 (the most deprived fifth of the networks shown) to fifth_5.
	Code *string `json:"code" example:"Z9B2Z"`
	Name *string `json:"name" example:"West and North London"`
	// PCNs are the group's networks, PCNsCounted those whose WTE is known.
	PCNs        int64  `json:"pcns" example:"80"`
	PCNsCounted int64  `json:"pcns_counted" example:"75"`
	ListSize    *int64 `json:"list_size" example:"3900000"`
	// IMDScore is the group's, weighted by list size.
	IMDScore *float64       `json:"imd_score" example:"22.4"`
	Roles    []SpreadOfRole `json:"roles"`
}

// SpreadOfRole is one role, or all three, in a group.
type SpreadOfRole struct {
	RoleType string  `json:"role_type" enums:"splw,cc,hwbc,all" example:"splw"`
	WTE      float64 `json:"wte" example:"140.2"`
	// WTEPer10000 is WTE for each 10,000 people registered; null where their number is not known.
	WTEPer10000 *float64 `json:"wte_per_10000" example:"0.36"`
}
