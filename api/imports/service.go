package imports

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Limits of one import: to read and plan it, to apply or undo it.
const (
	PlanLimit  = 60 * time.Second
	ApplyLimit = 120 * time.Second
	// waitLimit is how long an import waits for its turn: two files at once are read, and two imports at once become
	// something else, so that memory stays bounded and others find a connection to the database.
	waitLimit = 10 * time.Second
	atOnce    = 2
)

// Imports are the use cases.
type Imports struct {
	Kinds []Kind
	db    *database.DB
	log   *audit.Log
	clock vocabulary.Clock
	store store
	lists lists
	// Who waits for a turn holds no connection.
	reading, changing turns
}

// turns are the places of those who may work at once.
type turns chan struct{}

// take waits for a place, which is to be given back.
func (t turns) take(ctx context.Context) (giveBack func(), err error) {
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-time.After(waitLimit):
		return nil, vocabulary.Errorf(vocabulary.CodeUnavailable, "Other files are being imported at this moment. Try again in a few seconds.")
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// New makes the use cases of some kinds of file.
func New(db *database.DB, log *audit.Log, clock vocabulary.Clock, kinds []Kind) (*Imports, error) {
	for _, kind := range kinds {
		if !policy.Known(kind.Operation) {
			return nil, fmt.Errorf("to import %s takes %q, which has no row in the permission table", kind.Name, kind.Operation)
		}
	}
	lists, err := prepareLists()
	return &Imports{Kinds: kinds, db: db, log: log, clock: clock, store: store{db}, lists: lists, reading: make(turns, atOnce), changing: make(turns, atOnce)}, err
}

// kind finds a kind by its name.
func (s *Imports) kind(name string) (Kind, error) {
	i := slices.IndexFunc(s.Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		var known []string
		for _, k := range s.Kinds {
			known = append(known, k.Name)
		}
		return Kind{}, vocabulary.Invalid(vocabulary.Fault{Pointer: "form:kind", Code: "unknown_kind",
			Message: fmt.Sprintf("There is no such kind of file. Known: %s.", strings.Join(known, ", "))})
	}
	return s.Kinds[i], nil
}

// Knows refuses what is no kind of file, and names those there are.
func (s *Imports) Knows(kind string) error {
	_, err := s.kind(kind)
	return err
}

// Get reads one import that the caller may see.
func (s *Imports) Get(ctx context.Context, actor vocabulary.Actor, id string) (Import, error) {
	return s.getFor(ctx, actor, "imports.read", id)
}

// getFor reads one import within what an operation lets the caller reach.
func (s *Imports) getFor(ctx context.Context, actor vocabulary.Actor, operation, id string) (i Import, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return i, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		i, err = s.store.read(ctx, scope, id)
		return err
	})
	return i, err
}

// Detail reads an import with the names of who did what. Those who may list people see them, as far as they reach.
func (s *Imports) Detail(ctx context.Context, actor vocabulary.Actor, id string) (ImportDetail, error) {
	i, err := s.Get(ctx, actor, id)
	people, refused := policy.Allow(actor, "users.list")
	if err != nil || refused != nil {
		return ImportDetail{Import: i}, err
	}
	return s.store.names(ctx, people.Tokens(), i)
}

// reachOf is what the caller reaches of what a kind is about, which must be all that a file is about.
func (k Kind) reachOf(actor vocabulary.Actor, scopes []string) (policy.Scope, error) {
	scope, err := policy.Allow(actor, k.Operation)
	if err == nil && !scope.Covers(scopes...) {
		err = vocabulary.Errorf(vocabulary.CodeForbidden, "This file is about networks whose records you do not keep.")
	}
	return scope, err
}
