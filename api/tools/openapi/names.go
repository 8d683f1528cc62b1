package main

import (
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// nameSchemas takes the Go packages out of the schema names: a client knows Problem, not httpx.Problem.
func nameSchemas(d *document) error {
	named := openapi3.Schemas{}
	d.names = map[string]string{}
	for old, schema := range d.Components.Schemas {
		name := publicName(old)
		if taken, ok := d.names[name]; ok {
			return fmt.Errorf("%s and %s would both be called %s: rename one", taken, old, name)
		}
		generic, _, _ := strings.Cut(old, "-")
		d.names[name], named[name] = generic, schema
	}
	d.Components.Schemas = named
	d.eachSchema(func(ref *openapi3.SchemaRef) {
		if old, ok := strings.CutPrefix(ref.Ref, schemas); ok {
			ref.Ref = schemas + publicName(old)
		}
	})
	return nil
}

// publicName turns organisations.ICB into ICB, and listing.Body-array_organisations_ICBItem, a list
// of ICBItem, into ICBList.
func publicName(name string) string {
	if _, row, ok := strings.Cut(name, "-array_"); ok {
		_, row, _ = strings.Cut(row, "_")
		return strings.TrimSuffix(row, "Item") + "List"
	}
	return name[strings.LastIndexByte(name, '.')+1:]
}
