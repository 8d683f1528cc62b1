package embedding_test

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"trellis/api/embedding"
	"trellis/api/imports"
	"trellis/api/server/contract"
)

// planned says what a plan changes, a line each.
func planned(t *testing.T, s *contract.Server, i imports.Import) (said []string) {
	t.Helper()
	var list struct{ Items []imports.PlannedChange }
	s.Get("/api/v1/imports/"+i.ID+"/changes?limit=200").Into(t, &list)
	text := func(p *string) string {
		if p == nil {
			return "-"
		}
		return *p
	}
	for _, c := range list.Items {
		said = append(said, fmt.Sprintf("%s %s %s: %s → %s", c.Action, c.RecordCode, text(c.ColumnName), text(c.Before), text(c.After)))
	}
	return said
}

// worked is the assessment that UD0001 is working at.
func (w *town) worked(t *testing.T) embedding.AssessmentDetail {
	t.Helper()
	var list struct{ Items []embedding.Assessment }
	w.manager.Get(assessments+"?pcn_code=UD0001&status=draft").Into(t, &list)
	if len(list.Items) != 1 {
		t.Fatalf("the network works at %d assessments", len(list.Items))
	}
	return answered[embedding.AssessmentDetail](t, w.manager, http.StatusOK, http.MethodGet, assessments+"/"+list.Items[0].ID, 0, nil)
}

const ratingHeader = "pcn_code,criterion_code,role_type,level,reason,evidence,evidence_url\n"

func TestASpreadsheetOfRatingsBeginsAnAssessmentAndComesRoundWithoutAChange(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	file := ratingHeader + "ud0001,a1,,3,,Terms of reference,\nUD0001,D2,splw,Emerging,No log is kept,,https://example.org/log\nUD0001,F6,SPLW,n/a,The practices do,,\n"
	i := w.manager.Plan("assessments", "", []byte(file))
	said := strings.Join(planned(t, w.manager, i), "; ")
	if i.LeftOut != 0 || !strings.HasPrefix(said, "create UD0001/A1/network -: - → full; ") || !strings.Contains(said, "update UD0001/D2/splw level: - → 1") || !strings.Contains(said, "level: - → not_applicable") {
		t.Fatalf("the plan is %s with %d left out", said, i.LeftOut)
	}
	i = w.manager.Apply(i)
	a := w.worked(t)
	if a.CriteriaSet != "full" || a.Kind != "self" || a.Assessed != 2 {
		t.Fatalf("applied, it is %+v", a.Assessment)
	}
	for _, r := range a.Ratings {
		if r.CriterionCode == "D2" && (r.Level == nil || *r.Level != 1 || *r.EvidenceURL != "https://example.org/log") {
			t.Errorf("D2 is %+v", r)
		}
		if r.CriterionCode == "F6" && (!r.IsNotApplicable || *r.Reason != "The practices do") {
			t.Errorf("F6 is %+v", r)
		}
	}
	if same := w.manager.Plan("assessments", "", []byte(file)); same.Changes != 0 || same.LeftOut != 0 {
		t.Errorf("sent once more it changes %v", planned(t, w.manager, same))
	}
	sheet := w.manager.Get(assessments + "/" + a.ID + ".csv")
	if sheet.Status != http.StatusOK || !strings.Contains(sheet.Text(), "UD0001,D2,") {
		t.Fatalf("its file is answered %d %s", sheet.Status, sheet.Body)
	}
	if same := w.manager.Plan("assessments", "", []byte(sheet.Text())); same.Changes != 0 || same.LeftOut != 0 || same.RowsRead != int64(len(a.Ratings)) {
		t.Errorf("its own file changes %v, with %d of %d rows left out", planned(t, w.manager, same), same.LeftOut, same.RowsRead)
	}
	edited := w.manager.Import("assessments", "", []byte("pcn_code,criterion_code,role_type,level\nUD0001,D2,splw,2\n"))
	if said := planned(t, w.manager, edited); len(said) != 1 || said[0] != "update UD0001/D2/splw level: 1 → 2" {
		t.Errorf("the edit is %v", said)
	}
	if answer := w.manager.Transition(i, "undo", `{"reason": "For a test"}`); answer.Status != http.StatusConflict {
		t.Errorf("undoing the file before it is answered %d", answer.Status)
	}
	w.manager.Undo(edited)
	w.manager.Undo(i)
	if a := w.worked(t); a.Assessed != 0 {
		t.Errorf("undone, %d ratings are left", a.Assessed)
	}
}

