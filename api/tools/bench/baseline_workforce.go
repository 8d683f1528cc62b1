package main

import (
	"net/http"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

const postsByHand = `
SELECT p.id::text AS id, p.pcn_code, n.name AS pcn_name, n.icb_code, n.borough_gss_code, p.reference, p.role_type, p.status, p.opened_on, p.closed_on, p.recruiting_from,
       p.wte_funded::float8 AS wte_funded, p.wte_in_post::float8 AS wte_in_post, (p.wte_funded - p.wte_in_post)::float8 AS wte_vacant, p.holders, p.afc_band, p.pay_zone, p.contract, p.contract_ends_on,
       CASE WHEN p.contract_ends_on IS NOT NULL THEN greatest(p.contract_ends_on - $1, 0)::bigint END AS contract_days_left, p.engagement, p.employer_type, p.employer_name,
       coalesce(f.share, 0)::float8 AS arrs_share, NULL::date AS effective_on, p.vacant_since IS NOT NULL AS is_vacant, p.vacant_since, CASE WHEN p.vacant_since IS NOT NULL THEN greatest(least($1, current_date) - p.vacant_since, 0)::bigint END AS vacancy_days, filled.days_to_fill, held.supervision_months, held.supervision_months_due,
       CASE WHEN p.holders > 0 THEN lacks.training END AS training_missing, CASE WHEN p.holders > 0 THEN lacks.induction END AS induction_missing, p.is_demo, p.version, p.updated_at
  FROM posts_on($1) p
  JOIN pcns_on($1) n ON n.ods_code = p.pcn_code COLLATE "C"
  LEFT JOIN post_funding_lines f ON f.post_id = p.id AND f.source = 'arrs' AND f.valid_from <= $1 AND (f.valid_to IS NULL OR f.valid_to > $1)
  LEFT JOIN LATERAL (
       SELECT (s.valid_from - coalesce((SELECT max(b.valid_to) FROM post_assignments b WHERE b.post_id = p.id AND b.valid_to < s.valid_from), p.opened_on))::bigint AS days_to_fill
         FROM post_assignments s WHERE s.post_id = p.id AND s.valid_from <= $1
          AND NOT EXISTS (SELECT FROM post_assignments o WHERE o.post_id = p.id AND o.valid_from < s.valid_from AND (o.valid_to IS NULL OR o.valid_to >= s.valid_from))
        ORDER BY s.valid_from DESC LIMIT 1) filled ON true
 CROSS JOIN LATERAL (
       SELECT CASE WHEN count(*) > 0 THEN count(*) FILTER (WHERE m.is_held) END AS supervision_months, count(*) AS supervision_months_due FROM (
              SELECT bool_and(EXISTS (SELECT FROM supervision_sessions h WHERE h.assignment_id = a.id AND h.kind = 'clinical_professional' AND h.withdrawn_on IS NULL AND h.held_on >= g AND h.held_on < g + interval '1 month')) AS is_held
                FROM generate_series(date_trunc('month', $1) - interval '6 months', date_trunc('month', $1) - interval '1 month', interval '1 month') g
                JOIN post_assignments a ON a.post_id = p.id AND a.valid_from <= g AND (a.valid_to IS NULL OR a.valid_to >= g + interval '1 month')
               WHERE EXISTS (SELECT FROM post_assignments n WHERE n.post_id = p.id AND n.holder_id = a.holder_id AND n.valid_from <= $1 AND (n.valid_to IS NULL OR n.valid_to > $1)) GROUP BY g) m) held
 CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE c.kind = 'training' AND EXISTS (SELECT FROM post_assignments a WHERE a.post_id = p.id AND a.valid_from <= $1 AND (a.valid_to IS NULL OR a.valid_to > $1)
                AND NOT EXISTS (SELECT FROM training_records r WHERE r.assignment_id = a.id AND r.course_code = c.code AND r.withdrawn_on IS NULL AND r.enrolled_on <= $1 AND (r.completed_on <= $1 OR NOT c.must_be_completed) AND (r.expires_on IS NULL OR r.expires_on > $1)))) AS training,
              count(*) FILTER (WHERE c.kind = 'induction' AND EXISTS (SELECT FROM post_assignments a WHERE a.post_id = p.id AND a.valid_from <= $1 AND (a.valid_to IS NULL OR a.valid_to > $1)
                AND NOT EXISTS (SELECT FROM training_records r WHERE r.assignment_id = a.id AND r.course_code = c.code AND r.withdrawn_on IS NULL AND r.completed_on <= $1 AND (r.expires_on IS NULL OR r.expires_on > $1)))) AS induction
         FROM training_courses c WHERE c.is_required AND (c.role_types = '{}' OR p.role_type = ANY (c.role_types))) lacks
 WHERE p.pcn_code = $2 COLLATE "C" AND p.status <> 'closed' ORDER BY p.reference LIMIT 51`

// posts are those of one network, which are fewer than a page.
func (b baseline) posts(r *http.Request) (any, error) {
	day, err := vocabulary.ParseDate(r.URL.Query().Get("as_of"))
	if err != nil {
		return nil, err
	}
	rows, err := b.pool.Query(r.Context(), postsByHand, day, r.PathValue("code"))
	if err != nil {
		return nil, err
	}
	page := listing.Body[[]workforce.Post]{AsOf: day}
	page.Items, err = pgx.CollectRows(rows, pgx.RowToStructByName[workforce.Post])
	for i := range page.Items {
		page.Items[i].UpdatedAt = page.Items[i].UpdatedAt.UTC()
	}
	return page, err
}

// workforce counts a board's networks with the functions that the product asks too.
func (b baseline) workforce(r *http.Request) (any, error) {
	day, err := vocabulary.ParseDate(r.URL.Query().Get("as_of"))
	if err != nil {
		return nil, err
	}
	ctx, code := r.Context(), r.PathValue("code")
	area := workforce.AreaWorkforce{Code: code, AsOf: day, Boundaries: "then"}
	rows, err := b.pool.Query(ctx, `SELECT (SELECT short_name FROM icbs WHERE ods_code = $2), pcn_code, pcn_name, borough_gss_code, borough_name, is_demo
		FROM workforce_networks($1, $1) WHERE icb_code = $2 COLLATE "C" ORDER BY lower(pcn_name COLLATE "C"), pcn_code`, day, code)
	if err != nil {
		return nil, err
	}
	at, codes := map[string]int{}, []string{}
	item := workforce.AreaItem{}
	_, err = pgx.ForEachRow(rows, []any{&area.Name, &item.PCNCode, &item.PCNName, &item.BoroughGSSCode, &item.BoroughName, &item.IsDemo}, func() error {
		at[item.PCNCode], codes = len(codes), append(codes, item.PCNCode)
		area.Items = append(area.Items, item)
		return nil
	})
	if err != nil {
		return nil, err
	}
	area.PCNs = int64(len(codes))
	if rows, err = b.pool.Query(ctx, "SELECT * FROM role_summaries($1, $2, '{*}', $2)", codes, day); err != nil {
		return nil, err
	}
	counted, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
		PCNCode string
		workforce.RoleSummary
	}])
	if err != nil {
		return nil, err
	}
	for _, c := range counted {
		if c.PCNCode == "" {
			area.Roles = append(area.Roles, c.RoleSummary)
			continue
		}
		of := &area.Items[at[c.PCNCode]]
		if !of.HasPosts {
			of.HasPosts = true
			area.PCNsWithPosts++
		}
		of.Roles = append(of.Roles, c.RoleSummary)
	}
	if rows, err = b.pool.Query(ctx, `SELECT day AS "on", role_type, round(wte_funded, 2)::float8 AS wte_funded, round(wte_in_post, 2)::float8 AS wte_in_post, round(return_fte, 2)::float8 AS return_fte
		FROM role_series($1, $2, '{*}')`, codes, quarters(day)); err != nil {
		return nil, err
	}
	if area.Series, err = pgx.CollectRows(rows, pgx.RowToStructByName[workforce.WorkforcePoint]); err != nil {
		return nil, err
	}
	if rows, err = b.pool.Query(ctx, `SELECT day AS "on", role_type, round(wte_funded, 2)::float8 AS wte_funded, round(wte_under_contract, 2)::float8 AS wte_under_contract, contracts_ending
		FROM contract_cliff($1, $2, '{*}')`, codes, day); err != nil {
		return nil, err
	}
	area.ContractCliff, err = pgx.CollectRows(rows, pgx.RowToStructByName[workforce.CliffPoint])
	return area, err
}

// quarters are the first days of the twelve quarters up to a day, which is none, and that day.
func quarters(day vocabulary.Date) (days []vocabulary.Date) {
	first := vocabulary.NewDate(day.Midnight().Year(), (day.Midnight().Month()-1)/3*3+1, 1).Midnight()
	for back := 11; back >= 0; back-- {
		of := first.AddDate(0, -3*back, 0)
		days = append(days, vocabulary.NewDate(of.Year(), of.Month(), 1))
	}
	return append(days, day)
}
