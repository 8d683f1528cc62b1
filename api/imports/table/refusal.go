package table

import (
	"fmt"

	"trellis/api/vocabulary"
)

// Refuse says why a file cannot be read as its kind: there is no plan for it.
func Refuse(code, format string, args ...any) error { return refuse("form:file", code, format, args) }

// RefuseDay says what is wrong with the day a file is said to describe.
func RefuseDay(code, format string, args ...any) error {
	return refuse("form:as_at", code, format, args)
}

func refuse(pointer, code, format string, args []any) error {
	return vocabulary.Invalid(vocabulary.Fault{Pointer: pointer, Code: code, Message: fmt.Sprintf(format, args...)})
}