func TestAFileIsNotTakenBackOnceWhatItWentIntoIsHandedIn(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	w.published(t, 2)
	w.now = w.now.AddDate(0, 0, 1)
	i := w.manager.Import("assessments", "", []byte("pcn_code,criterion_code,role_type,level,reason\nUD0001,A1,network,4,As agreed in the team\n"))
	undo := func(words string) {
		t.Helper()
		before := answered[embedding.AssessmentList](t, w.manager, http.StatusOK, http.MethodGet, assessments+"?pcn_code=UD0001", 0, nil)
		answer := w.manager.Transition(i, "undo", `{"reason": "For a test"}`)
		if answer.Status != http.StatusConflict || !strings.Contains(answer.Text(), words) {
			t.Errorf("taken back it is answered %d %s", answer.Status, answer.Text())
		}
		if after := answered[embedding.AssessmentList](t, w.manager, http.StatusOK, http.MethodGet, assessments+"?pcn_code=UD0001", 0, nil); !reflect.DeepEqual(after.Items, before.Items) {
			t.Errorf("and %+v became %+v", before.Items, after.Items)
		}
	}
	a := w.worked(t)
	a = does(t, w.manager, rates(t, w.manager, a, object{"criterion_code": "A2", "level": 3, "reason": "As agreed"}), "submit", nil)
	undo("is with its board")
	does(t, w.lead, does(t, w.lead, a, "validate", nil), "publish", nil)
	undo("was published or discarded since")
	next := w.begin(t) // with the ratings of the file, and yet another
	undo("was published or discarded since")
	does(t, w.manager, next, "discard", nil)

	i = w.manager.Import("assessments", "", []byte("pcn_code,criterion_code,role_type,level,reason\nUD0001,A1,network,1,As agreed in the team\n"))
	a = does(t, w.manager, w.worked(t), "submit", nil)
	does(t, w.lead, a, "return", object{"comment": "Is it so little?"})
	w.manager.Undo(i) // it is the network's again
	if r := answered[embedding.AssessmentDetail](t, w.manager, http.StatusOK, http.MethodGet, assessments+"/"+a.ID, 0, nil).Ratings[0]; *r.Level != 4 {
		t.Errorf("taken back, A1 is %+v", r)
	}
}

func TestAFileThatNamesOnlyCoreCriteriaBeginsADraftOfThose(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := w.begin(t)
	core := map[string]bool{}
	for _, r := range a.Ratings {
		core[r.CriterionCode] = true
	}
	does(t, w.manager, a, "discard", nil)
	if !core["A1"] || !core["D2"] || core["F6"] {
		t.Fatalf("the core is %v", core)
	}
	file := ratingHeader + "UD0001,A1,,3,As agreed,,\nUD0001,D2,splw,2,As agreed,,\n"
	i := w.manager.Plan("assessments", "", []byte(file))
	if said := planned(t, w.manager, i); len(said) == 0 || said[0] != "create UD0001/A1/network -: - → core" {
		t.Fatalf("the plan is %v", said)
	}
	// What was planned is applied, or nothing: the network has a draft of its own by now.
	own := w.begin(t)
	if answer := w.manager.Transition(i, "apply", ""); answer.Status != http.StatusConflict {
		t.Errorf("applied to another draft it is answered %d %s", answer.Status, answer.Text())
	}
	does(t, w.manager, own, "discard", nil)
	w.manager.Apply(w.manager.Plan("assessments", "", []byte(file)))
	if a = w.worked(t); a.CriteriaSet != "core" || a.Assessed != 2 {
		t.Fatalf("applied, it is %+v", a.Assessment)
	}
	if same := w.manager.Plan("assessments", "", []byte(file)); same.Changes != 0 || same.LeftOut != 0 {
		t.Errorf("sent once more it changes %v", planned(t, w.manager, same))
	}
	does(t, w.manager, a, "discard", nil)
	more := w.manager.Plan("assessments", "", []byte(file+"UD0001,F6,splw,1,As agreed,,\n"))
	if said := planned(t, w.manager, more); len(said) == 0 || said[0] != "create UD0001/A1/network -: - → full" || more.LeftOut != 0 {
		t.Errorf("with one that is not of the core the plan is %v", said)
	}
	// A row that is left out is no part of what the draft is begun for.
	unread := w.manager.Apply(w.manager.Plan("assessments", "", []byte(file+"UD0001,F6,cc,1,As agreed,,\n")))
	if a = w.worked(t); unread.LeftOut != 1 || a.CriteriaSet != "core" {
		t.Errorf("with %d rows left out, it is of %s criteria", unread.LeftOut, a.CriteriaSet)
	}
	w.manager.Undo(unread)
	if a = w.worked(t); a.Assessed != 0 {
		t.Errorf("undone, %d ratings are left", a.Assessed)
	}
}

