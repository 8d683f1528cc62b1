package imports

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"trellis/api/imports/table"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Plan reads a file and works out what applying it would change. Nothing but the plan itself is written.
func (s *Imports) Plan(ctx context.Context, actor vocabulary.Actor, kindName string, file File, progress func(rows int64)) (Import, error) {
	kind, err := s.kind(kindName)
	if err != nil {
		return Import{}, err
	}
	scope, err := kind.reachOf(actor, nil)
	if err != nil {
		return Import{}, err
	}
	file.Name = calledPlainly(file.Name)
	var answer Import
	err = s.log.Record(ctx, actor, "imports.create", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		if err := patience(ctx, tx, PlanLimit, waitLimit); err != nil {
			return err
		}
		if err := database.SetReach(ctx, tx.PGX, scope.Tokens()); err != nil {
			return err
		}
		report := &table.Report{}
		reading, err := s.read(ctx, kind, file, Source{AsAt: file.AsAt, Report: report, Progress: progress, Tx: tx, Scope: scope})
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
			PlannedAt: now, PlannedBy: actor.ID, UpdatedAt: now, Version: 1, scopes: belongsTo(reading.Scopes, actor), headings: reading.Headings,
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
		if err := s.store.keepLeftOut(ctx, tx, answer.ID, report.Kept()); err != nil {
			return err
		}
		if err := s.plan(ctx, tx, scope, kind, &answer); err != nil {
			return err
		}
		return s.store.save(ctx, tx, answer)
	})
	return answer, err
}

// belongsTo is whose an import is. A file about networks in which nothing can be used is its sender's.
func belongsTo(scopes []string, sender vocabulary.Actor) []string {
	if scopes != nil && len(scopes) == 0 {
		return []string{"user:" + sender.ID}
	}
	return scopes
}

func (s *Imports) read(ctx context.Context, kind Kind, file File, from Source) (Reading, error) {
	book, err := table.Open(ctx, file.Path, file.Name)
	if err != nil {
		return Reading{}, err
	}
	defer book.Close()
	if err := book.Call(ctx, file.Columns, kind.Columns, from.Report); err != nil {
		return Reading{}, err
	}
	if from.Book = book; from.Progress == nil {
		from.Progress = func(int64) {}
	}
	reading, err := kind.Read(ctx, from)
	if err == nil && reading.AsAt.After(s.clock.Today()) {
		err = vocabulary.Invalid(vocabulary.Fault{Pointer: "form:as_at", Code: "in_the_future",
			Message: fmt.Sprintf("The file would describe %s, which is still to come. Give the day it was published for.", reading.AsAt.Words())})
	}
	return reading, err
}

// plan works out the changes and writes them down beside the import.
func (s *Imports) plan(ctx context.Context, tx *database.Tx, scope policy.Scope, kind Kind, i *Import) error {
	outcome, err := kind.Change(ctx, tx, scope, i.ID, true, false)
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
