package audit_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// now is when these tests take place.
var now = time.Date(2026, 4, 1, 8, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// chained is a book whose events are numbered and anchored outside the database.
type chained struct {
	book
	anchors   audit.Anchors
	sequencer *audit.Sequencer
	schema    string // what the database should look like
}

func openChained(t testing.TB) chained {
	t.Helper()
	b := openBook(t)
	folder := t.TempDir()
	key, err := audit.LoadOrCreateKey(filepath.Join(folder, "audit.key"))
	must(t, err)
	anchors := audit.Anchors{Path: filepath.Join(folder, "anchors.jsonl"), Key: key}
	return chained{b, anchors, audit.NewSequencer(b.db, clock, anchors), database.Schema()}
}

// catchUp numbers and anchors everything there is.
func (c chained) catchUp(t *testing.T) {
	t.Helper()
	must(t, c.sequencer.CatchUp(t.Context()))
	must(t, c.sequencer.Anchor(t.Context()))
}

// verify reads everything anew, as a process that has just begun.
func (c chained) verify(t *testing.T) audit.Verification {
	t.Helper()
	verifier, err := audit.NewVerifierOf(clock, c.anchors, c.schema)
	must(t, err)
	found, err := verifier.Verify(t.Context(), c.admin)
	must(t, err)
	return found
}

// intact fails where anything is wrong.
func (c chained) intact(t *testing.T, when string) audit.Verification {
	t.Helper()
	found := c.verify(t)
	if found.Status != audit.Intact {
		t.Fatalf("%s the audit is %s:\n%s", when, found.Status, told(found))
	}
	return found
}

// told lists what is wrong.
func told(v audit.Verification) string {
	var lines strings.Builder
	for _, b := range v.Bad() {
		fmt.Fprintf(&lines, "%s %s %s %s %s: %s\n", b.Code, or(b.Sequence), or(b.EventID), or(b.TableName), or(b.RecordKey), b.Message)
	}
	return lines.String()
}

func or[V any](value *V) string {
	if value == nil {
		return "-"
	}
	return fmt.Sprint(*value)
}

// write renames a board as one event.
func (c chained) write(t *testing.T, code, name string) {
	t.Helper()
	must(t, c.Record(t.Context(), vocabulary.System(), "icbs.update", rename(code, name)))
}

// do runs statements as the superuser.
func (c chained) do(t *testing.T, statements ...string) {
	t.Helper()
	for _, sql := range statements {
		if _, err := c.admin.Exec(t.Context(), sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
}

// read asks for one value as the superuser.
func read[V any](t *testing.T, c chained, sql string, args ...any) (value V) {
	t.Helper()
	must(t, c.admin.QueryRow(t.Context(), sql, args...).Scan(&value))
	return value
}

func TestEveryValueOfEveryAuditedTableIsInTheChainFromTheBeginning(t *testing.T) {
	c := openChained(t)
	c.catchUp(t)
	found := c.intact(t, "of a new database")
	if records := read[int64](t, c, "SELECT (SELECT count(*) FROM icbs) + (SELECT count(*) FROM regions) + (SELECT count(*) FROM boroughs)"); found.CheckedRecords < records || found.CheckedEvents < 3 ||
		found.AnchoredTo == nil || *found.AnchoredTo != found.UpToSequence || found.Waiting != 0 || len(found.NotCompared) != 0 {
		t.Errorf("it was verified as %+v", found)
	}
	for range 3 {
		c.write(t, "QMF", "East")
		c.write(t, "QMF", "North East London")
	}
	c.catchUp(t)
	again := c.intact(t, "after six writes")
	if again.UpToSequence != found.UpToSequence+6 || again.CheckedEvents != found.CheckedEvents+6 || again.Hash == found.Hash {
		t.Errorf("after six writes it was verified as %+v", again)
	}
}
