package table

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"trellis/api/vocabulary"
)

// workbook is an .xlsx file: XML parts in a zip. It is read here and not by excelize, which writes our own.
// Tried out, excelize ends a sheet without a word where its XML breaks off, and in our files an absent row can
// mean a closed practice; it puts cells that are out of order under the wrong heading; as a stream it does
// not tell a formula without its value from a blank; and it holds parts that nobody asked for in memory.
type workbook struct {
	archive *zip.Reader
	name    string
	strings []string
}

// isPackage tells the zip of an Office document from a zip with files in it.
func isPackage(archive *zip.Reader) bool {
	return find(archive, "[Content_Types].xml") != nil || find(archive, "mimetype") != nil
}

// find looks a part up; names of parts do not mind capitals, and some writers part folders with a backslash.
func find(archive *zip.Reader, name string) *zip.File {
	for _, f := range archive.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) {
			return f
		}
	}
	return nil
}

func (b *Book) readWorkbook(archive *zip.Reader, name string) error {
	w := &workbook{archive: archive, name: name}
	seen := map[string]bool{}
	for _, f := range archive.File {
		part := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if seen[part] {
			return w.unreadable("it holds the part " + Quote(f.Name) + " twice")
		}
		seen[part] = true
	}
	if find(archive, "mimetype") != nil {
		return Refuse("wrong_format", "%s is an OpenDocument file. Save it as a workbook (.xlsx) or as CSV and send that.", Quote(name))
	}
	main, err := w.related("", "officeDocument")
	if err != nil {
		return err
	}
	if len(main) != 1 || !strings.HasSuffix(main[0].part, ".xml") || !strings.HasPrefix(main[0].part, "xl/") {
		return Refuse("wrong_format", "%s is an Office file, but no workbook (.xlsx) with sheets. Save the table as a workbook or as CSV and send that.", Quote(name))
	}
	related, err := w.related(main[0].part, "")
	if err != nil {
		return err
	}
	sheets, date1904, err := w.listSheets(main[0].part)
	if err != nil {
		return err
	}
	for _, r := range related {
		if r.kind == "sharedStrings" {
			if w.strings, err = w.readStrings(r.part); err != nil {
				return err
			}
		}
	}
	for _, s := range sheets {
		for _, r := range related {
			if r.id == s.id && r.kind == "worksheet" { // a chart on a sheet of its own has no rows
				b.sheets = append(b.sheets, w.sheet(show(s.name, 100), r.part, date1904))
			}
		}
	}
	if len(b.sheets) == 0 {
		return Refuse("empty_file", "%s is a workbook without a sheet of cells.", Quote(name))
	}
	b.workbook = true
	return nil
}

func (w *workbook) unreadable(why string) error {
	return Refuse("unreadable", "%s is damaged: %s. Open it in a spreadsheet program, save it again as a workbook (.xlsx) or as CSV, and send that.", Quote(w.name), why)
}

// fault turns what went wrong in reading a part into a sentence about it.
func (w *workbook) fault(part string, err error) error {
	var known *vocabulary.Error
	switch {
	case errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errMarkup):
		return w.unreadable("its part " + Quote(part) + " holds what no spreadsheet program writes")
	}
	return w.unreadable("its part " + Quote(part) + " is not complete and correct XML")
}

// walk calls visit with every element of a part as it begins.
func (w *workbook) walk(part string, visit func(xml.StartElement)) error {
	r, err := w.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	t := newTokens(r)
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return w.fault(part, err)
		}
		if element, ok := token.(xml.StartElement); ok {
			visit(element)
		}
	}
}

func (w *workbook) open(part string) (io.ReadCloser, error) {
	f := find(w.archive, part)
	if f == nil {
		return nil, w.unreadable("its part " + Quote(part) + " is missing")
	}
	return openMember(f)
}

type relation struct{ id, kind, part string }

// related lists the parts that a part names, of one kind or of all.
func (w *workbook) related(part, kind string) (found []relation, err error) {
	folder, base := path.Split(part)
	err = w.walk(folder+"_rels/"+base+".rels", func(element xml.StartElement) {
		r := relation{attribute(element, "Id"), path.Base(attribute(element, "Type")), attribute(element, "Target")}
		if element.Name.Local != "Relationship" || attribute(element, "TargetMode") == "External" || kind != "" && r.kind != kind {
			return
		}
		if r.part = path.Join(folder, r.part); strings.HasPrefix(attribute(element, "Target"), "/") {
			r.part = strings.TrimPrefix(path.Clean(attribute(element, "Target")), "/")
		}
		found = append(found, r)
	})
	return found, err
}

type sheetEntry struct{ name, id string }

func (w *workbook) listSheets(part string) (sheets []sheetEntry, date1904 bool, err error) {
	err = w.walk(part, func(element xml.StartElement) {
		switch element.Name.Local {
		case "sheet":
			sheets = append(sheets, sheetEntry{attribute(element, "name"), attribute(element, "id")})
		case "workbookPr":
			date1904 = attribute(element, "date1904") == "1" || attribute(element, "date1904") == "true"
		}
	})
	return sheets, date1904, err
}
