package audit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trellis/api/audit"
)

func TestAVerificationGoesOnFromWhereAllWasIntact(t *testing.T) {
	c := openChained(t)
	verifier, err := audit.NewVerifier(clock, c.anchors)
	must(t, err)
	verify := func(full bool) audit.Verification {
		t.Helper()
		found, err := verifier.Verify(t.Context(), c.db.Pool, full)
		must(t, err)
		return found
	}
	c.catchUp(t)
	first := verify(false)
	if first.Status != audit.Intact || !first.IsFull || first.CheckedEvents != first.UpToSequence || first.CheckedRecords == 0 {
		t.Errorf("the first is %+v", first)
	}
	c.write(t, "QMF", "East")
	c.write(t, "QWE", "West")
	c.catchUp(t)
	second := verify(false)
	if second.Status != audit.Intact || second.IsFull || second.CheckedEvents != 2 || second.CheckedRecords != 0 || second.UpToSequence != first.UpToSequence+2 || *second.AnchoredTo != second.UpToSequence {
		t.Errorf("the second is %+v", second)
	}
	if third := verify(false); third.CheckedEvents != 0 || third.UpToSequence != second.UpToSequence || third.Hash != second.Hash || *third.AnchoredTo != second.UpToSequence {
		t.Errorf("with nothing new it is %+v", third)
	}
	if full := verify(true); !full.IsFull || full.CheckedEvents != second.UpToSequence || full.Hash != second.Hash {
		t.Errorf("asked for all it is %+v", full)
	}
	// What has been verified is rewritten, with every hash behind it.
	c.tamper(t, "UPDATE audit_events SET actor_id = 'somebody' WHERE id = "+event, first.UpToSequence+1)
	c.tamper(t, "UPDATE outbox SET sequence = NULL, hash = NULL WHERE sequence > $1", first.UpToSequence)
	must(t, c.sequencer.CatchUp(t.Context()))
	found := verify(false)
	if b := found.FirstBad; found.IsFull || b == nil || b.Code != "rewritten" || *b.Sequence != second.UpToSequence {
		t.Errorf("rewritten it is\n%s", told(found))
	}
	if found = verify(false); !found.IsFull || found.Status != audit.Broken {
		t.Errorf("after that it is %+v", found)
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
	found, err := verifier.Verify(t.Context(), c.admin, true)
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
	if _, err := verifier.Verify(t.Context(), c.admin, true); err == nil || !strings.Contains(err.Error(), "999") {
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
