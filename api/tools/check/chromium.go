package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// findChromium returns a browser that starts: the one named by
// TRELLIS_CHROMIUM, one on the PATH, one that Playwright keeps, or one that it
// installs where it may.
func (c checkout) findChromium(ctx context.Context, out *console) (string, error) {
	if named := os.Getenv("TRELLIS_CHROMIUM"); named != "" {
		if !starts(ctx, named) {
			return "", fmt.Errorf("TRELLIS_CHROMIUM names %s, which does not start", named)
		}
		return named, nil
	}
	for _, candidate := range chromiumCandidates() {
		if starts(ctx, candidate) {
			return candidate, nil
		}
	}
	if os.Geteuid() == 0 && isDebian() {
		if err := c.installChromium(ctx, out); err != nil {
			return "", err
		}
		if installed, err := exec.LookPath("chromium"); err == nil && starts(ctx, installed) {
			return installed, nil
		}
		return "", errors.New("apt-get installed Chromium, but it does not start")
	}
	return "", errors.New("there is no Chromium: install it, or name one in TRELLIS_CHROMIUM")
}

func chromiumCandidates() []string {
	var found []string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			found = append(found, path)
		}
	}
	return append(found, playwrightBrowsers()...)
}

// playwrightBrowsers are the browsers Playwright downloaded, the newest first.
func playwrightBrowsers() []string {
	folders := []string{os.Getenv("PLAYWRIGHT_BROWSERS_PATH")}
	if cache, err := os.UserCacheDir(); err == nil {
		folders = append(folders, filepath.Join(cache, "ms-playwright"))
	}
	var found []string
	for _, folder := range folders {
		if folder == "" {
			continue
		}
		for _, pattern := range []string{
			"chromium-*/chrome-linux*/chrome",
			"chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
			"chromium_headless_shell-*/chrome-*/*headless*shell",
		} {
			// The patterns are well formed, which is all Glob can complain of.
			matches, _ := filepath.Glob(filepath.Join(folder, pattern))
			slices.Sort(matches)
			slices.Reverse(matches)
			found = append(found, matches...)
		}
	}
	return found
}

// starts tells a browser from a placeholder, such as the package that only
// says that the browser comes as a snap.
func starts(ctx context.Context, path string) bool {
	_, err := child{name: path, arguments: []string{"--version"}, timeout: 30 * time.Second}.run(ctx)
	return err == nil
}

func isDebian() bool {
	_, versionErr := os.Stat("/etc/debian_version")
	_, toolErr := exec.LookPath("apt-get")
	return versionErr == nil && toolErr == nil
}

func (c checkout) installChromium(ctx context.Context, out *console) error {
	for _, arguments := range [][]string{
		{"update"},
		{"install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"},
	} {
		out.detail("Installing Chromium: apt-get %s", strings.Join(arguments, " "))
		apt := child{
			name: "apt-get", arguments: arguments, timeout: 5 * time.Minute,
			environment: append(slices.Clip(c.environment), "DEBIAN_FRONTEND=noninteractive"),
		}
		if err := apt.mustSucceed(ctx); err != nil {
			return fmt.Errorf("Chromium could not be installed: %w", err)
		}
	}
	return nil
}
