package evidence

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

var blank = regexp.MustCompile(`^$`)

func fits(head table.Row, columns []table.Column) bool {
	_, err := table.Match("", head.Cells, columns)
	return err == nil
}

func holds(row table.Row, at int, pattern *regexp.Regexp) bool {
	return at < len(row.Cells) && pattern.MatchString(strings.ToUpper(strings.TrimSpace(row.Cells[at])))
}

// looksLikeNetworks tells which of the two a faulty header is nearer to.
func looksLikeNetworks(head table.Row) bool {
	for _, cell := range head.Cells {
		if strings.Contains(strings.ToLower(cell), "partner") || strings.Contains(strings.ToLower(cell), "practice") {
			return false
		}
	}
	_, err := table.Match("", head.Cells, networkColumns[:1])
	return err == nil
}

// network takes a row of PCN Details.
func (e *epcnReader) network(r *table.Record) {
	s := Statement{Fact: PCN, Code: pcnCode(r), Name: name(r, "pcn_name", "the PCN"), SubICBLocationCode: optionalSubICBCode(r, "sub_icb_location_code")}
	location := optionalName(r, "sub_icb_location_name", "the sub-ICB location")
	s.ValidFrom, s.ValidTo = days(r, "open_date", "close_date")
	if s.ValidFrom.IsZero() && !r.LeftOut() {
		r.LeaveOut("open_date", "missing", "The day the PCN opened is missing.")
	}
	if r.LeftOut() {
		e.mention(r, s.Code, "")
		return
	}
	if e.pcns.again(r, "pcn_code", s.Code, s.Name, s.SubICBLocationCode, s.ValidFrom.String(), s.ValidTo.String()) {
		if r.LeftOut() {
			e.mention(r, s.Code, "")
		}
		return
	}
	e.state(r, s)
	e.locations.add(r, "sub_icb_location_name", Statement{Code: s.SubICBLocationCode, Name: location})
}

// newestRow is the row of a member that says most lately what its PCN is called.
type newestRow struct {
	from      vocabulary.Date
	statement Statement
}

// member takes a row of PCN Core Partner Details.
func (e *epcnReader) member(r *table.Record) {
	s := Statement{Fact: Practice, Code: practiceCode(r), Name: name(r, "practice_name", "the practice"), PCNCode: pcnCode(r),
		SubICBLocationCode: optionalSubICBCode(r, "practice_sub_icb_location_code")}
	own := optionalName(r, "practice_sub_icb_location_name", "the practice's sub-ICB location")
	pcnName := name(r, "pcn_name", "the PCN")
	commissioner := optionalSubICBCode(r, "pcn_sub_icb_location_code")
	commissionerName := optionalName(r, "pcn_sub_icb_location_name", "the PCN's sub-ICB location")
	s.ValidFrom, s.ValidTo = days(r, "start_date", "end_date")
	if s.ValidFrom.IsZero() && !r.LeftOut() {
		r.LeaveOut("start_date", "missing", "The day the practice joined the PCN is missing.")
	}
	if r.LeftOut() {
		e.mention(r, s.Code, s.PCNCode)
		return
	}
	if !e.memberships.add(r, s, own, pcnName, commissioner, commissionerName) {
		return
	}
	e.held++
	e.locations.add(r, "practice_sub_icb_location_name", Statement{Code: s.SubICBLocationCode, Name: own})
	e.locations.add(r, "pcn_sub_icb_location_name", Statement{Code: commissioner, Name: commissionerName})
	known, named := e.newest[s.PCNCode]
	if !named {
		e.held++
	}
	if !named || !s.ValidFrom.Before(known.from) {
		e.newest[s.PCNCode] = newestRow{s.ValidFrom, Statement{Fact: PCN, Code: s.PCNCode, Name: pcnName, SubICBLocationCode: commissioner, Sheet: r.Sheet, Row: r.Row}}
	}
}

// stateOtherNetworks states PCNs that only the rows of their practices are about.
func (e *epcnReader) stateOtherNetworks() {
	for _, code := range slices.Sorted(maps.Keys(e.newest)) {
		if _, stated := e.pcns.rows[code]; !stated {
			e.out.Statements = append(e.out.Statements, e.newest[code].statement)
		}
	}
}
