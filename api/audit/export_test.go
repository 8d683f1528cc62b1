package audit

import (
	"slices"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// NewFeedOf makes a feed of tables that a test has made, whose records belong to somebody.
func NewFeedOf(db *database.DB, tables ...string) *Feed { return &Feed{db, tables, tables} }

// FeedAlso has every feed made from now on also tell of a table whose records belong to somebody, until it is taken out again.
func FeedAlso(table string) (takeOut func()) {
	fed, owned := feed, scoped
	feed, scoped = append(slices.Clone(feed), table), append(slices.Clone(scoped), table)
	return func() { feed, scoped = fed, owned }
}

// Fed and Private are the audited tables that others may follow, and those they may not; the records of Scoped belong to somebody.
var Fed, Scoped, Private = feed, scoped, private

// NewVerifierOf makes a verifier for a database of another shape than the migrations make.
func NewVerifierOf(clock vocabulary.Clock, anchors Anchors, schema string) (*Verifier, error) {
	g, err := expectedGuards(schema)
	return &Verifier{clock: clock, anchors: anchors, guards: g}, err
}

// SettleLimit is how long a verification waits for numbers.
var SettleLimit = &settleLimit

// PageOfFeed is the query of one page, in a transaction that was prepared for it.
const PageOfFeed = pageOfFeed

// PrepareFeed prepares it.
var PrepareFeed = prepare
