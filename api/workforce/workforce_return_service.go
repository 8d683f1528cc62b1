package workforce

import (
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// Returns are the use cases of the official count: everyone may read it.
type Returns struct {
	list     *listing.List[WorkforceReturn]
	censuses *listing.List[WorkforceCensus]
}

// returnTables are what returns are read with. Their own tables are rebuilt whenever an import is applied or undone.
var returnTables = []string{"imports", "pcns", "organisation_names", "pcn_sub_icb_locations", "sub_icb_location_icbs", "icbs", "regions", "role_types"}

// NewReturns makes the use cases.
func NewReturns() (*Returns, error) {
	list, err := listing.Prepare(listing.Table[WorkforceReturn]{
		Name: "workforce_returns", Reads: returnTables, From: "workforce_returns_on($1, $2)", Key: "key", Sort: "pcn_name,key",
	})
	if err != nil {
		return nil, err
	}
	censuses, err := listing.Prepare(listing.Table[WorkforceCensus]{
		Name: "workforce_censuses", Reads: returnTables, From: "workforce_censuses_on($1)", Key: "census_on", Sort: "-census_on",
	})
	return &Returns{list, censuses}, err
}

// Counts are the use cases of what is counted of posts, returns and claims.
type Counts struct {
	store countStore
	clock vocabulary.Clock
}

// NewCounts makes the use cases over a database.
func NewCounts(db *database.DB, clock vocabulary.Clock) *Counts {
	return &Counts{countStore{db}, clock}
}
