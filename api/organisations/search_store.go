package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// Search finds organisations by their names and codes.
type Search struct{ db *database.DB }

var searchTables = append([]string{"sub_icb_locations", "borough_icbs", "practices", "practice_sub_icb_locations"}, pcnTables...)

// Find reads the organisations that what was typed may mean, the likeliest first.
func (s Search) Find(ctx context.Context, day vocabulary.Date, typed string, types []string, most int) (OrganisationHits, error) {
	items, err := database.Many[OrganisationHit](ctx, s.db.Querier(ctx), "SELECT * FROM organisations_like($1, $2, $3, $4)", day, typed, types, int64(most))
	return OrganisationHits{AsOf: day, Items: items}, err
}
