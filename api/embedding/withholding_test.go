package embedding

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"trellis/api/vocabulary"
)

// anyRegion makes the networks of a region by chance, each in a board and a borough or in none, and half of them well embedded.
func anyRegion(t *rapid.T) (networks []boardNetwork, boards, boroughs []namedCode) {
	for b := range rapid.IntRange(1, 4).Draw(t, "boards") {
		boards = append(boards, namedCode{fmt.Sprint("Q", b), fmt.Sprint("Board ", b)})
	}
	for b := range rapid.IntRange(1, 6).Draw(t, "boroughs") {
		boroughs = append(boroughs, namedCode{fmt.Sprint("E", b), fmt.Sprint("Borough ", b)})
	}
	published := vocabulary.NewDate(2026, 6, 1)
	for _, borough := range append(boroughs, namedCode{}) {
		for range rapid.IntRange(0, 3).Draw(t, "groups") {
			board := rapid.SampledFrom(append(boards, namedCode{})).Draw(t, "board")
			for range rapid.IntRange(1, 8).Draw(t, "networks") {
				n := boardNetwork{networkStanding: networkStanding{PCNCode: fmt.Sprint("U", len(networks)), IsOpen: true}}
				if board.Code != "" {
					n.ICBCode = &board.Code
				}
				if borough.Code != "" {
					n.BoroughGSSCode = &borough.Code
				}
				score := 50.0
				switch rapid.IntRange(0, 9).Draw(t, "how it stands") {
				case 0: // nothing is known
				case 1:
					n.AssessmentID, n.PublishedOn, n.Result = &n.PCNCode, &published, &Score{Part: Part{Status: statusTooLittle, Score: &score}}
				default:
					n.AssessmentID, n.PublishedOn, n.Result = &n.PCNCode, &published, &Score{Part: Part{Status: rapid.SampledFrom([]string{"established", "emerging"}).Draw(t, "status"), Score: &score}}
				}
				networks = append(networks, n)
			}
		}
	}
	return networks, boards, boroughs
}

// follows tells whether a sum can be worked out from others: whether it is put together of them. All are of the same numbers.
func follows(sum []float64, told [][]float64) bool {
	rank := func(rows [][]float64) (n int) {
		var left [][]float64
		for _, row := range rows {
			left = append(left, append([]float64{}, row...))
		}
		for at := 0; len(left) > 0 && at < len(sum); at++ {
			for i, row := range left {
				if row[at] == 0 {
					continue
				}
				left[i], left[0] = left[0], left[i]
				for _, other := range left[1:] {
					for k, by := len(sum)-1, other[at]/left[0][at]; k >= 0; k-- {
						other[k] -= by * left[0][k]
					}
				}
				left, n = left[1:], n+1
				break
			}
		}
		return n
	}
	return rank(told) == rank(append(told[:len(told):len(told)], sum))
}

// Boards are told whole, and boroughs that are not withheld; how many are well embedded in any few networks does not follow from that,
// unless it does from what is told of boards alone.
func TestWhatIsWithheldOfFewNetworksDoesNotFollowFromWhatIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		networks, boards, boroughs := anyRegion(t)
		answer := RegionEmbedding{AsOf: vocabulary.NewDate(2026, 11, 26)}
		nobody := func(...string) bool { return false }
		answer.take(networks, boards, boroughs, nobody)
		groups := map[corner]int{} // what stands in each is one unknown number
		counted := map[corner]known{}
		of := func(n boardNetwork) corner { return corner{codeOr(n.ICBCode), codeOr(n.BoroughGSSCode)} }
		for _, n := range networks {
			at := of(n)
			counted[at] = counted[at].add(n, answer.AsOf, nobody)
			if _, there := groups[at]; !there && counted[at].all > 0 {
				groups[at] = len(groups)
			}
		}
		sum := func(is func(at corner) bool) []float64 {
			row := make([]float64, len(groups))
			for at, i := range groups {
				if is(at) {
					row[i] = 1
				}
			}
			return row
		}
		var ofBoards, told [][]float64
		for _, b := range append(boards, namedCode{}) {
			ofBoards = append(ofBoards, sum(func(at corner) bool { return at.board == b.Code }))
		}
		told = append(told, ofBoards...)
		few, withheld := map[string]known{}, 0
		for at, k := range counted {
			few[at.borough] = known{few[at.borough].all + k.all, few[at.borough].scored + k.scored, few[at.borough].beyond + k.beyond}
		}
		for i, b := range answer.Boroughs {
			if b.Withheld != (b.EstablishedOrEmbedded == nil) || b.Withheld != (b.GatesNotMet == nil) || b.Withheld && b.ScoreMedian != nil {
				t.Fatalf("a borough is told as %+v", b)
			}
			if few[b.GSSCode].areFew() && !b.Withheld {
				t.Fatalf("of %+v a borough tells %+v", few[b.GSSCode], b)
			}
			if b.Withheld {
				withheld++
				continue
			}
			told = append(told, sum(func(at corner) bool { return at.borough == boroughs[i].Code }))
		}
		isAny := false
		hidden := func(what string, k known, row []float64) {
			if !k.areFew() {
				return
			}
			if isAny = true; follows(row, told) && !follows(row, ofBoards) {
				t.Fatalf("%s, of %+v, follows from %+v", what, k, answer.Boroughs)
			}
		}
		for code, k := range few {
			hidden("what is in "+code, k, sum(func(at corner) bool { return at.borough == code }))
		}
		for at, k := range counted {
			hidden("what "+at.board+" has in "+at.borough, k, sum(func(a corner) bool { return a == at }))
		}
		if !isAny && withheld > 0 {
			t.Fatalf("%d boroughs are withheld, and none needs to be", withheld)
		}
		all := RegionEmbedding{AsOf: answer.AsOf}
		all.take(networks, boards, boroughs, func(...string) bool { return true })
		for _, b := range all.Boroughs {
			if b.Withheld {
				t.Fatalf("from who reaches all %+v is withheld", b)
			}
		}
	})
}
