package audit_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"trellis/api/audit"
)

// replica is what a follower of the feed has made of it.
type replica struct {
	cursor  string
	records map[string]map[string]json.RawMessage // by resource and key
	last    int64
	taken   int
}

func newReplica() *replica { return &replica{records: map[string]map[string]json.RawMessage{}} }

// take applies a page; a fault is a page that a follower cannot make sense of.
func (r *replica) take(page audit.Changes) error {
	for _, c := range page.Items {
		if c.Sequence < r.last {
			return fmt.Errorf("change %d of %s %s comes after one of event %d", c.Sequence, c.Resource, c.Key, r.last)
		}
		r.last = c.Sequence
		r.taken++
		name := c.Resource + " " + c.Key
		switch c.Type {
		case "removed":
			if r.records[name] == nil || c.Values != nil {
				return fmt.Errorf("%s is removed with %v and was known as %v", name, c.Values, r.records[name])
			}
			delete(r.records, name)
		case "upsert":
			var values map[string]json.RawMessage
			if c.Values == nil || json.Unmarshal(*c.Values, &values) != nil {
				return fmt.Errorf("%s is changed without values", name)
			}
			if r.records[name] == nil {
				r.records[name] = map[string]json.RawMessage{}
			}
			maps.Copy(r.records[name], values)
		default:
			return fmt.Errorf("%s is told to %q", name, c.Type)
		}
	}
	r.cursor = page.Next
	return nil
}

// lines writes the copy down, a line for each record.
func (r *replica) lines() []string {
	lines := []string{}
	for name, values := range r.records {
		lines = append(lines, name+" "+object(values))
	}
	slices.Sort(lines)
	return lines
}

// object writes values as JSON with sorted names.
func object(values map[string]json.RawMessage) string {
	parts := []string{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		var plain any
		_ = json.Unmarshal(values[name], &plain)
		text, _ := json.Marshal(plain)
		parts = append(parts, fmt.Sprintf("%q:%s", name, text))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// same fails where a copy is not what the source holds.
func same(t *testing.T, who string, copied, source []string) {
	t.Helper()
	if slices.Equal(copied, source) {
		return
	}
	var differ []string
	for _, line := range copied {
		if !slices.Contains(source, line) {
			differ = append(differ, "copy:   "+line)
		}
	}
	for _, line := range source {
		if !slices.Contains(copied, line) {
			differ = append(differ, "source: "+line)
		}
	}
	slices.SortFunc(differ, func(a, b string) int { return strings.Compare(a[8:], b[8:]) })
	t.Fatalf("the copy of %s has %d records where there are %d:\n%s", who, len(copied), len(source), strings.Join(differ[:min(len(differ), 20)], "\n"))
}
