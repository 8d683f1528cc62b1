package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// boroughStore is the way to the boroughs.
type boroughStore struct{ db *database.DB }

func (s boroughStore) on(ctx context.Context, day vocabulary.Date, gss string) (Borough, error) {
	return database.One[Borough](ctx, s.db.Querier(ctx), `SELECT * FROM boroughs_on($1) WHERE gss_code = $2 COLLATE "C"`, day, gss)
}
