package openapi_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"trellis/api/platform/embeddedpg"
	"trellis/api/platform/openapi"
	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// operations lists what is described, with the query parameters of each.
func operations(t *testing.T) map[string][]string {
	t.Helper()
	doc, err := contract.Spec()
	if err != nil {
		t.Fatal(err)
	}
	described := map[string][]string{}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			names := []string{}
			for _, parameter := range op.Parameters {
				if parameter.Value.In == "query" {
					names = append(names, parameter.Value.Name)
				}
			}
			slices.Sort(names)
			described[method+" "+path] = names
		}
	}
	return described
}

func TestEveryRouteIsDescribedWithItsParametersAndEveryDescriptionRouted(t *testing.T) {
	described := operations(t)
	routed := map[string][]string{"GET /healthz": {}, "GET /readyz": {}}
	for _, route := range contract.NewServer(t).App.Routes {
		names := append([]string{}, route.Query...)
		if route.Method != http.MethodGet && strings.HasPrefix(route.Path, "/api/") && !route.Acts {
			names = append(names, "dry_run")
		}
		slices.Sort(names)
		parts := strings.Split(route.Path, "/")
		for i, part := range parts {
			if name, ok := strings.CutPrefix(part, ":"); ok {
				parts[i] = "{" + name + "}"
			}
		}
		routed[route.Method+" "+strings.Join(parts, "/")] = names
	}
	for operation, parameters := range routed {
		if known, ok := described[operation]; !ok {
			t.Errorf("%s is routed but not described: annotate its handler and run `go run ./api openapi`", operation)
		} else if !slices.Equal(known, parameters) {
			t.Errorf("%s takes %v but is described with %v", operation, parameters, known)
		}
	}
	for operation := range described {
		if _, ok := routed[operation]; !ok {
			t.Errorf("%s is described but not routed", operation)
		}
	}
}

func TestTheDescriptionAtTheRootIsTheOneServedInBothForms(t *testing.T) {
	root, err := os.ReadFile(filepath.Join(embeddedpg.CheckoutRoot(), "openapi.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(root, openapi.YAML()) {
		t.Error("openapi.yaml at the root is not the embedded one: run `go run ./api openapi`")
	}
	s := contract.NewServer(t)
	asYAML, asJSON := s.Get("/api/v1/openapi.yaml"), s.Get("/api/v1/openapi.json")
	if !bytes.Equal(asYAML.Body, root) {
		t.Error("the YAML that is served is not openapi.yaml")
	}
	var fromYAML any
	if err := yaml.Unmarshal(root, &fromYAML); err != nil {
		t.Fatal(err)
	}
	same, err := json.Marshal(fromYAML)
	if err != nil {
		t.Fatal(err)
	}
	var want any
	if err := json.Unmarshal(same, &want); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(asJSON.JSON, want) {
		t.Error("the JSON that is served says something else than the YAML")
	}
}
