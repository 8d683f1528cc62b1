package access_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"trellis/api/platform/httpx"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// elsewhere are requests that a page of another site can have a browser send, or that no browser sends.
var elsewhere = map[string][]string{
	"from another site":                         {"Sec-Fetch-Site: cross-site"},
	"from another site that says it is ours":    {"Sec-Fetch-Site: cross-site", "Origin: " + ourOrigin},
	"from a neighbour on our domain":            {"Sec-Fetch-Site: same-site"},
	"typed into the address bar":                {"Sec-Fetch-Site: none"},
	"from a browser that says neither":          {"Sec-Fetch-Site: "},
	"with a Referer and nothing else":           {"Sec-Fetch-Site: ", "Referer: " + ourOrigin + "/account"},
	"of an old browser, from another site":      {"Sec-Fetch-Site: ", "Origin: https://evil.example"},
	"of an old browser, from a sandboxed frame": {"Sec-Fetch-Site: ", "Origin: null"},
	"of an old browser, from another port":      {"Sec-Fetch-Site: ", "Origin: https://trellis.example:8443"},
	"of an old browser, from our host by http":  {"Sec-Fetch-Site: ", "Origin: http://trellis.example"},
	"of an old browser, from a longer name":     {"Sec-Fetch-Site: ", "Origin: https://trellis.example.evil.example"},
	"with an origin that cannot be read":        {"Sec-Fetch-Site: ", "Origin: https://%zz"},
	"with a word of its own":                    {"Sec-Fetch-Site: SAME-ORIGIN", "Origin: https://evil.example"},
}

var parameter = regexp.MustCompile(`:[a-z_]+`)

func TestNoPageOfAnotherSiteActsForWhoIsSignedIn(t *testing.T) {
	o := newOffice(t)
	b, id := o.member(amina, "programme_admin", "region", "Y56")
	etag := b.get("/api/v1/icbs/QMF").Header.Get("ETag")
	for name, headers := range elsewhere {
		headers = append([]string{"Host: trellis.example"}, headers...)
		t.Run(name, func(t *testing.T) {
			for _, write := range []struct {
				method, path string
				body         any
			}{
				{http.MethodPatch, "/api/v1/icbs/QMF", object{"short_name": "Hacked"}},
				{http.MethodPost, "/api/v1/me/password", object{"old_password": password, "new_password": "green kettle seven lanes"}},
				{http.MethodPost, "/api/v1/invitations", object{"email": "evil@evil.example", "name": "Evil", "role": "programme_admin", "scope_kind": "region", "scope_keys": []string{"Y56"}}},
				{http.MethodPost, "/api/v1/api_clients", newClient(nil)},
				{http.MethodDelete, "/api/v1/session", nil},
				{http.MethodPost, "/api/v1/session/step_up", object{"password": password}},
			} {
				answer := b.send(write.method, write.path, write.body, append(headers, "If-Match: "+etag)...)
				problemOf(t, write.method+" "+write.path, answer, 403, "forbidden")
			}
		})
		t.Run(name+", nobody is signed in", func(t *testing.T) {
			stranger := browserOn(o.Server)
			answer := stranger.send(http.MethodPost, "/api/v1/session", object{"method": "password", "email": amina, "password": password}, headers...)
			problemOf(t, "signing in", answer, 403, "forbidden")
			answer = stranger.send(http.MethodPost, "/api/v1/invitations/take", object{"token": "x", "password": password}, headers...)
			problemOf(t, "taking up an invitation", answer, 403, "forbidden")
			if stranger.cookie != "" {
				t.Error("it sets a cookie all the same")
			}
		})
	}
	if b.who() != id || o.Get("/api/v1/icbs/QMF").Header.Get("ETag") != etag || o.Get("/api/v1/api_clients?include_total=true").JSON.(object)["total"] != 0.0 {
		t.Error("something has happened all the same")
	}
	for name, headers := range map[string][]string{"a browser": {"Sec-Fetch-Site: same-origin"}, "an old browser": {"Sec-Fetch-Site: ", "Origin: " + ourOrigin}} {
		answer := b.send(http.MethodPatch, "/api/v1/icbs/QMF?dry_run=true", object{"short_name": "Ours"}, append(headers, "Host: trellis.example", "If-Match: "+etag)...)
		if answer.Status != http.StatusOK {
			t.Errorf("from our own page in %s it answers %d %s", name, answer.Status, answer.Body)
		}
	}
}

