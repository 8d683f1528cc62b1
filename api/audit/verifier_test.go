package audit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/audit"
)

// What was intact a moment ago is read again, whoever verified it.
func TestNothingIsCalledIntactThatWasNotReadAnew(t *testing.T) {
	c := openChained(t)
	verifier, err := audit.NewVerifier(clock, c.anchors)
	must(t, err)
	verify := func() audit.Verification {
		t.Helper()
		found, err := verifier.Verify(t.Context(), c.db.Pool)
		must(t, err)
		return found
	}
	c.catchUp(t)
	first := verify()
	if first.Status != audit.Intact || first.CheckedEvents != first.UpToSequence || first.CheckedRecords == 0 {
		t.Errorf("the first is %+v", first)
	}
	c.write(t, "QMF", "East")
	c.write(t, "QWE", "West")
	c.catchUp(t)
	second := verify()
	if second.Status != audit.Intact || second.CheckedEvents != first.CheckedEvents+2 || second.CheckedRecords != first.CheckedRecords || *second.AnchoredTo != second.UpToSequence {
		t.Errorf("the second is %+v", second)
	}
	if third := verify(); third.CheckedEvents != second.CheckedEvents || third.Hash != second.Hash || third.CheckedRecords != second.CheckedRecords {
		t.Errorf("with nothing new it is %+v", third)
	}
	c.tamper(t, "UPDATE audit_events SET actor_id = 'somebody' WHERE id = "+event, first.UpToSequence+1)
	if found := verify(); found.FirstBad == nil || found.FirstBad.Code != "altered" || *found.FirstBad.Sequence != first.UpToSequence+1 {
		t.Errorf("tampered with behind its back it is\n%s", told(found))
	}
}

// Without an anchor, a chain that was hashed anew agrees with itself; a process that has verified it before knows better,
// and goes on knowing.
func TestAChainThatWasRewrittenOrCutSinceItWasLastVerifiedIsNamed(t *testing.T) {
	for says, c := range map[string]struct {
		tamper []string
		code   string
	}{
		"rewritten": {[]string{"UPDATE audit_events SET actor_id = 'somebody' WHERE id = " + event, "UPDATE outbox SET sequence = NULL, hash = NULL WHERE sequence >= $1"}, "rewritten"},
		"cut off":   {[]string{"DELETE FROM outbox WHERE sequence = $1"}, "cut_off"},
	} {
		t.Run(says, func(t *testing.T) {
			b := openChained(t)
			b.anchors = audit.Anchors{}
			b.sequencer = audit.NewSequencer(b.db, clock, b.anchors)
			verifier, err := audit.NewVerifier(clock, b.anchors)
			must(t, err)
			b.write(t, "QMF", "East")
			must(t, b.sequencer.CatchUp(t.Context()))
			before, err := verifier.Verify(t.Context(), b.admin)
			must(t, err)
			if before.Status != audit.Intact {
				t.Fatalf("at first it is\n%s", told(before))
			}
			for _, sql := range c.tamper {
				b.tamper(t, sql, before.UpToSequence)
			}
			must(t, b.sequencer.CatchUp(t.Context()))
			for range 2 {
				found, err := verifier.Verify(t.Context(), b.admin)
				must(t, err)
				if !strings.Contains(told(found), c.code+" ") {
					t.Errorf("it is %s:\n%s", found.Status, told(found))
				}
			}
		})
	}
}

func TestAnEventThatWaitsTooLongForItsNumberIsNamed(t *testing.T) {
	c := openChained(t)
	c.catchUp(t)
	c.write(t, "QMF", "East")
	if found := c.intact(t, "a moment after a write"); found.Waiting != 1 {
		t.Errorf("it is verified as %+v", found)
	}
	verifier, err := audit.NewVerifier(func() time.Time { return now.Add(61 * time.Second) }, c.anchors)
	must(t, err)
	found, err := verifier.Verify(t.Context(), c.admin)
	must(t, err)
	if b := found.FirstBad; b == nil || b.Code != "not_numbered" || or(b.EventID) != read[string](t, c, "SELECT event_id::text FROM outbox WHERE sequence IS NULL") {
		t.Errorf("a minute later it is\n%s", told(found))
	}
}

func TestADatabaseOfAnotherVersionIsNotVerified(t *testing.T) {
	c := openChained(t)
	c.do(t, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, true)")
	verifier, err := audit.NewVerifier(clock, c.anchors)
	must(t, err)
	if _, err := verifier.Verify(t.Context(), c.admin); err == nil || !strings.Contains(err.Error(), "999") {
		t.Errorf("it gives %v", err)
	}
}

