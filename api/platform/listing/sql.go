package listing

import (
	"fmt"
	"slices"
	"strings"
)

// statement collects SQL and its arguments. Names come from the row type's tags only, never from
// a caller; every value is an argument.
type statement struct {
	strings.Builder
	args []any
}

func (s *statement) arg(value any) string {
	s.args = append(s.args, value)
	return fmt.Sprintf("$%d", len(s.args))
}

// from writes FROM and WHERE, without the page. Not every list asks for its day, or its
// moment, but PostgreSQL must see them somewhere to know their types.
func (l *List[T]) from(s *statement, r Request) {
	s.args = []any{r.AsOf}
	if r.reach != nil {
		s.args = append(s.args, r.filter, r.now)
	}
	for _, owner := range r.Of {
		s.args = append(s.args, owner)
	}
	fmt.Fprintf(s, " FROM %s WHERE $1::date IS NOT NULL", l.From)
	if r.reach != nil {
		s.WriteString(" AND $2::text[] IS NOT NULL AND $3::timestamptz IS NOT NULL")
	}
	for _, c := range l.columns {
		values := r.Filters[c.name]
		switch {
		case len(values) == 0:
		case c.key, c.stored:
			fmt.Fprintf(s, " AND %s = ANY(%s::text[]::%s[])", c.found(), s.arg(values), c.kind.cast)
		default:
			// Most columns are worked out from days: PostgreSQL has no statistics of them, would expect next to no row
			// to be equal to a value, and look everything else up one by one. Asked this way it expects most rows, and
			// joins them as a whole.
			fmt.Fprintf(s, " AND array_position(%s::text[]::%s[], %s) IS NOT NULL", s.arg(values), c.kind.cast, c.name)
		}
	}
}

// page writes the whole SELECT of one page, or of everything when limit is 0.
func (l *List[T]) page(r Request, limit int) statement {
	var s statement
	chosen := "SELECT " + strings.Join(l.names(), ", ")
	if l.Besides != "" {
		s.WriteString(chosen + " FROM (")
		chosen = "SELECT *"
	}
	s.WriteString(chosen)
	l.from(&s, r)
	if r.after != nil {
		s.WriteString(" AND (" + s.afterRow(r) + ")")
	}
	l.order(&s, r)
	if limit > 0 {
		fmt.Fprintf(&s, " LIMIT %d", limit)
	}
	if l.Besides != "" {
		s.WriteString(") page " + l.Besides)
		l.order(&s, r)
	}
	return s
}

func (l *List[T]) order(s *statement, r Request) {
	s.WriteString(" ORDER BY ")
	for i, t := range r.Sort {
		if i > 0 {
			s.WriteString(", ")
		}
		s.WriteString(t.column.ordered(t.column.name))
		if t.descending {
			s.WriteString(" DESC")
		}
	}
}

func (l *List[T]) count(r Request) statement {
	var s statement
	s.WriteString("SELECT count(*)")
	l.from(&s, r)
	return s
}

// afterRow holds for the rows that follow the last one seen: equal in the first terms and beyond it in
// the next. PostgreSQL sorts nulls last ascending and first descending; so does this.
func (s *statement) afterRow(r Request) string {
	var either, equal []string
	for i, t := range r.Sort {
		name, last := t.column.ordered(t.column.name), r.after[i]
		beyond, same := "", t.column.name+" IS NULL"
		if last == nil {
			beyond = "false"
			if t.descending {
				beyond = t.column.name + " IS NOT NULL"
			}
		} else {
			argument := t.column.ordered(s.arg(*last) + "::text::" + t.column.kind.cast)
			same = name + " = " + argument
			switch {
			case t.descending:
				beyond = name + " < " + argument
			case t.column.nullable:
				beyond = "(" + name + " > " + argument + " OR " + t.column.name + " IS NULL)"
			default:
				beyond = name + " > " + argument
			}
		}
		either = append(either, "("+strings.Join(append(slices.Clone(equal), beyond), " AND ")+")")
		equal = append(equal, same)
	}
	return strings.Join(either, " OR ")
}
