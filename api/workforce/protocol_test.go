package workforce_test

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/server/contract"
)

// Every write of the room: the same request under the same key has one effect; a change names the version that is saved, or is
// refused; a try changes nothing.
func TestEveryWriteOfTheRoomHasOneEffectOfTheVersionThatIsSaved(t *testing.T) {
	w := newTown(t)
	past, err := pgx.Connect(t.Context(), w.Database.AdminURL)
	must(t, err)
	defer past.Close(context.Background())
	admin := w.Server
	p := made(t, w.manager, object{"wte_funded": 2})
	a := assigned(t, w.manager, p.ID, object{"holder_reference": "H-1", "wte": 1, "valid_from": "2025-01-01"})
	idle := made(t, w.manager, object{"reference": "SPLW-2"})
	created := func(s *contract.Server, path string, body object) string {
		answer := s.Do(http.MethodPost, path, map[string]string{"Idempotency-Key": access.NewID()}, body)
		if answer.Status != http.StatusCreated {
			t.Fatalf("%s answers %d %s", path, answer.Status, answer.Text())
		}
		return answer.JSON.(object)["id"].(string)
	}
	claim := object{"pcn_code": "UD0001", "month": "2026-09-01", "role_type": "splw", "wte": 1, "amount_pence": 100}
	rate := object{"role_type": "hwbc", "pay_zone": "outer", "valid_from": "2027-04-01", "annual_max_pence": 4000000, "status": "provisional", "source": "The contract"}
	share := object{"financial_year": "2028/29", "pence_per_weighted_person": 2700, "list_date": "2028-01-01", "status": "provisional", "source": "The contract"}
	session := object{"kind": "educational", "held_on": "2026-10-01"}
	training := object{"course_code": "link_worker_pci", "enrolled_on": "2026-01-01"}
	supervision := object{"kind": "educational", "supervisor_role": "GP", "frequency": "monthly", "valid_from": "2026-01-01"}
	post := "/api/v1/posts/" + p.ID
	heldAt := "/api/v1/supervision_sessions/" + created(w.manager, "/api/v1/assignments/"+a.ID+"/supervision_sessions", session)
	trainedAt := "/api/v1/training_records/" + created(w.manager, "/api/v1/assignments/"+a.ID+"/training_records", training)
	agreedAt := "/api/v1/supervision_arrangements/" + created(w.manager, post+"/supervision_arrangements", supervision)
	claimAt := "/api/v1/arrs_claims/" + created(w.manager, "/api/v1/arrs_claims", claim)
	rateAt, shareAt := "/api/v1/rate_cards/"+created(admin, "/api/v1/rate_cards", rate), "/api/v1/entitlement_rates/"+created(admin, "/api/v1/entitlement_rates", share)
	for _, tt := range []struct {
		by           *contract.Server
		method, path string
		body         object
		changes      bool // something there is, of a version
		money        bool // takes a key
	}{
		{w.manager, "POST", "/api/v1/posts", with(linkWorker, object{"reference": "SPLW-3"}), false, false},
		{w.manager, "PATCH", post, object{"note": "Changed"}, true, false},
		{w.manager, "POST", post + "/assignments", object{"holder_reference": "H-2", "wte": 0.5, "valid_from": "2025-01-01"}, false, false},
		{w.manager, "PATCH", "/api/v1/assignments/" + a.ID, object{"wte": 0.9}, true, false},
		{w.manager, "POST", post + "/supervision_arrangements", with(supervision, object{"kind": "clinic_practice"}), false, false},
		{w.manager, "POST", agreedAt + "/end", object{}, true, false},
		{w.manager, "POST", "/api/v1/assignments/" + a.ID + "/supervision_sessions", with(session, object{"held_on": "2026-10-02"}), false, false},
		{w.manager, "POST", heldAt + "/withdraw", nil, true, false},
		{w.manager, "POST", "/api/v1/assignments/" + a.ID + "/training_records", with(training, object{"course_code": "statutory_and_mandatory"}), false, false},
		{w.manager, "PATCH", trainedAt, object{"provider": "A hub"}, true, false},
		{w.manager, "POST", trainedAt + "/withdraw", nil, true, false},
		{w.manager, "POST", "/api/v1/posts/" + idle.ID + "/close", object{}, true, false},
		{w.manager, "POST", "/api/v1/posts/" + idle.ID + "/reopen", nil, true, false},
		{w.manager, "PUT", "/api/v1/pcns/UD0001/service_figures/splw/2026-09", object{"referrals": 40}, true, false},
		{w.manager, "POST", "/api/v1/arrs_claims", with(claim, object{"month": "2026-08-01"}), false, true},
		{w.lead, "POST", claimAt + "/approve", nil, true, true},
		{w.lead, "POST", claimAt + "/adjust", object{"wte": 0.5, "reason": "Counted twice"}, true, true},
		{w.lead, "PUT", "/api/v1/pcn_populations/UD0001/2026-01-01", object{"weighted": 40000, "source": "Payments"}, true, false},
		{admin, "POST", "/api/v1/rate_cards", with(rate, object{"pay_zone": "inner"}), false, true},
		{admin, "PATCH", rateAt, object{"status": "confirmed"}, true, false},
		{admin, "POST", "/api/v1/entitlement_rates", with(share, object{"financial_year": "2029/30"}), false, true},
		{admin, "PATCH", shareAt, object{"status": "confirmed"}, true, false},
		{admin, "PATCH", "/api/v1/role_types/splw", object{"caseload_max": 240}, true, false},
	} {
		says := tt.method + " " + tt.path
		var body any
		if tt.body != nil {
			body = tt.body
		}
		key := access.NewID()
		send := func(query string, version map[string]string) *contract.Response {
			header := maps.Clone(version)
			header["Idempotency-Key"] = key
			return tt.by.Do(tt.method, tt.path+query, header, body)
		}
		events := func() (n int) {
			must(t, past.QueryRow(t.Context(), "SELECT count(*) FROM audit_events WHERE operation <> 'sessions.create'").Scan(&n))
			return n
		}
		before, version := events(), map[string]string{}
		if tt.changes {
			if answer := send("", map[string]string{}); answer.Status != http.StatusPreconditionRequired {
				t.Errorf("%s without a version answers %d %s", says, answer.Status, answer.Text())
			}
			if answer := send("", map[string]string{"If-Match": `"v99.x"`}); answer.Status != http.StatusPreconditionFailed {
				t.Errorf("%s of another version answers %d %s", says, answer.Status, answer.Text())
			}
		}
		if tt.changes {
			version = versionOf(t, past, tt.method, tt.path)
		}
		if tt.money {
			if answer := tt.by.Do(tt.method, tt.path, version, body); answer.Status != http.StatusBadRequest {
				t.Errorf("%s without a key answers %d %s", says, answer.Status, answer.Text())
			}
		}
		if tried := send("?dry_run=true", version); tried.Status >= 300 || tried.Header.Get("Dry-Run") != "true" {
			t.Errorf("%s, tried, answers %d %s", says, tried.Status, tried.Text())
		}
		if n := events() - before; n != 0 {
			t.Errorf("%s, refused and tried, has written %d events", says, n)
		}
		first, again := send("", version), send("", version)
		if first.Status >= 300 || again.Status != first.Status || again.Text() != first.Text() || again.Header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("%s answers %d %s, and again %d %s (replayed: %q)", says, first.Status, first.Text(), again.Status, again.Text(), again.Header.Get("Idempotency-Replayed"))
		}
		if n := events() - before; n != 1 {
			t.Errorf("%s, sent twice, has written %d events", says, n)
		}
	}
}

// versioned are the tables of what changes, by where it is found.
var versioned = map[string]string{"posts": "posts WHERE id", "assignments": "post_assignments WHERE id", "supervision_arrangements": "supervision_arrangements WHERE id",
	"supervision_sessions": "supervision_sessions WHERE id", "training_records": "training_records WHERE id", "arrs_claims": "arrs_claims WHERE id", "rate_cards": "rate_cards WHERE id",
	"entitlement_rates": "entitlement_rates WHERE id", "role_types": "role_types WHERE code"}

// versionOf names the version that is saved of what stands at an address, or that there is none.
func versionOf(t *testing.T, w *pgx.Conn, method, path string) map[string]string {
	t.Helper()
	if method == http.MethodPut {
		return map[string]string{"If-None-Match": "*"}
	}
	words := strings.Split(path, "/")
	var version int64
	must(t, w.QueryRow(t.Context(), "SELECT version FROM "+versioned[words[3]]+"::text = $1", words[4]).Scan(&version))
	return map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, version)}
}
