package workforce

import "trellis/api/vocabulary"

// CliffPoint is the WTE under contract of one role from a day on if nothing is renewed.
type CliffPoint struct {
	On       vocabulary.Date `json:"on" example:"2027-04-01"`
	RoleType string          `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// WTEFunded is what is paid for from this day on, WTEUnderContract what those in post work whose contract does not end before.
	WTEFunded        float64 `json:"wte_funded" example:"2.8"`
	WTEUnderContract float64 `json:"wte_under_contract" example:"1.2"`
	// ContractsEnding is how many filled fixed terms end on this day. One that should have ended and is still filled ends on the day after the one asked about.
	ContractsEnding int64 `json:"contracts_ending" example:"1"`
}

// cliffSQL goes through what is known of the two years after a day: somebody comes or leaves, a fixed term ends, what is
// paid for changes. Each is a step of one role; the first point is the day itself.
const cliffSQL = `
WITH held AS MATERIALIZED (
    SELECT p.id, p.role_type FROM posts p WHERE p.pcn_code = ANY ($1) AND ('*' = ANY ($4) OR p.scopes && $4)
), terms AS MATERIALIZED (
    SELECT t.post_id, h.role_type, greatest(t.valid_from, $5::date) AS first_day, t.valid_to, t.wte_funded,
           CASE WHEN t.contract = 'fixed_term' THEN greatest(t.contract_ends_on, $5::date + 1, t.valid_from) END AS ends_on
      FROM held h JOIN post_terms t ON t.post_id = h.id WHERE t.valid_to IS NULL OR t.valid_to > $5::date
), contracts AS MATERIALIZED (
    SELECT t.post_id, t.role_type, a.wte, greatest(a.valid_from, t.first_day) AS first_day, least(a.valid_to, t.valid_to, t.ends_on) AS until,
           CASE WHEN t.ends_on < least(a.valid_to, t.valid_to, 'infinity') THEN t.ends_on END AS runs_out_on
      FROM terms t JOIN post_assignments a ON a.post_id = t.post_id
     WHERE (a.valid_to IS NULL OR a.valid_to > t.first_day) AND (t.valid_to IS NULL OR a.valid_from < t.valid_to) AND (t.ends_on IS NULL OR greatest(a.valid_from, t.first_day) < t.ends_on)
), steps AS (
    SELECT $5::date AS day, r.code AS role_type, 0::numeric AS funded, 0::numeric AS contracted FROM role_types r WHERE EXISTS (SELECT FROM held)
    UNION ALL SELECT first_day, role_type, wte_funded, 0 FROM terms
    UNION ALL SELECT valid_to, role_type, -wte_funded, 0 FROM terms WHERE valid_to IS NOT NULL
    UNION ALL SELECT first_day, role_type, 0, wte FROM contracts
    UNION ALL SELECT until, role_type, 0, -wte FROM contracts WHERE until IS NOT NULL
), moved AS (
    SELECT day, role_type, sum(funded) AS funded, sum(contracted) AS contracted FROM steps WHERE day <= $5::date + interval '2 years' GROUP BY day, role_type
)
SELECT m.day, m.role_type, sum(m.funded) OVER w AS wte_funded, sum(m.contracted) OVER w AS wte_under_contract,
       (SELECT count(DISTINCT c.post_id) FROM contracts c WHERE c.runs_out_on = m.day AND c.role_type = m.role_type) AS ending
  FROM moved m JOIN role_types r ON r.code = m.role_type
 WHERE m.day = $5::date OR m.funded <> 0 OR m.contracted <> 0
WINDOW w AS (PARTITION BY m.role_type ORDER BY m.day)`
