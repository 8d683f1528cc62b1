package config_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"

	"trellis/api/platform/config"
)

// clear takes every setting out of the environment for a test.
func clear(t *testing.T) {
	for _, line := range os.Environ() {
		if name, _, _ := strings.Cut(line, "="); strings.HasPrefix(name, "TRELLIS_") || strings.HasPrefix(name, "DATABASE_") || name == "PUBLIC_ACCESS" {
			t.Setenv(name, "") // so that it is put back
			os.Unsetenv(name)
		}
	}
}

func TestAnEmptyEnvironmentIsEnough(t *testing.T) {
	clear(t)
	c, err := config.Read()
	if err != nil || c.Listen != "127.0.0.1:8080" || c.LogLevel != "warn" || c.LogFormat != "text" || c.DatabaseURL != "" || c.DatabaseOwnerURL != "" {
		t.Errorf("the settings are %+v, %v", c, err)
	}
}

func TestTheOwnersAddressIsTheApplicationsUnlessGiven(t *testing.T) {
	clear(t)
	t.Setenv("DATABASE_URL", "postgres://app@db/trellis")
	if c, err := config.Read(); err != nil || c.DatabaseOwnerURL != "postgres://app@db/trellis" {
		t.Errorf("the owner connects to %s, %v", c.DatabaseOwnerURL, err)
	}
	t.Setenv("DATABASE_OWNER_URL", "postgres://owner@db/trellis")
	if c, err := config.Read(); err != nil || c.DatabaseOwnerURL != "postgres://owner@db/trellis" || c.DatabaseURL != "postgres://app@db/trellis" {
		t.Errorf("the settings are %s, %v", c, err)
	}
}

func TestASettingThatCannotBeReadIsNamed(t *testing.T) {
	for _, tt := range []struct{ name, value string }{
		{"TRELLIS_LOG_FORMAT", "xml"},
		{"TRELLIS_LOG_LEVEL", "loud"},
		{"DATABASE_URL", "postgres://user:hunter2@db:port/trellis"},
		{"DATABASE_OWNER_URL", "://hunter2"},
		{"PUBLIC_ACCESS", "everything"},
		{"TRELLIS_TRUSTED_PROXIES", "10.0.0.0/8,proxy.example"},
		{"TRELLIS_TRUSTED_PROXIES", "0.0.0.0/0"},
		{"TRELLIS_TRUSTED_PROXIES", "::/0"},
		{"TRELLIS_RATE_LIMIT", "0"},
		{"TRELLIS_SIGN_IN_LIMIT", "-1"},
		{"TRELLIS_STEP_UP", "ten minutes"},
		{"TRELLIS_STEP_UP", "0s"},
		{"TRELLIS_STEP_UP", "2h"},
		{"TRELLIS_OIDC_ISSUER", "http://login.example"},
		{"TRELLIS_OIDC_ISSUER", "login.example"},
	} {
		clear(t)
		t.Setenv(tt.name, tt.value)
		_, err := config.Read()
		if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "LogLevel", "TRELLIS_LOG_LEVEL"), tt.name) {
			t.Errorf("%s=%s gives %v", tt.name, tt.value, err)
		} else if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the message shows the password: %v", tt.name, err)
		}
	}
}

func TestTheSettingsArePrintedWithoutTheirSecrets(t *testing.T) {
	for _, address := range []string{
		"postgres://app:hunter2@db/trellis", "postgres://db/trellis?user=app&password=hunter2", "host=db user=app password=hunter2",
		"postgres://app@db/trellis?sslpassword=hunter2&sslmode=require", "password=hunter2 host=db", "postgres://app:hunter2@db:port/trellis",
	} {
		c := config.Config{DatabaseURL: address, DatabaseOwnerURL: address, Listen: "127.0.0.1:1"}
		if text := c.String(); strings.Contains(text, "hunter2") || !strings.Contains(text, "127.0.0.1:1") {
			t.Errorf("%s is printed as %s", address, text)
		}
	}
	if text := (config.Config{}).String(); !strings.Contains(text, "embedded") {
		t.Errorf("no database is printed as %s", text)
	}
}

func TestLogsAreLinesOfTheChosenForm(t *testing.T) {
	logger := slog.Default()
	t.Cleanup(func() { slog.SetDefault(logger) })
	for format, isJSON := range map[string]bool{"json": true, "text": false} {
		line := captured(t, func() {
			config.Config{LogFormat: format, LogLevel: "info"}.UseLogs()
			slog.Debug("not this")
			slog.Info("this", "n", 1)
		})
		if got := json.Valid(line); got != isJSON || bytes.Contains(line, []byte("not this")) || !bytes.Contains(line, []byte("this")) {
			t.Errorf("as %s it writes %s", format, line)
		}
	}
}

// captured returns what is written to standard error meanwhile.
func captured(t *testing.T, during func()) []byte {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "stderr")
	if err != nil {
		t.Fatal(err)
	}
	before := os.Stderr
	os.Stderr = file
	during()
	os.Stderr = before
	content, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return content
}
