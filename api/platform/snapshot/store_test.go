package snapshot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"trellis/api/platform/snapshot"
)

func store(t *testing.T) *snapshot.Store {
	t.Helper()
	s, err := snapshot.NewStore(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAnAnswerIsBuiltOnceHoweverManyAsk(t *testing.T) {
	s := store(t)
	var built atomic.Int32
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			entry, err := s.Get(t.Context(), "key", func(context.Context) (*snapshot.Entry, error) {
				built.Add(1)
				time.Sleep(20 * time.Millisecond)
				return snapshot.New("text/plain", "", []byte("answer")), nil
			})
			if err != nil || string(entry.Body) != "answer" {
				t.Errorf("got %v, %v", entry, err)
			}
		})
	}
	wait.Wait()
	if built.Load() != 1 {
		t.Errorf("it was built %d times", built.Load())
	}
}

func TestAFailedBuildIsNotKept(t *testing.T) {
	s := store(t)
	broken := errors.New("broken")
	for range 2 {
		if _, err := s.Get(t.Context(), "key", func(context.Context) (*snapshot.Entry, error) { return nil, broken }); !errors.Is(err, broken) {
			t.Errorf("the failure became %v", err)
		}
	}
	entry, err := s.Get(t.Context(), "key", func(context.Context) (*snapshot.Entry, error) { return snapshot.New("", "", []byte("well")), nil })
	if err != nil || string(entry.Body) != "well" {
		t.Errorf("after a failure it is %v, %v", entry, err)
	}
}

func TestACallerWhoLeavesDoesNotEndTheBuildForTheOthers(t *testing.T) {
	s := store(t)
	started, leave := make(chan struct{}), make(chan struct{})
	gone, cancel := context.WithCancel(t.Context())
	build := func(ctx context.Context) (*snapshot.Entry, error) {
		close(started)
		<-leave
		return snapshot.New("", "", []byte("answer")), ctx.Err()
	}
	var wait sync.WaitGroup
	wait.Go(func() { _, _ = s.Get(gone, "key", build) })
	<-started
	wait.Go(func() {
		entry, err := s.Get(t.Context(), "key", build)
		if err != nil || string(entry.Body) != "answer" {
			t.Errorf("who stayed got %v, %v", entry, err)
		}
	})
	cancel()
	close(leave)
	wait.Wait()
}

func TestTheStoreKeepsToItsSize(t *testing.T) {
	s := store(t)
	body := bytes.Repeat([]byte("x"), 100<<10)
	built := 0
	get := func(key string) {
		_, err := s.Get(t.Context(), key, func(context.Context) (*snapshot.Entry, error) {
			built++
			return snapshot.New("", "", body), nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range 50 { // five times what fits
		get(fmt.Sprint(i))
	}
	time.Sleep(100 * time.Millisecond) // what is too much is pushed out in the background
	for i := range 50 {
		get(fmt.Sprint(i))
	}
	if built < 80 {
		t.Errorf("of 50 answers, a fifth of which fit, only %d had to be built again", built-50)
	}
}
