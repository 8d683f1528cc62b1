package access_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestTrellisNeedsNoIssuerToStartAndFindsItWhenItComes(t *testing.T) {
	o, issuer := newOfficeWithIssuer(t)
	o.person(amina)
	issuer.set(func() { issuer.down = true })
	if answer := o.Anonymously().Get(outPath); answer.Status != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" {
		t.Errorf("without its issuer it answers %d %s", answer.Status, answer.Body)
	}
	if answer := o.Anonymously().Do(http.MethodGet, outPath+"?return_to=/pcns", map[string]string{"Accept": "text/html,*/*"}, nil); answer.Header.Get("Location") != "/sign-in?problem=unavailable&return_to=%2Fpcns" {
		t.Errorf("a browser goes on to %s", answer.Header.Get("Location"))
	}
	issuer.set(func() { issuer.down = false })
	began := time.Now()
	for o.Anonymously().Get(outPath).Status != http.StatusFound {
		if time.Since(began) > 10*time.Second {
			t.Fatal("ten seconds after the issuer is back, it is not found")
		}
		time.Sleep(50 * time.Millisecond)
	}
	state, back := o.goOut("", nil)
	issuer.set(func() { issuer.down = true })
	if answer := o.comeBack(state, back); o.whoIs(answer) != "" || !strings.HasPrefix(answer.Header.Get("Location"), "/sign-in?problem=") {
		t.Errorf("when it goes in between, that is answered %d %v", answer.Status, answer.Header)
	}
}

func TestAnIssuerThatIsNotWhatItShouldBeIsNotUsed(t *testing.T) {
	for name, change := range map[string]func(said map[string]any){
		"it calls itself something else": func(said map[string]any) { said["issuer"] = "https://evil.example" },
		"it takes codes over http":       func(said map[string]any) { said["token_endpoint"] = "ftp://issuer.example/token" },
		"it signs people in by script":   func(said map[string]any) { said["authorization_endpoint"] = "javascript:alert(1)" },
		"its keys are a file":            func(said map[string]any) { said["jwks_uri"] = "file:///etc/passwd" },
	} {
		o, issuer := newOfficeWithIssuer(t)
		issuer.set(func() { issuer.configuration = change })
		if answer := o.Anonymously().Get(outPath); answer.Status != http.StatusServiceUnavailable {
			t.Errorf("%s: it is answered %d %v", name, answer.Status, answer.Header)
		}
	}
}
