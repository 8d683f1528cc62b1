package listing_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// reach is what a caller of these tests sees: filter is what the application narrows by, tokens what the database does.
type reach struct{ tokens, filter []string }

func (r reach) Tokens() []string                { return r.tokens }
func (r reach) Filter(context.Context) []string { return r.filter }

// kept serves the things whose word is within the caller's reach, which the test says in a header.
func (s *shelf) kept(t *testing.T) func(query url.Values, path, tokens, filter string) (status int, body string) {
	t.Helper()
	ctx := t.Context()
	_, err := s.owner.Exec(ctx, `ALTER TABLE things ENABLE ROW LEVEL SECURITY; ALTER TABLE things FORCE ROW LEVEL SECURITY;
		CREATE POLICY within_reach ON things USING (ARRAY[word] && coalesce(nullif(current_setting('trellis.reach', true), '')::text[], '{}'))`)
	must(t, err)
	var app string
	must(t, s.owner.QueryRow(ctx, "SELECT current_database()").Scan(&app))
	address, err := url.Parse(s.owner.Config().ConnString())
	must(t, err)
	address.User = url.User("trellis_app")
	db, err := database.Open(ctx, database.Options{URL: address.String()})
	must(t, err)
	t.Cleanup(db.Close)
	snapshots, err := snapshot.NewStore(1 << 20)
	must(t, err)
	list, err := listing.Prepare(listing.Table[item]{Name: "kept", Key: "id", Sort: "id", Reads: []string{"things"},
		Includes: map[string]func(context.Context, listing.Querier, []item) error{"parts": fillParts},
		From:     "(SELECT id, word, kind, score, count, day, CASE WHEN $4::text = 'dated' THEN $3::timestamptz END AS at, ready, quiet FROM things WHERE ARRAY[word] && $2::text[]) t"})
	must(t, err)
	reader := httpx.Reader{DB: db, Snapshots: snapshots, Files: make(chan struct{}, 1), Clock: func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }}
	e := httpx.New(httpx.NewGuard(httpx.Options{}))
	anyone := httpx.Permission{Authenticate: func(echo.Context) (vocabulary.Actor, error) { return vocabulary.LocalOperator(), nil },
		Known: func(string) bool { return true }, May: func(vocabulary.Actor, string) error { return nil }}
	must(t, httpx.Mount(e, anyone, []httpx.Route{{Method: http.MethodGet, Path: "/api/v1/kept", Query: list.Query(), Many: list.Filters(), Handler: func(c echo.Context) error {
		header := c.Request().Header
		return list.ServeWithin(c, reader, reach{strings.Fields(header.Get("X-Tokens")), strings.Fields(header.Get("X-Filter"))}, "dated")
	}}}))
	return func(query url.Values, path, tokens, filter string) (int, string) {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1"+path+"?"+query.Encode(), nil)
		request.Header.Set("X-Tokens", tokens)
		request.Header.Set("X-Filter", filter)
		answer := httptest.NewRecorder()
		e.ServeHTTP(answer, request)
		return answer.Code, answer.Body.String()
	}
}

func TestAListShowsEachCallerWhatTheyReach(t *testing.T) {
	s := newShelf(t)
	red, blue := "red", "blue"
	s.put(t, []thing{{ID: "a", Word: &red}, {ID: "b", Word: &blue}, {ID: "c", Word: &red}})
	kept := s.kept(t)
	ids := func(body string) (found string) {
		for _, id := range []string{"a", "b", "c"} {
			if strings.Contains(body, `"id":"`+id+`"`) || strings.Contains(body, "\n"+id+",") {
				found += id
			}
		}
		return found
	}
	for _, path := range []string{"/api/v1/kept", "/api/v1/kept.ndjson", "/api/v1/kept.csv"} {
		for _, tt := range []struct{ tokens, filter, want string }{
			{"red", "red", "ac"}, {"blue", "blue", "b"}, {"red blue", "red blue", "abc"}, {"", "", ""}, {"green", "green", ""},
			{"red", "red blue", "ac"}, // the application's filter is too wide, and the database holds
			{"red blue", "blue", "b"}, // the database's is, and the application holds
		} {
			for _, query := range []url.Values{nil, {"include": {"parts"}}} {
				if status, body := kept(query, path, tt.tokens, tt.filter); status != http.StatusOK || ids(body) != tt.want {
					t.Errorf("%s shows %d %q to who reaches %q and is narrowed to %q, not %q: %s", path, status, ids(body), tt.tokens, tt.filter, tt.want, body)
				}
			}
		}
	}
	if _, body := kept(url.Values{"include_total": {"true"}, "limit": {"1"}}, "/api/v1/kept", "red", "red"); !strings.Contains(body, `"total":2`) || !strings.Contains(body, `"at":"2026-11-23T10:00:00Z"`) {
		t.Errorf("the total and the moment are %s", body)
	}
}
