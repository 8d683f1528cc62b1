package access_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func TestAClientMayNoMoreThanItsMaker(t *testing.T) {
	o := newOffice(t)
	o.FillLondon()
	pcn := ask[string](t, o.Server, "SELECT n.pcn_code FROM pcn_sub_icb_locations n JOIN sub_icb_location_icbs l USING (sub_icb_location_code) WHERE l.icb_code = 'QMF' LIMIT 1")
	analyst, _ := o.settle(policy.Analyst, "icb", "QMF")
	lead, _ := o.settle(policy.ICBLead, "icb", "QMF")
	for name, c := range map[string]struct {
		by      *contract.Server
		changes object
		status  int
		at      string
	}{
		"an analyst's own board":             {analyst, object{"scope_kind": "icb", "scope_keys": []string{"qmf"}}, 201, ""},
		"a network within":                   {analyst, object{"scope_kind": "pcn", "scope_keys": []string{pcn}}, 201, ""},
		"a lead's own board":                 {lead, object{"scope_kind": "icb", "scope_keys": []string{"QMF"}, "permissions": []string{"changes:read"}}, 201, ""},
		"another board":                      {analyst, object{"scope_kind": "icb", "scope_keys": []string{"QKK"}}, 422, "/scope_keys/0 unknown_scope"},
		"its own board and another":          {analyst, object{"scope_kind": "icb", "scope_keys": []string{"QKK", "QMF"}}, 422, "/scope_keys/0 unknown_scope"},
		"a board there is not":               {analyst, object{"scope_kind": "icb", "scope_keys": []string{"QZZ"}}, 422, "/scope_keys/0 unknown_scope"},
		"the region of its board":            {analyst, object{}, 422, "/scope_keys/0 unknown_scope"},
		"what an analyst may not":            {analyst, object{"scope_kind": "icb", "scope_keys": []string{"QMF"}, "permissions": []string{"imports:read", "imports:write"}}, 403, "/permissions not_yours"},
		"the audit, by a lead":               {lead, object{"scope_kind": "icb", "scope_keys": []string{"QMF"}, "permissions": []string{"audit:read"}}, 403, "/permissions not_yours"},
		"another's organisations, by a lead": {lead, object{"scope_kind": "icb", "scope_keys": []string{"QMF"}, "permissions": []string{"organisations:write"}}, 403, "/permissions not_yours"},
	} {
		answer := c.by.Do(http.MethodPost, clientsPath, nil, newClient(c.changes))
		if answer.Status != c.status {
			t.Errorf("%s: it is answered %d %s", name, answer.Status, answer.Body)
		}
		if code := map[int]string{422: "invalid", 403: "forbidden"}[c.status]; code != "" {
			if at := problemOf(t, name, answer, c.status, code); !slices.Contains(at, c.at) {
				t.Errorf("%s: it points at %v", name, at)
			}
		}
	}
	told := func(code string) string {
		body := analyst.Do(http.MethodPost, clientsPath, nil, newClient(object{"scope_kind": "icb", "scope_keys": []string{code}})).JSON.(object)
		return strings.ReplaceAll(body["detail"].(string), code, "…")
	}
	if told("QKK") != told("QZZ") {
		t.Errorf("what is out of reach is told from what is not: %q %q", told("QKK"), told("QZZ"))
	}
	finance, _ := o.settle(policy.FinanceApprover, "region", "Y56")
	manager, _ := o.settle(policy.PCNManager, "pcn", pcn)
	for name, by := range map[string]*contract.Server{"a finance approver": finance, "a network's manager": manager} {
		problemOf(t, name, by.Do(http.MethodPost, clientsPath, nil, newClient(nil)), http.StatusForbidden, "forbidden")
		problemOf(t, name, by.Get(clientsPath), http.StatusForbidden, "forbidden")
	}
	problemOf(t, "nobody", o.Anonymously().Do(http.MethodPost, clientsPath, nil, newClient(nil)), http.StatusUnauthorized, "unauthenticated")
	machine := token(t, o.Server, makeClient(t, o.Server, object{"permissions": policy.ClientPermissions()}))
	for _, c := range []struct{ method, path string }{{"POST", clientsPath}, {"GET", clientsPath}, {"GET", "/api/v1/users"}, {"POST", "/api/v1/invitations"}} {
		problemOf(t, "a client that may all it can", with(o.Server, machine, c.method, c.path, nil), http.StatusForbidden, "forbidden")
	}
}

