package table

// MostProblems are kept in detail; all are counted.
const MostProblems = 10_000

// Report gathers the problems of one file.
type Report struct {
	// Withhold, if not nil, blanks what a kind of file must never have repeated, such as what tells people apart.
	Withhold func(p *Problem)

	problems []Problem
	total    int64
	rows     map[Result]map[string]*rowSet
	// kept are rows that were left out, of kinds that keep them.
	kept      []KeptRow
	keptBytes int
}

// Add notes a problem. The value found is cut to 100 characters, and withheld where Trellis never holds it.
func (r *Report) Add(p Problem) {
	r.total++
	if p.Row > 0 {
		if r.rows == nil {
			r.rows = map[Result]map[string]*rowSet{}
		}
		if r.rows[p.Result] == nil {
			r.rows[p.Result] = map[string]*rowSet{}
		}
		if r.rows[p.Result][p.Sheet] == nil {
			r.rows[p.Result][p.Sheet] = &rowSet{}
		}
		r.rows[p.Result][p.Sheet].add(p.Row)
	}
	if len(r.problems) < MostProblems {
		if r.Withhold != nil {
			r.Withhold(&p)
		}
		p.Value, p.Column = show(p.Value, 100), show(p.Column, 100)
		r.problems = append(r.problems, p)
	}
}

// Problems are the first MostProblems, as they were found.
func (r *Report) Problems() []Problem { return r.problems }

// Total counts all problems, those without detail too.
func (r *Report) Total() int64 { return r.total }

// LeftOut counts the rows of which nothing is used.
func (r *Report) LeftOut() int64 { return r.count(LeftOut) }

// PutRight counts the rows in which something was corrected.
func (r *Report) PutRight() int64 { return r.count(PutRight) }

func (r *Report) count(result Result) (n int64) {
	for _, rows := range r.rows[result] {
		n += rows.n
	}
	return n
}

// rowSet counts rows once however many problems they have, in one bit for each: a file of nothing but faulty
// rows must not fill the memory.
type rowSet struct {
	bits []uint64
	n    int64
}

func (s *rowSet) add(row int64) {
	word, bit := int(row/64), uint64(1)<<(row%64)
	if word >= len(s.bits) {
		s.bits = append(s.bits, make([]uint64, word+1-len(s.bits))...)
	}
	if s.bits[word]&bit == 0 {
		s.bits[word] |= bit
		s.n++
	}
}
