package config

import (
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"trellis/api/platform/httpx"
)

// Access are the settings of who may come in, and how.
type Access struct {
	// Origin is the address people and machines use, such as https://trellis.example, in its one spelling; http and where it
	// listens if empty.
	Origin string `env:"TRELLIS_ORIGIN"`
	// Beyond tells whether people come from beyond this machine: the origin is https.
	Beyond bool `env:"-"`
	// Public is how much it shows to those who have not signed in: none, reference or open.
	Public string `env:"PUBLIC_ACCESS" envDefault:"reference"`
	// Proxies are the addresses and networks of proxies that are believed when they say whom they ask for.
	Proxies []string `env:"TRELLIS_TRUSTED_PROXIES" envSeparator:","`
	// TrustedProxies are the same, read.
	TrustedProxies []netip.Prefix `env:"-"`
	// Keys is the folder of the keys that tokens are signed with; keys in the state folder if empty.
	Keys string `env:"TRELLIS_KEYS"`
	// AuditKey is the file of the key that seals the audit's anchors; audit.key in the state folder if empty.
	AuditKey string `env:"TRELLIS_AUDIT_KEY"`
	// Anchors is the file the audit's anchors are written to; anchors.jsonl in the state folder if empty.
	Anchors string `env:"TRELLIS_ANCHORS"`
	// StepUp is how long a fresh proof of who someone is counts for what is hard to take back.
	StepUp string `env:"TRELLIS_STEP_UP" envDefault:"10m"`
	// StepUpLimit is the same, read.
	StepUpLimit time.Duration `env:"-"`
	// KeepEndedDays is how many days is kept from where people signed in and whom invitations were for, once those have ended.
	KeepEndedDays int `env:"TRELLIS_KEEP_ENDED_DAYS" envDefault:"90"`
	// Passwords is on or off: whether people sign in with a password; off if empty where they sign in elsewhere.
	Passwords string `env:"TRELLIS_PASSWORDS"`
	// NoPasswords is the same, read.
	NoPasswords bool `env:"-"`
	OIDC        OIDC `envPrefix:"TRELLIS_OIDC_"`
}

// OIDC is where people sign in with an account of their organisation; nowhere if the issuer is empty.
type OIDC struct {
	Issuer       string `env:"ISSUER"`
	ClientID     string `env:"CLIENT_ID"`
	ClientSecret string `env:"CLIENT_SECRET"`
	// Name is what the button says.
	Name string `env:"NAME" envDefault:"your organisation"`
}

func (a *Access) check() error {
	if !slices.Contains([]string{"none", "reference", "open"}, a.Public) {
		return fmt.Errorf("PUBLIC_ACCESS is %q; it may be none, reference or open", a.Public)
	}
	if a.Origin != "" {
		origin, err := httpx.ParseOrigin(a.Origin)
		if err != nil {
			return fmt.Errorf("TRELLIS_ORIGIN: %w", err)
		}
		a.Origin, a.Beyond = origin.String(), origin.Scheme == "https"
	}
	var err error
	if a.StepUpLimit, err = time.ParseDuration(a.StepUp); err != nil || a.StepUpLimit < time.Second || a.StepUpLimit > time.Hour {
		return fmt.Errorf("TRELLIS_STEP_UP is %q; it may be from 1s to 1h, such as 10m", a.StepUp)
	}
	if a.KeepEndedDays < 1 || a.KeepEndedDays > 3650 {
		return fmt.Errorf("TRELLIS_KEEP_ENDED_DAYS is %d; it is a number of days from 1 to 3650", a.KeepEndedDays)
	}
	if !slices.Contains([]string{"", "on", "off"}, a.Passwords) {
		return fmt.Errorf("TRELLIS_PASSWORDS is %q; it may be on or off", a.Passwords)
	}
	a.NoPasswords = a.Passwords == "off" || a.Passwords == "" && a.OIDC.Issuer != ""
	for _, text := range a.Proxies {
		proxy, err := network(strings.TrimSpace(text))
		if err != nil {
			return fmt.Errorf("TRELLIS_TRUSTED_PROXIES: %q is neither an address nor a network such as 10.1.2.0/24", text)
		}
		if proxy.Bits() == 0 {
			return fmt.Errorf("TRELLIS_TRUSTED_PROXIES: %q trusts everyone, so that anyone could say they come from anywhere; name your proxies", text)
		}
		a.TrustedProxies = append(a.TrustedProxies, proxy)
	}
	return a.OIDC.check()
}

func network(text string) (netip.Prefix, error) {
	if address, err := netip.ParseAddr(text); err == nil {
		return address.Prefix(address.BitLen())
	}
	return netip.ParsePrefix(text)
}

func (o OIDC) check() error {
	if o.Issuer == "" {
		if o.ClientID != "" || o.ClientSecret != "" {
			return fmt.Errorf("TRELLIS_OIDC_ISSUER is missing; it is the address of whoever knows your people, such as https://login.example")
		}
		return nil
	}
	issuer, err := url.Parse(o.Issuer)
	if err != nil || issuer.Scheme != "https" && !(issuer.Scheme == "http" && httpx.IsLoopback(issuer.Hostname())) {
		return fmt.Errorf("TRELLIS_OIDC_ISSUER is %q; it must begin with https://", o.Issuer)
	}
	for _, given := range []struct{ name, value string }{{"TRELLIS_OIDC_CLIENT_ID", o.ClientID}, {"TRELLIS_OIDC_CLIENT_SECRET", o.ClientSecret}} {
		if given.value == "" {
			return fmt.Errorf("%s is missing; the issuer gives it to you when you register Trellis there", given.name)
		}
	}
	return nil
}

// Limits are the settings of how much one caller may ask.
type Limits struct {
	// PerMinute is how many requests a caller may send in a minute.
	PerMinute int `env:"TRELLIS_RATE_LIMIT" envDefault:"300"`
	// TriesPerMinute is how many secrets an address may try in a minute: passwords, tokens, invitations.
	TriesPerMinute int `env:"TRELLIS_SIGN_IN_LIMIT" envDefault:"10"`
}

func (l Limits) check() error {
	for _, given := range []struct {
		name  string
		value int
	}{{"TRELLIS_RATE_LIMIT", l.PerMinute}, {"TRELLIS_SIGN_IN_LIMIT", l.TriesPerMinute}} {
		if given.value < 1 || given.value > 10_000_000 {
			return fmt.Errorf("%s is %d; it is a number of requests a minute, 1 or more", given.name, given.value)
		}
	}
	return nil
}
