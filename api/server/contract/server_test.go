package contract_test

import (
	"os"
	"testing"

	"trellis/api/platform/httpx"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

func TestEveryKindOfAnswerIsWhatTheDescriptionSays(t *testing.T) {
	s := contract.NewServer(t)
	list := s.Get("/api/v1/icbs?limit=1")
	etag := s.Get("/api/v1/icbs/QMF").Header.Get("ETag")
	for _, c := range []struct {
		says, method, path string
		header             map[string]string
		body               any
		status             int
	}{
		{"a probe", "GET", "/healthz", nil, nil, 200},
		{"readiness", "GET", "/readyz", nil, nil, 200},
		{"about", "GET", "/api/v1/about", nil, nil, 200},
		{"who I am", "GET", "/api/v1/me", nil, nil, 200},
		{"the description as JSON", "GET", "/api/v1/openapi.json", nil, nil, 200},
		{"the description as YAML", "GET", "/api/v1/openapi.yaml", nil, nil, 200},
		{"the description packed with brotli", "GET", "/api/v1/openapi.yaml", map[string]string{"Accept-Encoding": "br"}, nil, 200},
		{"the description packed with gzip", "GET", "/api/v1/openapi.json", map[string]string{"Accept-Encoding": "gzip"}, nil, 200},
		{"a list", "GET", "/api/v1/icbs?include_total=true&include=successors,predecessors&as_of=2026-03-31", nil, nil, 200},
		{"a part of a list's fields", "GET", "/api/v1/icbs?fields=ods_code,valid_to", nil, nil, 200},
		{"an empty list", "GET", "/api/v1/icbs?as_of=2020-01-01", nil, nil, 200},
		{"a list's next page", "GET", "/api/v1/icbs?limit=1&cursor=" + next(list), nil, nil, 200},
		{"a list as CSV", "GET", "/api/v1/icbs.csv", nil, nil, 200},
		{"a list as NDJSON", "GET", "/api/v1/icbs.ndjson", nil, nil, 200},
		{"a list as a workbook", "GET", "/api/v1/icbs.xlsx", nil, nil, 200},
		{"a list by its Accept header", "GET", "/api/v1/icbs", map[string]string{"Accept": "text/csv"}, nil, 200},
		{"one board", "GET", "/api/v1/icbs/QMF", nil, nil, 200},
		{"a closed board", "GET", "/api/v1/icbs/QMJ", nil, nil, 200},
		{"a succession", "GET", "/api/v1/icbs/QMJ/succession", nil, nil, 200},
		{"nothing new", "GET", "/api/v1/icbs/QMF", map[string]string{"If-None-Match": etag}, nil, 304},
		{"a parameter there is not", "GET", "/api/v1/icbs?colour=red", nil, nil, 400},
		{"an unknown board", "GET", "/api/v1/icbs/NOPE", nil, nil, 404},
		{"an unknown address", "GET", "/api/v1/nothing", nil, nil, 404},
		{"an unknown method", "DELETE", "/api/v1/icbs", nil, nil, 405},
		{"a format there is not", "GET", "/api/v1/me", map[string]string{"Accept": "image/png"}, nil, 406},
		{"another server's name", "GET", "/api/v1/me", map[string]string{"Host": "example.org"}, nil, 421},
		{"a change without its version", "PATCH", "/api/v1/icbs/QMF", nil, `{"short_name":"North East London"}`, 428},
		{"a change to an old version", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": `"v99.x"`}, `{"short_name":"NEL"}`, 412},
		{"a change of the wrong kind", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag, "Content-Type": "text/plain"}, "x", 415},
		{"a change too large", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag}, make([]byte, 300<<10), 413},
		{"a change that breaks a rule", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag}, `{"short_name":"x"}`, 422},
		{"an NHS number", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag}, `{"short_name":"Patient 943 476 5919"}`, 422},
		{"another site's change", "PATCH", "/api/v1/icbs/QMF", map[string]string{"Origin": "https://example.org"}, `{}`, 403},
		{"a change tried", "PATCH", "/api/v1/icbs/QMF?dry_run=true", map[string]string{"If-Match": etag}, `{"short_name":"NEL"}`, 200},
		{"a change made", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag, "Idempotency-Key": "k"}, `{"short_name":"NEL"}`, 200},
		{"the change again", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag, "Idempotency-Key": "k"}, `{"short_name":"NEL"}`, 200},
		{"the key for another change", "PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag, "Idempotency-Key": "k"}, `{"short_name":"NE"}`, 422},
	} {
		if got := s.Do(c.method, c.path, c.header, c.body); got.Status != c.status {
			t.Errorf("%s: got %d, want %d: %.200s", c.says, got.Status, c.status, got.Text())
		}
	}
}

func TestContentTrellisNeverHoldsIsRefusedWithItsPlace(t *testing.T) {
	s := contract.NewServer(t)
	etag := s.Get("/api/v1/icbs/QMF").Header.Get("ETag")
	for kind, text := range map[string]string{
		"an NHS number":        "Patient 943 476 5919",
		"a payment card":       "4111 1111 1111 1111",
		"bank account details": "20-00-00 account 55779911",
	} {
		answer := s.Do("PATCH", "/api/v1/icbs/QMF", map[string]string{"If-Match": etag}, map[string]string{"short_name": text})
		var problem httpx.Problem
		answer.Into(t, &problem)
		if answer.Status != 422 || problem.Code != vocabulary.CodeRefusedContent || len(problem.Errors) != 1 || problem.Errors[0].Pointer != "/short_name" {
			t.Errorf("%s: got %d %s", kind, answer.Status, answer.Text())
		}
	}
	if now := s.Get("/api/v1/icbs/QMF").Header.Get("ETag"); now != etag {
		t.Errorf("a refused change changed the board: %s, was %s", now, etag)
	}
}

func next(list *contract.Response) string {
	cursor, _ := list.JSON.(map[string]any)["next"].(string)
	return cursor
}

func BenchmarkOneAnswer(b *testing.B) {
	s := contract.NewServer(b)
	for b.Loop() {
		s.Get("/api/v1/icbs/QMF")
	}
}
