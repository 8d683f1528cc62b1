package matrix_test

import (
	"slices"
	"strings"
)

// place is something that roles and programs are given for, seen from the network UD0001 and its board.
type place struct {
	side, token string
	// from are the tokens that reach it, its own among them. They are written down here and not asked of the product.
	from []string
}

func (p place) kind() string { kind, _, _ := strings.Cut(p.token, ":"); return kind }
func (p place) key() string  { _, key, _ := strings.Cut(p.token, ":"); return key }

// keys and tokens are those of each place, where something is for several.
func (p place) keys() []string { return strings.Split(p.key(), "+") }
func (p place) tokens() (tokens []string) {
	for _, key := range p.keys() {
		tokens = append(tokens, p.kind()+":"+key)
	}
	return tokens
}

const (
	ownNetwork  = "pcn:UD0001"
	ownBorough  = "place:E09000007"
	ownBoard    = "icb:Z9B2Z"
	otherBoard  = "icb:QMF"
	ownRegion   = "region:Y56"
	otherRegion = "region:Y60"
)

// places are those of the small invented London, and a region elsewhere.
var places = []place{
	{"own network", ownNetwork, []string{ownNetwork, ownBorough, ownBoard, ownRegion}},
	{"sibling network", "pcn:UD0003", []string{"pcn:UD0003", "place:E09000019", ownBoard, ownRegion}},
	{"closed network", "pcn:UD0002", []string{"pcn:UD0002", ownBorough, ownBoard, ownRegion}},
	{"own borough", ownBorough, []string{ownBorough, "icb:QMJ", ownBoard, ownRegion}},
	{"own board", ownBoard, []string{ownBoard, ownRegion}},
	{"closed board", "icb:QMJ", []string{"icb:QMJ", ownBoard, ownRegion}}, // which the own board succeeded
	{"other board", otherBoard, []string{otherBoard, ownRegion}},
	{"other board's network", "pcn:UD0005", []string{"pcn:UD0005", otherBoard, ownRegion}},
	{"own region", ownRegion, []string{ownRegion}},
	{"other region", otherRegion, []string{otherRegion}},
}

// shared is something that two boards have together.
var shared = place{side: "own and other board together", token: "icb:QMF+Z9B2Z"}

// nowhere are places there are not, one of each kind.
var nowhere = map[string]string{"pcn": "UD0999", "place": "E09000999", "icb": "QZZ", "region": "Y99"}

// scopeKeyOf is a key of each kind that the callers are given their roles for: their own side. The rooms of the last
// three do not stand yet, and nobody asks whether there is such a thing.
var scopeKeyOf = map[string]string{"region": "Y56", "icb": "Z9B2Z", "place": "E09000007", "pcn": "UD0001", "project": "P1", "round": "R1", "application": "A1"}

// reachedFrom are the tokens that follow from having been given one.
func reachedFrom(given string) []string {
	reached := []string{given}
	for _, p := range places {
		if p.token != given && slices.Contains(p.from, given) {
			reached = append(reached, p.token)
		}
	}
	return reached
}
