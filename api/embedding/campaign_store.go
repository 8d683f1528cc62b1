package embedding

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// campaignStore keeps campaigns.
type campaignStore struct{ db *database.DB }

// campaignRows are the campaigns within reach ($2) as they stand on a day ($1).
const campaignRows = `(SELECT c.id::text AS id, c.icb_code::text COLLATE "default" AS icb_code, i.short_name AS icb_name, c.title, c.criteria_set, c.note, c.opens_on, c.due_on, c.closed_on,
		CASE WHEN c.closed_on IS NOT NULL THEN 'closed' WHEN $1::date < c.opens_on THEN 'planned' WHEN $1::date <= c.due_on THEN 'open' ELSE 'overdue' END AS status,
		c.is_demo, c.version, c.updated_at
	  FROM shown_assessment_campaigns c JOIN icbs i ON i.ods_code = c.icb_code
	 WHERE ((SELECT '*' = ANY ($2::text[])) OR c.scopes[1] IN (SELECT unnest($2::text[])))) c`

// campaignCounts tell of chosen campaigns, page, how far their networks are on a day ($1). Each campaign's networks are looked up one
// by one, so it is asked of those alone that are shown.
const campaignCounts = `CROSS JOIN LATERAL (SELECT count(*) AS pcns, count(*) FILTER (WHERE n.state = 'published') AS published, count(*) FILTER (WHERE n.state IN ('submitted', 'validated')) AS in_review,
		count(*) FILTER (WHERE n.state IN ('draft', 'returned')) AS in_progress, count(*) FILTER (WHERE n.state = 'not_begun') AS not_begun FROM campaign_networks(page.id::uuid, $1::date) n) k`

// boardsOwn is the moderated assessment, within reach ($2), that keeps a network w from beginning what it is asked: the board has it open
// against the framework that is published. What the network has begun itself nothing keeps it from.
const boardsOwn = `CASE WHEN w.state = 'not_begun' THEN (SELECT m.id::text FROM assessments m WHERE m.pcn_code = w.pcn_code AND m.kind = 'moderated' AND m.status IN ('draft', 'submitted', 'returned', 'validated')
		   AND m.framework_version = (SELECT f.framework_version FROM embedding_frameworks f WHERE f.status = 'published') AND ((SELECT '*' = ANY ($2::text[])) OR m.scopes[1] IN (SELECT unnest($2::text[])))) END AS board_assessment_id`

// campaignNetworkRows are the networks that a campaign ($4) within reach ($2) asks, as far as they are on a day ($1). An assessment is
// named to whoever sees it.
const campaignNetworkRows = `(SELECT w.pcn_code, coalesce((SELECT o.name FROM organisation_names o WHERE o.ods_code = w.pcn_code ORDER BY o.valid_from DESC LIMIT 1), w.pcn_code) AS pcn_name,
		(SELECT b.name FROM pcn_boroughs l JOIN boroughs b ON b.gss_code = l.borough_gss_code WHERE l.pcn_code = w.pcn_code ORDER BY l.valid_from DESC LIMIT 1) AS borough_name,
		w.state, s.id::text AS assessment_id, ` + boardsOwn + `, w.opened_at, w.submitted_at, w.published_on,
		CASE WHEN c.closed_on IS NULL AND w.state IN ('not_begun', 'draft', 'returned') THEN greatest($1::date - c.due_on, 0) ELSE 0 END::bigint AS days_overdue,
		(SELECT max(p.published_on) FROM assessments p WHERE p.pcn_code = w.pcn_code AND ((SELECT '*' = ANY ($2::text[])) OR p.scopes[1] IN (SELECT unnest($2::text[])))) AS last_published_on,
		w.pcn_code ~ '^UD[0-9]{4}$' AS is_demo
	  FROM shown_assessment_campaigns c CROSS JOIN LATERAL campaign_networks(c.id, $1::date) w
	  LEFT JOIN assessments s ON s.id = w.assessment_id AND ((SELECT '*' = ANY ($2::text[])) OR s.scopes[1] IN (SELECT unnest($2::text[])))
	 WHERE c.id = $4::text::uuid AND ((SELECT '*' = ANY ($2::text[])) OR c.scopes[1] IN (SELECT unnest($2::text[])))) n`

