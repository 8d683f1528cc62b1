package audit_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// killed names what this program does in the place of its tests: a write or a numbering, until it is killed before its
// n-th statement.
const (
	killed       = "TRELLIS_AUDIT_TEST_KILLED"
	killedAt     = "TRELLIS_AUDIT_TEST_KILLED_AT"
	killedURL    = "TRELLIS_AUDIT_TEST_URL"
	killedFolder = "TRELLIS_AUDIT_TEST_FOLDER"
)

// killer ends this very process, as kill -9 does, before the n-th statement.
type killer struct {
	n, at int
	// ofRequests has it count the statements of requests, and not those of work in the background.
	ofRequests bool
}

func (k *killer) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	if k.ofRequests && vocabulary.RequestIDFrom(ctx) == "" {
		return ctx
	}
	if k.n++; k.n == k.at {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
	return ctx
}

func (k *killer) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// beKilled does what it is told to, and returns only where no statement was fatal.
func beKilled(what string) error {
	ctx := context.Background()
	at, err := strconv.Atoi(os.Getenv(killedAt))
	if err != nil {
		return err
	}
	if what == "request" {
		return requestKilled(ctx, at)
	}
	db, err := database.Open(ctx, database.Options{URL: os.Getenv(killedURL), Tracer: &killer{at: at}})
	if err != nil {
		return err
	}
	if what == "write" {
		return audit.NewLog(db, clock).Record(ctx, vocabulary.System(), "icbs.update", rename("QMF", fmt.Sprint("Killed at ", at)))
	}
	key, err := audit.LoadKey(filepath.Join(os.Getenv(killedFolder), "audit.key"))
	if err != nil {
		return err
	}
	s := audit.NewSequencer(db, clock, audit.Anchors{Path: filepath.Join(os.Getenv(killedFolder), "anchors.jsonl"), Key: key})
	if err := s.CatchUp(ctx); err != nil {
		return err
	}
	return s.Anchor(ctx)
}

// kill runs a process on the chain's database that is killed before its n-th statement.
func (c chained) kill(t *testing.T, what string, n int) (ended bool) {
	t.Helper()
	return kill(t, what, n, killedURL+"="+c.url, killedFolder+"="+filepath.Dir(c.anchors.Path))
}

// kill runs a process that is killed before its n-th statement; it tells whether it came to its end before that.
func kill(t *testing.T, what string, n int, settings ...string) (ended bool) {
	t.Helper()
	program, err := os.Executable()
	must(t, err)
	cmd := exec.Command(program)
	cmd.Env = append(append(os.Environ(), killed+"="+what, killedAt+"="+strconv.Itoa(n)), settings...)
	said, err := cmd.CombinedOutput()
	if err == nil {
		return true
	}
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("%s was not killed before statement %d but ended with %v: %s", what, n, err, said)
	}
	return false
}

func TestKilledBetweenAnyTwoStatementsAWriteIsThereWithItsEventOrNotAtAll(t *testing.T) {
	c := openChained(t)
	c.catchUp(t)
	events := func() (n int64) { return read[int64](t, c, "SELECT count(*) FROM audit_events") }
	before, n := events(), 1
	for ; !c.kill(t, "write", n); n++ {
		if name := read[string](t, c, "SELECT short_name FROM icbs WHERE ods_code = 'QMF'"); events() != before || name != "North East London" {
			t.Errorf("killed before statement %d it leaves %d events and the name %s", n, events()-before, name)
		}
		c.catchUp(t)
		c.intact(t, fmt.Sprintf("after a write was killed before its statement %d", n))
	}
	if n < 5 || events() != before+1 {
		t.Errorf("of a write of %d statements there are %d events", n-1, events()-before)
	}
	c.catchUp(t)
	c.intact(t, "after the write that was not killed")
}

func TestKilledBetweenAnyTwoStatementsASequencerLeavesAWholeChain(t *testing.T) {
	c := openChained(t)
	n := 1
	for {
		for i := range 3 {
			c.write(t, "QMF", fmt.Sprintf("Name %d before %d", i, n))
		}
		if c.kill(t, "number", n) {
			break
		}
		if gaps := read[int64](t, c, "SELECT coalesce(max(sequence), 0) - count(sequence) FROM outbox"); gaps != 0 {
			t.Errorf("killed before statement %d it leaves %d gaps", n, gaps)
		}
		c.intact(t, fmt.Sprintf("after a sequencer was killed before its statement %d", n))
		n++
	}
	found := c.intact(t, "after the sequencer that was not killed")
	if n < 8 || found.Waiting != 0 || found.AnchoredTo == nil || *found.AnchoredTo != found.UpToSequence {
		t.Errorf("after %d killings it is verified as %+v", n-1, found)
	}
}
