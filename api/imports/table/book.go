// Package table reads the files people upload as rows of cells with their places: CSV in the encodings and
// with the separators that are met, workbooks (.xlsx), and a zip holding one of them. A file is hostile until
// it is read: it is streamed, and whatever it holds, reading it takes a few megabytes of memory.
package table

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"iter"
	"os"
)

// MaxBytes is how large a file may be as it is uploaded. Package table relies on its callers for that.
const MaxBytes = 10 << 20

// maxColumns is far more than any table of ours has. The cells behind them are counted, not kept.
const maxColumns = 1000

// Book is an open file: a workbook, or a CSV file as a single sheet without a name.
type Book struct {
	sheets   []*Sheet
	workbook bool
	closers  []func() error
}

// Sheet is one table of a book.
type Sheet struct {
	// Name is "" in a CSV file.
	Name     string
	workbook bool
	date1904 bool
	// called says of headings, folded, which column they stand for; "" is none.
	called map[string]string
	open   func(ctx context.Context) (rowReader, error)
}

// Row is one row as it stands in the file.
type Row struct {
	// Number counts from 1 as a spreadsheet shows it, blank rows included.
	Number int64
	// Cells end with the last one written; there may be fewer than the header has.
	Cells []string
	// Width counts the cells in the file, those past the thousandth too, which are not kept.
	Width int
	// uncalculated are the formulas that came without a value.
	uncalculated []int
}

// Blank tells a row that says nothing.
func (r Row) Blank() bool {
	for _, cell := range r.Cells {
		if tidy(cell) != "" {
			return false
		}
	}
	return len(r.uncalculated) == 0 && r.Width <= maxColumns
}

// rowReader hands out one row after another, and io.EOF behind the last.
type rowReader interface {
	next() (Row, error)
	io.Closer
}

// Open looks at a file spooled on disk and opens it as what it is, whatever it is called. The name is only
// for messages. A file of the wrong sort is refused with a reason a person can act on.
func Open(ctx context.Context, path, name string) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	b := &Book{closers: []func() error{f.Close}}
	if err := b.read(ctx, f, name); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func (b *Book) read(ctx context.Context, f *os.File, name string) error {
	head := make([]byte, 8<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if isZip(head[:n]) {
		return b.readZip(ctx, f, info.Size(), name)
	}
	if isCompoundFile(head[:n]) {
		return refuseCompoundFile(io.NewSectionReader(f, 0, info.Size()), name)
	}
	return b.readText(func() (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(f, 0, info.Size())), nil
	}, name)
}

func (b *Book) readZip(ctx context.Context, f *os.File, size int64, name string) error {
	archive, err := openArchive(ctx, f, size, name)
	if err != nil {
		return err
	}
	if isPackage(archive) {
		return b.readWorkbook(archive, name)
	}
	member, err := onlyTable(archive, name)
	if err != nil {
		return err
	}
	inner := name + ", " + member.Name
	head, err := headOf(member)
	switch {
	case err != nil:
		return err
	case isZip(head):
		return b.readSpilled(ctx, f, member, inner)
	case isCompoundFile(head):
		r, err := openMember(member)
		if err != nil {
			return err
		}
		defer r.Close()
		return refuseCompoundFile(r, inner)
	}
	return b.readText(func() (io.ReadCloser, error) { return openMember(member) }, inner)
}

// readSpilled opens a workbook inside a zip. It is written beside the zip first: its parts stand anywhere in it.
func (b *Book) readSpilled(ctx context.Context, outer *os.File, member *zip.File, name string) error {
	spilled, err := spill(outer, member)
	if spilled != nil {
		b.closers = append(b.closers, func() error { return errors.Join(spilled.Close(), os.Remove(spilled.Name())) })
	}
	if err != nil {
		return err
	}
	info, err := spilled.Stat()
	if err != nil {
		return err
	}
	archive, err := openArchive(ctx, spilled, info.Size(), name)
	if err != nil {
		return err
	}
	if !isPackage(archive) {
		return Refuse("nested_zip", "%s is a zip file inside a zip file. Send the CSV file or workbook itself, or a zip that holds just that.", Quote(name))
	}
	return b.readWorkbook(archive, name)
}

// Sheets are in the order of the file.
func (b *Book) Sheets() []*Sheet { return b.sheets }

// IsWorkbook tells a workbook from a CSV file.
func (b *Book) IsWorkbook() bool { return b.workbook }

// Close lets go of the file.
func (b *Book) Close() (err error) {
	for _, closer := range b.closers {
		err = errors.Join(err, closer())
	}
	b.closers = nil
	return err
}

// Rows reads the sheet from its beginning, one row at a time, blank rows of a CSV file included. It ends
// with the first error.
func (s *Sheet) Rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		rows, err := s.open(ctx)
		if err != nil {
			yield(Row{}, err)
			return
		}
		defer rows.Close()
		for n := 0; ; n++ {
			row, err := rows.next()
			if err == nil && n%512 == 0 {
				err = ctx.Err()
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield(Row{}, err)
				}
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}
