package workforce_test

import (
	"fmt"
	"maps"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/platform/testkit"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

type object = map[string]any

// atTen is when the tests of this room take place: 26 November 2026.
func atTen() time.Time { return time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC) }

// town is a small invented London with somebody in each role that posts concern.
type town struct {
	*contract.Server
	manager, sibling, lead, otherLead, officer, analyst, finance *contract.Server
}

func newTown(t testing.TB) town {
	t.Helper()
	s := contract.NewServer(t, contract.WithClock(atTen))
	s.FillLondon()
	as := func(role policy.Role, kind, key string) *contract.Server {
		return s.As(s.Settle(access.NewPerson{Name: role + " of " + key, Email: strings.ToLower(role+"."+key) + "@trellis.invalid", Role: role, ScopeKind: kind, ScopeKeys: []string{key}, From: vocabulary.NewDate(2020, 1, 1)}))
	}
	return town{s, as(policy.PCNManager, "pcn", "UD0001"), as(policy.PCNManager, "pcn", "UD0003"), as(policy.ICBLead, "icb", "Z9B2Z"), as(policy.ICBLead, "icb", "QMF"),
		as(policy.ProgrammeOfficer, "region", "Y56"), as(policy.Analyst, "region", "Y56"), as(policy.FinanceApprover, "region", "Y56")}
}

func with(o object, changes ...object) object {
	o = maps.Clone(o)
	for _, more := range changes {
		maps.Copy(o, more)
	}
	return o
}

// linkWorker is a new post for a link worker, whole-time, of the network UD0001.
var linkWorker = object{"pcn_code": "UD0001", "reference": "SPLW-1", "role_type": "splw", "opened_on": "2024-04-01", "recruiting_from": "2024-04-01", "wte_funded": 1,
	"afc_band": "5", "contract": "permanent", "engagement": "employed", "employer_type": "pcn", "employer_name": "Camden Demo 1"}

// answered sends something, which must be answered as wanted, and reads what comes.
func answered[T any](t testing.TB, s *contract.Server, want int, method, path string, version int64, body any) (read T) {
	t.Helper()
	header := map[string]string{}
	if version > 0 {
		header["If-Match"] = fmt.Sprintf(`"v%d.x"`, version)
	}
	answer := s.Do(method, path, header, body)
	if answer.Status != want {
		t.Fatalf("%s %s %v answers %d %s", method, path, body, answer.Status, answer.Text())
	}
	answer.Into(t, &read)
	return read
}

func made(t testing.TB, s *contract.Server, changes ...object) workforce.PostDetail {
	t.Helper()
	return answered[workforce.PostDetail](t, s, http.StatusCreated, http.MethodPost, "/api/v1/posts", 0, with(linkWorker, changes...))
}

func post(t testing.TB, s *contract.Server, id, query string) workforce.PostDetail {
	t.Helper()
	return answered[workforce.PostDetail](t, s, http.StatusOK, http.MethodGet, "/api/v1/posts/"+id+query, 0, nil)
}

func changed(t testing.TB, s *contract.Server, p workforce.PostDetail, change object) workforce.PostDetail {
	t.Helper()
	return answered[workforce.PostDetail](t, s, http.StatusOK, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version, change)
}

func assigned(t testing.TB, s *contract.Server, postID string, body object) workforce.Assignment {
	t.Helper()
	return answered[workforce.Assignment](t, s, http.StatusCreated, http.MethodPost, "/api/v1/posts/"+postID+"/assignments", 0, body)
}

// problem is a refusal.
type problem struct {
	Code, Detail string
	Errors       []vocabulary.Fault
}

// refused sends something that must be refused, and gives the first fault as pointer, code and message.
func refused(t testing.TB, s *contract.Server, status int, method, path string, version int64, body any) (p problem, first string) {
	t.Helper()
	p = answered[problem](t, s, status, method, path, version, body)
	if len(p.Errors) > 0 {
		first = p.Errors[0].Pointer + " " + p.Errors[0].Code + " " + p.Errors[0].Message
	}
	return p, first
}

// owner is a connection past every route.
func owner(t testing.TB, s *contract.Server) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.Database.OwnerURL)
	must(t, err)
	t.Cleanup(func() { _ = conn.Close(t.Context()) })
	return conn
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