// Of fewer criteria than the last, an assessment could not be compared with it, and the network's score would not move.
func TestAfterAnAssessmentOfAllCriteriaAFileOfCoreOnesBeginsOneOfAll(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	a := answered[embedding.AssessmentDetail](t, w.manager, http.StatusCreated, http.MethodPost, assessments, 0, object{"pcn_code": "UD0001", "kind": "self", "criteria_set": "full"})
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 2)...), "submit", nil)
	last := does(t, w.lead, does(t, w.lead, a, "validate", nil), "publish", nil)
	i := w.manager.Plan("assessments", "", []byte(ratingHeader+"UD0001,A1,,3,As agreed,,\n"))
	if said := planned(t, w.manager, i); len(said) == 0 || said[0] != "create UD0001/A1/network -: - → full" {
		t.Fatalf("the plan is %v", said)
	}
	w.manager.Apply(i)
	if a = w.worked(t); a.CriteriaSet != "full" || a.Assessed != last.Assessed || a.PrefilledFrom == nil || *a.PrefilledFrom != last.ID {
		t.Fatalf("applied, it is %+v", a.Assessment)
	}
	a = does(t, w.lead, does(t, w.lead, does(t, w.manager, a, "submit", nil), "validate", nil), "publish", nil)
	if a.ScoreChange == nil || *a.ScoreChange <= 0 {
		t.Errorf("from %v to %v the score moved by %v", *last.Score, *a.Score, a.ScoreChange)
	}
}

func TestAFileBeginsNoAssessmentOfANetworkThatHasClosed(t *testing.T) {
	w := newTown(t)
	w.Fill("UPDATE pcns SET valid_to = '2026-11-01', valid_to_certainty = 'exact', version = version + 1, updated_at = now() WHERE ods_code = 'UD0001'")
	i := w.manager.Plan("assessments", "", []byte(ratingHeader+"UD0001,A1,,3,,,\n"))
	var page struct{ Items []imports.RowProblem }
	w.manager.Get("/api/v1/imports/"+i.ID+"/problems?result=left_out").Into(t, &page)
	if i.LeftOut != 1 || i.Changes != 0 || len(page.Items) != 1 || page.Items[0].Code != "pcn_closed" {
		t.Errorf("it is read as %d left out: %+v", i.LeftOut, page.Items)
	}
}

func TestASpreadsheetOfRatingsTellsWhatItCannotTake(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	for _, tt := range []struct{ says, row, column, code string }{
		{"another network's", "UD0002,A1,,3,,,", "pcn_code", "unknown_network"},
		{"a criterion there is not", "UD0001,Z9,,3,,,", "criterion_code", "unknown_value"},
		{"no criterion", "UD0001,,,3,,,", "criterion_code", "missing"},
		{"a role where none is asked", "UD0001,A1,splw,3,,,", "role_type", "not_of_a_role"},
		{"no role where one is asked", "UD0001,D2,,3,,,", "role_type", "required"},
		{"a role that is not deployed", "UD0001,D2,cc,3,,,", "role_type", "not_deployed"},
		{"a role there is not", "UD0001,D2,dentist,3,,,", "role_type", "unknown_value"},
		{"a level above embedded", "UD0001,D2,splw,5,,,", "level", "unknown_value"},
		{"half a level", "UD0001,D2,splw,2.5,,,", "level", "unknown_value"},
		{"a gate that would not apply", "UD0001,D2,splw,n/a,None,,", "level", "gate"},
		{"not applicable without a reason", "UD0001,F6,splw,n/a,,,", "reason", "required"},
		{"a link that is none", "UD0001,D2,splw,2,,,log.docx", "evidence_url", "malformed"},
		{"somebody's NHS number", "UD0001,D2,splw,2,,Seen 943 476 5919,", "evidence", "refused_content"},
	} {
		t.Run(tt.says, func(t *testing.T) {
			i := w.manager.Plan("assessments", "", []byte(ratingHeader+tt.row+"\n"))
			var page struct{ Items []imports.RowProblem }
			w.manager.Get("/api/v1/imports/"+i.ID+"/problems?result=left_out").Into(t, &page)
			if i.LeftOut != 1 || i.Changes != 0 || len(page.Items) != 1 || page.Items[0].Code != tt.code || page.Items[0].ColumnName == nil || *page.Items[0].ColumnName != tt.column {
				t.Errorf("it is read as %d left out: %+v", i.LeftOut, page.Items)
			}
		})
	}
	a := w.begin(t)
	does(t, w.manager, rates(t, w.manager, a, everything(a, 3)...), "submit", nil)
	i := w.manager.Plan("assessments", "", []byte(ratingHeader+"UD0001,D2,splw,2,,,\n"))
	if i.LeftOut != 1 {
		t.Errorf("ratings of an assessment that is with its board are read as %+v", i)
	}
	if answer := w.lead.PostForm("/api/v1/imports", nil, contract.FileForm("assessments", "", "a.csv", []byte(ratingHeader+"UD0001,D2,splw,2,,,\n"))...); answer.Status != http.StatusForbidden {
		t.Errorf("a board's lead who imports ratings is answered %d", answer.Status)
	}
}
