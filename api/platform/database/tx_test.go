package database_test

import (
	"context"
	"errors"
	"testing"

	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
)

const keyOf = `INSERT INTO idempotency_keys (actor_id, method, path, key, body_hash, created_at) VALUES ('a', 'PUT', '/', $1, '', now())`

// kept lists the keys that were saved.
func kept(t *testing.T, db *database.DB) []string {
	t.Helper()
	rows, err := db.Pool.Query(t.Context(), "SELECT key FROM idempotency_keys ORDER BY key")
	must(t, err)
	defer rows.Close()
	keys := []string{}
	for rows.Next() {
		var key string
		must(t, rows.Scan(&key))
		keys = append(keys, key)
	}
	return keys
}

func TestATransactionIsOneSeenTwoWays(t *testing.T) {
	db := open(t, testkit.NewDatabase(t).AppURL)
	after := 0
	err := db.InTx(t.Context(), func(ctx context.Context, tx *database.Tx) error {
		tx.AfterCommit(func() { after++ })
		if _, err := tx.PGX.Exec(ctx, keyOf, "by pgx"); err != nil {
			return err
		}
		if err := tx.GORM.WithContext(ctx).Exec("INSERT INTO idempotency_keys SELECT actor_id, method, path, 'by GORM', body_hash, created_at FROM idempotency_keys").Error; err != nil {
			return err
		}
		return db.InTx(ctx, func(ctx context.Context, inner *database.Tx) error {
			if inner != tx {
				t.Error("a transaction within a transaction is another one")
			}
			var seen int
			must(t, db.Querier(ctx).QueryRow(ctx, "SELECT count(*) FROM idempotency_keys").Scan(&seen))
			var alsoSeen int64
			must(t, db.GORM(ctx).Table("idempotency_keys").Count(&alsoSeen).Error)
			if seen != 2 || alsoSeen != 2 || len(kept(t, db)) != 0 || after != 0 {
				t.Errorf("inside %d and %d rows are seen, outside %v; %d acts came after", seen, alsoSeen, kept(t, db), after)
			}
			return nil
		})
	})
	must(t, err)
	if len(kept(t, db)) != 2 || after != 1 {
		t.Errorf("saved were %v and %d acts came after", kept(t, db), after)
	}
}

func TestWhatFailsInATransactionLeavesNothing(t *testing.T) {
	db := open(t, testkit.NewDatabase(t).AppURL)
	broken := errors.New("broken")
	for name, tt := range map[string]struct {
		fn   func(ctx context.Context, tx *database.Tx) error
		want error
	}{
		"an error":  {func(context.Context, *database.Tx) error { return broken }, broken},
		"a dry run": {func(context.Context, *database.Tx) error { return database.ErrRollback }, nil},
		"an error further in": {func(ctx context.Context, _ *database.Tx) error {
			return db.InTx(ctx, func(context.Context, *database.Tx) error { return broken })
		}, broken},
		"a failed statement that nobody noticed": {func(ctx context.Context, tx *database.Tx) error {
			_, _ = tx.PGX.Exec(ctx, "SELECT 1/0")
			return nil
		}, errAny},
	} {
		err := db.InTx(t.Context(), func(ctx context.Context, tx *database.Tx) error {
			tx.AfterCommit(func() { t.Errorf("%s: the act after the commit came", name) })
			if _, err := tx.PGX.Exec(ctx, keyOf, name); err != nil {
				return err
			}
			return tt.fn(ctx, tx)
		})
		if !errors.Is(err, tt.want) && (tt.want != errAny || err == nil) {
			t.Errorf("%s gives %v", name, err)
		}
	}
	func() {
		defer func() { _ = recover() }()
		_ = db.InTx(t.Context(), func(ctx context.Context, tx *database.Tx) error {
			_, err := tx.PGX.Exec(ctx, keyOf, "a panic")
			must(t, err)
			panic("in the middle")
		})
	}()
	ctx, cancel := context.WithCancel(t.Context())
	_ = db.InTx(ctx, func(ctx context.Context, tx *database.Tx) error {
		_, err := tx.PGX.Exec(ctx, keyOf, "a caller who left")
		must(t, err)
		cancel()
		return nil
	})
	if keys := kept(t, db); len(keys) != 0 {
		t.Errorf("saved were %v", keys)
	}
	// No connection was lost or left in a transaction on the way.
	var open int
	must(t, db.Pool.QueryRow(t.Context(), "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'").Scan(&open))
	if open != 0 || db.Pool.Stat().AcquiredConns() != 0 {
		t.Errorf("%d sessions are left in a transaction, %d connections are not given back", open, db.Pool.Stat().AcquiredConns())
	}
}

var errAny = errors.New("any error")
