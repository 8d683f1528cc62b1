package httpx

import (
	"net/url"

	"trellis/api/vocabulary"
)

// AsOf reads the day a question is about: as_of=YYYY-MM-DD, or today where it is left out.
func AsOf(query url.Values, today vocabulary.Date) (vocabulary.Date, error) {
	if !query.Has("as_of") {
		return today, nil
	}
	return Day("as_of", query.Get("as_of"))
}

// Day reads the value of a parameter that is a day.
func Day(name, given string) (vocabulary.Date, error) {
	day, err := vocabulary.ParseDate(given)
	if err != nil {
		return day, vocabulary.BadQuery(name, "bad_date", "Write %s as a date between 1900 and 2999 in the form YYYY-MM-DD, such as 2026-03-31.", name)
	}
	return day, nil
}

// DayOrNone reads a parameter that is a day, or left out: then it is "", as a query takes it.
func DayOrNone(query url.Values, name string) (string, error) {
	if !query.Has(name) {
		return "", nil
	}
	day, err := Day(name, query.Get(name))
	if err != nil {
		return "", err
	}
	return day.String(), nil
}

// Flag reads a parameter that is true or false; absent is false.
func Flag(query url.Values, name string) (bool, error) {
	switch {
	case !query.Has(name), query.Get(name) == "false":
		return false, nil
	case query.Get(name) == "true":
		return true, nil
	}
	return false, vocabulary.BadQuery(name, "bad_flag", "Write %s=true or %s=false.", name, name)
}
