package embedding

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// assessmentStore keeps assessments.
type assessmentStore struct{ db *database.DB }

// assessmentRecord is an assessment as it is kept.
type assessmentRecord struct {
	Assessment
	PrefilledFrom *string
	Levels        []int16
	Result        Score
	SubmittedBy   *string
	ValidatedBy   *string
	PreviousID    *string

	remarks map[place]remark `db:"-"`
	// prefilledSet is which criteria the assessment asked that it begins with; "" of one that begins empty, or began before.
	prefilledSet string `db:"-"`
	// filedAs is its id as a file's ratings carry it; "" of one that is not begun yet, whose id is made anew each time it is looked at.
	filedAs string `db:"-"`
	// filedAsNew is which criteria one asks that a file begins; "" of one that is there.
	filedAsNew string `db:"-"`
}

// networkName is the newest name of the network of a record a.
const networkName = `coalesce((SELECT o.name FROM organisation_names o WHERE o.ods_code = a.pcn_code ORDER BY o.valid_from DESC LIMIT 1), a.pcn_code)`

// returnComment and discardReason are why an assessment a was given back and why it was discarded, to those whom its evidence is shown
// to. It is asked as row-level security would: whoever sees the assessment may not see that.
const (
	returnComment = `CASE WHEN a.return_comment IS NOT NULL AND ` + seesEvidence + ` THEN a.return_comment END`
	discardReason = `CASE WHEN a.discard_reason IS NOT NULL AND ` + seesEvidence + ` THEN a.discard_reason END`
	seesEvidence  = `((SELECT reaches_everything()) OR '` + policy.AssessmentEvidence + `:' || a.pcn_code IN (SELECT unnest(reach())))`
)

const assessmentColumns = `a.id::text AS id, a.pcn_code::text COLLATE "default" AS pcn_code, ` + networkName + ` AS pcn_name,
		a.framework_version, a.kind, a.criteria_set, a.status, a.role_types, a.embedding_status, a.score::float8 AS score,
		a.score_change::float8 AS score_change, a.gates_failed, a.assessed, a.applicable, ` + returnComment + ` AS return_comment, ` + discardReason + ` AS discard_reason,
		a.opened_at, a.submitted_at, a.returned_at, a.validated_at, a.agreed_by, a.published_at,
		a.published_on, a.superseded_on, a.is_demo, a.version, a.updated_at`

// assessmentTables are what the answers about assessments are made of.
var assessmentTables = []string{"assessments", "regions", "organisation_names", "pcn_sub_icb_locations", "sub_icb_location_icbs"}

// reachedAlone narrows records a to those within reach ($2).
const reachedAlone = `
	  WHERE ((SELECT '*' = ANY ($2::text[])) OR a.scopes[1] IN (SELECT unnest($2::text[])))`

// withinReach are the assessments within reach, of networks that are shown.
const withinReach = ` FROM shown_assessments a` + reachedAlone

// networkBoards are the networks of today ($1), each with the board it is in.
const networkBoards = `SELECT s.pcn_code, r.icb_code::text COLLATE "default" AS icb_code FROM pcn_sub_icb_locations s JOIN sub_icb_location_icbs r ON r.sub_icb_location_code = s.sub_icb_location_code
	                      WHERE s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to > $1) AND r.valid_from <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1)`

// boardToday joins, as b, the board that the network of a record a is in today ($1). It says what networkBoards says, of one network: as it
// is in one location at a time, and that in one board, each is the one that began last, found by key and not among the days of all.
const boardToday = `
	  LEFT JOIN LATERAL (SELECT r.icb_code::text COLLATE "default" AS icb_code
	                       FROM (SELECT s.sub_icb_location_code, s.valid_to FROM pcn_sub_icb_locations s WHERE s.pcn_code = a.pcn_code AND s.valid_from <= $1 ORDER BY s.valid_from DESC LIMIT 1) s,
	                            LATERAL (SELECT r.icb_code, r.valid_to FROM sub_icb_location_icbs r WHERE r.sub_icb_location_code = s.sub_icb_location_code AND r.valid_from <= $1 ORDER BY r.valid_from DESC LIMIT 1) r
	                      WHERE (s.valid_to IS NULL OR s.valid_to > $1) AND (r.valid_to IS NULL OR r.valid_to > $1)) b ON true`

const assessmentRows = "(SELECT " + assessmentColumns + ", b.icb_code FROM shown_assessments a" + boardToday + reachedAlone + ") a"

// recordColumns are those of a record as it is kept: whose board its network is in today is asked besides.
const recordColumns = "SELECT " + assessmentColumns + ", NULL::text AS icb_code, a.prefilled_from::text AS prefilled_from, a.levels, a.result, a.submitted_by, a.validated_by, a.previous_id::text AS previous_id" + withinReach

