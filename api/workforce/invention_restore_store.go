package workforce

import (
	"context"
	"slices"

	"trellis/api/audit"
	"trellis/api/imports"
	"trellis/api/platform/database"
	"trellis/api/platform/invention"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Invented is what a demonstration invented of the workforce, which can be put back as it was.
type Invented struct {
	Log   *audit.Log
	Clock vocabulary.Clock
	// On is what was invented on a day.
	On func(day vocabulary.Date) Invention
}

// families are tables of which a network's records are put back together: what refers to others comes after them.
func (i Invention) families() [][]invention.Table {
	return [][]invention.Table{
		i.tables()[:8], // posts and all that belongs to them
		i.named("pcn_populations"), i.named("arrs_claims"), i.named("service_figures", "service_figure_groups"),
	}
}

func (i Invention) named(names ...string) (tables []invention.Table) {
	for _, table := range i.tables() {
		if slices.Contains(names, table.Name) {
			tables = append(tables, table)
		}
	}
	return tables
}

// RestoreReal takes back what was written down by hand of networks that are not invented; Restore puts everything back as it
// was invented on the day the installation began. They tell of how many networks, and of how many rates.
func (v Invented) RestoreReal(ctx context.Context, actor vocabulary.Actor) (networks int64, err error) {
	err = v.record(ctx, actor, func(ctx context.Context, tx *database.Tx, began Invention, _ string) error {
		networks, err = v.restore(ctx, tx, began, "NOT is_invented")
		return err
	})
	return networks, err
}

// Restore see RestoreReal.
func (v Invented) Restore(ctx context.Context, actor vocabulary.Actor) (networks, rates int64, err error) {
	err = v.record(ctx, actor, func(ctx context.Context, tx *database.Tx, began Invention, beginning string) error {
		if networks, err = v.restore(ctx, tx, began, "true"); err != nil {
			return err
		}
		rates, err = v.restoreRates(ctx, tx, beginning)
		return err
	})
	return networks, rates, err
}

// record has somebody's setting back reach everything: nobody but the system reaches who is in the posts of all networks.
func (v Invented) record(ctx context.Context, actor vocabulary.Actor, effect func(ctx context.Context, tx *database.Tx, began Invention, beginning string) error) error {
	return v.Log.RecordEverywhere(ctx, actor, "sandbox.reset", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		if err := imports.AloneWithin(ctx, tx, imports.ApplyLimit); err != nil {
			return err
		}
		beginning, at, err := invention.SetBack(ctx, tx)
		if err != nil {
			return err
		}
		return effect(ctx, tx, v.On(vocabulary.DateOf(at)), beginning)
	})
}

func (v Invented) restore(ctx context.Context, tx *database.Tx, began Invention, which string) (int64, error) {
	restored := map[string]bool{}
	for _, family := range began.families() {
		codes, err := invention.Restore(ctx, tx, family, which, v.Clock())
		if err != nil {
			return 0, err
		}
		for _, code := range codes {
			restored[code] = true
		}
	}
	return int64(len(restored)), nil
}
