package vocabulary

import (
	"database/sql/driver"
	"fmt"
	"time"
	_ "time/tzdata" // a bare container has no time zones of its own
)

// London is the time zone in which every date of the product falls.
var London = mustLoad("Europe/London")

func mustLoad(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic("the time zone database lacks " + name + ": " + err.Error())
	}
	return zone
}

// Date is a calendar day in Europe/London, without a time. The zero Date is no day at all.
type Date struct{ t time.Time }

// NewDate returns the given day; values outside their range roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// DateOf returns the day an instant falls on in London.
func DateOf(instant time.Time) Date {
	year, month, day := instant.In(London).Date()
	return NewDate(year, month, day)
}

// ParseDate reads YYYY-MM-DD and nothing else; the year must lie between 1900 and 2999.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < 1900 || t.Year() > 2999 {
		return Date{}, fmt.Errorf("%q is not a date between 1900 and 2999 written YYYY-MM-DD, such as 2026-03-31", text)
	}
	return Date{t}, nil
}

// Midnight is the first instant of d as if London kept universal time, for formats that know only instants.
func (d Date) Midnight() time.Time { return d.t }

// IsZero tells whether d is no day.
func (d Date) IsZero() bool { return d.t.IsZero() }

// String writes YYYY-MM-DD, or nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.t.Format(time.DateOnly)
}

// Words writes the day for people, as 1 October 2025.
func (d Date) Words() string { return d.t.Format("2 January 2006") }

// MarshalText writes the date as YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

// Value hands the date to the database.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.t, nil
}

// Scan takes a date from the database.
func (d *Date) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = NewDate(v.Year(), v.Month(), v.Day())
	case string:
		return d.UnmarshalText([]byte(v))
	default:
		return fmt.Errorf("a %T is no date", value)
	}
	return nil
}

// AddDays returns the day n days after d, or before it where n is negative.
func (d Date) AddDays(n int) Date { return Date{d.t.AddDate(0, 0, n)} }

// AddMonths is the same day some months later, or the last day of that month where it has no such day: as PostgreSQL counts.
func (d Date) AddMonths(n int) Date {
	first := NewDate(d.t.Year(), d.t.Month()+time.Month(n), 1)
	last := NewDate(first.t.Year(), first.t.Month()+1, 1).AddDays(-1)
	return first.AddDays(min(d.t.Day(), last.t.Day()) - 1)
}

// Before tells whether d comes before other.
func (d Date) Before(other Date) bool { return d.t.Before(other.t) }

// After tells whether d comes after other.
func (d Date) After(other Date) bool { return d.t.After(other.t) }

// Compare is -1, 0 or 1 as d comes before other, is it, or comes after it.
func (d Date) Compare(other Date) int { return d.t.Compare(other.t) }
