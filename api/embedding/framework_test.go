package embedding_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/embedding"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

type object = map[string]any

// answered sends something, which must be answered as wanted, and reads what comes.
func answered[T any](t testing.TB, s *contract.Server, want int, method, path string, version int64, body any) (read T) {
	t.Helper()
	header := map[string]string{}
	if version > 0 {
		header["If-Match"] = fmt.Sprintf(`"v%d.x"`, version)
	}
	answer := s.Do(method, path, header, body)
	if answer.Status != want {
		t.Fatalf("%s %s answers %d %s", method, path, answer.Status, answer.Text())
	}
	answer.Into(t, &read)
	return read
}

// problem is what refuses a change.
type problem struct {
	Detail string
	Errors []struct{ Pointer, Code, Message string }
}

const frameworks = "/api/v1/embedding_frameworks"

func framework(t testing.TB, s *contract.Server, number int) embedding.FrameworkDetail {
	t.Helper()
	return answered[embedding.FrameworkDetail](t, s, http.StatusOK, http.MethodGet, fmt.Sprintf("%s/%d", frameworks, number), 0, nil)
}

// owner is a connection that may do everything.
func owner(t testing.TB, s *contract.Server) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), s.Database.AdminURL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func TestEverybodyReadsTheFirstFrameworkWhichIsThatOfTheCatalogue(t *testing.T) {
	f := framework(t, contract.NewServer(t).Anonymously(), 1)
	if f.Status != "published" || f.PublishedAt == nil || f.CriteriaCount != 38 || f.CoreCount != 27 || f.GateCount != 5 || len(f.Domains) != 8 {
		t.Errorf("the first framework is %+v", f.Framework)
	}
	scopes, gates := map[string]int{}, []string{}
	for _, domain := range f.Domains {
		for i, c := range domain.Criteria {
			scopes[c.Scope]++
			if c.IsGate {
				gates = append(gates, c.Code)
			}
			if len(c.Levels) != 5 || c.Source == "" || c.Explanation == "" || c.Code != fmt.Sprint(domain.Code, i+1) {
				t.Errorf("%s has %d levels, or lacks a source or an explanation, or stands in the wrong place", c.Code, len(c.Levels))
			}
			for level, words := range c.Levels {
				if len(words) < 8 || slices.Index(c.Levels, words) != level {
					t.Errorf("%s says too little of level %d, or the same as of another: %q", c.Code, level, words)
				}
			}
		}
	}
	if !reflect.DeepEqual(scopes, map[string]int{"pcn": 14, "role": 24}) || !slices.Equal(gates, []string{"C2", "D1", "D2", "G2", "G5"}) {
		t.Errorf("criteria of the scopes %v, gates %v", scopes, gates)
	}
}

func TestAGateIsOneOfTheCoreCriteria(t *testing.T) {
	s := contract.NewServer(t)
	draft := answered[embedding.FrameworkDetail](t, s, http.StatusCreated, http.MethodPost, frameworks, 0, object{"based_on": 1})
	domains := draft.Domains
	for d := range domains {
		for c := range domains[d].Criteria {
			if gate := &domains[d].Criteria[c]; !gate.IsCore {
				gate.IsGate = true
				message := refused(t, s, http.MethodPatch, frameworks+"/2", draft.Version, object{"domains": domains}, fmt.Sprintf("/domains/%d/criteria/%d/is_core", d, c), "contradicts")
				if !strings.Contains(message, "A gate is one of the core criteria") {
					t.Errorf("it says %q", message)
				}
				gate.IsCore = true
				answered[embedding.FrameworkDetail](t, s, http.StatusOK, http.MethodPatch, frameworks+"/2", draft.Version, object{"domains": domains})
				_, err := owner(t, s).Exec(context.Background(), "SET session_replication_role = replica; UPDATE embedding_criteria SET is_core = false WHERE framework_version = 2 AND code = '"+gate.Code+"'")
				if err == nil || !strings.Contains(err.Error(), "embedding_criteria_gates_are_core") {
					t.Errorf("written past the service it is answered %v", err)
				}
				return
			}
		}
	}
}

