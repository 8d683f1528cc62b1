package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"sync"
	"testing"
)

// visitors are browsers in which somebody has signed in: by the state folder, and by the address that answers for it
// now. A session outlives the program.
type visitors struct {
	mu              sync.Mutex
	byState, byHost map[string]string // their cookies
}

var signedIn = &visitors{byState: map[string]string{}, byHost: map[string]string{}}

// RoundTrip sends a request as a page of the program would.
func (v *visitors) RoundTrip(request *http.Request) (*http.Response, error) {
	v.mu.Lock()
	cookie := v.byHost[request.URL.Host]
	v.mu.Unlock()
	if cookie != "" {
		request = request.Clone(request.Context())
		request.Header.Set("Cookie", cookie)
		request.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return http.DefaultTransport.RoundTrip(request)
}

func init() { http.DefaultClient.Transport = signedIn }

var printedPassword = regexp.MustCompile(`(?s)signs in as (\S+) with the password\s+(\S+)`)

// visit signs somebody in who administers the programme, unless they are already.
func (v *visitors) visit(t *testing.T, p *program, state string) {
	t.Helper()
	v.mu.Lock()
	cookie := v.byState[state]
	v.mu.Unlock()
	if cookie == "" {
		cookie = signIn(t, p)
	}
	at, err := url.Parse(p.url)
	must(t, err)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.byState[state], v.byHost[at.Host] = cookie, cookie
}

// signIn signs in as the first of the demonstration's people, or with the password the first start has printed.
func signIn(t *testing.T, p *program) (cookie string) {
	t.Helper()
	var options struct {
		Methods struct {
			Demo []struct {
				UserID string `json:"user_id"`
			}
		}
	}
	p.get(t, "/api/v1/sign_in", &options)
	shown := map[string]string{}
	if people := options.Methods.Demo; len(people) > 0 {
		shown = map[string]string{"method": "demo", "user_id": people[0].UserID}
	} else if found := printedPassword.FindStringSubmatch(p.out.String()); found != nil {
		shown = map[string]string{"method": "password", "email": found[1], "password": found[2]}
	}
	body, err := json.Marshal(shown)
	must(t, err)
	request, err := http.NewRequest(http.MethodPost, p.url+"/api/v1/session", bytes.NewReader(body))
	must(t, err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	answer, err := http.DefaultTransport.RoundTrip(request)
	must(t, err)
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusCreated || len(answer.Cookies()) != 1 {
		t.Fatalf("signing in is answered %d with %v; the program says:\n%s", answer.StatusCode, answer.Header, p.out)
	}
	return answer.Cookies()[0].Name + "=" + answer.Cookies()[0].Value
}
