package embeddedpg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	leftoverGrace = 5 * time.Second // for a shutdown that is under way
	leftoverLimit = 8 * time.Second // until the kill
)

// endLeftovers waits for what an earlier PostgreSQL left running on these data,
// and hastens it: a postmaster whose parent has been killed, or the workers of a
// postmaster that was killed itself. Then it clears the pid files: their numbers
// may belong to somebody else by now, and PostgreSQL would refuse to start.
func endLeftovers(ctx context.Context, p place) error {
	begun, sent := time.Now(), syscall.Signal(0)
	for {
		left := postgresOn(p.data)
		if len(left) == 0 {
			return clearPidFiles(p)
		}
		waited := time.Since(begun)
		next, to := syscall.SIGINT, left
		switch postmaster := postmasterPid(p.data); {
		case waited > leftoverLimit+2*time.Second:
			return fmt.Errorf("an earlier PostgreSQL does not end (processes %v)", left)
		case waited > leftoverLimit:
			next = syscall.SIGKILL
		case waited > leftoverGrace || !slices.Contains(left, postmaster):
			// Workers without a postmaster are of no use: what a postmaster does
			// after a crash is to end them at once.
			next = syscall.SIGQUIT
		default:
			to = []int{postmaster}
		}
		if next != sent {
			for _, pid := range to {
				// It may have ended meanwhile, which is what is wanted.
				_ = syscall.Kill(pid, next)
			}
			sent = next
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// postmasterPid reads the first line of postmaster.pid, or returns 0.
func postmasterPid(data string) int {
	content, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return 0
	}
	line, _, _ := strings.Cut(string(content), "\n")
	pid, _ := strconv.Atoi(strings.TrimSpace(line))
	return pid
}

func clearPidFiles(p place) error {
	for _, path := range []string{
		filepath.Join(p.data, "postmaster.pid"),
		filepath.Join(p.socket, socketName),
		filepath.Join(p.socket, socketName+".lock"),
	} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
