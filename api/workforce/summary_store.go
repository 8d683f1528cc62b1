package workforce

import (
	"context"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// countStore is the way to what is counted.
type countStore struct{ db *database.DB }

// within runs reads that see only what a caller reaches, of one network or, where it is blank, of all; reach are the tokens
// that their own queries narrow rows by.
func (s countStore) within(ctx context.Context, scope policy.Scope, network string, read func(ctx context.Context, q database.Querier, reach []string) error) error {
	return s.db.Within(ctx, ofCounted(scope.Tokens(), network), func(ctx context.Context, tx *database.Tx) error {
		return read(ctx, tx.PGX, ofCounted(scope.Filter(ctx), network))
	})
}

// ofCounted are the tokens of what is counted; service figures are of one network only. A region's tokens are thousands, and
// PostgreSQL takes them in for each table.
func ofCounted(tokens []string, network string) []string {
	counted := []string{}
	for _, token := range tokens {
		class, code, _ := strings.Cut(token, ":")
		ofNetwork := class == policy.ServiceFigures && code == network
		if token == "*" || ofNetwork || (class == policy.Posts || class == policy.ARRSClaims) && (network == "" || code == network) {
			counted = append(counted, token)
		}
	}
	return counted
}

// areaNetwork is one network of a board or region; of an area without any there is one row with its name alone.
type areaNetwork struct {
	AreaName       string
	PCNCode        *string
	PCNName        *string
	BoroughGSSCode *string
	BoroughName    *string
	IsDemo         *bool
	CensusOn       *vocabulary.Date
	HasReturn      bool
}

// networks are those of a board or a region that are open on a day, by name; the board's are those of the map of another day.
func (s countStore) networks(ctx context.Context, q database.Querier, kind, code string, day, mapDay vocabulary.Date) ([]areaNetwork, error) {
	return database.Many[areaNetwork](ctx, q, `
SELECT a.name AS area_name, n.pcn_code, n.pcn_name, n.borough_gss_code, n.borough_name, n.is_demo, n.census_on,
       EXISTS (SELECT FROM workforce_returns w WHERE w.census_on = n.census_on AND w.pcn_code = n.pcn_code) AS has_return
  FROM (SELECT short_name AS name FROM icbs WHERE $1 = 'icb' AND ods_code = $2 COLLATE "C" UNION ALL SELECT name FROM regions WHERE $1 = 'region' AND code = $2 COLLATE "C") a
  LEFT JOIN LATERAL (
       SELECT n.*, (SELECT max(c.census_on) FROM shown_workforce_censuses c WHERE c.census_on <= $3 AND n.region_code = ANY (c.region_codes) AND c.is_demo = n.is_demo
               AND (n.opened_on IS NULL OR n.opened_on <= c.census_on OR EXISTS (SELECT FROM workforce_returns w WHERE w.census_on = c.census_on AND w.pcn_code = n.pcn_code))) AS census_on
         FROM workforce_networks($3, $4) n WHERE CASE $1 WHEN 'icb' THEN n.icb_code ELSE n.region_code END = $2 COLLATE "C") n ON true
 ORDER BY lower(n.pcn_name COLLATE "C"), n.pcn_code`, kind, code, day, mapDay)
}

// networkSummary is what is counted of one network's posts for a role; PCNCode is "" for those of all.
type networkSummary struct {
	PCNCode string
	RoleSummary
}

func (s countStore) summaries(ctx context.Context, q database.Querier, networks []string, day, today vocabulary.Date, reach []string) ([]networkSummary, error) {
	return database.Many[networkSummary](ctx, q, "SELECT * FROM role_summaries($1, $2, $3, $4)", networks, day, reach, today)
}

// seriesRow is a point of a series, or a step of the contract cliff, or what a census says of a role.
type seriesRow struct {
	Kind string
	WorkforcePoint
	ContractsEnding, Headcount, PCNs *int64
	FTE, ContractedFTE               *float64
}

// series gives points of networks on some days, the last of them the one asked about, and, in the same question, the steps
// of their contracts after it and what they returned at a census.
func (s countStore) series(ctx context.Context, q database.Querier, networks []string, days []vocabulary.Date, census *vocabulary.Date, reach []string) ([]seriesRow, error) {
	return database.Many[seriesRow](ctx, q, `
SELECT 'point' AS kind, s.day AS "on", s.role_type, round(s.wte_funded, 2)::double precision AS wte_funded, round(s.wte_in_post, 2)::double precision AS wte_in_post,
       round(s.return_fte, 2)::double precision AS return_fte, NULL::bigint AS contracts_ending, NULL::double precision AS fte, NULL::double precision AS contracted_fte, NULL::bigint AS headcount, NULL::bigint AS pcns
  FROM role_series($1, $2, $4) s
UNION ALL
SELECT 'step', c.day, c.role_type, round(c.wte_funded, 2)::double precision, round(c.wte_under_contract, 2)::double precision, NULL, c.contracts_ending, NULL, NULL, NULL, NULL
  FROM contract_cliff($1, $5, $4) c
UNION ALL
SELECT 'census', $3::date, r.role_type, NULL, NULL, NULL, NULL, round(r.fte, 2)::double precision, round(r.contracted_fte, 2)::double precision, r.headcount, r.pcns
  FROM returned_by($1, $3::date) r WHERE $3::date IS NOT NULL`, networks, days, census, reach, days[len(days)-1])
}

// comparisonRow is one role of a network counted three ways.
type comparisonRow struct {
	PCNName string
	IsDemo  bool
	CountComparison
}

// comparison compares a network's counts; none where there is no such network.
func (s countStore) comparison(ctx context.Context, q database.Querier, network string, day vocabulary.Date, reach []string) ([]comparisonRow, error) {
	return database.Many[comparisonRow](ctx, q, `
SELECT pcn_name, is_demo, role_type, census_on, return_status, round(posts_wte, 4)::double precision AS posts_wte, round(posts_arrs_wte, 4)::double precision AS posts_arrs_wte,
       round(return_fte, 4)::double precision AS return_fte,
       round(return_contracted_fte, 4)::double precision AS return_contracted_fte, round(claimed_wte, 4)::double precision AS claimed_wte,
       round(return_fte - posts_wte, 4)::double precision AS difference_fte, '' AS difference, '' AS explains,
       '' AS claim_posts, round(claimed_wte - posts_arrs_wte, 4)::double precision AS claim_posts_difference_wte,
       '' AS claim_return, round(claimed_wte - return_fte, 4)::double precision AS claim_return_difference_wte, '' AS claim_explains
  FROM count_comparison($1, $2, $3)`, network, day, reach)
}
