package spa

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

const wantedNode = "Trellis needs Node.js 20.19 or newer in the 20 series, or 22.12 or newer, to build its front end"

// requireNode says in one sentence what to install when Node or npm is missing
// or too old.
func requireNode(ctx context.Context) error {
	output, err := exec.CommandContext(ctx, "node", "--version").Output()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%s, and there is no node on the PATH: install it from https://nodejs.org/ and try again", wantedNode)
	}
	if err != nil {
		return fmt.Errorf("node --version: %w", err)
	}
	version := strings.TrimSpace(string(output))
	if !nodeIsNewEnough(version) {
		return fmt.Errorf("%s, and the node on the PATH is %s: install a newer one from https://nodejs.org/ and try again", wantedNode, version)
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return fmt.Errorf("%s, and there is a node but no npm on the PATH: install npm, or Node.js from https://nodejs.org/ which brings it, and try again", wantedNode)
	}
	return nil
}

func nodeIsNewEnough(version string) bool {
	var major, minor int
	if _, err := fmt.Sscanf(version, "v%d.%d", &major, &minor); err != nil {
		return false
	}
	switch major {
	case 20:
		return minor >= 19
	case 22:
		return minor >= 12
	}
	return major > 22
}

// npm runs npm in the front end's folder. What it prints is only shown when it
// fails, and then its end, which is where npm explains itself.
func (p project) npm(ctx context.Context, arguments ...string) error {
	var output bytes.Buffer
	command := exec.CommandContext(ctx, "npm", arguments...)
	command.Dir = p.folder()
	command.Env = NPMEnvironment(os.Environ(), p.root)
	command.Stdout, command.Stderr = &output, &output
	// npm starts processes of its own: all of them stop together.
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGTERM) }
	command.WaitDelay = 5 * time.Second
	err := command.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("npm %s failed (%w); its last lines were:\n%s", strings.Join(arguments, " "), err, lastLines(output.String(), 25))
	}
	return nil
}

// NPMEnvironment is the environment npm runs in: the given one, without the
// setting that changes what is built, without colours, as what npm prints ends
// in plain text, and with a cache of the checkout's own where the home folder
// cannot be written.
func NPMEnvironment(environment []string, root string) []string {
	kept := make([]string, 0, len(environment)+3)
	hasCache := false
	for _, variable := range environment {
		name, _, _ := strings.Cut(variable, "=")
		if name == "NODE_ENV" || name == "FORCE_COLOR" {
			continue
		}
		hasCache = hasCache || strings.EqualFold(name, "npm_config_cache")
		kept = append(kept, variable)
	}
	kept = append(kept, "NO_COLOR=1", "npm_config_update_notifier=false")
	if !hasCache && !homeIsWritable() {
		kept = append(kept, "npm_config_cache="+filepath.Join(root, ".trellis", "npm-cache"))
	}
	return kept
}

func homeIsWritable() bool {
	home, err := os.UserHomeDir()
	if err != nil {
		return false
	}
	probe, err := os.MkdirTemp(home, ".trellis-probe-")
	if err != nil {
		return false
	}
	return os.Remove(probe) == nil
}

// Some tools below npm colour what they print whatever they are told.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(colours.ReplaceAllString(text, "")), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
