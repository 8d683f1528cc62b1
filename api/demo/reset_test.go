package demo_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/demo"
	"trellis/api/demo/england"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// sandbox is the demonstration on a machine of its own, with an administrator of it.
func sandbox(t *testing.T) (s, admin *contract.Server) {
	t.Helper()
	s = begun(t, false, onThisMachine)
	return s, s.As(demo.People()[0].ID)
}

// onThisMachine lets whoever sits at the machine be any of the demonstration's people.
func onThisMachine(o *server.Options) { o.Access.DemoSignIn = true }

// state is everything that can be changed by hand, as text.
func state(t *testing.T, s *contract.Server) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	text, err := contract.Organisations(t.Context(), conn)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"SELECT string_agg(ods_code || ' ' || short_name, ', ' ORDER BY ods_code) FROM icbs",
		"SELECT string_agg(code || ' ' || data_origin, ', ' ORDER BY code) FROM regions_on('2026-11-23')",
		"SELECT count(*)::text FROM pcn_corrections",
		"SELECT count(*)::text FROM imports WHERE status IN ('planned', 'applied')",
		"SELECT count(*)::text FROM api_clients WHERE revoked_at IS NULL",
		"SELECT count(*)::text FROM invitations WHERE revoked_at IS NULL",
		"SELECT string_agg(id || ' ' || name || ' ' || status, ', ' ORDER BY id) FROM users WHERE is_demo",
		"SELECT string_agg(user_id || ' ' || role || ' ' || scopes::text, ', ' ORDER BY user_id) FROM memberships m WHERE valid_to IS NULL AND user_id IN (SELECT id FROM users WHERE is_demo)",
		"SELECT coalesce(string_agg(name, ', ' ORDER BY name), 'nobody else') FROM users WHERE NOT is_demo AND status = 'active'",
		digestOf("posts", "id, pcn_code, reference, opened_on, closed_on, recruiting_from, base_practice_codes, note"), digestOf("post_terms", "post_id, valid_from, valid_to, wte_funded, contract_ends_on, employer_name"),
		digestOf("post_funding_lines", "post_id, source, valid_from, valid_to, share"), digestOf("post_holders", "id, reference, name"), digestOf("post_assignments", "id, holder_id, wte, valid_from, valid_to, leaving_reason"),
		digestOf("supervision_arrangements", "id, frequency, valid_to"), digestOf("supervision_sessions", "id, held_on, withdrawn_on"), digestOf("training_records", "id, course_code, completed_on, withdrawn_on"),
		digestOf("pcn_populations", "pcn_code, counted_on, weighted"), digestOf("arrs_claims", "id, wte, amount_pence, status, adjustment_reason"), digestOf("service_figures", "id, referrals, caseload, contacts"),
		digestOf("service_figure_groups", "service_figure_id, group_code, referrals"), digestOf("rate_cards", "id, annual_max_pence, valid_from, valid_to, status, is_verified, superseded_by"),
		digestOf("entitlement_rates", "id, pence_per_weighted_person, status, is_verified"), digestOf("role_types", "code, name, caseload_max"), digestOf("improvement_actions", "id, pcn_code, title, due_on, status, outcome, raised_at"), digestOf("assessment_campaigns", "id, icb_code, title, note, due_on, closed_on"), digestOf("workforce_return_figures", "census_on, pcn_code, staff_role, fte"),
	} {
		var line string
		if err := conn.QueryRow(t.Context(), query).Scan(&line); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		text += line + "\n"
	}
	return text
}

// digestOf is a query for all that a table says in some columns.
func digestOf(table, columns string) string {
	return fmt.Sprintf("SELECT '%s ' || count(*) || ' ' || md5(string_agg(t::text, ',' ORDER BY t::text)) FROM (SELECT %s FROM %[1]s) t", table, columns)
}

// must sends a request that has to be answered so.
func must(t *testing.T, status int, answer *contract.Response) *contract.Response {
	t.Helper()
	if answer.Status != status {
		t.Fatalf("it answers %d, not %d: %.600s", answer.Status, status, answer.Body)
	}
	return answer
}

func change(t *testing.T, s *contract.Server, path string, body any) {
	t.Helper()
	etag := must(t, http.StatusOK, s.Get(path)).Header.Get("ETag")
	must(t, http.StatusOK, s.Do(http.MethodPatch, path, map[string]string{"If-Match": etag}, body))
}

