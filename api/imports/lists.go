package imports

import (
	"cmp"
	"context"
	"fmt"

	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// lists are the lists the room answers.
type lists struct {
	imports  *listing.List[Import]
	changes  *listing.List[PlannedChange]
	problems *listing.List[RowProblem]
}

func prepareLists() (l lists, err error) {
	var errs [3]error
	l.imports, errs[0] = listing.Prepare(listing.Table[Import]{
		Name: "imports", Reads: []string{"imports"}, From: "(SELECT " + columns + " FROM imports WHERE " + fmt.Sprintf(seen, "$2") + ") i", Key: "id", Sort: "-planned_at", Undated: true,
	})
	// What belongs to an import changes together with it.
	l.changes, errs[1] = listing.Prepare(listing.Table[PlannedChange]{
		Name: "import_changes", Reads: []string{"imports"}, From: "(SELECT * FROM import_changes WHERE import_id = $4::text::uuid) c", Key: "number", Sort: "number", Undated: true,
	})
	l.problems, errs[2] = listing.Prepare(listing.Table[RowProblem]{
		Name: "import_problems", Reads: []string{"imports"}, From: "(SELECT * FROM import_problems WHERE import_id = $4::text::uuid) p", Key: "number", Sort: "number", Undated: true,
	})
	return l, cmp.Or(errs[0], errs[1], errs[2])
}

// FirstChanges reads the first changes of a plan.
func (s *Imports) FirstChanges(ctx context.Context, actor vocabulary.Actor, id string, most int) ([]PlannedChange, error) {
	return first(ctx, s, actor, "imports.read_changes", s.lists.changes, id, most)
}

// FirstProblems reads the first problems of an import.
func (s *Imports) FirstProblems(ctx context.Context, actor vocabulary.Actor, id string, most int) ([]RowProblem, error) {
	return first(ctx, s, actor, "imports.read_problems", s.lists.problems, id, most)
}

func first[T any](ctx context.Context, s *Imports, actor vocabulary.Actor, operation string, list *listing.List[T], id string, most int) ([]T, error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return nil, err
	}
	return list.FirstWithin(ctx, s.db.Pool, scope, s.clock(), most, id)
}