func TestADraftIsCopiedChangedComparedAndPublishedAndTheOneBeforeStaysAsItWas(t *testing.T) {
	s := contract.NewServer(t)
	before := framework(t, s, 1)
	draft := answered[embedding.FrameworkDetail](t, s, http.StatusCreated, http.MethodPost, frameworks, 0, object{"based_on": 1, "note": "Says monthly more plainly"})
	if draft.FrameworkVersion != 2 || draft.Status != "draft" || *draft.BasedOn != 1 || draft.Name != before.Name || !reflect.DeepEqual(draft.Domains, before.Domains) {
		t.Fatalf("the draft is %+v", draft.Framework)
	}
	address := frameworks + "/2"

	domains := slices.Clone(draft.Domains)
	supervision := &domains[3].Criteria[1]
	supervision.Levels[3] = "Supervision was held in every month of the last half-year for everybody in the role."
	domains[7].Criteria = append(slices.Clone(domains[7].Criteria), embedding.Criterion{Code: "H4", Name: "Transport", Explanation: "How people get there.", Scope: "pcn", RoleTypes: []string{}, Weight: 2, Source: "Residents",
		Levels: []string{"Nobody asked.", "Some asked.", "It is known.", "It is solved for most.", "It is solved for all."}})
	domains[4].Criteria = domains[4].Criteria[:3]
	changed := answered[embedding.FrameworkDetail](t, s, http.StatusOK, http.MethodPatch, address, draft.Version, object{"domains": domains})
	if !reflect.DeepEqual(changed.Domains, domains) || changed.CriteriaCount != 38 {
		t.Errorf("what was sent is not what is kept")
	}
	if answer := s.Do(http.MethodPatch, address, map[string]string{"If-Match": `"v1.x"`}, object{"name": "Too late"}); answer.Status != http.StatusPreconditionFailed {
		t.Errorf("a change to what somebody else changed is answered with %d", answer.Status)
	}

	compared := answered[embedding.FrameworkComparison](t, s, http.StatusOK, http.MethodGet, address+"/comparison", 0, nil)
	if compared.With != 1 || len(compared.Items) != 3 || compared.Items[0].Code != "D2" || compared.Items[1].Kind != "added" || compared.Items[2].Code != "E4" || compared.Items[2].Kind != "removed" {
		t.Fatalf("the difference is %+v", compared)
	}
	if fields := compared.Items[0].Fields; len(fields) != 1 || fields[0].Field != "level_3" || fields[0].Before != before.Domains[3].Criteria[1].Levels[3] || fields[0].After != supervision.Levels[3] {
		t.Errorf("D2 differs in %+v", fields)
	}

	published := answered[embedding.FrameworkDetail](t, s, http.StatusOK, http.MethodPost, address+"/publish", changed.Version, nil)
	after := framework(t, s, 1)
	if published.Status != "published" || published.PublishedAt == nil || after.Status != "retired" || after.RetiredAt == nil || !reflect.DeepEqual(after.Domains, before.Domains) {
		t.Errorf("after publishing: %+v and %+v", published.Framework, after.Framework)
	}
	for number, version := range map[int]int64{1: after.Version, 2: published.Version} {
		got := answered[problem](t, s, http.StatusConflict, http.MethodPatch, fmt.Sprintf("%s/%d", frameworks, number), version, object{"name": "Another name"})
		if !strings.Contains(got.Detail, "does not change any more") {
			t.Errorf("a change of version %d is refused with %q", number, got.Detail)
		}
	}
}

