package history

import (
	"cmp"
	"slices"

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
	pcns, practices map[string]bool
	standing        map[string]bool // the PCNs it shows to stand on its day
	partnersOf      map[string]bool // the PCNs whose practices it lists
	listsPCNs       bool            // what it does not list of PCNs, or of practices, is absent
	listsPractices  bool
	coverage        map[string]bool // regions, and locations whose region nobody knows
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
	l := &listing{Source: source, pcns: map[string]bool{}, practices: map[string]bool{}, standing: map[string]bool{}, partnersOf: map[string]bool{}}
	identified := true
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
			l.standing[st.Code] = l.standing[st.Code] || !source.isHistory()
		case evidence.Practice:
			x.practices[st.Code] = append(x.practices[st.Code], s)
			l.practices[st.Code] = true
			l.listsPractices = l.listsPractices || !source.isHistory()
			if st.PCNCode != "" {
				l.partnersOf[st.PCNCode] = true
				l.standing[st.PCNCode] = l.standing[st.PCNCode] || st.ValidTo.IsZero() || source.AsAt.Before(st.ValidTo)
				x.members[st.PCNCode] = append(x.members[st.PCNCode], s)
			}
		case evidence.Mention:
			for _, code := range []string{st.Code, st.PCNCode} {
				l.pcns[code], l.practices[code] = true, true
			}
		case evidence.Unidentified:
			identified = false
		case evidence.ListSize:
			x.listSizes[st.Code] = append(x.listSizes[st.Code], s)
		case evidence.Deprivation:
			x.deprivation[st.Code] = append(x.deprivation[st.Code], s)
		case evidence.Borough:
			x.boroughs[st.Code] = append(x.boroughs[st.Code], s)
		}
	}
	l.listsPCNs = l.listsPCNs && identified
	l.listsPractices = l.listsPractices && identified
	return l
}

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

// regionOn is the region in which a sub-ICB location lies on a day, or "" where nobody knows.
func (x *index) regionOn(location string, day vocabulary.Date) string {
	icb, _ := At(x.locationICBs[location], day)
	return x.ref.ICBs[icb.Value].RegionCode
}

// coverage is what a file lists: the regions of the commissioners it names as of its day.
func (x *index) coverage(l *listing) map[string]bool {
	covered := map[string]bool{}
	if !l.listsPCNs && !l.listsPractices {
		return covered
	}
	for i := range l.Statements {
		st := &l.Statements[i]
		if st.SubICBLocationCode != "" && (st.ValidTo.IsZero() || l.AsAt.Before(st.ValidTo)) {
			covered[cmp.Or(x.regionOn(st.SubICBLocationCode, l.AsAt), st.SubICBLocationCode)] = true
		}
	}
	return covered
}

// covers tells whether a file lists what a commissioner has.
func (x *index) covers(l *listing, location string) bool {
	return location != "" && l.coverage[cmp.Or(x.regionOn(location, l.AsAt), location)]
}
