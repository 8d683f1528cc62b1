package evidence_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestFaultyRowsOfMembershipsAreLeftOutOrPutRight(t *testing.T) {
	h := memberHeader + memberRow
	row := func(code, pcn, start, end string) string {
		return code + ",TWO,93C,NCL," + pcn + ",FIRST PCN,93C,NCL," + start + "," + end + ",1\n"
	}
	const first, others, started = "practice A00001 U00001 93C 2019-10-01", "pcn U00001 93C", "Practice to PCN Relationship Start Date"
	const ended = "Practice to PCN Relationship End Date"
	good := func(before, after []string) (lines []string) {
		return append(append(append(lines, before...), after...), others, "sub_icb_location 93C")
	}
	both := func(second string) []string { return good([]string{first}, []string{second}) }
	out := func(mention string) []string { return good([]string{mention}, []string{first}) } // what is left out is known before
	check(t, "ods_epcn", map[string]faulty{
		"2020-04-01":              {h + row("A00002", "U00001", "2020-04-01", "2020-04-30"), nil, both("practice A00002 U00001 93C 2020-04-01 2020-05-01")},
		"01/04/2020":              {h + row("A00002", "U00001", "01/04/2020", "30/04/2020"), nil, both("practice A00002 U00001 93C 2020-04-01 2020-05-01")},
		"01Apr2020":               {h + row("A00002", "U00001", "01Apr2020", "30APR2020"), nil, both("practice A00002 U00001 93C 2020-04-01 2020-05-01")},
		"29 February, leap year":  {h + row("A00002", "U00001", "20200229", "20240229"), nil, both("practice A00002 U00001 93C 2020-02-29 2024-03-01")},
		"a midnight":              {h + row("A00002", "U00001", "2019-10-01T00:00:00", ""), []string{"3 " + started + " date_with_time put_right"}, both("practice A00002 U00001 93C 2019-10-01")},
		"a time of day":           {h + row("A00002", "U00001", "2019-10-01T09:30:00", ""), []string{"3 " + started + " wrong_date left_out"}, out("mention A00002 U00001")},
		"month 13":                {h + row("A00002", "U00001", "20191301", ""), []string{"3 " + started + " wrong_date left_out"}, out("mention A00002 U00001")},
		"29 February, no leap":    {h + row("A00002", "U00001", "20230229", ""), []string{"3 " + started + " wrong_date left_out"}, out("mention A00002 U00001")},
		"00/00/0000":              {h + row("A00002", "U00001", "20191001", "00/00/0000"), []string{"3 " + ended + " wrong_date left_out"}, out("mention A00002 U00001")},
		"a serial number in CSV":  {h + row("A00002", "U00001", "43739", ""), []string{"3 " + started + " wrong_date left_out"}, out("mention A00002 U00001")},
		"the year 1900":           {h + row("A00002", "U00001", "19000101", ""), []string{"3 " + started + " wrong_date left_out"}, out("mention A00002 U00001")},
		"the year 9999":           {h + row("A00002", "U00001", "20191001", "99991231"), []string{"3 " + ended + " wrong_date left_out"}, out("mention A00002 U00001")},
		"an American day":         {h + row("A00002", "U00001", "10/31/2019", ""), []string{"3 " + started + " wrong_date left_out"}, out("mention A00002 U00001")},
		"no first day":            {h + row("A00002", "U00001", "", ""), []string{"3 " + started + " missing left_out"}, out("mention A00002 U00001")},
		"an end before the start": {h + row("A00002", "U00001", "20200401", "20200331"), []string{"3 " + ended + " ends_before_start left_out"}, out("mention A00002 U00001")},
		"one day":                 {h + row("A00002", "U00001", "20200401", "20200401"), nil, both("practice A00002 U00001 93C 2020-04-01 2020-04-02")},
		"no PCN":                  {h + row("A00002", "", "20200401", ""), []string{"3 PCN Code missing left_out"}, out("mention A00002")},
		"the placeholder":         {h + row("A00002", "U", "20200401", ""), []string{"3 PCN Code wrong_code left_out"}, out("mention A00002")},
		"no practice":             {h + row("", "U00001", "20200401", ""), []string{"3 Partner Organisation Code missing left_out"}, out("unidentified")},
		"the same again":          {h + memberRow, []string{"3 Partner Organisation Code repeated_row noted"}, good([]string{first}, nil)},
		"the last day is shared": {memberHeader + row("A00001", "U00001", "20191001", "20220701") + row("A00001", "U00002", "20220701", ""), []string{"2 " + ended + " overlaps put_right"},
			[]string{"practice A00001 U00001 93C 2019-10-01 2022-07-01", "practice A00001 U00002 93C 2022-07-01", others, "pcn U00002 93C", "sub_icb_location 93C"}},
		"one that never ended": {memberHeader + row("A00001", "U00002", "20220701", "") + row("A00001", "U00001", "20191001", ""), []string{"3 " + ended + " overlaps put_right"},
			[]string{"practice A00001 U00002 93C 2022-07-01", "practice A00001 U00001 93C 2019-10-01 2022-07-01", others, "pcn U00002 93C", "sub_icb_location 93C"}},
		"two from the same day": {memberHeader + row("A00001", "U00001", "20191001", "") + row("A00001", "U00002", "20191001", "20200331"), []string{"3 " + ended + " overlaps left_out"},
			[]string{first, "mention A00001 U00002", others, "pcn U00002 93C", "sub_icb_location 93C"}},
		"a row cut short": {h + "A00002,TWO,93C,NCL,U00001\n", []string{"3 PCN Name too_few_cells left_out"}, out("mention A00002 U00001")},
	})
}

