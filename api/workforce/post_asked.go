package workforce

import (
	"net/url"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// postsAsked is what a list of posts can be asked for besides its columns: the posts behind a figure of what is counted.
var postsAsked = []string{"contract_ends_before", "supervision", "training", "left_since"}

// askedOf reads what was asked, in the order of postsAsked; "" for what was not.
func askedOf(query url.Values) (asked []string, err error) {
	read := map[string]func(name, given string) (string, error){
		"contract_ends_before": dayAsked, "left_since": dayAsked,
		"supervision": onlyAsked("due_not_held"), "training": onlyAsked("missing"),
	}
	for _, name := range postsAsked {
		value := ""
		if query.Has(name) {
			if value, err = read[name](name, query.Get(name)); err != nil {
				return nil, err
			}
		}
		asked = append(asked, value)
	}
	return asked, nil
}

func dayAsked(name, given string) (string, error) {
	day, err := httpx.Day(name, given)
	return day.String(), err
}

// onlyAsked reads a filter that has one value.
func onlyAsked(value string) func(name, given string) (string, error) {
	return func(name, given string) (string, error) {
		if given != value {
			return "", vocabulary.BadQuery(name, "unknown_value", "%s is %s, or left out.", name, value)
		}
		return given, nil
	}
}
