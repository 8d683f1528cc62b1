package evidence_test

import (
	"strings"
	"testing"

	"trellis/api/organisations/evidence"
)

func TestFaultyRowsOfTheMapAreLeftOutOrNoted(t *testing.T) {
	h := mapHeader + mapRow
	row := func(cells string) string { return "01Jul2026," + cells + "\n" }
	const practice, others = "practice A00001 U00001 93C", "pcn U00001 93C"
	good := func(more ...string) []string {
		return append(append([]string{practice}, more...), others, "sub_icb_location 93C")
	}
	check(t, "ods_practice_map", map[string]faulty{
		"no PCN":               {h + row("A00002,TWO,U,Unallocated,93C") + row("A00003,THREE,u,Unallocated,93C"), []string{"3 PCN_CODE unallocated noted"}, good("practice A00002 93C", "practice A00003 93C")},
		"a blank PCN":          {h + row("A00002,TWO,,,93C"), []string{"3 PCN_CODE unallocated noted"}, good("practice A00002 93C")},
		"a PCN that is none":   {h + row("A00002,TWO,U123,X,93C"), []string{"3 PCN_CODE wrong_code left_out"}, good("mention A00002")},
		"a demonstration's":    {h + row("A00002,TWO,UD0001,X,93C"), []string{"3 PCN_CODE demo_code left_out"}, good("mention A00002 UD0001")},
		"a PCN without a name": {h + row("A00002,TWO,U00002,,93C"), []string{"3 PCN_NAME missing left_out"}, good("mention A00002 U00002")},
		"no name":              {h + row("A00002,,U00002,X,93C"), []string{"3 PRACTICE_NAME missing left_out"}, good("mention A00002 U00002")},
		"a wrong location":     {h + row("A00002,TWO,U00002,X,93C1"), []string{"3 SUB_ICB_LOCATION_CODE wrong_code left_out"}, good("mention A00002 U00002")},
		"no location":          {h + row("A00002,TWO,U00002,X,"), []string{"3 SUB_ICB_LOCATION_CODE missing left_out"}, good("mention A00002 U00002")},
		"a name of 201":        {h + row("A00002,"+strings.Repeat("x", 201)+",U00002,X,93C"), []string{"3 PRACTICE_NAME too_long left_out"}, good("mention A00002 U00002")},
		"an NHS number":        {h + row("A00002,MRS SMITH 943 476 5919,U00002,X,93C"), []string{"3 PRACTICE_NAME refused_content left_out"}, good("mention A00002 U00002")},
		"bank details":         {h + row("A00002,TWO,U00002,\"PAY 20-00-00, 55779911\",93C"), []string{"3 PCN_NAME refused_content left_out"}, good("mention A00002 U00002")},
		"a payment card":       {h + row("A00002,TWO,U00002,4111 1111 1111 1111,93C"), []string{"3 PCN_NAME refused_content left_out"}, good("mention A00002 U00002")},
		"two faults in a row":  {h + row("A2,,U2,X,93C"), []string{"3 PRACTICE_CODE wrong_code left_out", "3 PCN_CODE wrong_code left_out", "3 PRACTICE_NAME missing left_out"}, good("unidentified")},
		"a day that is none":   {h + "31Feb2026,A00002,TWO,U00002,X,93C\n", []string{"3 EXTRACT_DATE wrong_date left_out"}, good("mention A00002 U00002")},
		"the same again":       {h + mapRow, []string{"3 PRACTICE_CODE repeated_row noted"}, good()},
		"something else again": {h + row("A00001,ONE SURGERY,U00002,X,93C"), []string{"3 PRACTICE_CODE contradicts_row left_out"}, good("mention A00001 U00002")},
		"two names of a PCN":   {h + row("A00002,TWO,U00001,OTHER,93C"), []string{"3 PCN_NAME differs_from_row noted"}, good("practice A00002 U00001 93C")},
		"a PCN that straddles": {h + row("A00002,TWO,U00001,FIRST PCN,72Q") + row("A00003,THREE,U00001,FIRST PCN,72Q"), []string{"3 SUB_ICB_LOCATION_CODE straddles noted"},
			[]string{practice, "practice A00002 U00001 72Q", "practice A00003 U00001 72Q", "pcn U00001 72Q", "sub_icb_location 93C", "sub_icb_location 72Q"}},
		"half and half": {h + row("A00002,TWO,U00001,FIRST PCN,72Q"), []string{"3 SUB_ICB_LOCATION_CODE straddles noted"},
			[]string{practice, "practice A00002 U00001 72Q", "pcn U00001 72Q", "sub_icb_location 93C", "sub_icb_location 72Q"}},
	})
}

