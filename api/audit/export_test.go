package audit

import "trellis/api/vocabulary"

// Private are the audited tables that nobody outside follows.
var Private = private

// NewVerifierOf makes a verifier for a database of another shape than the migrations make.
func NewVerifierOf(clock vocabulary.Clock, anchors Anchors, schema string) (*Verifier, error) {
	g, err := expectedGuards(schema)
	return &Verifier{clock: clock, anchors: anchors, guards: g}, err
}

// SettleLimit is how long a verification waits for numbers.
var SettleLimit = &settleLimit

// PageOfFeed is the query of one page, in a transaction that was prepared for it.
var PageOfFeed = pageOfFeed

// PrepareFeed prepares it.
var PrepareFeed = prepare

// Append adds an anchor to the file.
func (a Anchors) Append(anchor Anchor) error { return a.append(anchor) }

// Read reads the anchors, and the first thing that is wrong with one.
func (a Anchors) Read() ([]Anchor, *BadRow, error) { return a.read() }
