package embedding_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/embedding"
	"trellis/api/platform/listing"
	"trellis/api/server/contract"
)

const ratings = "/api/v1/assessment_ratings"

// ratingLine is a line of the file.
type ratingLine struct {
	AssessmentID     string  `json:"assessment_id"`
	PCNCode          string  `json:"pcn_code"`
	PublishedOn      string  `json:"published_on"`
	SupersededOn     *string `json:"superseded_on"`
	FrameworkVersion int64   `json:"framework_version"`
	Kind             string  `json:"kind"`
	CriteriaSet      string  `json:"criteria_set"`
	IsDemo           bool    `json:"is_demo"`
	CriterionCode    string  `json:"criterion_code"`
	RoleType         *string `json:"role_type"`
	State            string  `json:"state"`
	Level            *int64  `json:"level"`
}

// cells are what the line is in CSV.
func (l ratingLine) cells() []string {
	or := func(text *string) string {
		if text == nil {
			return ""
		}
		return *text
	}
	level := ""
	if l.Level != nil {
		level = fmt.Sprint(*l.Level)
	}
	return []string{l.AssessmentID, l.PCNCode, l.PublishedOn, or(l.SupersededOn), fmt.Sprint(l.FrameworkVersion), l.Kind, l.CriteriaSet, fmt.Sprint(l.IsDemo), l.CriterionCode, or(l.RoleType), l.State, level}
}

// says is the line as one text, to be compared.
func (l ratingLine) says() string { return strings.Join(l.cells(), " ") }

func ratingsRead(t testing.TB, by *contract.Server, query string) (lines []ratingLine) {
	t.Helper()
	answer := by.Get(ratings + query)
	if answer.Status != http.StatusOK {
		t.Fatalf("%s answers %d %s", query, answer.Status, answer.Text())
	}
	for text := range strings.Lines(answer.Text()) {
		var line ratingLine
		reader := json.NewDecoder(strings.NewReader(text))
		reader.DisallowUnknownFields()
		if err := reader.Decode(&line); err != nil {
			t.Fatalf("the line %q cannot be read: %v", text, err)
		}
		lines = append(lines, line)
	}
	return lines
}

// moved is a region in which UD0001 has two published assessments, of which the later asks all criteria, with ratings of every state,
// and works at a third.
func moved(t testing.TB, options ...contract.Option) *town {
	t.Helper()
	w := newRegion(t, options...)
	w.linkWorker(t)
	w.published(t, 2)
	w.now = w.now.AddDate(0, 3, 0)
	next := answered[embedding.AssessmentDetail](t, w.manager, http.StatusCreated, http.MethodPost, assessments, 0, object{"pcn_code": "UD0001", "kind": "peer", "criteria_set": "full"})
	next = rates(t, w.manager, next, everything(next, 3)...)
	next = rates(t, w.manager, next, object{"criterion_code": "A1"}, object{"criterion_code": "F5", "is_not_applicable": true, "reason": "The practices find their own cohorts"}, object{"criterion_code": "A2", "level": 0})
	next = does(t, w.second, does(t, w.lead, does(t, w.manager, next, "submit", nil), "validate", nil), "publish", nil)
	w.now = w.now.AddDate(0, 1, 0)
	draft := w.begin(t)
	rates(t, w.manager, draft, everything(draft, 4)...)
	return w
}

