package organisations_test

import (
	"net/http"
	"strings"
	"testing"

	"trellis/api/vocabulary"
)

func TestAWriteIsRefusedForItsReasonAndLeavesNothing(t *testing.T) {
	s := open(t)
	tag := "If-Match: " + s.etag(t, "QMF")
	before := look(t, s.admin, "QMF")
	for _, tt := range []struct {
		why     string
		path    string
		body    string
		headers []string
		status  int
		code    vocabulary.Code
		pointer string
		fault   string
	}{
		{"no version is named", "QMF", `{"short_name":"Fine"}`, nil, 428, "precondition_required", "header:If-Match", "required"},
		{"the version is no ETag of ours", "QMF", `{"short_name":"Fine"}`, []string{"If-Match: v1"}, 400, "bad_request", "header:If-Match", "bad_etag"},
		{"any version would do", "QMF", `{"short_name":"Fine"}`, []string{"If-Match: *"}, 400, "bad_request", "header:If-Match", "bad_etag"},
		{"the version is older", "QMF", `{"short_name":"Fine"}`, []string{`If-Match: "v2.x"`}, 412, "stale", "", ""},
		{"the version is older, whatever the body holds", "QMF", `{"colour":"red","short_name":"943 476 5919"}`, []string{`If-Match: "v2.x"`}, 412, "stale", "", ""},
		{"there is no such board", "QZZ", `{"short_name":"Fine"}`, []string{tag}, 404, "not_found", "", ""},
		{"nothing is asked", "QMF", `{}`, []string{tag}, 422, "invalid", "/short_name", "required"},
		{"the name is empty", "QMF", `{"short_name":"  "}`, []string{tag}, 422, "invalid", "/short_name", "required"},
		{"the name is too short", "QMF", `{"short_name":"N"}`, []string{tag}, 422, "invalid", "/short_name", "too_short"},
		{"the name is too long", "QMF", `{"short_name":"` + strings.Repeat("é", 61) + `"}`, []string{tag}, 422, "invalid", "/short_name", "too_long"},
		{"the name is another board's", "QMF", `{"short_name":"south EAST london"}`, []string{tag}, 422, "invalid", "/short_name", "taken"},
		{"the name holds a control character", "QMF", `{"short_name":"No\u0007rth"}`, []string{tag}, 422, "invalid", "/short_name", "bad_characters"},
		{"the name holds a NUL", "QMF", `{"short_name":"No\u0000rth"}`, []string{tag}, 422, "invalid", "/short_name", "bad_characters"},
		{"the name is null", "QMF", `{"short_name":null}`, []string{tag}, 422, "invalid", "/short_name", "null"},
		{"the name is a number", "QMF", `{"short_name":12}`, []string{tag}, 422, "invalid", "/short_name", "wrong_type"},
		{"the name is a list", "QMF", `{"short_name":["a"]}`, []string{tag}, 422, "invalid", "/short_name", "wrong_type"},
		{"the name is an object", "QMF", `{"short_name":{"a":1}}`, []string{tag}, 422, "invalid", "/short_name", "wrong_type"},
		{"the body is a list", "QMF", `[]`, []string{tag}, 422, "invalid", "", "wrong_type"},
		{"another field is sent along", "QMF", `{"short_name":"Fine","name":"NHS"}`, []string{tag}, 422, "invalid", "/name", "unknown_field"},
		{"a field is spelt otherwise", "QMF", `{"Short_Name":"Fine"}`, []string{tag}, 422, "invalid", "/Short_Name", "unknown_field"},
		{"a field's name needs escaping", "QMF", `{"a/b~c":1}`, []string{tag}, 422, "invalid", "/a~1b~0c", "unknown_field"},
		{"the text holds an NHS number", "QMF", `{"short_name":"Mrs X 943 476 5919"}`, []string{tag}, 422, "refused_content", "/short_name", "refused_content"},
		{"the text holds a card number", "QMF", `{"short_name":"4111 1111 1111 1111"}`, []string{tag}, 422, "refused_content", "/short_name", "refused_content"},
		{"the body is no JSON", "QMF", `{"short_name":`, []string{tag}, 400, "bad_request", "", ""},
		{"the body holds two values", "QMF", `{"short_name":"Fine"}{}`, []string{tag}, 400, "bad_request", "", ""},
		{"the body is empty", "QMF", " ", []string{tag}, 400, "bad_request", "", ""},
		{"the body is a form", "QMF", `short_name=Fine`, []string{tag, "Content-Type: application/x-www-form-urlencoded"}, 415, "unsupported_media_type", "", ""},
		{"the body is too large", "QMF", `{"short_name":"` + strings.Repeat("x", 256<<10) + `"}`, []string{tag}, 413, "too_large", "", ""},
		{"the flag is neither true nor false", "QMF?dry_run=yes", `{"short_name":"Fine"}`, []string{tag}, 400, "bad_request", "query:dry_run", "bad_flag"},
		{"the key is too long", "QMF", `{"short_name":"Fine"}`, []string{tag, "Idempotency-Key: " + strings.Repeat("k", 256)}, 400, "bad_request", "header:Idempotency-Key", "bad_key"},
		{"the caller reads no JSON", "QMF", `{"short_name":"Fine"}`, []string{tag, "Accept: text/html"}, 406, "not_acceptable", "", ""},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := refused(t, s.do(t, http.MethodPatch, "/api/v1/icbs/"+tt.path, tt.body, tt.headers...), tt.status, tt.code)
			switch {
			case tt.fault == "" && len(p.Errors) > 0:
				t.Errorf("it names faults: %+v", p.Errors)
			case tt.fault != "" && (len(p.Errors) != 1 || p.Errors[0].Pointer != tt.pointer || p.Errors[0].Code != tt.fault || p.Errors[0].Message == ""):
				t.Errorf("its faults are %+v, not %s at %q", p.Errors, tt.fault, tt.pointer)
			}
			unchanged(t, s.admin, "QMF", before, "a refused write")
		})
	}
}

