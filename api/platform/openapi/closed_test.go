package openapi_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"trellis/api/server/contract"
)

// An OpenAPI document is described by its own standard, not by ours; and the values of a change are columns of whichever
// table its record is in.
var foreign = map[string]bool{"Document": true, "Change/values": true,
	"AuditChange/before": true, "AuditChange/after": true, "AuditChangeSelection/before": true, "AuditChangeSelection/after": true}

func TestEveryObjectIsClosedAndEverySchemaAndOperationDescribed(t *testing.T) {
	doc, err := contract.Spec()
	if err != nil {
		t.Fatal(err)
	}
	if doc.OpenAPI != "3.1.1" {
		t.Errorf("the description is OpenAPI %s, want 3.1.1", doc.OpenAPI)
	}
	for name, schema := range doc.Components.Schemas {
		if schema.Value.Description == "" {
			t.Errorf("the schema %s has no description", name)
		}
		for _, place := range open(schema, name) {
			if !foreign[name] && !foreign[place] {
				t.Errorf("%s is an open object: an extra field would go unnoticed", place)
			}
		}
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.Description == "" || op.Summary == "" || op.OperationID == "" {
				t.Errorf("%s %s lacks its id, its summary or its description", method, path)
			}
			for status, response := range op.Responses.Map() {
				for kind, media := range response.Value.Content {
					for _, place := range open(media.Schema, fmt.Sprintf("%s %s %s %s", method, path, status, kind)) {
						t.Errorf("%s is an open object: an extra field would go unnoticed", place)
					}
				}
				// A redirect has no body, and who wants a token is refused as RFC 6749 says.
				if !strings.HasPrefix(status, "2") && !strings.HasPrefix(status, "3") && response.Value.Content["application/json"] == nil && response.Value.Content["application/problem+json"] == nil {
					t.Errorf("%s %s answers %s without a problem", method, path, status)
				}
			}
		}
	}
}

func TestAnOpenObjectIsFound(t *testing.T) {
	loose := openapi3.NewObjectSchema().WithProperty("list", openapi3.NewArraySchema().WithItems(openapi3.NewObjectSchema()))
	if found := open(loose.NewRef(), "Loose"); len(found) != 2 {
		t.Errorf("found %v in an open list of open objects, want both", found)
	}
}

// open lists the objects at and within a schema that take fields nobody described. References end
// the walk: what they name is looked at by itself.
func open(ref *openapi3.SchemaRef, place string) (places []string) {
	if ref == nil || ref.Ref != "" {
		return nil
	}
	schema := ref.Value
	closed := schema.AdditionalProperties.Has != nil && !*schema.AdditionalProperties.Has
	free := schema.Type.IsEmpty() && schema.AnyOf == nil && schema.AllOf == nil && schema.OneOf == nil && schema.Enum == nil
	if free || (schema.Type.Includes(openapi3.TypeObject) && !closed) {
		places = append(places, place)
	}
	for name, property := range schema.Properties {
		places = append(places, open(property, place+"/"+name)...)
	}
	places = append(places, open(schema.Items, place+"/[]")...)
	for _, group := range []openapi3.SchemaRefs{schema.AllOf, schema.AnyOf, schema.OneOf} {
		for _, inner := range group {
			places = append(places, open(inner, place)...)
		}
	}
	return places
}
