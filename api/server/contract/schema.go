package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are those that something has been held against. To prepare one takes ten times as long as to use it.
var schemas struct {
	sync.Mutex
	prepared map[*openapi3.Schema]*jsonschema.Schema
	named    any // those that others refer to
}

// fits tells how a value differs from a schema of openapi.yaml, which is one of JSON Schema 2020-12.
func fits(doc *openapi3.T, schema *openapi3.Schema, value any) error {
	prepared, err := prepare(doc, schema)
	if err != nil {
		return err
	}
	return prepared.Validate(value)
}

func prepare(doc *openapi3.T, schema *openapi3.Schema) (*jsonschema.Schema, error) {
	schemas.Lock()
	defer schemas.Unlock()
	if known := schemas.prepared[schema]; known != nil {
		return known, nil
	}
	asked, err := plain(schema)
	if err == nil && schemas.named == nil {
		schemas.named, err = plain(doc.Components.Schemas)
	}
	if err != nil {
		return nil, fmt.Errorf("read a schema of openapi.yaml: %w", err)
	}
	// References are looked up below the same document.
	document := map[string]any{"asked": asked, "components": map[string]any{"schemas": schemas.named}}
	const address = "https://trellis.invalid/openapi.json"
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.RegisterFormat(&jsonschema.Format{Name: "int64", Validate: isInt64})
	compiler.AssertFormat()
	if err := compiler.AddResource(address, document); err != nil {
		return nil, fmt.Errorf("read a schema of openapi.yaml: %w", err)
	}
	prepared, err := compiler.Compile(address + "#/asked")
	if err != nil {
		return nil, fmt.Errorf("a schema of openapi.yaml is none: %w", err)
	}
	if schemas.prepared == nil {
		schemas.prepared = map[*openapi3.Schema]*jsonschema.Schema{}
	}
	schemas.prepared[schema] = prepared
	return prepared, nil
}

// plain is a part of openapi.yaml as it is written.
func plain(part any) (any, error) {
	written, err := json.Marshal(part)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(written))
}

// isInt64 is a format of OpenAPI.
func isInt64(value any) error {
	if number, ok := value.(json.Number); ok {
		if _, err := strconv.ParseInt(number.String(), 10, 64); err != nil {
			return errors.New("no whole number of 64 bits")
		}
	}
	return nil
}

// headerFits holds the value of a header against its schema: of a whole number, or of text.
func headerFits(doc *openapi3.T, schema *openapi3.Schema, header http.Header, name string) error {
	values := header.Values(name)
	if len(values) == 0 || schema == nil {
		return nil
	}
	var value any = strings.Join(values, ", ")
	if schema.Type.Is("integer") {
		value = json.Number(values[0])
		if _, err := strconv.Atoi(values[0]); err != nil {
			return fmt.Errorf("the header %s is no whole number: %q", name, values[0])
		}
	}
	if err := fits(doc, schema, value); err != nil {
		return fmt.Errorf("the header %s is %v, which its schema refuses: %w", name, value, err)
	}
	return nil
}
