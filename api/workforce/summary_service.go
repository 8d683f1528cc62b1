package workforce

import (
	"cmp"
	"context"
	"slices"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// The areas there are.
const (
	ofICB    = "icb"
	ofRegion = "region"
)

// quartersInSeries is how many quarters a series reaches back.
const quartersInSeries = 12

// PCN counts one network's roles on a day.
func (s *Counts) PCN(ctx context.Context, actor vocabulary.Actor, code string, day vocabulary.Date) (answer PCNWorkforce, err error) {
	scope, err := policy.Allow(actor, "workforce.read")
	if err != nil {
		return answer, err
	}
	if !scope.Covers("pcn:" + code) {
		return answer, vocabulary.NotFound()
	}
	answer = PCNWorkforce{PCNCode: code, AsOf: day, Roles: []RoleSummary{}}
	err = s.store.within(ctx, scope, code, func(ctx context.Context, q database.Querier, reach []string) error {
		compared, err := s.compare(ctx, q, code, day, reach)
		if err != nil {
			return err
		}
		answer.PCNName, answer.IsDemo, answer.Comparison = compared.PCNName, compared.IsDemo, compared.Roles
		summaries, err := s.store.summaries(ctx, q, []string{code}, day, s.clock.Today(), reach)
		if err != nil {
			return err
		}
		for _, n := range summaries {
			if n.PCNCode == code {
				answer.Roles = append(answer.Roles, n.RoleSummary)
			}
		}
		rows, err := s.store.series(ctx, q, []string{code}, vocabulary.Quarters(day, quartersInSeries), nil, reach)
		if err != nil {
			return err
		}
		answer.Series, answer.ContractCliff, _ = parted(rows)
		from, end := caseloadMonths(day)
		months, err := s.store.caseloads(ctx, q, code, from, end, reach)
		answer.Caseloads = caseloads(code, day, months, withhold(scope))
		return err
	})
	return answer, err
}

// Comparison counts one network's roles three ways on a day.
func (s *Counts) Comparison(ctx context.Context, actor vocabulary.Actor, code string, day vocabulary.Date) (answer PCNComparison, err error) {
	scope, err := policy.Allow(actor, "workforce.read")
	if err != nil {
		return answer, err
	}
	if !scope.Covers("pcn:" + code) {
		return answer, vocabulary.NotFound()
	}
	err = s.store.within(ctx, scope, code, func(ctx context.Context, q database.Querier, reach []string) error {
		answer, err = s.compare(ctx, q, code, day, reach)
		return err
	})
	return answer, err
}

func (s *Counts) compare(ctx context.Context, q database.Querier, code string, day vocabulary.Date, reach []string) (answer PCNComparison, err error) {
	compared, err := s.store.comparison(ctx, q, code, day, reach)
	if err != nil {
		return answer, err
	}
	if len(compared) == 0 {
		return answer, vocabulary.NotFound()
	}
	answer = PCNComparison{PCNCode: code, PCNName: compared[0].PCNName, AsOf: day, IsDemo: compared[0].IsDemo}
	for _, c := range compared {
		answer.Roles = append(answer.Roles, c.CountComparison)
	}
	explain(answer.Roles, day)
	return answer, nil
}

// parted parts a series from the contract cliff and from what a census says.
func parted(rows []seriesRow) (series []WorkforcePoint, cliff []CliffPoint, roles []ReturnOfRole) {
	series, cliff, roles = []WorkforcePoint{}, []CliffPoint{}, []ReturnOfRole{}
	for _, r := range rows {
		switch r.Kind {
		case "point":
			series = append(series, r.WorkforcePoint)
		case "step":
			cliff = append(cliff, CliffPoint{On: r.On, RoleType: r.RoleType, WTEFunded: *r.WTEFunded, WTEUnderContract: *r.WTEInPost, ContractsEnding: *r.ContractsEnding})
		default:
			roles = append(roles, ReturnOfRole{RoleType: r.RoleType, FTE: *r.FTE, ContractedFTE: *r.ContractedFTE, Headcount: *r.Headcount, PCNs: *r.PCNs})
		}
	}
	slices.SortFunc(cliff, func(a, b CliffPoint) int {
		return cmp.Or(a.On.Compare(b.On), slices.Index(countedRoles, a.RoleType)-slices.Index(countedRoles, b.RoleType))
	})
	return series, cliff, roles
}

// mapDay is the day on whose map is counted.
func (s *Counts) mapDay(day vocabulary.Date, boundaries string) vocabulary.Date {
	if boundaries == vocabulary.BoundariesNow {
		return s.clock.Today()
	}
	return day
}

// Area counts the roles of a board's or a region's networks on a day.
func (s *Counts) Area(ctx context.Context, actor vocabulary.Actor, kind, code string, day vocabulary.Date, boundaries string) (answer AreaWorkforce, err error) {
	scope, err := policy.Allow(actor, "workforce.read")
	if err != nil {
		return answer, err
	}
	if !scope.Covers(kind + ":" + code) {
		return answer, vocabulary.NotFound()
	}
	answer = AreaWorkforce{Code: code, AsOf: day, Boundaries: boundaries, Roles: []RoleSummary{}, Items: []AreaItem{}}
	err = s.store.within(ctx, scope, "", func(ctx context.Context, q database.Querier, reach []string) error {
		networks, err := s.store.networks(ctx, q, kind, code, day, s.mapDay(day, boundaries))
		if err != nil {
			return err
		}
		if len(networks) == 0 {
			return vocabulary.NotFound()
		}
		codes := answer.take(networks)
		summaries, err := s.store.summaries(ctx, q, codes, day, s.clock.Today(), reach)
		if err != nil {
			return err
		}
		answer.count(summaries)
		var census *vocabulary.Date
		if answer.Return != nil {
			census = &answer.Return.CensusOn
		}
		rows, err := s.store.series(ctx, q, codes, vocabulary.Quarters(day, quartersInSeries), census, reach)
		series, cliff, roles := parted(rows)
		if answer.Series, answer.ContractCliff = series, cliff; answer.Return != nil {
			answer.Return.Roles = roles
		}
		return err
	})
	return answer, err
}

// take notes an area's networks and which of them made a return, and gives their codes.
func (a *AreaWorkforce) take(networks []areaNetwork) []string {
	codes := []string{}
	for _, n := range networks {
		if a.Name = n.AreaName; n.PCNCode == nil {
			continue
		}
		codes = append(codes, *n.PCNCode)
		a.Items = append(a.Items, AreaItem{PCNCode: *n.PCNCode, PCNName: *n.PCNName, BoroughGSSCode: n.BoroughGSSCode, BoroughName: n.BoroughName, Roles: []RoleSummary{}, IsDemo: *n.IsDemo})
		a.IsDemo = a.IsDemo || *n.IsDemo
		if n.CensusOn != nil && (a.Return == nil || n.CensusOn.After(a.Return.CensusOn)) {
			a.Return = &ReturnSummary{CensusOn: *n.CensusOn}
		}
	}
	a.PCNs = int64(len(codes))
	for _, n := range networks {
		switch {
		case n.CensusOn == nil || *n.CensusOn != a.Return.CensusOn:
		case n.HasReturn:
			a.Return.PCNsReturned++
		default:
			a.Return.PCNsWithoutReturn++
		}
	}
	return codes
}

// count lays what was counted beside the networks, and the totals beside them all.
func (a *AreaWorkforce) count(summaries []networkSummary) {
	at := map[string]int{}
	for i, item := range a.Items {
		at[item.PCNCode] = i
	}
	for _, s := range summaries {
		if s.PCNCode == "" {
			a.Roles = append(a.Roles, s.RoleSummary)
			continue
		}
		item := &a.Items[at[s.PCNCode]]
		if !item.HasPosts {
			item.HasPosts = true
			a.PCNsWithPosts++
		}
		item.Roles = append(item.Roles, s.RoleSummary)
	}
}
