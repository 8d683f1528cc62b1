package listing

import (
	"bytes"
	"fmt"
	"reflect"

	"trellis/api/platform/snapshot"
)

// Cells writes rows of texts under headings of somebody's own the way the file of a list is written.
func Cells(kind, name string, headings []string, rows [][]string) (*snapshot.Entry, error) {
	var out bytes.Buffer
	sheet := sheetFor(kind, &out, name)
	contentType, extension := typed(kind)
	defer sheet.Close()
	err := sheet.head(headings)
	for _, row := range rows {
		values := make([]reflect.Value, len(row))
		for i, cell := range row {
			values[i] = reflect.ValueOf(cell)
		}
		if err == nil {
			err = sheet.row(values)
		}
	}
	if err == nil {
		err = sheet.finish()
	}
	if err != nil {
		return nil, fmt.Errorf("write %s as a file: %w", name, err)
	}
	return asFile(kind, name, contentType, extension, out.Bytes()), nil
}

// asFile is what was written, to be sent under a name.
func asFile(kind, name, contentType, extension string, content []byte) *snapshot.Entry {
	entry := snapshot.New(contentType, "", content)
	if kind == typeXLSX { // which is compressed already
		entry = snapshot.NewFile(contentType, content, false)
	}
	entry.Header = map[string]string{"Content-Disposition": fmt.Sprintf(`attachment; filename="%s.%s"`, name, extension)}
	return entry
}
