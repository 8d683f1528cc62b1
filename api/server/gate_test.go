package server_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"trellis/api/server/contract"
)

// problem is what an error says.
type problem struct {
	Type, Title, Detail, Instance, Code string
	Status                              int
	RequestID                           string `json:"request_id"`
}

// refused checks that an answer is a problem with the status and code.
func refused(t *testing.T, answer *contract.Response, status int, code string) (p problem) {
	t.Helper()
	answer.Into(t, &p)
	if answer.Status != status || p.Status != status || p.Code != code || p.Type != "/docs/errors#"+code || p.Title == "" || p.Detail == "" || p.RequestID != answer.Header.Get("X-Request-ID") {
		t.Errorf("answered %d %+v, not %d %s", answer.Status, p, status, code)
	}
	return p
}

func TestOnlyThisMachinesNamesAreAnswered(t *testing.T) {
	s := contract.NewServer(t)
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, host := range []string{"127.0.0.1", "127.0.0.1" + port, "localhost", "localhost" + port, "127.9.9.9", "[::1]", "[::1]" + port} {
		if answer := get(s, "/api/v1/me", "Host: "+host); answer.Status != http.StatusOK {
			t.Errorf("as %s it answers %d", host, answer.Status)
		}
	}
	for _, host := range []string{"trellis.example", "trellis.example" + port, "localhost.evil.example", "127.0.0.1.nip.example" + port, "10.0.0.1", "0.0.0.0", "[::2]"} {
		refused(t, get(s, "/api/v1/me", "Host: "+host), 421, "misdirected")
		refused(t, get(s, "/api/v1/nothing", "Host: "+host), 421, "misdirected")
	}
}

func TestAnotherSitesPageMayChangeNothing(t *testing.T) {
	s := contract.NewServer(t)
	etag := s.Get("/api/v1/icbs/QMF").Header.Get("ETag")
	write := func(headers ...string) *contract.Response {
		sent := map[string]string{"If-Match": etag}
		for _, line := range headers {
			name, value, _ := strings.Cut(line, ": ")
			sent[name] = value
		}
		return s.Do(http.MethodPatch, "/api/v1/icbs/QMF?dry_run=true", sent, map[string]string{"short_name": "North East"})
	}
	for _, from := range [][]string{
		{"Origin: https://evil.example"}, {"Origin: null"}, {"Origin: http://localhost:1"}, {"Origin: %zz"},
		{"Sec-Fetch-Site: cross-site"}, {"Sec-Fetch-Site: same-site"},
		{"Sec-Fetch-Site: cross-site", "Origin: " + s.URL}, {"Sec-Fetch-Site: none"},
	} {
		refused(t, write(from...), 403, "forbidden")
	}
	for _, from := range [][]string{nil, {"Origin: " + s.URL}, {"Sec-Fetch-Site: same-origin"}} {
		if answer := write(from...); answer.Status != http.StatusOK {
			t.Errorf("a write with %v answers %d %s", from, answer.Status, answer.Body)
		}
	}
	if answer := get(s, "/api/v1/me", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site"); answer.Status != http.StatusOK || answer.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("a read from another site answers %d %v", answer.Status, answer.Header)
	}
}

func TestARequestIDIsTheCallersOwnOrMade(t *testing.T) {
	s := contract.NewServer(t)
	made := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	for _, own := range []string{"12345678", "a-request_of.mine", strings.Repeat("x", 128)} {
		if id := get(s, "/api/v1/me", "X-Request-ID: "+own).Header.Get("X-Request-ID"); id != own {
			t.Errorf("%s became %s", own, id)
		}
		if p := refused(t, get(s, "/api/v1/nothing", "X-Request-ID: "+own), 404, "not_found"); p.RequestID != own {
			t.Errorf("the problem names %s, not %s", p.RequestID, own)
		}
	}
	for _, senseless := range []string{"", "short", strings.Repeat("x", 129), "spaces are none", "semi;colon", "<script>1</script>", "ünïcödes"} {
		if id := get(s, "/api/v1/me", "X-Request-ID: "+senseless).Header.Get("X-Request-ID"); !made.MatchString(id) {
			t.Errorf("%q became %s", senseless, id)
		}
	}
}

