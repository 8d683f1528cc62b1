package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// regionStore is the way to the regions and what is counted in them.
type regionStore struct{ db *database.DB }

func (s regionStore) on(ctx context.Context, day vocabulary.Date, code string) (Region, error) {
	return one[Region](ctx, s.db.Querier(ctx), `SELECT * FROM regions_on($1) WHERE code = $2 COLLATE "C"`, day, code)
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
	return many[regionCount](ctx, s.db.Querier(ctx),
		`SELECT * FROM organisations_by_icb($1, $2, $3) ORDER BY day, lower(icb_name COLLATE "C"), icb_code`, code, days, mapDays)
}

// boroughCount is what was counted of one borough, of what is in none, or of everything.
type boroughCount struct {
	GSSCode, Name, ICBCode, ICBShortName *string
	TileColumn, TileRow                  *int64
	IsTotal, IsCarriedBack, IsDemo       bool
	OrganisationTotals
}

// boroughs counts what is in a region on a day, by the borough of each PCN.
func (s regionStore) boroughs(ctx context.Context, day vocabulary.Date, code string) ([]boroughCount, error) {
	return many[boroughCount](ctx, s.db.Querier(ctx),
		`SELECT * FROM organisations_by_borough($1, $2) ORDER BY lower(name COLLATE "C"), gss_code`, code, day)
}
