package main

import "github.com/getkin/kin-openapi/openapi3"

// formats are the Go types that are written as one value of a known form.
var formats = map[string]func() *openapi3.Schema{
	"vocabulary.Date": func() *openapi3.Schema { return openapi3.NewStringSchema().WithFormat("date") },
	"time.Time":       openapi3.NewDateTimeSchema,
	"int64":           openapi3.NewInt64Schema,
}

// formatValues says which strings are dates and instants and how wide a whole number may be.
func formatValues(d *document) error {
	for name, ref := range d.Components.Schemas {
		for _, field := range d.types.fields(d.origins[name].shape) {
			known, ok := formats[field.typ]
			if !ok {
				continue
			}
			made, old := known(), ref.Value.Properties[field.name].Value
			made.Example = old.Example
			if field.doc != "" { // else it is that of the type it stood for
				made.Description = old.Description
			}
			made.Min, made.Max = old.Min, old.Max
			ref.Value.Properties[field.name] = made.NewRef()
		}
	}
	return nil
}
