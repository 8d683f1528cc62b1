package table_test

import (
	"strings"
	"testing"

	"trellis/api/imports/table"
)

func TestAReportCountsRowsNotProblems(t *testing.T) {
	report := &table.Report{}
	for _, p := range []table.Problem{
		{Row: 2, Result: table.LeftOut}, {Row: 2, Result: table.LeftOut}, {Row: 2, Sheet: "Other", Result: table.LeftOut},
		{Row: 900, Result: table.LeftOut}, {Row: 3, Result: table.PutRight}, {Row: 4, Result: table.Waiting}, {Sheet: "Extra", Result: table.Noted},
	} {
		report.Add(p)
	}
	if report.LeftOut() != 3 || report.PutRight() != 1 || report.Total() != 7 {
		t.Errorf("left out %d, put right %d, in all %d", report.LeftOut(), report.PutRight(), report.Total())
	}
}

func TestAReportKeepsTenThousandInDetailAndCountsAll(t *testing.T) {
	report := &table.Report{}
	for row := range int64(15_000) {
		report.Add(table.Problem{Row: row + 1, Result: table.LeftOut})
	}
	if len(report.Problems()) != table.MostProblems || report.LeftOut() != 15_000 || report.Total() != 15_000 {
		t.Errorf("%d in detail, %d rows, %d in all", len(report.Problems()), report.LeftOut(), report.Total())
	}
}

func TestAReportRepeatsNothingThatIsNeverHeld(t *testing.T) {
	report := &table.Report{}
	for _, value := range []string{"943 476 5919", strings.Repeat("long ", 50), "a\x00b\xff\nc"} {
		report.Add(table.Problem{Row: 2, Value: value})
	}
	for i, want := range []string{"(withheld)", strings.Repeat("long ", 50)[:99] + "…", "a\ufffdb\ufffd c"} {
		if got := report.Problems()[i].Value; got != want {
			t.Errorf("it repeats %q, not %q", got, want)
		}
	}
}
