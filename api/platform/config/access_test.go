package config_test

import (
	"strings"
	"testing"

	"trellis/api/platform/config"
)

func TestWithoutSettingsOrganisationsAreShownAndNoProxyIsTrusted(t *testing.T) {
	clear(t)
	c, err := config.Read()
	if err != nil || c.Access.Public != "reference" || len(c.Access.TrustedProxies) != 0 || c.Access.Origin != "" || c.Limits.PerMinute != 300 || c.Limits.TriesPerMinute != 10 {
		t.Errorf("the settings are %+v, %v", c, err)
	}
}

func TestTrustedProxiesAreAddressesAndNetworks(t *testing.T) {
	clear(t)
	t.Setenv("TRELLIS_TRUSTED_PROXIES", "10.1.2.3, 192.0.2.0/24,2001:db8::/32")
	c, err := config.Read()
	if err != nil || len(c.Access.TrustedProxies) != 3 || c.Access.TrustedProxies[0].String() != "10.1.2.3/32" || c.Access.TrustedProxies[1].Bits() != 24 {
		t.Errorf("trusted are %v, %v", c.Access.TrustedProxies, err)
	}
}

// What production refuses hangs on whether people come from beyond this machine, so no spelling may hide it.
func TestAnOriginIsOneHoweverItIsWritten(t *testing.T) {
	for written, want := range map[string]string{"https://trellis.example": "https://trellis.example", "HTTPS://trellis.example": "https://trellis.example",
		"https://Trellis.Example/": "https://trellis.example", "https://trellis.example:8443//": "https://trellis.example:8443", "HTTP://localhost:8080/": "http://localhost:8080"} {
		clear(t)
		t.Setenv("TRELLIS_ORIGIN", written)
		c, err := config.Read()
		if err != nil || c.Access.Origin != want || c.Access.Beyond != strings.HasPrefix(want, "https:") {
			t.Errorf("%s is %s, beyond this machine %v, %v", written, c.Access.Origin, c.Access.Beyond, err)
		}
	}
	for _, written := range []string{"https://trellis.example/app", "HTTP://trellis.example", "trellis.example"} {
		clear(t)
		t.Setenv("TRELLIS_ORIGIN", written)
		if _, err := config.Read(); err == nil || !strings.Contains(err.Error(), "TRELLIS_ORIGIN") {
			t.Errorf("%s gives %v", written, err)
		}
	}
}

func TestAnIssuerIsGivenWhollyOrNotAtAll(t *testing.T) {
	all := map[string]string{"TRELLIS_OIDC_ISSUER": "https://login.example", "TRELLIS_OIDC_CLIENT_ID": "trellis", "TRELLIS_OIDC_CLIENT_SECRET": "hunter2"}
	for without := range all {
		clear(t)
		for name, value := range all {
			if name != without {
				t.Setenv(name, value)
			}
		}
		if _, err := config.Read(); err == nil || !strings.Contains(err.Error(), without) {
			t.Errorf("without %s it gives %v", without, err)
		}
	}
	clear(t)
	for name, value := range all {
		t.Setenv(name, value)
	}
	c, err := config.Read()
	if err != nil || c.Access.OIDC.Name == "" {
		t.Errorf("the settings are %+v, %v", c.Access.OIDC, err)
	}
	if text := c.String(); strings.Contains(text, "hunter2") || !strings.Contains(text, "https://login.example") {
		t.Errorf("they are printed as %s", text)
	}
}

func TestPasswordsAreOffWherePeopleSignInElsewhereUnlessTheyAreSaidToBeOn(t *testing.T) {
	issuer := map[string]string{"TRELLIS_OIDC_ISSUER": "https://login.example", "TRELLIS_OIDC_CLIENT_ID": "trellis", "TRELLIS_OIDC_CLIENT_SECRET": "hunter2"}
	for _, tt := range []struct {
		elsewhere bool
		said      string
		off       bool
	}{{false, "", false}, {false, "on", false}, {false, "off", true}, {true, "", true}, {true, "on", false}, {true, "off", true}} {
		clear(t)
		for name, value := range issuer {
			if tt.elsewhere {
				t.Setenv(name, value)
			}
		}
		t.Setenv("TRELLIS_PASSWORDS", tt.said)
		if c, err := config.Read(); err != nil || c.Access.NoPasswords != tt.off {
			t.Errorf("with an issuer %v and %q passwords are off: %v (%v)", tt.elsewhere, tt.said, c.Access.NoPasswords, err)
		}
	}
	t.Setenv("TRELLIS_PASSWORDS", "yes")
	if _, err := config.Read(); err == nil || !strings.Contains(err.Error(), "TRELLIS_PASSWORDS") {
		t.Errorf("another word gives %v", err)
	}
}
