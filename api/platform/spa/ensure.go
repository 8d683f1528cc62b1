// Package spa brings the front end to the browser: it installs the packages
// and builds when something changed, and it serves the built files.
package spa

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// Ensure makes sure that the front end below root is built from what is there
// now and returns the folder of the built files. It installs the npm packages
// when the lock file changed and builds when the sources changed; when nothing
// changed it needs neither Node nor npm. Several processes may call it at
// once: one works, the others wait for it.
func Ensure(ctx context.Context, root string, report func(step string)) (string, error) {
	p := newProject(root, report)
	unlock, err := p.lock(ctx)
	if err != nil {
		return "", err
	}
	defer unlock()

	digest, err := p.sourceDigest()
	if err != nil {
		return "", err
	}
	if p.builtFrom(digest) {
		return p.dist(), nil
	}
	if err := p.install(ctx); err != nil {
		return "", err
	}
	if err := p.build(ctx, digest); err != nil {
		return "", err
	}
	return p.dist(), nil
}

// Install makes sure that the npm packages below root are those of the lock
// file. Ensure does it by itself before a build.
func Install(ctx context.Context, root string, report func(step string)) error {
	p := newProject(root, report)
	unlock, err := p.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	return p.install(ctx)
}

// project is one checkout's front end.
type project struct {
	root   string
	report func(string)
}

func newProject(root string, report func(string)) project {
	if report == nil {
		report = func(string) {}
	}
	return project{root: root, report: report}
}

func (p project) folder() string { return filepath.Join(p.root, "frontend") }
func (p project) dist() string   { return filepath.Join(p.folder(), "dist") }

// The stamps live inside the folders they speak of: whoever empties the
// folder takes the claim that it is complete with it.
func (p project) installStamp() string {
	return filepath.Join(p.folder(), "node_modules", ".trellis-stamp")
}
func (p project) buildStamp() string { return filepath.Join(p.dist(), ".stamp") }

func (p project) builtFrom(digest string) bool {
	if _, err := os.Stat(filepath.Join(p.dist(), "index.html")); err != nil {
		return false
	}
	return stampIs(p.buildStamp(), digest)
}

func (p project) install(ctx context.Context) error {
	digest, err := fileDigest(filepath.Join(p.folder(), "package-lock.json"))
	if err != nil {
		return fmt.Errorf("the front end's lock file cannot be read: %w", err)
	}
	if stampIs(p.installStamp(), digest) {
		return nil
	}
	if err := requireNode(ctx); err != nil {
		return err
	}
	p.report("Installing the front end's packages (npm ci)")
	// A machine that sets NODE_ENV=production would leave out the build tools.
	if err := p.npm(ctx, "ci", "--include=dev", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	return os.WriteFile(p.installStamp(), []byte(digest), 0o644)
}

func (p project) build(ctx context.Context, digest string) error {
	if err := requireNode(ctx); err != nil {
		return err
	}
	p.report("Building the front end (npm run build)")
	if err := os.Remove(p.buildStamp()); err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := p.npm(ctx, "run", "build"); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(p.dist(), "index.html")); err != nil {
		return fmt.Errorf("the front end's build ended well but left no page: %w", err)
	}
	return os.WriteFile(p.buildStamp(), []byte(digest), 0o644)
}

func stampIs(file, digest string) bool {
	stamp, err := os.ReadFile(file)
	return err == nil && string(stamp) == digest
}
