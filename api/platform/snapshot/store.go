package snapshot

import (
	"context"
	"fmt"
	"time"

	"github.com/maypok86/otter/v2"
)

// buildLimit bounds a build for a caller without a deadline.
const buildLimit = 3 * time.Second

// Store holds entries under keys that name everything an answer depends on: the model, the scope,
// the resolved date, the request and the revisions of the tables it reads. A change makes a new
// key; the old entry is pushed out by newer ones.
type Store struct{ cache *otter.Cache[string, *Entry] }

// NewStore makes a store that holds about maxBytes.
func NewStore(maxBytes uint64) (*Store, error) {
	cache, err := otter.New(&otter.Options[string, *Entry]{
		MaximumWeight: maxBytes,
		Weigher:       func(key string, e *Entry) uint32 { return uint32(len(key)) + e.size() },
	})
	if err != nil {
		return nil, fmt.Errorf("make the snapshot store: %w", err)
	}
	return &Store{cache}, nil
}

// Get returns the entry under the key, building it at most once however many callers ask.
// A failed build is not kept, and a caller who leaves does not end the build for the others.
func (s *Store) Get(ctx context.Context, key string, build func(ctx context.Context) (*Entry, error)) (*Entry, error) {
	deadline, ok := ctx.Deadline()
	if !ok {
		deadline = time.Now().Add(buildLimit)
	}
	ctx, cancel := context.WithDeadline(context.WithoutCancel(ctx), deadline)
	defer cancel()
	return s.cache.Get(ctx, key, otter.LoaderFunc[string, *Entry](func(ctx context.Context, _ string) (*Entry, error) {
		return build(ctx)
	}))
}
