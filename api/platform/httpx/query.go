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
	day, err := vocabulary.ParseDate(query.Get("as_of"))
	if err != nil {
		return day, vocabulary.BadQuery("as_of", "bad_date", "Write as_of as a date between 1900 and 2999 in the form YYYY-MM-DD, such as 2026-03-31.")
	}
	return day, nil
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
