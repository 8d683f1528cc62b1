package history

import (
	"cmp"
	"slices"
	"strings"

	"trellis/api/organisations/evidence"
	"trellis/api/vocabulary"
)

// index holds the statements of all files by what they are about, each list in the order of the files.
type index struct {
	ref     Reference
	sources []*listing
	pcns, practices, locations, listSizes,
	deprivation, boroughs map[string][]said
	// members are the statements that put a practice into a PCN, by the PCN.
	members map[string][]said
	// locationICBs are the ICBs of every sub-ICB location, the reference ones included.
	locationICBs map[string][]Spell
}

// listing is a file with what it lists, for telling what is absent from it.
type listing struct {
	*Source
	pcns, practices map[string]bool // those it names
	partnersOf      map[string]bool // the PCNs whose practices it lists
	// Whether what it does not name of PCNs, of practices, or of the practices of a PCN is absent.
	listsPCNs, listsPractices, listsPartners bool
	coverage                                 map[string]bool // locations, and regions of which it names every ICB
}

// inOrder sorts files by their day; of one day snapshots come first, since histories are stronger, and then
// their content decides: never when, or in what order, they were applied. A file counts once.
func inOrder(sources []Source) []*Source {
	ordered := make([]*Source, len(sources))
	for i := range sources {
		ordered[i] = &sources[i]
	}
	rank := func(s *Source) int {
		if s.isHistory() {
			return 1
		}
		return 0
	}
	slices.SortFunc(ordered, func(a, b *Source) int {
		return cmp.Or(a.AsAt.Compare(b.AsAt), cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.SHA256, b.SHA256), cmp.Compare(a.Import, b.Import))
	})
	return slices.CompactFunc(ordered, func(a, b *Source) bool {
		return a.AsAt == b.AsAt && a.Kind == b.Kind && a.SHA256 == b.SHA256
	})
}

func newIndex(sources []Source, ref Reference) *index {
	x := &index{
		ref: ref, pcns: map[string][]said{}, practices: map[string][]said{}, locations: map[string][]said{},
		listSizes: map[string][]said{}, deprivation: map[string][]said{}, boroughs: map[string][]said{},
		members: map[string][]said{}, locationICBs: map[string][]Spell{},
	}
	for _, source := range inOrder(sources) {
		x.sources = append(x.sources, x.add(source))
	}
	for code := range x.locations {
		x.locationICBs[code] = x.icbsOf(code)
	}
	for code, spells := range ref.Locations {
		x.locationICBs[code] = spells
	}
	for _, l := range x.sources {
		l.coverage = x.coverage(l)
	}
	return x
}

func (x *index) add(source *Source) *listing {
	l := &listing{Source: source, pcns: map[string]bool{}, practices: map[string]bool{}, partnersOf: map[string]bool{}}
	everyPCN, everyPractice := true, true // whether each row tells whom it is about
	for i := range source.Statements {
		st := &source.Statements[i]
		s := said{source, st}
		switch st.Fact {
		case evidence.SubICBLocation:
			x.locations[st.Code] = append(x.locations[st.Code], s)
		case evidence.PCN:
			x.pcns[st.Code] = append(x.pcns[st.Code], s)
			l.pcns[st.Code] = true
			l.listsPCNs = l.listsPCNs || !source.isHistory() || !st.ValidFrom.IsZero()
		case evidence.Practice:
			x.practices[st.Code] = append(x.practices[st.Code], s)
			l.practices[st.Code] = true
			l.listsPractices = l.listsPractices || !source.isHistory()
			if st.PCNCode != "" {
				l.partnersOf[st.PCNCode] = true
				x.members[st.PCNCode] = append(x.members[st.PCNCode], s)
			}
		case evidence.Mention:
			for _, code := range []string{st.Code, st.PCNCode} {
				l.pcns[code], l.practices[code] = true, true
			}
			// The row of a practice names a PCN too, and where that cannot be read it may be any.
			everyPCN = everyPCN && (st.PCNCode != "" || isPCNCode(st.Code))
		case evidence.Unidentified:
			everyPCN, everyPractice = false, false
		case evidence.ListSize:
			x.listSizes[st.Code] = append(x.listSizes[st.Code], s)
		case evidence.Deprivation:
			x.deprivation[st.Code] = append(x.deprivation[st.Code], s)
		case evidence.Borough:
			x.boroughs[st.Code] = append(x.boroughs[st.Code], s)
		}
	}
	l.listsPCNs = l.listsPCNs && everyPCN
	l.listsPractices = l.listsPractices && everyPractice
	l.listsPartners = source.isHistory() && everyPractice
	return l
}

// isPCNCode tells the code of a PCN from that of a practice: ODS gives no practice one that begins so.
func isPCNCode(code string) bool { return strings.HasPrefix(code, "U") }

// icbsOf works out the ICBs of a sub-ICB location that is not reference data. A relation ends with the ICB: who
// followed a board that was split does not say where each of its locations went.
func (x *index) icbsOf(code string) (spells []Spell) {
	var statements []stated
	for _, s := range x.locations[code] {
		if _, known := x.ref.ICBs[s.st.ICBCode]; known {
			statements = append(statements, stated{s.st.ICBCode, s})
		}
	}
	for _, s := range timeline(statements, vocabulary.Date{}, never) {
		icb := x.ref.ICBs[s.Value]
		spells = append(spells, clip([]Spell{s}, Life{From: icb.From, To: icb.To, Certainty: vocabulary.Exact, ToCertainty: vocabulary.Exact})...)
	}
	return spells
}

func never(stated) bool       { return false }
func everyone(stated) bool    { return true }
func ifHistory(s stated) bool { return s.in.isHistory() }

// icbOn is the ICB to which a sub-ICB location belongs on a day, or "" where nobody knows.
func (x *index) icbOn(location string, day vocabulary.Date) string {
	icb, _ := At(x.locationICBs[location], day)
	return icb.Value
}

// coverage is where a file lists all that there is: the sub-ICB locations its PCNs belong to as of its day, and the
// regions of which it so names every ICB. A weak commissioner is not named by the file.
func (x *index) coverage(l *listing) map[string]bool {
	covered := map[string]bool{}
	if !l.listsPCNs && !l.listsPractices {
		return covered
	}
	named := map[string]bool{}
	for i := range l.Statements {
		st := &l.Statements[i]
		if st.Fact == evidence.PCN && !st.Weak && st.SubICBLocationCode != "" && (st.ValidTo.IsZero() || l.AsAt.Before(st.ValidTo)) {
			covered[st.SubICBLocationCode] = true
			named[x.icbOn(st.SubICBLocationCode, l.AsAt)] = true
		}
	}
	whole := map[string]bool{}
	for location := range x.locationICBs {
		if icb := x.icbOn(location, l.AsAt); icb != "" {
			region := x.ref.ICBs[icb].RegionCode
			if all, seen := whole[region]; named[icb] {
				whole[region] = all || !seen
			} else {
				whole[region] = false
			}
		}
	}
	for region, all := range whole {
		if all {
			covered[region] = true
		}
	}
	return covered
}

// covers tells whether a file lists what a commissioner has.
func (x *index) covers(l *listing, location string) bool {
	if location == "" {
		return false
	}
	region := x.ref.ICBs[x.icbOn(location, l.AsAt)].RegionCode
	return l.coverage[location] || region != "" && l.coverage[region]
}
