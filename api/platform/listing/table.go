package listing

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"trellis/api/vocabulary"
)

// Table describes one list. T is its row: see columnsOf for its tags.
type Table[T any] struct {
	// Name is the resource, such as "icbs": it names files and marks cursors.
	Name string
	// Reads names the tables whose changes end a kept answer.
	Reads []string
	// From is what follows FROM, yielding a column for each of T's; $1 stands for the as_of day, $2 and on for
	// what the list belongs to, such as the code of a PCN (see ServeWithin for what is not everyone's).
	From string
	// Besides is joined to the rows of a page, called page, once they are chosen: for columns that take work, and that nothing is
	// found or ordered by. "" where all columns are in From.
	Besides string
	// Key is the unique column that decides between equal rows.
	Key string
	// Sort is the order unless the caller asks for another, such as "-score,name".
	Sort string
	// Defaults are filters that hold unless the caller sets them.
	Defaults map[string][]string
	// Aside names parameters that a route takes besides: where one is given, the defaults do not hold.
	Aside []string
	// Owner refuses what the list belongs to where there is no such thing; nil where nothing need be asked.
	Owner func(ctx context.Context, q Querier, of []string) error
	// Undated says that the rows do not depend on a day: none can be asked for.
	Undated bool
	// Includes fill further fields of the rows, by name, in one query each.
	Includes map[string]func(ctx context.Context, q Querier, rows []T) error
	// Apart gives what an include fills columns of its own in a file of rows and columns, where it would be JSON in a cell.
	Apart map[string]Apart[T]
	// Withhold takes out of a row, once it is complete, what this caller may not see; nil where there is nothing of the kind.
	// What it takes out must be neither filtered nor sorted by, or the order would tell.
	Withhold func(reach Reach) func(row *T)
}

// Apart lays a field out in columns: their headings, and a row's values, as many as there are headings.
type Apart[T any] struct {
	Columns []string
	Values  func(row T) []any
}

// List is a Table ready to answer.
type List[T any] struct {
	Table[T]
	columns  []column
	includes []string
}

// Prepare checks a table's description once, at start-up.
func Prepare[T any](table Table[T]) (*List[T], error) {
	columns, err := columnsOf(reflect.TypeFor[T]())
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", table.Name, err)
	}
	l := &List[T]{Table: table, columns: columns}
	for name := range table.Includes {
		l.includes = append(l.includes, name)
	}
	slices.Sort(l.includes)
	key := slices.IndexFunc(columns, func(c column) bool { return c.name == table.Key })
	if key < 0 {
		return nil, fmt.Errorf("list %s: its key %q is no column", table.Name, table.Key)
	}
	columns[key].key = true
	if _, err := l.parseSort(table.Sort); err != nil {
		return nil, fmt.Errorf("list %s: %w", table.Name, err)
	}
	return l, nil
}

// Query lists the parameters the list takes, for its route; within names the columns that the list's owner decides.
func (l *List[T]) Query(within ...string) []string {
	names := []string{"as_of", "sort", "fields", "include", "limit", "cursor", "include_total"}
	names = slices.DeleteFunc(names, func(name string) bool {
		return name == "include" && len(l.includes) == 0 || name == "as_of" && l.Undated
	})
	return append(names, l.Filters(within...)...)
}

// Filters lists those of the parameters that may be repeated for any-of.
func (l *List[T]) Filters(within ...string) (names []string) {
	for _, c := range l.columns {
		if c.filter && !slices.Contains(within, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// Request is one parsed question to a list.
type Request struct {
	AsOf    vocabulary.Date
	Of      []string // what the list belongs to: the arguments of From after the day
	Filters map[string][]string
	Sort    []Term
	Fields  []string // the columns and includes to answer; empty for all columns and the includes asked for
	Include []string
	Limit   int
	Total   bool

	after []*string // the last key of the page before; nil on the first
	// reach is what the caller sees, filter its tokens and now the moment, of a list that is not everyone's; nil otherwise.
	reach  Reach
	filter []string
	now    time.Time
}

// Term is one part of a sort.
type Term struct {
	column     column
	descending bool
}
