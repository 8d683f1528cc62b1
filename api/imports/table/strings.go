package table

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
)

const (
	maxStrings     = 250_000
	maxStringBytes = 8 << 20
)

// readStrings reads the texts that cells of all sheets point at.
func (w *workbook) readStrings(part string) (all []string, err error) {
	r, err := w.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	t, bytes := newTokens(r), 0
	var text richText
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, w.fault(part, err)
		}
		text.take(token)
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "si" {
			all = append(all, text.finish())
			if bytes += len(all[len(all)-1]); len(all) > maxStrings || bytes > maxStringBytes {
				return nil, Refuse("too_large_unpacked", "%s holds more text than a table of ours (the most is %d texts or %d MB of them). Save the sheet that matters as CSV and send that.", Quote(w.name), maxStrings, maxStringBytes>>20)
			}
		}
	}
}

// richText gathers a text that may be parted by formatting: what stands in <t>, but not how it is pronounced.
type richText struct {
	text     []byte
	inside   bool
	phonetic int
}

func (r *richText) take(token xml.Token) {
	switch token := token.(type) {
	case xml.StartElement:
		switch token.Name.Local {
		case "rPh":
			r.phonetic++
		case "t":
			r.inside = r.phonetic == 0
		}
	case xml.EndElement:
		switch token.Name.Local {
		case "rPh":
			r.phonetic--
		case "t":
			r.inside = false
		}
	case xml.CharData:
		if r.inside && len(r.text) <= keptBytes {
			r.text = append(r.text, token[:min(len(token), keptBytes+1)]...)
		}
	}
}

// finish gives the text and begins another.
func (r *richText) finish() string {
	text := unescape(string(r.text))
	r.text = r.text[:0]
	return text
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape writes out the characters that XML cannot hold, which workbooks write as _x000D_.
func unescape(text string) string {
	if len(text) < 7 {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16) // four digits always fit
		return string(rune(n))
	})
}