func TestWhatIsWrongWithAFrameworkIsSaidWhereItStandsAndChangesNothing(t *testing.T) {
	s := contract.NewServer(t)
	draft := answered[embedding.FrameworkDetail](t, s, http.StatusCreated, http.MethodPost, frameworks, 0, object{"based_on": 1})
	for pointer, spoil := range map[string]func(domains []embedding.Domain){
		"/domains/0/code":                  func(d []embedding.Domain) { d[0].Code = "Lead" },
		"/domains/1/code":                  func(d []embedding.Domain) { d[1].Code = "A" },
		"/domains/2/weight":                func(d []embedding.Domain) { d[2].Weight = 11 },
		"/domains/3/criteria":              func(d []embedding.Domain) { d[3].Criteria = []embedding.Criterion{} },
		"/domains/3/criteria/1/code":       func(d []embedding.Domain) { d[3].Criteria[1].Code = "D1" },
		"/domains/4/criteria/0/scope":      func(d []embedding.Domain) { d[4].Criteria[0].Scope = "pcn" },
		"/domains/0/criteria/0/levels":     func(d []embedding.Domain) { d[0].Criteria[0].Levels = d[0].Criteria[0].Levels[:4] },
		"/domains/0/criteria/0/levels/2":   func(d []embedding.Domain) { d[0].Criteria[0].Levels[2] = " " },
		"/domains/0/criteria/0/role_types": func(d []embedding.Domain) { d[0].Criteria[0].RoleTypes = []string{"cc"} },
		"/domains/5/criteria/1/derivation": func(d []embedding.Domain) { d[5].Criteria[1].Derivation = new("guess") },
	} {
		domains := framework(t, s, 2).Domains
		spoil(domains)
		got := answered[problem](t, s, http.StatusUnprocessableEntity, http.MethodPatch, frameworks+"/2", draft.Version, object{"domains": domains})
		if !slices.ContainsFunc(got.Errors, func(e struct{ Pointer, Code, Message string }) bool { return e.Pointer == pointer }) {
			t.Errorf("nothing is said of %s, but %.300v", pointer, got.Errors)
		}
	}
	if got := answered[problem](t, s, http.StatusUnprocessableEntity, http.MethodPatch, frameworks+"/2", draft.Version, object{"domains": []object{}}); len(got.Errors) != 1 {
		t.Errorf("a framework of nothing is refused with %+v", got.Errors)
	}
	if after := framework(t, s, 2); !reflect.DeepEqual(after, draft) {
		t.Error("what was refused has changed the draft")
	}
	answered[problem](t, s, http.StatusUnprocessableEntity, http.MethodPost, frameworks, 0, object{"based_on": 0})
	answered[problem](t, s, http.StatusBadRequest, http.MethodGet, frameworks+"/1/comparison", 0, nil)
	answered[problem](t, s, http.StatusBadRequest, http.MethodGet, frameworks+"/1/comparison?with=first", 0, nil)
	answered[problem](t, s, http.StatusNotFound, http.MethodGet, frameworks+"/01", 0, nil)
}

func TestNoStraightSQLChangesAPublishedFramework(t *testing.T) {
	s := contract.NewServer(t)
	ctx := context.Background()
	owner := owner(t, s)
	for _, statement := range []string{
		"UPDATE embedding_frameworks SET name = 'Another', version = version + 1",
		"UPDATE embedding_frameworks SET status = 'draft', published_at = NULL, version = version + 1",
		"DELETE FROM embedding_frameworks",
		"UPDATE embedding_criteria SET levels[4] = 'Easier' WHERE code = 'D2'",
		"DELETE FROM embedding_criteria WHERE code = 'D2'",
		"UPDATE embedding_domains SET weight = 9",
		"INSERT INTO embedding_domains (framework_version, code, name, weight, position) VALUES (1, 'I', 'More', 1, 9)",
	} {
		tx, err := owner.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tx.Exec(ctx, "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true)"); err != nil {
			t.Fatal(err)
		}
		if _, err = tx.Exec(ctx, statement); err == nil || !strings.Contains(err.Error(), "a published framework does not change") {
			t.Errorf("%s: %v", statement, err)
		}
		_ = tx.Rollback(ctx)
	}
}

func TestTheAuditShowsWhatAChangeOfADraftDiffersInAndNothingElse(t *testing.T) {
	s := contract.NewServer(t)
	draft := answered[embedding.FrameworkDetail](t, s, http.StatusCreated, http.MethodPost, frameworks, 0, object{"based_on": 1})
	domains := draft.Domains
	domains[0].Criteria[0].Weight = 3
	answered[embedding.FrameworkDetail](t, s, http.StatusOK, http.MethodPatch, frameworks+"/2", draft.Version, object{"domains": domains})
	rows, err := owner(t, s).Query(context.Background(), `SELECT table_name || ' ' || record_key || ' ' || array_to_string(ARRAY(SELECT jsonb_object_keys(after) ORDER BY 1), ',') FROM audit_changes
		WHERE event_id = (SELECT id FROM audit_events WHERE operation = 'embedding_frameworks.update' ORDER BY occurred_at DESC LIMIT 1) ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || !slices.Equal(got, []string{"embedding_criteria 2/A1 weight", "embedding_frameworks 2 updated_at,version"}) {
		t.Errorf("the audit has %q: %v", got, err)
	}
}
