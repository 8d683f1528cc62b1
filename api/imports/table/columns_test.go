package table_test

import (
	"strings"
	"testing"

	"trellis/api/imports/table"
)

var wanted = []table.Column{
	{Name: "practice_code", Required: true, Aliases: []string{"Code", "ORG_CODE"}},
	{Name: "list_size", Required: true, Aliases: []string{"list_size_YYYY_MM"}},
	{Name: "note"},
}

func TestHeadingsMatchWhateverTheirCapitalsSpacesAndSigns(t *testing.T) {
	for _, headings := range []string{
		"practice_code|list_size", "Practice\nCode |LIST SIZE?", "code|list-size", "\ufefforg code|List size 2026 07", "list_size|x|code",
	} {
		h, err := table.Match("the file", strings.Split(headings, "|"), wanted)
		if err != nil || !h.Has("practice_code") || !h.Has("list_size") || h.Has("note") {
			t.Errorf("%q: %v", headings, err)
		}
	}
}

func TestOurOwnNameBeatsAnAlias(t *testing.T) {
	h, err := table.Match("the file", []string{"Code", "practice_code", "list_size_2026_07"}, wanted)
	must(t, err)
	if got := h.Heading("practice_code"); got != "practice_code" {
		t.Errorf("%s was taken", got)
	}
	if got := h.Digits("list_size"); got != "202607" {
		t.Errorf("the heading says %s", got)
	}
}

func TestHeadingsThatCannotBeRightAreRefused(t *testing.T) {
	for headings, want := range map[string]struct{ code, says string }{
		"practice_code":                        {"missing_column", "no column list_size"},
		"":                                     {"missing_column", "holds nothing"},
		"practice_code|Practice Code|listsize": {"repeated_column", "A (“practice_code”) and B (“Practice Code”)"},
		"code|list_size_2026_06|list_size_2026_07": {"repeated_column", "list_size"},
		"943 476 5919|x": {"missing_column", "“(withheld)”"},
	} {
		_, err := table.Match("the file", strings.Split(headings, "|"), wanted)
		if code, message := refused(t, err); code != want.code || !strings.Contains(message, want.says) {
			t.Errorf("%q is refused as %s: %s", headings, code, message)
		}
	}
}

func TestAColumnThatIsNotNeededMayStandTwice(t *testing.T) {
	if _, err := table.Match("the file", []string{"code", "list_size", "x", "x"}, wanted); err != nil {
		t.Error(err)
	}
}