// campaignTables are what the answers about campaigns are made of.
var campaignTables = []string{"assessment_campaigns", "assessments", "embedding_frameworks", "regions", "icbs", "icb_successions", "pcns", "pcn_sub_icb_locations", "sub_icb_location_icbs", "organisation_names", "pcn_boroughs", "boroughs"}

// read reads a campaign within reach as it stands on a day.
func (s campaignStore) read(ctx context.Context, scope policy.Scope, id string, today vocabulary.Date) (AssessmentCampaign, error) {
	return database.One[AssessmentCampaign](ctx, s.db.Querier(ctx), "SELECT * FROM (SELECT * FROM "+campaignRows+" WHERE c.id = $3) page "+campaignCounts, today, scope.Filter(ctx), id)
}

// notClosed is the title of the campaign that a board has not closed; "" where there is none.
func (s campaignStore) notClosed(ctx context.Context, scope policy.Scope, icbCode string) (title string, err error) {
	err = s.db.Querier(ctx).QueryRow(ctx, `SELECT coalesce(max(title), '') FROM shown_assessment_campaigns WHERE icb_code = $1 AND closed_on IS NULL AND ('*' = ANY ($2::text[]) OR scopes[1] = ANY ($2))`,
		icbCode, scope.Filter(ctx)).Scan(&title)
	if err != nil {
		err = fmt.Errorf("look for a campaign that is not closed: %w", err)
	}
	return title, err
}

// stands tells whether there is such a board on a day.
func (s campaignStore) stands(ctx context.Context, icbCode string, day vocabulary.Date) (there bool, err error) {
	err = s.db.Querier(ctx).QueryRow(ctx, "SELECT EXISTS (SELECT FROM icbs WHERE ods_code = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2))", icbCode, day).Scan(&there)
	if err != nil {
		err = fmt.Errorf("look for a board: %w", err)
	}
	return there, err
}

func (campaignStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, c AssessmentCampaign, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO assessment_campaigns (id, icb_code, title, criteria_set, note, opens_on, due_on, updated_at) VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, $8)`,
		c.ID, c.ICBCode, c.Title, c.CriteriaSet, c.Note, c.OpensOn, c.DueOn, now)
	return ofCampaign("open a campaign", err)
}

// save writes the next version of a campaign.
func (campaignStore) save(ctx context.Context, tx *database.Tx, scope policy.Scope, version int64, c AssessmentCampaign, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE assessment_campaigns SET title = $4, criteria_set = $5, note = $6, due_on = $7, closed_on = $8, version = version + 1, updated_at = $9
		WHERE id = $1::text::uuid AND version = $2 AND ('*' = ANY ($3::text[]) OR scopes[1] = ANY ($3))`, c.ID, version, scope.Filter(ctx), c.Title, c.CriteriaSet, c.Note, c.DueOn, c.ClosedOn, now)
	if err != nil {
		return ofCampaign("change a campaign", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}

// ofCampaign says what went wrong in writing one: another may have been opened at the same moment.
func ofCampaign(doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case database.Taken(err, "assessment_campaigns_one_open"):
		return anotherIsOpen("")
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// anotherIsOpen refuses a second campaign of a board that is not closed.
func anotherIsOpen(title string) error {
	if title == "" {
		return vocabulary.Errorf(vocabulary.CodeConflict, "This board has a campaign already that is not closed. Close that one first.")
	}
	return vocabulary.Errorf(vocabulary.CodeConflict, "This board has a campaign already that is not closed: %s. Close that one first.", title)
}

// asking is what the board of a network asks of it on a day; nil where it asks nothing.
func (s campaignStore) asking(ctx context.Context, scope policy.Scope, pcnCode string, day vocabulary.Date) (*AskedBy, error) {
	asked, err := database.Many[AskedBy](ctx, s.db.Querier(ctx), `SELECT w.id::text AS id, w.icb_code, w.icb_name, w.title, w.note, w.criteria_set, w.opens_on, w.due_on, w.state, `+boardsOwn+`
		FROM (SELECT $3::text COLLATE "C" AS pcn_code, c.* FROM campaign_asking($3, $1) c) w`, day, scope.Filter(ctx), pcnCode)
	if err != nil || len(asked) == 0 {
		return nil, err
	}
	return &asked[0], nil
}
