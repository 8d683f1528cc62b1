package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

// membership is a row that says when a practice belonged to a PCN.
type membership struct {
	statement Statement
	end       string // as the file writes it
	leftOut   bool
}

// memberships are kept until all rows are read: a practice belongs to one PCN at a time, and whether its rows
// agree shows only then.
type memberships struct {
	order []*membership
	of    map[string][]*membership
	rows  *seen
}

func newMemberships() *memberships {
	return &memberships{of: map[string][]*membership{}, rows: newSeen()}
}

// add takes a row, unless an earlier one said the same.
func (m *memberships) add(r *table.Record, s Statement, more ...string) (added bool) {
	content := slices.Concat([]string{s.Code, s.PCNCode, s.ValidFrom.String(), s.ValidTo.String(), s.Name, s.SubICBLocationCode}, more)
	if m.rows.again(r, "practice_code", digest(content), content...) {
		return false
	}
	s.Sheet, s.Row = r.Sheet, r.Row
	held := &membership{statement: s, end: r.Value("end_date")}
	m.order = append(m.order, held)
	m.of[s.Code] = append(m.of[s.Code], held)
	return true
}

// settle makes the memberships of each practice follow one another: where two overlap, the earlier ends where
// the later begins. One of which nothing is left is left out.
func (m *memberships) settle(heading string, report *table.Report) {
	for _, first := range m.order {
		all := m.of[first.statement.Code]
		if len(all) < 2 || all[0] != first {
			continue
		}
		slices.SortStableFunc(all, earlier)
		for i, later := range all[1:] {
			all[i].makeWay(later.statement, heading, report)
		}
	}
}

// earlier orders by the first day, then by the last.
func earlier(a, b *membership) int {
	ends := func(s Statement) vocabulary.Date {
		if s.ValidTo.IsZero() {
			return vocabulary.NewDate(9999, time.December, 31)
		}
		return s.ValidTo
	}
	return cmp.Or(a.statement.ValidFrom.Compare(b.statement.ValidFrom), ends(a.statement).Compare(ends(b.statement)))
}

func (m *membership) makeWay(later Statement, heading string, report *table.Report) {
	s := &m.statement
	if !s.ValidTo.IsZero() && !later.ValidFrom.Before(s.ValidTo) {
		return
	}
	p := table.Problem{Sheet: s.Sheet, Row: s.Row, Column: heading, Value: m.end, Code: "overlaps", Result: table.PutRight,
		Message: fmt.Sprintf("Practice %s belongs to %s here and, from %s, to %s in row %d. It was taken to leave %s the day before.",
			s.Code, s.PCNCode, later.ValidFrom.Words(), later.PCNCode, later.Row, s.PCNCode)}
	if !s.ValidFrom.Before(later.ValidFrom) {
		m.leftOut = true
		p.Result = table.LeftOut
		p.Message = fmt.Sprintf("Practice %s belongs to %s from %s here and to %s from the same day in row %d. A practice belongs to one PCN at a time; row %d is used, this one is not.",
			s.Code, s.PCNCode, s.ValidFrom.Words(), later.PCNCode, later.Row, later.Row)
	}
	s.ValidTo = later.ValidFrom
	report.Add(p)
}

// stateMemberships states what remains.
func (e *epcnReader) stateMemberships() {
	if e.members == nil {
		return
	}
	e.memberships.settle(e.members.Heading("end_date"), e.report)
	for _, m := range e.memberships.order {
		if m.leftOut {
			m.statement = Statement{Fact: Mention, Code: m.statement.Code, PCNCode: m.statement.PCNCode, Sheet: m.statement.Sheet, Row: m.statement.Row}
		}
		e.out.Statements = append(e.out.Statements, m.statement)
	}
}
