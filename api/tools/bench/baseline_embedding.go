package main

import (
	"context"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/embedding"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

const byScore = `
SELECT a.id::text AS id, a.pcn_code::text AS pcn_code, coalesce((SELECT o.name FROM organisation_names o WHERE o.ods_code = a.pcn_code ORDER BY o.valid_from DESC LIMIT 1), a.pcn_code) AS pcn_name,
       a.framework_version, a.kind, a.criteria_set, a.status, a.role_types, a.embedding_status, a.score::float8 AS score, a.score_change::float8 AS score_change,
       a.gates_failed, a.assessed, a.applicable, a.return_comment, a.discard_reason,
       a.opened_at, a.submitted_at, a.returned_at, a.validated_at, a.agreed_by, a.published_at, a.published_on, a.superseded_on, a.is_demo, a.version, a.updated_at, r.icb_code
  FROM assessments a
  JOIN pcn_sub_icb_locations s ON s.pcn_code = a.pcn_code AND s.valid_from <= current_date AND (s.valid_to IS NULL OR s.valid_to > current_date)
  JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.sub_icb_location_code AND r.valid_from <= current_date AND (r.valid_to IS NULL OR r.valid_to > current_date)
 WHERE a.status = 'published' AND a.pcn_code::text = ANY ($1) ORDER BY a.score DESC NULLS LAST, a.id LIMIT 51`

// byScore are the networks asked about with what they stand at, which are fewer than a page.
func (b baseline) byScore(r *http.Request) (any, error) {
	rows, err := b.pool.Query(r.Context(), byScore, r.URL.Query()["pcn_code"])
	if err != nil {
		return nil, err
	}
	page := listing.Body[[]embedding.Assessment]{AsOf: vocabulary.Clock(time.Now).Today()}
	page.Items, err = pgx.CollectRows(rows, pgx.RowToStructByName[embedding.Assessment])
	for i := range page.Items {
		of := &page.Items[i]
		of.OpenedAt, of.UpdatedAt = of.OpenedAt.UTC(), of.UpdatedAt.UTC()
		for _, at := range []*time.Time{of.SubmittedAt, of.ReturnedAt, of.ValidatedAt, of.PublishedAt} {
			if at != nil {
				*at = at.UTC()
			}
		}
	}
	return page, err
}

// The rows of a board's answer, of the whole table.
const (
	standingsByHand = `
SELECT n.pcn_code, n.pcn_name, n.borough_gss_code, n.borough_name, n.is_demo, true AS is_open, a.id::text AS assessment_id, a.kind, a.criteria_set, a.framework_version, a.published_on,
       a.score_change::float8 AS score_change, a.result, g.names AS gate_names, CASE WHEN p.framework_version = a.framework_version AND p.criteria_set = a.criteria_set THEN p.result END AS previous_result
  FROM workforce_networks($1, $1) n
  LEFT JOIN LATERAL (SELECT * FROM assessments x WHERE x.pcn_code = n.pcn_code AND x.published_on <= $1 AND (x.superseded_on IS NULL OR x.superseded_on > $1) ORDER BY x.published_on DESC LIMIT 1) a ON true
  LEFT JOIN gate_names g ON g.framework_version = a.framework_version
  LEFT JOIN LATERAL (SELECT * FROM assessments x WHERE x.id = a.previous_id LIMIT 1) p ON true
 WHERE n.icb_code = $2 COLLATE "C" ORDER BY lower(n.pcn_name COLLATE "C"), n.pcn_code`
	trendByHand = `
SELECT d.day AS "on", count(n.pcn_code) AS pcns, count(*) FILTER (WHERE s.status = 'embedded') AS embedded, count(*) FILTER (WHERE s.status = 'established') AS established,
       count(*) FILTER (WHERE s.status = 'developing') AS developing, count(*) FILTER (WHERE s.status = 'emerging') AS emerging, count(*) FILTER (WHERE s.status = 'not_started') AS not_started,
       count(*) FILTER (WHERE s.status = 'insufficient_evidence') AS insufficient_evidence, count(*) FILTER (WHERE s.status = 'unknown') AS unknown,
       count(n.pcn_code) FILTER (WHERE s.status IS NULL) AS not_assessed, count(*) FILTER (WHERE s.gates > 0) AS gates_not_met, round(avg(s.score), 2)::float8 AS score_mean
  FROM unnest($1::date[]) d (day)
  LEFT JOIN LATERAL (SELECT w.pcn_code FROM workforce_networks(d.day, d.day) w WHERE w.icb_code = $2 COLLATE "C") n ON true
  LEFT JOIN LATERAL (SELECT * FROM assessments x WHERE x.pcn_code = n.pcn_code AND x.published_on <= d.day AND (x.superseded_on IS NULL OR x.superseded_on > d.day) ORDER BY x.published_on DESC LIMIT 1) a ON true
 CROSS JOIN LATERAL (SELECT CASE WHEN a.published_on + interval '24 months' <= d.day THEN 'unknown' ELSE a.embedding_status END AS status,
                            CASE WHEN a.published_on + interval '24 months' > d.day THEN a.score END AS score,
                            CASE WHEN a.published_on + interval '24 months' > d.day THEN a.gates_failed END AS gates) s
 GROUP BY d.day ORDER BY d.day`
	endingByHand = `
SELECT p.pcn_code, p.role_type, count(*) FILTER (WHERE p.status = 'filled' AND p.contract = 'fixed_term' AND p.contract_ends_on <= $2 + 90) AS contracts_ending, coalesce(max($2 - p.vacant_since), 0)::bigint AS vacant_days
  FROM posts_on($2) p WHERE p.pcn_code = ANY ($1) AND p.opened_on <= $2 AND p.status NOT IN ('planned', 'closed') GROUP BY p.pcn_code, p.role_type ORDER BY p.pcn_code, p.role_type`
	doneByHand = `
SELECT id::text AS id, pcn_code::text AS pcn_code, reason, coalesce(criterion_code, '') AS criterion_code, coalesce(role_type, '') AS role_type, owner, due_on
  FROM improvement_actions WHERE pcn_code = ANY ($1) AND status IN ('open', 'in_progress') AND reason <> 'other'`
)

// embedded reads a board's rows; what they come to is worked out as the product does.
func (b baseline) embedded(r *http.Request) (any, error) {
	day, err := vocabulary.ParseDate(r.URL.Query().Get("as_of"))
	if err != nil {
		return nil, err
	}
	ctx, code, of := r.Context(), r.PathValue("code"), embedding.BoardRows{}
	if err := b.pool.QueryRow(ctx, "SELECT short_name FROM icbs WHERE ods_code = $1", code).Scan(&of.Name); err != nil {
		return nil, err
	}
	if err := collect(ctx, b, &of.Networks, standingsByHand, day, code); err != nil {
		return nil, err
	}
	if err := collect(ctx, b, &of.Trend, trendByHand, quarters(day), code); err != nil {
		return nil, err
	}
	codes := []string{}
	for _, n := range of.Networks {
		codes = append(codes, n.PCNCode)
	}
	if err := collect(ctx, b, &of.Workforce, endingByHand, codes, day); err != nil {
		return nil, err
	}
	if err := collect(ctx, b, &of.Actions, doneByHand, codes); err != nil {
		return nil, err
	}
	return of.Answer(code, day, "then", "pcn_name"), nil
}

// collect reads all rows of a query.
func collect[T any](ctx context.Context, b baseline, into *[]T, query string, args ...any) error {
	rows, err := b.pool.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	*into, err = pgx.CollectRows(rows, pgx.RowToStructByName[T])
	return err
}
