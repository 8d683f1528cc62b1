package audit_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

func TestMain(m *testing.M) {
	if what := os.Getenv(killed); what != "" {
		if err := beKilled(what); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(testkit.Main(m))
}

// book is a log on a database of its own.
type book struct {
	*audit.Log
	db    *database.DB
	url   string // the application's
	admin *pgx.Conn
}

func openBook(t testing.TB) book {
	t.Helper()
	base := testkit.NewDatabase(t)
	db, err := database.Open(t.Context(), database.Options{URL: base.AppURL})
	must(t, err)
	t.Cleanup(db.Close)
	admin, err := pgx.Connect(t.Context(), base.AdminURL)
	must(t, err)
	t.Cleanup(func() { admin.Close(context.Background()) })
	return book{audit.NewLog(db, func() time.Time { return time.Date(2026, 4, 1, 8, 0, 0, 0, time.UTC) }), db, base.AppURL, admin}
}

// trail is what a use case left.
type trail struct{ Events, Changes, Outbox int }

func (b book) trail(t *testing.T) (found trail) {
	t.Helper()
	must(t, b.admin.QueryRow(t.Context(), `SELECT (SELECT count(*) FROM audit_events), (SELECT count(*) FROM audit_changes), (SELECT count(*) FROM outbox)`).
		Scan(&found.Events, &found.Changes, &found.Outbox))
	return found
}

func rename(code, name string) func(context.Context, *database.Tx, policy.Scope) error {
	return func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		_, err := tx.PGX.Exec(ctx, "UPDATE icbs SET short_name = $2, version = version + 1 WHERE ods_code = $1", code, name)
		return err
	}
}

func TestAUseCaseIsOneEventWithAChangeForEachRecord(t *testing.T) {
	b := openBook(t)
	before := b.trail(t)
	ctx := vocabulary.WithRequestID(t.Context(), "request-1")
	must(t, b.Record(ctx, vocabulary.System(), "icbs.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		return errors.Join(rename("QMF", "East")(ctx, tx, scope), rename("QWE", "West")(ctx, tx, scope), rename("QWE", "South West")(ctx, tx, scope))
	}))
	if after := b.trail(t); after != (trail{before.Events + 1, before.Changes + 3, before.Outbox + 1}) {
		t.Errorf("three changes of one use case left %+v after %+v", after, before)
	}
	var actor, operation, request string
	var at time.Time
	var linked int
	must(t, b.admin.QueryRow(t.Context(), `SELECT actor_id, operation, request_id, occurred_at, (SELECT count(*) FROM audit_changes WHERE event_id = e.id)
		FROM audit_events e ORDER BY id DESC LIMIT 1`).Scan(&actor, &operation, &request, &at, &linked))
	if actor != "system" || operation != "icbs.update" || request != "request-1" || linked != 3 || !at.Equal(time.Date(2026, 4, 1, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("the event says %s did %s for %s at %s with %d changes", actor, operation, request, at, linked)
	}
}

func TestAUseCaseThatFailsOrMayNotLeavesNothing(t *testing.T) {
	b := openBook(t)
	before := b.trail(t)
	broken := errors.New("broken")
	err := b.Record(t.Context(), vocabulary.System(), "icbs.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		must(t, rename("QMF", "East")(ctx, tx, scope))
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("the failure became %v", err)
	}
	var refusal *vocabulary.Error
	err = b.Record(t.Context(), vocabulary.Anonymous("open"), "installation.begin", func(context.Context, *database.Tx, policy.Scope) error {
		t.Error("who may not, did")
		return nil
	})
	if !errors.As(err, &refusal) || refusal.Code != vocabulary.CodeUnauthenticated {
		t.Errorf("who may not is told %v", err)
	}
	if err := b.Record(t.Context(), vocabulary.System(), "icbs.forget", rename("QMF", "East")); err == nil {
		t.Error("an operation without a row in the permission table was carried out")
	}
	if after := b.trail(t); after != before {
		t.Errorf("they left %+v after %+v", after, before)
	}
}

func TestAUseCaseThatChangesNothingLeavesNoEvent(t *testing.T) {
	b := openBook(t)
	before := b.trail(t)
	must(t, b.Record(t.Context(), vocabulary.System(), "icbs.update", rename("none", "East")))
	must(t, b.Record(t.Context(), vocabulary.System(), "icbs.update", func(context.Context, *database.Tx, policy.Scope) error { return nil }))
	if after := b.trail(t); after != before {
		t.Errorf("they left %+v after %+v", after, before)
	}
}

func TestAUseCaseJoinsTheTransactionItIsCalledIn(t *testing.T) {
	b := openBook(t)
	before := b.trail(t)
	must(t, b.db.InTx(t.Context(), func(ctx context.Context, _ *database.Tx) error {
		must(t, b.Record(ctx, vocabulary.System(), "icbs.update", rename("QMF", "East")))
		return database.ErrRollback
	}))
	if after := b.trail(t); after != before {
		t.Errorf("rolled back around it, the use case left %+v after %+v", after, before)
	}
}

func TestTheRevisionRisesOnceForAUseCase(t *testing.T) {
	b := openBook(t)
	state := func() (revision int, key string) {
		must(t, b.admin.QueryRow(t.Context(), "SELECT revision FROM revisions WHERE table_name = 'icbs'").Scan(&revision))
		key, err := b.db.Revisions.Of(t.Context(), "icbs")
		must(t, err)
		return revision, key
	}
	first, before := state()
	must(t, b.Record(t.Context(), vocabulary.System(), "icbs.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		return errors.Join(rename("QMF", "East")(ctx, tx, scope), rename("QWE", "West")(ctx, tx, scope))
	}))
	second, after := state()
	if first != 1 || second != 2 {
		t.Errorf("the revision went from %d to %d", first, second)
	}
	if before == after {
		t.Errorf("what is kept stays under %s", before)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAUseCaseDoesNotRunInsideAnother(t *testing.T) {
	b := openBook(t)
	before := b.trail(t)
	err := b.Record(t.Context(), vocabulary.System(), "icbs.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		return b.Record(ctx, vocabulary.System(), "icbs.update", rename("QMF", "Inner"))
	})
	if err == nil || b.trail(t) != before {
		t.Errorf("a use case within another gives %v and leaves %+v", err, b.trail(t))
	}
}
