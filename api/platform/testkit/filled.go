package testkit

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	// process tells the templates of this process from others': what is in them is the program's own work, and the next
	// process may be another program.
	process = strings.ToLower(rand.Text()[:8])
	filled  sync.Map // the hashes of those templates
)

// NewFilledDatabase is NewDatabase with something in it. The first test of a process that asks for a name has a template
// filled, of which each test has a copy. The filling must leave no connection open.
func NewFilledDatabase(t testing.TB, name string, fill func(ctx context.Context, db Database) error) Database {
	t.Helper()
	m := migration{hash: fmt.Sprintf("%s_%s", process, name)}
	m.run = func(ctx context.Context, db Database) error {
		if err := ours().run(ctx, db); err != nil {
			return err
		}
		return fill(ctx, db)
	}
	filled.Store(m.hash, true)
	return newDatabase(t, m)
}

// dropFilled drops what this process has filled.
func dropFilled() (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	filled.Range(func(hash, _ any) bool {
		admin, failed := adminURL(ctx)
		if failed == nil {
			failed = drop(ctx, admin, templatePrefix+hash.(string))
		}
		err = errors.Join(err, failed)
		return true
	})
	return err
}