// What another owns does not exist, byte for byte, and not by the application's queries alone.
func TestAnotherPersonsClientsDoNotExist(t *testing.T) {
	o := newOffice(t)
	mine, me := o.settle(policy.Analyst, "icb", "QMF")
	other, _ := o.settle(policy.Analyst, "icb", "QMF")
	board := object{"scope_kind": "icb", "scope_keys": []string{"QMF"}}
	client := makeClient(t, mine, board)
	seen := func(s *contract.Server, path string) (answer *contract.Response, plain string) {
		answer = s.Get(path)
		body := answer.Text()
		for _, own := range []string{client.ID, answer.Header.Get("X-Request-ID")} {
			body = strings.ReplaceAll(body, own, "…")
		}
		return answer, body
	}
	hidden, one := seen(other, clientsPath+"/"+client.ID)
	none := other.Get(clientsPath + "/" + access.NewID())
	strip := func(r *contract.Response) object {
		body := r.JSON.(object)
		return without(without(body, "request_id"), "instance")
	}
	if hidden.Status != http.StatusNotFound || len(strip(hidden)) != len(strip(none)) || strip(hidden)["detail"] != strip(none)["detail"] {
		t.Errorf("another's client is answered %d %s", hidden.Status, one)
	}
	for _, c := range []struct{ method, below string }{{"PATCH", ""}, {"POST", "/secrets"}, {"POST", "/revoke"}, {"POST", "/secrets/" + client.Secrets[0].ID + "/end"}} {
		answer := other.Do(c.method, clientsPath+"/"+client.ID+c.below, map[string]string{"If-Match": `"v1.x"`}, object{})
		problemOf(t, c.method+c.below, answer, http.StatusNotFound, "not_found")
	}
	if answer, body := seen(other, clientsPath); answer.Status != http.StatusOK || !strings.Contains(body, `"items":[]`) {
		t.Errorf("the other's list is %s", body)
	}
	if answer, _ := seen(o.Server, clientsPath+"/"+client.ID); answer.Status != http.StatusOK {
		t.Errorf("an administrator is answered %d", answer.Status)
	}
	// Without the application's own narrowing, row-level security still holds.
	stranger := vocabulary.Actor{ID: access.NewID(), Kind: vocabulary.KindPerson, Grants: []vocabulary.Grant{{Role: policy.Analyst, ScopeKind: "icb", ScopeKeys: []string{"QMF"}, Reach: []string{"icb:QMF"}}}}
	unfiltered := policy.Unfiltered(t.Context())
	if found, err := o.App.Access.Client(unfiltered, stranger, client.ID); err == nil {
		t.Errorf("a stranger reads %+v", found)
	}
	owner := stranger
	owner.ID = me
	if _, err := o.App.Access.Client(unfiltered, owner, client.ID); err != nil {
		t.Errorf("its owner does not: %v", err)
	}
}

func TestTheDatabaseLetsNobodyMakeAClientForWhatTheyDoNotReach(t *testing.T) {
	o := newOffice(t)
	conn, err := pgx.Connect(t.Context(), o.Database.AppURL)
	must(t, err)
	defer conn.Close(t.Context())
	const insert = `INSERT INTO api_clients (id, name, owner_id, permissions, scope_kind, scope_keys, expires_on, created_at, updated_at)
		VALUES (gen_random_uuid(), 'x', 'me', '{imports:read}', 'icb', '{QMF,QKK}', '2027-01-01', now(), now())`
	for reach, want := range map[string]string{
		"{}": "row-level security", "{user:me}": "row-level security", "{user:me,icb:QMF}": "row-level security", "{icb:QMF,icb:QKK}": "row-level security",
		"{user:me,icb:QMF,icb:QKK}": "", "{*}": "",
	} {
		err := pgx.BeginFunc(t.Context(), conn, func(tx pgx.Tx) error {
			if _, err := tx.Exec(t.Context(), "SELECT set_config('trellis.reach', $1, true), set_config('trellis.event_id', gen_random_uuid()::text, true)", reach); err != nil {
				return err
			}
			if _, err := tx.Exec(t.Context(), insert); err != nil {
				return err
			}
			return tx.Rollback(t.Context())
		})
		if want == "" && err != nil && !strings.Contains(err.Error(), "tx is closed") || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("with the reach %s it answers %v", reach, err)
		}
	}
}

