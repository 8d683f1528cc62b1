package workforce

import "trellis/api/vocabulary"

// WorkforceRow is a row of what is counted as a file: a network or all of an area, and a role. Its figures are blank where
// the network keeps no posts here.
type WorkforceRow struct {
	// Row is what the row counts: one network, or all of them.
	Row                string          `json:"row" list:"" enums:"pcn,total"`
	AsOf               vocabulary.Date `json:"as_of" list:""`
	PCNCode            *string         `json:"pcn_code" list:""`
	PCNName            *string         `json:"pcn_name" list:""`
	BoroughGSSCode     *string         `json:"borough_gss_code" list:""`
	BoroughName        *string         `json:"borough_name" list:""`
	HasPosts           bool            `json:"has_posts" list:""`
	RoleType           string          `json:"role_type" list:""`
	Posts              *int64          `json:"posts" list:""`
	WTEFunded          *float64        `json:"wte_funded" list:""`
	WTEInPost          *float64        `json:"wte_in_post" list:""`
	WTEVacant          *float64        `json:"wte_vacant" list:""`
	Holders            *int64          `json:"holders" list:""`
	VacantPosts        *int64          `json:"vacant_posts" list:""`
	VacancyDays        *int64          `json:"vacancy_days" list:""`
	DaysToFillMedian   *float64        `json:"days_to_fill_median" list:""`
	Turnover12m        *float64        `json:"turnover_12m" list:""`
	Leavers12m         *int64          `json:"leavers_12m" list:""`
	ContractsEnding90  *int64          `json:"contracts_ending_90" list:""`
	ContractsEnding180 *int64          `json:"contracts_ending_180" list:""`
	FixedTermPosts     *int64          `json:"fixed_term_posts" list:""`
	SupervisedMonthly  *int64          `json:"supervised_monthly" list:""`
	SupervisionDue     *int64          `json:"supervision_due" list:""`
	Trained            *int64          `json:"trained" list:""`
	Inducted           *int64          `json:"inducted" list:""`
	ARRSWTE            *float64        `json:"arrs_wte" list:""`
	IsDemo             bool            `json:"is_demo" list:""`
}

// countedRoles are those that are counted, in order.
var countedRoles = []string{"splw", "cc", "hwbc", "all"}

// rowsOf are the rows of one network, or of all: a row for each role, without figures where nothing is known.
func rowsOf(blank WorkforceRow, roles []RoleSummary) (rows []WorkforceRow) {
	if len(roles) == 0 {
		for _, role := range countedRoles {
			row := blank
			row.RoleType = role
			rows = append(rows, row)
		}
		return rows
	}
	for _, s := range roles {
		row := blank
		row.RoleType, row.Posts, row.WTEFunded, row.WTEInPost, row.WTEVacant, row.Holders = s.RoleType, &s.Posts, &s.WTEFunded, &s.WTEInPost, &s.WTEVacant, &s.Holders
		row.VacantPosts, row.VacancyDays, row.DaysToFillMedian, row.Turnover12m, row.Leavers12m = &s.VacantPosts, &s.VacancyDays, s.DaysToFillMedian, s.Turnover12m, &s.Leavers12m
		row.ContractsEnding90, row.ContractsEnding180, row.FixedTermPosts = &s.ContractsEnding90, &s.ContractsEnding180, &s.FixedTermPosts
		row.SupervisedMonthly, row.SupervisionDue, row.Trained, row.Inducted, row.ARRSWTE = &s.SupervisedMonthly, &s.SupervisionDue, &s.Trained, &s.Inducted, &s.ARRSWTE
		rows = append(rows, row)
	}
	return rows
}

func (p PCNWorkforce) rows() []WorkforceRow {
	return rowsOf(WorkforceRow{Row: "pcn", AsOf: p.AsOf, PCNCode: &p.PCNCode, PCNName: &p.PCNName, HasPosts: len(p.Roles) > 0, IsDemo: p.IsDemo}, p.Roles)
}

func (a AreaWorkforce) rows() (rows []WorkforceRow) {
	for _, item := range a.Items {
		rows = append(rows, rowsOf(WorkforceRow{Row: "pcn", AsOf: a.AsOf, PCNCode: &item.PCNCode, PCNName: &item.PCNName,
			BoroughGSSCode: item.BoroughGSSCode, BoroughName: item.BoroughName, HasPosts: item.HasPosts, IsDemo: item.IsDemo}, item.Roles)...)
	}
	return append(rows, rowsOf(WorkforceRow{Row: "total", AsOf: a.AsOf, HasPosts: a.PCNsWithPosts > 0, IsDemo: a.IsDemo}, a.Roles)...)
}
