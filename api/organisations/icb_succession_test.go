package organisations_test

import (
	"slices"
	"strings"
	"testing"
)

// The successions of 1 April 2026, each as predecessor, successor and kind.
var successions = []string{
	"QH8 D7T5G merger", "QHG S1Y5D merger", "QJG D7T5G split", "QJG T6Y0W split",
	"QM7 D7T5G split", "QM7 S1Y5D split", "QMJ Z9B2Z merger", "QMM T6Y0W merger",
	"QNQ QRL acquisition", "QNQ S0E4D split", "QNQ S9B9J split", "QNX S9B9J merger",
	"QRV Z9B2Z merger", "QU9 S0E4D merger", "QUE S1Y5D merger", "QXU S9B9J merger",
}

func TestSixteenSuccessionsTookEffectOnOneDay(t *testing.T) {
	s := open(t)
	all := decode[boards](t, s.read(t, "/api/v1/icbs?include=successors,predecessors&"+everyStatus))
	var forwards, backwards []string
	for _, b := range all.Items {
		for _, next := range b.Successors {
			forwards = append(forwards, b.ODSCode+" "+next.ODSCode+" "+next.Kind)
			if b.ValidTo == nil || next.EffectiveOn != *b.ValidTo || next.EffectiveOn != "2026-04-01" {
				t.Errorf("%s ends on %v but %s follows it on %s", b.ODSCode, b.ValidTo, next.ODSCode, next.EffectiveOn)
			}
		}
		for _, before := range b.Predecessors {
			backwards = append(backwards, before.ODSCode+" "+b.ODSCode+" "+before.Kind)
		}
	}
	slices.Sort(forwards)
	slices.Sort(backwards)
	if !slices.Equal(forwards, successions) {
		t.Errorf("the successions are\n%s\nnot\n%s", strings.Join(forwards, "\n"), strings.Join(successions, "\n"))
	}
	if !slices.Equal(forwards, backwards) {
		t.Error("seen from the successors the successions are others than seen from the predecessors")
	}
}

func TestAnAbolishedCodeStillAnswersAndNamesItsSuccessors(t *testing.T) {
	s := open(t)
	for code, want := range map[string]string{
		"QMJ":   "Z9B2Z merger |",
		"QM7":   "D7T5G split, S1Y5D split |",
		"QNQ":   "QRL acquisition, S0E4D split, S9B9J split |",
		"QRL":   "| QNQ acquisition",
		"Z9B2Z": "| QMJ merger, QRV merger",
		"QWE":   "|",
	} {
		b := decode[board](t, s.read(t, "/api/v1/icbs/"+code))
		got := strings.TrimSpace(describe(b.Successors) + " | " + describe(b.Predecessors))
		if got != want {
			t.Errorf("%s has the neighbours %q, not %q", code, got, want)
		}
		if b.Successors == nil || b.Predecessors == nil {
			t.Errorf("%s has null for a list of neighbours", code)
		}
	}
	merged := decode[board](t, s.read(t, "/api/v1/icbs/QMJ")).Successors[0]
	if merged.Name != "NHS West and North London Integrated Care Board" || merged.ShortName != "West and North London" {
		t.Errorf("the successor of QMJ is called %q, %q", merged.Name, merged.ShortName)
	}
}

func describe(links []link) string {
	words := make([]string, len(links))
	for i, l := range links {
		words[i] = l.ODSCode + " " + l.Kind
	}
	return strings.Join(words, ", ")
}

type lineage struct {
	ODSCode string `json:"ods_code"`
	AsOf    string `json:"as_of"`
	Items   []struct {
		Predecessor, Successor link
		Kind                   string
		EffectiveOn            string `json:"effective_on"`
	}
	Current []link
}

func TestALineSaysWhoStandsOnTheDay(t *testing.T) {
	s := open(t)
	for _, tt := range []struct{ code, day, current, pairs string }{
		{"QMJ", "2022-06-30", "", "QMJ>Z9B2Z"},
		{"QMJ", "2026-03-31", "QMJ", "QMJ>Z9B2Z"},
		{"QMJ", "2026-04-01", "Z9B2Z", "QMJ>Z9B2Z"},
		{"Z9B2Z", "2026-03-31", "QMJ QRV", "QMJ>Z9B2Z QRV>Z9B2Z"},
		{"Z9B2Z", "2026-04-01", "Z9B2Z", "QMJ>Z9B2Z QRV>Z9B2Z"},
		{"QM7", "2026-04-01", "D7T5G S1Y5D", "QM7>D7T5G QM7>S1Y5D"},
		{"QNQ", "2026-04-01", "QRL S0E4D S9B9J", "QNQ>QRL QNQ>S0E4D QNQ>S9B9J"},
		{"QRL", "2026-03-31", "QNQ QRL", "QNQ>QRL"},
		{"QRL", "2026-04-01", "QRL", "QNQ>QRL"},
		{"QWE", "2026-11-23", "QWE", ""},
	} {
		got := decode[lineage](t, s.read(t, "/api/v1/icbs/"+tt.code+"/succession?as_of="+tt.day))
		var current, pairs []string
		for _, c := range got.Current {
			current = append(current, c.ODSCode)
		}
		for _, item := range got.Items {
			pairs = append(pairs, item.Predecessor.ODSCode+">"+item.Successor.ODSCode)
		}
		slices.Sort(current)
		if strings.Join(current, " ") != tt.current || strings.Join(pairs, " ") != tt.pairs {
			t.Errorf("the line of %s on %s is %v with %v standing, not %s with %s", tt.code, tt.day, pairs, current, tt.pairs, tt.current)
		}
		if got.ODSCode != tt.code || got.AsOf != tt.day || got.Items == nil || got.Current == nil {
			t.Errorf("the line of %s on %s is %+v", tt.code, tt.day, got)
		}
	}
}

func TestALineReachesOverSeveralSteps(t *testing.T) {
	s := open(t)
	_, err := s.admin.Exec(t.Context(), `
		SELECT set_config('trellis.event_id', '019a0000-0000-7000-8000-00000000aaaa', false);
		INSERT INTO icbs (ods_code, name, short_name, region_code, valid_from, updated_at) VALUES ('NEW', 'A later board', 'Later', 'Y56', '2030-04-01', now());
		INSERT INTO icb_successions VALUES ('Z9B2Z', 'NEW', '2030-04-01', 'merger');
		INSERT INTO audit_events VALUES ('019a0000-0000-7000-8000-00000000aaaa', now(), 'test', 'system', 'test')`)
	must(t, err)
	first := decode[lineage](t, s.read(t, "/api/v1/icbs/QMJ/succession?as_of=2030-04-01"))
	if len(first.Items) != 2 || first.Items[1].Successor.ODSCode != "NEW" {
		t.Errorf("from QMJ one reaches %+v, not the board two steps on", first.Items)
	}
	last := decode[lineage](t, s.read(t, "/api/v1/icbs/NEW/succession"))
	if len(last.Items) != 3 {
		t.Errorf("NEW has %d successions behind it, not 3: %+v", len(last.Items), last.Items)
	}
}
