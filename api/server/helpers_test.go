package server_test

import (
	"net/http"
	"os"
	"testing"
	"time"

	"trellis/api/platform/testkit"
	"trellis/api/server"
	"trellis/api/server/contract"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// counted starts a server and returns how many statements a call runs on it.
func counted(t *testing.T, options ...contract.Option) (*contract.Server, func(call func()) int64) {
	t.Helper()
	statements := testkit.CountQuestions(nil)
	s := contract.NewServer(t, append(options, contract.WithTracer(statements))...)
	return s, statements.During
}

// onThe joins another server's database.
func onThe(other *contract.Server) contract.Option {
	return func(o *server.Options) { o.DatabaseURL = other.Database.AppURL }
}

// listening waits until the server hears of changes, which is when a repeated read asks nothing.
func listening(t *testing.T, s *contract.Server, during func(call func()) int64) {
	t.Helper()
	eventually(t, "the server hears of changes", func() bool {
		return during(func() { s.Get("/api/v1/icbs/QSL/succession") }) == 0
	})
}

// eventually waits up to five seconds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for began := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 5*time.Second {
			t.Fatalf("five seconds on, this does not hold: %s", what)
		}
	}
}

// rename changes a board's short name, which must work.
func rename(t *testing.T, s *contract.Server, code, name string) *contract.Response {
	t.Helper()
	etag := s.Get("/api/v1/icbs/" + code).Header.Get("ETag")
	answer := s.Do(http.MethodPatch, "/api/v1/icbs/"+code, map[string]string{"If-Match": etag}, map[string]string{"short_name": name})
	if answer.Status != http.StatusOK {
		t.Fatalf("renaming %s answered %d %s", code, answer.Status, answer.Body)
	}
	return answer
}

// nameOf reads a board's short name.
func nameOf(t *testing.T, s *contract.Server, code string) string {
	t.Helper()
	var board struct {
		ShortName string `json:"short_name"`
	}
	s.Get("/api/v1/icbs/"+code).Into(t, &board)
	return board.ShortName
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
