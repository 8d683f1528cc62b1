package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// practiceStore is the way to the practices and their memberships.
type practiceStore struct{ db *database.DB }

// practicesOfPCN are those whose membership of a PCN holds on the day.
const practicesOfPCN = `(SELECT * FROM practices_on($1) p WHERE p.pcn_code = $2 COLLATE "C") members`

// on reads any practice that ever was or is to be.
func (s practiceStore) on(ctx context.Context, day vocabulary.Date, code string) (Practice, error) {
	return database.One[Practice](ctx, s.db.Querier(ctx), `SELECT * FROM practices_on($1) WHERE ods_code = $2 COLLATE "C"`, day, code)
}

// memberships reads every membership a practice ever had.
func (s practiceStore) memberships(ctx context.Context, code string) ([]PracticeMembership, error) {
	return database.Many[PracticeMembership](ctx, s.db.Querier(ctx), `
SELECT m.pcn_code, name_on(m.pcn_code, m.valid_from) AS pcn_name, m.valid_from, m.valid_to, m.certainty, m.valid_to_certainty
  FROM practice_memberships m WHERE m.practice_code = $1 ORDER BY m.valid_from`, code)
}
