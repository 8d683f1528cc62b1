package main

import (
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// origin is where a schema comes from.
type origin struct {
	shape string // the Go type with its fields
	named string // the Go type whose comment describes it; for a list, ICBList beside ICBItem
}

// nameSchemas takes the Go packages out of the schema names: a client knows Problem, not httpx.Problem.
func nameSchemas(d *document) error {
	named := openapi3.Schemas{}
	d.origins = map[string]origin{}
	for old, schema := range d.Components.Schemas {
		name, from := publicName(old)
		if taken, ok := d.origins[name]; ok {
			return fmt.Errorf("%s and %s would both be called %s: rename one", taken.named, from.named, name)
		}
		d.origins[name], named[name] = from, schema
	}
	d.Components.Schemas = named
	d.eachSchema(func(ref *openapi3.SchemaRef) {
		if old, ok := strings.CutPrefix(ref.Ref, schemas); ok {
			name, _ := publicName(old)
			ref.Ref = schemas + name
		}
	})
	return nil
}

// publicName turns organisations.ICB into ICB, and listing.Body-array_organisations_ICBItem, a list
// of ICBItem, into ICBList.
func publicName(name string) (string, origin) {
	if shape, row, ok := strings.Cut(name, "-array_"); ok {
		pkg, item, _ := strings.Cut(row, "_")
		list := strings.TrimSuffix(item, "Item") + "List"
		return list, origin{shape: shape, named: pkg + "." + list}
	}
	return name[strings.LastIndexByte(name, '.')+1:], origin{shape: name, named: name}
}