func TestAClientLosesWhatItsOwnerLosesUntilItIsTakenOver(t *testing.T) {
	o := newOffice(t)
	mine, me := o.settle(policy.ICBLead, "icb", "QMF")
	client := makeClient(t, mine, object{"scope_kind": "icb", "scope_keys": []string{"QMF"}})
	got := token(t, o.Server, client)
	if status := may(o.Server, got, "/api/v1/imports"); status != http.StatusOK {
		t.Fatalf("before, it is answered %d", status)
	}
	membership := ask[string](t, o.Server, "SELECT id::text FROM memberships WHERE user_id = $1::text::uuid", me)
	if answer := o.Do(http.MethodPost, "/api/v1/memberships/"+membership+"/end", map[string]string{"If-Match": `"v1.x"`}, object{}); answer.Status != http.StatusOK {
		t.Fatalf("ending the role answers %d %s", answer.Status, answer.Body)
	}
	problemOf(t, "its token", with(o.Server, got, http.MethodGet, "/api/v1/imports", nil), http.StatusForbidden, "forbidden")
	refusedToken(t, "another token", askToken(o.Server, basic(client.ID, client.Secret), clientCredentials), http.StatusBadRequest, "unauthorized_client")
	var seen access.APIClient
	o.Get(clientsPath+"/"+client.ID).Into(t, &seen)
	if !slices.Equal(seen.LapsedPermissions, seen.Permissions) || seen.Status != "active" {
		t.Errorf("it is shown as %+v", seen)
	}
	taken := changed(t, change(t, o.Server, http.MethodPost, client.ID, "/take_over", nil))
	if taken.OwnerID != contract.AdministratorID || len(taken.LapsedPermissions) > 0 {
		t.Errorf("taken over it is %+v", taken)
	}
	problemOf(t, "taking over one's own", change(t, o.Server, http.MethodPost, client.ID, "/take_over", nil), http.StatusConflict, "conflict")
	if status := may(o.Server, got, "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("then it is answered %d", status)
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM api_client_secrets WHERE ('user:' || $1) = ANY (scopes)", me); n > 0 {
		t.Error("its secrets are still seen by whose it was")
	}
	if answer := mine.Get(clientsPath + "/" + client.ID); answer.Status == http.StatusOK {
		t.Error("whose it was still sees it")
	}
}

// An administrator of one region sees a client that is for two, and gets no secret of it.
func TestWhoReachesAPartOfWhatAClientIsForMayEndItAndNotActByIt(t *testing.T) {
	o := newOffice(t)
	both, _ := o.settle(policy.ProgrammeAdmin, "region", "Y56", "Y60")
	client := makeClient(t, both, object{"scope_keys": []string{"Y60", "Y56"}})
	for _, below := range []string{"/secrets", "/take_over"} {
		problemOf(t, below, change(t, o.Server, http.MethodPost, client.ID, below, nil), http.StatusForbidden, "forbidden")
	}
	problemOf(t, "a permission more", change(t, o.Server, http.MethodPatch, client.ID, "", object{"permissions": []string{"audit:read"}}), http.StatusForbidden, "forbidden")
	changed(t, change(t, both, http.MethodPost, client.ID, "/secrets", nil))
	changed(t, change(t, o.Server, http.MethodPost, client.ID, "/secrets/"+client.Secrets[0].ID+"/end", nil))
	changed(t, change(t, o.Server, http.MethodPost, client.ID, "/revoke", nil))
}

func TestTheClientsOfAClosedAccountStop(t *testing.T) {
	o := newOffice(t)
	mine, me := o.settle(policy.Analyst, "region", "Y56")
	client := makeClient(t, mine, nil)
	got := token(t, o.Server, client)
	if answer := o.Do(http.MethodPatch, "/api/v1/users/"+me, map[string]string{"If-Match": `"v1.x"`}, object{"status": "disabled"}); answer.Status != http.StatusOK {
		t.Fatalf("closing the account answers %d %s", answer.Status, answer.Body)
	}
	if status := may(o.Server, got, "/api/v1/imports"); status != http.StatusForbidden {
		t.Errorf("its token is answered %d", status)
	}
}

// Two copies of Trellis on one database: what one of them ends, ends on the other.
func TestWhatEndsOnOneCopyEndsOnTheOther(t *testing.T) {
	one := newOffice(t)
	var keys []access.Key
	two := contract.NewServer(t, contract.WithClock(one.clock.now), func(s *server.Options) {
		keys = one.App.Access.Tokens.Keys()
		s.DatabaseURL, s.Access.Origin, s.Access.Keys = one.Database.AppURL, ourOrigin, keys
	})
	for name, end := range map[string]func(access.APIClient){
		"a client is revoked": func(c access.APIClient) { changed(t, change(t, one.Server, http.MethodPost, c.ID, "/revoke", nil)) },
		"its secret ends": func(c access.APIClient) {
			changed(t, change(t, one.Server, http.MethodPost, c.ID, "/secrets/"+c.Secrets[0].ID+"/end", nil))
		},
		"it loses a permission": func(c access.APIClient) {
			changed(t, change(t, one.Server, http.MethodPatch, c.ID, "", object{"permissions": []string{"organisations:read"}}))
		},
	} {
		client := makeClient(t, one.Server, object{"name": name})
		got := token(t, one.Server, client)
		for range 3 { // known there
			if status := may(two, got, "/api/v1/imports"); status != http.StatusOK {
				t.Fatalf("%s: before, the other copy answers %d", name, status)
			}
		}
		end(client)
		began := time.Now()
		for may(two, got, "/api/v1/imports") == http.StatusOK {
			if time.Since(began) > 10*time.Second {
				t.Fatalf("%s: ten seconds on, the other copy still lets it in", name)
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Logf("%s: the other copy knows after %s", name, time.Since(began).Round(time.Millisecond))
	}
}
