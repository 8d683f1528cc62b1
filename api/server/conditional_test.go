package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/server/contract"
)

func get(s *contract.Server, path string, headers ...string) *contract.Response {
	sent := map[string]string{}
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		sent[name] = value
	}
	return s.Do(http.MethodGet, path, sent, nil)
}

func TestWhatACallerHasAlreadyIsNotSentAgain(t *testing.T) {
	s := contract.NewServer(t)
	for _, path := range append([]string{"/api/v1/about", "/api/v1/me"}, hotReads...) {
		tag := s.Get(path).Header.Get("ETag")
		if !strings.HasPrefix(tag, `"`) || !strings.HasSuffix(tag, `"`) {
			t.Errorf("%s has the ETag %s, which is not a strong one", path, tag)
		}
		for _, given := range []string{tag, "W/" + tag, `"other", ` + tag, "*", strings.TrimSuffix(tag, `"`) + `-gzip"`, strings.TrimSuffix(tag, `"`) + `-br"`} {
			answer := get(s, path, "If-None-Match: "+given)
			if answer.Status != http.StatusNotModified || len(answer.Body) > 0 || answer.Header.Get("ETag") != tag {
				t.Errorf("%s with If-None-Match: %s answers %d with %s", path, given, answer.Status, answer.Header.Get("ETag"))
			}
		}
		for _, given := range []string{`"other"`, "", strings.ToUpper(tag) + "x"} {
			if answer := get(s, path, "If-None-Match: "+given); answer.Status != http.StatusOK {
				t.Errorf("%s with If-None-Match: %s answers %d", path, given, answer.Status)
			}
		}
	}
}

func TestAnETagNamesTheVersionAndTheBytes(t *testing.T) {
	s := contract.NewServer(t)
	tag := func(path string) string { return s.Get(path).Header.Get("ETag") }
	now, then, other := tag("/api/v1/icbs/QMJ"), tag("/api/v1/icbs/QMJ?as_of=2026-03-31"), tag("/api/v1/icbs/QRV")
	if !strings.HasPrefix(now, `"v1.`) || !strings.HasPrefix(then, `"v1.`) || now == then || now == other {
		t.Errorf("the ETags are %s, on another day %s, of another board %s", now, then, other)
	}
	rename(t, s, "QMJ", "North Central")
	if after := tag("/api/v1/icbs/QMJ"); !strings.HasPrefix(after, `"v2.`) {
		t.Errorf("after a write the ETag is %s", after)
	}
	// The version is what If-Match compares: any view of version 2 will do.
	answer := s.Do(http.MethodPatch, "/api/v1/icbs/QMJ", map[string]string{"If-Match": tag("/api/v1/icbs/QMJ?as_of=2026-03-31")}, map[string]string{"short_name": "Central"})
	if answer.Status != http.StatusOK {
		t.Errorf("an ETag of the same version on another day answers %d %s", answer.Status, answer.Body)
	}
}

func TestAnAnswerIsPackedAsTheCallerLikes(t *testing.T) {
	s := contract.NewServer(t)
	plain := s.Get("/api/v1/icbs")
	bare := strings.TrimSuffix(plain.Header.Get("ETag"), `"`)
	for accept, want := range map[string]string{
		"": "", "identity": "", "deflate": "", "gzip": "gzip", "br": "br", "gzip, deflate, br, zstd": "br", "gzip;q=1.0, br;q=0": "gzip",
		"br;q=0, gzip;q=0": "", "gzip;q=0.0": "", "x-gzip": "",
	} {
		answer := get(s, "/api/v1/icbs", "Accept-Encoding: "+accept)
		tag := bare + `"`
		if want != "" {
			tag = bare + "-" + want + `"`
		}
		if answer.Header.Get("Content-Encoding") != want || answer.Header.Get("ETag") != tag || answer.Text() != plain.Text() {
			t.Errorf("Accept-Encoding: %s answers %q with %s, not %q with %s", accept, answer.Header.Get("Content-Encoding"), answer.Header.Get("ETag"), want, tag)
		}
		if vary := answer.Header.Get("Vary"); !slices.Equal(strings.Split(vary, ", "), []string{"Authorization", "Cookie", "Accept", "Accept-Encoding"}) {
			t.Errorf("Vary is %q", vary)
		}
	}
	if answer := get(s, "/api/v1/me", "Accept-Encoding: gzip, br"); answer.Header.Get("Content-Encoding") != "" {
		t.Error("an answer of a few bytes is packed")
	}
}

func TestAPackedETagCanBeSentBackToChangeTheRecord(t *testing.T) {
	s := contract.NewServer(t)
	tag := strings.TrimSuffix(s.Get("/api/v1/icbs/QMF").Header.Get("ETag"), `"`) + `-br"`
	if answer := s.Do(http.MethodPatch, "/api/v1/icbs/QMF", map[string]string{"If-Match": tag}, map[string]string{"short_name": "North East"}); answer.Status != http.StatusOK {
		t.Errorf("answered %d %s", answer.Status, answer.Body)
	}
}
