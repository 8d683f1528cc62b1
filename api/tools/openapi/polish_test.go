package main

import (
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// The fixture below testdata has what the real API has not yet.
func TestWhatTheAnnotationsLeaveOutIsAdded(t *testing.T) {
	made, err := generate("testdata/api")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ says, fragment string }{
		{"the version is 3.1", "openapi: 3.1.1\n"},
		{"a field is there unless its tag leaves it out when empty", "      required: [id, made, day, colour, other, parent, size, pence]\n"},
		{"only what validate says is required of a client", "      required: [name]\n"},
		{"fields stand in the order of the Go type", "        id:\n          description: What it is known by.\n          type: string\n        made:\n"},
		{"a field is called what JSON calls it", "description: One of two; made_up tells whether comment does. Size is a word.\n"},
		{"an instant has its format", "        made:\n          type: string\n          format: date-time\n"},
		{"a day that may be missing is a date or null", "        day:\n          type: [string, \"null\"]\n          format: date\n"},
		{"a whole number has its width", "        pence:\n          type: integer\n          format: int64\n"},
		{"a word of a list is referred to", "        colour:\n          $ref: '#/components/schemas/Colour'\n"},
		{"a reference that may be null", "        parent:\n          anyOf:\n            - $ref: '#/components/schemas/Base'\n            - type: \"null\"\n"},
		{"a word that may be null", "          enum: [small, large, null]\n"},
		{"an object is closed", "          enum: [small, large, null]\n          maxLength: 5\n      additionalProperties: false\n"},
		{"what a change may take away may be null", "          description: size may be taken away.\n          type: [string, \"null\"]\n"},
		{"a list is named after its items", "    ThingList:\n      description: ThingList is a page of things.\n"},
		{"a part of the items requires nothing", "    ThingSelection:\n      description: Thing with only the fields asked for with fields.\n      type: object\n      minProperties: 1\n"},
		{"a list is whole or a part", "                anyOf:\n                  - $ref: '#/components/schemas/ThingList'\n                  - $ref: '#/components/schemas/ThingSelectionList'\n"},
		{"a file is text", "            text/csv:\n              schema:\n                description: A header row"},
		{"an example of a repeated parameter is a list", "          example: [red]\n"},
		{"what is sent is JSON", "      requestBody:\n        description: What to make\n        required: true\n        content:\n          application/json:\n"},
		{"a form has its fields", "          multipart/form-data:\n            schema:\n              required: [file, word]\n"},
		{"what is made has an address", "            Location:\n              $ref: '#/components/headers/Location'\n"},
		{"a write can be invalid", "        \"422\":\n          $ref: '#/components/responses/Invalid'\n"},
		{"a problem is problem+json", "        application/problem+json:\n          schema:\n            $ref: '#/components/schemas/Problem'\n"},
	} {
		if !strings.Contains(string(made), c.fragment) {
			t.Errorf("%s: missing\n%s", c.says, c.fragment)
		}
	}
	for _, gone := range []string{"vocabulary.", "things.Thing", "nullable", "hidden", "*/*", "    Date:"} {
		if strings.Contains(string(made), gone) {
			t.Errorf("%q is left over", gone)
		}
	}
	if strings.Contains(string(made), " x-") {
		t.Error("an extension is left over")
	}
}

func TestADescriptionThatWouldMisleadIsNotWritten(t *testing.T) {
	for _, c := range []struct {
		says string
		step func(*document) error
		doc  string
	}{
		{"would both be called Thing", nameSchemas, `
components: {schemas: {a.Thing: {type: object}, b.Thing: {type: object}}}`},
		{"no description", describe, `
components: {schemas: {Thing: {type: object}}}`},
		{"needs an @ID", describe, `
paths: {/things: {get: {summary: List, responses: {"200": {description: OK}}}}}`},
		{"both sent and answered", shapeObjects, `
paths: {/things: {post: {
  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}},
  responses: {"200": {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}}}
components: {schemas: {Thing: {type: object}}}`},
		{"no annotation names httpx.Problem", describeErrors, `
components: {schemas: {Thing: {type: object}}}`},
	} {
		loaded, err := openapi3.NewLoader().LoadFromData([]byte("openapi: 3.0.3\n" + strings.TrimPrefix(c.doc, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		if loaded.Paths == nil {
			loaded.Paths = openapi3.NewPaths()
		}
		if loaded.Components == nil {
			loaded.Components = &openapi3.Components{}
		}
		if err := c.step(&document{T: loaded}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("want an error that says %q, got %v", c.says, err)
		}
	}
}