func TestWhatTheMapSaysOfEachThingIsKept(t *testing.T) {
	reading, report, err := readBytes(t, []byte("EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ICB_CODE\n"+
		"01Jul2026,A00001, ONE   SURGERY ,n1 1aa,U00001,'=FIRST PCN,E38000240,93C,NCL,QMJ\n"+
		"01Jul2026,A00002,TWO,nowhere,U00001,'=FIRST PCN,E54000028,93C,#N/A,QMJ\n"), "ods_practice_map", "")
	must(t, err)
	for i, want := range []evidence.Statement{
		{Fact: evidence.Practice, Code: "A00001", Name: "ONE SURGERY", Postcode: "N1 1AA", PCNCode: "U00001", SubICBLocationCode: "93C", Row: 2},
		{Fact: evidence.Practice, Code: "A00002", Name: "TWO", PCNCode: "U00001", SubICBLocationCode: "93C", Row: 3},
		{Fact: evidence.PCN, Code: "U00001", Name: "=FIRST PCN", SubICBLocationCode: "93C", Row: 2},
		{Fact: evidence.SubICBLocation, Code: "93C", Name: "NCL", ONSCode: "E38000240", ICBCode: "QMJ", Row: 2},
	} {
		if reading.Statements[i] != want {
			t.Errorf("it states %+v, not %+v", reading.Statements[i], want)
		}
	}
	if got := strings.Join(found(report), "; "); got != "3 SUB_ICB_LOCATION_NAME not_used noted; 3 ONS_SUB_ICB_LOCATION_CODE not_used noted; 3 PRACTICE_POSTCODE not_used noted" {
		t.Errorf("noted is %s", got)
	}
}

func TestAStraddlingPCNIsStatedWeakly(t *testing.T) {
	reading, _, err := readBytes(t, []byte(mapHeader+mapRow+"01Jul2026,A00002,TWO,U00001,FIRST PCN,72Q\n"), "ods_practice_map", "")
	must(t, err)
	if s := reading.Statements[2]; !s.Weak || s.SubICBLocationCode != "72Q" {
		t.Errorf("it is stated as %+v", s)
	}
}

// What is never held is repeated nowhere, however it came to stand there.
func TestRefusedContentIsRepeatedNowhere(t *testing.T) {
	for name, content := range map[string]string{
		"in a name": mapHeader + mapRow + "01Jul2026,A00002,X 943 476 5919,U00002,X,93C\n", "as a code": mapHeader + mapRow + "01Jul2026,943 476 5919,X,9434765919,X,9434765919\n",
		"as a day": mapHeader + mapRow + "9434765919,A00002,X,U00002,X,93C\n", "in every row": mapHeader + "9434765919,9434765919,9434765919,9434765919,9434765919,9434765919\n",
		"in a heading": "943 476 5919,x\n1,2\n", "as heading and code": strings.Replace(mapHeader, "EXTRACT_DATE", "943 476 5919", 1) + mapRow + strings.Replace(mapRow, "A00001", "9434765919", 1),
	} {
		_, report, err := readBytes(t, []byte(content), "ods_practice_map", "2026-07-01")
		told := ""
		if err != nil {
			told = err.Error()
		}
		for _, p := range report.Problems() {
			told += p.Column + p.Value + p.Message
		}
		if digits := strings.NewReplacer(" ", "").Replace(told); strings.Contains(digits, "9434765919") || told == "" {
			t.Errorf("%s: it is told %q", name, told)
		}
	}
}
