package imports

import (
	"cmp"
	"strings"
	"unicode"

	"trellis/api/vocabulary"
)

// File is a file to be read, on disk.
type File struct {
	Path, Name string
	Bytes      int64
	SHA256     string
	// AsAt is the day it describes; zero where only the file itself can say.
	AsAt vocabulary.Date
	// Columns say which of our columns its headings stand for, where they are called otherwise; "" is one not to be read.
	Columns map[string]string
}

// calledPlainly writes a file's name as it can be kept and shown, whoever gave it.
func calledPlainly(name string) string {
	name = vocabulary.OneLine(strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name), ""))
	if letters := []rune(name); len(letters) > 200 {
		name = string(letters[:200])
	}
	return cmp.Or(name, "a file without a name")
}