func TestTheFileOfRatingsHoldsThoseOfEveryPublishedAssessmentAsTheAssessmentItselfHasThem(t *testing.T) {
	w := moved(t)
	all := answered[listing.Body[[]embedding.Assessment]](t, w.analyst, http.StatusOK, http.MethodGet, assessments+"?status=published&status=superseded&limit=200", 0, nil).Items
	if len(all) != 14 {
		t.Fatalf("%d assessments were published", len(all))
	}
	slices.SortFunc(all, func(a, b embedding.Assessment) int {
		return strings.Compare(a.PCNCode+a.PublishedOn.String()+a.ID, b.PCNCode+b.PublishedOn.String()+b.ID)
	})
	var want []string
	for _, a := range all {
		a := answered[embedding.AssessmentDetail](t, w.analyst, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil)
		for _, r := range a.Ratings {
			line := ratingLine{AssessmentID: a.ID, PCNCode: a.PCNCode, PublishedOn: a.PublishedOn.String(), FrameworkVersion: a.FrameworkVersion, Kind: a.Kind, CriteriaSet: a.CriteriaSet, IsDemo: a.IsDemo, CriterionCode: r.CriterionCode, RoleType: r.RoleType, State: "not_assessed", Level: r.Level}
			if a.SupersededOn != nil {
				day := a.SupersededOn.String()
				line.SupersededOn = &day
			}
			switch {
			case r.IsNotApplicable:
				line.State = "not_applicable"
			case r.Level != nil:
				line.State = "assessed"
			}
			want = append(want, line.says())
		}
	}
	var got []string
	states := map[string]int{}
	for _, line := range ratingsRead(t, w.analyst, "") {
		got = append(got, line.says())
		states[line.State]++
	}
	if !slices.Equal(got, want) {
		t.Errorf("the file has %d lines, the assessments %d ratings; it begins with %q, they with %q", len(got), len(want), got[:1], want[:1])
	}
	if len(states) != 3 || states["not_applicable"] != 1 {
		t.Errorf("of each state there are %v", states)
	}
}

func TestTheFileOfRatingsIsTheSameAsCSVAndNamesItself(t *testing.T) {
	w := moved(t)
	want := [][]string{{"assessment_id", "pcn_code", "published_on", "superseded_on", "framework_version", "kind", "criteria_set", "is_demo", "criterion_code", "role_type", "state", "level"}}
	for _, line := range ratingsRead(t, w.analyst, "") {
		want = append(want, line.cells())
	}
	answer := w.analyst.Get(ratings + ".csv")
	got, err := csv.NewReader(strings.NewReader(answer.Text())).ReadAll()
	if err != nil || !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("as CSV it has %d lines, not %d (%v)", len(got), len(want), err)
	}
	if name := answer.Header.Get("Content-Disposition"); name != `attachment; filename="assessment_ratings-2027-03-26.csv"` {
		t.Errorf("it is called %s", name)
	}
	if kind := w.analyst.Get(ratings).Header.Get("Content-Type"); kind != "application/x-ndjson" {
		t.Errorf("where nothing is said of its type it is %s", kind)
	}
	if answer := w.analyst.Get(ratings + ".xlsx"); answer.Status != http.StatusNotAcceptable {
		t.Errorf("as a workbook it answers %d", answer.Status)
	}
}

func TestTheFileOfRatingsHoldsWhatIsPublishedAndWithinReachAlone(t *testing.T) {
	w := moved(t)
	networks := func(by *contract.Server) (codes []string) {
		for _, line := range ratingsRead(t, by, "") {
			codes = append(codes, line.PCNCode)
		}
		return slices.Compact(codes)
	}
	for says, read := range map[string]struct {
		by   *contract.Server
		want []string
	}{
		"the manager":          {w.manager, []string{"UD0001"}},
		"the lead":             {w.lead, []string{"UD0001", "UD1101", "UD1102", "UD1103", "UD1104", "UD1105"}},
		"another board's lead": {w.otherLead, []string{"UD1201", "UD1202", "UD1203", "UD1204", "UD1205"}},
		"the same lead, where row-level security is alone": {w.otherLead.Unfiltered(), []string{"UD1201", "UD1202", "UD1203", "UD1204", "UD1205"}},
	} {
		if got := networks(read.by); !slices.Equal(got, read.want) {
			t.Errorf("to %s it has %v", says, got)
		}
	}
	for _, line := range ratingsRead(t, w.manager, "") { // who sees the draft
		if line.Level != nil && *line.Level == 4 {
			t.Fatalf("a rating of a draft is in it: %s", line.says())
		}
	}
	if answer := w.Anonymously().Get(ratings); answer.Status != http.StatusUnauthorized {
		t.Errorf("to nobody it answers %d", answer.Status)
	}
}