func TestEveryReadNegotiatesItsFormat(t *testing.T) {
	s := contract.NewServer(t)
	const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	for _, tt := range []struct{ path, accept, want string }{
		{"/api/v1/icbs", "", "application/json"},
		{"/api/v1/icbs", "application/json", "application/json"},
		{"/api/v1/icbs", "application/*", "application/json"},
		{"/api/v1/icbs", "text/html, */*;q=0.1", "application/json"},
		{"/api/v1/icbs", "text/csv", "text/csv"},
		{"/api/v1/icbs", "text/csv;q=0.9, application/json;q=0.8", "text/csv"},
		{"/api/v1/icbs", "application/json;q=0, */*", "text/csv"},
		{"/api/v1/icbs", sheet, sheet},
		{"/api/v1/icbs", "text/csv;q=0", ""},
		{"/api/v1/icbs", "text/html", ""},
		{"/api/v1/icbs", "nonsense", ""},
		{"/api/v1/icbs", "text/csv;q=nonsense", ""},
		{"/api/v1/icbs/QMF", "*/*", "application/json"},
		{"/api/v1/icbs/QMF", "text/csv", ""},
		{"/api/v1/icbs/QMF.csv", "", ""},
		{"/api/v1/icbs/QMF/succession", "text/html", ""},
		{"/api/v1/about", "text/csv", ""},
		{"/api/v1/me", "application/problem+json", ""},
	} {
		answer := get(s, tt.path, "Accept: "+tt.accept)
		kind, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
		if tt.want == "" {
			refused(t, answer, 406, "not_acceptable")
		} else if answer.Status != http.StatusOK || kind != tt.want {
			t.Errorf("%s with Accept: %s answers %d %s, not %s", tt.path, tt.accept, answer.Status, kind, tt.want)
		}
	}
}

func TestAParameterThereIsNotIsRefused(t *testing.T) {
	s := contract.NewServer(t)
	for _, path := range []string{"/api/v1/me?x=1", "/api/v1/about?as_of=2026-01-01", "/api/v1/icbs/QMF?sort=name", "/api/v1/icbs/QMF?dry_run=true",
		"/api/v1/icbs/QMF/succession?limit=1", "/api/v1/icbs?q=London", "/api/v1/icbs?As_Of=2026-01-01"} {
		refused(t, s.Get(path), 400, "bad_request")
	}
	refused(t, s.Do(http.MethodPatch, "/api/v1/icbs/QMF?as_of=2026-01-01", nil, "{}"), 400, "bad_request")
}

func TestWhatIsNotThereIsAlwaysAnsweredAlike(t *testing.T) {
	s := contract.NewServer(t)
	perRequest := regexp.MustCompile(`"(instance|request_id)":"[^"]*"`)
	var first string
	for _, path := range []string{"/api/v1/icbs/QZZ", "/api/v1/icbs/QZZ/succession", "/api/v1/icbs/x%27%20OR%201=1", "/api/v1/icbs/" + strings.Repeat("Q", 2000),
		"/api/v1/icbs/QMF%20", "/api/v1/nothing", "/api/v1", "/api/v1/icbs/QMF/boards", "/api/v2/icbs", "/api/v1/icbs/QZZ/pcns", "/api/v1/pcns/U99999", "/api/v1/practices//", "/api/v1/practices/", "/api/v1/practices/YD0001/", "/api/v1/boroughs/E09000007//?x=1", "/api/v1/boroughs/E09000099"} {
		answer := s.Get(path)
		refused(t, answer, 404, "not_found")
		text := perRequest.ReplaceAllString(answer.Text(), "")
		if first == "" {
			first = text
		}
		if text != first {
			t.Errorf("%.60s answers %s, another missing thing %s", path, text, first)
		}
	}
}

func TestAMethodThereIsNotIsRefusedWithThoseThereAre(t *testing.T) {
	s := contract.NewServer(t)
	for _, tt := range []struct{ method, path, allow string }{
		{"POST", "/api/v1/icbs", "GET"}, {"DELETE", "/api/v1/icbs/QMF", "GET PATCH"}, {"PUT", "/api/v1/icbs/QMF", "GET PATCH"},
		{"PUT", "/api/v1/me", "GET PATCH"}, {"POST", "/healthz", "GET"}, {"POST", "/api/v1/practices/YD0001", "GET"},
	} {
		answer := s.Do(tt.method, tt.path, nil, nil)
		refused(t, answer, 405, "method_not_allowed")
		for method := range strings.SplitSeq(tt.allow, " ") {
			if !strings.Contains(answer.Header.Get("Allow"), method) {
				t.Errorf("%s %s allows %q, not %s", tt.method, tt.path, answer.Header.Get("Allow"), tt.allow)
			}
		}
	}
}
