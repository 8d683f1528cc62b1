package server_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/demo/england"
	"trellis/api/server"
	"trellis/api/server/contract"
)

// program makes an API client and gets it a token.
func program(t *testing.T, s *contract.Server, kind, key string, permissions ...string) (header map[string]string) {
	t.Helper()
	answer := s.Do(http.MethodPost, "/api/v1/api_clients", nil, map[string]any{"name": "A program", "permissions": permissions, "scope_kind": kind, "scope_keys": []string{key}, "expires_on": "2027-03-01"})
	if answer.Status != http.StatusCreated {
		t.Fatalf("the program is not made: %d %s", answer.Status, answer.Body)
	}
	var made access.APIClient
	answer.Into(t, &made)
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {made.ID}, "client_secret": {made.Secret}}
	answer = s.Anonymously().Do(http.MethodPost, "/oauth/token", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, form.Encode())
	var token struct {
		AccessToken string `json:"access_token"`
	}
	if answer.Into(t, &token); answer.Status != http.StatusOK {
		t.Fatalf("the program gets no token: %d %s", answer.Status, answer.Body)
	}
	return map[string]string{"Authorization": "Bearer " + token.AccessToken}
}

// Whatever was asked of whom when it was made: a program of one board does not rewrite England.
func TestAProgramOfOneBoardImportsNoFileForAllOfEngland(t *testing.T) {
	s := contract.NewServer(t, contract.WithClock(func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }), func(o *server.Options) { o.Access.Origin = "https://trellis.example" })
	file := england.Map("2026-01-01", england.Practice{Code: "A10001", PCN: "U10001", Location: "93C", ICB: "QMJ"})
	form := contract.FileForm("ods_practice_map", "2026-01-01", "map.csv", file)
	answer := s.Do(http.MethodPost, "/api/v1/api_clients", nil, map[string]any{"name": "A program", "permissions": []string{"imports:write"}, "scope_kind": "icb", "scope_keys": []string{"QMF"}, "expires_on": "2027-03-01"})
	refused(t, answer, http.StatusForbidden, "forbidden")

	wide, narrow := program(t, s, "region", "Y56", "imports:read", "imports:write"), program(t, s, "icb", "QMF", "imports:read")
	anyone := s.Anonymously()
	refused(t, anyone.PostForm("/api/v1/imports", narrow, form...), http.StatusForbidden, "forbidden")
	planned := anyone.PostForm("/api/v1/imports", wide, form...)
	if planned.Status != http.StatusCreated {
		t.Fatalf("a program of the region imports and is answered %d %s", planned.Status, planned.Body)
	}
	id := planned.JSON.(map[string]any)["id"].(string)
	for _, verb := range []string{"apply", "undo", "replan", "discard"} {
		header := map[string]string{"If-Match": `"v1.x"`, "Authorization": narrow["Authorization"]}
		refused(t, anyone.Do(http.MethodPost, "/api/v1/imports/"+id+"/"+verb, header, "{}"), http.StatusForbidden, "forbidden")
	}
}