// A form of another site can send three types of content without asking first; none is read as JSON.
func TestAFormIsNoRequest(t *testing.T) {
	o := newOffice(t)
	b, _ := o.member(amina, "programme_admin", "region", "Y56")
	for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain; charset=application/json"} {
		answer := b.send(http.MethodPatch, "/api/v1/me", `{"name":"Form"}`, "Content-Type: "+kind, `If-Match: "v1"`)
		problemOf(t, kind, answer, 415, "unsupported_media_type")
	}
	for _, header := range []string{"X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE"} {
		if answer := b.send(http.MethodGet, "/api/v1/session", nil, header); answer.Status != http.StatusOK {
			t.Errorf("%s is answered %d", header, answer.Status)
		}
	}
	if b.get("/api/v1/session").Status != http.StatusOK {
		t.Error("a GET has signed out")
	}
}

// Following a link brings the cookie along nowhere (SameSite=Strict), but an old browser may send it: no GET changes anything.
func TestNoReadChangesAnything(t *testing.T) {
	o := newOffice(t)
	b, _ := o.member(amina, "programme_admin", "region", "Y56")
	o.FillLondon()
	if made := o.Do(http.MethodPost, "/api/v1/embedding_frameworks", nil, object{"based_on": 1}); made.Status != http.StatusCreated {
		t.Fatalf("a draft of a framework answers %d %s", made.Status, made.Text())
	}
	const zero = "0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"
	there := map[string]string{ // a record of each kind, by what its address begins with
		"/api/v1/icbs/": "QMF", "/api/v1/regions/": "Y56",
		"/api/v1/users/":             ask[string](t, o.Server, "SELECT id::text FROM users LIMIT 1"),
		"/api/v1/boroughs/":          ask[string](t, o.Server, "SELECT gss_code FROM boroughs LIMIT 1"),
		"/api/v1/pcns/":              ask[string](t, o.Server, "SELECT ods_code FROM pcns LIMIT 1"),
		"/api/v1/practices/":         ask[string](t, o.Server, "SELECT ods_code FROM practices LIMIT 1"),
		"/api/v1/sub_icb_locations/": ask[string](t, o.Server, "SELECT ods_code FROM sub_icb_locations LIMIT 1"),
		"/api/v1/audit_events/":      ask[string](t, o.Server, "SELECT event_id::text FROM audit_changes WHERE table_name = 'icbs' LIMIT 1"),
		"/api/v1/role_types/":        "splw", "/api/v1/embedding_frameworks/": "2",
		"/api/v1/rate_cards/":        ask[string](t, o.Server, "SELECT id::text FROM rate_cards LIMIT 1"),
		"/api/v1/entitlement_rates/": ask[string](t, o.Server, "SELECT id::text FROM entitlement_rates LIMIT 1"),
		"/api/v1/posts/":             zero, "/api/v1/assessments/": zero, "/api/v1/assessment_campaigns/": zero, "/api/v1/improvement_actions/": zero, "/api/v1/arrs_claims/": zero, "/api/v1/pcn_populations/": zero,
		"/api/v1/imports/": zero, "/api/v1/invitations/": zero, "/api/v1/api_clients/": zero, // none are made yet
	}
	events := func() int { return ask[int](t, o.Server, "SELECT count(*) FROM audit_events") }
	before := events()
	for _, route := range o.App.Routes {
		if route.Method != http.MethodGet {
			continue
		}
		start, _, isOfOne := strings.Cut(route.Path, ":")
		id, known := there[start]
		if isOfOne && !known {
			t.Errorf("no record is known to read %s with", route.Path)
		}
		answer := b.send(http.MethodGet, parameter.ReplaceAllString(route.Path, id), nil, "Sec-Fetch-Site: cross-site")
		if isOfOne && id != zero && !strings.Contains(route.Path, "/service_figures/") && answer.Status != http.StatusOK {
			t.Errorf("%s of %s is answered %d", route.Path, id, answer.Status)
		}
	}
	if after := events(); after != before {
		t.Errorf("reading everything leaves %d events", after-before)
	}
	if b.get("/api/v1/session").Status != http.StatusOK {
		t.Error("it has signed out")
	}
}

func TestSecretsAreTriedTenTimesAMinute(t *testing.T) {
	o := newOffice(t, contract.WithGuard(httpx.Options{PerMinute: 10_000, TriesPerMinute: 10}), func(s *server.Options) { s.Guard.Now = s.Clock })
	b := browserOn(o.Server)
	for n := range 10 {
		if answer := b.signIn("nobody@trellis.invalid", password); answer.Status != http.StatusUnauthorized {
			t.Fatalf("try %d answers %d", n+1, answer.Status)
		}
	}
	for _, path := range []string{"/api/v1/session", "/api/v1/invitations/open", "/api/v1/invitations/take", "/api/v1/session/step_up", "/api/v1/me/password", "/api/v1/me/totp/confirm"} {
		answer := b.send(http.MethodPost, path, object{})
		problemOf(t, path, answer, 429, "too_many_requests")
		if answer.Header.Get("Retry-After") == "" {
			t.Errorf("%s does not say when to come back", path)
		}
	}
}
