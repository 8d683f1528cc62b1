package main

import (
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/go-openapi/spec"
)

// keptExample carries a parameter's example through version 2, which has no place for it.
const keptExample = "x-example"

func keepExamples(two *spec.Swagger) {
	for path, item := range two.Paths.Paths {
		for _, op := range []*spec.Operation{item.Get, item.Put, item.Post, item.Delete, item.Patch} {
			if op == nil {
				continue
			}
			for i, parameter := range op.Parameters {
				if parameter.Example != nil {
					op.Parameters[i].AddExtension(keptExample, parameter.Example)
				}
			}
		}
		two.Paths.Paths[path] = item
	}
}

func moveExamples(d *document) error {
	return d.eachOperation(func(_, _ string, op *openapi3.Operation) error {
		for _, parameter := range op.Parameters {
			if example, ok := parameter.Value.Extensions[keptExample]; ok {
				if parameter.Value.Schema.Value.Type.Is(openapi3.TypeArray) {
					example = []any{example}
				}
				parameter.Value.Example = example
				delete(parameter.Value.Extensions, keptExample)
			}
		}
		return nil
	})
}
