// Package config reads the settings of a server from its environment.
package config

import (
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"

	"github.com/caarlos0/env/v11"
)

// Config is every setting there is. Flags of the commands win over it.
type Config struct {
	// DatabaseURL is the application's own connection; empty means the embedded server.
	DatabaseURL string `env:"DATABASE_URL"`
	// DatabaseOwnerURL is the owner's connection, for migrations; DatabaseURL if empty.
	DatabaseOwnerURL string `env:"DATABASE_OWNER_URL"`
	// Listen is the address to answer on. Without an https origin it must be on loopback.
	Listen string `env:"TRELLIS_LISTEN" envDefault:"127.0.0.1:8080"`
	Access Access
	Limits Limits
	// State is the folder of the embedded server's data; .trellis beside go.mod if empty.
	State string `env:"TRELLIS_STATE"`
	// SPA is the folder of the built pages; frontend/dist if empty.
	SPA string `env:"TRELLIS_SPA"`
	// LogLevel is debug (one line a request), info, warn or error.
	LogLevel string `env:"TRELLIS_LOG_LEVEL" envDefault:"warn"`
	// LogFormat is text or json.
	LogFormat string `env:"TRELLIS_LOG_FORMAT" envDefault:"text"`
	// Sources are where files are published, for the import command; several addresses are parted by spaces.
	Sources Sources `envPrefix:"TRELLIS_SOURCE_"`
}

// Sources are the published addresses of each kind of file. An address may end in #sha256=… to take that content
// only.
type Sources struct {
	PracticeMap []string `env:"ODS_PRACTICE_MAP" envSeparator:" "`
	EPCN        []string `env:"ODS_EPCN" envSeparator:" " envDefault:"https://www.odsdatasearchandexport.nhs.uk/api/getReport?report=epcn https://www.odsdatasearchandexport.nhs.uk/api/getReport?report=epcncorepartnerdetails"`
	ListSizes   []string `env:"LIST_SIZES" envSeparator:" "`
	Deprivation []string `env:"IMD_PRACTICE" envSeparator:" "`
	PCNBoroughs []string `env:"PCN_BOROUGHS" envSeparator:" "`
}

// Read reads and checks the environment.
func Read() (Config, error) {
	c, err := env.ParseAs[Config]()
	if err != nil {
		return c, fmt.Errorf("read the settings: %w", err)
	}
	if c.DatabaseOwnerURL == "" {
		c.DatabaseOwnerURL = c.DatabaseURL
	}
	if _, ok := levels[c.LogLevel]; !ok {
		return c, fmt.Errorf("TRELLIS_LOG_LEVEL is %q; it may be debug, info, warn or error", c.LogLevel)
	}
	if c.LogFormat != "text" && c.LogFormat != "json" {
		return c, fmt.Errorf("TRELLIS_LOG_FORMAT is %q; it may be text or json", c.LogFormat)
	}
	for _, given := range []struct{ name, address string }{{"DATABASE_URL", c.DatabaseURL}, {"DATABASE_OWNER_URL", c.DatabaseOwnerURL}} {
		if _, err := url.Parse(given.address); err != nil {
			return c, fmt.Errorf("%s is no database address; it looks like postgres://user@host:5432/trellis", given.name)
		}
	}
	if err := c.Access.check(); err != nil {
		return c, err
	}
	return c, c.Limits.check()
}

var levels = map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}

// UseLogs sends the program's log lines to standard error in the chosen form.
func (c Config) UseLogs() {
	options := &slog.HandlerOptions{Level: levels[c.LogLevel]}
	var handler slog.Handler = slog.NewTextHandler(os.Stderr, options)
	if c.LogFormat == "json" {
		handler = slog.NewJSONHandler(os.Stderr, options)
	}
	slog.SetDefault(slog.New(handler))
}

// String prints the settings without their secrets.
func (c Config) String() string {
	return fmt.Sprintf("database %s, owner %s, listen %s, origin %s, public access %s, trusted proxies %v, issuer %s, keys %s, anchors %s, limits %d and %d a minute, state %s, pages %s, log %s %s",
		redact(c.DatabaseURL), redact(c.DatabaseOwnerURL), c.Listen, c.Access.Origin, c.Access.Public, c.Access.TrustedProxies, c.Access.OIDC.Issuer, c.Access.Keys, c.Access.Anchors,
		c.Limits.PerMinute, c.Limits.TriesPerMinute, c.State, c.SPA, c.LogLevel, c.LogFormat)
}

// redact keeps of an address what names the place: passwords stand in more than one part of it.
func redact(address string) string {
	if address == "" {
		return "(embedded)"
	}
	parsed, err := url.Parse(address)
	if err != nil || !strings.HasPrefix(parsed.Scheme, "postgres") {
		return "(given)"
	}
	place := url.URL{Scheme: parsed.Scheme, User: url.User(parsed.User.Username()), Host: parsed.Host, Path: parsed.Path}
	return place.String()
}
