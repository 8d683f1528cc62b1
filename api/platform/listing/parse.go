package listing

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

const (
	defaultLimit = 50
	maxLimit     = 200
)

// Parse reads a query into a request; today is the day where none is asked for, of is what the list belongs to.
func (l *List[T]) Parse(query url.Values, today vocabulary.Date, of ...string) (Request, error) {
	r := Request{Of: of, Limit: defaultLimit, Filters: map[string][]string{}}
	var err error
	if r.AsOf, err = httpx.AsOf(query, today); err != nil {
		return r, err
	}
	if r.Total, err = httpx.Flag(query, "include_total"); err != nil {
		return r, err
	}
	if query.Has("limit") {
		if r.Limit, err = strconv.Atoi(query.Get("limit")); err != nil || r.Limit < 1 || r.Limit > maxLimit {
			return r, vocabulary.BadQuery("limit", "bad_limit", "limit is a whole number from 1 to %d.", maxLimit)
		}
	}
	if err := l.parseFilters(query, &r); err != nil {
		return r, err
	}
	order := query.Get("sort")
	if order == "" {
		order = l.Sort
	}
	if r.Sort, err = l.parseSort(order); err != nil {
		return r, err
	}
	if r.Include, err = choose("include", query, l.includes); err != nil {
		return r, err
	}
	if r.Fields, err = choose("fields", query, append(l.names(), r.Include...)); err != nil {
		return r, err
	}
	if query.Has("cursor") {
		return r, l.resume(&r, query.Get("cursor"), query.Has("as_of"))
	}
	return r, nil
}

// parseFilters reads the filters. Defaults stand aside for a caller who names rows by their key, or asks for what lies beyond
// them: a code that is asked for is answered, whatever its status.
func (l *List[T]) parseFilters(query url.Values, r *Request) error {
	for _, c := range l.columns {
		if !c.filter {
			continue
		}
		values := query[c.name]
		if len(values) == 0 && !slices.ContainsFunc(append([]string{l.Key}, l.Aside...), query.Has) {
			values = l.Defaults[c.name]
		}
		read, err := c.values(values)
		if err != nil {
			return err
		}
		if len(read) > 0 {
			r.Filters[c.name] = read
		}
	}
	return nil
}

// parseSort reads "-score,name"; the key is added at the end, so that the order is always total.
func (l *List[T]) parseSort(order string) (terms []Term, err error) {
	for word := range strings.SplitSeq(order, ",") {
		name := strings.TrimPrefix(word, "-")
		c, ok := find(l.columns, name)
		if !ok || !c.sort {
			var known []string
			for _, c := range l.columns {
				if c.sort {
					known = append(known, c.name)
				}
			}
			return nil, vocabulary.BadQuery("sort", "unknown_field", "Sort by one or more of: %s. A minus before a name turns its order round.", strings.Join(known, ", "))
		}
		if slices.ContainsFunc(terms, func(t Term) bool { return t.column.name == name }) {
			return nil, vocabulary.BadQuery("sort", "repeated", "Sort by each field once.")
		}
		terms = append(terms, Term{c, word != name})
	}
	if !slices.ContainsFunc(terms, func(t Term) bool { return t.column.name == l.Key }) {
		key, _ := find(l.columns, l.Key)
		terms = append(terms, Term{column: key})
	}
	return terms, nil
}

// choose reads a comma-separated choice out of what there is.
func choose(parameter string, query url.Values, known []string) (chosen []string, err error) {
	if !query.Has(parameter) {
		return nil, nil
	}
	for name := range strings.SplitSeq(query.Get(parameter), ",") {
		if !slices.Contains(known, name) {
			return nil, vocabulary.BadQuery(parameter, "unknown_field", "%s takes one or more of: %s.", parameter, strings.Join(known, ", "))
		}
		if !slices.Contains(chosen, name) {
			chosen = append(chosen, name)
		}
	}
	return chosen, nil
}

func (l *List[T]) names() []string {
	names := make([]string, len(l.columns))
	for i, c := range l.columns {
		names[i] = c.name
	}
	return names
}
