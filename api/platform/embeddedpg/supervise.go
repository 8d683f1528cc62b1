package embeddedpg

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	steady       = 30 * time.Second // a run this long ends a row of crashes
	firstPause   = 100 * time.Millisecond
	longestPause = 4 * time.Second
	firstTries   = 3                // launches that may fail before the start does
	fastStop     = 10 * time.Second // given to a SIGINT before SIGQUIT
	logLimit     = 10 << 20
)

// supervise keeps PostgreSQL running until Stop is called. It holds one OS
// thread for all that time, because the kernel tells a child that its parent
// has died when the thread that started it ends.
func (s *Server) supervise() {
	defer close(s.stopped)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for crashes := 0; ; {
		begun := time.Now()
		err := s.runOnce(crashes)
		if s.isStopping() {
			return
		}
		if time.Since(begun) > steady {
			crashes = 0
		}
		crashes++
		if !s.wasReady() && crashes >= firstTries {
			s.failure = fmt.Errorf("PostgreSQL does not start: %w: %s", err, s.logTail())
			return
		}
		pause := pauseAfter(crashes)
		s.options.Logger.Warn("PostgreSQL stopped unexpectedly and is started again",
			"reason", err, "times", crashes, "pause", pause, "log", s.place.log)
		select {
		case <-s.stop:
			return
		case <-time.After(pause):
		}
	}
}

// pauseAfter starts the first time at once and doubles the wait from then on.
func pauseAfter(crashes int) time.Duration {
	if crashes <= 1 {
		return 0
	}
	return min(firstPause<<min(crashes-2, 10), longestPause)
}

// runOnce launches PostgreSQL and returns when it has ended.
func (s *Server) runOnce(crashes int) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if crashes > 0 {
		if err := endLeftovers(ctx, s.place); err != nil {
			return err
		}
	}
	log, err := openLog(s.place.log)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(filepath.Join(s.place.bin, "postgres"), s.place.arguments(s.options.Durable)...)
	cmd.Dir, cmd.Env = s.place.data, programEnv()
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = s.place.id.attributes(syscall.SIGINT)
	if err := s.launch(cmd); err != nil {
		return err
	}
	if s.wasReady() {
		go s.announceReturn(ctx)
	}
	if err := cmd.Wait(); err != nil {
		return err
	}
	return errors.New("it was shut down from outside")
}

// launch starts the command unless Stop has been called meanwhile.
func (s *Server) launch(cmd *exec.Cmd) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping {
		return context.Canceled
	}
	err := cmd.Start()
	s.process = cmd.Process
	return err
}

// arguments hold whatever postgresql.conf says.
func (p place) arguments(durable bool) []string {
	args := []string{"-D", p.data,
		"-c", "listen_addresses=", "-c", "port=5432", "-c", "unix_socket_permissions=0700",
		"-c", `unix_socket_directories="` + strings.ReplaceAll(p.socket, `"`, `""`) + `"`,
		"-c", "logging_collector=off", "-c", "log_destination=stderr",
	}
	if durable {
		return append(args, "-c", "fsync=on", "-c", "full_page_writes=on")
	}
	// Commits stay synchronous: without fsync that costs next to nothing, and a
	// killed PostgreSQL loses nothing that it has acknowledged.
	return append(args, "-c", "fsync=off", "-c", "full_page_writes=off")
}

// awaitAnswer connects as soon as PostgreSQL lets it.
func (s *Server) awaitAnswer(ctx context.Context) (*pgx.Conn, error) {
	for {
		conn, err := pgx.Connect(ctx, s.AdminURL())
		if err == nil {
			return conn, nil
		}
		select {
		case <-s.stopped:
			return nil, errors.Join(s.failure, errStopped)
		case <-ctx.Done():
			return nil, fmt.Errorf("PostgreSQL does not answer: %w (%w): %s", context.Cause(ctx), err, s.logTail())
		case <-time.After(10 * time.Millisecond):
		}
	}
}

var errStopped = errors.New("PostgreSQL is not running")

func (s *Server) announceReturn(ctx context.Context) {
	begun := time.Now()
	conn, err := s.awaitAnswer(ctx)
	if err != nil {
		return
	}
	defer conn.Close(ctx)
	if err := s.writeInfo(); err != nil {
		s.options.Logger.Error("server.json cannot be written", "reason", err)
	}
	s.options.Logger.Info("PostgreSQL answers again", "after", time.Since(begun).Round(time.Millisecond))
}

func (s *Server) isStopping() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stopping
}

func (s *Server) wasReady() bool {
	select {
	case <-s.ready:
		return true
	default:
		return false
	}
}

func (s *Server) logTail() string {
	text, err := os.ReadFile(s.place.log)
	if err != nil {
		return "its log cannot be read"
	}
	return lastLines(text, 4)
}

// openLog appends to the log and keeps one older one.
func openLog(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > logLimit {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}
