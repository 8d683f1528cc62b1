package server_test

import (
	"net/http"
	"regexp"
	"slices"
	"testing"

	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
)

func withPublicAccess(access string) contract.Option {
	return func(o *server.Options) { o.Access.Public = access }
}

// shownFrom says with which PUBLIC_ACCESS those who have not signed in may do what has a row of this kind.
var shownFrom = map[string][]string{
	"always":    {"none", "reference", "open"},
	"reference": {"reference", "open"},
	"open":      {"open"},
	"":          {},
}

var parameter = regexp.MustCompile(`:[a-z_]+`)

func TestWithoutSigningInOneGetsWhatPublicAccessShowsAndNothingElse(t *testing.T) {
	for _, access := range []string{"none", "reference", "open"} {
		t.Run(access, func(t *testing.T) {
			s := contract.NewServer(t, withPublicAccess(access)).Anonymously()
			shown, kept := 0, 0
			for _, route := range s.App.Routes {
				// The row is asked for before anything else is looked at, so that any address and no body will do.
				path := parameter.ReplaceAllString(route.Path, "0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10")
				answer := s.Do(route.Method, path, nil, nil)
				if slices.Contains(shownFrom[policy.Of(route.Operation).Public], access) {
					shown++
					if answer.Status == http.StatusUnauthorized && route.Method == http.MethodGet {
						t.Errorf("%s %s asks to sign in: %s", route.Method, path, answer.Body)
					}
					continue
				}
				kept++
				if p := refused(t, answer, 401, "unauthenticated"); p.Instance != path {
					t.Errorf("%s %s answers %+v", route.Method, path, p)
				}
				if answer.Header.Get("WWW-Authenticate") != "Bearer" {
					t.Errorf("%s %s does not say what to show: %v", route.Method, path, answer.Header)
				}
			}
			t.Logf("%d operations are shown, %d are not", shown, kept)
			if shown < 5 || kept < 10 {
				t.Errorf("only %d operations are shown, and only %d are not", shown, kept)
			}
		})
	}
}

func TestEachClassOfOperationWithEachPublicAccess(t *testing.T) {
	for access, want := range map[string]struct{ about, organisations, files, change int }{
		"none":      {200, 401, 401, 401},
		"reference": {200, 200, 401, 401},
		"open":      {200, 200, 401, 401},
	} {
		s := contract.NewServer(t, withPublicAccess(access)).Anonymously()
		for _, tt := range []struct {
			method, path string
			status       int
		}{
			{"GET", "/api/v1/about", want.about}, {"GET", "/api/v1/me", want.about}, {"GET", "/api/v1/openapi.json", want.about}, {"GET", "/api/v1/code_lists", want.about},
			{"GET", "/api/v1/icbs", want.organisations}, {"GET", "/api/v1/icbs.csv", want.organisations}, {"GET", "/api/v1/icbs/QMF", want.organisations},
			{"GET", "/api/v1/organisations?q=london", want.organisations}, {"GET", "/api/v1/regions/Y56/organisations", want.organisations},
			{"GET", "/api/v1/imports", want.files}, {"GET", "/api/v1/import_kinds", want.files},
			{"PATCH", "/api/v1/icbs/QMF", want.change}, {"POST", "/api/v1/imports", want.change},
		} {
			if answer := s.Do(tt.method, tt.path, nil, nil); answer.Status != tt.status {
				t.Errorf("with PUBLIC_ACCESS=%s %s %s answers %d, not %d", access, tt.method, tt.path, answer.Status, tt.status)
			}
		}
	}
}
