package embeddedpg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// halt ends the supervisor and PostgreSQL, and takes back what a start wrote.
func (s *Server) halt(ctx context.Context) error {
	s.mu.Lock()
	s.stopping = true
	process := s.process
	s.mu.Unlock()
	close(s.stop)
	err := s.end(ctx, process)
	if e := os.Remove(filepath.Join(s.place.state, infoName)); e != nil && !errors.Is(e, fs.ErrNotExist) {
		err = errors.Join(err, e)
	}
	return errors.Join(err, removeSocketDir(s.place.socket))
}

// end asks for a fast shutdown, then for an immediate one, then kills.
func (s *Server) end(ctx context.Context, process *os.Process) error {
	if process == nil {
		<-s.stopped
		return nil
	}
	fast, cancel := context.WithTimeout(ctx, fastStop)
	defer cancel()
	for _, step := range []struct {
		signal syscall.Signal
		until  <-chan struct{}
	}{
		{syscall.SIGINT, fast.Done()},
		{syscall.SIGQUIT, after(3 * time.Second)},
		{syscall.SIGKILL, after(3 * time.Second)},
	} {
		if err := process.Signal(step.signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("PostgreSQL cannot be stopped: %w", err)
		}
		select {
		case <-s.stopped:
			if step.signal == syscall.SIGINT {
				return nil
			}
			return endLeftovers(context.WithoutCancel(ctx), s.place)
		case <-step.until:
		}
	}
	return errors.New("PostgreSQL did not end although it was killed")
}

func after(d time.Duration) <-chan struct{} {
	done := make(chan struct{})
	time.AfterFunc(d, func() { close(done) })
	return done
}