func TestFaultyRowsOfPCNsAreLeftOut(t *testing.T) {
	h := pcnHeader + pcnRow
	row := func(code, location, open, closed string) string {
		return code + ",SECOND," + location + ",NCL," + open + "," + closed + ",,,,,,\n"
	}
	good := func(more ...string) []string {
		return append(append([]string{"pcn U00001 93C 2019-10-01"}, more...), "sub_icb_location 93C")
	}
	check(t, "ods_epcn", map[string]faulty{
		"no headings":          {pcnRow + row("U00002", "93C", "20191001", "20200331"), nil, good("pcn U00002 93C 2019-10-01 2020-04-01")},
		"no location":          {h + row("U00002", "", "20191001", ""), nil, good("pcn U00002 2019-10-01")},
		"a wrong location":     {h + row("U00002", "NCL1", "20191001", ""), []string{"3 Current Sub ICB Loc Code wrong_code left_out"}, good("mention U00002")},
		"a faulty code":        {h + row("U0002", "93C", "20191001", ""), []string{"3 PCN Code wrong_code left_out"}, good("unidentified")},
		"no headings, faulty":  {pcnRow + row("U0002", "93C", "20191001", ""), []string{"2 A wrong_code left_out"}, good("unidentified")},
		"never opened":         {h + row("U00002", "93C", "", ""), []string{"3 Open Date missing left_out"}, good("mention U00002")},
		"closed before opened": {h + row("U00002", "93C", "20191001", "20190930"), []string{"3 Close Date ends_before_start left_out"}, good("mention U00002")},
		"the same again":       {h + pcnRow, []string{"3 PCN Code repeated_row noted"}, good()},
		"something else again": {h + row("U00001", "93C", "20191001", ""), []string{"3 PCN Code contradicts_row left_out"}, good("mention U00001")},
	})
}

func TestFaultyCellsOfAWorkbookAreTold(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(workbook(t, sheet{"PCN Details", [][]any{
		{"PCN Code", "PCN Name", "Current CCG Code", "CCG Name", "Open Date", "Close Date"},
		{"U00001", "FIRST PCN", "93C", "NCL", 43739, nil, "a note beside the table"},
		{"U00002", "SECOND", "93C", "NCL", 1, nil},
		{"U00003", nil, "93C", "NCL", 20191001, nil},
		{"#N/A", "FOURTH", "93C", "NCL", 20191001, nil},
		{"U00005", "FIFTH", "93C", "NCL", 43739.5, nil},
		{"U00006", "SIXTH", "93C", "#REF!", "1 October 2019", nil},
		{"U00007", "SEVENTH", "93C"},
	}})))
	must(t, err)
	defer f.Close()
	must(t, f.SetCellFormula("PCN Details", "B4", "VLOOKUP(A4,X,2)"))
	var out bytes.Buffer
	must(t, f.Write(&out))
	at := "PCN Details!"
	check(t, "ods_epcn", map[string]faulty{"all of them": {out.String(), []string{
		at + "2 Open Date serial_date put_right", at + "3 Open Date wrong_date left_out", at + "4 PCN Name not_calculated left_out",
		at + "5 PCN Code error_value left_out", at + "6 Open Date wrong_date left_out", at + "7 CCG Name not_used noted", at + "7 Open Date wrong_date left_out", at + "8 Open Date missing left_out",
	}, []string{"pcn U00001 93C 2019-10-01", "mention U00002", "mention U00003", "unidentified", "mention U00005", "mention U00006", "mention U00007", "sub_icb_location 93C"}}})
}
