package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// caseloadRow is a month's figures of one role, if there are any, beside the role's WTE in post (the sum over the days of the
// year, in ten-thousandths) and the first day of the first post for the role, or of any post where there is none for it.
type caseloadRow struct {
	RoleType                                               string
	WTEDays                                                int64
	PostsKeptFrom                                          *vocabulary.Date
	Referrals, Declined, FirstContacts, Caseload, Contacts *int64
	WaitDaysMedian                                         *float64
	IsKept                                                 bool
}

// caseloads reads what a network's caseloads are worked out from, of the months from a day until another.
func (s countStore) caseloads(ctx context.Context, q database.Querier, network string, from, end vocabulary.Date, reach []string) ([]caseloadRow, error) {
	return database.Many[caseloadRow](ctx, q, `
WITH kept AS MATERIALIZED (
	SELECT p.id, p.role_type, p.opened_on FROM posts p WHERE p.pcn_code = $1 AND ('*' = ANY ($4::text[]) OR p.scopes[1] = ANY ($4))
), held AS MATERIALIZED (
	SELECT k.role_type, min(k.opened_on) AS kept_from, sum(a.wte * (least(a.valid_to, $3::date) - greatest(a.valid_from, $2::date))) AS wte_days
	  FROM kept k LEFT JOIN post_assignments a ON a.post_id = k.id AND a.valid_from < $3::date AND (a.valid_to IS NULL OR a.valid_to > $2::date)
	 GROUP BY k.role_type)
SELECT r.code AS role_type, coalesce(h.wte_days * 10000, 0)::bigint AS wte_days, coalesce(h.kept_from, (SELECT min(k.opened_on) FROM kept k)) AS posts_kept_from, f.referrals, f.declined, f.first_contacts, f.caseload, f.contacts,
       f.wait_days_median::float8 AS wait_days_median, f.id IS NOT NULL AS is_kept
  FROM role_types r
  LEFT JOIN held h ON h.role_type = r.code
  LEFT JOIN service_figures f ON f.role_type = r.code AND f.pcn_code = $1 AND f.month >= $2::date AND f.month < $3::date AND ('*' = ANY ($4) OR f.scopes[1] = ANY ($4))
 ORDER BY r.position, f.month`, network, from, end, reach)
}
