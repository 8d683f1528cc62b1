package access_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/server/contract"
)

// refusedToken checks that there is no token, and why.
func refusedToken(t *testing.T, name string, answer *contract.Response, status int, kind string) access.TokenRefusal {
	t.Helper()
	var refusal access.TokenRefusal
	answer.Into(t, &refusal)
	if answer.Status != status || refusal.Kind != kind || refusal.Description == "" || answer.Header.Get("Cache-Control") != "no-store" ||
		(answer.Header.Get("WWW-Authenticate") != "") != (status == http.StatusUnauthorized) {
		t.Errorf("%s: it is answered %d %s", name, answer.Status, answer.Body)
	}
	if strings.ContainsFunc(refusal.Description, func(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }) {
		t.Errorf("%s: RFC 6749 has no such characters in %q", name, refusal.Description)
	}
	return refusal
}

func TestOnlyWhoShowsAClientsSecretGetsAToken(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	other := makeClient(t, o.Server, object{"name": "Other"})
	raw := func(text string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(text)) }
	post := func(id, secret string) url.Values {
		return url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}}
	}
	ended := changed(t, change(t, o.Server, http.MethodPost, other.ID, "/secrets", nil))
	changed(t, change(t, o.Server, http.MethodPost, other.ID, "/secrets/"+ended.Secrets[0].ID+"/end", nil))

	for name, answer := range map[string]*contract.Response{
		"a wrong secret":                     askToken(o.Server, basic(client.ID, strings.ToUpper(client.Secret)), clientCredentials),
		"another client's secret":            askToken(o.Server, basic(client.ID, other.Secret), clientCredentials),
		"a secret that has ended":            askToken(o.Server, basic(other.ID, ended.Secret), clientCredentials),
		"the beginning of a secret":          askToken(o.Server, basic(client.ID, client.Secrets[0].Prefix), clientCredentials),
		"a secret and more":                  askToken(o.Server, basic(client.ID, client.Secret+"x"), clientCredentials),
		"a client there is not":              askToken(o.Server, basic(access.NewID(), client.Secret), clientCredentials),
		"a client that is a person":          askToken(o.Server, basic(contract.AdministratorID, client.Secret), clientCredentials),
		"an id that is SQL":                  askToken(o.Server, basic("' OR '1'='1", client.Secret), clientCredentials),
		"an id in capitals":                  askToken(o.Server, basic(strings.ToUpper(client.ID), client.Secret), clientCredentials),
		"an id with a zero":                  askToken(o.Server, basic(client.ID+"\x00", client.Secret), clientCredentials),
		"nothing":                            askToken(o.Server, "", clientCredentials),
		"an id alone":                        askToken(o.Server, "", url.Values{"grant_type": {"client_credentials"}, "client_id": {client.ID}}),
		"basic without a colon":              askToken(o.Server, raw(client.ID), clientCredentials),
		"basic without a secret":             askToken(o.Server, raw(client.ID+":"), clientCredentials),
		"basic without an id":                askToken(o.Server, raw(":"+client.Secret), clientCredentials),
		"basic that is no base64":            askToken(o.Server, "Basic %%%", clientCredentials),
		"basic of the other alphabet":        askToken(o.Server, "Basic "+base64.RawURLEncoding.EncodeToString([]byte(client.ID+":"+client.Secret)), clientCredentials),
		"basic with a broken escape":         askToken(o.Server, raw(client.ID+":%zz"), clientCredentials),
		"basic and nothing":                  askToken(o.Server, "Basic", clientCredentials),
		"a bearer token":                     askToken(o.Server, "Bearer "+token(t, o.Server, client), clientCredentials),
		"a wrong secret in the form":         askToken(o.Server, "", post(client.ID, "guess")),
		"another client's secret, in a form": askToken(o.Server, "", post(client.ID, other.Secret)),
	} {
		t.Run(name, func(t *testing.T) {
			refusal := refusedToken(t, name, answer, http.StatusUnauthorized, "invalid_client")
			if strings.Contains(refusal.Description, client.ID) || strings.Contains(refusal.Description, client.Secret) {
				t.Errorf("%s: the answer repeats what was sent", name)
			}
		})
	}
	if known, unknown := askToken(o.Server, basic(client.ID, "guess"), clientCredentials), askToken(o.Server, basic(access.NewID(), "guess"), clientCredentials); known.Text() != unknown.Text() {
		t.Errorf("a client that is and one that is not are told apart: %s %s", known.Body, unknown.Body)
	}
}