func TestTheSandboxIsSetBackToItsBeginning(t *testing.T) {
	s, admin := sandbox(t)
	people := demo.People()
	reset := func(query string) (done demo.Reset) {
		must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/sandbox/reset"+query, nil, nil)).Into(t, &done)
		return done
	}
	if first := reset(""); first != (demo.Reset{PeopleDisabled: 1}) { // the test's own administrator
		t.Errorf("of a new one it takes back %+v", first)
	}
	beginning := state(t, s)

	small := england.New(england.Size{Boards: []string{"QMF", "QKK", "QWE", "Z9B2Z"}, Locations: 6, PCNs: 12, Practices: 40}, "2026-07-01")
	admin.Import("ods_practice_map", "", small.Map)
	admin.Import("ods_epcn", "2026-07-01", small.EPCN)
	admin.Plan("imd_practice", "2025-10-30", small.Scores)
	var pcns struct {
		Items []struct {
			Code string `json:"ods_code"`
		}
	}
	admin.Get("/api/v1/pcns?is_demo=false").Into(t, &pcns)
	var invented struct {
		Items []struct{ ID string }
	}
	if admin.Get("/api/v1/assessment_campaigns?is_demo=true").Into(t, &invented); len(invented.Items) > 0 {
		t.Errorf("beside real networks %d invented campaigns are shown", len(invented.Items))
	}
	change(t, admin, "/api/v1/pcns/"+pcns.Items[0].Code, map[string]string{"name": "Put Right PCN"})
	change(t, admin, "/api/v1/icbs/QMF", map[string]string{"short_name": "Elsewhere"})
	must(t, http.StatusCreated, admin.Do(http.MethodPost, "/api/v1/assessment_campaigns", nil, map[string]any{"icb_code": "QKK", "title": "Tried out", "criteria_set": "core", "opens_on": "2099-01-01", "due_on": "2099-02-01"}))
	must(t, http.StatusCreated, admin.Do(http.MethodPost, "/api/v1/api_clients", nil, map[string]any{"name": "Report", "permissions": []string{"organisations:read"},
		"scope_kind": "icb", "scope_keys": []string{"QMF"}, "expires_on": "2027-01-01"}))
	must(t, http.StatusCreated, admin.Do(http.MethodPost, "/api/v1/invitations", nil, map[string]any{"name": "Guest", "email": "guest@trellis.invalid", "role": "analyst", "scope_kind": "icb", "scope_keys": []string{"QMF"}}))
	change(t, admin, "/api/v1/users/"+people[1].ID, map[string]string{"name": "Somebody Else"})
	change(t, admin, "/api/v1/users/"+people[2].ID, map[string]string{"status": "disabled"})
	must(t, http.StatusCreated, admin.Do(http.MethodPost, "/api/v1/users/"+people[3].ID+"/memberships", nil, map[string]any{"role": "analyst", "scope_kind": "icb", "scope_keys": []string{"QMF"}}))
	var manager struct {
		Memberships []struct {
			ID      string
			Version int64
		}
	}
	admin.Get("/api/v1/users/"+people[5].ID).Into(t, &manager)
	must(t, http.StatusOK, admin.Do(http.MethodPost, "/api/v1/memberships/"+manager.Memberships[0].ID+"/end",
		map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, manager.Memberships[0].Version)}, nil))
	used := state(t, s)

	want := demo.Reset{CampaignsRestored: 1, CorrectionsTakenBack: 1, ImportsUndone: 2, ImportsDiscarded: 1, BoardsRenamed: 1, ClientsRevoked: 1, InvitationsRevoked: 1,
		PeopleRestored: 2, RolesEnded: 1, RolesGivenAgain: 1}
	if tried := reset("?dry_run=true"); tried != want || state(t, s) != used {
		t.Errorf("a dry run says %+v, not %+v, and changes something: %v", tried, want, state(t, s) != used)
	}
	if done := reset(""); done != want {
		t.Errorf("it takes back %+v, not %+v", done, want)
	}
	if after := state(t, s); after != beginning {
		t.Errorf("afterwards there is\n%s\nand there was\n%s", after[max(0, len(after)-3000):], beginning[max(0, len(beginning)-3000):])
	}
	if again := reset(""); again != (demo.Reset{}) {
		t.Errorf("set back twice it takes back %+v", again)
	}
	var operations int
	conn, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	err = conn.QueryRow(t.Context(), `SELECT count(DISTINCT operation) FROM audit_events WHERE actor_id = $1
		AND operation IN ('pcns.correct', 'imports.undo', 'imports.discard', 'icbs.update', 'api_clients.revoke', 'invitations.revoke', 'users.update', 'memberships.end', 'memberships.create')`, people[0].ID).Scan(&operations)
	if err != nil || operations != 9 {
		t.Errorf("the audit names %d of the nine use cases (%v)", operations, err)
	}
}

func TestOnlyAnAdministratorOfASandboxSetsItBack(t *testing.T) {
	s, _ := sandbox(t)
	for _, p := range demo.People()[1:] {
		must(t, http.StatusForbidden, s.As(p.ID).Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil))
	}
	must(t, http.StatusUnauthorized, s.Anonymously().Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil))
	for _, empty := range []bool{false, true} { // a demonstration that more people can reach, and no demonstration
		other := begun(t, empty)
		must(t, http.StatusConflict, other.Do(http.MethodPost, "/api/v1/sandbox/reset", nil, nil))
	}
}
