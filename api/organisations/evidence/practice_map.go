package evidence

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"trellis/api/imports/table"
)

//go:embed samples/ods_practice_map.csv
var practiceMapSample []byte

func practiceMap() Kind {
	columns := []table.Column{
		{Name: "extract_date", Describes: "The day the file describes, the same in every row.", Example: "01Jul2026"},
		{Name: "practice_code", Describes: "ODS code of the practice.", Example: "E83003", Required: true},
		{Name: "practice_name", Describes: "Name of the practice.", Example: "OAKLEIGH ROAD HEALTH CENTRE", Required: true},
		{Name: "practice_postcode", Describes: "Postcode of the practice.", Example: "N20 0DH", Aliases: []string{"postcode"}},
		{Name: "pcn_code", Describes: "ODS code of its PCN. U, or nothing, is a practice without one.", Example: "U33392", Required: true},
		{Name: "pcn_name", Describes: "Name of its PCN.", Example: "BARNET 2 PCN", Required: true},
		{Name: "sub_icb_location_code", Describes: "ODS code of its sub-ICB location.", Example: "93C", Required: true, Aliases: []string{"sub_icb_loc_code", "ccg_code"}},
		{Name: "sub_icb_location_name", Describes: "Name of its sub-ICB location.", Example: "NHS West and North London ICB - 93C", Aliases: []string{"sub_icb_loc_name", "ccg_name"}},
		{Name: "ons_sub_icb_location_code", Describes: "ONS code of its sub-ICB location.", Example: "E38000240", Aliases: []string{"ons_sub_icb_loc_code", "ons_ccg_code"}},
		{Name: "icb_code", Describes: "ODS code of its integrated care board.", Example: "Z9B2Z", Aliases: []string{"stp_code"}},
	}
	return Kind{
		Name: "ods_practice_map", Title: "Practices and their PCNs, sub-ICB locations and ICBs on one day",
		Describes: "The mapping file of NHS England's monthly publication Patients Registered at a GP Practice. It is a snapshot: it shows which practice belonged to which PCN on its day, not since when.",
		Columns:   columns, SampleName: "ods_practice_map.csv", Sample: practiceMapSample,
		fits: [][]table.Column{columns}, read: readPracticeMap,
	}
}

// tally counts practices in a sub-ICB location.
type tally struct {
	location  string
	practices int
}

// mapped is a PCN as the rows of its practices describe it.
type mapped struct {
	statement Statement
	locations []tally
	straddles *table.Problem // at the first row in another location than the first
	renamed   bool
}

type mapReader struct {
	*reading
	practices *seen
	pcns      map[string]*mapped
	order     []*mapped
	locations *locations
	// Practices without a PCN, by how the file marks them, and the first of each.
	without      map[string]int
	firstWithout map[string]*table.Record
}

func readPracticeMap(r *reading) error {
	m := &mapReader{reading: r, practices: newSeen(), pcns: map[string]*mapped{}, locations: newLocations(),
		without: map[string]int{}, firstWithout: map[string]*table.Record{}}
	if err := r.readOne("practice_code", m.take); err != nil {
		return err
	}
	m.stateNetworks()
	m.noteWithout()
	return nil
}

func (m *mapReader) take(record *table.Record) {
	practice := practiceCode(record)
	marker := strings.ToUpper(record.Value("pcn_code"))
	unallocated := marker == "" || marker == "U"
	pcn, pcnName := "", ""
	if !unallocated {
		pcn, pcnName = pcnCode(record), name(record, "pcn_name", "the PCN")
	}
	location := Statement{
		Code: subICBCode(record, "sub_icb_location_code"), Name: optionalName(record, "sub_icb_location_name", "the sub-ICB location"),
		ONSCode: wanted(record, "ons_sub_icb_location_code", "ONS code of a sub-ICB location", subICBONS),
		ICBCode: wanted(record, "icb_code", "code of an integrated care board", subICBPattern),
	}
	s := Statement{
		Fact: Practice, Code: practice, Name: name(record, "practice_name", "the practice"), PCNCode: pcn, SubICBLocationCode: location.Code,
		Postcode: wanted(record, "practice_postcode", "postcode", postcodes),
	}
	if record.LeftOut() {
		m.mention(record, practice, pcn)
		return
	}
	if m.practices.again(record, "practice_code", practice, s.Name, s.Postcode, pcn, pcnName, location.Code, location.Name, location.ONSCode, location.ICBCode) {
		if record.LeftOut() {
			m.mention(record, practice, pcn)
		}
		return
	}
	m.state(record, s)
	m.locations.add(record, "sub_icb_location_name", location)
	if unallocated {
		if m.without[marker]++; m.without[marker] == 1 {
			m.firstWithout[marker] = record
		}
		return
	}
	m.network(record, pcn, pcnName, location.Code)
}

// network gathers what a row says of the PCN of its practice.
func (m *mapReader) network(record *table.Record, code, pcnName, location string) {
	n, known := m.pcns[code]
	if !known {
		n = &mapped{statement: Statement{Fact: PCN, Code: code, Name: pcnName, Sheet: record.Sheet, Row: record.Row}}
		m.pcns[code] = n
		m.held++
		m.order = append(m.order, n)
	}
	if n.statement.Name != pcnName && !n.renamed {
		n.renamed = true
		record.Note("pcn_name", "differs_from_row", "The file gives %s more than one name: %s here, %s in row %d, which is used.",
			code, table.Quote(pcnName), table.Quote(n.statement.Name), n.statement.Row)
	}
	if n.count(location); len(n.locations) > 1 && n.straddles == nil {
		p := record.Problem("sub_icb_location_code", table.Noted, "straddles", "")
		n.straddles = &p
	}
}

func (n *mapped) count(location string) {
	for i := range n.locations {
		if n.locations[i].location == location {
			n.locations[i].practices++
			return
		}
	}
	n.locations = append(n.locations, tally{location, 1})
}

// most is the location of most of a PCN's practices.
func (n *mapped) most() string {
	return slices.MinFunc(n.locations, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.practices, a.practices), cmp.Compare(a.location, b.location))
	}).location
}

// stateNetworks states each PCN with the location of its practices; where they have several, with that of
// most of them, for as long as no other file knows better.
func (m *mapReader) stateNetworks() {
	for _, n := range m.order {
		n.statement.SubICBLocationCode, n.statement.Weak = n.most(), len(n.locations) > 1
		if n.statement.Weak {
			n.straddles.Message = fmt.Sprintf("%s straddles: its practices lie in %d sub-ICB locations. It is counted in %s, where most of them are, unless another file states its commissioner.",
				n.statement.Code, len(n.locations), n.statement.SubICBLocationCode)
			m.report.Add(*n.straddles)
		}
		m.out.Statements = append(m.out.Statements, n.statement)
	}
	m.out.Statements = append(m.out.Statements, m.locations.order...)
}

func (m *mapReader) noteWithout() {
	if n := m.without["U"]; n > 0 {
		m.firstWithout["U"].Note("pcn_code", "unallocated", "“U” marks practices with no PCN. %s unallocated; U never becomes a PCN.", stay(n))
	}
	if n := m.without[""]; n > 0 {
		m.firstWithout[""].Note("pcn_code", "unallocated", "A blank PCN code marks practices with no PCN. %s unallocated.", stay(n))
	}
}
