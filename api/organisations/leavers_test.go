package organisations_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Callers who hang up in the middle of a write leave a whole write or none, and never harm the server.
func TestCallersWhoLeaveInTheMiddleLeaveNothingHalfDone(t *testing.T) {
	s := open(t)
	before := look(t, s.admin, "QMF")
	for round := range 50 {
		tag := s.etag(t, "QMF")
		together(4, func(i int) answer {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rand.IntN(30_000))*time.Microsecond)
			defer cancel()
			request, err := s.Request(http.MethodPatch, "/api/v1/icbs/QMF", nil, fmt.Sprintf(`{"short_name":"Round %d by %d"}`, round, i))
			if err != nil {
				t.Error(err)
				return answer{}
			}
			request.Header.Set("If-Match", tag)
			request.Header.Set("Idempotency-Key", fmt.Sprintf("round %d by %d", round, i))
			response, err := http.DefaultClient.Do(request.WithContext(ctx))
			if err == nil {
				response.Body.Close()
			}
			return answer{}
		})
	}
	for began := time.Now(); s.App.DB.Pool.Stat().AcquiredConns() > 1; time.Sleep(10 * time.Millisecond) { // the listener may hold one while it connects
		if time.Since(began) > 5*time.Second {
			t.Fatalf("%d connections are not given back", s.App.DB.Pool.Stat().AcquiredConns())
		}
	}
	after := look(t, s.admin, "QMF")
	saved := after.Events - before.Events
	if after.Changes-before.Changes != saved || after.Outbox-before.Outbox != saved || after.Answer != saved || after.Revision-before.Revision != int64(saved) {
		t.Errorf("%d writes left %+v after %+v", saved, after, before)
	}
	if !strings.Contains(after.Row, fmt.Sprintf(`"version": %d`, saved+1)) {
		t.Errorf("after %d writes the row is %s", saved, after.Row)
	}
	t.Logf("of 200 writes %d were saved", saved)
	if a := s.rename(t, "QMF", "Afterwards", "If-Match: "+s.etag(t, "QMF")); a.status != http.StatusOK {
		t.Errorf("afterwards a write answers %d %s", a.status, a.body)
	}
}
