package table

import (
	"context"
	"slices"
	"strings"
)

// Call tells the book which of its headings stand for which columns, where they are called otherwise; "" is a heading that
// is not to be read, which the report notes.
func (b *Book) Call(ctx context.Context, columns map[string]string, known []Column, report *Report) error {
	if len(columns) == 0 {
		return nil
	}
	called, by := map[string]string{}, map[string]string{}
	for _, heading := range sorted(columns) {
		column, folded := columns[heading], fold(heading)
		isColumn := slices.ContainsFunc(known, func(c Column) bool { return c.Name == column && !c.IsDerived })
		_, twice := called[folded]
		switch {
		case folded == "":
			return refuseColumns("unknown_heading", "A heading in columns is blank. Write it as it stands in the file.")
		case column != "" && !isColumn:
			return refuseColumns("unknown_column", "%s is said to be the column %s, and this kind of file has none of that name. It has %s.", Quote(heading), Quote(column), names(known))
		case twice:
			return refuseColumns("repeated", "columns speaks of the heading %s twice; capitals, spaces and punctuation make no difference.", Quote(heading))
		case column != "" && by[column] != "":
			return refuseColumns("repeated", "columns says that both %s and %s are %s. Choose one of them.", Quote(by[column]), Quote(heading), column)
		}
		called[folded], by[column] = column, heading
	}
	return b.call(ctx, columns, called, report)
}

// call looks for the headings in the first row of each sheet.
func (b *Book) call(ctx context.Context, columns, called map[string]string, report *Report) error {
	found, all := map[string]bool{}, []string{}
	for _, sheet := range b.sheets {
		head, err := sheet.Head(ctx, 1)
		if err != nil {
			return err
		}
		if len(head) == 0 {
			continue
		}
		for at, heading := range head[0].Cells {
			heading = tidy(heading[:min(len(heading), longestHeading)])
			folded := fold(heading)
			if heading != "" {
				all = append(all, Quote(heading))
			}
			column, is := called[folded]
			if found[folded] = true; is && column == "" {
				report.Add(Problem{Sheet: sheet.Name, Row: head[0].Number, Column: heading, Value: letters(at), Code: "not_used", Result: Noted,
					Message: "The column is not read: it was said to be none of ours."})
			}
		}
		sheet.called = called
	}
	for _, heading := range sorted(columns) {
		if !found[fold(heading)] {
			return refuseColumns("unknown_heading", "columns speaks of the heading %s, which is not in the file. Its first row holds %s.", Quote(heading), some(all))
		}
	}
	return nil
}

func refuseColumns(code, format string, args ...any) error {
	return refuse("form:columns", code, format, args)
}

func sorted(columns map[string]string) (headings []string) {
	for heading := range columns {
		headings = append(headings, heading)
	}
	slices.Sort(headings)
	return headings
}

func names(columns []Column) string {
	var all []string
	for _, column := range columns {
		if !column.IsDerived {
			all = append(all, column.Name)
		}
	}
	return strings.Join(all, ", ")
}

// NoteUnused notes the headings that stand for none of the columns, where a mistyped one would go unseen.
func (t *Table) NoteUnused(report *Report) {
	used := map[int]bool{}
	for _, at := range t.at {
		used[at] = true
	}
	for at, heading := range t.Found {
		if _, otherwise := t.sheet.called[fold(heading)]; heading != "" && !used[at] && !otherwise {
			report.Add(Problem{Sheet: t.sheet.Name, Row: t.from, Column: heading, Value: letters(at), Code: "not_used", Result: Noted,
				Message: "The column is not read: it is none of " + names(t.columns) + "."})
		}
	}
}
