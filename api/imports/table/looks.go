package table

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"regexp"
	"strings"
)

func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// isCompoundFile tells the container of old Office files, which new ones are put in when they have a password.
func isCompoundFile(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

func refuseCompoundFile(r io.Reader, name string) error {
	found, err := contains(r, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"))
	if err != nil {
		return err
	}
	if found {
		return Refuse("encrypted", "%s is protected with a password. Save it without one and send it again.", Quote(name))
	}
	return Refuse("wrong_format", "%s is a file of an old Office program, such as .xls. Save it as a workbook (.xlsx) or as CSV and send that.", Quote(name))
}

// contains looks for a mark in a stream.
func contains(r io.Reader, mark []byte) (bool, error) {
	n, err := count(r, mark, 1)
	return n > 0, err
}

// count counts a mark in a stream, up to most.
func count(r io.Reader, mark []byte, most int) (n int, err error) {
	buffer, kept := make([]byte, 64<<10), 0
	for n < most {
		read, err := r.Read(buffer[kept:])
		seen := buffer[:kept+read]
		n += bytes.Count(seen, mark)
		if err != nil {
			if errors.Is(err, io.EOF) {
				return n, nil
			}
			return n, err
		}
		// A mark may stand across two reads; what is kept is shorter than a mark, so none is counted twice.
		kept = min(len(seen), len(mark)-1)
		copy(buffer, seen[len(seen)-kept:])
	}
	return n, nil
}

// Compressed files that net/http does not know by their first bytes.
var packed = []struct{ magic, name string }{
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip file"}, {"BZh", "a bzip2 file"}, {"\xfd7zXZ\x00", "an xz file"},
	{"\x28\xb5\x2f\xfd", "a Zstandard file"}, {"PAR1", "a Parquet file"},
}

var (
	jsonStart = regexp.MustCompile(`^\s*(\{\s*["}]|\[\s*[\[{"\]])`)
	htmlStart = regexp.MustCompile(`(?i)^\s*<(!doctype|html|head|body|script|table|div|p|h1|br|title|\?xml|!--)`)
)

// refuseOther names what a file looks like when it is neither text with columns nor a workbook.
func refuseOther(head []byte, name string) error {
	const instead = "Send the table itself, as CSV or as a workbook (.xlsx)."
	for _, p := range packed {
		if bytes.HasPrefix(head, []byte(p.magic)) && (p.magic != "BZh" || bytes.IndexByte(head, 0) >= 0) {
			return Refuse("wrong_format", "%s is %s. Unpack it and send the CSV file or workbook inside.", Quote(name), p.name)
		}
	}
	text := bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	kind := http.DetectContentType(text)
	binary := bytes.IndexByte(head, 0) >= 0
	family, _, _ := strings.Cut(kind, "/")
	switch {
	case kind == "application/x-gzip", kind == "application/x-rar-compressed":
		return Refuse("wrong_format", "%s is a compressed file. Unpack it and send the CSV file or workbook inside; a zip is read as it is.", Quote(name))
	case kind == "application/pdf":
		return Refuse("wrong_format", "%s is a PDF, not a table. %s", Quote(name), instead)
	case (family == "image" || family == "audio" || family == "video" || family == "font") && binary:
		return Refuse("wrong_format", "%s is a picture, a recording or the like (%s), not a table. %s", Quote(name), kind, instead)
	case htmlStart.Match(text):
		return Refuse("wrong_format", "%s is a web page or XML saved under another name, perhaps an error page instead of the file. Download it again, then send it as CSV or as a workbook (.xlsx).", Quote(name))
	case jsonStart.Match(text):
		return Refuse("wrong_format", "%s is JSON, perhaps the error message of a service instead of the file. %s", Quote(name), instead)
	}
	return nil
}
