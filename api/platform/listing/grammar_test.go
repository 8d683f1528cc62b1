package listing_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestAListRefusesWhatItDoesNotUnderstand(t *testing.T) {
	s := newShelf(t)
	for _, tt := range []struct{ query, parameter, fault string }{
		{"colour=red", "colour", "unknown_parameter"},
		{"quiet=x", "quiet", "unknown_parameter"},
		{"sort=quiet", "sort", "unknown_field"},
		{"sort=word,", "sort", "unknown_field"},
		{"sort=--word", "sort", "unknown_field"},
		{"sort=word;DROP", "sort", "unknown_parameter"},
		{"sort=word,-word", "sort", "repeated"},
		{"sort=word&sort=id", "sort", "repeated"},
		{"fields=nothing", "fields", "unknown_field"},
		{"fields=parts", "fields", "unknown_field"}, // it is not included
		{"include=everything", "include", "unknown_field"},
		{"limit=0", "limit", "bad_limit"},
		{"limit=201", "limit", "bad_limit"},
		{"limit=-1", "limit", "bad_limit"},
		{"limit=ten", "limit", "bad_limit"},
		{"limit=", "limit", "bad_limit"},
		{"limit=1&limit=2", "limit", "repeated"},
		{"include_total=yes", "include_total", "bad_flag"},
		{"as_of=yesterday", "as_of", "bad_date"},
		{"as_of=", "as_of", "bad_date"},
		{"as_of=2026-02-30", "as_of", "bad_date"},
		{"as_of=1899-12-31", "as_of", "bad_date"},
		{"kind=oval", "kind", "unknown_value"},
		{"day=soon", "day", "bad_value"},
		{"count=1.5", "count", "bad_value"},
		{"word=", "word", "empty"},
		{"word=%00", "word", "bad_characters"},
		{"word=%ff", "word", "bad_characters"},
		{"word=" + strings.Repeat("x", 2001), "word", "too_long"},
		{strings.Repeat("id=x&", 101), "id", "too_many"},
	} {
		query, err := url.ParseQuery(tt.query)
		if err != nil { // a semicolon, which the server takes for no parameter at all
			continue
		}
		status, header, body := s.get(t, "/api/v1/things", query)
		var problem struct {
			Code   string
			Errors []struct{ Pointer, Code, Message string }
		}
		must(t, json.Unmarshal(body, &problem))
		if status != http.StatusBadRequest || problem.Code != "bad_request" || header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.40s answers %d %s", tt.query, status, body)
		} else if len(problem.Errors) != 1 || problem.Errors[0].Pointer != "query:"+tt.parameter || problem.Errors[0].Code != tt.fault {
			t.Errorf("%.40s has the faults %+v, not %s", tt.query, problem.Errors, tt.fault)
		} else if message := problem.Errors[0].Message; tt.fault == "bad_value" && !strings.HasPrefix(message, "Write "+tt.parameter+" as a ") || tt.fault == "unknown_parameter" && !strings.Contains(message, tt.parameter) {
			t.Errorf("%.40s says %q, and not what to write", tt.query, message)
		}
	}
}

func TestFieldsAndIncludesChooseWhatEachRowHolds(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach()[:1])
	columns := []string{"at", "count", "day", "id", "kind", "quiet", "ready", "score", "word"}
	for query, want := range map[string][]string{
		"":                              columns,
		"fields=id":                     {"id"},
		"fields=score,id,score":         {"id", "score"},
		"fields=quiet":                  {"quiet"},
		"include=parts":                 slices.Sorted(slices.Values(append([]string{"parts"}, columns...))),
		"include=parts,marks":           slices.Sorted(slices.Values(append([]string{"parts", "marks"}, columns...))),
		"fields=id,marks&include=marks": {"id", "marks"},
		"fields=id&include=marks":       {"id", "marks"},
	} {
		values, err := url.ParseQuery(query)
		must(t, err)
		if got := slices.Sorted(maps.Keys(s.page(t, values).Items[0])); !slices.Equal(got, want) {
			t.Errorf("%s gives %v, not %v", query, got, want)
		}
	}
}

func TestFieldsComeInTheOrderAskedFor(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach()[:1])
	_, _, body := s.get(t, "/api/v1/things", url.Values{"fields": {"score,id"}})
	if !strings.Contains(string(body), `{"score":1.5,"id":"a"}`) {
		t.Errorf("score,id gives %s", body)
	}
}

func TestFiltersAreAlternativesWithinAColumnAndConditionsBetweenThem(t *testing.T) {
	s := newShelf(t)
	things := oneOfEach()
	square := "square"
	things[1].Kind = &square
	s.put(t, things)
	for query, want := range map[string]string{
		"id=a&id=b":                             "a b",
		"id=a&id=a":                             "a",
		"id=a&kind=square":                      "",
		"kind=round&kind=square":                "a b",
		"day=2026-03-31":                        "a",
		"score=1.50":                            "a",
		"ready=true":                            "a",
		"at=2026-03-31T12:00:00.000001Z":        "a",
		"at=2026-03-31T13:00:00.000001%2B01:00": "a",
		"count=3&word=word":                     "a",
		"word=%27":                              "",
	} {
		values, err := url.ParseQuery(query)
		must(t, err)
		values.Set("include_total", "true")
		p := s.page(t, values)
		if got := strings.Join(ids(p.Items), " "); got != want || p.Total == nil || *p.Total != len(p.Items) {
			t.Errorf("%s gives %q and the total %v, not %q", query, got, p.Total, want)
		}
	}
}

func TestTheTotalCountsAllPages(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	if p := s.page(t, url.Values{"limit": {"1"}, "include_total": {"true"}}); p.Total == nil || *p.Total != 3 {
		t.Errorf("the total is %v", p.Total)
	}
	for _, query := range []url.Values{{}, {"include_total": {"false"}}} {
		if p := s.page(t, query); p.Total != nil {
			t.Errorf("%v counts %d", query, *p.Total)
		}
	}
}

func TestTheLinkHeaderLeadsToTheNextPage(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	_, header, _ := s.get(t, "/api/v1/things", url.Values{"limit": {"2"}, "sort": {"-id"}})
	address, found := strings.CutSuffix(strings.TrimPrefix(header.Get("Link"), "<"), `>; rel="next"`)
	if !found {
		t.Fatalf("Link is %q", header.Get("Link"))
	}
	next, err := url.Parse(address)
	must(t, err)
	status, header, body := s.get(t, next.Path, next.Query())
	if status != http.StatusOK || !strings.Contains(string(body), `"id":"a"`) || header.Get("Link") != "" {
		t.Errorf("the next page is %d %s with the link %q", status, body, header.Get("Link"))
	}
}

// A list asks the database once, and once more for each include and for the total; kept answers ask nothing
// but, without a listener, the revisions.
func TestAListAsksNoMoreThanItMust(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	for query, want := range map[string]int64{
		"limit=1": 1, "include_total=true": 2, "include=parts": 2, "include=parts,marks": 3,
		"include=parts,marks&include_total=true": 4, "id=none&include=parts": 1,
	} {
		values, err := url.ParseQuery(query)
		must(t, err)
		ask := func() { s.page(t, values) }
		if got := s.queries.During(ask) - 1; got != want {
			t.Errorf("%s ran %d statements, not %d", query, got, want)
		}
		if got := s.queries.During(ask) - 1; got != 0 {
			t.Errorf("%s asked again ran %d statements, not 0", query, got)
		}
	}
}
