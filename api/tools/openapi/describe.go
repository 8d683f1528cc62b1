package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// describe gives each schema the comment of its Go type and each property that of its field, and
// fails where an operation or a schema is left without a word.
func describe(d *document) error {
	for name, ref := range d.Components.Schemas {
		from := d.origins[name]
		schema := ref.Value
		delete(schema.Extensions, "x-enum-varnames")
		if doc := d.types[from.named].doc; doc != "" {
			schema.Description = doc
		}
		if schema.Description == "" && name != "Date" {
			return fmt.Errorf("the schema %s has no description: give the Go type %s a comment", name, from.named)
		}
		fields := d.types.fields(from.shape)
		for _, field := range fields {
			property, ok := schema.Properties[field.name]
			if !ok {
				return fmt.Errorf("the annotations miss %s of %s", field.name, from.shape)
			}
			if property.Ref == "" {
				property.Value.Description = publicNames(publicWords(field), fields)
			}
		}
	}
	return d.eachOperation(func(path, method string, op *openapi3.Operation) error {
		switch {
		case op.OperationID == "" || op.Summary == "" || op.Description == "" || len(op.Tags) != 1:
			return fmt.Errorf("%s %s needs an @ID, a @Summary, a @Description and one @Tags", method, path)
		case op.RequestBody != nil:
			delete(op.RequestBody.Value.Extensions, "x-originalParamName")
		}
		for _, parameter := range op.Parameters {
			if parameter.Value.Description == "" {
				return fmt.Errorf("%s %s: its parameter %s needs a description", method, path, parameter.Value.Name)
			}
		}
		return nil
	})
}

// publicWords is a field's comment as a client reads it beside the field's name: Go writes "ID is
// what it is known by.", a reference writes "What it is known by."
func publicWords(field goField) string {
	if rest, ok := strings.CutPrefix(field.doc, field.goName+" is "); ok {
		return strings.ToUpper(rest[:1]) + rest[1:]
	}
	if rest, ok := strings.CutPrefix(field.doc, field.goName+" "); ok {
		return field.name + " " + rest
	}
	return field.doc
}

// publicNames calls the fields beside it what JSON calls them: "count and Size" becomes "count and size". A word that
// begins a sentence is a name only if it could not be an ordinary one.
func publicNames(doc string, fields []goField) string {
	for _, field := range fields {
		if field.goName == "" || strings.ToUpper(field.goName) == field.goName {
			continue
		}
		name := regexp.MustCompile(`(^|[.:;] |[a-z0-9_,;] )` + field.goName + `\b`)
		doc = name.ReplaceAllStringFunc(doc, func(found string) string {
			before := strings.TrimSuffix(found, field.goName)
			begins := before == "" || strings.HasPrefix(before, ".") || strings.HasPrefix(before, ":")
			if begins && strings.ToLower(field.goName[1:]) == field.goName[1:] {
				return found
			}
			return before + field.name
		})
	}
	return doc
}
