package workforce_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// house is Trellis with a small invented London, and people who keep and judge what its networks cost.
type house struct {
	*contract.Server // an administrator of the programme
	t                *testing.T
	at               time.Time

	manager, sibling         *contract.Server // of UD0001 and UD0003, which are in one board
	lead, otherLead, farLead *contract.Server // two of that board, and one of another
	officer, analyst         *contract.Server
	approver                 *contract.Server
}

func openHouse(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, at: time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)}
	h.Server = contract.NewServer(t, contract.WithClock(func() time.Time { return h.at }), func(o *server.Options) { o.Access.Origin = "https://trellis.example" })
	h.FillLondon()
	settle := func(role policy.Role, kind, key string) *contract.Server {
		return h.As(h.Settle(access.NewPerson{Name: "Somebody", Email: access.NewID() + "@trellis.invalid", Role: role, ScopeKind: kind, ScopeKeys: []string{key}}))
	}
	h.manager, h.sibling = settle(policy.PCNManager, "pcn", "UD0001"), settle(policy.PCNManager, "pcn", "UD0003")
	h.lead, h.otherLead, h.farLead = settle(policy.ICBLead, "icb", "Z9B2Z"), settle(policy.ICBLead, "icb", "Z9B2Z"), settle(policy.ICBLead, "icb", "QMF")
	h.officer, h.analyst = settle(policy.ProgrammeOfficer, "region", "Y56"), settle(policy.Analyst, "region", "Y56")
	h.approver = settle(policy.FinanceApprover, "region", "Y56")
	return h
}

// send sends something new under a key of its own.
func send(s *contract.Server, path string, body any) *contract.Response {
	return s.Do(http.MethodPost, path, map[string]string{"Idempotency-Key": access.NewID()}, body)
}

// step takes what stands at an address a step on, from the version its reader reads.
func step(s *contract.Server, reader *contract.Server, path, verb string, body any) *contract.Response {
	return s.Do(http.MethodPost, path+"/"+verb, map[string]string{"If-Match": reader.Get(path).Header.Get("ETag"), "Idempotency-Key": access.NewID()}, body)
}

// put sets what stands at an address: the version its caller reads, or anew.
func put(s *contract.Server, path string, body any) *contract.Response {
	header := map[string]string{"If-None-Match": "*"}
	if there := s.Get(path); there.Status == http.StatusOK {
		header = map[string]string{"If-Match": there.Header.Get("ETag")}
	}
	return s.Do(http.MethodPut, path, header, body)
}

// answers fails the test where an answer has another status.
func answers(t *testing.T, r *contract.Response, status int) *contract.Response {
	t.Helper()
	if r.Status != status {
		t.Fatalf("it is answered %d, not %d: %.600s", r.Status, status, r.Body)
	}
	return r
}

// refuses fails the test unless a value is pointed at.
func refuses(t *testing.T, r *contract.Response, status int, pointer, code string) {
	t.Helper()
	var problem struct {
		Errors []struct{ Pointer, Code string }
	}
	answers(t, r, status).Into(t, &problem)
	for _, e := range problem.Errors {
		if e.Pointer == pointer && e.Code == code {
			return
		}
	}
	t.Errorf("nothing points at %s with %s: %s", pointer, code, r.Body)
}

// read reads what stands at an address.
func readAt[T any](t *testing.T, s *contract.Server, path string) (value T) {
	t.Helper()
	answers(t, s.Get(path), http.StatusOK).Into(t, &value)
	return value
}

// items is a page of a list.
type items[T any] struct{ Items []T }

// keepPost puts a whole-time link worker in a post of a network, from a day on.
func (h *house) keepPost(pcn, reference, zone, from string, wte float64) {
	h.t.Helper()
	id, holder := access.NewID(), access.NewID()
	h.Fill(fmt.Sprintf(`SELECT set_config('trellis.reach', '{*}', true);
INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, recruiting_from, updated_at) VALUES ('%[1]s', '%[3]s', '%[4]s', 'splw', '2020-04-01', '2020-04-01', now());
INSERT INTO post_terms (post_id, pcn_code, valid_from, wte_funded, pay_zone, contract, engagement, employer_type, employer_name) VALUES ('%[1]s', '%[3]s', '2020-04-01', 2, nullif('%[5]s', ''), 'permanent', 'employed', 'pcn', 'The network');
INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, share) VALUES ('%[1]s', '%[3]s', 'arrs', '2020-04-01', 75), ('%[1]s', '%[3]s', 'icb', '2020-04-01', 25);
INSERT INTO post_holders (id, pcn_code, reference, updated_at) VALUES ('%[2]s', '%[3]s', 'H-%[4]s', now());
INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, updated_at) VALUES (gen_random_uuid(), '%[1]s', '%[3]s', '%[2]s', %[7]v, '%[6]s', now());`,
		id, holder, pcn, reference, zone, from, wte))
}

// answersTo tells how a rate somebody enters is answered.
func answersTo(s *contract.Server) int { return send(s, "/api/v1/rate_cards", rate(nil)).Status }

// countAll counts the rows of claims, figures and groups that are within reach, whatever the application would narrow.
func countAll(n *int) func(ctx context.Context, tx *database.Tx) error {
	return func(ctx context.Context, tx *database.Tx) error {
		return tx.PGX.QueryRow(ctx, `SELECT (SELECT count(*) FROM arrs_claims) + (SELECT count(*) FROM service_figures) + (SELECT count(*) FROM service_figure_groups)`).Scan(n)
	}
}
