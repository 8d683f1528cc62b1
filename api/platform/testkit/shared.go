package testkit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/embeddedpg"
)

// shared is a server that several test processes use. A watchdog process keeps
// it while any of them holds a shared lock on the file "users".
type shared struct {
	Dir      string
	Binaries string
	Idle     time.Duration // how long it outlives its last user
}

// membership is one process's claim on the server; closing it gives it up, as
// does the end of the process.
type membership struct {
	admin string
	users *os.File
}

// join claims the server and starts its watchdog if there is none.
func (s shared) join(ctx context.Context) (*membership, error) {
	users, err := s.lock("users", syscall.LOCK_SH)
	if err != nil {
		return nil, err
	}
	// Held until the server is there, so that one process starts it.
	starting, err := s.lock("starting", syscall.LOCK_EX)
	if err != nil {
		return nil, errors.Join(err, users.Close())
	}
	defer starting.Close()
	admin, ok := s.running(ctx)
	if !ok {
		if admin, err = s.startWatchdog(ctx); err != nil {
			return nil, errors.Join(err, users.Close())
		}
	}
	return &membership{admin: admin, users: users}, nil
}

func (s shared) path(name string) string { return filepath.Join(s.Dir, name) }

func (s shared) lock(name string, how int) (*os.File, error) {
	f, err := os.OpenFile(s.path(name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// running reads the address that a watchdog has left and tries it. A server whose watchdog is gone
// is about to follow it, even while it answers.
func (s shared) running(ctx context.Context) (string, bool) {
	if _, ok := embeddedpg.Running(s.path("pg")); !ok {
		return "", false
	}
	admin, err := os.ReadFile(s.path("url"))
	if err != nil {
		return "", false
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, string(admin))
	if err != nil {
		return "", false
	}
	return string(admin), conn.Close(ctx) == nil
}

// startWatchdog runs this very test binary again as the watchdog, in a session
// of its own: it must outlive this process and not hold its output open.
func (s shared) startWatchdog(ctx context.Context) (string, error) {
	if err := os.Remove(s.path("url")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	order, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	binary, err := os.Executable()
	if err != nil {
		return "", err
	}
	log, err := os.OpenFile(s.path("watchdog.log"), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	defer log.Close()
	cmd := exec.Command(binary)
	cmd.Dir = s.Dir
	cmd.Env = append(os.Environ(), watchdogVariable+"="+string(order))
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		if admin, ok := s.running(ctx); ok {
			return admin, nil
		}
		select {
		case err := <-ended:
			said, _ := os.ReadFile(s.path("watchdog.log"))
			return "", fmt.Errorf("it could not be started (%v): %s", err, strings.TrimSpace(string(said)))
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func owner(info fs.FileInfo) int {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Uid)
	}
	return -1
}
