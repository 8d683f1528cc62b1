package embeddedpg

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// oldestMajor is the oldest PostgreSQL that Trellis works with.
const oldestMajor = 15

// programs are the executables of one PostgreSQL.
type programs struct {
	bin     string // folder with initdb and postgres
	version string // such as "18.4"
	major   int
}

// findPrograms prefers the pinned PostgreSQL of npm, then the system's. Data
// that exist already decide the major version: PostgreSQL reads no other.
func findPrograms(ctx context.Context, o Options) (programs, error) {
	home := o.Binaries
	if home == "" {
		home = binariesHome(o.State)
	}
	want := dataMajor(filepath.Join(o.State, "postgres"))
	_, pinned := npmPackage()
	var reason error
	if want == 0 || want == majorOf(pinned) {
		bin, err := install(ctx, home, o.Report)
		if err == nil {
			return describe(ctx, bin)
		}
		if ctx.Err() != nil {
			return programs{}, err
		}
		reason = err
	}
	for _, bin := range systemBins() {
		p, err := describe(ctx, bin)
		if err == nil && p.major >= oldestMajor && (want == 0 || want == p.major) {
			if reason != nil {
				o.Report(fmt.Sprintf("Using the installed PostgreSQL %s, because %v", p.version, reason))
			}
			return p, nil
		}
	}
	if want != 0 {
		return programs{}, errors.Join(fmt.Errorf(
			"the data in %s were made by PostgreSQL %d, which is not on this machine: install it, or move that folder away to begin anew",
			filepath.Join(o.State, "postgres"), want), reason)
	}
	return programs{}, fmt.Errorf(
		"no PostgreSQL could be found: install Node.js with npm, or PostgreSQL %d or newer, or set DATABASE_URL to a server that runs already (%w)",
		oldestMajor, reason)
}

// systemBins lists the folders of installed PostgreSQLs, the newest first.
func systemBins() []string {
	bins, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.SortFunc(bins, func(a, b string) int {
		return majorOf(filepath.Base(filepath.Dir(b))) - majorOf(filepath.Base(filepath.Dir(a)))
	})
	if found, err := exec.LookPath("postgres"); err == nil {
		if real, err := filepath.EvalSymlinks(found); err == nil {
			found = real
		}
		bins = append(bins, filepath.Dir(found))
	}
	return slices.DeleteFunc(bins, func(bin string) bool { return !hasPrograms(bin) })
}

func hasPrograms(bin string) bool {
	for _, name := range []string{"postgres", "initdb"} {
		if info, err := os.Stat(filepath.Join(bin, name)); err != nil || info.Mode()&0o111 == 0 {
			return false
		}
	}
	return true
}

func describe(ctx context.Context, bin string) (programs, error) {
	version, err := programVersion(ctx, bin, identity{}, "")
	return programs{bin: bin, version: version, major: majorOf(version)}, err
}

// programVersion runs "postgres --version" as an identity from a folder: it
// shows both the version and that this identity can reach both places.
func programVersion(ctx context.Context, bin string, id identity, dir string) (string, error) {
	cmd := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version")
	cmd.Dir, cmd.Env = dir, programEnv()
	cmd.SysProcAttr = id.attributes(0)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, lastLines(out, 2))
	}
	for word := range strings.FieldsSeq(string(out)) {
		if majorOf(word) > 0 {
			return word, nil
		}
	}
	return "", fmt.Errorf("%q names no version", out)
}

// majorOf reads the leading number of a version, or 0.
func majorOf(version string) int {
	digits := len(version) - len(strings.TrimLeft(version, "0123456789"))
	major, _ := strconv.Atoi(version[:digits])
	return major
}

// dataMajor is the major version that made a data folder, or 0 for none.
func dataMajor(data string) int {
	content, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if err != nil {
		return 0
	}
	return majorOf(string(content))
}

// programEnv keeps the caller's PG… variables and locale away from PostgreSQL.
func programEnv() []string {
	return []string{"PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG=C", "TZ=UTC"}
}
