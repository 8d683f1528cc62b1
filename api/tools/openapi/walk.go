package main

import (
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// eachOperation visits every operation, in order of path and method.
func (d *document) eachOperation(visit func(path, method string, op *openapi3.Operation) error) error {
	paths := d.Paths.Map()
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		operations := paths[path].Operations()
		for _, method := range slices.Sorted(maps.Keys(operations)) {
			if err := visit(path, method, operations[method]); err != nil {
				return err
			}
		}
	}
	return nil
}

// eachSchema visits every schema of the document once, parents before children.
func (d *document) eachSchema(visit func(*openapi3.SchemaRef)) {
	for _, name := range slices.Sorted(maps.Keys(d.Components.Schemas)) {
		within(d.Components.Schemas[name], visit)
	}
	_ = d.eachOperation(func(_, _ string, op *openapi3.Operation) error {
		for _, parameter := range op.Parameters {
			within(parameter.Value.Schema, visit)
		}
		eachBody(op, func(_ bool, schema *openapi3.SchemaRef) { within(schema, visit) })
		return nil
	})
}

// eachBody visits the schemas of what an operation is sent and what it answers.
func eachBody(op *openapi3.Operation, visit func(sent bool, schema *openapi3.SchemaRef)) {
	if op.RequestBody != nil {
		for _, media := range op.RequestBody.Value.Content {
			visit(true, media.Schema)
		}
	}
	for _, response := range op.Responses.Map() {
		for _, media := range response.Value.Content {
			visit(false, media.Schema)
		}
	}
}

// within visits a schema and those inside it, stopping at references.
func within(ref *openapi3.SchemaRef, visit func(*openapi3.SchemaRef)) {
	if ref == nil {
		return
	}
	visit(ref)
	if ref.Ref != "" || ref.Value == nil {
		return
	}
	schema := ref.Value
	for _, name := range slices.Sorted(maps.Keys(schema.Properties)) {
		within(schema.Properties[name], visit)
	}
	within(schema.Items, visit)
	for _, group := range []openapi3.SchemaRefs{schema.AllOf, schema.AnyOf, schema.OneOf} {
		for _, inner := range group {
			within(inner, visit)
		}
	}
}

const schemas = "#/components/schemas/"

// refTo refers to a named schema.
func (d *document) refTo(name string) *openapi3.SchemaRef {
	return openapi3.NewSchemaRef(schemas+name, d.Components.Schemas[name].Value)
}
