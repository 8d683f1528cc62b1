package evidence

import "trellis/api/imports/table"

// locations gathers the sub-ICB locations that rows name: one statement for each code.
type locations struct {
	at    map[string]int // in order
	order []Statement
	noted map[string]bool
}

func newLocations() *locations { return &locations{at: map[string]int{}, noted: map[string]bool{}} }

// add takes what a row says of a location. The first to say something is believed; what is blank is filled.
func (l *locations) add(r *table.Record, column string, s Statement) {
	if s.Code == "" {
		return
	}
	at, known := l.at[s.Code]
	if !known {
		s.Fact, s.Sheet, s.Row = SubICBLocation, r.Sheet, r.Row
		l.at[s.Code] = len(l.order)
		l.order = append(l.order, s)
		return
	}
	first := &l.order[at]
	for _, of := range []struct {
		what        string
		said, first *string
	}{{"name", &s.Name, &first.Name}, {"ONS code", &s.ONSCode, &first.ONSCode}, {"integrated care board", &s.ICBCode, &first.ICBCode}} {
		switch {
		case *of.first == "":
			*of.first = *of.said
		case *of.said != "" && *of.said != *of.first && !l.noted[s.Code+of.what]:
			l.noted[s.Code+of.what] = true
			r.Note(column, "differs_from_row", "The file gives sub-ICB location %s more than one %s: %s here, %s in row %d, which is used.",
				s.Code, of.what, table.Quote(*of.said), table.Quote(*of.first), first.Row)
		}
	}
}
