package access_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// Where the application's own filter is forgotten, the database still shows nobody what they do not reach.
func TestWithoutTheApplicationsFilterTheDatabaseStillHidesPeople(t *testing.T) {
	o, ids := town(t)
	_, token := invited(t, o.As(ids["Nell Northeast"]), invitation("n@example.nhs.uk", "analyst", "icb", "QMF"))
	theirs := ask[string](t, o.Server, "SELECT id::text FROM invitations")
	signedIn(t, browserOn(o.Server).take(token, password))
	cookie := &http.Cookie{Name: "__Host-trellis", Value: o.SignIn(ids["Wanda West"], "A test", "127.0.0.1")}
	handler := o.App.Handler()
	unfiltered := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r.WithContext(policy.Unfiltered(r.Context())))
	})
	get := func(path string, filtered bool) (status int, body string) {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1"+path, nil)
		must(t, err)
		request.AddCookie(cookie)
		answer := recorded(map[bool]http.Handler{true: handler, false: unfiltered}[filtered], request)
		return answer.Code, answer.Body.String()
	}
	hidden := []string{"Nell Northeast", "Ana Everywhere", "Mick Midlands", "Bola Ade", "Ada Administrator", "n@example.nhs.uk"}
	for _, path := range []string{"/api/v1/users", "/api/v1/users.csv", "/api/v1/invitations", "/api/v1/invitations.ndjson", "/api/v1/me/sessions", "/api/v1/users/" + ids["Otto Old"]} {
		for _, filtered := range []bool{true, false} {
			status, body := get(path, filtered)
			if at := slices.IndexFunc(hidden, func(name string) bool { return strings.Contains(body, name) }); status != http.StatusOK || at >= 0 {
				t.Errorf("%s (filtered by the application: %v) answers %d %s", path, filtered, status, body)
			}
		}
	}
	for _, path := range []string{"/api/v1/users/" + ids["Nell Northeast"], "/api/v1/users/" + ids["Mick Midlands"], "/api/v1/invitations/" + theirs} {
		for _, filtered := range []bool{true, false} {
			if status, body := get(path, filtered); status != http.StatusNotFound {
				t.Errorf("%s (filtered by the application: %v) answers %d %s", path, filtered, status, body)
			}
		}
	}
}

// Without a reach a connection of the application sees nobody, and with one no more than that.
func TestTheApplicationsConnectionSeesNobodyByItself(t *testing.T) {
	o, ids := town(t)
	o.member(amina, "analyst", "region", "Y56")
	invited(t, o.Server, invitation("n@example.nhs.uk", "analyst", "icb", "QMF"))
	conn, err := pgx.Connect(t.Context(), o.Database.AppURL)
	must(t, err)
	defer conn.Close(context.Background())
	count := func(reach, table string) (n int) {
		tx, err := conn.Begin(t.Context())
		must(t, err)
		defer tx.Rollback(t.Context())
		if reach != "-" {
			_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.reach', $1, true)", reach)
			must(t, err)
		}
		must(t, tx.QueryRow(t.Context(), "SELECT count(*) FROM "+table).Scan(&n))
		return n
	}
	for _, table := range []string{"users", "identities", "credentials", "memberships", "invitations", "sessions", "sessions_seen", "api_clients", "api_client_secrets"} {
		for _, reach := range []string{"-", "", "{}", "{user:}", "{\"\"}", "{icb:}", "{icb:QM}", "{ICB:QMF}", "{NULL}"} {
			if n := count(reach, table); n != 0 {
				t.Errorf("with the reach %q it sees %d of %s", reach, n, table)
			}
		}
	}
	for table, want := range map[string]int{"users": 1, "memberships": 1, "sessions": 0, "invitations": 1, "credentials": 0} {
		if n := count("{icb:QMF}", table); n != want {
			t.Errorf("with the reach of North East London it sees %d of %s, not %d", n, table, want)
		}
	}
	if n := count("{user:"+ids["Otto Old"]+"}", "users"); n != 1 {
		t.Errorf("with the reach of one person it sees %d", n)
	}
}

// failing lets the n-th statement of finding out who is calling fail.
type failing struct{ left atomic.Int64 }

func (f *failing) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	if vocabulary.RequestIDFrom(ctx) != "" && f.left.Add(-1) == 0 {
		ctx, cancel := context.WithCancel(ctx)
		cancel()
		return ctx
	}
	return ctx
}

func (f *failing) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func TestAFailureWhileItIsFoundOutWhoCallsMakesNobodyAnybodyElse(t *testing.T) {
	tracer := &failing{}
	o := newOffice(t, contract.WithTracer(tracer))
	b, id := o.member(amina, "analyst", "region", "Y56")
	failed := 0
	for n := int64(1); ; n++ {
		o.clock.move(61e9) // who it is is not known any more
		tracer.left.Store(n)
		answer := b.get("/api/v1/me")
		over := tracer.left.Load() > 0
		tracer.left.Store(0)
		if answer.Status >= http.StatusInternalServerError {
			failed++
		} else if who := answer.JSON.(object)["id"]; answer.Status != http.StatusOK || who != id {
			t.Errorf("with statement %d failed it is answered %d %s", n, answer.Status, answer.Body)
		}
		if b.cookie == "" {
			t.Fatalf("with statement %d failed it is signed out", n)
		}
		if over {
			break
		}
	}
	if failed < 4 {
		t.Errorf("only %d statements failed", failed)
	}
	if b.who() != id {
		t.Errorf("afterwards it is %s", b.who())
	}
}

// A network whose sub-ICB location no file has put in a board lies in no region: only who has them all reaches it.
func TestWhoHasEveryRegionReachesNetworksThatLieInNone(t *testing.T) {
	o := newOffice(t)
	o.Fill(`INSERT INTO pcns (ods_code, valid_from, certainty, updated_at) VALUES ('U99999', '2019-07-01', 'exact', now())`)
	reaches := func(regions string) bool {
		return ask[bool](t, o.Server, "SELECT coalesce('pcn:U99999' = ANY (reach_of('region', "+regions+")), false)")
	}
	if !reaches("ARRAY(SELECT code FROM regions)") {
		t.Error("who has every region does not reach it")
	}
	if reaches("ARRAY(SELECT code FROM regions WHERE code <> 'Y63')") || reaches("'{Y56}'") {
		t.Error("who has some regions reaches it")
	}
}
