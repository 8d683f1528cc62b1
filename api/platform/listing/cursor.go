package listing

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"trellis/api/vocabulary"
)

// cursor is where a page ended: the resolved day, the order, a hash of the question, the last row's key.
type cursor struct {
	AsOf     string    `json:"d"`
	Sort     string    `json:"s"`
	Question string    `json:"q"`
	Last     []*string `json:"k"`
}

func sortText(terms []Term) string {
	words := make([]string, len(terms))
	for i, t := range terms {
		if words[i] = t.column.name; t.descending {
			words[i] = "-" + words[i]
		}
	}
	return strings.Join(words, ",")
}

// question hashes the list and its filters, so that a cursor cannot go on with another question.
func (l *List[T]) question(r Request) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %q\n", l.Name, r.Of)
	for _, c := range l.columns {
		for _, value := range slices.Sorted(slices.Values(r.Filters[c.name])) {
			fmt.Fprintf(sum, "%s=%q\n", c.name, value)
		}
	}
	return base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:9])
}

// next makes the cursor for the page after the row.
func (l *List[T]) next(r Request, row reflect.Value) string {
	c := cursor{AsOf: r.AsOf.String(), Sort: sortText(r.Sort), Question: l.question(r), Last: keyOf(r, row)}
	plain, _ := json.Marshal(c) // strings only: cannot fail
	return base64.RawURLEncoding.EncodeToString(plain)
}

// keyOf takes a row's place in the order.
func keyOf(r Request, row reflect.Value) (key []*string) {
	for _, t := range r.Sort {
		key = append(key, text(row.FieldByIndex(t.column.index)))
	}
	return key
}

// resume continues where the cursor's page ended. Its day holds; a different question is refused.
func (l *List[T]) resume(r *Request, encoded string, dayGiven bool) error {
	broken := vocabulary.BadQuery("cursor", "bad_cursor", "This cursor was not made by Trellis, or was cut short. Start again without it.")
	plain, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return broken
	}
	var c cursor
	if err := json.Unmarshal(plain, &c); err != nil {
		return broken
	}
	day, err := vocabulary.ParseDate(c.AsOf)
	if err != nil {
		return broken
	}
	if c.Sort != sortText(r.Sort) || c.Question != l.question(*r) || (dayGiven && day != r.AsOf) {
		return vocabulary.BadQuery("cursor", "other_question", "This cursor belongs to a different filter, sort or date. Keep them the same from page to page, or start again without the cursor.")
	}
	if len(c.Last) != len(r.Sort) {
		return broken
	}
	for i, t := range r.Sort {
		if c.Last[i] == nil && t.column.nullable {
			continue
		}
		if c.Last[i] == nil || strings.ContainsRune(*c.Last[i], 0) {
			return broken
		}
		read, err := t.column.kind.read(*c.Last[i])
		if err != nil {
			return broken
		}
		c.Last[i] = &read
	}
	r.AsOf, r.after = day, c.Last
	return nil
}
