package organisations

import (
	"context"
	"slices"

	"trellis/api/imports"
	"trellis/api/imports/table"
	"trellis/api/organisations/evidence"
	"trellis/api/organisations/history"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Importer gives files about organisations their meaning: history is worked out anew from the set of files that
// count, and what differs from the present is written.
type Importer struct {
	store historyStore
	clock vocabulary.Clock
}

// NewImporter makes one.
func NewImporter(clock vocabulary.Clock) *Importer { return &Importer{clock: clock} }

// Kinds are the kinds of file about organisations.
func (m *Importer) Kinds() (kinds []imports.Kind) {
	for _, k := range evidence.Kinds() {
		asAtFrom := "form"
		if slices.ContainsFunc(k.Columns, func(c table.Column) bool { return c.Name == "extract_date" }) {
			asAtFrom = "file"
		}
		kinds = append(kinds, imports.Kind{
			Name: k.Name, Title: k.Title, Describes: k.Describes, Columns: k.Columns, SampleName: k.SampleName, Sample: string(k.Sample),
			AsAtFrom: asAtFrom, Operation: "organisations.import",
			Read: func(ctx context.Context, from imports.Source) (imports.Reading, error) {
				reading, err := k.Read(ctx, from.Book, from.AsAt, from.Report, from.Progress)
				return imports.Reading{AsAt: reading.AsAt, Rows: reading.Rows, Keep: func(ctx context.Context, tx *database.Tx, importID string) error {
					return m.store.keep(ctx, tx, importID, reading.Statements)
				}}, err
			},
			Change: m.change,
		})
	}
	return kinds
}

// change works out history with or without an import and, where write is set, writes what differs.
func (m *Importer) change(ctx context.Context, tx *database.Tx, _ policy.Scope, importID string, applied, write bool) (imports.Outcome, error) {
	before, after, ref, err := m.states(ctx, tx, importID, applied)
	if err != nil {
		return imports.Outcome{}, err
	}
	difference := history.Between(before, after)
	outcome := imports.Outcome{Digest: difference.Digest(after)}
	shown, hidden, err := m.store.demonstration(ctx, tx)
	if err != nil {
		return outcome, err
	}
	real := after.IsIn(london, ref)
	outcome.ReplacesDemonstration, outcome.RestoresDemonstration = shown && real, hidden && !real
	if !write {
		for _, c := range history.Changes(before, after, importID) {
			outcome.Changes = append(outcome.Changes, line(c))
		}
		outcome.Problems, err = m.found(ctx, tx, importID, after)
		return outcome, err
	}
	if err := m.write(ctx, tx, difference, after); err != nil {
		return outcome, err
	}
	return outcome, m.store.settleOrigin(ctx, tx, real)
}

// found is what shows of a file only beside other files and the reference data.
func (m *Importer) found(ctx context.Context, tx *database.Tx, importID string, after *history.State) ([]table.Problem, error) {
	waiting, err := m.store.waiting(ctx, tx, importID, after)
	if err != nil {
		return nil, err
	}
	otherwise, err := m.store.otherwise(ctx, tx, importID)
	return append(waiting, otherwise...), err
}

// write carries a difference out, unless other records depend on what would go.
func (m *Importer) write(ctx context.Context, tx *database.Tx, difference history.Difference, after *history.State) error {
	depending, err := m.store.dependents(ctx, tx, difference.Gone)
	if err != nil {
		return err
	}
	if len(depending) > 0 {
		return dependedOn(depending)
	}
	return m.store.write(ctx, tx, difference, after, m.clock())
}

func dependedOn(by []vocabulary.Fault) error {
	return &vocabulary.Error{Code: vocabulary.CodeConflict, Faults: by,
		Message: "Other records depend on what would go. They are listed; remove or move them first."}
}

func (m *Importer) states(ctx context.Context, tx *database.Tx, importID string, applied bool) (before, after *history.State, ref history.Reference, err error) {
	if before, err = m.store.state(ctx, tx); err != nil {
		return nil, nil, ref, err
	}
	if ref, err = m.store.reference(ctx, tx); err != nil {
		return nil, nil, ref, err
	}
	sources, err := m.store.sources(ctx, tx, importID, applied)
	if err != nil {
		return nil, nil, ref, err
	}
	return before, history.Of(sources, ref), ref, nil
}

// line is a change as a plan lists it.
func line(c history.Change) imports.PlannedChange {
	l := imports.PlannedChange{Action: string(c.Action), RecordType: string(c.Type), RecordCode: c.Code, Name: database.OrNull(c.Name),
		Before: database.OrNull(c.Before), After: database.OrNull(c.After), Certainty: database.OrNull(string(c.Certainty)), Sheet: database.OrNull(c.Sheet)}
	if !c.On.IsZero() {
		l.EffectiveOn = &c.On
	}
	if c.Row > 0 {
		l.Row = &c.Row
	}
	return l
}
