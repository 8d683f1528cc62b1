package evidence_test

import (
	"reflect"
	"regexp"
	"testing"

	"trellis/api/organisations/evidence"
)

func TestTheKindsAreThese(t *testing.T) {
	var names []string
	for _, k := range evidence.Kinds() {
		names = append(names, k.Name)
	}
	if want := []string{"ods_practice_map", "ods_epcn", "list_sizes", "imd_practice", "pcn_boroughs"}; !reflect.DeepEqual(names, want) {
		t.Errorf("the kinds are %q", names)
	}
}

func TestEverySampleIsReadWithoutAProblem(t *testing.T) {
	invented := regexp.MustCompile(`^[AU]0000\d$`)
	for _, k := range evidence.Kinds() {
		reading, report, err := readBytes(t, k.Sample, k.Name, "2026-07-01")
		if err != nil || report.Total() != 0 || reading.Rows < 2 {
			t.Errorf("the sample of %s: %v, %q", k.Name, err, found(report))
		}
		for _, s := range reading.Statements {
			if s.Fact != evidence.SubICBLocation && !invented.MatchString(s.Code) {
				t.Errorf("the sample of %s names %s, which may be real", k.Name, s.Code)
			}
		}
	}
}

func TestEveryKindIsDocumented(t *testing.T) {
	for _, k := range evidence.Kinds() {
		if k.Title == "" || k.Describes == "" || k.SampleName == "" || len(k.Columns) == 0 {
			t.Errorf("%s is not described", k.Name)
		}
		for _, c := range k.Columns {
			if c.Name == "" || c.Describes == "" || c.Example == "" {
				t.Errorf("%s has a column %+v that is not described", k.Name, c)
			}
		}
	}
}

func TestProgressIsToldToTheEnd(t *testing.T) {
	rows := sizeHeader + numbered(1200, "A%05d,1\n")
	var told []int64
	k := kind(t, "list_sizes")
	must(t, readWith(t, []byte(rows), k, func(n int64) { told = append(told, n) }))
	if !reflect.DeepEqual(told, []int64{500, 1000, 1200}) {
		t.Errorf("it told %v", told)
	}
}
