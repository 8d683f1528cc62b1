package openapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

type object = map[string]any

// keepers are two who administer every region, lead every board here and manage its networks: what one records the other
// approves.
func keepers(s *contract.Server, boards, networks []string) (keepers []string) {
	for _, name := range []string{"Ava Allover", "Bea Both"} {
		id := s.Settle(access.NewPerson{Name: name, Email: strings.ToLower(name[:3]) + "@trellis.invalid", Role: policy.ProgrammeAdmin, ScopeKind: "region",
			// Who administers one region only changes nothing of the boards elsewhere.
			ScopeKeys: []string{"Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63"}})
		for _, role := range []object{{"role": policy.ICBLead, "scope_kind": "icb", "scope_keys": boards}, {"role": policy.PCNManager, "scope_kind": "pcn", "scope_keys": networks}} {
			s.Do(http.MethodPost, "/api/v1/users/"+id+"/memberships", nil, role)
		}
		keepers = append(keepers, id)
	}
	return keepers
}

// sent sends a request that must succeed, and keeps what it teaches.
func (s *seen) sent(t *testing.T, by *contract.Server, method, operation, path string, header map[string]string, body any) (id string) {
	t.Helper()
	answer := by.Do(method, path, header, body)
	if answer.Status != http.StatusOK && answer.Status != http.StatusCreated {
		t.Fatalf("%s %s %v answers %d %.600s", method, path, body, answer.Status, answer.Body)
	}
	encoded, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	s.note(asked{operation: operation, method: method, path: path, body: encoded}, answer)
	id, _ = answer.JSON.(object)["id"].(string)
	return id
}

// keepPosts gives networks posts with people in them who are supported, claims, rates and figures to ask about.
func (s *seen) keepPosts(t *testing.T, by []*contract.Server, networks []string) {
	t.Helper()
	made := func(who int, path, id, under string, body object) string {
		operation := "POST " + path
		if under != "" {
			operation += "/{id}/" + under
			path += "/" + id + "/" + under
		}
		return s.sent(t, by[who%2], http.MethodPost, operation, path, map[string]string{"Idempotency-Key": access.NewID()}, body)
	}
	for n := range 24 {
		network := networks[n%4]
		post := made(n, "/api/v1/posts", "", "", object{"pcn_code": network, "reference": fmt.Sprint("P-", n), "role_type": "splw", "opened_on": "2024-04-01", "recruiting_from": "2024-04-01", "wte_funded": 10,
			"contract": "permanent", "engagement": "employed", "employer_type": "pcn", "employer_name": "The network"})
		made(n, "/api/v1/posts", post, "supervision_arrangements", object{"kind": "clinical_professional", "supervisor_role": "GP", "frequency": "monthly", "valid_from": "2025-01-01"})
		assignment := made(n, "/api/v1/posts", post, "assignments", object{"holder_reference": fmt.Sprint("H-", n), "wte": 0.5, "valid_from": "2024-06-01"})
		for m := range 2 {
			made(n, "/api/v1/assignments", assignment, "supervision_sessions", object{"kind": "educational", "held_on": fmt.Sprintf("2025-1%d-12", m)})
			made(n, "/api/v1/assignments", assignment, "training_records", object{"course_code": []string{"link_worker_pci", "statutory_and_mandatory"}[m], "enrolled_on": "2025-07-01"})
		}
		made(n, "/api/v1/arrs_claims", "", "", object{"pcn_code": network, "role_type": "splw", "month": fmt.Sprintf("2025-%02d-01", 1+n/4), "wte": 1, "amount_pence": 350000})
		s.sent(t, by[0], http.MethodPut, "", fmt.Sprintf("/api/v1/pcns/%s/service_figures/splw/2025-%02d", network, 1+n/4), map[string]string{"If-None-Match": "*"}, object{"referrals": 40, "declined": 3})
	}
	for n, network := range networks {
		s.sent(t, by[0], http.MethodPut, "", fmt.Sprintf("/api/v1/pcn_populations/%s/2025-01-%02d", network, 1+n), map[string]string{"If-None-Match": "*"}, object{"weighted": 40000.5, "source": "Payments"})
	}
	for n, zone := range []string{"base", "inner", "outer"} {
		made(n, "/api/v1/rate_cards", "", "", object{"role_type": "splw", "pay_zone": zone, "valid_from": "2026-04-01", "annual_max_pence": 4200000, "status": "confirmed", "source": "The contract"})
		made(n, "/api/v1/entitlement_rates", "", "", object{"financial_year": fmt.Sprintf("202%d/2%d", n+6, n+7), "pence_per_weighted_person": 2700.5, "list_date": "2026-01-01", "status": "confirmed", "source": "The contract"})
	}
	for n, network := range networks {
		made(n, "/api/v1/assessments", "", "", object{"pcn_code": network, "kind": "self", "criteria_set": "core"})
		made(n, "/api/v1/improvement_actions", "", "", object{"pcn_code": network, "title": "Do something", "reason": "other", "owner": "A manager", "due_on": "2999-12-31"})
	}
	for n, board := range []string{"Z9B2Z", "QMF", "QKK"} {
		made(n, "/api/v1/assessment_campaigns", "", "", object{"icb_code": board, "title": "This quarter", "criteria_set": "core", "opens_on": vocabulary.DateOf(time.Now()), "due_on": vocabulary.DateOf(time.Now()).AddDays(30)})
	}
	for range 24 {
		s.sent(t, by[0], http.MethodPost, "", "/api/v1/embedding_frameworks", nil, object{"based_on": 1})
	}
	// A file of which a row is left out, to be had again.
	for _, sample := range s.samples {
		if sample.kind == "posts" {
			content := strings.ReplaceAll(sample.content, "UD0001,", networks[0]+",") + networks[0] + ",X-1,cc\n"
			parts := contract.FileForm(sample.kind, "", sample.name, []byte(content))
			answer := by[0].PostForm("/api/v1/imports", nil, parts...)
			if answer.Status != http.StatusCreated {
				t.Fatalf("a file of posts answers %d %s", answer.Status, answer.Text())
			}
			s.codes["left_out"] = append(s.codes["left_out"], answer.JSON.(object)["id"].(string))
			s.codes["imports"] = append(s.codes["imports"], s.codes["left_out"]...) // and leave it alone
		}
	}
	s.read(t, by[0], map[string]string{"posts": "", "arrs_claims": "", "rate_cards": "", "entitlement_rates": "", "pcn_populations": "", "service_figures": "", "embedding_frameworks": "", "assessments": "", "improvement_actions": "", "assessment_campaigns": ""})
}