func TestAChangedAnchorIsNamed(t *testing.T) {
	c, base := openTampered(t)
	c.write(t, "QMF", "Again")
	c.catchUp(t)
	whole, err := os.ReadFile(c.anchors.Path)
	must(t, err)
	lines := strings.SplitAfter(string(whole), "\n")
	for says, content := range map[string]string{
		"another hash":          strings.Replace(string(whole), `"hash":"`, `"hash":"00`, 1),
		"another number":        strings.Replace(string(whole), fmt.Sprintf(`"sequence":%d`, base+4), fmt.Sprintf(`"sequence":%d`, base+3), 1),
		"another time":          strings.Replace(string(whole), "2026-04-01", "2026-04-02", 1),
		"a start there was not": strings.Replace(string(whole), `"signature"`, `"is_start":true,"signature"`, 1),
		"a line that is none":   lines[0] + "{}\n" + lines[1],
	} {
		must(t, os.WriteFile(c.anchors.Path, []byte(content), 0o600))
		if found := c.verify(t); found.FirstBad == nil || found.FirstBad.Code != "anchor" {
			t.Errorf("%s is told as\n%s", says, told(found))
		}
	}
	other := c
	other.anchors.Key, err = audit.LoadOrCreateKey(filepath.Join(t.TempDir(), "other.key"))
	must(t, err)
	must(t, os.WriteFile(c.anchors.Path, whole, 0o600))
	if found := other.verify(t); found.FirstBad == nil || found.FirstBad.Code != "anchor" {
		t.Errorf("anchors of another key are told as\n%s", told(found))
	}
}

// The machine may stop while an anchor is being written.
func TestAnAnchorThatWasCutShortIsNoFault(t *testing.T) {
	c := openChained(t)
	c.catchUp(t)
	whole, err := os.ReadFile(c.anchors.Path)
	must(t, err)
	must(t, os.WriteFile(c.anchors.Path, append(whole, whole[:len(whole)/2]...), 0o600))
	c.intact(t, "with half an anchor")
	c.write(t, "QMF", "East")
	c.catchUp(t)
	if found := c.intact(t, "with an anchor behind it"); *found.AnchoredTo != found.UpToSequence {
		t.Errorf("it is verified as %+v", found)
	}
	after, err := os.ReadFile(c.anchors.Path)
	must(t, err)
	if !strings.HasPrefix(string(after), string(whole)) || strings.Count(string(after), "\n") != strings.Count(string(whole), "\n")+1 {
		t.Errorf("the anchors are\n%s", after)
	}
}

// A server and a verification beside it write to one file; what one has written the other never takes away.
func TestTwoWhoAddAnchorsLoseNone(t *testing.T) {
	folder := t.TempDir()
	key, err := audit.LoadOrCreateKey(filepath.Join(folder, "audit.key"))
	must(t, err)
	anchors := audit.Anchors{Path: filepath.Join(folder, "anchors.jsonl"), Key: key}
	must(t, os.WriteFile(anchors.Path, []byte(`{"sequence":1,"ha`), 0o600)) // cut short when the machine stopped
	const appenders, each = 2, 200
	var both sync.WaitGroup
	for who := range appenders {
		both.Go(func() {
			for n := range each {
				if err := anchors.Append(audit.Anchor{Sequence: int64(who*each + n + 1), Hash: strings.Repeat("0f", 32), At: now}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	both.Wait()
	written, fault, err := anchors.Read()
	must(t, err)
	if fault != nil || len(written) != appenders*each {
		t.Fatalf("of %d anchors %d are there, and %+v is wrong", appenders*each, len(written), fault)
	}
	for n, anchor := range written {
		if anchor.Sequence != int64(n+1) {
			t.Fatalf("anchor %d is that of event %d", n+1, anchor.Sequence)
		}
	}
}

func TestTheKeyOfAnchorsIsMadeOnceAndPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.key")
	first, err := audit.LoadOrCreateKey(path)
	must(t, err)
	again, err := audit.LoadOrCreateKey(path)
	must(t, err)
	if !first.Equal(again) {
		t.Error("a second start makes another key")
	}
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %s", info.Mode().Perm())
	}
	must(t, os.WriteFile(path, []byte("nonsense"), 0o600))
	if _, err := audit.LoadOrCreateKey(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("what is no key gives %v", err)
	}
}