func TestTheFileOfRatingsIsNarrowed(t *testing.T) {
	w := moved(t)
	for _, read := range []struct {
		query string
		lines int // 0 for some
		holds func(l ratingLine) bool
	}{
		{"?pcn_code=ud0001", 0, func(l ratingLine) bool { return l.PCNCode == "UD0001" }},
		{"?pcn_code=UD0001&pcn_code=UD1201", 0, func(l ratingLine) bool { return l.PCNCode == "UD0001" || l.PCNCode == "UD1201" }},
		{"?icb_code=QMF", 0, func(l ratingLine) bool { return strings.HasPrefix(l.PCNCode, "UD12") }},
		{"?icb_code=QMJ", -1, nil}, // which has gone, with all of its networks
		{"?criterion_code=a1&pcn_code=UD0001", 2, func(l ratingLine) bool { return l.CriterionCode == "A1" && l.RoleType == nil }},
		{"?criterion_code=A1&criterion_code=D2&published_since=2027-01-01", 2, func(l ratingLine) bool { return l.PublishedOn == "2027-02-26" }},
		{"?role_type=splw&published_before=2026-11-26", 0, func(l ratingLine) bool { return l.PublishedOn == "2026-01-15" && *l.RoleType == "splw" }},
		{"?role_type=hwbc", -1, nil}, // which nobody deploys
		{"?published_since=2026-11-26&published_before=2026-11-27", 0, func(l ratingLine) bool { return l.PublishedOn == "2026-11-26" && *l.SupersededOn == "2027-02-26" }},
	} {
		got := ratingsRead(t, w.analyst, read.query)
		if read.lines < 0 && len(got) > 0 || read.lines == 0 && len(got) == 0 || read.lines > 0 && len(got) != read.lines {
			t.Errorf("%s has %d lines", read.query, len(got))
		}
		for _, line := range got {
			if !read.holds(line) {
				t.Errorf("%s has %s", read.query, line.says())
				break
			}
		}
	}
}

func TestTheFileOfRatingsRefusesWhatItDoesNotUnderstand(t *testing.T) {
	w := newTown(t)
	for query, want := range map[string]string{
		"?criterion_code=Z9":                                     "criterion_code is one of: A1, ",
		"?criterion_code=":                                       "Give criterion_code a value",
		"?published_since=yesterday":                             "Write published_since as a date",
		"?published_before=2026-02-30":                           "Write published_before as a date",
		"?published_since=2026-01-01&published_since=2026-01-02": "Give published_since once",
		"?role_type=gp":                                          "role_type is one of: splw, cc, hwbc",
		"?pcn_code=QMF":                                          "U and five digits",
		"?icb_code=London":                                       "three or five letters and digits",
		"?as_of=2026-01-01":                                      "There is no parameter as_of here",
		"?limit=10":                                              "Known: pcn_code, icb_code, criterion_code, role_type, published_since, published_before",
	} {
		refusedWith(t, w.analyst, http.MethodGet, ratings+query, 0, nil, http.StatusBadRequest, want)
	}
}

func TestAFileOfRatingsThatBreaksOffIsNotTakenForAWholeOne(t *testing.T) {
	w := newRegion(t)
	conn := owner(t, w.Server)
	for _, sql := range []string{"SET session_replication_role = replica", "SELECT set_config('trellis.reach', '{*}', false)",
		`INSERT INTO assessments (id, pcn_code, framework_version, kind, criteria_set, status, role_types, levels, result, submitted_at, submitted_by, validated_at, validated_by, published_at, published_on, superseded_on, opened_at, updated_at)
			SELECT gen_random_uuid(), pcn_code, 1, kind, criteria_set, 'superseded', role_types, levels, result, submitted_at, submitted_by, validated_at, validated_by, published_at, d::date, '2026-01-15', opened_at, updated_at
			  FROM assessments, generate_series(date '2025-01-01', '2025-01-20', '1 day') d WHERE pcn_code = 'UD1201'`,
		"UPDATE assessments SET levels = '{1}' WHERE pcn_code = 'UD1301'"} {
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	request, err := w.analyst.Request(http.MethodGet, ratings, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.analyst.Send(request); err == nil || !strings.Contains(err.Error(), "broke off") {
		t.Errorf("where the last assessment cannot be written, the answer is %v", err)
	}
	if answer := w.analyst.Get(ratings + "?pcn_code=UD1301"); answer.Status != http.StatusInternalServerError {
		t.Errorf("before the first byte it answers %d", answer.Status)
	}
}
