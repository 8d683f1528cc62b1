package matrix_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/server/contract"
)

// matrix asks every operation as every caller about every side, and keeps what is wrong with the answers.
type matrix struct {
	world      *world
	operations []operation
	callers    []*caller
	view       *contract.Server
	admin      *pgx.Conn

	requests, cells atomic.Int64
	mu              sync.Mutex
	findings        []string
	// successes counts those of each operation.
	successes map[string]int
}

// newMatrix makes a world and its callers, and has everything in it numbered in the audit.
func newMatrix(t *testing.T) *matrix {
	t.Helper()
	m := &matrix{world: newWorld(t)}
	m.callers = m.world.callers()
	m.world.ownClaim(m.callers)
	m.world.identify()
	var err error
	m.operations, err = operations(m.world)
	must(t, err)
	m.admin, err = pgx.Connect(t.Context(), m.world.Database.AdminURL)
	must(t, err)
	t.Cleanup(func() { _ = m.admin.Close(t.Context()) })
	eventually(t, "everything is numbered", func() bool { // by the product's own sequencer or by this
		var waiting int
		must(t, m.world.App.Sequencer.CatchUp(t.Context()))
		must(t, m.admin.QueryRow(t.Context(), "SELECT count(*) FROM outbox WHERE sequence IS NULL").Scan(&waiting))
		return waiting == 0
	})
	return m
}

// The first promise: nobody sees or changes what lies outside what they were given, and cannot tell it from what there
// is not; neither as the product is built, nor where its own queries narrow nothing and row-level security is alone.
func TestNobodySeesOrChangesWhatIsNotWithinTheirReach(t *testing.T) {
	m := newMatrix(t)
	t.Run("a manager keeps posts, a lead sees no names, an analyst what is counted, another board nothing", m.whoSeesPosts)
	for _, pass := range []struct {
		says string
		view *contract.Server
	}{{"as built", m.world.Server}, {"by row-level security alone", m.world.Unfiltered()}} {
		t.Run(pass.says, func(t *testing.T) {
			began := time.Now()
			m.run(t, pass.view, m.operations)
			t.Logf("%s: %d operations × %d callers × up to %d sides = %d cells; %d requests, %d leaks, %.1f s", pass.says, len(m.operations), len(m.callers),
				len(m.world.records["api_clients"])+1, m.cells.Load(), m.requests.Load(), len(m.findings), time.Since(began).Seconds())
			if m.cells.Load() < 10_000 {
				t.Errorf("only %d cells were asked about", m.cells.Load())
			}
			m.tame(t)
		})
	}
}

// unreachable are the operations that nobody succeeds with here: they take a secret, or what this installation has not.
var unreachable = []string{"POST /api/v1/session", "POST /api/v1/session/step_up", "POST /api/v1/me/totp", "POST /api/v1/me/totp/confirm", "POST /api/v1/me/password", "POST /api/v1/invitations/take", "GET /api/v1/sign_in/oidc", "POST /api/v1/sign_in/oidc",
	"GET /api/v1/sign_in/oidc/callback", "PATCH /api/v1/pcns/:code", "POST /api/v1/imports/:id/apply", "POST /api/v1/imports/:id/undo", "POST /api/v1/sandbox/reset"}

// tame fails where an operation succeeded for nobody, so that its refusals mean nothing.
func (m *matrix) tame(t *testing.T) {
	t.Helper()
	for _, o := range m.operations {
		if never := slices.Contains(unreachable, o.says()); (m.successes[o.says()] == 0) != never {
			t.Errorf("%s succeeded %d times", o.says(), m.successes[o.says()])
		}
	}
}

// shownFindings is how many are printed in full.
const shownFindings = 40

// run asks about some operations, and reports what it finds.
func (m *matrix) run(t *testing.T, view *contract.Server, asked []operation) {
	t.Helper()
	for i, finding := range m.look(t, view, asked) {
		if i < shownFindings {
			t.Error(finding)
		}
	}
}

// look asks about some operations.
func (m *matrix) look(t *testing.T, view *contract.Server, asked []operation) []string {
	t.Helper()
	m.view, m.findings, m.successes = view, nil, map[string]int{}
	m.requests.Store(0)
	m.cells.Store(0)
	before := m.state(t)
	for _, o := range asked {
		turns := make(chan *caller)
		var working sync.WaitGroup
		for range 4 {
			working.Go(func() {
				for c := range turns {
					m.row(o, c)
				}
			})
		}
		for _, c := range m.callers {
			turns <- c
		}
		close(turns)
		working.Wait()
		if !o.writes() {
			continue
		}
		after := m.state(t)
		for table, sum := range after {
			if sum != before[table] {
				m.found("%s: refused or only tried, it has changed %s", o.says(), table)
			}
		}
		before = after
	}
	slices.Sort(m.findings)
	return m.findings
}

// row is one operation as one caller.
func (m *matrix) row(o operation, c *caller) {
	answers := map[string]*contract.Response{}
	for _, s := range m.sides(o, c) {
		m.cells.Add(1)
		m.judge(o, c, s, answers)
	}
	m.searches(o, c)
}

// ask sends one request; one that should succeed is only tried.
func (m *matrix) ask(o operation, c *caller, s *side, v variant, tried bool) *contract.Response {
	header := map[string]string{}
	maps.Copy(header, v.header)
	if c.bearer != "" && o.Operation != "tokens.create" { // where a program shows a secret, and no token
		header["Authorization"] = "Bearer " + c.bearer
	}
	path := s.path
	if tried && o.takes("query", "dry_run") {
		path += "?dry_run=true"
	}
	m.requests.Add(1)
	browser := c.on(m.view)
	request, err := browser.Request(o.Method, path, header, s.body)
	if err != nil {
		m.found("%s by %s cannot be asked: %v", o.says(), c.says, err)
		return nil
	}
	if o.Tries { // as Trellis's own pages do
		request.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	answer, err := browser.Send(request)
	if err != nil {
		m.found("%s %s by %s: %v", o.says(), s.says, c.says, err)
	}
	if answer != nil && answer.Status >= http.StatusInternalServerError {
		m.found("%s %s by %s answers %d %s", o.says(), s.says, c.says, answer.Status, answer.Text())
	}
	return answer
}

func (m *matrix) found(format string, args ...any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.findings = append(m.findings, fmt.Sprintf(format, args...))
}

// noted are the tables of what was only used or tried, and is no write of anybody's.
var noted = []string{"session_uses", "user_uses", "api_client_uses", "sign_in_failures", "used_assertions", "totp_steps"}

// state is a sum over every row of every table.
func (m *matrix) state(t *testing.T) map[string]string {
	t.Helper()
	rows, err := m.admin.Query(t.Context(), `SELECT c.relname::text, (xpath('/row/sum/text()', query_to_xml(
			format('SELECT md5(coalesce(string_agg(md5(t::text), '''' ORDER BY md5(t::text)), '''')) AS sum FROM %I t', c.relname), false, true, '')))[1]::text
		FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)`, noted)
	must(t, err)
	sums := map[string]string{}
	var table, sum string
	_, err = pgx.ForEachRow(rows, []any{&table, &sum}, func() error { sums[table] = sum; return nil })
	must(t, err)
	if len(sums) < 30 || strings.Join(slices.Collect(maps.Values(sums)), "") == "" {
		t.Fatalf("the state is %v", sums)
	}
	return sums
}
