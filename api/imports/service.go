package imports

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"trellis/api/audit"
	"trellis/api/imports/table"
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

// Plan reads a file and works out what applying it would change. Nothing but the plan itself is written.
func (s *Imports) Plan(ctx context.Context, actor vocabulary.Actor, kindName string, file File, progress func(rows int64)) (Import, error) {
	kind, err := s.kind(kindName)
	if err != nil {
		return Import{}, err
	}
	file.Name = calledPlainly(file.Name)
	var answer Import
	err = s.log.Record(ctx, actor, "imports.create", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		if err := patience(ctx, tx, PlanLimit, waitLimit); err != nil {
			return err
		}
		report := &table.Report{}
		reading, err := s.read(ctx, kind, file, report, progress)
		if err != nil {
			return err
		}
		id, err := uuid.NewV7()
		if err != nil {
			return fmt.Errorf("make an id: %w", err)
		}
		now := s.clock()
		answer = Import{
			ID: id.String(), Kind: kind.Name, FileName: file.Name, FileBytes: file.Bytes, SHA256: file.SHA256, AsAt: reading.AsAt,
			Status: Planned, RowsRead: reading.Rows, LeftOut: report.LeftOut(), PutRight: report.PutRight(),
			PlannedAt: now, PlannedBy: actor.ID, UpdatedAt: now, Version: 1,
		}
		if err := lock(ctx, tx, false); err != nil {
			return err
		}
		if err := s.store.insert(ctx, tx, answer); err != nil {
			return err
		}
		if err := reading.Keep(ctx, tx, answer.ID); err != nil {
			return err
		}
		if err := s.store.keepProblems(ctx, tx, answer.ID, 0, false, report.Problems()); err != nil {
			return err
		}
		if err := s.plan(ctx, tx, kind, &answer); err != nil {
			return err
		}
		return s.store.save(ctx, tx, answer)
	})
	return answer, err
}

func (s *Imports) read(ctx context.Context, kind Kind, file File, report *table.Report, progress func(rows int64)) (Reading, error) {
	book, err := table.Open(ctx, file.Path, file.Name)
	if err != nil {
		return Reading{}, err
	}
	defer book.Close()
	if progress == nil {
		progress = func(int64) {}
	}
	reading, err := kind.Read(ctx, book, file.AsAt, report, progress)
	if err == nil && reading.AsAt.After(s.clock.Today()) {
		err = vocabulary.Invalid(vocabulary.Fault{Pointer: "form:as_at", Code: "in_the_future",
			Message: fmt.Sprintf("The file would describe %s, which is still to come. Give the day it was published for.", reading.AsAt.Words())})
	}
	return reading, err
}

// plan works out the changes and writes them down beside the import.
func (s *Imports) plan(ctx context.Context, tx *database.Tx, kind Kind, i *Import) error {
	outcome, err := kind.Change(ctx, tx, i.ID, true, false)
	if err != nil {
		return err
	}
	i.count(outcome.Changes)
	i.plan, i.Waiting, i.ReplacesDemonstration = outcome.Digest, waiting(outcome.Problems), outcome.ReplacesDemonstration
	if err := s.store.keepChanges(ctx, tx, i.ID, outcome.Changes); err != nil {
		return err
	}
	return s.store.keepFound(ctx, tx, i.ID, outcome.Problems)
}

func (i *Import) count(changes []PlannedChange) {
	i.Changes, i.Created, i.Renamed, i.Moved, i.Closed = int64(len(changes)), 0, 0, 0, 0
	for _, c := range changes {
		switch c.Action {
		case "create":
			i.Created++
		case "rename":
			i.Renamed++
		case "move":
			i.Moved++
		case "close":
			i.Closed++
		}
	}
}

// Get reads one import.
func (s *Imports) Get(ctx context.Context, id string) (Import, error) { return s.store.read(ctx, id) }

// Detail reads an import with the names of who did what. Those who may list people see them, as far as they reach.
func (s *Imports) Detail(ctx context.Context, actor vocabulary.Actor, id string) (ImportDetail, error) {
	i, err := s.Get(ctx, id)
	people, refused := policy.Allow(actor, "users.list")
	if err != nil || refused != nil {
		return ImportDetail{Import: i}, err
	}
	return s.store.names(ctx, people.Tokens(), i)
}

