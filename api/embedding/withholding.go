package embedding

import (
	"cmp"
	"maps"
	"slices"

	"trellis/api/vocabulary"
)

// A borough of which few networks are known is withheld; but boards are told whole, and what their other boroughs come to can be
// subtracted from that. So where a withheld borough, or what a board has in none or in another's borough, would be all that is left,
// the next smallest borough is withheld too.

// corner is what a board has in a borough; "" for either where it is not known.
type corner struct{ board, borough string }

// known counts networks of which something is known.
type known struct {
	// scored counts those whose score counts, and beyond those that the reader does not reach.
	all, scored, beyond int
}

func (k known) add(n boardNetwork, day vocabulary.Date, reached covers) known {
	standing, _, _ := n.stands(day)
	if !standing.isKnown() {
		return k
	}
	k.all++
	if standing.ranked() != nil {
		k.scored++
	}
	if !reached("pcn:" + n.PCNCode) {
		k.beyond++
	}
	return k
}

// areFew tells whether they are too few for a reader: of one network or another something would be told.
func (k known) areFew() bool {
	return k.beyond > 0 && (k.all < fewest || k.scored > 0 && k.scored < fewest)
}

// withholding decides of which boroughs a reader is told nothing.
type withholding struct {
	// tied are the corners with networks beyond reach; the others are no secret to the reader.
	tied map[corner]known
	// untold are the boroughs withheld; of what is in none nobody is told.
	untold map[string]bool
}

// withheldFrom are the boroughs withheld from a reader: those of few, and those from which these could be worked out.
func withheldFrom(networks []boardNetwork, day vocabulary.Date, reached covers) map[string]bool {
	w := withholding{tied: map[corner]known{}, untold: map[string]bool{"": true}}
	byBorough := map[string]known{}
	for _, n := range networks {
		at := corner{codeOr(n.ICBCode), codeOr(n.BoroughGSSCode)}
		w.tied[at], byBorough[at.borough] = w.tied[at].add(n, day, reached), byBorough[at.borough].add(n, day, reached)
	}
	maps.DeleteFunc(w.tied, func(_ corner, k known) bool { return k.beyond == 0 })
	few := []string{}
	for borough, k := range byBorough {
		if k.areFew() {
			few, w.untold[borough] = append(few, borough), true
		}
	}
	slices.Sort(few)
	for _, borough := range few {
		w.accompany(borough)
	}
	for _, at := range w.corners() {
		if w.tied[at].areFew() {
			w.cover(at)
		}
	}
	return w.untold
}

// corners are all of them, in order.
func (w withholding) corners() (all []corner) {
	for at := range w.tied {
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b corner) int { return cmp.Or(cmp.Compare(a.board, b.board), cmp.Compare(a.borough, b.borough)) })
	return all
}

// joined are the boroughs that boards tie to a board or a borough, as if one corner were not there if one is named. What is told of
// those boards comes to what there is in all of those boroughs: all but one told, that one follows.
func (w withholding) joined(board, borough *string, without *corner) map[string]bool {
	boards, boroughs := map[string]bool{}, map[string]bool{}
	if board != nil {
		boards[*board] = true
	}
	if borough != nil {
		boroughs[*borough] = true
	}
	for grew := true; grew; {
		grew = false
		for at := range w.tied {
			if (without == nil || at != *without) && boards[at.board] != boroughs[at.borough] {
				boards[at.board], boroughs[at.borough], grew = true, true, true
			}
		}
	}
	return boroughs
}

// accompany withholds another borough beside one that is withheld, where it would be all that is left.
func (w withholding) accompany(borough string) {
	all := w.joined(nil, &borough, nil)
	for other := range all {
		if other != borough && w.untold[other] {
			return
		}
	}
	w.withholdOne(all)
}

// cover withholds a borough on either side of a corner of few that would be all that is left there.
func (w withholding) cover(at corner) {
	ofBoard, ofBorough := w.joined(&at.board, nil, &at), w.joined(nil, &at.borough, &at)
	if ofBoard[at.borough] { // they are tied in another way, too
		return
	}
	for _, side := range []map[string]bool{ofBoard, ofBorough} {
		isTold := true
		for borough := range side {
			isTold = isTold && !w.untold[borough]
		}
		if isTold {
			w.withholdOne(side)
		}
	}
}

// withholdOne withholds the smallest of some boroughs that is told; where none is, the board has nothing else, and itself says what
// there is.
func (w withholding) withholdOne(of map[string]bool) {
	size := map[string]int{}
	for at, k := range w.tied {
		size[at.borough] += k.all
	}
	least := ""
	for borough := range of {
		if w.untold[borough] {
			continue
		}
		if least == "" || size[borough] < size[least] || size[borough] == size[least] && borough < least {
			least = borough
		}
	}
	if least != "" {
		w.untold[least] = true
	}
}
