package workforce

import "fmt"

// What is counted of a post p on a day ($1). Each is worked out for the rows that are shown, not for those that are only
// looked at: PostgreSQL leaves what is dear and not sorted by until it knows the page.
const (
	arrsShare = `coalesce((SELECT sum(f.share) FROM post_funding_lines f WHERE f.post_id = p.id AND f.source = 'arrs'
		AND f.valid_from <= day_within($1::date, p.opened_on, p.closed_on) AND (f.valid_to IS NULL OR f.valid_to > day_within($1::date, p.opened_on, p.closed_on))), 0)`
	// Days that are to come were not vacant yet: of such a day they are counted until today.
	vacancyDays = `CASE WHEN p.vacant_since IS NOT NULL THEN greatest(least($1::date, ($3::timestamptz AT TIME ZONE 'Europe/London')::date) - p.vacant_since, 0) END`
	// A post was filled the last time somebody came and nobody had been there the day before; it had been empty since the last left, or since its first day.
	daysToFill = `(SELECT (s.valid_from - coalesce((SELECT max(b.valid_to) FROM post_assignments b WHERE b.post_id = p.id AND b.valid_to < s.valid_from), p.opened_on))::bigint
		  FROM post_assignments s WHERE s.post_id = p.id AND s.valid_from <= $1::date
		   AND NOT EXISTS (SELECT FROM post_assignments o WHERE o.post_id = p.id AND o.valid_from < s.valid_from AND (o.valid_to IS NULL OR o.valid_to >= s.valid_from))
		 ORDER BY s.valid_from DESC LIMIT 1)`
	supervisionMonths    = `(SELECT CASE WHEN m.due > 0 THEN m.held END FROM supervised_months(p.id, $1::date) m)`
	supervisionMonthsDue = `(SELECT m.due FROM supervised_months(p.id, $1::date) m)`
	inPost               = `SELECT FROM post_assignments a WHERE a.post_id = p.id AND a.valid_from <= $1::date AND (a.valid_to IS NULL OR a.valid_to > $1::date)`
	// Of the required courses of a kind, those that somebody in the post lacks.
	coursesMissing = `CASE WHEN p.holders > 0 THEN (SELECT count(*) FROM training_courses c WHERE c.is_required AND (c.role_types = '{}' OR p.role_type = ANY (c.role_types)) AND c.kind = `
	// What somebody has been taught in one post they know in another of the same network. As an array, so that records are
	// looked up by their index before PostgreSQL has counted them, too.
	ofTheSame     = `r.assignment_id = ANY (ARRAY(SELECT x.id FROM post_assignments x WHERE x.holder_id = a.holder_id AND x.valid_from <= $1::date))`
	trainingGiven = `'training' AND EXISTS (` + inPost + ` AND NOT EXISTS (SELECT FROM training_records r WHERE ` + ofTheSame + ` AND r.course_code = c.code AND r.withdrawn_on IS NULL
		AND r.enrolled_on <= $1::date AND (r.completed_on <= $1::date OR NOT c.must_be_completed) AND (r.expires_on IS NULL OR r.expires_on > $1::date)))) END`
	inductionGiven = `'induction' AND EXISTS (` + inPost + ` AND NOT EXISTS (SELECT FROM training_records r WHERE ` + ofTheSame + ` AND r.course_code = c.code AND r.withdrawn_on IS NULL
		AND r.completed_on <= $1::date AND (r.expires_on IS NULL OR r.expires_on > $1::date)))) END`
)

// postColumns are what is shown of posts on a day ($1) within reach ($2), at a moment ($3): days that are to come were not vacant yet.
const postColumns = `p.id::text AS id, p.pcn_code, n.name AS pcn_name, n.icb_code, n.borough_gss_code, p.reference, p.role_type, p.status, p.opened_on, p.closed_on, p.recruiting_from,
	p.wte_funded::double precision AS wte_funded, p.wte_in_post::double precision AS wte_in_post,
	(CASE WHEN p.status = 'closed' THEN 0 ELSE p.wte_funded - p.wte_in_post END)::double precision AS wte_vacant, p.holders,
	p.afc_band, p.pay_zone, p.contract, p.contract_ends_on, CASE WHEN p.contract_ends_on IS NOT NULL THEN greatest(p.contract_ends_on - $1::date, 0)::bigint END AS contract_days_left,
	p.engagement, p.employer_type, p.employer_name, ` + arrsShare + `::double precision AS arrs_share, NULL::date AS effective_on, p.vacant_since IS NOT NULL AS is_vacant, p.vacant_since, (` + vacancyDays + `)::bigint AS vacancy_days,
	` + daysToFill + ` AS days_to_fill, ` + supervisionMonths + ` AS supervision_months, ` + supervisionMonthsDue + ` AS supervision_months_due, ` + coursesMissing + trainingGiven + ` AS training_missing, ` + coursesMissing + inductionGiven + ` AS induction_missing,
	p.is_demo, p.version, p.updated_at
  FROM posts_on($1) p LEFT JOIN pcns_on($1) n ON n.ods_code = p.pcn_code COLLATE "C"
 WHERE ((SELECT '*' = ANY ($2::text[])) OR 'posts:' || p.pcn_code IN (SELECT unnest($2::text[])))`

// The posts of a list: within reach ($2) on a day ($1), at a moment ($3); then comes what they belong to, and last what was
// asked of them besides their columns.
var (
	allPosts   = "(SELECT " + postColumns + askedFrom(4) + ") posts"
	postsOfPCN = "(SELECT " + postColumns + " AND p.pcn_code = $4 COLLATE \"C\"" + askedFrom(5) + ") posts"
	postsOfICB = "(SELECT " + postColumns + " AND p.pcn_code COLLATE \"C\" = ANY (ARRAY(SELECT n.ods_code FROM pcns_on($1) n WHERE n.icb_code = $4 COLLATE \"C\"))" + askedFrom(5) + ") posts"
)

// askedFrom narrows posts to those of postsAsked, whose values are the arguments from a number on: each a text, "" where it
// was not asked. What is dear comes last, of filled posts only.
func askedFrom(number int) string {
	return fmt.Sprintf(` AND ($%[1]d::text = '' OR p.status = 'filled' AND p.contract_ends_on <= nullif($%[1]d, '')::date)
   AND ($%[4]d::text = '' OR EXISTS (SELECT FROM post_assignments l WHERE l.post_id = p.id AND l.valid_to >= nullif($%[4]d, '')::date AND l.valid_to <= $1::date
            AND NOT EXISTS (SELECT FROM post_assignments x WHERE x.holder_id = l.holder_id AND x.valid_from <= $1::date AND (x.valid_to IS NULL OR x.valid_to > $1::date))))
   AND ($%[2]d::text = '' OR p.status = 'filled' AND (SELECT m.due > m.held FROM supervised_months(p.id, $1::date) m))
   AND ($%[3]d::text = '' OR p.status = 'filled' AND `+coursesMissing+trainingGiven+` > 0)`, number, number+1, number+2, number+3)
}
