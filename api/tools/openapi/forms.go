package main

import "github.com/getkin/kin-openapi/openapi3"

// tidyForms takes off the fields of forms what the conversion from version 2 notes there for its way back.
func tidyForms(d *document) error {
	return d.eachOperation(func(_, _ string, op *openapi3.Operation) error {
		eachBody(op, func(_ bool, body *openapi3.SchemaRef) {
			within(body, func(field *openapi3.SchemaRef) {
				if field.Value != nil {
					delete(field.Value.Extensions, "x-formData-name")
				}
			})
		})
		return nil
	})
}
