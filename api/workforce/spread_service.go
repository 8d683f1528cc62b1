package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// How networks can be grouped, and what can be counted of them.
const (
	byICB         = "icb"
	byBorough     = "borough"
	byDeprivation = "deprivation_fifth"
	countPosts    = "posts"
	countReturn   = "return"
)

// Spread counts how WTE lies among the people of a region or of a board.
func (s *Counts) Spread(ctx context.Context, actor vocabulary.Actor, kind, code string, day vocabulary.Date, boundaries, by, source string) (answer Spread, err error) {
	scope, err := policy.Allow(actor, "spread.read")
	if err != nil {
		return answer, err
	}
	if !scope.Covers(kind + ":" + code) {
		return answer, vocabulary.NotFound()
	}
	answer = Spread{RegionCode: code, AsOf: day, Boundaries: boundaries, By: by, Source: source, Items: []SpreadItem{}}
	err = s.store.within(ctx, scope, "", func(ctx context.Context, q database.Querier, reach []string) error {
		board := ""
		if kind == ofICB {
			board, answer.ICBCode = code, &code
			if answer.RegionCode, err = s.store.region(ctx, q, code); err != nil {
				return err
			}
		}
		rows, err := s.store.spread(ctx, q, answer.RegionCode, board, day, s.mapDay(day, boundaries), by, source, reach)
		if err != nil {
			return err
		}
		for _, r := range rows {
			switch item := r.item(); {
			case r.IsTotal:
				answer.Total, answer.IsDemo, answer.CensusOn = item, r.IsDemo, r.CensusOn
			case r.Name == nil:
				answer.Unmapped = &item
			default:
				answer.Items = append(answer.Items, item)
			}
		}
		return nil
	})
	return answer, err
}

// item is a row as it is answered.
func (r spreadRow) item() SpreadItem {
	return SpreadItem{Code: r.Code, Name: r.Name, PCNs: r.PCNs, PCNsCounted: r.PCNsCounted, ListSize: r.ListSize, IMDScore: r.IMDScore, Roles: []SpreadOfRole{
		{"splw", r.SPLW, r.SPLWPer}, {"cc", r.CC, r.CCPer}, {"hwbc", r.HWBC, r.HWBCPer}, {"all", r.Whole, r.WholePer},
	}}
}

// SpreadRow is a row of the spread as a file: a group, what is in none, or everything; and a role.
type SpreadRow struct {
	Row        string           `json:"row" list:"" enums:"group,unmapped,total"`
	RegionCode string           `json:"region_code" list:""`
	ICBCode    *string          `json:"icb_code" list:""`
	AsOf       vocabulary.Date  `json:"as_of" list:""`
	Boundaries string           `json:"boundaries" list:""`
	By         string           `json:"by" list:""`
	Source     string           `json:"source" list:""`
	CensusOn   *vocabulary.Date `json:"census_on" list:""`
	IsDemo     bool             `json:"is_demo" list:""`
	Code       *string          `json:"code" list:""`
	Name       *string          `json:"name" list:""`
	PCNs       int64            `json:"pcns" list:""`
	PCNsCount  int64            `json:"pcns_counted" list:""`
	ListSize   *int64           `json:"list_size" list:""`
	IMDScore   *float64         `json:"imd_score" list:""`
	RoleType   string           `json:"role_type" list:""`
	WTE        float64          `json:"wte" list:""`
	WTEPer     *float64         `json:"wte_per_10000" list:""`
}

func (s Spread) rows() (rows []SpreadRow) {
	add := func(what string, item SpreadItem) {
		for _, role := range item.Roles {
			rows = append(rows, SpreadRow{Row: what, RegionCode: s.RegionCode, ICBCode: s.ICBCode, AsOf: s.AsOf, Boundaries: s.Boundaries, By: s.By, Source: s.Source, CensusOn: s.CensusOn, IsDemo: s.IsDemo,
				Code: item.Code, Name: item.Name, PCNs: item.PCNs, PCNsCount: item.PCNsCounted, ListSize: item.ListSize, IMDScore: item.IMDScore, RoleType: role.RoleType, WTE: role.WTE, WTEPer: role.WTEPer10000})
		}
	}
	for _, item := range s.Items {
		add("group", item)
	}
	if s.Unmapped != nil {
		add("unmapped", *s.Unmapped)
	}
	add("total", s.Total)
	return rows
}
