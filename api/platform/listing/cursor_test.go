package listing_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"trellis/api/vocabulary"
)

// oneOfEach has a value in every column, beside rows with none.
func oneOfEach() []thing {
	word, kind, score, count, ready := "word", "round", 1.5, int64(3), true
	day, at := vocabulary.NewDate(2026, 3, 31), time.Date(2026, 3, 31, 12, 0, 0, 1000, time.UTC)
	return []thing{{ID: "a", Word: &word, Kind: &kind, Score: &score, Count: &count, Day: &day, At: &at, Ready: &ready}, {ID: "b"}, {ID: "c"}}
}

func TestACursorGoesOnWithItsOwnQuestionOnly(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	first := s.page(t, url.Values{"limit": {"1"}, "sort": {"word"}, "id": {"a", "b"}})
	if first.Next == nil {
		t.Fatal("one of two rows is all")
	}
	same := url.Values{"limit": {"2"}, "sort": {"word"}, "id": {"b", "a"}, "cursor": {*first.Next}, "fields": {"id"}, "include_total": {"true"}}
	if p := s.page(t, same); len(p.Items) != 1 || p.Items[0]["id"] != "b" {
		t.Errorf("the same question with another limit, fields and total goes on with %v", p.Items)
	}
	same.Set("as_of", "2026-11-23")
	s.page(t, same)
	for name, value := range map[string]string{"sort": "-word", "id": "a", "as_of": "2026-03-31", "word": "word"} {
		other := url.Values{"limit": {"1"}, "sort": {"word"}, "id": {"a", "b"}, "cursor": {*first.Next}}
		other.Set(name, value)
		status, _, body := s.get(t, "/api/v1/things", other)
		if status != http.StatusBadRequest || !strings.Contains(string(body), `"other_question"`) {
			t.Errorf("with another %s the cursor answers %d %s", name, status, body)
		}
	}
}

func TestACursorKeepsItsDay(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	first := s.page(t, url.Values{"limit": {"1"}, "as_of": {"2026-03-31"}})
	if second := s.page(t, url.Values{"limit": {"1"}, "cursor": {*first.Next}}); second.AsOf != "2026-03-31" {
		t.Errorf("the second page is about %s", second.AsOf)
	}
}

// Values that one side might read and the other not.
var oddValues = map[string][]string{
	"id":    {"", "\x00", "\xff", "'; DROP TABLE things --", strings.Repeat("x", 3000), "\U0001F333"},
	"word":  {"", "null", "%", "\\"},
	"kind":  {"triangular", ""},
	"score": {"1e-400", "1e400", "NaN", "-Infinity", "inf", "0x1p-2", "1_0", "", " 1", "1,5", "+.5e1"},
	"count": {"9223372036854775807", "9223372036854775808", "+1", "-0", "1_000", "0x10", "1.0", ""},
	"day":   {"2026-02-30", "0001-01-01", "2999-12-31", "3000-01-01", "infinity", "2026-3-1", "2026-03-31 BC"},
	"at": {"2026-03-31T12:00:00Z", "2026-03-31T12:00:00+23:59", "2026-03-31T12:00:00-24:00", "2026-03-31T12:00:00,5Z",
		"2026-03-31T12:00:00." + strings.Repeat("1", 200) + "Z", "2026-03-31T24:00:00Z", "2026-03-31T23:59:60Z", "infinity", "now"},
	"ready": {"true", "TRUE", "1", "yes", ""},
}

func TestAnOddValueInACursorIsNeverAFailureOfOurs(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	for column, values := range oddValues {
		for _, sort := range []string{column, "-" + column} {
			first := s.page(t, url.Values{"limit": {"1"}, "sort": {sort}})
			plain, err := base64.RawURLEncoding.DecodeString(*first.Next)
			must(t, err)
			for _, value := range values {
				var cursor map[string]any
				must(t, json.Unmarshal(plain, &cursor))
				cursor["k"].([]any)[0] = value
				changed, err := json.Marshal(cursor)
				must(t, err)
				status, _, body := s.get(t, "/api/v1/things", url.Values{"limit": {"1"}, "sort": {sort}, "cursor": {base64.RawURLEncoding.EncodeToString(changed)}})
				if status != http.StatusOK && status != http.StatusBadRequest {
					t.Errorf("a cursor that says %s is %.60q answers %d %s", column, value, status, body)
				}
			}
		}
	}
}

func TestAnOddValueInAFilterIsNeverAFailureOfOurs(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	for column, values := range oddValues {
		for _, value := range values {
			status, _, body := s.get(t, "/api/v1/things", url.Values{column: {value}})
			if status != http.StatusOK && status != http.StatusBadRequest {
				t.Errorf("%s=%.60q answers %d %s", column, value, status, body)
			}
		}
	}
}

func TestABrokenCursorIsNeverAFailureOfOurs(t *testing.T) {
	s := newShelf(t)
	s.put(t, oneOfEach())
	good := *s.page(t, url.Values{"limit": {"1"}, "sort": {"-score,word"}}).Next
	plain, err := base64.RawURLEncoding.DecodeString(good)
	must(t, err)
	rapid.Check(t, func(t *rapid.T) {
		changed := []byte(good)
		if rapid.Bool().Draw(t, "inside") {
			changed = append([]byte(nil), plain...)
		}
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			at := rapid.IntRange(0, len(changed)-1).Draw(t, "at")
			switch rapid.IntRange(0, 2).Draw(t, "how") {
			case 0:
				changed[at] = rapid.Byte().Draw(t, "byte")
			case 1:
				changed = changed[:at+1]
			default:
				changed = append(changed[:at:at], append(rapid.SliceOfN(rapid.Byte(), 1, 5).Draw(t, "bytes"), changed[at:]...)...)
			}
		}
		text := string(changed)
		if len(changed) > 0 && changed[0] == '{' {
			text = base64.RawURLEncoding.EncodeToString(changed)
		}
		status, _, body := s.get(t, "/api/v1/things", url.Values{"limit": {"1"}, "sort": {"-score,word"}, "cursor": {text}})
		if status != http.StatusOK && status != http.StatusBadRequest {
			t.Fatalf("the cursor %q answers %d %s", text, status, body)
		}
	})
	for _, odd := range []string{"", "null", "{}", "[]", `{"d":"2026-11-23","s":"-score,word,id","q":"","k":null}`, `{"k":[null,null,null]}`} {
		status, _, body := s.get(t, "/api/v1/things", url.Values{"sort": {"-score,word"}, "cursor": {base64.RawURLEncoding.EncodeToString([]byte(odd))}})
		if status != http.StatusBadRequest {
			t.Errorf("the cursor %q answers %d %s", odd, status, body)
		}
	}
}
