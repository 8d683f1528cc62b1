package embedding

import (
	"slices"
	"testing"

	"trellis/api/vocabulary"
)

// standsAt is a network with a score, under a status.
func standsAt(code, status string, score float64) networkStanding {
	day, id := vocabulary.NewDate(2026, 10, 1), code
	return networkStanding{PCNCode: code, PCNName: code, IsOpen: true, inForce: inForce{AssessmentID: &id, PublishedOn: &day, ScoreChange: &score,
		Result: &Score{Part: Part{Status: status, Score: &score, GateFailures: []GateFailure{}}, Domains: []DomainScore{{DomainCode: "A", Score: &score}}}}}
}

func TestWhatTooLittleIsAssessedOfIsShownAndNeitherRankedNorSummedUp(t *testing.T) {
	day := vocabulary.NewDate(2026, 11, 26)
	networks := []networkStanding{standsAt("UD0001", statusTooLittle, 100), standsAt("UD0002", "developing", 40), standsAt("UD0003", "established", 60), standsAt("UD0004", statusTooLittle, 0)}
	for _, order := range []string{"score", "-score", "score_change", "-score_change"} {
		of := BoardRows{Networks: networks}.Answer("Z9B2Z", day, "then", order)
		codes := []string{}
		for _, item := range of.Items {
			codes = append(codes, item.PCNCode)
			if item.Score == nil {
				t.Errorf("%s shows no score", item.PCNCode)
			}
		}
		want := []string{"UD0002", "UD0003", "UD0001", "UD0004"}
		if order[0] == '-' {
			want = []string{"UD0003", "UD0002", "UD0001", "UD0004"}
		}
		if !slices.Equal(codes, want) {
			t.Errorf("by %s they come as %v", order, codes)
		}
		if *of.ScoreMedian != 50 || *of.Domains[0].ScoreMedian != 50 {
			t.Errorf("the medians are %v and %v", *of.ScoreMedian, *of.Domains[0].ScoreMedian)
		}
	}
	var all []compared
	for _, n := range networks {
		c := compared{comparedNetwork: comparedNetwork{PCNCode: n.PCNCode}}
		c.Standing, c.domains, c.roles = n.stands(day)
		all = append(all, c)
	}
	reached := func(...string) bool { return true }
	if b := benchmarkOf(all, reached); b.Assessed != 2 || *b.ScoreMedian != 50 || *b.ScoreQuartileLower != 45 || !slices.Equal(b.Scores, []float64{40, 60}) {
		t.Errorf("beside others they are %+v", b)
	}
	if m := medianOf(all, reached, ofDomain("A")); *m != 50 {
		t.Errorf("the median of the domain is %v", *m)
	}
}

func TestAContractThatShouldHaveEndedCountsAsEnding(t *testing.T) {
	items := []NetworkStanding{standsAt("UD0001", "developing", 40).item(vocabulary.NewDate(2026, 11, 26))}
	for n, says := range map[int64]string{1: "1 contract of care co-ordinators ends within 90 days or is over", 2: "2 contracts of care co-ordinators end within 90 days or are over"} {
		acts := actNext(items, []workforceFacts{{PCNCode: "UD0001", RoleType: "cc", ContractsEnding: n}})
		if len(acts) != 1 || acts[0].Detail != says {
			t.Errorf("it says %+v", acts)
		}
	}
}
