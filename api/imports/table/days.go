package table

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// The ways published files write a day. None can be taken for another.
var dateLayouts = []string{"20060102", "2006-01-02", "02/01/2006", "02Jan2006", "02-Jan-2006", "02 Jan 2006"}

var (
	// Days before the NHS or far ahead are mistakes, not facts.
	firstDay = vocabulary.NewDate(1948, time.July, 5)
	lastDay  = vocabulary.NewDate(2099, time.December, 31)

	serialNumber = regexp.MustCompile(`^\d{5}$`)
	atMidnight   = regexp.MustCompile(`^(.+?)[T ]00:00(?::00(?:\.0+)?)?Z?$`)
)

// Day reads a day; zero when the cell is blank. One that cannot be read leaves the row out.
func (r *Record) Day(column string) vocabulary.Date {
	value := r.Value(column)
	if value == "" {
		return vocabulary.Date{}
	}
	if day, ok := ParseDay(value); ok {
		return day
	}
	if midnight := atMidnight.FindStringSubmatch(value); midnight != nil {
		if day, ok := ParseDay(midnight[1]); ok {
			r.PutRight(column, "date_with_time", "%s was read as %s: a midnight says nothing more.", Quote(value), day.Words())
			return day
		}
	}
	if r.IsWorkbook() && serialNumber.MatchString(value) {
		if day, ok := serialDay(value, r.Date1904()); ok {
			r.PutRight(column, "serial_date", "%s was read as %s: spreadsheet programs count days so.", Quote(value), day.Words())
			return day
		}
	}
	r.LeaveOut(column, "wrong_date", "%s is not a day that can be read. Write it as 20260331, 2026-03-31, 31/03/2026 or 31Mar2026.", Quote(value))
	return vocabulary.Date{}
}

// OwnDay reads a day of a file that is kept in a spreadsheet, where a number of days is how days are written.
func (r *Record) OwnDay(column string) vocabulary.Date {
	if value := r.Value(column); r.IsWorkbook() && serialNumber.MatchString(value) {
		if day, ok := serialDay(value, r.Date1904()); ok {
			r.row.Cells[r.table.at[column]] = day.String() // as it is shown, should the row be kept
			return day
		}
	}
	return r.Day(column)
}

// ParseDay reads a day in any of the ways published files write one.
func ParseDay(value string) (vocabulary.Date, bool) {
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, titled(value)); err == nil {
			return plausible(vocabulary.NewDate(t.Date()))
		}
	}
	return vocabulary.Date{}, false
}

// titled writes JUL as Jul, which is how months are parsed.
func titled(value string) string {
	return regexp.MustCompile(`[A-Za-z]{3}`).ReplaceAllStringFunc(value, func(month string) string {
		return strings.ToUpper(month[:1]) + strings.ToLower(month[1:])
	})
}

// serialDay counts from 30 December 1899, as spreadsheet programs do for every day since March 1900, or from
// the first day of 1904. Five digits begin in 1927.
func serialDay(value string, from1904 bool) (vocabulary.Date, bool) {
	days, err := strconv.Atoi(value)
	if err != nil {
		return vocabulary.Date{}, false
	}
	if from1904 {
		return plausible(vocabulary.NewDate(1904, time.January, 1+days))
	}
	return plausible(vocabulary.NewDate(1899, time.December, 30+days))
}

func plausible(day vocabulary.Date) (vocabulary.Date, bool) {
	return day, !day.Before(firstDay) && !day.After(lastDay)
}
