package evidence

import (
	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

// ParseDay reads a day in any of the ways published files write one.
func ParseDay(value string) (vocabulary.Date, bool) { return table.ParseDay(value) }

// days reads the first and last day of something. The last is inclusive in published files; here it is
// [from, to). An end before the start leaves the row out.
func days(r *table.Record, start, end string) (from, to vocabulary.Date) {
	from, last := r.Day(start), r.Day(end)
	if last.IsZero() {
		return from, last
	}
	if last.Before(from) {
		r.LeaveOut(end, "ends_before_start", "It ends on %s, before it starts on %s.", last.Words(), from.Words())
	}
	return from, last.AddDays(1)
}
