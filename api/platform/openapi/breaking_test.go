package openapi_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oasdiff/oasdiff/checker"
	"github.com/oasdiff/oasdiff/diff"
	"github.com/oasdiff/oasdiff/load"

	"trellis/api/platform/embeddedpg"
	"trellis/api/platform/openapi"
)

func TestNothingBreaksForClientsOfTheLastRelease(t *testing.T) {
	released, tag := lastRelease(t)
	if tag == "" {
		t.Skip("there is no release tag to compare with")
	}
	for _, change := range breaking(t, released, openapi.YAML()) {
		t.Errorf("since %s: %s. Put it under a new version of the path instead.", tag, change)
	}
}

func TestABreakingChangeIsFoundAndAnAdditionIsNone(t *testing.T) {
	before, after := read(t, "before.yaml"), read(t, "after.yaml")
	found := breaking(t, before, after)
	if len(found) == 0 || !strings.Contains(strings.Join(found, "\n"), "name") {
		t.Errorf("the field name is gone, and what is found is %q", found)
	}
	if found := breaking(t, after, before); len(found) > 0 {
		t.Errorf("a new field in an answer breaks nothing, and what is found is %q", found)
	}
	next := []byte(strings.ReplaceAll(string(after), "/api/v1/", "/api/v2/"))
	if found := breaking(t, before, next); len(found) > 0 {
		t.Errorf("a new version of the path breaks nothing, and what is found is %q", found)
	}
}

// lastRelease reads openapi.yaml as it was at the newest version tag; the tag is "" where there is none.
func lastRelease(t *testing.T) (description []byte, tag string) {
	git := func(args ...string) ([]byte, error) {
		command := exec.Command("git", args...)
		command.Dir = embeddedpg.CheckoutRoot()
		return command.Output()
	}
	named, err := git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
	if err != nil {
		return nil, ""
	}
	tag = strings.TrimSpace(string(named))
	description, err = git("show", tag+":openapi.yaml")
	if err != nil {
		t.Fatalf("openapi.yaml at %s cannot be read: %v", tag, err)
	}
	return description, tag
}

// breaking lists what a client of one description would trip over in another. A version of the path
// that is gone altogether was announced and retired: its operations are not compared.
func breaking(t *testing.T, before, after []byte) (found []string) {
	t.Helper()
	old, current := parsed(t, before), parsed(t, after)
	kept := map[string]bool{}
	for path := range current.Paths.Map() {
		kept[version(path)] = true
	}
	for path := range old.Paths.Map() {
		if !kept[version(path)] {
			old.Paths.Delete(path)
		}
	}
	changes, sources, err := diff.GetWithOperationsSourcesMap(diff.NewConfig(),
		&load.SpecInfo{Url: "before", Spec: old}, &load.SpecInfo{Url: "after", Spec: current})
	if err != nil {
		t.Fatal(err)
	}
	words := checker.NewDefaultLocalizer()
	for _, change := range checker.CheckBackwardCompatibility(checker.NewConfig(checker.GetAllChecks()), changes, sources) {
		if change.GetLevel() >= checker.ERR {
			found = append(found, change.GetOperation()+" "+change.GetPath()+" "+change.GetUncolorizedText(words))
		}
	}
	return found
}

var pathVersion = regexp.MustCompile(`^/api/v[0-9]+/`)

func version(path string) string { return pathVersion.FindString(path) }

func parsed(t *testing.T, description []byte) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(description)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}
