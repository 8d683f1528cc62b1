package spa

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// checkout is a front end whose npm is a script that notes each call: what is
// tested here is when it is called, what it builds is the front end's matter.
type checkout struct {
	t    *testing.T
	root string
}

const npmScript = `#!/bin/sh
echo "$*" >> %[1]s
[ -e %[1]s.fail ] && { printf '\033[31mnpm error\033[0m the registry is away\n' >&2; exit 1; }
mkdir %[1]s.busy || { echo "two at once"; exit 1; }
case "$1" in
ci) rm -rf node_modules && mkdir node_modules ;;
run) rm -rf dist && mkdir dist && echo page > dist/index.html ;;
esac
rmdir %[1]s.busy
`

func newCheckout(t *testing.T) checkout {
	t.Helper()
	c := checkout{t, t.TempDir()}
	tools := t.TempDir()
	c.write("frontend/package-lock.json", "{}")
	c.write("frontend/index.html", "<html>")
	c.write("frontend/src/app.ts", "one")
	c.write("frontend/src/app.test.ts", "one")
	c.tool(tools, "node", "#!/bin/sh\necho v20.19.0\n")
	c.tool(tools, "npm", fmt.Sprintf(npmScript, filepath.Join(c.root, "calls")))
	t.Setenv("PATH", tools+":/usr/bin:/bin")
	return c
}

func (c checkout) tool(folder, name, body string) {
	c.t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o755); err != nil {
		c.t.Fatal(err)
	}
}

func (c checkout) write(name, body string) {
	c.t.Helper()
	writeFile(c.t, filepath.Join(c.root, name), body)
}

// ensure runs Ensure and returns the npm commands it took, in a line.
func (c checkout) ensure() string {
	c.t.Helper()
	calls := filepath.Join(c.root, "calls")
	os.Remove(calls)
	dist, err := Ensure(context.Background(), c.root, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dist, "index.html")); err != nil {
		c.t.Fatal(err)
	}
	return c.calls()
}

func (c checkout) calls() string {
	noted, _ := os.ReadFile(filepath.Join(c.root, "calls"))
	var verbs []string
	for line := range strings.Lines(string(noted)) {
		verbs = append(verbs, strings.Fields(line)[0])
	}
	return strings.Join(verbs, " ")
}

func TestOnlyWhatChangedIsDoneAgain(t *testing.T) {
	c := newCheckout(t)
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"the first time everything is done", func() {}, "ci run"},
		{"the second time nothing is", func() {}, ""},
		{"a changed source is built", func() { c.write("frontend/src/app.ts", "two") }, "run"},
		{"a new source is built", func() { c.write("frontend/src/more.ts", "new") }, "run"},
		{"a new configuration file is built", func() { c.write("frontend/vite.config.ts", "new") }, "run"},
		{"a renamed source is built", func() {
			os.Rename(filepath.Join(c.root, "frontend/src/more.ts"), filepath.Join(c.root, "frontend/src/less.ts"))
		}, "run"},
		{"a changed test is not built", func() { c.write("frontend/src/app.test.ts", "two") }, ""},
		{"a changed journey is not built", func() { c.write("frontend/e2e/home.spec.ts", "two") }, ""},
		{"a changed lock file is installed and built", func() { c.write("frontend/package-lock.json", "{ }") }, "ci run"},
		{"an emptied dist is built", func() { os.RemoveAll(filepath.Join(c.root, "frontend/dist")) }, "run"},
		{"missing packages do not matter while the build is fresh", func() {
			os.RemoveAll(filepath.Join(c.root, "frontend/node_modules"))
		}, ""},
		{"missing packages are installed for the next build", func() { c.write("frontend/src/app.ts", "three") }, "ci run"},
	} {
		step.do()
		if got := c.ensure(); got != step.want {
			t.Errorf("%s: npm was called with %q, want %q", step.name, got, step.want)
		}
	}
}

func TestTwoProcessesDoNotBuildAtOnce(t *testing.T) {
	c := newCheckout(t)
	var both sync.WaitGroup
	for range 4 {
		both.Go(func() {
			if _, err := Ensure(context.Background(), c.root, nil); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if got := c.calls(); got != "ci run" {
		t.Errorf("npm was called with %q, want one install and one build", got)
	}
}

func TestAFailedInstallShowsWhatNpmSaid(t *testing.T) {
	c := newCheckout(t)
	c.write("calls.fail", "")
	_, err := Ensure(context.Background(), c.root, nil)
	if err == nil || !strings.Contains(err.Error(), "npm ci") || !strings.Contains(err.Error(), "\nnpm error the registry is away") {
		t.Fatalf("got %v", err)
	}
	os.Remove(filepath.Join(c.root, "calls.fail"))
	if got := c.ensure(); got != "ci run" {
		t.Errorf("after the failure npm was called with %q, want everything again", got)
	}
}

func TestAMissingOrOldNodeIsNamedWithWhatToInstall(t *testing.T) {
	for _, c := range []struct{ name, node, says string }{
		{"none", "", "there is no node on the PATH"},
		{"an old one", "v18.20.4", "is v18.20.4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			made, tools := newCheckout(t), t.TempDir()
			if c.node != "" {
				made.tool(tools, "node", "#!/bin/sh\necho "+c.node+"\n")
			}
			t.Setenv("PATH", tools)
			_, err := Ensure(context.Background(), made.root, nil)
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "install") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestNodeVersions(t *testing.T) {
	for version, want := range map[string]bool{
		"v20.19.0": true, "v20.20.2": true, "v22.12.0": true, "v24.0.0": true,
		"v20.18.3": false, "v21.7.0": false, "v22.11.0": false, "v18.20.0": false, "nonsense": false,
	} {
		if got := nodeIsNewEnough(version); got != want {
			t.Errorf("%s: got %t", version, got)
		}
	}
}

func TestAnUnusableHomeGetsACacheInTheCheckout(t *testing.T) {
	t.Setenv("HOME", filepath.Join(t.TempDir(), "missing"))
	environment := NPMEnvironment([]string{"NODE_ENV=production", "LANG=en_GB.UTF-8"}, "/checkout")
	joined := strings.Join(environment, "\n")
	if !strings.Contains(joined, "npm_config_cache=/checkout/.trellis/npm-cache") || strings.Contains(joined, "NODE_ENV") {
		t.Errorf("got %v", environment)
	}
	if kept := NPMEnvironment([]string{"npm_config_cache=/mine"}, "/checkout"); strings.Contains(strings.Join(kept, "\n"), "/checkout") {
		t.Errorf("a cache that was chosen must stay: %v", kept)
	}
}
