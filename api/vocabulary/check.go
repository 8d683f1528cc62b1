package vocabulary

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// CheckFields judges what a client sent by the tags that describe it (a pointer to a struct): enums, maxLength, minimum,
// maximum, decimals, and binding:"required". Texts become single lines. What depends on more than one field, or on what
// is kept, is the room's to judge.
func CheckFields(body any) []Fault { return checkStruct("", reflect.ValueOf(body).Elem()) }

func checkStruct(pointer string, of reflect.Value) (faults []Fault) {
	for _, field := range reflect.VisibleFields(of.Type()) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" {
			continue
		}
		value, at := of.FieldByIndex(field.Index), pointer+"/"+name
		if _, ok := value.Interface().(interface{ Holds() reflect.Type }); ok {
			value = value.FieldByName("Value")
		}
		if value.Kind() == reflect.Pointer {
			if value.IsNil() {
				continue
			}
			value = value.Elem()
		}
		if value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Struct {
			for i := range value.Len() {
				faults = append(faults, checkStruct(at+"/"+strconv.Itoa(i), value.Index(i))...)
			}
			continue
		}
		if code, message := checkValue(label(name), field.Tag, value); code != "" {
			faults = append(faults, Fault{Pointer: at, Code: code, Message: message})
		}
	}
	return faults
}

func checkValue(thing string, tag reflect.StructTag, value reflect.Value) (code, message string) {
	if day, ok := value.Interface().(Date); ok && !day.IsZero() {
		return "", ""
	}
	if value.IsZero() && (tag.Get("binding") == "required" || value.Kind() == reflect.String) {
		return "required", thing + " is missing. Give it a value."
	}
	switch value.Kind() {
	case reflect.String:
		return checkString(thing, tag, value)
	case reflect.Float64:
		return checkNumber(thing, tag, value.Float())
	case reflect.Int64:
		return checkNumber(thing, tag, float64(value.Int()))
	}
	return "", ""
}

func checkString(thing string, tag reflect.StructTag, value reflect.Value) (code, message string) {
	if enums := tag.Get("enums"); enums != "" {
		if !slices.Contains(strings.Split(enums, ","), value.String()) {
			return "unknown_value", thing + " is one of: " + strings.ReplaceAll(enums, ",", ", ") + "."
		}
		return "", ""
	}
	most, err := strconv.Atoi(tag.Get("maxLength"))
	if err != nil {
		most = len(value.String())
	}
	text := OneLine(value.String())
	if text == "" {
		return "required", thing + " is missing. Give it a value."
	}
	value.SetString(text)
	return CheckText(thing, text, 1, most)
}

func checkNumber(thing string, tag reflect.StructTag, number float64) (code, message string) {
	least, lowest := strconv.ParseFloat(tag.Get("minimum"), 64)
	most, highest := strconv.ParseFloat(tag.Get("maximum"), 64)
	if lowest == nil && number < least || highest == nil && number > most {
		return "out_of_range", fmt.Sprintf("%s lies between %s and %s.", thing, tag.Get("minimum"), tag.Get("maximum"))
	}
	decimals, err := strconv.Atoi(tag.Get("decimals"))
	_, after, _ := strings.Cut(strconv.FormatFloat(number, 'f', -1, 64), ".")
	if err == nil && len(after) > decimals {
		return "too_precise", fmt.Sprintf("%s takes at most %d decimals.", thing, decimals)
	}
	return "", ""
}

// short are the words of field names that are no words of English.
var short = strings.NewReplacer("wte", "WTE", "pcn", "PCN", "afc", "AfC", "_", " ")

// label is a field's name as a sentence begins with it: wte_funded becomes WTE funded, employer_name Employer name.
func label(name string) string {
	text := short.Replace(name)
	return strings.ToUpper(text[:1]) + text[1:]
}
