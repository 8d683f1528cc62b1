package organisations_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"trellis/api/server/contract"
)

// together calls n times at once and gathers the answers.
func together(n int, call func(i int) answer) []answer {
	answers := make([]answer, n)
	var ready, done sync.WaitGroup
	ready.Add(1)
	for i := range n {
		done.Go(func() {
			ready.Wait()
			answers[i] = call(i)
		})
	}
	ready.Done()
	done.Wait()
	return answers
}

func TestOfTwoWritersOfOneVersionOneIsTold(t *testing.T) {
	s := open(t)
	const rounds = 200
	before := look(t, s.admin, "QMF")
	tag := s.etag(t, "QMF")
	for round := range rounds {
		saved := 0
		for _, a := range together(2, func(i int) answer {
			return s.rename(t, "QMF", fmt.Sprintf("Round %d by %d", round, i), "If-Match: "+tag)
		}) {
			switch a.status {
			case http.StatusOK:
				saved++
				tag = a.header.Get("ETag")
			case http.StatusPreconditionFailed:
				if p := decode[problem](t, a); p.CurrentVersion != int64(round)+2 {
					t.Errorf("round %d: the problem names version %d, not %d", round, p.CurrentVersion, round+2)
				}
			default:
				t.Errorf("round %d: answered %d %s", round, a.status, a.body)
			}
		}
		if saved != 1 {
			t.Fatalf("round %d: %d writers were told that they had saved", round, saved)
		}
	}
	after := look(t, s.admin, "QMF")
	if after.Events != before.Events+rounds || after.Changes != before.Changes+rounds || after.Revision != before.Revision+rounds {
		t.Errorf("%d writes left %+v after %+v", rounds, after, before)
	}
}

func TestManyCallersWithOneKeyHaveOneEffect(t *testing.T) {
	s := open(t)
	tag := s.etag(t, "QMF")
	before := look(t, s.admin, "QMF")
	replayed := 0
	answers := together(32, func(int) answer {
		return s.rename(t, "QMF", "Once only", "If-Match: "+tag, "Idempotency-Key: one-key")
	})
	for _, a := range answers {
		if a.status != http.StatusOK || string(a.body) != string(answers[0].body) || a.header.Get("ETag") != answers[0].header.Get("ETag") {
			t.Errorf("answered %d %s %s, not as the first: %s", a.status, a.header.Get("ETag"), a.body, answers[0].body)
		}
		if a.header.Get("Idempotency-Replayed") == "true" {
			replayed++
		}
	}
	if replayed != 31 {
		t.Errorf("%d answers are marked as replayed, not 31", replayed)
	}
	oneWrite(t, s.admin, "QMF", before, 1)
}

func TestAReplayAnswersAsThen(t *testing.T) {
	s := open(t)
	tag := "If-Match: " + s.etag(t, "QMF")
	first := s.rename(t, "QMF", "First", tag, "Idempotency-Key: a")
	if a := s.rename(t, "QMF", "Second", "If-Match: "+first.header.Get("ETag"), "Idempotency-Key: b"); a.status != http.StatusOK {
		t.Fatalf("answered %d %s", a.status, a.body)
	}
	before := look(t, s.admin, "QMF")
	again := s.rename(t, "QMF", "First", tag, "Idempotency-Key: a")
	if again.status != first.status || string(again.body) != string(first.body) || again.header.Get("ETag") != first.header.Get("ETag") {
		t.Errorf("the replay answers %d %s, not %d %s", again.status, again.body, first.status, first.body)
	}
	unchanged(t, s.admin, "QMF", before, "a replay")
}

func TestAKeyBelongsToItsBodyAndItsAddress(t *testing.T) {
	s := open(t)
	if a := s.rename(t, "QMF", "First", "If-Match: "+s.etag(t, "QMF"), "Idempotency-Key: k"); a.status != http.StatusOK {
		t.Fatalf("answered %d %s", a.status, a.body)
	}
	before := look(t, s.admin, "QMF")
	refused(t, s.rename(t, "QMF", "Other", "If-Match: "+s.etag(t, "QMF"), "Idempotency-Key: k"), 422, "idempotency_key_reused")
	unchanged(t, s.admin, "QMF", before, "a key with another body")
	if a := s.rename(t, "QMJ", "Elsewhere", "If-Match: "+s.etag(t, "QMJ"), "Idempotency-Key: k"); a.status != http.StatusOK || a.header.Get("Idempotency-Replayed") != "" {
		t.Errorf("the same key at another address answers %d %s", a.status, a.body)
	}
}

func TestARefusalKeepsNoAnswerUnderItsKey(t *testing.T) {
	s := open(t)
	tag := "If-Match: " + s.etag(t, "QMF")
	refused(t, s.rename(t, "QMF", "x", tag, "Idempotency-Key: k"), 422, "invalid")
	if a := s.rename(t, "QMF", "Corrected", tag, "Idempotency-Key: k"); a.status != http.StatusOK {
		t.Errorf("the corrected request answers %d %s", a.status, a.body)
	}
}

func TestATwinStillRunningIsNotWaitedForForLong(t *testing.T) {
	s := open(t)
	tag := "If-Match: " + s.etag(t, "QMF")
	twin, err := connect(t, s.Database.AppURL).Begin(t.Context())
	must(t, err)
	_, err = twin.Exec(t.Context(), `INSERT INTO idempotency_keys (actor_id, method, path, key, body_hash, created_at)
		VALUES ($1, 'PATCH', '/api/v1/icbs/QMF', 'k', '', now())`, contract.AdministratorID)
	must(t, err)
	began := time.Now()
	a := s.rename(t, "QMF", "Twin", tag, "Idempotency-Key: k")
	refused(t, a, 409, "in_progress")
	t.Logf("answered after %s", time.Since(began).Round(time.Millisecond)) // a request out of its three seconds is a timeout
	if a.header.Get("Retry-After") == "" {
		t.Error("it does not say when to come again")
	}
	must(t, twin.Rollback(t.Context()))
	if a := s.rename(t, "QMF", "Twin", tag, "Idempotency-Key: k"); a.status != http.StatusOK {
		t.Errorf("with its twin gone it answers %d %s", a.status, a.body)
	}
}

func TestARecordHeldByAnotherWriterIsNotWaitedForForLong(t *testing.T) {
	s := open(t)
	holder, err := s.admin.Begin(t.Context())
	must(t, err)
	_, err = holder.Exec(t.Context(), "SELECT 1 FROM icbs WHERE ods_code = 'QMF' FOR UPDATE")
	must(t, err)
	a := s.rename(t, "QMF", "Held", "If-Match: "+s.etag(t, "QMF"))
	if p := refused(t, a, 409, "in_progress"); strings.Contains(p.Detail, "lock") || a.header.Get("Retry-After") == "" {
		t.Errorf("it says %q with %v", p.Detail, a.header)
	}
	must(t, holder.Rollback(t.Context()))
}
