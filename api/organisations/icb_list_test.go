package organisations_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

var sortable = []string{"ods_code", "name", "short_name", "region_code", "valid_from", "valid_to", "updated_at"}

func TestBoardsInPagesAreTheBoardsAllAtOnce(t *testing.T) {
	s := open(t)
	for _, column := range sortable {
		for _, sort := range []string{column, "-" + column} {
			query := everyStatus[:strings.LastIndex(everyStatus, "&")] + "&fields=ods_code&sort=" + sort
			want := codes(decode[boards](t, s.read(t, "/api/v1/icbs?limit=200&"+query)).Items)
			if len(want) != 48 {
				t.Fatalf("by %s there are %d boards", sort, len(want))
			}
			for limit := 1; limit <= 7; limit++ {
				var got []string
				for cursor := ""; ; {
					p := decode[boards](t, s.read(t, fmt.Sprintf("/api/v1/icbs?limit=%d&%s%s", limit, query, cursor)))
					got = append(got, codes(p.Items)...)
					if p.Next == nil {
						break
					}
					cursor = "&cursor=" + url.QueryEscape(*p.Next)
				}
				if !slices.Equal(got, want) {
					t.Errorf("by %s in pages of %d the boards are\n%v, not\n%v", sort, limit, got, want)
				}
			}
		}
	}
}

func TestBoardsAreInTheOrderOfTheirNames(t *testing.T) {
	items := decode[boards](t, open(t).read(t, "/api/v1/icbs")).Items
	if !slices.IsSortedFunc(items, func(a, b board) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) }) {
		t.Errorf("they come as %v", codes(items))
	}
}

func TestBoardsAsAFileAreTheBoardsOfTheList(t *testing.T) {
	s := open(t)
	for _, query := range []string{"", "?as_of=2026-03-31", "?region_code=Y56&as_of=2026-03-31&limit=2", "?status=closed&sort=-name"} {
		lines := strings.Split(strings.TrimSpace(string(s.read(t, "/api/v1/icbs.csv"+query).body)), "\n")
		if lines[0] != "ods_code,ons_code,name,short_name,region_code,region_name,valid_from,valid_to,certainty,status,version,updated_at" {
			t.Errorf("%s has the columns %s", query, lines[0])
		}
		all := strings.Replace(query, "limit=2", "limit=200", 1)
		var want []string
		for _, b := range decode[boards](t, s.read(t, "/api/v1/icbs"+all)).Items {
			want = append(want, b.ODSCode)
		}
		var got []string
		for _, line := range lines[1:] {
			code, _, _ := strings.Cut(line, ",")
			got = append(got, code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s as a file holds %v, as a list %v", query, got, want)
		}
	}
}

// A row that changes between two pages may move, but no other row is lost or repeated by it.
func TestAChangeBetweenTwoPagesLosesNoOtherBoard(t *testing.T) {
	s := open(t)
	first := decode[boards](t, s.read(t, "/api/v1/icbs?sort=short_name&limit=30"))
	moved := "QMF" // an administrator of London changes London's
	if !slices.Contains(codes(first.Items), moved) {
		t.Fatalf("the first page holds %v", codes(first.Items))
	}
	if a := s.rename(t, moved, "Zebra", "If-Match: "+s.etag(t, moved)); a.status != 200 {
		t.Fatalf("answered %d %s", a.status, a.body)
	}
	seen := map[string]int{}
	for _, code := range codes(first.Items) {
		seen[code]++
	}
	second := decode[boards](t, s.read(t, "/api/v1/icbs?sort=short_name&limit=50&cursor="+url.QueryEscape(*first.Next)))
	for _, code := range codes(second.Items) {
		seen[code]++
	}
	delete(seen, moved)
	if len(seen) != 35 {
		t.Errorf("%d other boards are seen, not 35", len(seen))
	}
	for code, times := range seen {
		if times != 1 {
			t.Errorf("%s is seen %d times", code, times)
		}
	}
}

func TestACodeThatIsAskedForIsAnsweredWhateverItsStatusOrCase(t *testing.T) {
	s := open(t)
	for query, want := range map[string][]string{
		"ods_code=QMJ":                            {"QMJ"},
		"ods_code=qmj&ods_code=Z9b2z":             {"QMJ", "Z9B2Z"},
		"ods_code=QMJ&status=open":                nil,
		"region_code=y56&sort=ods_code":           {"QKK", "QMF", "QWE", "Z9B2Z"},
		"region_code=Y56&status=closed&sort=name": {"QMJ", "QRV"},
	} {
		if got := codes(decode[boards](t, s.read(t, "/api/v1/icbs?"+query)).Items); !slices.Equal(got, want) {
			t.Errorf("%s gives %v, not %v", query, got, want)
		}
	}
	if got := decode[board](t, s.read(t, "/api/v1/icbs/qmj")); got.ODSCode != "QMJ" {
		t.Errorf("/icbs/qmj is %q", got.ODSCode)
	}
}

func TestFieldsChooseAmongColumnsAndWhatIsIncludedComesBesides(t *testing.T) {
	s := open(t)
	body := string(s.read(t, "/api/v1/icbs?ods_code=QMJ&fields=ods_code&include=successors").body)
	if !strings.Contains(body, `{"ods_code":"QMJ","successors":[{"ods_code":"Z9B2Z"`) {
		t.Error(body)
	}
	refused(t, s.get(t, "/api/v1/icbs?fields="), 400, "bad_request")
}
