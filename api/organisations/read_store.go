package organisations

import (
	"context"
	"fmt"

	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// exists refuses an owner that the query does not find.
func exists(sql string) func(ctx context.Context, q listing.Querier, of []string) error {
	return func(ctx context.Context, q listing.Querier, of []string) error {
		var found bool
		if err := q.QueryRow(ctx, "SELECT EXISTS ("+sql+")", of[0]).Scan(&found); err != nil {
			return fmt.Errorf("look for what the list belongs to: %w", err)
		}
		if !found {
			return vocabulary.NotFound()
		}
		return nil
	}
}
