package listing

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"trellis/api/vocabulary"
)

// mostValues is how often a filter is taken at most.
const mostValues = 100

// Filters narrow what is no list of its own, in the way lists are narrowed: see columnsOf for the tags of T.
type Filters[T any] struct{ columns []column }

// PrepareFilters checks the description of some filters once, at start-up.
func PrepareFilters[T any]() (Filters[T], error) {
	columns, err := columnsOf(reflect.TypeFor[T]())
	if err != nil {
		err = fmt.Errorf("filters: %w", err)
	}
	return Filters[T]{columns}, err
}

// Names lists them, for a route: each may be repeated for any-of.
func (f Filters[T]) Names() (names []string) {
	for _, c := range f.columns {
		names = append(names, c.name)
	}
	return names
}

// Parse reads what is asked for, by name; what is not asked for has no entry.
func (f Filters[T]) Parse(query url.Values) (map[string][]string, error) {
	all := map[string][]string{}
	for _, c := range f.columns {
		read, err := c.values(query[c.name])
		if err != nil {
			return nil, err
		}
		if len(read) > 0 {
			all[c.name] = read
		}
	}
	return all, nil
}

// values reads the values that a filter is given.
func (c column) values(given []string) ([]string, error) {
	if len(given) > mostValues {
		return nil, vocabulary.BadQuery(c.name, "too_many", "%s takes at most %d values.", c.name, mostValues)
	}
	values := slices.Clone(given)
	for i, value := range values {
		read, err := c.kind.read(value)
		switch {
		case c.enum != nil && !slices.Contains(c.enum, value):
			return nil, vocabulary.BadQuery(c.name, "unknown_value", "%s is one of: %s.", c.name, strings.Join(c.enum, ", "))
		case value == "":
			return nil, vocabulary.BadQuery(c.name, "empty", "Give %s a value, or leave it out.", c.name)
		case err != nil:
			return nil, vocabulary.BadQuery(c.name, "bad_value", "Write %s as %s.", c.name, c.kind.looks)
		case c.code:
			read = strings.ToUpper(read)
		}
		if c.shape != nil && !c.shape.Fits(read) {
			return nil, vocabulary.BadQuery(c.name, "wrong_code", "A value of %s cannot be such a code: it is %s.", c.name, c.shape.Looks)
		}
		values[i] = read
	}
	return values, nil
}
