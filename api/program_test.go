package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"trellis/api/platform/embeddedpg"
)

// The tests of this package run the program itself, built once.
var binary string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "trellis-program-")
	if err == nil {
		binary = filepath.Join(folder, "trellis")
		build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "trellis/api")
		build.Stderr = os.Stderr
		err = build.Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build the program:", err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// program is the program running.
type program struct {
	cmd    *exec.Cmd
	out    *output
	url    string
	began  time.Time
	ended  chan struct{}
	result error
}

// output collects what a program says.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// command prepares the program with an environment that says nothing to it.
func command(arguments ...string) *exec.Cmd {
	cmd := exec.Command(binary, arguments...)
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "DATABASE_") && !strings.HasPrefix(variable, "TRELLIS_") && !strings.HasPrefix(variable, "PUBLIC_ACCESS=") {
			cmd.Env = append(cmd.Env, variable)
		}
	}
	cmd.Env = append(cmd.Env, "TRELLIS_RATE_LIMIT=1000000") // a test asks more at once than a person
	return cmd
}

// run runs a command that ends by itself.
func run(t *testing.T, arguments ...string) (said string, code int) {
	t.Helper()
	return runWith(t, nil, arguments...)
}

var address = regexp.MustCompile(`Trellis is at (http://[^/\s]+)/|listens on (\S+)`)

// start runs a command that serves, and waits until it says where.
func start(t *testing.T, arguments ...string) *program {
	t.Helper()
	return startWith(t, nil, arguments...)
}

// startWith runs a command that serves, with settings.
func startWith(t *testing.T, settings []string, arguments ...string) *program {
	t.Helper()
	p := &program{cmd: command(arguments...), out: &output{}, began: time.Now(), ended: make(chan struct{})}
	p.cmd.Env = append(p.cmd.Env, settings...)
	p.cmd.Stdout, p.cmd.Stderr = p.out, p.out
	must(t, p.cmd.Start())
	go func() {
		p.result = p.cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() { p.stop(t, syscall.SIGTERM) })
	for {
		if found := address.FindStringSubmatch(p.out.String()); found != nil {
			p.url = found[1]
			if p.url == "" {
				p.url = "http://" + found[2]
			}
			return p
		}
		select {
		case <-p.ended:
			t.Fatalf("%v ended before it served: %v\n%s", arguments, p.result, p.out)
		case <-time.After(2 * time.Minute):
			t.Fatalf("%v does not serve:\n%s", arguments, p.out)
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// startUp starts Trellis on a state folder, without its pages, and signs somebody in who administers the programme.
func startUp(t *testing.T, state string, more ...string) *program {
	t.Helper()
	p := start(t, append([]string{"up", "--api-only", "--listen", "127.0.0.1:0", "--state", state}, more...)...)
	signedIn.visit(t, p, state)
	return p
}

// stop ends the program with a signal and waits for its end.
func (p *program) stop(t *testing.T, signal syscall.Signal) error {
	t.Helper()
	_ = p.cmd.Process.Signal(signal)
	select {
	case <-p.ended:
	case <-time.After(20 * time.Second):
		_ = p.cmd.Process.Kill()
		t.Errorf("it did not end within 20 s of %s:\n%s", signal, p.out)
	}
	return p.result
}

// get reads an address of the program into a value.
func (p *program) get(t *testing.T, path string, into any) int {
	t.Helper()
	answer, err := http.Get(p.url + path)
	must(t, err)
	defer answer.Body.Close()
	if into != nil {
		must(t, json.NewDecoder(answer.Body).Decode(into))
	}
	return answer.StatusCode
}

func (p *program) isDemo(t *testing.T) bool {
	t.Helper()
	var about struct {
		IsDemo bool `json:"is_demo"`
	}
	p.get(t, "/api/v1/about", &about)
	return about.IsDemo
}

// postgres reads how to reach the PostgreSQL of a state folder.
func postgres(t *testing.T, state string) (info embeddedpg.Info) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(state, "server.json"))
	must(t, err)
	must(t, json.Unmarshal(content, &info))
	return info
}

// gone waits until a process is no more.
func gone(t *testing.T, what string, pid int) {
	t.Helper()
	for began := time.Now(); syscall.Kill(pid, 0) == nil; time.Sleep(20 * time.Millisecond) {
		if time.Since(began) > 15*time.Second {
			t.Fatalf("%s (process %d) is still there", what, pid)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
