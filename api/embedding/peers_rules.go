package embedding

import (
	"cmp"
	"math"
	"slices"
)

// mostPeers is how many networks another is compared with.
const mostPeers = 10

// Why a network has no peers.
const (
	peersNotOpen      = "not_open"
	peersNotDescribed = "not_described"
	peersTooFew       = "too_few_assessed"
)

// nearest are the networks most like one of them by deprivation and list size, the nearest first and equal ones by code. Both are measured
// in standard deviations over all of the networks, and count the same; those of which either is not known are like none.
func nearest(me compared, all []compared) (near []compared) {
	var sizes, deprivations []float64
	for _, n := range all {
		if n.isDescribed() {
			sizes, deprivations = append(sizes, float64(*n.ListSize)), append(deprivations, *n.IMDScore)
			if n.PCNCode != me.PCNCode {
				near = append(near, n)
			}
		}
	}
	size, deprivation := deviation(sizes), deviation(deprivations)
	distance := func(n compared) float64 {
		return math.Hypot(apart(float64(*n.ListSize), float64(*me.ListSize), size), apart(*n.IMDScore, *me.IMDScore, deprivation))
	}
	slices.SortFunc(near, func(a, b compared) int {
		return cmp.Or(cmp.Compare(distance(a), distance(b)), cmp.Compare(a.PCNCode, b.PCNCode))
	})
	return near[:min(len(near), mostPeers)]
}

// isDescribed tells whether both are known by which networks are alike.
func (n comparedNetwork) isDescribed() bool { return n.ListSize != nil && n.IMDScore != nil }

// deviation is the standard deviation of some numbers.
func deviation(of []float64) float64 {
	var sum, squares float64
	for _, x := range of {
		sum += x
	}
	for _, x := range of {
		squares += (x - sum/float64(len(of))) * (x - sum/float64(len(of)))
	}
	return math.Sqrt(squares / float64(max(len(of), 1)))
}

// apart is how many deviations two numbers are apart; none where all numbers are the same.
func apart(a, b, deviation float64) float64 {
	if deviation == 0 {
		return 0
	}
	return (a - b) / deviation
}

// compare lays a network beside its board, its region and its peers, for a reader. All are the networks of its region that were open
// on the day and are as real as it is, itself among them; none where it was not open.
func (p *PCNPeers) compare(all []compared, domains []namedCode, reached covers) {
	p.Roles, p.Domains, p.Peers = []RoleBenchmark{}, []DomainBenchmark{}, []Peer{}
	at := slices.IndexFunc(all, func(n compared) bool { return n.PCNCode == p.PCNCode })
	if at < 0 {
		p.missing(peersNotOpen)
		return
	}
	me := all[at]
	board := slices.DeleteFunc(slices.Clone(all), func(n compared) bool { return me.ICBCode == nil || codeOr(n.ICBCode) != *me.ICBCode })
	p.ListSize, p.IMDScore = me.ListSize, me.IMDScore
	p.Region = &RegionBenchmark{me.RegionCode, me.RegionName, benchmarkOf(all, reached)}
	if me.ICBCode != nil {
		p.Benchmark = &ICBBenchmark{*me.ICBCode, *me.ICBName, benchmarkOf(board, reached)}
	}
	for _, d := range me.domains {
		of := ofDomain(d.DomainCode)
		p.Domains = append(p.Domains, DomainBenchmark{d.DomainCode, nameOf(domains, d.DomainCode), d.Score, medianOf(board, reached, of), medianOf(all, reached, of)})
	}
	for _, r := range me.roles {
		if r.Status == statusNotDeployed || me.Score == nil {
			continue
		}
		of := ofRole(r.RoleType)
		p.Roles = append(p.Roles, RoleBenchmark{r.RoleType, r.Score, medianOf(board, reached, of), medianOf(all, reached, of)})
	}
	if !me.isDescribed() {
		p.missing(peersNotDescribed)
		return
	}
	p.take(nearest(me, all), reached)
}

// nameOf is what a domain is called; its code where that is not known.
func nameOf(domains []namedCode, code string) string {
	for _, d := range domains {
		if d.Code == code {
			return d.Name
		}
	}
	return code
}

func (p *PCNPeers) missing(why string) { p.PeersMissing = &why }

// take tells of peers. Those beyond reach come without what names them and in an order that says nothing of how near they are: which
// networks are nearest anybody can work out, so that fewer than five of them with a score are not told of at all.
func (p *PCNPeers) take(near []compared, reached covers) {
	scored := func(of []compared) (n int) {
		for _, one := range of {
			if one.ranked() != nil {
				n++
			}
		}
		return n
	}
	if scored(near) < fewest {
		p.missing(peersTooFew)
		return
	}
	beyond := func(n compared) bool { return !reached("pcn:" + n.PCNCode) }
	named := slices.DeleteFunc(slices.Clone(near), beyond)
	others := slices.DeleteFunc(slices.Clone(near), func(n compared) bool { return !beyond(n) })
	if scored(others) < fewest {
		p.PeersWithheld, others = int64(len(others)), nil
	}
	slices.SortFunc(others, func(a, b compared) int {
		return cmp.Or(byNumber(a.ranked(), b.ranked(), true), cmp.Compare(a.Standing.Status, b.Standing.Status))
	})
	for _, n := range named {
		p.Peers = append(p.Peers, Peer{&n.PCNCode, &n.PCNName, n.ICBCode, n.Score, n.Standing.Status, n.ListSize, n.IMDScore, n.IsDemo})
	}
	for _, n := range others {
		p.Peers = append(p.Peers, Peer{Score: n.Score, Status: n.Standing.Status, IsDemo: n.IsDemo})
	}
	told := slices.Concat(named, others)
	if len(told) == 0 {
		p.missing(peersTooFew)
		return
	}
	b := PeerBenchmark{Benchmark: benchmarkOf(told, reached), ListSizeLeast: *told[0].ListSize, ListSizeMost: *told[0].ListSize, IMDScoreLeast: *told[0].IMDScore, IMDScoreMost: *told[0].IMDScore}
	for _, n := range told {
		b.ListSizeLeast, b.ListSizeMost = min(b.ListSizeLeast, *n.ListSize), max(b.ListSizeMost, *n.ListSize)
		b.IMDScoreLeast, b.IMDScoreMost = min(b.IMDScoreLeast, *n.IMDScore), max(b.IMDScoreMost, *n.IMDScore)
	}
	p.PeerBenchmark = &b
}
