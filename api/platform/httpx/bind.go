package httpx

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// bodyLimit is the largest request body, in bytes; imports have their own.
const bodyLimit = 256 << 10

// readBody takes the whole JSON body, as bytes.
func readBody(c echo.Context) ([]byte, error) {
	request := c.Request()
	if (request.Method == http.MethodPost || request.Method == http.MethodDelete) && request.ContentLength == 0 {
		return []byte("{}"), nil
	}
	if kind, _, err := mime.ParseMediaType(request.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, vocabulary.Errorf(vocabulary.CodeUnsupportedMediaType, "Send the body as JSON, with the header Content-Type: application/json.")
	}
	body, err := io.ReadAll(http.MaxBytesReader(c.Response(), request.Body, bodyLimit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, vocabulary.Errorf(vocabulary.CodeTooLarge, "The body is larger than %d KB. Send less at once.", bodyLimit>>10)
	case err != nil:
		return nil, vocabulary.Errorf(vocabulary.CodeBadRequest, "The body broke off before its end. Send it again.")
	}
	return body, nil
}

// bind reads a JSON object into target, a pointer to a struct. Unknown fields, values of the wrong
// type and content Trellis never holds are refused, each with a pointer to its place. A field tagged content:"secret" may
// hold any text.
func bind(body []byte, target any) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var tree any
	if len(bytes.TrimSpace(body)) == 0 {
		return vocabulary.Errorf(vocabulary.CodeBadRequest, "The body is empty. Send a JSON object.")
	}
	if !utf8.Valid(body) {
		return vocabulary.Errorf(vocabulary.CodeBadRequest, "The body is not UTF-8. Send it in that encoding.")
	}
	if err := decoder.Decode(&tree); err != nil {
		return vocabulary.Errorf(vocabulary.CodeBadRequest, "The body is not JSON. Check it near byte %d.", decoder.InputOffset())
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return vocabulary.Errorf(vocabulary.CodeBadRequest, "The body holds more than one JSON value. Send one object.")
	}
	var w walk
	w.value("", tree, reflect.TypeOf(target).Elem())
	if len(w.faults) > 0 {
		return vocabulary.Invalid(w.faults...)
	}
	if len(w.refused) > 0 {
		return &vocabulary.Error{Code: vocabulary.CodeRefusedContent, Faults: w.refused,
			Message: "Trellis holds no patient data and no bank or card numbers. Take them out and send the rest."}
	}
	err := json.Unmarshal(body, target)
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		pointer := ""
		if wrong.Field != "" {
			pointer = "/" + strings.ReplaceAll(wrong.Field, ".", "/")
		}
		return vocabulary.Invalid(vocabulary.Fault{Pointer: pointer, Code: "wrong_type", Message: "This holds a value of the wrong kind."})
	}
	if err != nil {
		return vocabulary.Invalid(vocabulary.Fault{Code: "wrong_type", Message: "A value in the body cannot be read: " + err.Error() + "."})
	}
	return nil
}

// walk compares a decoded body with the type it is meant for.
type walk struct{ faults, refused []vocabulary.Fault }

func (w *walk) fault(pointer, code, message string) {
	w.faults = append(w.faults, vocabulary.Fault{Pointer: pointer, Code: code, Message: message})
}

// mayBeNull is a vocabulary.Given.
type mayBeNull interface{ Holds() reflect.Type }

func (w *walk) value(pointer string, value any, into reflect.Type) {
	for into.Kind() == reflect.Pointer {
		into = into.Elem()
	}
	if given, ok := reflect.Zero(into).Interface().(mayBeNull); ok {
		if value == nil {
			return
		}
		into = given.Holds()
	}
	switch v := value.(type) {
	case map[string]any:
		w.object(pointer, v, into)
	case []any:
		if into.Kind() != reflect.Slice {
			w.fault(pointer, "wrong_type", "This takes one value, not a list.")
			return
		}
		for i, item := range v {
			w.value(pointer+"/"+strconv.Itoa(i), item, into.Elem())
		}
	case string:
		if strings.ContainsRune(v, 0) {
			w.fault(pointer, "bad_characters", "This holds characters that cannot be stored. Type it again without them.")
		} else if kind := vocabulary.Refused(v); kind != "" {
			w.refused = append(w.refused, vocabulary.Fault{Pointer: pointer, Code: "refused_content",
				Message: "This looks like it holds " + kind + ". Trellis does not hold those: take it out."})
		} else if into == reflect.TypeFor[vocabulary.Date]() {
			if _, err := vocabulary.ParseDate(v); err != nil {
				w.fault(pointer, "bad_date", "Write a date between 1900 and 2999 as YYYY-MM-DD, such as 2026-03-31.")
			}
		} else if isNumber(into) {
			w.fault(pointer, "wrong_type", "This takes a number, without quotes.")
		}
	case nil:
		w.fault(pointer, "null", "This may not be null. Give it a value.")
	case json.Number:
		_, err := v.Int64()
		switch {
		case into.Kind() != reflect.Int64 || err == nil:
			w.quotes(pointer, into)
		case errors.Is(err, strconv.ErrRange):
			w.fault(pointer, "out_of_range", "This number is too large. Check it.")
		default:
			w.fault(pointer, "wrong_type", "This takes a whole number.")
		}
	default:
		if w.quotes(pointer, into); isNumber(into) {
			w.fault(pointer, "wrong_type", "This takes a number.")
		}
	}
}

func isNumber(into reflect.Type) bool {
	return into.Kind() == reflect.Int64 || into.Kind() == reflect.Float64
}

// quotes refuses what should be text, and is none.
func (w *walk) quotes(pointer string, into reflect.Type) {
	if into.Kind() == reflect.String || into == reflect.TypeFor[vocabulary.Date]() {
		w.fault(pointer, "wrong_type", "This takes text, in quotes.")
	}
}

func (w *walk) object(pointer string, value map[string]any, into reflect.Type) {
	if into.Kind() != reflect.Struct {
		w.fault(pointer, "wrong_type", "This takes a single value, not an object.")
		return
	}
	fields := map[string]reflect.StructField{}
	for _, field := range reflect.VisibleFields(into) {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
			fields[name] = field
		}
	}
	for _, name := range slices.Sorted(maps.Keys(value)) {
		at := pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
		known, ok := fields[name]
		if !ok {
			w.fault(at, "unknown_field", "There is no such field here. Take it out, or check its spelling.")
			continue
		}
		refused := w.refused
		if w.value(at, value[name], known.Type); known.Tag.Get("content") == "secret" {
			w.refused = refused // made of chance, and kept as a hash at most
		}
	}
}
