package table

import (
	"encoding/json"
	"strings"

	"trellis/api/vocabulary"
)

const (
	// mostKept rows that were left out are kept as they stood, up to mostKeptBytes of them.
	mostKept      = 10_000
	mostKeptBytes = 8 << 20
)

// KeptRow is a row that was left out as it stood in the file, with what is wrong with it. It has a cell for each column that
// is known; whatever else stands beside those is not ours to keep.
type KeptRow struct {
	Sheet   string
	Row     int64
	Cells   []string
	Problem string
}

// JSON writes the cells as a list.
func (k *KeptRow) JSON() string {
	text, _ := json.Marshal(k.Cells) // texts can always be written
	return string(text)
}

// KeptHeadings are those of the columns that are known, as the file has them, in its order.
func (t *Table) KeptHeadings() (headings []string) {
	for _, at := range t.kept() {
		headings = append(headings, t.Found[at])
	}
	return headings
}

// kept are the places of the columns that are known.
func (t *Table) kept() (places []int) {
	known := map[int]bool{}
	for _, at := range t.at {
		known[at] = true
	}
	for at := range t.Found {
		if known[at] {
			places = append(places, at)
		}
	}
	return places
}

// derived tells a column that is read past, whatever stands in it.
func (t *Table) derived(at int) bool {
	for _, column := range t.columns {
		if place, has := t.at[column.Name]; has && place == at {
			return column.IsDerived
		}
	}
	return false
}

// Keep keeps a row that was left out, to be mended and sent again.
func (r *Report) Keep(record *Record) {
	if !record.leftOut || len(r.kept) >= mostKept || r.keptBytes > mostKeptBytes {
		return
	}
	k := KeptRow{Sheet: record.Sheet, Row: record.Row, Problem: strings.Join(record.said, " ")}
	for _, at := range record.table.kept() {
		cell := ""
		if at < len(record.row.Cells) {
			cell = tidy(record.row.Cells[at])
		}
		if runes := []rune(cell); len(runes) > MostCharacters {
			cell = string(runes[:MostCharacters])
		}
		if vocabulary.Refused(cell) != "" {
			cell = ""
		}
		cell = strings.Map(func(c rune) rune {
			if broken(c) {
				return -1
			}
			return c
		}, cell)
		k.Cells, r.keptBytes = append(k.Cells, cell), r.keptBytes+len(cell)
	}
	r.kept = append(r.kept, k)
}

// Kept are the rows that were kept.
func (r *Report) Kept() []KeptRow { return r.kept }
