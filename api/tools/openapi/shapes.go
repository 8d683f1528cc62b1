package main

import (
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"
)

// shapeObjects closes every object and says which properties are always there and which may be null.
// In an answer a field is there unless its tag says omitempty or omitzero, and a pointer that is
// always there may be null. In what a client sends, only what `validate:"required"` says is required, and only a
// vocabulary.Given may be null.
func shapeObjects(d *document) error {
	sent, answered := d.uses()
	for name, ref := range d.Components.Schemas {
		schema := ref.Value
		if !schema.Type.Is(openapi3.TypeObject) {
			continue
		}
		closed := false
		schema.AdditionalProperties = openapi3.AdditionalProperties{Has: &closed}
		if sent[name] && answered[name] {
			return fmt.Errorf("%s is both sent and answered: make a type for each", name)
		}
		if sent[name] {
			for _, field := range d.types.fields(d.origins[name].shape) {
				if field.nullable {
					schema.Properties[field.name] = orNull(schema.Properties[field.name])
				}
			}
			continue
		}
		schema.Required = nil
		for _, field := range d.types.fields(d.origins[name].shape) {
			if field.optional {
				continue
			}
			schema.Required = append(schema.Required, field.name)
			if field.pointer {
				schema.Properties[field.name] = orNull(schema.Properties[field.name])
			}
		}
	}
	return nil
}

func orNull(property *openapi3.SchemaRef) *openapi3.SchemaRef {
	schema := property.Value
	if property.Ref != "" || len(schema.AllOf) > 0 {
		null := openapi3.NewSchemaRef("", &openapi3.Schema{Type: &openapi3.Types{openapi3.TypeNull}})
		either := &openapi3.Schema{AnyOf: openapi3.SchemaRefs{property, null}}
		if property.Ref == "" { // a reference with words of its own
			either.AnyOf[0], either.Description, either.Example = schema.AllOf[0], schema.Description, schema.Example
		}
		return either.NewRef()
	}
	schema.Nullable = true
	if len(schema.Enum) > 0 {
		schema.Enum = append(schema.Enum, nil)
	}
	delete(schema.Extensions, "x-nullable")
	return property
}

// uses tells which named schemas clients send and which they are answered.
func (d *document) uses() (sent, answered map[string]bool) {
	sent, answered = map[string]bool{}, map[string]bool{}
	_ = d.eachOperation(func(_, _ string, op *openapi3.Operation) error {
		eachBody(op, func(isSent bool, schema *openapi3.SchemaRef) {
			if isSent {
				d.reach(schema, sent)
			} else {
				d.reach(schema, answered)
			}
		})
		return nil
	})
	return sent, answered
}

// reach marks every named schema a schema refers to, at any depth.
func (d *document) reach(from *openapi3.SchemaRef, marked map[string]bool) {
	within(from, func(ref *openapi3.SchemaRef) {
		if name, ok := nameOf(ref); ok && !marked[name] {
			marked[name] = true
			d.reach(d.Components.Schemas[name], marked)
		}
	})
}
