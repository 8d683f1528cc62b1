package audit

import (
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// NewFeedOf makes a feed of tables that a test has made, whose records belong to somebody.
func NewFeedOf(db *database.DB, tables ...string) *Feed { return &Feed{db, tables, tables} }

// Fed and Private are the audited tables that others may follow, and those they may not; the records of Scoped belong to somebody.
var Fed, Scoped, Private = feed, scoped, private

// NewVerifierOf makes a verifier for a database of another shape than the migrations make.
func NewVerifierOf(clock vocabulary.Clock, anchors Anchors, schema string) (*Verifier, error) {
	g, err := expectedGuards(schema)
	return &Verifier{clock: clock, anchors: anchors, guards: g}, err
}

// PageOfFeed is the query of one page, in a transaction that was prepared for it.
const PageOfFeed = pageOfFeed

// PrepareFeed prepares it.
var PrepareFeed = prepare
