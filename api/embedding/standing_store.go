package embedding

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// standingStore reads how networks stand.
type standingStore struct{ db *database.DB }

// networkStanding is a network beside the assessment that is published of it on a day.
type networkStanding struct {
	PCNCode        string
	PCNName        string
	BoroughGSSCode *string
	BoroughName    *string
	IsDemo         bool
	// IsOpen says whether there is such a network on the day.
	IsOpen bool
	inForce
}

// inForceColumns are of the assessment a, and of p, the one of its kind before it.
const inForceColumns = `a.id::text AS assessment_id, a.kind, a.criteria_set, a.framework_version, a.published_on, a.score_change::float8 AS score_change, a.result, g.names AS gate_names,
       CASE WHEN p.kind = a.kind AND p.framework_version = a.framework_version AND p.criteria_set = a.criteria_set THEN p.result END AS previous_result`

// aloneColumns are the same without the one before it.
const aloneColumns = `a.id::text AS assessment_id, a.kind, a.criteria_set, a.framework_version, a.published_on, a.score_change::float8 AS score_change, a.result, g.names AS gate_names, NULL::jsonb AS previous_result`

// reachedX narrows assessments x to those within reach ($2).
const reachedX = `((SELECT '*' = ANY ($2::text[])) OR x.scopes[1] IN (SELECT unnest($2::text[])))`

// aloneOn joins the assessment published of the network n on the day ($1), within reach ($2): the newest of that day, so that the
// index ends there however many came before.
const aloneOn = `
  LEFT JOIN LATERAL (SELECT x.* FROM assessments x WHERE x.pcn_code = n.pcn_code AND x.published_on <= $1 AND (x.superseded_on IS NULL OR x.superseded_on > $1)
                        AND ` + reachedX + ` ORDER BY x.published_on DESC LIMIT 1) a ON true
  LEFT JOIN gate_names g ON g.framework_version = a.framework_version`

// inForceOn joins that and the one before it.
const inForceOn = aloneOn + `
  LEFT JOIN LATERAL (SELECT x.* FROM assessments x WHERE x.id = a.previous_id AND ` + reachedX + ` LIMIT 1) p ON true`

// ofPCN reads how one network stands, and in which board it is on the day.
func (s standingStore) ofPCN(ctx context.Context, scope policy.Scope, code string, day vocabulary.Date) (boardNetwork, error) {
	return database.One[boardNetwork](ctx, s.db.Querier(ctx), `
SELECT n.pcn_code, n.pcn_name, n.icb_code, NULL::text AS borough_gss_code, NULL::text AS borough_name, n.is_demo, n.is_open, `+inForceColumns+`
  FROM (SELECT a.pcn_code::text AS pcn_code, coalesce(o.name, first_name(a.pcn_code), a.pcn_code) AS pcn_name, b.icb_code, a.is_demo, a.valid_from <= $1 AND (a.valid_to IS NULL OR a.valid_to > $1) AS is_open
          FROM (SELECT s.ods_code AS pcn_code, s.is_demo, s.valid_from, s.valid_to FROM shown_pcns s WHERE s.ods_code = $3) a
          LEFT JOIN organisation_names o ON o.ods_code = a.pcn_code AND o.valid_from <= day_within($1, a.valid_from, a.valid_to) AND (o.valid_to IS NULL OR o.valid_to > day_within($1, a.valid_from, a.valid_to))`+boardToday+`) n`+inForceOn, day, scope.Filter(ctx), code)
}

// history reads every assessment that was ever a network's status, the newest first.
func (s standingStore) history(ctx context.Context, scope policy.Scope, code string) ([]PublishedStatus, error) {
	return database.Many[PublishedStatus](ctx, s.db.Querier(ctx), `
SELECT a.id::text AS assessment_id, a.published_on, a.superseded_on, a.framework_version, a.kind, a.criteria_set, a.embedding_status AS status, a.score::float8 AS score,
       a.score_change::float8 AS score_change, a.gates_failed
  FROM assessments a WHERE a.pcn_code = $1 AND a.published_on IS NOT NULL AND ((SELECT '*' = ANY ($2::text[])) OR a.scopes[1] IN (SELECT unnest($2::text[]))) ORDER BY a.published_at DESC`, code, scope.Filter(ctx))
}

// views reads the newest assessment of each kind that was published of a network up to a day.
func (s standingStore) views(ctx context.Context, scope policy.Scope, code string, day vocabulary.Date) ([]View, error) {
	return database.Many[View](ctx, s.db.Querier(ctx), `
SELECT * FROM (SELECT DISTINCT ON (a.kind) a.kind, a.id::text AS assessment_id, a.embedding_status AS status, a.score::float8 AS score, a.published_on
                 FROM assessments a WHERE a.pcn_code = $1 AND a.published_on <= $3 AND ((SELECT '*' = ANY ($2::text[])) OR a.scopes[1] IN (SELECT unnest($2::text[]))) ORDER BY a.kind, a.published_at DESC) v
 ORDER BY published_on DESC, kind`, code, scope.Filter(ctx), day)
}