// Apply makes the plan come true, in one transaction. leftOut must be the number of rows that the plan leaves out:
// who applies it knows of them.
func (s *Imports) Apply(ctx context.Context, actor vocabulary.Actor, id string, version, leftOut int64) (Import, error) {
	return s.change(ctx, actor, "imports.apply", id, version, Planned, func(ctx context.Context, tx *database.Tx, kind Kind, i *Import) error {
		if leftOut != i.LeftOut {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/left_out", Code: "not_the_number",
				Message: fmt.Sprintf("Rows that the plan leaves out: %d. Look at them, then apply it with left_out %d.", i.LeftOut, i.LeftOut)})
		}
		planned, err := s.store.digest(ctx, tx, id)
		if err != nil {
			return err
		}
		outcome, err := kind.Change(ctx, tx, id, true, true)
		if err != nil {
			return err
		}
		if outcome.Digest != planned {
			return vocabulary.Errorf(vocabulary.CodeConflict, "What this file changes is not what the plan says any more: other records changed since. Plan it again, look, and apply it then.")
		}
		now := s.clock()
		i.Status, i.AppliedAt, i.AppliedBy, i.ReplacesDemonstration = Applied, &now, &actor.ID, outcome.ReplacesDemonstration
		return nil
	})
}

// Undo takes an applied import out of the set of files that count: everything becomes what it would be without it.
func (s *Imports) Undo(ctx context.Context, actor vocabulary.Actor, id string, version int64, reason string) (Import, error) {
	reason = vocabulary.OneLine(reason)
	if code, message := vocabulary.CheckText("Reason", reason, 0, 500); reason != "" && code != "" {
		return Import{}, vocabulary.Invalid(vocabulary.Fault{Pointer: "/reason", Code: code, Message: message})
	}
	return s.change(ctx, actor, "imports.undo", id, version, Applied, func(ctx context.Context, tx *database.Tx, kind Kind, i *Import) error {
		outcome, err := kind.Change(ctx, tx, id, false, true)
		if err != nil {
			return err
		}
		now := s.clock()
		i.Status, i.UndoneAt, i.UndoneBy, i.RestoresDemonstration = Undone, &now, &actor.ID, outcome.RestoresDemonstration
		if reason != "" {
			i.UndoReason = &reason
		}
		return nil
	})
}

// Replan works the changes out anew, for a plan that other changes have outdated.
func (s *Imports) Replan(ctx context.Context, actor vocabulary.Actor, id string, version int64) (Import, error) {
	return s.change(ctx, actor, "imports.replan", id, version, Planned, func(ctx context.Context, tx *database.Tx, kind Kind, i *Import) error {
		return s.plan(ctx, tx, kind, i)
	})
}

// Discard lays a plan aside.
func (s *Imports) Discard(ctx context.Context, actor vocabulary.Actor, id string, version int64) (Import, error) {
	return s.change(ctx, actor, "imports.discard", id, version, Planned, func(_ context.Context, _ *database.Tx, _ Kind, i *Import) error {
		i.Status = Discarded
		return nil
	})
}

// legal says what may be done with an import of a status.
var legal = map[string]string{
	Planned:   "It is planned: it can be applied, planned again or discarded.",
	Applied:   "It is applied: it can be undone.",
	Undone:    "It is undone. Send the file again to plan it anew.",
	Discarded: "It is discarded. Send the file again to plan it anew.",
}

func (s *Imports) change(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, from string, effect func(ctx context.Context, tx *database.Tx, kind Kind, i *Import) error) (Import, error) {
	var answer Import
	err := s.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		if err := Alone(ctx, tx); err != nil {
			return err
		}
		i, err := s.store.read(ctx, id)
		if err != nil {
			return err
		}
		if i.Version != version {
			return vocabulary.Stale(i.Version)
		}
		if i.Status != from {
			return vocabulary.Errorf(vocabulary.CodeConflict, "%s", legal[i.Status])
		}
		kind, err := s.kind(i.Kind)
		if err != nil {
			return err
		}
		if err := effect(ctx, tx, kind, &i); err != nil {
			return err
		}
		i.Version, i.UpdatedAt = i.Version+1, s.clock()
		answer = i
		return s.store.save(ctx, tx, i)
	})
	return answer, err
}

// waiting counts the rows that wait for another file.
func waiting(problems []table.Problem) (n int64) {
	for _, p := range problems {
		if p.Result == table.Waiting {
			n++
		}
	}
	return n
}
