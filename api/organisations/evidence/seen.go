package evidence

import (
	"crypto/sha256"
	"strings"

	"trellis/api/imports/table"
)

// seen remembers what rows said under a key, so that a second row under it is noticed.
type seen struct {
	rows map[string]seenRow
}

type seenRow struct {
	content string // digested: as long for any row, whatever it says
	row     int64
}

func newSeen() *seen { return &seen{rows: map[string]seenRow{}} }

// again is true for a row that repeats an earlier one: noted when it says the same, left out when it does
// not. The column is that of the key.
func (s *seen) again(r *table.Record, column, key string, content ...string) bool {
	said := digest(content)
	earlier, known := s.rows[key]
	switch {
	case !known:
		s.rows[key] = seenRow{said, r.Row}
		return false
	case earlier.content == said:
		r.Note(column, "repeated_row", "The row repeats row %d.", earlier.row)
	default:
		r.LeaveOut(column, "contradicts_row", "%s stands in row %d too, with other values. Row %d is used, this one is not.", table.Quote(r.Value(column)), earlier.row, earlier.row)
	}
	return true
}

func digest(content []string) string {
	sum := sha256.Sum256([]byte(strings.Join(content, "\x00")))
	return string(sum[:])
}