// nested are the lists of what is made under something else, by the last word of the address it is made at.
var nested = []string{"posts", "assignments", "supervision_arrangements", "supervision_sessions", "training_records", "arrs_claims", "rate_cards", "entitlement_rates", "assessments", "improvement_actions", "assessment_campaigns"}

// readies are the steps that another step waits for, and steps that can be asked of what they were taken of.
var (
	readies = map[string]string{"approve": "approved", "close": "closed"}
	after   = map[string]string{"/api/v1/imports/{id}/left_out_rows": "left_out", "/api/v1/arrs_claims/{id}/adjust": "approved", "/api/v1/posts/{id}/reopen": "closed"}
)

// putAt are what is set at an address of its own, by the first word of that.
var putAt = map[string]string{"pcn_populations": "populations", "pcns": "figures"}

// uses are the operations that use up what they are about.
var uses = []string{"end", "withdraw", "approve"}

// noteWorkforce keeps what was made of posts and money, and forgets most of what was used up.
func (s *seen) noteWorkforce(a asked, path string, body object) {
	words := strings.Split(path, "/")
	last := words[len(words)-1]
	switch {
	case a.method == http.MethodPost && slices.Contains(nested, last):
		if id, ok := body["id"].(string); ok {
			s.codes[last] = append(s.codes[last], id)
		}
	case a.method == http.MethodPost && last == "embedding_frameworks":
		s.codes[last] = append(s.codes[last], fmt.Sprint(body["framework_version"]))
	case a.method == http.MethodPost && last == "publish": // it is a draft no more
		s.codes[words[3]] = slices.DeleteFunc(s.codes[words[3]], func(number string) bool { return number == words[4] && len(s.codes[words[3]]) > 1 })
	case a.method == http.MethodPut && putAt[words[3]] != "":
		noun := putAt[words[3]]
		if !slices.Contains(s.codes[noun], path) {
			s.codes[noun] = append(s.codes[noun], path)
		}
	case len(words) == 6 && a.method == http.MethodPost && readies[last] != "" && words[3] != "assessment_campaigns":
		s.codes[readies[last]] = append(s.codes[readies[last]], words[4])
	}
	if len(words) == 6 && a.method == http.MethodPost && slices.Contains(uses, last) && len(s.codes[words[3]]) > 8 {
		s.codes[words[3]] = slices.DeleteFunc(s.codes[words[3]], func(id string) bool { return id == words[4] })
	}
}

// recordOf is the address of the record that a step was asked of.
func recordOf(path string) string {
	for _, verb := range []string{"/approve", "/adjust", "/close", "/reopen", "/end", "/withdraw"} {
		path = strings.TrimSuffix(path, verb)
	}
	return path
}

