package organisations

import (
	"context"
	"fmt"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// regionStore is the way to the regions and what is counted in them.
type regionStore struct{ db *database.DB }

func (s regionStore) on(ctx context.Context, day vocabulary.Date, code string) (Region, error) {
	return database.One[Region](ctx, s.db.Querier(ctx), `SELECT * FROM regions_on($1) WHERE code = $2 COLLATE "C"`, day, code)
}

// describedRegion is a region with the days, the earliest first, that applied files with networks or practices of it describe.
type describedRegion struct {
	Region
	Described []vocabulary.Date
}

func (s regionStore) described(ctx context.Context, day vocabulary.Date, code string) (describedRegion, error) {
	return database.One[describedRegion](ctx, s.db.Querier(ctx), `
SELECT g.*, ARRAY (
       SELECT DISTINCT n.as_at FROM imports n
        WHERE n.status = 'applied' AND EXISTS (
              SELECT FROM organisation_statements s
               WHERE s.import_id = n.id AND s.sub_icb_location_code IN (
                     SELECT r.sub_icb_location_code FROM sub_icb_location_icbs r JOIN icbs i ON i.ods_code = r.icb_code WHERE i.region_code = g.code))
        ORDER BY n.as_at) AS described
  FROM regions_on($1) g WHERE g.code = $2 COLLATE "C"`, day, code)
}

// regionCount is what was counted on a day of one board, of what is in none, or of everything.
type regionCount struct {
	Day                            vocabulary.Date
	ICBCode, ICBName, ICBShortName *string
	IsTotal, IsCarriedBack, IsDemo bool
	OrganisationTotals
}

// organisations counts what is in a region on some days, the earliest first, by the board on the day of each one's map.
func (s regionStore) organisations(ctx context.Context, days, mapDays []vocabulary.Date, code string) ([]regionCount, error) {
	return database.Many[regionCount](ctx, s.db.Querier(ctx),
		`SELECT * FROM organisations_by_icb($1, $2, $3) ORDER BY day, lower(icb_name COLLATE "C"), icb_code`, code, days, mapDays)
}

// hasICB says whether a board is, or was, one of a region.
func (s regionStore) hasICB(ctx context.Context, code, icb string) (bool, error) {
	var found bool
	err := s.db.Querier(ctx).QueryRow(ctx, `SELECT EXISTS (SELECT FROM icbs WHERE ods_code = $1 COLLATE "C" AND region_code = $2 COLLATE "C")`, icb, code).Scan(&found)
	if err != nil {
		return false, fmt.Errorf("look for a board of a region: %w", err)
	}
	return found, nil
}

// boroughCount is what was counted of one borough, of what is in none, or of everything.
type boroughCount struct {
	GSSCode, Name, ICBCode, ICBShortName *string
	TileColumn, TileRow                  *int64
	IsTotal, IsCarriedBack, IsDemo       bool
	OrganisationTotals
}

// boroughs counts what is in a region on a day, or in one board of it, by the borough of each PCN.
func (s regionStore) boroughs(ctx context.Context, day vocabulary.Date, code string, icb *string) ([]boroughCount, error) {
	return database.Many[boroughCount](ctx, s.db.Querier(ctx),
		`SELECT * FROM organisations_by_borough($1, $2, $3) ORDER BY lower(name COLLATE "C"), gss_code`, code, day, icb)
}
