package table

import (
	"bytes"
	"context"
	"errors"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// nulWindow is where a NUL means that the whole file is no text. Further on it is a fault of its row.
const nulWindow = 4 << 10

// readText opens a CSV file. open gives its bytes from the beginning, as often as it is asked.
func (b *Book) readText(open func() (io.ReadCloser, error), name string) error {
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	head := make([]byte, 8<<10)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	head = head[:n]
	wide := bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
	switch {
	case n == 0:
		return Refuse("empty_file", "%s is empty: it has no bytes at all. Download or save it again.", Quote(name))
	case !wide:
		if err := refuseOther(head, name); err != nil {
			return err
		}
		if bytes.IndexByte(head[:min(n, nulWindow)], 0) >= 0 {
			return Refuse("unreadable", "%s is not text: it holds zero bytes, as programs and UTF-16 text without its mark do. Save it as CSV UTF-8 or as a workbook (.xlsx).", Quote(name))
		}
	}
	decode := encoding.Nop.NewDecoder
	if !wide {
		// Whether it is UTF-8 shows only at its end; what is not was saved by a Windows program.
		_, err := io.Copy(io.Discard, transform.NewReader(io.MultiReader(bytes.NewReader(head), r), encoding.UTF8Validator))
		if errors.Is(err, encoding.ErrInvalidUTF8) {
			decode = charmap.Windows1252.NewDecoder
		} else if err != nil {
			return err
		}
	}
	b.sheets = []*Sheet{{open: func(context.Context) (rowReader, error) {
		r, err := open()
		if err != nil {
			return nil, err
		}
		return newScanner(transform.NewReader(r, unicode.BOMOverride(decode())), r, name), nil
	}}}
	return nil
}
