package listing_test

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"trellis/api/vocabulary"
)

// maybe draws a value of a generator, or null.
func maybe[T any](t *rapid.T, of *rapid.Generator[T], label string) *T {
	if rapid.IntRange(0, 3).Draw(t, label+" is null") == 0 {
		return nil
	}
	value := of.Draw(t, label)
	return &value
}

// Few different values, so that the next term of the sort often has to decide.
func someThings(t *rapid.T) []thing {
	things := make([]thing, rapid.IntRange(0, 25).Draw(t, "rows"))
	for i := range things {
		things[i] = thing{
			ID:    fmt.Sprintf("%03d", (i*37)%101),
			Word:  maybe(t, rapid.SampledFrom([]string{"", "a", "B", "é", "Zz", "a b", "'", "10", "9"}), "word"),
			Kind:  maybe(t, rapid.SampledFrom([]string{"round", "square"}), "kind"),
			Score: maybe(t, rapid.SampledFrom([]float64{-1.5, 0, 0.1, 1e-9, 1e300, 3.3333333333333335}), "score"),
			Count: maybe(t, rapid.SampledFrom([]int64{-1 << 63, -1, 0, 7, 1<<63 - 1}), "count"),
			Ready: maybe(t, rapid.Bool(), "ready"),
			Day: maybe(t, rapid.Custom(func(t *rapid.T) vocabulary.Date {
				return vocabulary.NewDate(2026, 3, rapid.IntRange(29, 33).Draw(t, "day of March"))
			}), "day"),
			At: maybe(t, rapid.Custom(func(t *rapid.T) time.Time {
				return time.UnixMicro(1_774_745_999_999_999 + rapid.Int64Range(0, 3).Draw(t, "microseconds")).UTC()
			}), "at"),
		}
	}
	return things
}

func someSort(t *rapid.T) []string {
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"id", "word", "kind", "score", "count", "day", "at", "ready"}), 1, 3, rapid.ID[string]).Draw(t, "sort")
	for i := range names {
		if rapid.Bool().Draw(t, "descending") {
			names[i] = "-" + names[i]
		}
	}
	return names
}

// order is what a list's order means, said a second time: nulls last going up and first going down,
// text by its bytes, equal rows by their key.
func order(sort []string) func(a, b thing) int {
	return func(a, b thing) int {
		for _, name := range sort {
			column, down := strings.CutPrefix(name, "-")
			by := map[string]int{
				"id": cmp.Compare(a.ID, b.ID), "word": nulls(a.Word, b.Word, folded),
				"kind": nulls(a.Kind, b.Kind, folded), "score": nulls(a.Score, b.Score, cmp.Compare[float64]),
				"count": nulls(a.Count, b.Count, cmp.Compare[int64]),
				"day":   nulls(a.Day, b.Day, func(a, b vocabulary.Date) int { return cmp.Compare(a.String(), b.String()) }),
				"at":    nulls(a.At, b.At, time.Time.Compare),
				"ready": nulls(a.Ready, b.Ready, func(a, b bool) int { return cmp.Compare(strconv.FormatBool(a), strconv.FormatBool(b)) }),
			}[column]
			if down {
				by = -by
			}
			if by != 0 {
				return by
			}
		}
		return cmp.Compare(a.ID, b.ID)
	}
}

func nulls[T any](a, b *T, compare func(a, b T) int) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return compare(*a, *b)
}

func TestPagesFollowOneAnotherWithoutGapOrRepeat(t *testing.T) {
	s := newShelf(t)
	rapid.Check(t, func(t *rapid.T) {
		things, sort := someThings(t), someSort(t)
		limit := rapid.IntRange(1, 7).Draw(t, "limit")
		s.put(t, things)
		slices.SortFunc(things, order(sort))
		var want []string
		for _, a := range things {
			want = append(want, a.ID)
		}
		query := url.Values{"sort": {strings.Join(sort, ",")}, "limit": {"200"}}
		if got := ids(s.page(t, query).Items); !slices.Equal(got, want) {
			t.Fatalf("by %s all at once gives %v, not %v", sort, got, want)
		}
		query.Set("limit", strconv.Itoa(limit))
		var got []string
		for pages := 0; ; pages++ {
			p := s.page(t, query)
			got = append(got, ids(p.Items)...)
			if p.Next == nil {
				break
			}
			if len(p.Items) != limit || pages > len(things) {
				t.Fatalf("page %d has %d rows and goes on", pages, len(p.Items))
			}
			query.Set("cursor", *p.Next)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("by %s in pages of %d gives %v, not %v", sort, limit, got, want)
		}
	})
}

func TestALastPageThatIsJustFullEndsTheList(t *testing.T) {
	s := newShelf(t)
	s.put(t, []thing{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}})
	first := s.page(t, url.Values{"limit": {"2"}})
	if first.Next == nil {
		t.Fatal("two of four rows are all")
	}
	if last := s.page(t, url.Values{"limit": {"2"}, "cursor": {*first.Next}}); last.Next != nil || len(last.Items) != 2 {
		t.Errorf("the last two of four rows are %v and go on: %v", last.Items, last.Next)
	}
}

func ids(items []map[string]any) (ids []string) {
	for _, item := range items {
		ids = append(ids, item["id"].(string))
	}
	return ids
}

// folded compares as people do who do not see capitals.
func folded(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }
