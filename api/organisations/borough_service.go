package organisations

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// Boroughs are the use cases of boroughs.
type Boroughs struct {
	store boroughStore
	list  *listing.List[Borough]
}

// NewBoroughs makes the use cases over a database.
func NewBoroughs(db *database.DB) (*Boroughs, error) {
	list, err := listing.Prepare(listing.Table[Borough]{
		Name: "boroughs", Reads: boroughTables, From: "boroughs_on($1)", Key: "gss_code", Sort: "name",
	})
	return &Boroughs{boroughStore{db}, list}, err
}

var boroughTables = []string{"boroughs", "borough_icbs", "icbs", "pcns", "pcn_boroughs", "regions"}

// On reads one borough as it stood on a day.
func (s *Boroughs) On(ctx context.Context, day vocabulary.Date, gss string) (BoroughOnDay, error) {
	borough, err := s.store.on(ctx, day, gss)
	return BoroughOnDay{borough, day}, err
}
