package httpx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// idempotency identifies a write that may be sent twice.
type idempotency struct {
	actor, method, path, key string
	bodyHash                 []byte
}

func idempotencyKey(c echo.Context, dryRun bool, digest []byte) (*idempotency, error) {
	request := c.Request()
	key := request.Header.Get("Idempotency-Key")
	if key == "" || dryRun {
		return nil, nil
	}
	if len(key) > 255 || strings.ContainsFunc(key, func(r rune) bool { return r < ' ' || r > '~' }) {
		return nil, &vocabulary.Error{Code: vocabulary.CodeBadRequest,
			Message: "An Idempotency-Key is at most 255 plain characters. A UUID does well.",
			Faults:  []vocabulary.Fault{{Pointer: "header:Idempotency-Key", Code: "bad_key", Message: "Use at most 255 printable ASCII characters."}}}
	}
	actor, _ := vocabulary.ActorFrom(request.Context())
	return &idempotency{actor.ID, request.Method, request.URL.Path, key, digest}, nil
}

var errKeyReused = vocabulary.Errorf(vocabulary.CodeIdempotencyKeyReused,
	"This Idempotency-Key was used with a different body. Use a new key for a new request.")

var errTwinRunning = vocabulary.Errorf(vocabulary.CodeInProgress,
	"The same request, with the same Idempotency-Key, is still running. Wait a second and send it again.")

var errKeyUnfinished = errors.New("an idempotency key without an answer outlived its transaction")

// claim makes the key this transaction's own, or returns the answer kept under it. A twin that
// is still running is waited for as long as the session's lock timeout (1 s) allows.
func (k *idempotency) claim(ctx context.Context, tx *database.Tx, now time.Time) (*stored, error) {
	if k == nil {
		return nil, nil
	}
	made, err := tx.PGX.Exec(ctx, `INSERT INTO idempotency_keys (actor_id, method, path, key, body_hash, created_at)
		VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, k.actor, k.method, k.path, k.key, k.bodyHash, now)
	if database.Locked(err) {
		return nil, errTwinRunning
	}
	if err != nil {
		return nil, fmt.Errorf("claim the idempotency key: %w", err)
	}
	if made.RowsAffected() == 1 {
		return nil, nil
	}
	return k.replay(ctx, tx)
}

func (k *idempotency) replay(ctx context.Context, tx *database.Tx) (*stored, error) {
	var (
		bodyHash, body                    []byte
		status                            *int
		etagPrefix, location, contentType *string
	)
	err := tx.PGX.QueryRow(ctx, `SELECT body_hash, status, etag_prefix, location, content_type, body FROM idempotency_keys
		WHERE actor_id = $1 AND method = $2 AND path = $3 AND key = $4`, k.actor, k.method, k.path, k.key).
		Scan(&bodyHash, &status, &etagPrefix, &location, &contentType, &body)
	switch {
	case errors.Is(err, pgx.ErrNoRows): // its twin was swept away between the two statements
		return nil, errTwinRunning
	case err != nil:
		return nil, fmt.Errorf("read the idempotency key: %w", err)
	case !bytes.Equal(bodyHash, k.bodyHash):
		return nil, errKeyReused
	case status == nil:
		return nil, errKeyUnfinished
	}
	return &stored{status: *status, location: *location, replayed: true, entry: snapshot.New(*contentType, *etagPrefix, body)}, nil
}

// store keeps the answer, in the transaction of its effect.
func (k *idempotency) store(ctx context.Context, tx *database.Tx, done stored) error {
	if k == nil {
		return nil
	}
	_, err := tx.PGX.Exec(ctx, `UPDATE idempotency_keys SET status = $5, etag_prefix = $6, location = $7, content_type = $8, body = $9
		WHERE actor_id = $1 AND method = $2 AND path = $3 AND key = $4`,
		k.actor, k.method, k.path, k.key, done.status, done.entry.Prefix, done.location, done.entry.ContentType, done.entry.Body)
	if err != nil {
		return fmt.Errorf("keep the answer under its idempotency key: %w", err)
	}
	return nil
}

// keysKept is how long an answer can be replayed.
const keysKept = 48 * time.Hour

// SweepKeys forgets answers older than two days, now and every hour, until ctx ends.
func (w *Writer) SweepKeys(ctx context.Context) {
	for {
		if err := w.sweep(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("old idempotency keys could not be removed; the next try is in an hour", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
	}
}

// sweep deletes a thousand at a time, so that no backlog is too large for one statement.
func (w *Writer) sweep(ctx context.Context) error {
	for {
		swept, err := w.db.Pool.Exec(ctx, `DELETE FROM idempotency_keys WHERE (actor_id, method, path, key) IN (
			SELECT actor_id, method, path, key FROM idempotency_keys WHERE created_at < $1 LIMIT 1000)`, w.clock().Add(-keysKept))
		if err != nil || swept.RowsAffected() == 0 {
			return err
		}
	}
}
