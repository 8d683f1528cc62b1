package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// pcnStore is the way to the PCNs and the facts about them.
type pcnStore struct{ db *database.DB }

const (
	pcnsOfICB = `(SELECT * FROM pcns_on($1) p WHERE p.icb_code = $2 COLLATE "C") held`
	oneICB    = "SELECT FROM icbs WHERE ods_code = $1"
	onePCN    = "SELECT FROM shown_pcns WHERE ods_code = $1"
)

// on reads any PCN that ever was or is to be.
func (s pcnStore) on(ctx context.Context, day vocabulary.Date, code string) (PCN, error) {
	return database.One[PCN](ctx, s.db.Querier(ctx), `SELECT * FROM pcns_on($1) WHERE ods_code = $2 COLLATE "C"`, day, code)
}

// moves are the practices that left a PCN when it closed, or in the month before, and went to another within a month
// after: the last member often goes some days before the PCN does.
const moves = `
  FROM shown_pcns p
  JOIN practice_memberships m ON m.pcn_code = p.ods_code AND m.valid_to BETWEEN p.valid_to - 31 AND p.valid_to
  JOIN practice_memberships n ON n.practice_code = m.practice_code AND n.pcn_code <> m.pcn_code
       AND n.valid_from BETWEEN m.valid_to AND p.valid_to + 31`

// successors are the PCNs that a closed one's practices joined.
func (s pcnStore) successors(ctx context.Context, day vocabulary.Date, code string) ([]PCNLink, error) {
	return database.Many[PCNLink](ctx, s.db.Querier(ctx), `
SELECT n.pcn_code AS ods_code, name_on(n.pcn_code, greatest($1, p.valid_to)) AS name, count(*) AS practices, p.valid_to AS effective_on`+moves+`
 WHERE p.ods_code = $2 GROUP BY n.pcn_code, p.valid_to ORDER BY practices DESC, n.pcn_code`, day, code)
}

// predecessors are the closed PCNs whose practices joined this one.
func (s pcnStore) predecessors(ctx context.Context, day vocabulary.Date, code string) ([]PCNLink, error) {
	return database.Many[PCNLink](ctx, s.db.Querier(ctx), `
SELECT p.ods_code, name_on(p.ods_code, least($1, p.valid_to - 1)) AS name, count(*) AS practices, p.valid_to AS effective_on`+moves+`
 WHERE n.pcn_code = $2 GROUP BY p.ods_code, p.valid_to ORDER BY p.valid_to DESC, practices DESC, p.ods_code`, day, code)
}
