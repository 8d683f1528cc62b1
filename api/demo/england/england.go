package england

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// England is files of the size of all England.
type England struct {
	Map, EPCN, Counts, Scores          []byte
	Boards, Locations, PCNs, Practices int
}

// Size says how much of England there is to be.
type Size struct {
	Boards                     []string
	Locations, PCNs, Practices int
}

// All is the size of England, with the boards there are.
func All(boards []string) Size { return Size{boards, 106, 1300, 6200} }

// londons are the locations of London's boards, which Trellis knows by itself.
var londons = map[string]string{"QKK": "72Q", "QMF": "A3A8R", "QWE": "36L", "Z9B2Z": "93C"}

// New writes the files of an England of a size: a map of a day, and a workbook of PCNs whose history began in 2019.
func New(size Size, day string) England {
	e := England{Boards: len(size.Boards), Locations: size.Locations, PCNs: size.PCNs, Practices: size.Practices}
	type place struct{ code, board string }
	places := make([]place, size.Locations)
	for i := range places {
		board := size.Boards[i%len(size.Boards)]
		code := fmt.Sprintf("%02d%c", i%100, 'M'+i/100)
		if london, is := londons[board]; is {
			code = london
			if i >= len(size.Boards) { // London has no more locations than its own
				board = size.Boards[0]
				code = fmt.Sprintf("%02d%c", i%100, 'W'+i/100)
			}
		}
		places[i] = place{code, board}
	}
	in := func(pcn int) place { return places[pcn%len(places)] }
	pcn := func(n int) string { return fmt.Sprintf("U%05d", 10_000+n) }
	var pcns []PCN
	for n := range size.PCNs {
		p := PCN{Code: pcn(n), Name: fmt.Sprintf("NETWORK OF PLACE %d PCN", n), Location: in(n).code, Open: "20190701"}
		if n%40 == 39 {
			p.Open = "20210401"
		}
		pcns = append(pcns, p)
	}
	var practices []Practice
	var members []Member
	counts, scores := map[string]int{}, map[string]float64{}
	for n := range size.Practices {
		code, of := fmt.Sprintf("%c%05d", 'A'+n%20, 80_000+n), n%size.PCNs
		p := Practice{Code: code, Name: fmt.Sprintf("THE SURGERY IN ROAD %d", n), PCN: pcn(of), PCNName: pcns[of].Name, Location: in(of).code, ICB: in(of).board,
			Postcode: fmt.Sprintf("N%d %dAB", n%20+1, n%9+1)}
		m := Member{Practice: code, Name: p.Name, Location: p.Location, PCN: p.PCN, PCNName: p.PCNName, From: "20210401"}
		if n%10 == 9 { // it came from another PCN
			before := (of + size.Locations) % size.PCNs
			members = append(members, Member{Practice: code, Name: p.Name, Location: p.Location, PCN: pcn(before), PCNName: pcns[before].Name, PCNLocation: in(before).code, From: "20190701", To: "20210331"})
		}
		if n%800 == 799 {
			p.PCN = ""
		} else {
			members = append(members, m)
		}
		practices = append(practices, p)
		counts[code], scores[code] = 3_000+n, float64(n%50)+0.125
	}
	e.Map, e.EPCN, e.Counts, e.Scores = Map(day, practices...), EPCN(pcns, members), Counts(counts), Scores(2025, scores)
	return e
}

func sorted[V any](m map[string]V) []string {
	return slices.SortedFunc(maps.Keys(m), cmp.Compare[string])
}
