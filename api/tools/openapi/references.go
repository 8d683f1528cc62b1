package main

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// untangle takes off what version 2 had to add to a reference: the list of words the referred type
// has already. Its own description and example stay beside it, which version 3.1 allows.
func untangle(d *document) error {
	d.eachSchema(func(ref *openapi3.SchemaRef) {
		schema := ref.Value
		if ref.Ref == "" && len(schema.AllOf) == 1 {
			schema.Enum = nil
			if schema.Description == "" {
				schema.Description = schema.AllOf[0].Value.Description
			}
		}
		delete(schema.Extensions, "x-nullable")
	})
	return d.eachOperation(func(_, _ string, op *openapi3.Operation) error {
		for _, parameter := range op.Parameters { // repeating a parameter is how lists are sent anyway
			parameter.Value.Style, parameter.Value.Explode = "", nil
		}
		return nil
	})
}

// dropUnused removes the schemas nothing refers to.
func dropUnused(d *document) error {
	sent, answered := d.uses()
	for _, response := range d.Components.Responses {
		for _, media := range response.Value.Content {
			d.reach(media.Schema, answered)
		}
	}
	for name := range d.Components.Schemas {
		if !sent[name] && !answered[name] {
			delete(d.Components.Schemas, name)
		}
	}
	return nil
}

func nameOf(ref *openapi3.SchemaRef) (string, bool) { return strings.CutPrefix(ref.Ref, schemas) }