// read reads an assessment with what is said of its ratings, as far as the scope shows that.
func (s assessmentStore) read(ctx context.Context, scope policy.Scope, id string) (*assessmentRecord, error) {
	return s.one(ctx, scope, " AND a.id = $1::text::uuid", id)
}

// published is the assessment that is a network's status now; nil where there is none.
func (s assessmentStore) published(ctx context.Context, scope policy.Scope, pcnCode string) (*assessmentRecord, error) {
	return s.oneOrNone(ctx, scope, " AND a.pcn_code = $1 AND a.status = 'published'", pcnCode)
}

// lastOf is the assessment of a kind that was published last of a network, be it superseded; nil where there is none.
func (s assessmentStore) lastOf(ctx context.Context, scope policy.Scope, pcnCode, kind string) (*assessmentRecord, error) {
	return s.oneOrNone(ctx, scope, " AND a.pcn_code = $1 AND a.kind = $3 AND a.published_on IS NOT NULL ORDER BY a.published_at DESC, a.id DESC LIMIT 1", pcnCode, kind)
}

// worked is the assessment that a network has open, however far it is; nil where there is none.
func (s assessmentStore) worked(ctx context.Context, scope policy.Scope, pcnCode string) (*assessmentRecord, error) {
	return s.oneOrNone(ctx, scope, " AND a.pcn_code = $1 AND a.status IN ('draft', 'submitted', 'returned', 'validated') ORDER BY a.framework_version DESC LIMIT 1", pcnCode)
}

// hold keeps anybody else from changing what some networks have open until the transaction ends.
func (assessmentStore) hold(ctx context.Context, tx *database.Tx, pcnCodes []string) error {
	if _, err := tx.PGX.Exec(ctx, "SELECT FROM assessments WHERE pcn_code::text = ANY ($1) AND status IN ('draft', 'submitted', 'returned', 'validated') ORDER BY id FOR UPDATE", pcnCodes); err != nil {
		return fmt.Errorf("hold the open assessments of networks: %w", err)
	}
	return nil
}

// oneOrNone reads the record that is found as by one; nil where there is none.
func (s assessmentStore) oneOrNone(ctx context.Context, scope policy.Scope, which, key string, more ...any) (*assessmentRecord, error) {
	a, err := s.one(ctx, scope, which, key, more...)
	if vocabulary.Is(err, vocabulary.CodeNotFound) {
		return nil, nil
	}
	return a, err
}

// one reads the record that is found by a key ($1), and by what else is named ($3 and on).
func (s assessmentStore) one(ctx context.Context, scope policy.Scope, which, key string, more ...any) (*assessmentRecord, error) {
	a, err := database.One[assessmentRecord](ctx, s.db.Querier(ctx), recordColumns+which, append([]any{key, scope.Filter(ctx)}, more...)...)
	if err != nil {
		return nil, err
	}
	said, err := database.Many[remark](ctx, s.db.Querier(ctx), `SELECT criterion_code, role_type, reason, evidence, evidence_url, suggested_level, suggested_from FROM assessment_ratings
		WHERE assessment_id = $1::text::uuid AND ('*' = ANY ($2::text[]) OR scopes[1] = ANY ($2))`, a.ID, scope.Filter(ctx))
	a.remarks = map[place]remark{}
	for _, r := range said {
		a.remarks[place{r.CriterionCode, r.RoleType}] = r
	}
	return &a, err
}

// board is the one that a network is in on a day; nil where there is none.
func (s assessmentStore) board(ctx context.Context, pcnCode string, day vocabulary.Date) (*string, error) {
	found, err := database.One[struct{ ICBCode *string }](ctx, s.db.Querier(ctx), "SELECT b.icb_code FROM (SELECT $2::text AS pcn_code) a"+boardToday, day, pcnCode)
	return found.ICBCode, err
}

// deployed are the roles for which a network has a post on a day, be it filled or being filled.
func (s assessmentStore) deployed(ctx context.Context, scope policy.Scope, pcnCode string, day vocabulary.Date) (roleTypes []string, err error) {
	rows, err := s.db.Querier(ctx).Query(ctx, `SELECT r.code FROM role_types r WHERE EXISTS (SELECT FROM posts_on($2) p JOIN posts k ON k.id = p.id
		WHERE p.pcn_code = $1 AND p.role_type = r.code AND p.opened_on <= $2 AND p.status NOT IN ('planned', 'closed') AND ('*' = ANY ($3::text[]) OR k.scopes[1] = ANY ($3))) ORDER BY r.position`,
		pcnCode, day, scope.Filter(ctx))
	if err == nil {
		roleTypes, err = pgx.CollectRows(rows, pgx.RowTo[string])
	}
	if err != nil {
		err = fmt.Errorf("look which roles a network deploys: %w", err)
	}
	return roleTypes, err
}

