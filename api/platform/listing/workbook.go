package listing

import (
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/xuri/excelize/v2"

	"trellis/api/vocabulary"
)

// workbook writes rows as a sheet that is ready to work with: its name says the list and the day, the
// headings stay in view, and days are days.
type workbook struct {
	out    io.Writer
	file   *excelize.File
	stream *excelize.StreamWriter
	sheet  string
	styles struct{ heading, day, instant int }
	n      int
}

func newWorkbook(out io.Writer, sheet string) *workbook {
	// A sheet's name has room for less than a file's.
	return &workbook{out: out, file: excelize.NewFile(), sheet: sheet[:min(len(sheet), excelize.MaxSheetNameLength)]}
}

func (w *workbook) head(names []string) (err error) {
	if err := w.file.SetSheetName(w.file.GetSheetName(0), w.sheet); err != nil {
		return err
	}
	day, instant := "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
	for _, made := range []struct {
		id    *int
		style excelize.Style
	}{
		{&w.styles.heading, excelize.Style{Font: &excelize.Font{Bold: true}}},
		{&w.styles.day, excelize.Style{CustomNumFmt: &day}},
		{&w.styles.instant, excelize.Style{CustomNumFmt: &instant}},
	} {
		if *made.id, err = w.file.NewStyle(&made.style); err != nil {
			return err
		}
	}
	if w.stream, err = w.file.NewStreamWriter(w.sheet); err != nil {
		return err
	}
	cells := make([]any, len(names))
	for i, name := range names {
		cells[i] = excelize.Cell{StyleID: w.styles.heading, Value: name}
		if err := w.stream.SetColWidth(i+1, i+1, widthFor(name)); err != nil {
			return err
		}
	}
	if err := w.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return w.write(cells)
}

// widthFor guesses from a heading how wide its column should be, in characters: names are long.
func widthFor(heading string) float64 {
	switch heading {
	case "name":
		return 60
	case "short_name":
		return 40
	}
	return float64(max(len(heading)+2, 14))
}

func (w *workbook) row(values []reflect.Value) error {
	cells := make([]any, len(values))
	for i, value := range values {
		cell, isText, err := cellOf(value)
		if err != nil {
			return err
		}
		switch v := reflect.Indirect(value); {
		case cell == "":
			cells[i] = ""
		case v.Type() == reflect.TypeFor[vocabulary.Date]():
			cells[i] = excelize.Cell{StyleID: w.styles.day, Value: v.Interface().(vocabulary.Date).Midnight()}
		case v.Type() == reflect.TypeFor[time.Time]():
			cells[i] = excelize.Cell{StyleID: w.styles.instant, Value: v.Interface().(time.Time).UTC()}
		case isText:
			cells[i] = cell
		default:
			cells[i] = v.Interface()
		}
	}
	return w.write(cells)
}

func (w *workbook) write(cells []any) error {
	w.n++
	return w.stream.SetRow(fmt.Sprintf("A%d", w.n), cells)
}

func (w *workbook) finish() error {
	if err := w.stream.Flush(); err != nil {
		return err
	}
	return w.file.Write(w.out)
}

// Close removes the file the rows were gathered in.
func (w *workbook) Close() error { return w.file.Close() }
