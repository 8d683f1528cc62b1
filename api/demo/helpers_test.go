package demo_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"trellis/api/audit"
	"trellis/api/demo"
	"trellis/api/demo/england"
	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

// The clock of these tests stands still on a Monday morning in London.
var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// begun is the product on a database that has begun as a demonstration, or empty.
func begun(t *testing.T, empty bool, options ...contract.Option) *contract.Server {
	t.Helper()
	name := "demonstration"
	if empty {
		name = "empty"
	}
	began := testkit.NewFilledDatabase(t, name, func(ctx context.Context, db testkit.Database) error { return begin(ctx, db, empty) })
	return contract.NewServerOn(t, began, append(options, contract.WithClock(clock))...)
}

// begin gives an installation its beginning as the program does, and its audit the numbers that it has a moment later.
func begin(ctx context.Context, db testkit.Database, empty bool) error {
	open, err := database.Open(ctx, database.Options{URL: db.AppURL})
	if err != nil {
		return err
	}
	defer open.Close()
	if _, _, err := demo.FirstStart(ctx, open, audit.NewLog(open, clock), clock, empty); err != nil {
		return err
	}
	if err := database.Analyze(ctx, db.OwnerURL); err != nil {
		return err
	}
	return audit.NewSequencer(open, clock, audit.Anchors{}).CatchUp(ctx)
}

// read reads an address behind /api/v1/ into a value of the test's own shape.
func read[T any](t *testing.T, s *contract.Server, address string) (value T) {
	t.Helper()
	a := s.Get("/api/v1/" + address)
	if a.Status != 200 {
		t.Fatalf("%s answers %d %.300s", address, a.Status, a.Body)
	}
	a.Into(t, &value)
	return value
}

// totals are what is counted of an area.
type totals struct {
	PCNs, Practices      int
	PracticesUnallocated int      `json:"practices_unallocated"`
	ListSize             *int     `json:"list_size"`
	IMDScore             *float64 `json:"imd_score"`
}

func (c totals) String() string {
	text := fmt.Sprint(c.PCNs, " ", c.Practices, " ", c.PracticesUnallocated)
	if c.ListSize != nil {
		text += fmt.Sprint(" ", *c.ListSize)
	}
	if c.IMDScore != nil {
		text += fmt.Sprint(" ", *c.IMDScore)
	}
	return text
}

// area is a board or borough of a region.
type area struct {
	ICBCode *string `json:"icb_code"`
	GSSCode string  `json:"gss_code"`
	Name    string
	totals
}

// region is what a region holds, by board or by borough.
type region struct {
	AsOf            string `json:"as_of"`
	On              string
	IsDemo          bool `json:"is_demo"`
	Items           []area
	Unmapped, Total totals
	Points          []region
}

// sum adds up everything but list sizes' scores.
func (r region) sum() totals {
	sum := totals{PCNs: r.Unmapped.PCNs, Practices: r.Unmapped.Practices, PracticesUnallocated: r.Unmapped.PracticesUnallocated}
	for _, item := range r.Items {
		sum.PCNs += item.PCNs
		sum.Practices += item.Practices
		sum.PracticesUnallocated += item.PracticesUnallocated
	}
	return sum
}

// organisation is a row of any list, or a hit of a search.
type organisation struct {
	ODSCode     *string `json:"ods_code"`
	Name        string
	MatchedName *string `json:"matched_name"`
	ICBCode     *string `json:"icb_code"`
	PCNCode     *string `json:"pcn_code"`
	RegionCode  *string `json:"region_code"`
	BoroughName *string `json:"borough_name"`
	IsDemo      *bool   `json:"is_demo"`
	Version     int
	Successors  []struct{ Name string }
	Memberships []struct {
		PCNName string `json:"pcn_name"`
	}
}

type page struct {
	Items []organisation
	Next  *string
	Total int
}

// Small real files: of London, and of elsewhere.
var (
	realLondon = england.Map("2026-07-01", england.Practice{Code: "A10001", PCN: "U10001", PCNName: "CAMDEN REAL PCN", Location: "93C", ICB: "Z9B2Z"},
		england.Practice{Code: "A10002", Location: "36L", ICB: "QWE"})
	realElsewhere = england.Map("2026-07-01", england.Practice{Code: "B20001", PCN: "U20001", Location: "15E", ICB: "QHL"})
)