// lineage are a board and those that it came from, each with the day on which it came of them.
const lineage = `WITH RECURSIVE lineage AS (
	SELECT $3::text COLLATE "C" AS code, NULL::date AS until
	 UNION ALL
	SELECT s.predecessor_code, s.effective_on FROM icb_successions s JOIN lineage l ON s.successor_code = l.code
)`

// ofICB reads how the networks of a board stand, by name: those that were open and in the board on a day, by the map of another day.
// Before a board was there they are those of the boards it came from.
func (s standingStore) ofICB(ctx context.Context, scope policy.Scope, code string, day, mapDay vocabulary.Date) ([]networkStanding, error) {
	return database.Many[networkStanding](ctx, s.db.Querier(ctx), lineage+`
SELECT n.pcn_code, n.pcn_name, n.borough_gss_code, n.borough_name, n.is_demo, true AS is_open, `+inForceColumns+`
  FROM workforce_networks($1, $4) n`+inForceOn+`
 WHERE n.icb_code COLLATE "C" = ANY (ARRAY(SELECT l.code FROM lineage l WHERE l.until IS NULL OR l.until > $4)) ORDER BY lower(n.pcn_name COLLATE "C"), n.pcn_code`, day, scope.Filter(ctx), code, mapDay)
}

// trendColumns count networks as they stood, t.
const trendColumns = `count(t.pcn_code) AS pcns, count(*) FILTER (WHERE t.status = 'embedded') AS embedded, count(*) FILTER (WHERE t.status = 'established') AS established,
       count(*) FILTER (WHERE t.status = 'developing') AS developing, count(*) FILTER (WHERE t.status = 'emerging') AS emerging, count(*) FILTER (WHERE t.status = 'not_started') AS not_started,
       count(*) FILTER (WHERE t.status = 'insufficient_evidence') AS insufficient_evidence, count(*) FILTER (WHERE t.status = 'unknown') AS unknown, count(t.pcn_code) FILTER (WHERE t.status IS NULL) AS not_assessed,
       count(*) FILTER (WHERE t.gates > 0) AS gates_not_met, round(avg(t.score), 2)::float8 AS score_mean`

// stoodOn joins, as k, what the network n stood by on the day d, within reach ($2): nothing where nothing was published by then, and
// unknown after some months ($5). What too little is assessed of has a status and no score to be averaged.
const stoodOn = `
  LEFT JOIN LATERAL (SELECT x.id, x.embedding_status, x.score, x.gates_failed, x.published_on + make_interval(months => $5) <= d.day AS is_unknown FROM assessments x
                      WHERE x.pcn_code = n.pcn_code AND x.published_on <= d.day AND (x.superseded_on IS NULL OR x.superseded_on > d.day) AND ` + reachedX + `
                      ORDER BY x.published_on DESC LIMIT 1) a ON true
  LEFT JOIN LATERAL (SELECT CASE WHEN a.is_unknown THEN 'unknown' ELSE a.embedding_status END AS status,
                            CASE WHEN NOT a.is_unknown AND a.embedding_status <> 'insufficient_evidence' THEN a.score END AS score,
                            CASE WHEN NOT a.is_unknown THEN a.gates_failed END AS gates WHERE a.id IS NOT NULL) k ON true`

// trend counts the statuses of a board's networks on some days, on the map of each of those days or, if there is one, of another.
func (s standingStore) trend(ctx context.Context, scope policy.Scope, code string, days []vocabulary.Date, mapDay *vocabulary.Date) ([]TrendPoint, error) {
	return database.Many[TrendPoint](ctx, s.db.Querier(ctx), lineage+`
SELECT t.day AS "on", `+trendColumns+`
  FROM (SELECT d.day, n.pcn_code, k.*
          FROM unnest($1::date[]) d (day)
          LEFT JOIN LATERAL (SELECT w.* FROM workforce_networks(d.day, coalesce($4::date, d.day)) w
                              WHERE w.icb_code COLLATE "C" = ANY (ARRAY(SELECT l.code FROM lineage l WHERE l.until IS NULL OR l.until > coalesce($4::date, d.day)))) n ON true`+stoodOn+`) t
 GROUP BY t.day ORDER BY t.day`, days, scope.Filter(ctx), code, mapDay, unknownMonths)
}

// name is a board's short name.
func (s standingStore) name(ctx context.Context, code string) (string, error) {
	found, err := database.One[struct{ ShortName string }](ctx, s.db.Querier(ctx), "SELECT short_name FROM icbs WHERE ods_code = $1", code)
	return found.ShortName, err
}