func TestA412NamesTheCurrentVersion(t *testing.T) {
	s := open(t)
	tag := s.etag(t, "QMF")
	for _, name := range []string{"Once", "Twice"} {
		if a := s.rename(t, "QMF", name, "If-Match: "+s.etag(t, "QMF")); a.status != http.StatusOK {
			t.Fatalf("answered %d %s", a.status, a.body)
		}
	}
	if p := refused(t, s.rename(t, "QMF", "Mine", "If-Match: "+tag), 412, "stale"); p.CurrentVersion != 3 {
		t.Errorf("the problem names version %d, not 3", p.CurrentVersion)
	}
}

func TestChecksComeInTheirOrder(t *testing.T) {
	s := open(t)
	const bad = `{"short_name":"x"}`
	patch := func(body string, headers ...string) answer {
		return s.do(t, http.MethodPatch, "/api/v1/icbs/QMF", body, headers...)
	}
	if a := patch(`{"short_name":"First"}`, "If-Match: "+s.etag(t, "QMF"), "Idempotency-Key: k"); a.status != http.StatusOK {
		t.Fatalf("answered %d %s", a.status, a.body)
	}
	refused(t, s.do(t, http.MethodPatch, "/api/v1/icbs/QMF?nonsense=1", bad), 400, "bad_request")
	if a := patch(`{"short_name":"First"}`, "Idempotency-Key: k"); a.status != http.StatusOK || a.header.Get("Idempotency-Replayed") != "true" {
		t.Errorf("a replay comes after If-Match: %d %s", a.status, a.body)
	}
	refused(t, patch(bad, "Idempotency-Key: k"), 422, "idempotency_key_reused")
	refused(t, patch(bad), 428, "precondition_required")
	refused(t, patch(bad, `If-Match: "v1.x"`), 412, "stale")
	refused(t, patch(bad, `If-Match: "v2.x"`), 422, "invalid")
}
