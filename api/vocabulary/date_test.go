package vocabulary

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestADayBeginsAtMidnightInLondon(t *testing.T) {
	for instant, want := range map[string]string{
		"2026-03-28T23:59:59Z":      "2026-03-28", // winter: London is on UTC
		"2026-03-29T00:00:00Z":      "2026-03-29",
		"2026-03-29T01:00:00Z":      "2026-03-29", // the clocks go forward
		"2026-03-29T22:59:59Z":      "2026-03-29",
		"2026-03-29T23:00:00Z":      "2026-03-30", // summer: an hour ahead
		"2026-03-31T22:59:59Z":      "2026-03-31",
		"2026-03-31T23:00:00Z":      "2026-04-01", // a financial year begins
		"2026-10-24T23:00:00Z":      "2026-10-25",
		"2026-10-25T00:30:00Z":      "2026-10-25", // this hour comes twice
		"2026-10-25T01:30:00Z":      "2026-10-25",
		"2026-10-25T23:59:59Z":      "2026-10-25",
		"2026-10-26T00:00:00Z":      "2026-10-26",
		"2024-02-28T23:59:59Z":      "2024-02-28",
		"2024-02-29T00:00:00Z":      "2024-02-29",
		"2026-01-01T04:59:59+05:00": "2025-12-31",
		"2026-01-01T05:00:00+05:00": "2026-01-01",
	} {
		at, err := time.Parse(time.RFC3339, instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateOf(at).String(); got != want {
			t.Errorf("%s is on %s in London, not on %s", instant, got, want)
		}
		if got := Clock(func() time.Time { return at }).Today().String(); got != want {
			t.Errorf("at %s it is %s, not %s", instant, got, want)
		}
	}
}

func TestADateIsWrittenInOneWayOnly(t *testing.T) {
	for _, text := range []string{"1900-01-01", "2024-02-29", "2026-03-31", "2999-12-31"} {
		if day, err := ParseDate(text); err != nil || day.String() != text {
			t.Errorf("%s is read as %s, %v", text, day, err)
		}
	}
	for _, text := range []string{"", "2026-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "26-03-31", "2026-3-31", "31/03/2026", "2026-03-31T00:00:00Z",
		" 2026-03-31", "2026-03-31 ", "1899-12-31", "3000-01-01", "0000-01-01", "+2026-03-31", "２０２６-03-31", "today"} {
		if day, err := ParseDate(text); err == nil {
			t.Errorf("%q is read as %s", text, day)
		}
	}
}

func someDate() *rapid.Generator[Date] {
	return rapid.Custom(func(t *rapid.T) Date {
		return NewDate(1900, time.January, 1+rapid.IntRange(0, 401_766).Draw(t, "days after 1900"))
	})
}

func TestADateComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := someDate().Draw(t, "day")
		if parsed, err := ParseDate(day.String()); err != nil || parsed != day {
			t.Fatalf("as text %s comes back as %s, %v", day, parsed, err)
		}
		encoded, err := json.Marshal(struct{ Day Date }{day})
		var decoded struct{ Day Date }
		if err != nil || json.Unmarshal(encoded, &decoded) != nil || decoded.Day != day {
			t.Fatalf("as JSON %s comes back as %s by way of %s", day, decoded.Day, encoded)
		}
		stored, err := day.Value()
		var scanned, fromText Date
		if err != nil || scanned.Scan(stored) != nil || fromText.Scan(day.String()) != nil || scanned != day || fromText != day {
			t.Fatalf("from the database %s comes back as %s and %s", day, scanned, fromText)
		}
		noon := time.Date(day.t.Year(), day.t.Month(), day.t.Day(), 12, 0, 0, 0, London)
		if DateOf(noon) != day {
			t.Fatalf("noon of %s falls on %s", day, DateOf(noon))
		}
	})
}

func TestNoDayIsNoDay(t *testing.T) {
	var none Date
	if !none.IsZero() || none.String() != "" {
		t.Errorf("no day is written %q", none)
	}
	if stored, err := none.Value(); stored != nil || err != nil {
		t.Errorf("no day is stored as %v, %v", stored, err)
	}
	day := NewDate(2026, 3, 31)
	if err := day.Scan(nil); err != nil || !day.IsZero() {
		t.Errorf("null is read as %s, %v", day, err)
	}
	if err := day.Scan(20260331); err == nil {
		t.Error("a number is read as a day")
	}
}

func TestAMonthLaterIsTheSameDayOrTheLastOfAMonthThatHasNone(t *testing.T) {
	for _, tt := range []struct {
		from   string
		months int
		want   string
	}{{"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"}, {"2026-01-31", 1, "2026-02-28"}, {"2026-11-26", 24, "2028-11-26"}, {"2026-03-31", -1, "2026-02-28"}} {
		from, err := ParseDate(tt.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(tt.months).String(); got != tt.want {
			t.Errorf("%d months after %s is %s, not %s", tt.months, tt.from, got, tt.want)
		}
	}
}