// readFirst is what a careful program sends before it changes a post, which changes with all that belongs to it, a board,
// or the caller's own account: there are two callers.
func (m *maker) readFirst(a asked) *asked {
	path, _, _ := strings.Cut(a.path, "?")
	path = recordOf(path)
	switch {
	case !m.tame || a.header["If-Match"] == "":
	case path == "/api/v1/me":
		return &asked{operation: "GET /api/v1/me/account", method: http.MethodGet, path: path + "/account", header: map[string]string{}}
	case strings.HasPrefix(path, "/api/v1/posts/"):
		return &asked{operation: "GET /api/v1/posts/{id}", method: http.MethodGet, path: path, header: map[string]string{}}
	case strings.HasPrefix(path, "/api/v1/icbs/"):
		return &asked{operation: "GET /api/v1/icbs/{code}", method: http.MethodGet, path: path, header: map[string]string{}}
	}
	return nil
}

// kept fills in an address of figures or people: mostly one there is something at.
func (m *maker) kept(path string) string {
	for prefix, noun := range map[string]string{"/api/v1/pcn_populations/{": "populations", "/api/v1/pcns/{code}/service_figures/{": "figures"} {
		if !strings.HasPrefix(path, prefix) || m.chance(4) {
			continue
		}
		if known := m.seen.codes[noun]; len(known) > 0 {
			return pick(m, known)
		}
	}
	if ready := m.seen.codes[after[path]]; len(ready) > 0 && !m.chance(4) {
		return strings.Replace(path, "{id}", pick(m, ready), 1)
	}
	return path
}

func (m *maker) today() vocabulary.Date { return vocabulary.DateOf(time.Now()) }

// ago is a day of the last year or so.
func (m *maker) ago() vocabulary.Date { return m.today().AddDays(-m.IntN(400)) }

// agree makes the fields of a body about posts and money fit each other.
func (m *maker) agree(schema *openapi3.Schema, o object) {
	has := func(name string) bool { return schema.Properties[name] != nil }
	switch {
	case has("short_name") && len(schema.Properties) == 1: // a board, whose names are all different
		o["short_name"] = fmt.Sprintf("Board %x", m.Uint32())
	case has("engagement"): // a post
		for _, name := range []string{"contract_ends_on", "funding_lines", "recruiting_from", "effective_on", "base_practice_codes", "afc_band"} {
			delete(o, name)
		}
		o["contract"], o["wte_funded"] = "permanent", 10
		if o["reference"] = fmt.Sprintf("R-%x", m.Uint32()); has("opened_on") {
			o["opened_on"] = m.ago()
			o["recruiting_from"], o["funding_lines"] = o["opened_on"], []object{{"source": "arrs", "share": 100, "valid_from": o["opened_on"]}}
		}
	case has("holder_name"): // somebody in it
		delete(o, "valid_to")
		delete(o, "leaving_reason")
		if o["wte"] = 0.1; has("holder_reference") {
			o["holder_reference"] = fmt.Sprintf("H-%x", m.Uint32())
		} else {
			delete(o, "valid_from")
		}
	case has("held_on"):
		o["held_on"] = m.ago()
	case has("enrolled_on"):
		if o["enrolled_on"] = m.ago(); o["completed_on"] == nil {
			delete(o, "expires_on")
		}
		if o["completed_on"] != nil {
			o["completed_on"], o["expires_on"] = m.today(), m.today().AddDays(365)
		}
	case has("supervisor_role"), has("annual_max_pence"):
		delete(o, "valid_to")
	case has("financial_year"):
		year := 20 + m.IntN(9)
		o["financial_year"], o["pence_per_weighted_person"], o["list_date"] = fmt.Sprintf("20%d/%d", year, year+1), 2700.5, m.ago()
	case has("amount_pence"):
		o["wte"], o["amount_pence"] = 1, m.IntN(500_000)
		if has("month") {
			day := m.ago()
			o["month"] = day.String()[:8] + "01"
		}
	case has("due_on"): // a campaign
		o["title"], o["due_on"] = "The next quarter", m.today().AddDays(30)
		if has("opens_on") {
			o["opens_on"] = m.today()
		}
	case has("caseload_min"):
		delete(o, "aliases")
		o["caseload_min"], o["caseload_max"] = 100, 200
	case has("due_on"): // an improvement action, which another for the same stands in the way of
		for _, name := range []string{"status", "outcome", "criterion_code"} {
			delete(o, name)
		}
		if o["title"], o["owner"], o["due_on"] = "Do something", "A manager", m.today().AddDays(m.IntN(400)); has("reason") {
			o["reason"] = "other"
		}
	case has("weighted"):
		o["weighted"], o["registered"] = 40000, 39000
	case has("first_contacts"):
		o["referrals"], o["declined"], o["first_contacts"], o["wait_days_median"], o["caseload"], o["contacts"] = 20, m.IntN(20), 12, 7.5, 80, 100
		if delete(o, "groups"); m.chance(2) {
			o["groups"] = []object{{"dimension": "source", "group_code": "self", "referrals": 20}}
		}
	}
	if delete(o, "source_url"); has("source") && has("source_url") {
		o["source"] = "The contract"
	}
}
