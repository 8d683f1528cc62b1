package imports

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

// readColumns reads which of our columns headings stand for: a JSON object of texts, where null is a heading that is not
// to be read. It is read word by word because a heading that stands there twice must not go unseen.
func readColumns(text string) (map[string]string, error) {
	if text == "" {
		return nil, nil
	}
	columns := map[string]string{}
	words := json.NewDecoder(strings.NewReader(text))
	if word, err := words.Token(); err != nil || word != json.Delim('{') {
		return nil, notColumns()
	}
	for words.More() {
		word, err := words.Token()
		heading, isText := word.(string)
		if err != nil || !isText {
			return nil, notColumns()
		}
		value, err := words.Token()
		column, isText := value.(string)
		if err != nil || !isText && value != nil {
			return nil, notColumns()
		}
		if _, twice := columns[heading]; twice {
			return nil, vocabulary.Invalid(vocabulary.Fault{Pointer: "form:columns", Code: "repeated", Message: "columns speaks of the heading " + table.Quote(heading) + " twice."})
		}
		columns[heading] = column
	}
	if _, err := words.Token(); err != nil {
		return nil, notColumns()
	}
	if _, err := words.Token(); !errors.Is(err, io.EOF) {
		return nil, notColumns()
	}
	return columns, nil
}

func notColumns() error {
	return vocabulary.Invalid(vocabulary.Fault{Pointer: "form:columns", Code: "bad_json",
		Message: `Write columns as a JSON object of headings and our columns, such as {"PCN": "pcn_code", "Remarks": null}.`})
}
