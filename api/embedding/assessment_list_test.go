package embedding_test

import (
	"net/http"
	"strings"
	"testing"

	"trellis/api/embedding"
)

func TestWhatWaitsForABoardIsCountedInTheListOfAssessments(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 3)...), "submit", nil)
	for query, want := range map[string]int{"?icb_code=z9b2z&status=submitted&status=validated": 1, "?icb_code=QMF": 0, "?icb_code=QMF&icb_code=Z9B2Z&pcn_code=UD0001": 1, "?icb_code=Z9B2Z&status=returned": 0} {
		list := answered[embedding.AssessmentList](t, w.officer, http.StatusOK, http.MethodGet, assessments+query+"&limit=1&include_total=true&fields=id,icb_code", 0, nil)
		if list.Total == nil || int(*list.Total) != want || want == 1 && (list.Items[0].ID != a.ID || *list.Items[0].ICBCode != "Z9B2Z") {
			t.Errorf("%s counts %v", query, list.Total)
		}
	}
	refusedWith(t, w.officer, http.MethodGet, assessments+"?icb_code=U12345", 0, nil, http.StatusBadRequest, "cannot be such a code")
	if file := w.officer.Get(assessments + ".csv?icb_code=Z9B2Z").Text(); !strings.Contains(file, "icb_code") || !strings.Contains(file, a.ID) {
		t.Errorf("the file is %s", file)
	}
}
