package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// The files in testdata are what the three test runners really wrote.
func fixture(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func readGoFixture(t *testing.T) (*goResults, []string) {
	t.Helper()
	var packages []string
	results := newGoResults()
	stream := "go: downloading example\n" + string(fixture(t, "gotest.ndjson"))
	other, err := results.read(strings.NewReader(stream), func(line string) { packages = append(packages, line) })
	if err != nil {
		t.Fatal(err)
	}
	if other != "go: downloading example\n" {
		t.Errorf("a line that is no event must be kept, got %q", other)
	}
	return results, packages
}

func TestGoTestsAreCountedWithoutTheirFrames(t *testing.T) {
	results, packages := readGoFixture(t)
	if want := (tally{passed: 3, failed: 4, skipped: 2}); results.tally != want {
		t.Errorf("got %v, want %v", results.tally, want)
	}
	if want := (tally{failed: 3}); results.packages != want {
		t.Errorf("packages: got %v, want %v", results.packages, want)
	}
	if len(packages) != 3 || !strings.Contains(packages[2], "example/kept  3 passed, 2 failed, 2 skipped") {
		t.Errorf("got %q", packages)
	}
}

func TestEveryGoFailureIsShownWithWhatItSaid(t *testing.T) {
	results, _ := readGoFixture(t)
	shown := strings.Join(results.failed, "\n")
	for what, said := range map[string]string{
		"a package that does not build": "broken/a_test.go:3:28: undefined: undefined",
		"a test that ends the process":  "last words",
		"a failing subtest":             "two is not three",
		"a frame that fails by itself":  "the frame is bent",
	} {
		if !strings.Contains(shown, said) {
			t.Errorf("%s: %q is missing in\n%s", what, said, shown)
		}
	}
}

func TestSkippedGoTestsAreListedWithTheirReason(t *testing.T) {
	results, _ := readGoFixture(t)
	want := []string{
		"example/kept TestFrame/third: a_test.go:7: needs a full moon",
		"example/kept TestSkippedSilently: no reason given",
	}
	if !slices.Equal(results.skips, want) {
		t.Errorf("got %q", results.skips)
	}
}

func TestUnitTestsAreCountedAndAFileThatDoesNotLoadHasFailed(t *testing.T) {
	counted, skipped, err := parseVitest(fixture(t, "vitest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if want := (tally{passed: 1, failed: 2, skipped: 2}); counted != want {
		t.Errorf("got %v, want %v", counted, want)
	}
	if want := []string{"the date control moves by a year", "the date control moves by a quarter"}; !slices.Equal(skipped, want) {
		t.Errorf("got %q", skipped)
	}
}

func TestJourneysAreCountedAndASecondTryIsAFailure(t *testing.T) {
	results, err := parsePlaywright(fixture(t, "playwright.json"))
	if err != nil {
		t.Fatal(err)
	}
	if want := (tally{passed: 1, failed: 2, skipped: 1}); results.tally != want {
		t.Errorf("got %v, want %v", results.tally, want)
	}
	if want := []string{"a.spec.ts › the ICB page › prints: the browser has no printer"}; !slices.Equal(results.skips, want) {
		t.Errorf("got %q", results.skips)
	}
}

func TestJourneysThatOnlyGetListedAreCountedToo(t *testing.T) {
	results, err := parsePlaywright(fixture(t, "playwright-list.json"))
	if err != nil {
		t.Fatal(err)
	}
	if results.total != 4 {
		t.Errorf("got %d journeys, want 4", results.total)
	}
}

func TestAnErrorOutsideAnyJourneyIsAFailure(t *testing.T) {
	results, err := parsePlaywright([]byte(`{"suites":[],"errors":[{"message":"the configuration has a typing error"}]}`))
	if err != nil || results.tally != (tally{failed: 1}) {
		t.Errorf("got %v, %v", results.tally, err)
	}
}

func TestAnEmptyOrBrokenReportIsAnError(t *testing.T) {
	if _, _, err := parseVitest([]byte(`{"testResults":[]}`)); err == nil {
		t.Error("a report without tests passed")
	}
	if _, _, err := parseVitest([]byte(`{`)); err == nil {
		t.Error("a broken unit test report passed")
	}
	if _, err := parsePlaywright([]byte(``)); err == nil {
		t.Error("a broken journey report passed")
	}
}
