package evidence_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"trellis/api/organisations/evidence"
	"trellis/api/platform/embeddedpg"
)

// docs/imports.md holds a sample of every kind: it is read as it stands there.
func TestTheGuideToImportsHoldsForEveryKind(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join(embeddedpg.CheckoutRoot(), "docs", "imports.md"))
	must(t, err)
	for _, k := range evidence.Kinds() {
		_, section, there := strings.Cut(string(guide), "\n## "+k.Name+"\n")
		sample := regexp.MustCompile("(?s)```csv\n(.*?)```").FindStringSubmatch(section)
		if !there || sample == nil {
			t.Errorf("the guide has no section with a sample of %s", k.Name)
			continue
		}
		if _, report, err := readBytes(t, []byte(sample[1]), k.Name, "2026-07-01"); err != nil || report.Total() > 0 {
			t.Errorf("the guide's sample of %s: %v, %q", k.Name, err, found(report))
		}
		section, _, _ = strings.Cut(section, "\n## ")
		for _, c := range k.Columns {
			if k.Name != "ods_epcn" && !strings.Contains(section, "`"+c.Name+"`") {
				t.Errorf("the guide does not name the column %s of %s", c.Name, k.Name)
			}
		}
	}
}

// Every code that is told is explained.
func TestTheGuideToImportsExplainsEveryCode(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join(embeddedpg.CheckoutRoot(), "docs", "imports.md"))
	must(t, err)
	told := regexp.MustCompile(`(?:Refuse\(|LeaveOut\([^,]+, |leaveOut\([^,]+, |PutRight\([^,]+, |Note\([^,]+, |Noted, |Code: )"([a-z_]+)"`)
	n := 0
	for _, folder := range []string{"organisations/evidence", "imports/table"} {
		sources, err := filepath.Glob(filepath.Join(embeddedpg.CheckoutRoot(), "api", filepath.FromSlash(folder), "*.go"))
		must(t, err)
		for _, source := range sources {
			if strings.HasSuffix(source, "_test.go") {
				continue
			}
			content, err := os.ReadFile(source)
			must(t, err)
			for _, code := range told.FindAllStringSubmatch(string(content), -1) {
				if n++; !strings.Contains(string(guide), "`"+code[1]+"`") {
					t.Errorf("the guide does not explain %s, told in %s", code[1], filepath.Base(source))
				}
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d codes were found", n)
	}
}
