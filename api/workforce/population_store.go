package workforce

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// populationStore keeps how many people networks have, as payments count them.
type populationStore struct{ db *database.DB }

// populationRows are those of all networks that are shown.
const populationRows = `(SELECT p.pcn_code || '/' || p.counted_on AS key, p.pcn_code::text COLLATE "default" AS pcn_code, p.counted_on, p.registered, p.weighted::float8 AS weighted,
		p.source, p.is_demo, p.version, p.updated_at
	   FROM pcn_populations p JOIN shown_pcns n ON n.ods_code = p.pcn_code) p`

func (s populationStore) read(ctx context.Context, pcnCode string, day vocabulary.Date) (PCNPopulation, error) {
	return database.One[PCNPopulation](ctx, s.db.Querier(ctx), "SELECT * FROM "+populationRows+" WHERE pcn_code = $1 AND counted_on = $2", pcnCode, day)
}

func (populationStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, pcnCode string, day vocabulary.Date, in PCNPopulationChange, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `INSERT INTO pcn_populations (pcn_code, counted_on, registered, weighted, source, updated_at) VALUES ($1, $2, $3, $4::float8::numeric, $5, $6)
		ON CONFLICT (pcn_code, counted_on) DO NOTHING`, pcnCode, day, in.Registered, in.Weighted, in.Source, now)
	if err != nil {
		return fmt.Errorf("keep a weighted population: %w", err)
	}
	if done.RowsAffected() == 0 { // somebody else was quicker
		return vocabulary.Stale(1)
	}
	return nil
}

func (populationStore) update(ctx context.Context, tx *database.Tx, _ policy.Scope, pcnCode string, day vocabulary.Date, version int64, in PCNPopulationChange, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE pcn_populations SET registered = $4, weighted = $5::float8::numeric, source = $6, updated_at = $7, version = version + 1
		WHERE pcn_code = $1 AND counted_on = $2 AND version = $3`, pcnCode, day, version, in.Registered, in.Weighted, in.Source, now)
	if err != nil {
		return fmt.Errorf("change a weighted population: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(version + 1)
	}
	return nil
}
