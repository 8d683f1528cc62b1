package installation_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"trellis/api/server/contract"
)

// codeLists reads every list, as the meaning of each code by the list's name.
func codeLists(t *testing.T) map[string]map[string]string {
	t.Helper()
	var answer struct {
		Items []struct {
			Name, Description string
			Codes             []struct{ Code, Meaning string }
		}
	}
	contract.NewServer(t).Get("/api/v1/code_lists").Into(t, &answer)
	lists := map[string]map[string]string{}
	for _, list := range answer.Items {
		if lists[list.Name] != nil || list.Description == "" || len(list.Codes) == 0 {
			t.Errorf("the list %q stands twice, is empty or has no description", list.Name)
		}
		lists[list.Name] = map[string]string{}
		for _, c := range list.Codes {
			if _, twice := lists[list.Name][c.Code]; twice || c.Meaning == "" || c.Meaning == "." {
				t.Errorf("%q of %s stands twice or means nothing: %q", c.Code, list.Name, c.Meaning)
			}
			lists[list.Name][c.Code] = c.Meaning
		}
	}
	return lists
}

// selfEvident are words that explain themselves, or that another standard does: those of keys and tokens.
var selfEvident = []string{"ok", "true", "false", "Bearer", "OKP", "EC", "Ed25519", "P-256", "EdDSA", "ES256", "sig"}

func TestEveryWordAFieldOrParameterCanHoldIsInACodeList(t *testing.T) {
	lists := codeLists(t)
	doc, err := contract.Spec()
	if err != nil {
		t.Fatal(err)
	}
	enumerations := map[string][]string{}
	note := func(where string, schema *openapi3.SchemaRef) {
		for schema != nil && schema.Value != nil && schema.Value.Items != nil {
			schema = schema.Value.Items
		}
		if schema == nil || schema.Value == nil {
			return
		}
		for _, value := range schema.Value.Enum {
			if word := fmt.Sprint(value); value != nil && !slices.Contains(selfEvident, word) {
				enumerations[where] = append(enumerations[where], word)
			}
		}
	}
	for name, schema := range doc.Components.Schemas {
		note(name, schema)
		for field, property := range schema.Value.Properties {
			note(name+"."+field, property)
		}
	}
	for path, item := range doc.Paths.Map() {
		for method, operation := range item.Operations() {
			for _, parameter := range operation.Parameters {
				note(method+" "+path+" "+parameter.Value.Name, parameter.Value.Schema)
			}
		}
	}
	if len(enumerations) < 20 {
		t.Errorf("only %d enumerations were found in the description", len(enumerations))
	}
	for where, words := range enumerations {
		explained := slices.ContainsFunc(slices.Collect(maps.Values(lists)), func(list map[string]string) bool {
			return !slices.ContainsFunc(words, func(word string) bool { return list[word] == "" })
		})
		if !explained {
			t.Errorf("no code list explains %v of %s", words, where)
		}
	}
}

func TestTheCodeListsAreThoseOfTheCode(t *testing.T) {
	lists := codeLists(t)
	for name, codes := range map[string][]string{
		"problem": {"too_many_requests", "stale", "unauthenticated"}, "role": {"icb_lead", "analyst", "api_client"}, "scope_kind": {"place"},
		"operation": {"icbs.update", "code_lists.read"}, "client_permission": {"organisations:read"}, "import_kind": {"ods_epcn"}, "import_status": {"undone"},
	} {
		for _, code := range codes {
			if lists[name][code] == "" {
				t.Errorf("%s has no %s: %v", name, code, lists[name])
			}
		}
	}
}
