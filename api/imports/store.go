package imports

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// store is the way to the tables imports, import_changes and import_problems.
type store struct{ db *database.DB }

// lockNumber is the advisory lock under which plans are worked out (shared) and carried out (alone).
const lockNumber = 7_265_736_502

// patience lets this transaction take longer than a request's, and wait its turn.
func patience(ctx context.Context, tx *database.Tx, limit, wait time.Duration) error {
	_, err := tx.PGX.Exec(ctx, fmt.Sprintf("SET LOCAL statement_timeout = %[1]d; SET LOCAL idle_in_transaction_session_timeout = %[1]d; SET LOCAL lock_timeout = %[2]d",
		limit.Milliseconds(), wait.Milliseconds()))
	if err != nil {
		return fmt.Errorf("give the import its time: %w", err)
	}
	return nil
}

func lock(ctx context.Context, tx *database.Tx, alone bool) error {
	function := "pg_advisory_xact_lock_shared"
	if alone {
		function = "pg_advisory_xact_lock"
	}
	if _, err := tx.PGX.Exec(ctx, "SELECT "+function+"($1)", lockNumber); err != nil {
		return fmt.Errorf("wait for other imports: %w", err)
	}
	return nil
}

const columns = `id::text AS id, kind, file_name, file_bytes, sha256, as_at, status, rows_read, left_out, put_right, waiting, changes, created, renamed, moved, closed,
	replaces_demonstration, restores_demonstration, planned_at, planned_by, applied_at, applied_by, undone_at, undone_by, undo_reason, version, updated_at`

// seen is what keeps an import that is somebody's from everyone else, beside row-level security: all of its scopes must be
// within reach.
const seen = "(scopes IS NULL OR '*' = ANY (%[1]s::text[]) OR scopes <@ %[1]s::text[])"

// storedImport is an import with what is not shown of it.
type storedImport struct {
	Import
	Scopes, Headings []string
}

func (s store) read(ctx context.Context, scope policy.Scope, id string) (Import, error) {
	// The library takes other spellings of an identifier too, which PostgreSQL does not.
	if known, err := uuid.Parse(id); err != nil || !strings.EqualFold(known.String(), id) {
		return Import{}, vocabulary.NotFound()
	}
	i, err := database.One[storedImport](ctx, s.db.Querier(ctx), "SELECT "+columns+", scopes, headings FROM imports WHERE id = $1::text::uuid AND "+fmt.Sprintf(seen, "$2"), id, scope.Filter(ctx))
	i.scopes, i.headings = i.Scopes, i.Headings
	return i.Import, err
}

// names says what the people and programs of an import are called, to a caller who reaches them.
func (s store) names(ctx context.Context, reach []string, i Import) (d ImportDetail, err error) {
	d.Import = i
	const name = `(SELECT n.name FROM (SELECT id::text AS id, name FROM users UNION ALL SELECT id::text, name FROM api_clients) n WHERE n.id = %s)`
	err = s.db.Within(ctx, reach, func(ctx context.Context, tx *database.Tx) error {
		return tx.PGX.QueryRow(ctx, "SELECT "+fmt.Sprintf(name, "$1::text")+", "+fmt.Sprintf(name, "$2::text")+", "+fmt.Sprintf(name, "$3::text"),
			i.PlannedBy, i.AppliedBy, i.UndoneBy).Scan(&d.PlannedByName, &d.AppliedByName, &d.UndoneByName)
	})
	if err != nil {
		return d, fmt.Errorf("read who imported: %w", err)
	}
	return d, nil
}

func (s store) digest(ctx context.Context, tx *database.Tx, id string) (digest string, err error) {
	if err = tx.PGX.QueryRow(ctx, "SELECT plan_sha256 FROM imports WHERE id = $1", id).Scan(&digest); err != nil {
		err = fmt.Errorf("read a plan: %w", err)
	}
	return digest, err
}

// insert makes the record that what the file says is kept under. Its version is 0 until the plan is there.
func (s store) insert(ctx context.Context, tx *database.Tx, i Import) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO imports (id, kind, file_name, file_bytes, sha256, as_at, status, rows_read, left_out, put_right, waiting,
			changes, created, renamed, moved, closed, plan_sha256, planned_at, planned_by, version, updated_at, scopes, headings)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, 0, 0, '', $12, $13, 0, $12, $14, $15)`,
		i.ID, i.Kind, i.FileName, i.FileBytes, i.SHA256, i.AsAt, i.Status, i.RowsRead, i.LeftOut, i.PutRight, i.Waiting, i.PlannedAt, i.PlannedBy, i.scopes, i.headings)
	if err != nil {
		return fmt.Errorf("write an import: %w", err)
	}
	return nil
}

// save writes what changes of an import, at its next version.
func (s store) save(ctx context.Context, tx *database.Tx, i Import) error {
	_, err := tx.PGX.Exec(ctx, `UPDATE imports SET status = $2, waiting = $3, changes = $4, created = $5, renamed = $6, moved = $7, closed = $8,
			plan_sha256 = coalesce(nullif($9, ''), plan_sha256), applied_at = $10, applied_by = $11, undone_at = $12, undone_by = $13, undo_reason = $14,
			version = $15, updated_at = $16, replaces_demonstration = $17, restores_demonstration = $18 WHERE id = $1`,
		i.ID, i.Status, i.Waiting, i.Changes, i.Created, i.Renamed, i.Moved, i.Closed, i.plan, i.AppliedAt, i.AppliedBy, i.UndoneAt, i.UndoneBy, i.UndoReason, i.Version, i.UpdatedAt,
		i.ReplacesDemonstration, i.RestoresDemonstration)
	if err != nil {
		return fmt.Errorf("save an import: %w", err)
	}
	return nil
}

// Alone lets one transaction change what files say, while no plan is being worked out.
func Alone(ctx context.Context, tx *database.Tx) error { return AloneWithin(ctx, tx, waitLimit) }

// AloneWithin does the same for who would rather wait longer for its turn than be refused.
func AloneWithin(ctx context.Context, tx *database.Tx, wait time.Duration) error {
	if err := patience(ctx, tx, ApplyLimit, wait); err != nil {
		return err
	}
	return lock(ctx, tx, true)
}
