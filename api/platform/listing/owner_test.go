package listing_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"trellis/api/platform/listing"
)

func TestAListCanBelongToSomething(t *testing.T) {
	s := newShelf(t)
	round, square := "round", "square"
	s.put(t, []thing{{ID: "a", Kind: &round}, {ID: "b", Kind: &square}, {ID: "c", Kind: &round}})
	ids := func(path string, query url.Values) (status int, found string, body string) {
		status, _, raw := s.get(t, path, query)
		for _, id := range []string{"a", "b", "c"} {
			if strings.Contains(string(raw), `"id":"`+id+`"`) {
				found += id
			}
		}
		return status, found, string(raw)
	}
	for path, want := range map[string]string{"/api/v1/kinds/round/things": "ac", "/api/v1/kinds/square/things": "b", "/api/v1/things": "abc"} {
		if status, found, body := ids(path, url.Values{"sort": {"id"}}); status != http.StatusOK || found != want {
			t.Errorf("%s answers %d %s, not %s: %s", path, status, found, want, body)
		}
	}
	if _, found, _ := ids("/api/v1/kinds/round/things", url.Values{"id": {"a", "b"}}); found != "a" {
		t.Errorf("with another filter it gives %s", found)
	}
	if status, _, body := s.get(t, "/api/v1/kinds/round/things.csv", nil); status != http.StatusOK || strings.Count(string(body), "\n") != 3 {
		t.Errorf("as a file it is %d %s", status, body)
	}
}

func TestAListOfWhatThereIsNotIsNotThere(t *testing.T) {
	s := newShelf(t)
	for _, path := range []string{"/api/v1/kinds/flat/things", "/api/v1/kinds/flat/things.csv"} {
		if status, header, _ := s.get(t, path, nil); status != http.StatusNotFound || header.Get("Content-Disposition") != "" {
			t.Errorf("%s answers %d", path, status)
		}
	}
}

// The filter that the owner decides cannot be given, and a cursor does not go on in another owner's list.
func TestWhatAListBelongsToIsPartOfItsQuestion(t *testing.T) {
	s := newShelf(t)
	round, square := "round", "square"
	s.put(t, []thing{{ID: "a", Kind: &round}, {ID: "b", Kind: &round}, {ID: "c", Kind: &square}})
	if status, _, _ := s.get(t, "/api/v1/kinds/round/things", url.Values{"kind": {"square"}}); status != http.StatusBadRequest {
		t.Errorf("with a kind besides it answers %d", status)
	}
	_, header, _ := s.get(t, "/api/v1/kinds/round/things", url.Values{"limit": {"1"}, "sort": {"id"}})
	address, _, _ := strings.Cut(strings.TrimPrefix(header.Get("Link"), "<"), ">")
	next, err := url.Parse(address)
	must(t, err)
	if status, _, body := s.get(t, next.Path, next.Query()); status != http.StatusOK || !strings.Contains(string(body), `"id":"b"`) {
		t.Errorf("its next page %s answers %d %s", address, status, body)
	}
	if status, _, _ := s.get(t, "/api/v1/kinds/square/things", next.Query()); status != http.StatusBadRequest {
		t.Errorf("the cursor of another kind is answered %d", status)
	}
}

func TestRowsOfTheirOwnBecomeAFileLikeAList(t *testing.T) {
	word, count := "=1+1", int64(7)
	entry, err := listing.File("text/csv", "sums", []thing{{ID: "a", Word: &word}, {ID: "b", Count: &count}})
	must(t, err)
	if want := "id,word,kind,score,count,day,at,ready,quiet\na,'=1+1,,,,,,,\nb,,,,7,,,,\n"; string(entry.Body) != want {
		t.Errorf("it is %s", entry.Body)
	}
	if entry.Header["Content-Disposition"] != `attachment; filename="sums.csv"` {
		t.Errorf("its header is %v", entry.Header)
	}
}
