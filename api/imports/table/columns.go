package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Column is one that a kind of file has.
type Column struct {
	// Name is ours: the same word as in the API.
	Name      string `json:"name" example:"practice_code"`
	Describes string `json:"describes" example:"ODS code of the practice."`
	Example   string `json:"example" example:"E83003"`
	// Required columns must be there. Whether their cells may be blank is for the kind to say.
	Required bool `json:"required"`
	// Aliases are other headings it may have, best first. YYYY, YY and MM stand for digits.
	Aliases []string `json:"aliases,omitempty"`
	// IsDerived marks one that our own files have and that is worked out: it is read past.
	IsDerived bool `json:"is_derived,omitempty"`
}

// Header says which heading stands for which column.
type Header struct {
	// Found are the headings as they stand in the file, tidied.
	Found  []string
	at     map[string]int
	digits map[string]string
}

// longestHeading is how much of a heading is looked at, in bytes.
const longestHeading = 200

// fold compares headings: capitals, spaces, line breaks and punctuation say nothing.
func fold(heading string) string {
	return strings.Map(func(r rune) rune {
		if r = unicode.ToLower(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, heading)
}

// Match finds columns among headings. where names the file or sheet for messages.
func Match(where string, headings []string, columns []Column) (*Header, error) {
	return match(where, headings, nil, columns)
}

// match does the same where the sender said of some headings, folded, which column they stand for: for that one, and no other.
func match(where string, headings []string, called map[string]string, columns []Column) (*Header, error) {
	h := &Header{at: map[string]int{}, digits: map[string]string{}}
	folded := make([]string, len(headings))
	for i, heading := range headings {
		heading = heading[:min(len(heading), longestHeading)]
		h.Found = append(h.Found, tidy(heading))
		folded[i] = fold(heading)
	}
	for len(h.Found) > 0 && h.Found[len(h.Found)-1] == "" {
		h.Found = h.Found[:len(h.Found)-1]
	}
	var missing []string
	for _, column := range columns {
		places, digits := placesCalled(column.Name, folded, called), ""
		if len(places) == 0 {
			places, digits = column.places(folded, called)
		}
		switch {
		case len(places) > 1:
			return nil, Refuse("repeated_column", "In %s the columns %s (%s) and %s (%s) both say %s. Delete or rename one of them.", where,
				letters(places[0]), Quote(headings[places[0]]), letters(places[1]), Quote(headings[places[1]]), column.Name)
		case len(places) == 1:
			h.at[column.Name], h.digits[column.Name] = places[0], digits
		case column.Required:
			missing = append(missing, column.Name)
		}
	}
	if len(missing) > 0 {
		return nil, Refuse("missing_column", "In %s there is no column %s. The first row holds %s; expected are %s.", where,
			strings.Join(missing, ", no column "), h.list(), expected(columns))
	}
	return h, nil
}

// placesCalled are where a heading stands that was said to be the column.
func placesCalled(column string, folded []string, called map[string]string) (places []int) {
	for i, found := range folded {
		if called[found] == column {
			places = append(places, i)
		}
	}
	return places
}

// places are where the best of a column's headings stands. One that stands twice is ambiguous.
func (c Column) places(folded []string, called map[string]string) (places []int, digits string) {
	for _, alias := range slices.Concat([]string{c.Name}, c.Aliases) {
		pattern := heading(alias)
		for i, found := range folded {
			if _, otherwise := called[found]; otherwise {
				continue
			}
			if match := pattern.FindStringSubmatch(found); match != nil {
				places, digits = append(places, i), strings.Join(match[1:], "")
			}
		}
		if len(places) > 0 {
			break
		}
	}
	return places, digits
}

var digitsInAlias = regexp.MustCompile(`YYYY|YY|MM|[^YM]+|.`)

func heading(alias string) *regexp.Regexp {
	pattern := ""
	for _, part := range digitsInAlias.FindAllString(alias, -1) {
		switch part {
		case "YYYY":
			pattern += "([0-9]{4})"
		case "YY", "MM":
			pattern += "([0-9]{2})"
		default:
			pattern += fold(part)
		}
	}
	return regexp.MustCompile("^" + pattern + "$")
}

// Has tells whether the file has a column.
func (h *Header) Has(column string) bool { _, has := h.at[column]; return has }

// Heading is how the file calls a column.
func (h *Header) Heading(column string) string {
	if at, has := h.at[column]; has {
		return h.Found[at]
	}
	return ""
}

// Digits are those in the heading of a column that were written as YYYY, YY or MM in its alias.
func (h *Header) Digits(column string) string { return h.digits[column] }

func (h *Header) list() string {
	var names []string
	for _, found := range h.Found {
		if found != "" {
			names = append(names, Quote(found))
		}
	}
	if len(names) == 0 {
		return "nothing"
	}
	return some(names)
}

func expected(columns []Column) string {
	var names []string
	for _, column := range columns {
		if column.Required {
			names = append(names, column.Name)
		}
	}
	return strings.Join(names, ", ")
}
