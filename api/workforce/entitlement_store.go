package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// entitlementStore reads what entitlements and forecasts are worked out from. The database narrows posts and claims to
// what the caller's operation counts.
type entitlementStore struct{ db *database.DB }

// entitledPCN is a network as it stood on a day, with what it is entitled to in a year.
type entitledPCN struct {
	PCNCode          string
	PCNName          string
	IsDemo           bool
	Weighted         *float64
	EntitlementPence *int64
}

// entitledPCNs are networks of a day ($1) with their entitlement of a year ($2). numeric rounds a half up.
const entitledPCNs = `SELECT p.ods_code AS pcn_code, p.name AS pcn_name, p.is_demo, w.weighted::float8 AS weighted, round(w.weighted * r.pence_per_weighted_person)::bigint AS entitlement_pence
	  FROM pcns_on($1) p
	  LEFT JOIN shown_entitlement_rates r ON r.financial_year = $2 AND r.status <> 'superseded' AND (p.is_demo OR NOT r.is_demo)
	  LEFT JOIN pcn_populations w ON w.pcn_code = p.ods_code COLLATE "C" AND w.counted_on = r.list_date
	 WHERE ((SELECT '*' = ANY ($3::text[])) OR 'pcn:' || p.ods_code IN (SELECT unnest($3::text[]))) AND `

// pcn reads one network that ever was.
func (s entitlementStore) pcn(ctx context.Context, scope policy.Scope, day vocabulary.Date, year financialYear, code string) ([]entitledPCN, error) {
	one, err := database.One[entitledPCN](ctx, s.db.Querier(ctx), entitledPCNs+`p.ods_code = $4`, day, year.String(), scope.Filter(ctx), code)
	return []entitledPCN{one}, err
}

// ofICB reads a board's networks of the day, by name.
func (s entitlementStore) ofICB(ctx context.Context, scope policy.Scope, day vocabulary.Date, year financialYear, code string) ([]entitledPCN, error) {
	if _, err := database.One[struct{ ODSCode string }](ctx, s.db.Querier(ctx), "SELECT ods_code::text AS ods_code FROM icbs WHERE ods_code = $1", code); err != nil {
		return nil, err
	}
	return database.Many[entitledPCN](ctx, s.db.Querier(ctx), entitledPCNs+`p.icb_code = $4 AND p.status = 'open' ORDER BY lower(p.name COLLATE "C"), p.ods_code COLLATE "C"`, day, year.String(), scope.Filter(ctx), code)
}

// entitled is what some networks together are entitled to by each rate of a year, whatever became of it, in pence; without
// those rates on whose list date the weighted population of one of the networks is not known.
func (s entitlementStore) entitled(ctx context.Context, _ policy.Scope, codes []string, year financialYear) (map[string]int64, error) {
	found, err := database.Many[struct {
		ID    string
		Pence int64
	}](ctx, s.db.Querier(ctx), `SELECT r.id::text AS id, sum(round(w.weighted * r.pence_per_weighted_person))::bigint AS pence
		FROM shown_entitlement_rates r JOIN pcn_populations w ON w.counted_on = r.list_date AND w.pcn_code = ANY ($1::text[])
		WHERE r.financial_year = $2 GROUP BY r.id HAVING count(*) = cardinality($1::text[])`, codes, year.String())
	pence := make(map[string]int64, len(found))
	for _, f := range found {
		pence[f.ID] = f.Pence
	}
	return pence, err
}

// postFact is a dated fact about a post, as it is read.
type postFact struct {
	PostID, PCNCode, RoleType, Kind, PayZone string
	Amount                                   int64
	ValidFrom                                vocabulary.Date
	ValidTo                                  *vocabulary.Date
}

// posts reads the dated facts of some networks' posts that hold on some day of a year. Whose fixed term should have ended by
// the day asked about and who are still there are taken to leave on the next, as at the contract cliff.
func (s entitlementStore) posts(ctx context.Context, _ policy.Scope, codes []string, year financialYear, day vocabulary.Date) ([]forecastPost, error) {
	d := year.days()
	facts, err := database.Many[postFact](ctx, s.db.Querier(ctx), `
WITH facts AS (
	SELECT post_id, 'terms' AS kind, coalesce(pay_zone, '') AS pay_zone, 0::bigint AS amount, valid_from, valid_to FROM post_terms WHERE pcn_code = ANY ($1::text[])
	UNION ALL SELECT post_id, 'ended', '', 0, greatest(contract_ends_on, $4::date + 1, valid_from), valid_to FROM post_terms
	           WHERE pcn_code = ANY ($1) AND contract_ends_on IS NOT NULL AND (valid_to IS NULL OR valid_to > greatest(contract_ends_on, $4::date + 1))
	UNION ALL SELECT post_id, 'funding', '', (share * 100)::bigint, valid_from, valid_to FROM post_funding_lines WHERE source = 'arrs' AND pcn_code = ANY ($1)
	UNION ALL SELECT post_id, 'assignment', '', (wte * 10000)::bigint, valid_from, valid_to FROM post_assignments WHERE pcn_code = ANY ($1))
SELECT p.id::text AS post_id, p.pcn_code::text AS pcn_code, p.role_type, f.kind, f.pay_zone, f.amount, f.valid_from, f.valid_to
  FROM facts f JOIN posts p ON p.id = f.post_id
 WHERE daterange(f.valid_from, f.valid_to) && daterange($2, $3)
 ORDER BY p.id, f.kind, f.valid_from`, codes, d.from, d.to, day)
	if err != nil {
		return nil, err
	}
	var posts []forecastPost
	for _, f := range facts {
		if len(posts) == 0 || posts[len(posts)-1].id != f.PostID {
			posts = append(posts, forecastPost{id: f.PostID, pcnCode: f.PCNCode, roleType: f.RoleType})
		}
		post, fact := &posts[len(posts)-1], forecastFact{days{f.ValidFrom, f.ValidTo}, f.PayZone, f.Amount}
		switch f.Kind {
		case "terms":
			post.terms = append(post.terms, fact)
		case "ended":
			post.ended = append(post.ended, fact.days)
		case "funding":
			post.funding = append(post.funding, fact)
		default:
			post.assignments = append(post.assignments, fact)
		}
	}
	return posts, nil
}

// claims reads what some networks claimed in a year.
func (s entitlementStore) claims(ctx context.Context, _ policy.Scope, codes []string, year financialYear) (claims []forecastClaim, err error) {
	d := year.days()
	found, err := database.Many[struct {
		PCNCode, RoleType string
		Month             vocabulary.Date
		WTE               int64
		AmountPence       int64
	}](ctx, s.db.Querier(ctx), `SELECT pcn_code::text AS pcn_code, role_type, month, (wte * 10000)::bigint AS wte, amount_pence FROM arrs_claims
		WHERE pcn_code = ANY ($1::text[]) AND month >= $2 AND month < $3`, codes, d.from, d.to)
	for _, c := range found {
		claims = append(claims, forecastClaim{c.PCNCode, c.RoleType, c.Month, c.WTE, c.AmountPence})
	}
	return claims, err
}
