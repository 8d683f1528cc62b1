package main

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

const (
	asJSON   = "application/json"
	asCSV    = "text/csv"
	asNDJSON = "application/x-ndjson"
	asXLSX   = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// maxFilterValues is how often a list takes one filter.
const maxFilterValues = 100

// offerFiles describes the bodies that are files and not JSON objects, and bounds the filters of
// lists. What is sent is JSON, without an annotation saying so.
func offerFiles(d *document) error {
	return d.eachOperation(func(_, _ string, op *openapi3.Operation) error {
		for _, parameter := range op.Parameters {
			if schema := parameter.Value.Schema.Value; (isList(op) || isStreamed(op)) && schema.Type.Is(openapi3.TypeArray) {
				schema.WithMaxItems(maxFilterValues)
			}
		}
		if op.RequestBody != nil {
			content := op.RequestBody.Value.Content
			if anything, ok := content["*/*"]; ok {
				delete(content, "*/*")
				content[asJSON] = anything
			}
		}
		for status, response := range op.Responses.Map() {
			if status[0] != '2' {
				continue
			}
			for kind, media := range response.Value.Content {
				switch kind {
				case asCSV:
					media.Schema = file("A header row, then a row for each item. A text cell that begins like a formula has an apostrophe before it.", "")
				case asNDJSON:
					media.Schema = file("The items as JSON objects, one a line.", "")
				case asXLSX:
					media.Schema = file("A workbook with one sheet.", "binary")
				}
			}
		}
		return nil
	})
}

func file(description, format string) *openapi3.SchemaRef {
	schema := openapi3.NewStringSchema().WithFormat(format)
	schema.Description = description
	return schema.NewRef()
}

// isList tells a list by the parameter only lists take.
func isList(op *openapi3.Operation) bool {
	return op.Parameters.GetByInAndName("query", "cursor") != nil
}

// isStreamed tells what is a file alone, sent while it is read: nobody knows its hash before it has ended.
func isStreamed(op *openapi3.Operation) bool {
	good := op.Responses.Value("200")
	return good != nil && good.Value.Content[asNDJSON] != nil && good.Value.Content[asJSON] == nil
}

// offerSelections lets a list answer part of its items' fields: fields=ods_code,name leaves the rest
// out, so besides ICBList, whose items are whole, there is ICBSelectionList.
func offerSelections(d *document) error {
	return d.eachOperation(func(_, _ string, op *openapi3.Operation) error {
		if op.Parameters.GetByInAndName("query", "fields") == nil {
			return nil
		}
		media := op.Responses.Value("200").Value.Content[asJSON]
		list, _ := nameOf(media.Schema)
		items := d.Components.Schemas[list].Value.Properties["items"].Value.Items
		item, _ := nameOf(items)
		thing := strings.TrimSuffix(list, "List")

		part := *items.Value
		part.Required, part.MinProps = nil, 1
		part.Description = item + " with only the fields asked for with fields."
		d.add(thing+"Selection", &part, d.origins[item])

		page := *d.Components.Schemas[list].Value
		page.Description = list + " where fields left part of the items out."
		page.Properties = openapi3.Schemas{}
		for name, property := range d.Components.Schemas[list].Value.Properties {
			page.Properties[name] = property
		}
		page.Properties["items"] = openapi3.NewArraySchema().WithItems(&part).NewRef()
		page.Properties["items"].Value.Items = d.refTo(thing + "Selection")
		d.add(thing+"SelectionList", &page, d.origins[list])

		media.Schema = (&openapi3.Schema{
			Description: list + "; with fields, " + thing + "SelectionList.",
			AnyOf:       openapi3.SchemaRefs{d.refTo(list), d.refTo(thing + "SelectionList")},
		}).NewRef()
		return nil
	})
}

func (d *document) add(name string, schema *openapi3.Schema, from origin) {
	d.Components.Schemas[name] = schema.NewRef()
	d.origins[name] = from
}
