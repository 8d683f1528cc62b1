package workforce

import (
	"slices"
	"strings"

	"trellis/api/imports"
	"trellis/api/imports/upsert"
	"trellis/api/vocabulary"
)

// filedFigure is all of a month's figures. Its JSON is how two are compared.
type filedFigure struct {
	Of    figureKey
	Entry ServiceFigureEntry

	version int64
}

// figureKey is what a month's figures are found by.
type figureKey struct {
	PCNCode, RoleType string
	Month             vocabulary.Date
}

func (k figureKey) of() monthOf { return monthOf{k.PCNCode, k.RoleType, k.Month} }
func (k figureKey) text() string {
	return k.PCNCode + "/" + k.RoleType + "/" + k.Month.String()
}

func figureKeyIn(key string) figureKey {
	parts := append(strings.Split(key, "/"), "", "")
	k := figureKey{PCNCode: parts[0], RoleType: parts[1]}
	if month := dayIn(parts[2]); month != nil {
		k.Month = *month
	}
	return k
}

// group is what is counted of a group; "" where its dimension is not counted.
func (e *ServiceFigureEntry) group(dimension, code string) string {
	for _, g := range e.Groups {
		if g.Dimension == dimension && g.GroupCode == code {
			return upsert.Decimal(float64(g.Referrals))
		}
	}
	return ""
}

// Judge works out what a row makes of a month's figures.
func (r figureRecords) Judge(row upsert.Row, before *filedFigure) (*filedFigure, []imports.PlannedChange, []upsert.Fault) {
	after := &filedFigure{Of: figureKeyIn(row.Key)}
	if before != nil {
		held := *before
		after = &held
	}
	if after.Of.Month.After(r.clock.Today()) {
		return after, nil, []upsert.Fault{{Column: "month", Code: "future", Message: "This month has not begun. Figures are of a month that is over, or under way."}}
	}
	was := after.Entry
	fill(&after.Entry, row.Cells)
	entry := after.Entry // what check completes
	var faults []upsert.Fault
	for _, fault := range entry.check() {
		faults = append(faults, upsert.Fault{Column: figureColumn(fault, row.Cells), Code: fault.Code, Message: fault.Message})
	}
	if len(faults) > 0 {
		return after, nil, once(faults)
	}
	if before != nil && !before.Entry.isEmpty() && entry.isEmpty() {
		return after, nil, []upsert.Fault{{Column: "referrals", Code: "nothing_entered", Message: nothingEntered}}
	}
	after.Entry = entry
	return after, differences(after.Of, before == nil, &was, &after.Entry), nil
}

// once tells a number of referrals that no groups add up to as the one mistake it is likely to be.
func once(faults []upsert.Fault) []upsert.Fault {
	const sum = "does_not_add_up"
	others := slices.DeleteFunc(slices.Clone(faults), func(f upsert.Fault) bool { return f.Code == sum })
	if len(faults)-len(others) < 2 {
		return faults
	}
	return append(others, upsert.Fault{Column: "referrals", Code: sum, Message: "No groups of the row add up to this number. Correct it, or the groups; count those of whom it is not known as unknown."})
}

// fill puts what the cells say into a month's figures.
func fill(e *ServiceFigureEntry, cells map[string]string) {
	for _, count := range figureCounts {
		if cell, has := cells[count.column]; has {
			count.set(e, cell)
		}
	}
	var groups []ServiceFigureGroupEntry
	eachGroup(func(column, dimension, code string) {
		cell, has := cells[column]
		if !has {
			cell = e.group(dimension, code)
		}
		if cell != "" {
			groups = append(groups, ServiceFigureGroupEntry{dimension, code, int64(numberIn(cell))})
		}
	})
	e.Groups = groups
}

// figureColumn is the column of a file that a fault is about.
func figureColumn(fault vocabulary.Fault, cells map[string]string) string {
	column := strings.TrimPrefix(fault.Pointer, "/")
	if _, has := cells[column]; has {
		return column
	}
	for _, dimension := range groupDimensions { // of the groups, the first there is of the dimension
		if !strings.Contains(fault.Message, "by "+dimension+" ") {
			continue
		}
		for _, code := range groupsOf[dimension] {
			if cells[dimension+"_"+code] != "" {
				return dimension + "_" + code
			}
		}
	}
	return ""
}

// differences names each value that differs. Of new figures there is one change, if they say anything.
func differences(of figureKey, isNew bool, was, now *ServiceFigureEntry) (changes []imports.PlannedChange) {
	say := func(column, before, after string) {
		if before != after {
			changes = append(changes, imports.PlannedChange{Action: "update", RecordType: "service_figure", Name: orNull(of.RoleType), ColumnName: &column, Before: orNull(before), After: orNull(after), EffectiveOn: &of.Month})
		}
	}
	for _, count := range figureCounts {
		say(count.column, count.get(was), count.get(now))
	}
	eachGroup(func(column, dimension, code string) {
		say(column, was.group(dimension, code), now.group(dimension, code))
	})
	if !isNew || len(changes) == 0 {
		return changes
	}
	said := make([]string, 0, 3)
	for _, change := range changes[:min(len(changes), 3)] {
		said = append(said, strings.ReplaceAll(*change.ColumnName, "_", " ")+" "+*change.After)
	}
	return []imports.PlannedChange{{Action: "create", RecordType: "service_figure", Name: orNull(of.RoleType), After: orNull(strings.Join(said, ", ")), EffectiveOn: &of.Month}}
}
