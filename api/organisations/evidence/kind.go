package evidence

import (
	"context"

	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

// Kind is a sort of published file that Trellis reads.
type Kind struct {
	// Name is stable and stands in the API; Title is what people call it.
	Name      string
	Title     string
	Describes string
	Columns   []table.Column
	// Sample is a small CSV file of the kind, with invented organisations.
	SampleName string
	Sample     []byte

	// fits tells from a header whether a file may be of the kind.
	fits [][]table.Column
	read func(*reading) error
}

// Kinds lists every kind, those to send first first.
func Kinds() []Kind {
	return []Kind{practiceMap(), epcn(), listSizes(), deprivation(), boroughs()}
}

// Read reads a file as this kind. asAt is the day the caller says it describes, zero when not said; a file
// that carries its day itself need not be told, and may not be told another. progress, if not nil, hears from
// time to time how many rows have been read. What is wrong with single rows goes into report; an error means
// that there is no plan.
func (k Kind) Read(ctx context.Context, book *table.Book, asAt vocabulary.Date, report *table.Report, progress func(rows int64)) (Reading, error) {
	r := &reading{ctx: ctx, kind: k, book: book, report: report, progress: progress, out: Reading{AsAt: asAt}}
	if err := k.read(r); err != nil {
		return Reading{}, err
	}
	if err := r.checkDay(); err != nil {
		return Reading{}, err
	}
	if err := r.checkUse(); err != nil {
		return Reading{}, err
	}
	if progress != nil {
		progress(r.out.Rows)
	}
	return r.out, nil
}