func TestARequestForATokenIsReadAsTheStandardSays(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	auth := basic(client.ID, client.Secret)
	form := func(pairs ...string) url.Values {
		values := url.Values{"grant_type": {"client_credentials"}}
		for i := 0; i < len(pairs); i += 2 {
			values.Add(pairs[i], pairs[i+1])
		}
		return values
	}
	send := func(kind, body string) *contract.Response {
		return o.Anonymously().Do(http.MethodPost, "/oauth/token", map[string]string{"Content-Type": kind, "Authorization": auth}, body)
	}
	const asForm = "application/x-www-form-urlencoded"
	for name, c := range map[string]struct {
		answer *contract.Response
		kind   string
	}{
		"no grant":                       {askToken(o.Server, auth, url.Values{}), "invalid_request"},
		"an empty grant":                 {askToken(o.Server, auth, url.Values{"grant_type": {""}}), "invalid_request"},
		"a grant that there is not here": {askToken(o.Server, auth, url.Values{"grant_type": {"password"}}), "unsupported_grant_type"},
		"a code":                         {askToken(o.Server, auth, url.Values{"grant_type": {"authorization_code"}, "code": {"x"}}), "unsupported_grant_type"},
		"the grant twice":                {askToken(o.Server, auth, form("grant_type", "client_credentials")), "invalid_request"},
		"the scope twice":                {askToken(o.Server, auth, form("scope", "imports:read", "scope", "imports:read")), "invalid_request"},
		"shown twice":                    {askToken(o.Server, auth, form("client_id", client.ID, "client_secret", client.Secret)), "invalid_request"},
		"shown twice, as an assertion":   {askToken(o.Server, auth, asserting("x.y.z")), "invalid_request"},
		"another id beside":              {askToken(o.Server, auth, form("client_id", access.NewID())), "invalid_request"},
		"an assertion of no type":        {askToken(o.Server, "", form("client_assertion", "x.y.z")), "invalid_request"},
		"an assertion of another type":   {askToken(o.Server, "", form("client_assertion", "x.y.z", "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")), "invalid_request"},
		"JSON":                           {send("application/json", `{"grant_type": "client_credentials"}`), "invalid_request"},
		"no type":                        {send("", "grant_type=client_credentials"), "invalid_request"},
		"a form with a file":             {send("multipart/form-data; boundary=x", "--x--"), "invalid_request"},
		"a form that cannot be read":     {send(asForm, "grant_type=%zz"), "invalid_request"},
		"a form of 20 KB":                {send(asForm, "grant_type=client_credentials&scope="+strings.Repeat("x", 20<<10)), "invalid_request"},
		"more than it has":               {askToken(o.Server, auth, form("scope", "imports:write")), "invalid_scope"},
		"what it has, and more":          {askToken(o.Server, auth, form("scope", "imports:read imports:write")), "invalid_scope"},
		"a permission there is not":      {askToken(o.Server, auth, form("scope", "*")), "invalid_scope"},
		"markup for a scope":             {askToken(o.Server, auth, form("scope", "<script>\"")), "invalid_scope"},
	} {
		t.Run(name, func(t *testing.T) {
			refusedToken(t, name, c.answer, http.StatusBadRequest, c.kind)
		})
	}
	machine := o.Anonymously()
	request, err := machine.Request(http.MethodPost, "/oauth/token", map[string]string{"Content-Type": asForm}, form().Encode())
	must(t, err)
	request.Header["Authorization"] = []string{auth, auth}
	answer, err := machine.Send(request)
	must(t, err)
	refusedToken(t, "the Authorization header twice", answer, http.StatusBadRequest, "invalid_request")
	for _, query := range []string{"?client_secret=" + client.Secret, "?grant_type=client_credentials", "?dry_run=true"} {
		answer := machine.Do(http.MethodPost, "/oauth/token"+query, map[string]string{"Content-Type": asForm, "Authorization": auth}, form().Encode())
		problemOf(t, query, answer, http.StatusBadRequest, "bad_request") // nothing stands in the address, where it would be logged
	}
	if answer := machine.Do(http.MethodGet, "/oauth/token", nil, nil); answer.Status != http.StatusMethodNotAllowed {
		t.Errorf("GET is answered %d", answer.Status)
	}
	foreign := map[string]string{"Content-Type": asForm, "Authorization": auth, "Origin": "https://evil.example"}
	if answer := machine.Do(http.MethodPost, "/oauth/token", foreign, form().Encode()); answer.Status != http.StatusForbidden {
		t.Errorf("a page of another site is answered %d", answer.Status)
	}
}

func TestAClientThatIsOverGetsNothingAndItsTokensStop(t *testing.T) {
	o := newOffice(t)
	for name, end := range map[string]func(access.APIClient){
		"revoked": func(c access.APIClient) { changed(t, change(t, o.Server, http.MethodPost, c.ID, "/revoke", nil)) },
		"expired": func(access.APIClient) { o.clock.move(24 * time.Hour) },
		"secret ended": func(c access.APIClient) {
			changed(t, change(t, o.Server, http.MethodPost, c.ID, "/secrets/"+c.Secrets[0].ID+"/end", nil))
		},
	} {
		t.Run(name, func(t *testing.T) {
			client := makeClient(t, o.Server, object{"expires_on": o.App.Clock.Today()})
			got := token(t, o.Server, client)
			if status := may(o.Server, got, "/api/v1/imports"); status != http.StatusOK {
				t.Fatalf("%s: before, it is answered %d", name, status)
			}
			end(client)
			o.refuse(t, name, got)
			o.refuse(t, name+", with a token that is not known", signed(t, o.head(), plus(o.claims(client.ID), "secret_id", client.Secrets[0].ID), byEd25519(o.key)))
			refusedToken(t, name, askToken(o.Server, basic(client.ID, client.Secret), clientCredentials), http.StatusUnauthorized, "invalid_client")
		})
	}
}
