package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// spreadRow is what is counted of one group, of what is in none, or of everything.
type spreadRow struct {
	Code, Name                        *string
	IsTotal, IsDemo                   bool
	CensusOn                          *vocabulary.Date
	PCNs, PCNsCounted                 int64
	ListSize                          *int64
	IMDScore                          *float64
	SPLW, CC, HWBC, Whole             float64
	SPLWPer, CCPer, HWBCPer, WholePer *float64
}

// region is the one that a board is in.
func (s countStore) region(ctx context.Context, q database.Querier, board string) (string, error) {
	found, err := database.One[struct{ RegionCode string }](ctx, q, `SELECT region_code FROM icbs WHERE ods_code = $1 COLLATE "C"`, board)
	return found.RegionCode, err
}

// spread groups the networks of a region, or of one of its boards; none where there is no such region.
func (s countStore) spread(ctx context.Context, q database.Querier, region, board string, day, mapDay vocabulary.Date, by, source string, reach []string) ([]spreadRow, error) {
	rows, err := database.Many[spreadRow](ctx, q, `
SELECT code, name, is_total, is_demo, census_on, pcns, pcns_counted, list_size, imd_score,
       round(splw, 2)::double precision AS splw, round(cc, 2)::double precision AS cc, round(hwbc, 2)::double precision AS hwbc, round(splw + cc + hwbc, 2)::double precision AS whole,
       round(splw_per, 3)::double precision AS splw_per, round(cc_per, 3)::double precision AS cc_per, round(hwbc_per, 3)::double precision AS hwbc_per, round(all_per, 3)::double precision AS whole_per
  FROM workforce_spread($1, $7, $2, $3, $4, $5, $6) WHERE EXISTS (SELECT FROM regions r WHERE r.code = $1 COLLATE "C")`, region, day, mapDay, by, source, reach, board)
	if err == nil && len(rows) == 0 {
		err = vocabulary.NotFound()
	}
	return rows, err
}
