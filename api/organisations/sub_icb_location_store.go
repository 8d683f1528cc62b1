package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// subICBLocationStore is the way to the sub-ICB locations.
type subICBLocationStore struct{ db *database.DB }

// on reads any that ever was or is to be.
func (s subICBLocationStore) on(ctx context.Context, day vocabulary.Date, code string) (SubICBLocation, error) {
	return database.One[SubICBLocation](ctx, s.db.Querier(ctx), `SELECT * FROM sub_icb_locations_on($1) WHERE ods_code = $2 COLLATE "C"`, day, code)
}
