package embeddedpg

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// helperState makes the test binary a process that owns a server, so that tests
// can kill it or run it as another user.
const helperState = "TRELLIS_EMBEDDEDPG_HELPER_STATE"

func TestMain(m *testing.M) {
	if state := os.Getenv(helperState); state != "" {
		os.Exit(ownServer(state))
	}
	os.Exit(m.Run())
}

// ownServer starts a server, says so on stdout and keeps it until stdin closes.
func ownServer(state string) int {
	ctx := context.Background()
	s, err := Start(ctx, Options{State: state, Binaries: os.Getenv("TRELLIS_EMBEDDEDPG_HELPER_HOME")})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := s.Stop(ctx); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// helper is a running ownServer.
type helper struct {
	cmd   *exec.Cmd
	stdin io.Closer
}

func helperCommand(binary, state, home string, as *syscall.Credential) *exec.Cmd {
	cmd := exec.Command(binary)
	cmd.Dir = state
	cmd.Env = append(os.Environ(), helperState+"="+state, "TRELLIS_EMBEDDEDPG_HELPER_HOME="+home)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	return cmd
}

func startHelper(t *testing.T, binary, state, home string, as *syscall.Credential) *helper {
	t.Helper()
	cmd := helperCommand(binary, state, home, as)
	stdin, inErr := cmd.StdinPipe()
	stdout, outErr := cmd.StdoutPipe()
	must(t, inErr)
	must(t, outErr)
	must(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if line != "ready\n" {
		rest, _ := io.ReadAll(stdout)
		t.Fatalf("the helper process said %q (%v) %s", line, err, rest)
	}
	return &helper{cmd, stdin}
}

func start(t *testing.T, o Options) *Server {
	t.Helper()
	if o.Logger == nil {
		o.Logger = slog.New(slog.NewTextHandler(t.Output(), nil))
	}
	begun := time.Now()
	s, err := Start(t.Context(), o)
	must(t, err)
	t.Logf("PostgreSQL %s answered after %v", s.place.version, time.Since(begun).Round(time.Millisecond))
	t.Cleanup(func() { stop(t, s) })
	return s
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	must(t, s.Stop(context.Background()))
}

func exec1(t *testing.T, url, sql string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	must(t, err)
	defer conn.Close(context.Background())
	_, err = conn.Exec(t.Context(), sql)
	must(t, err)
}

func query1[T any](t *testing.T, url, sql string) T {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	must(t, err)
	defer conn.Close(context.Background())
	var value T
	must(t, conn.QueryRow(t.Context(), sql).Scan(&value))
	return value
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
