package listing_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/platform/testkit"
	"trellis/api/vocabulary"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// thing is a row with a column of every kind, each of which may be null.
type thing struct {
	ID    string           `json:"id" list:"filter,sort"`
	Word  *string          `json:"word" list:"filter,sort"`
	Kind  *string          `json:"kind" list:"filter,sort" enums:"round,square"`
	Score *float64         `json:"score" list:"filter,sort"`
	Count *int64           `json:"count" list:"filter,sort"`
	Day   *vocabulary.Date `json:"day" list:"filter,sort"`
	At    *time.Time       `json:"at" list:"filter,sort"`
	Ready *bool            `json:"ready" list:"filter,sort"`
	Quiet string           `json:"quiet" list:""`
}

// item is a thing with what can be included.
type item struct {
	thing
	Parts []string `json:"parts,omitzero"`
	Marks []string `json:"marks,omitzero"`
}

const tableOfThings = `
CREATE TABLE things (id text COLLATE "C" PRIMARY KEY, word text, kind text, score double precision, count bigint,
	day date, at timestamptz, ready boolean, quiet text NOT NULL DEFAULT '');
GRANT SELECT ON things TO trellis_app;
INSERT INTO revisions VALUES ('things', 1)`

// shelf serves a list of things.
type shelf struct {
	*httptest.Server
	owner   *pgx.Conn
	queries *testkit.Questions
}

func newShelf(t testing.TB) *shelf {
	t.Helper()
	base := testkit.NewDatabase(t)
	owner, err := pgx.Connect(t.Context(), base.OwnerURL)
	must(t, err)
	t.Cleanup(func() { owner.Close(context.Background()) })
	_, err = owner.Exec(t.Context(), tableOfThings)
	must(t, err)
	counted := testkit.CountQuestions(nil)
	db, err := database.Open(t.Context(), database.Options{URL: base.AppURL, Tracer: counted})
	must(t, err)
	t.Cleanup(db.Close)
	kept, err := snapshot.NewStore(1 << 20)
	must(t, err)
	all := listing.Table[item]{
		Name: "things", Reads: []string{"things"}, From: "things", Key: "id", Sort: "word",
		Includes: map[string]func(context.Context, listing.Querier, []item) error{"parts": fillParts, "marks": fillMarks},
	}
	ofKind := all
	ofKind.Name, ofKind.From, ofKind.Owner = "kind_things", "(SELECT * FROM things WHERE kind = $2) t", knownKind
	list, err := listing.Prepare(all)
	must(t, err)
	within, err := listing.Prepare(ofKind)
	must(t, err)
	reader := httpx.Reader{DB: db, Snapshots: kept, Files: make(chan struct{}, 1), Clock: func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }}
	e := httpx.New(httpx.NewGuard(httpx.Options{}))
	anyone := httpx.Permission{
		Authenticate: func(echo.Context) (vocabulary.Actor, error) { return vocabulary.LocalOperator(), nil },
		Known:        func(string) bool { return true }, May: func(vocabulary.Actor, string) error { return nil },
	}
	must(t, httpx.Mount(e, anyone, []httpx.Route{{
		Method: http.MethodGet, Path: "/api/v1/things", Query: list.Query(), Many: list.Filters(),
		Handler: func(c echo.Context) error { return list.Serve(c, reader) },
	}, {
		Method: http.MethodGet, Path: "/api/v1/kinds/:kind/things", Query: within.Query("kind"), Many: within.Filters("kind"),
		Handler: func(c echo.Context) error { return within.Serve(c, reader, c.Param("kind")) },
	}}))
	s := httptest.NewServer(e)
	t.Cleanup(s.Close)
	return &shelf{s, owner, counted}
}

// knownKind asks the database, as a room does, whether there is what the list belongs to.
func knownKind(ctx context.Context, q listing.Querier, of []string) error {
	var known bool
	if err := q.QueryRow(ctx, "SELECT $1 IN ('round', 'square')", of[0]).Scan(&known); err != nil || known {
		return err
	}
	return vocabulary.NotFound()
}

func fillParts(ctx context.Context, q listing.Querier, rows []item) error {
	var parts []string
	err := q.QueryRow(ctx, "SELECT ARRAY['bolt', 'nut']").Scan(&parts)
	for i := range rows {
		rows[i].Parts = parts
	}
	return err
}

func fillMarks(ctx context.Context, q listing.Querier, rows []item) error {
	var marks []string
	err := q.QueryRow(ctx, "SELECT ARRAY['CE']").Scan(&marks)
	for i := range rows {
		rows[i].Marks = marks
	}
	return err
}

// put replaces everything on the shelf.
func (s *shelf) put(t require, things []thing) {
	ctx := context.Background()
	_, err := s.owner.Exec(ctx, "TRUNCATE things; UPDATE revisions SET revision = revision + 1")
	must(t, err)
	_, err = s.owner.CopyFrom(ctx, pgx.Identifier{"things"}, []string{"id", "word", "kind", "score", "count", "day", "at", "ready", "quiet"},
		pgx.CopyFromSlice(len(things), func(i int) ([]any, error) {
			a := things[i]
			var day *time.Time
			if a.Day != nil {
				at, err := time.Parse(time.DateOnly, a.Day.String())
				day = &at
				return []any{a.ID, a.Word, a.Kind, a.Score, a.Count, day, a.At, a.Ready, a.Quiet}, err
			}
			return []any{a.ID, a.Word, a.Kind, a.Score, a.Count, day, a.At, a.Ready, a.Quiet}, nil
		}))
	must(t, err)
}

// require is what a test and a property have in common.
type require interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

type page struct {
	AsOf  string `json:"as_of"`
	Items []map[string]any
	Next  *string
	Total *int
	Code  string
}

func (s *shelf) get(t require, path string, query url.Values, headers ...string) (status int, header http.Header, body []byte) {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, s.URL+path+"?"+query.Encode(), nil)
	must(t, err)
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		request.Header.Set(name, value)
	}
	response, err := s.Client().Do(request)
	must(t, err)
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	must(t, err)
	return response.StatusCode, response.Header, body
}

// page reads one page that must be there.
func (s *shelf) page(t require, query url.Values) (p page) {
	t.Helper()
	status, _, body := s.get(t, "/api/v1/things", query)
	if status != http.StatusOK {
		t.Fatalf("%s answered %d %s", query.Encode(), status, body)
	}
	must(t, json.Unmarshal(body, &p))
	return p
}

func must(t require, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
