package evidence_test

import (
	"slices"
	"strings"
	"testing"
)

// faulty is a file with something wrong in it: what is told of it, and what it says all the same.
type faulty struct {
	content  string
	problems []string // row, column, code, result
	says     []string
}

func check(t *testing.T, kindName string, cases map[string]faulty) {
	t.Helper()
	for name, tt := range cases {
		t.Run(name, func(t *testing.T) {
			reading, report, err := readBytes(t, []byte(tt.content), kindName, "2026-07-01")
			must(t, err)
			if got := found(report); !slices.Equal(got, tt.problems) {
				t.Errorf("told is %q, not %q", got, tt.problems)
			}
			if got := said(reading.Statements); !slices.Equal(got, tt.says) {
				t.Errorf("it says %q, not %q", got, tt.says)
			}
			for _, p := range report.Problems() {
				if !strings.HasSuffix(p.Message, ".") || strings.Contains(p.Message, "%!") || writesDaysAsComputersDo(p.Message) {
					t.Errorf("a problem is told as %q", p.Message)
				}
			}
		})
	}
}

func TestFaultyRowsOfListSizesAreLeftOutOrPutRight(t *testing.T) {
	const good = "list_size A00001 1000"
	long := strings.Repeat("x", 10<<20)
	h := sizeHeader + sizeRow
	check(t, "list_sizes", map[string]faulty{
		"a byte order mark":     {"\xef\xbb\xbf" + h, nil, []string{good}},
		"semicolons":            {"practice_code;list_size\nA00001;1000\n", nil, []string{good}},
		"small letters, spaces": {"Practice Code , LIST SIZE\n a00001 , 1000 \n", nil, []string{good}},
		"an apostrophe of ours": {"practice_code,list_size,note\nA00001,1000,'=1+1\n", nil, []string{good}},
		"a thousands comma":     {sizeHeader + "A00001,\"1,000\"\n", []string{"2 list_size thousands_comma put_right"}, []string{good}},
		"a comma that is not":   {h + "A00002,\"10,00\"\n", []string{"3 list_size wrong_number left_out"}, []string{good, "mention A00002"}},
		"a negative number":     {h + "A00002,-5\n", []string{"3 list_size wrong_number left_out"}, []string{good, "mention A00002"}},
		"half a person":         {h + "A00002,7.5\n", []string{"3 list_size wrong_number left_out"}, []string{good, "mention A00002"}},
		"more people than live": {h + "A00002,99999999999999999999\n", []string{"3 list_size wrong_number left_out"}, []string{good, "mention A00002"}},
		"a word":                {h + "A00002,many\n", []string{"3 list_size wrong_number left_out"}, []string{good, "mention A00002"}},
		"no number":             {h + "A00002,\n", []string{"3 list_size missing left_out"}, []string{good, "mention A00002"}},
		"nobody":                {sizeHeader + "A00001,0\n", nil, []string{"list_size A00001 0"}},
		"no code":               {h + ",5\n", []string{"3 practice_code missing left_out"}, []string{good, "unidentified"}},
		"a PCN's code":          {h + "A0000,5\n", []string{"3 practice_code wrong_code left_out"}, []string{good, "unidentified"}},
		"a demonstration's":     {h + "YD0001,5\n", []string{"3 practice_code demo_code left_out"}, []string{good, "mention YD0001"}},
		"a Y code":              {sizeHeader + "Y07275,5\n", nil, []string{"list_size Y07275 5"}},
		"too few cells":         {h + "A00002\n", []string{"3 list_size too_few_cells left_out"}, []string{good, "mention A00002"}},
		"too many cells":        {h + "A00002,1,000\n", []string{"3  too_many_cells left_out"}, []string{good, "mention A00002"}},
		"blank cells too many":  {h + "A00002,5,,,\n", nil, []string{good, "list_size A00002 5"}},
		"2,000 cells too many":  {h + "A00002,5" + strings.Repeat(",", 2000) + "x\n", []string{"3  too_many_cells left_out"}, []string{good, "mention A00002"}},
		"a cell of 10 MB":       {h + "A00002," + long + "\nA00003,7\n", []string{"3 list_size too_long left_out"}, []string{good, "mention A00002", "list_size A00003 7"}},
		"a 10 MB quoted cell":   {h + "\"" + long + "\",5\n", []string{"3 practice_code too_long left_out"}, []string{good, "unidentified"}},
		"a zero byte late on":   {h + strings.Repeat("\n", 5000) + "A00002,5\x00\n", []string{"5003 list_size bad_characters left_out"}, []string{good, "mention A00002"}},
		"a control character":   {h + "A00002,5\x07\n", []string{"3 list_size bad_characters left_out"}, []string{good, "mention A00002"}},
		"damaged UTF-8 marked":  {"\xef\xbb\xbf" + h + "A00002,\xff\n", []string{"3 list_size bad_characters left_out"}, []string{good, "mention A00002"}},
		"an error value":        {h + "A00002,#REF!\n", []string{"3 list_size error_value left_out"}, []string{good, "mention A00002"}},
		"the same again":        {h + sizeRow, []string{"3 practice_code repeated_row noted"}, []string{good}},
		"something else again":  {h + "A00001,2\n", []string{"3 practice_code contradicts_row left_out"}, []string{good, "mention A00001"}},
		"another type":          {"ORG_TYPE,ORG_CODE,NUMBER_OF_PATIENTS\nGP,A00001,1000\nCCG,93C,999\n", nil, []string{good}},
		"by sex and age":        {"CODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\nA00001,ALL,ALL,1000\nA00001,MALE,ALL,400\nA00001,ALL,0_4,9\n", nil, []string{good}},
		"its own day":           {"EXTRACT_DATE,CODE,NUMBER_OF_PATIENTS\n01Jul2026,A00001,1000\n", nil, []string{good}},
		"a row without a day":   {"EXTRACT_DATE,CODE,NUMBER_OF_PATIENTS\n01Jul2026,A00001,1000\n,A00002,5\n", []string{"3 EXTRACT_DATE missing left_out"}, []string{good, "mention A00002"}},
	})
}

