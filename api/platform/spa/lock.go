package spa

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// lock keeps two processes from installing or building at once. The lock is
// the kernel's, so it goes with the process that held it.
func (p project) lock(ctx context.Context) (unlock func(), err error) {
	folder := filepath.Join(p.root, ".trellis")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("the state folder cannot be made: %w", err)
	}
	file, err := os.OpenFile(filepath.Join(folder, "frontend.lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("the front end's lock cannot be opened: %w", err)
	}
	for said := false; ; said = true {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { file.Close() }, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			file.Close()
			return nil, fmt.Errorf("the front end cannot be locked: %w", err)
		}
		if !said {
			p.report("Waiting for another process that is building the front end")
		}
		select {
		case <-ctx.Done():
			file.Close()
			return nil, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}