// isShown tells whether there is such a network to be seen.
func (s assessmentStore) isShown(ctx context.Context, pcnCode string) (shown bool, err error) {
	if err = s.db.Querier(ctx).QueryRow(ctx, "SELECT EXISTS (SELECT FROM shown_pcns WHERE ods_code = $1 AND valid_to IS NULL)", pcnCode).Scan(&shown); err != nil {
		err = fmt.Errorf("look for a network: %w", err)
	}
	return shown, err
}

// insert begins an assessment, unless one of its network is open.
func (s assessmentStore) insert(ctx context.Context, tx *database.Tx, scope policy.Scope, a *assessmentRecord, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `INSERT INTO assessments (id, pcn_code, framework_version, kind, criteria_set, status, role_types, levels, result, prefilled_from, opened_at, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, 'draft', $6, $7, $8, $9::text::uuid, $10, $10)
		ON CONFLICT (pcn_code, framework_version) WHERE status IN ('draft', 'submitted', 'returned', 'validated') DO NOTHING`,
		a.ID, a.PCNCode, a.FrameworkVersion, a.Kind, a.CriteriaSet, a.RoleTypes, a.Levels, a.Result, a.PrefilledFrom, now)
	if err != nil {
		return fmt.Errorf("begin an assessment: %w", err)
	}
	if done.RowsAffected() == 0 {
		open, err := s.worked(ctx, scope, a.PCNCode)
		if err == nil {
			err = openAlready(open)
		}
		return err
	}
	return nil
}

// save writes the next version of an assessment.
func (assessmentStore) save(ctx context.Context, tx *database.Tx, scope policy.Scope, version int64, a *assessmentRecord, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE assessments SET criteria_set = $4, status = $5, role_types = $6, levels = $7, result = $8, submitted_at = $9, submitted_by = $10, return_comment = $11, returned_at = $12,
		       validated_at = $13, validated_by = $14, published_at = $15, published_on = $16, superseded_on = $17, previous_id = $18::text::uuid, score_change = $19::float8, agreed_by = $20, discard_reason = $21, version = version + 1, updated_at = $22
		WHERE id = $1::text::uuid AND version = $2 AND ('*' = ANY ($3::text[]) OR scopes[1] = ANY ($3))`,
		a.ID, version, scope.Filter(ctx), a.CriteriaSet, a.Status, a.RoleTypes, a.Levels, a.Result, a.SubmittedAt, a.SubmittedBy, a.ReturnComment, a.ReturnedAt,
		a.ValidatedAt, a.ValidatedBy, a.PublishedAt, a.PublishedOn, a.SupersededOn, a.PreviousID, a.ScoreChange, a.AgreedBy, a.DiscardReason, now)
	if database.Taken(err, "assessments_one_published") {
		return publishedMeanwhile()
	}
	if err != nil {
		return fmt.Errorf("change an assessment: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}

// say keeps what is said of ratings, in place of what was.
func (assessmentStore) say(ctx context.Context, tx *database.Tx, _ policy.Scope, a *assessmentRecord, of []place) error {
	batch := &pgx.Batch{}
	for _, at := range of {
		r := a.remarks[at]
		if r.isEmpty() {
			batch.Queue("DELETE FROM assessment_ratings WHERE assessment_id = $1::text::uuid AND criterion_code = $2 AND role_type = $3", a.ID, at.criterionCode, at.roleType)
			continue
		}
		batch.Queue(`INSERT INTO assessment_ratings AS r (assessment_id, pcn_code, criterion_code, role_type, reason, evidence, evidence_url, suggested_level, suggested_from)
			VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, $8, $9)
			ON CONFLICT (assessment_id, criterion_code, role_type) DO UPDATE SET reason = $5, evidence = $6, evidence_url = $7, suggested_level = $8, suggested_from = $9
			WHERE (r.reason, r.evidence, r.evidence_url, r.suggested_level, r.suggested_from) IS DISTINCT FROM ($5, $6, $7, $8::smallint, $9::text[])`,
			a.ID, a.PCNCode, at.criterionCode, at.roleType, r.Reason, r.Evidence, r.EvidenceURL, r.SuggestedLevel, r.SuggestedFrom)
	}
	if err := tx.PGX.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("keep what is said of ratings: %w", err)
	}
	return nil
}