func TestFaultyRowsOfScoresAndBoroughsAreLeftOut(t *testing.T) {
	const good = "deprivation A00001 2025 14.5"
	h := scoreHeader + scoreRow
	check(t, "imd_practice", map[string]faulty{
		"the year in the heading":   {"practice_code,imd2025_score\nA00001,14.5\n", nil, []string{good}},
		"a Fingertips download":     {"Indicator Name,Area Code,Area Type,Time period,Value\nDeprivation score (IMD 2025),E92000001,England,2025,21\nDeprivation score (IMD 2025),A00001,GPs,2025,14.5\nLife expectancy,A00001,GPs,2025,80\n", nil, []string{good}},
		"no year":                   {h + "A00002,3,\n", []string{"3 imd_year wrong_year left_out"}, []string{good, "mention A00002"}},
		"a year that is none":       {h + "A00002,3,2025/26\n", []string{"3 imd_year wrong_year left_out"}, []string{good, "mention A00002"}},
		"more than the most":        {h + "A00002,100.1,2025\n", []string{"3 imd_score wrong_number left_out"}, []string{good, "mention A00002"}},
		"less than nothing":         {h + "A00002,-1,2025\n", []string{"3 imd_score wrong_number left_out"}, []string{good, "mention A00002"}},
		"not a number that is real": {h + "A00002,NaN,2025\nA00003,1e1,2025\nA00004,,2025\n", []string{"3 imd_score wrong_number left_out", "4 imd_score wrong_number left_out", "5 imd_score missing left_out"}, []string{good, "mention A00002", "mention A00003", "mention A00004"}},
		"two scores of a year":      {h + "A00001,15,2025\nA00001,15,2019\n", []string{"3 practice_code contradicts_row left_out"}, []string{good, "mention A00001", "deprivation A00001 2019 15"}},
	})
	const lies = "borough U00001 E09000003"
	h = gssHeader + gssRow
	check(t, "pcn_boroughs", map[string]faulty{
		"other headings":      {"PCN Code,Name,LAD23CD\nU00001,X,e09000003\n", nil, []string{lies}},
		"outside London":      {h + "U00002,E07000026\n", []string{"3 borough_gss_code not_london left_out"}, []string{lies, "mention U00002"}},
		"a 34th borough":      {h + "U00002,E09000034\n", []string{"3 borough_gss_code not_london left_out"}, []string{lies, "mention U00002"}},
		"no borough at all":   {h + "U00002,E09000000\nU00003,Barnet\nU00004,\n", []string{"3 borough_gss_code not_london left_out", "4 borough_gss_code wrong_code left_out", "5 borough_gss_code missing left_out"}, []string{lies, "mention U00002", "mention U00003", "mention U00004"}},
		"the placeholder":     {h + "U,E09000003\n", []string{"3 pcn_code wrong_code left_out"}, []string{lies, "unidentified"}},
		"a demonstration's":   {h + "UD0001,E09000003\n", []string{"3 pcn_code demo_code left_out"}, []string{lies, "mention UD0001"}},
		"two boroughs":        {h + "U00001,E09000007\n", []string{"3 pcn_code contradicts_row left_out"}, []string{lies, "mention U00001"}},
		"one borough, twice":  {h + gssRow, []string{"3 pcn_code repeated_row noted"}, []string{lies}},
		"an error in a name ": {"pcn_code,pcn_name,gss\nU00001,#N/A,E09000003\n", nil, []string{lies}},
	})
}
