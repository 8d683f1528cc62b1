package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"path/filepath"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3conv"
	"github.com/go-openapi/spec"
	"github.com/swaggo/swag"
)

// general is the file with the title, the licence and the tags, below the folder of the API.
const general = "platform/openapi/general.go"

// tools are programs of their own: nothing there is part of the API.
const tools = "tools"

// document is the description on its way from the annotations to the file.
type document struct {
	*openapi3.T
	types   goTypes
	origins map[string]origin // of each schema, by its name
}

// polish is everything the annotations leave out, one concern a step, in this order. A step for
// security schemes belongs first, once there is a way to sign in.
var polish = []struct {
	name string
	step func(*document) error
}{
	{"forms", tidyForms},
	{"names", nameSchemas},
	{"text", describe},
	{"formats", formatValues},
	{"shapes", shapeObjects},
	{"references", untangle},
	{"lists", offerFiles},
	{"selections", offerSelections},
	{"conditions", describeConditions},
	{"errors", describeErrors},
	{"examples", moveExamples},
	{"unused", dropUnused},
}

// generate reads the Go files of the API and returns its description as YAML.
func generate(folder string) ([]byte, error) {
	types, err := readTypes(folder)
	if err != nil {
		return nil, err
	}
	parser := swag.New(
		swag.SetDebugger(log.New(io.Discard, "", 0)),
		swag.SetExcludedDirsAndFiles(filepath.Join(folder, tools)),
		swag.SetOverrides(map[string]string{"trellis/api/vocabulary.Date": "string", // the polish adds its format, and that these may be null
			"vocabulary.Given[vocabulary.Date]": "string", "vocabulary.Given[string]": "string", "vocabulary.Given[int64]": "int64"}),
	)
	if err := parser.ParseAPI(folder, filepath.FromSlash(general), 1); err != nil {
		return nil, fmt.Errorf("read the annotations: %w", err)
	}
	converted, err := convert(parser.GetSwagger())
	if err != nil {
		return nil, err
	}
	doc := &document{T: converted, types: types}
	for _, p := range polish {
		if err := p.step(doc); err != nil {
			return nil, fmt.Errorf("polish the %s: %w", p.name, err)
		}
	}
	openapi3conv.Upgrade(doc.T)
	doc.OpenAPI = "3.1.1"
	return writeYAML(doc)
}

// convert takes version 2, which is what the annotations can say, to version 3.
func convert(two *spec.Swagger) (*openapi3.T, error) {
	keepExamples(two)
	encoded, err := json.Marshal(two)
	if err != nil {
		return nil, fmt.Errorf("write version 2: %w", err)
	}
	var read openapi2.T
	if err := json.Unmarshal(encoded, &read); err != nil {
		return nil, fmt.Errorf("read version 2: %w", err)
	}
	three, err := openapi2conv.ToV3(&read)
	if err != nil {
		return nil, fmt.Errorf("convert version 2 to 3: %w", err)
	}
	three.Info.Contact = nil
	return three, nil
}
