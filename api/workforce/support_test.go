package workforce_test

import (
	"net/http"
	"slices"
	"testing"

	"trellis/api/platform/listing"
	"trellis/api/server/contract"
	"trellis/api/workforce"
)

func held(t testing.TB, m *contract.Server, assignmentID, kind, day string) workforce.SupervisionSession {
	t.Helper()
	return answered[workforce.SupervisionSession](t, m, http.StatusCreated, http.MethodPost, "/api/v1/assignments/"+assignmentID+"/supervision_sessions", 0, object{"kind": kind, "held_on": day})
}

func trained(t testing.TB, m *contract.Server, assignmentID string, body object) workforce.TrainingRecord {
	t.Helper()
	return answered[workforce.TrainingRecord](t, m, http.StatusCreated, http.MethodPost, "/api/v1/assignments/"+assignmentID+"/training_records", 0, body)
}

func TestAMonthCountsWhenSupervisionWasHeldForEveryoneWhoWasThereAllOfIt(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	months := func(day string) int64 {
		t.Helper()
		found := post(t, m, p.ID, "?as_of="+day)
		if found.SupervisionMonths == nil {
			return -1
		}
		return *found.SupervisionMonths
	}
	if months("2026-11-26") != -1 {
		t.Error("of a post that nobody was in months are counted")
	}
	a := assigned(t, m, p.ID, object{"holder_reference": "H-1", "wte": 0.5, "valid_from": "2026-06-15"})
	if months("2026-06-30") != -1 || months("2026-11-26") != 0 {
		t.Errorf("before anything is held it counts %d and %d", months("2026-06-30"), months("2026-11-26"))
	}
	for _, day := range []string{"2026-06-20", "2026-07-01", "2026-08-31", "2026-10-15", "2026-11-02"} { // June was begun late, and November goes on
		held(t, m, a.ID, "clinical_professional", day)
	}
	held(t, m, a.ID, "clinic_practice", "2026-09-10") // of another kind
	if got := months("2026-11-26"); got != 3 {
		t.Errorf("July, August and October count as %d", got)
	}
	b := assigned(t, m, p.ID, object{"holder_reference": "H-2", "wte": 0.5, "valid_from": "2026-08-01"})
	if got := months("2026-11-26"); got != 1 {
		t.Errorf("with a second person from August on it counts %d, not July alone", got)
	}
	held(t, m, b.ID, "clinical_professional", "2026-10-30")
	august := held(t, m, b.ID, "clinical_professional", "2026-08-05")
	if got := months("2026-11-26"); got != 3 {
		t.Errorf("with theirs of August and October it counts %d", got)
	}
	answered[workforce.SupervisionSession](t, m, http.StatusOK, http.MethodPost, "/api/v1/supervision_sessions/"+august.ID+"/withdraw", 1, object{})
	if got := months("2026-11-26"); got != 2 {
		t.Errorf("with August taken back it counts %d", got)
	}
	refused(t, m, http.StatusConflict, http.MethodPost, "/api/v1/supervision_sessions/"+august.ID+"/withdraw", 2, object{})
	held(t, m, b.ID, "clinical_professional", "2026-08-05") // written down once more
	for body, want := range map[string]string{"2026-11-27": "/held_on future Only what was held is written down: today is 26 November 2026.", "2026-07-31": "/held_on not_in_post They were not in the post on 31 July 2026.",
		"2026-10-30": "/held_on taken This supervision is written down already."} {
		if _, first := refused(t, m, 422, http.MethodPost, "/api/v1/assignments/"+b.ID+"/supervision_sessions", 0, object{"kind": "clinical_professional", "held_on": body}); first != want {
			t.Errorf("%s is refused with %q", body, first)
		}
	}
}

func TestMonthsOfWhoHasLeftDoNotCountAgainstWhoCameAfterThem(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	months := func(day string) (due, held int64) {
		t.Helper()
		found := post(t, m, p.ID, "?as_of="+day)
		if found.SupervisionMonths == nil {
			return found.SupervisionMonthsDue, -1
		}
		return found.SupervisionMonthsDue, *found.SupervisionMonths
	}
	supervised := func(day string) [2]int64 {
		t.Helper()
		counted := answered[workforce.PCNWorkforce](t, m, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/workforce?as_of="+day, 0, nil)
		splw := of(t, counted.Roles, "splw")
		return [2]int64{splw.SupervisedMonthly, splw.SupervisionDue}
	}
	assigned(t, m, p.ID, object{"holder_reference": "H-1", "wte": 1, "valid_from": "2024-04-01", "valid_to": "2026-08-15", "leaving_reason": "pay"})
	if due, held := months("2026-08-01"); due != 6 || held != 0 || supervised("2026-08-01") != [2]int64{0, 1} {
		t.Errorf("while the first is there it was held in %d of %d, and %v posts are supervised", held, due, supervised("2026-08-01"))
	}
	b := assigned(t, m, p.ID, object{"holder_reference": "H-2", "wte": 1, "valid_from": "2026-08-15"})
	if due, held := months("2026-08-31"); due != 0 || held != -1 || supervised("2026-08-31") != [2]int64{0, 0} {
		t.Errorf("of the second it was held in %d of %d, and %v posts are supervised", held, due, supervised("2026-08-31"))
	}
	held(t, m, b.ID, "clinical_professional", "2026-09-10")
	held(t, m, b.ID, "clinical_professional", "2026-10-10")
	if due, held := months("2026-11-26"); due != 2 || held != 2 || supervised("2026-11-26") != [2]int64{1, 1} {
		t.Errorf("of the second it was held in %d of %d, and %v posts are supervised", held, due, supervised("2026-11-26"))
	}
}

func TestWhatIsRequiredIsMissingUntilEveryoneHasIt(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	a := assigned(t, m, p.ID, object{"holder_reference": "H-1", "wte": 0.5, "valid_from": "2026-06-15"})
	missing := func(day string) [2]int64 {
		t.Helper()
		found := post(t, m, p.ID, "?as_of="+day)
		if found.TrainingMissing == nil {
			return [2]int64{-1, -1}
		}
		return [2]int64{*found.TrainingMissing, *found.InductionMissing}
	}
	expect := func(says, day string, training, induction int64) {
		t.Helper()
		if got := missing(day); got != [2]int64{training, induction} {
			t.Errorf("%s %v are missing, not %d and %d", says, got, training, induction)
		}
	}
	expect("at first", "2026-11-26", 3, 8)
	expect("of a post nobody was in", "2026-06-14", -1, -1)
	e := trained(t, m, a.ID, object{"course_code": "SOCIAL_PRESCRIBING_E_LEARNING ", "enrolled_on": "2026-07-01"})
	expect("with what is to be completed only begun", "2026-11-26", 3, 8)
	answered[workforce.TrainingRecord](t, m, http.StatusOK, http.MethodPatch, "/api/v1/training_records/"+e.ID, 1, object{"completed_on": "2026-07-02"})
	expect("with that completed", "2026-11-26", 2, 8)
	expect("on the day before it was", "2026-07-01", 3, 8)
	pci := trained(t, m, a.ID, object{"course_code": "link_worker_pci", "enrolled_on": "2026-07-10", "provider": "Camden Demo Training Hub"})
	safe := trained(t, m, a.ID, object{"course_code": "statutory_and_mandatory", "enrolled_on": "2026-07-01", "completed_on": "2026-07-01", "expires_on": "2026-11-01"})
	trained(t, m, a.ID, object{"course_code": "care_co_ordination_pci", "enrolled_on": "2026-07-01"}) // of another role
	policies := trained(t, m, a.ID, object{"course_code": "policies", "enrolled_on": "2026-06-20"})
	expect("with one expired and an item begun", "2026-11-26", 1, 8)
	expect("the day before it expires", "2026-10-31", 0, 8)
	if pci.Status != "enrolled" || safe.Status != "expired" || policies.Kind != "induction" {
		t.Errorf("the records are %+v %+v %+v", pci, safe, policies)
	}
	safe = answered[workforce.TrainingRecord](t, m, http.StatusOK, http.MethodPatch, "/api/v1/training_records/"+safe.ID, 1, object{"expires_on": nil})
	policies = answered[workforce.TrainingRecord](t, m, http.StatusOK, http.MethodPatch, "/api/v1/training_records/"+policies.ID, 1, object{"completed_on": "2026-06-25"})
	if safe.Status != "completed" || safe.ExpiresOn != nil || policies.Status != "completed" || policies.Version != 2 {
		t.Errorf("changed they are %+v %+v", safe, policies)
	}
	expect("put right", "2026-11-26", 0, 7)
	answered[workforce.TrainingRecord](t, m, http.StatusOK, http.MethodPost, "/api/v1/training_records/"+pci.ID+"/withdraw", 1, object{})
	expect("with one taken back", "2026-11-26", 1, 7)
	b := assigned(t, m, p.ID, object{"holder_reference": "H-2", "wte": 0.5, "valid_from": "2026-11-01"})
	expect("with somebody new", "2026-11-26", 3, 8)
	for _, tt := range []struct {
		body object
		want string
	}{
		{object{"course_code": "nothing_like_it", "enrolled_on": "2026-11-01"}, "/course_code unknown_course There is no such course. The list of training courses has their codes; other stands for any it does not have."},
		{object{"course_code": "policies", "enrolled_on": "2026-11-02", "completed_on": "2026-11-01"}, "/completed_on before_start Nobody completes a course before they enrol, which was on 2 November 2026."},
		{object{"course_code": "policies", "enrolled_on": "2026-11-02", "expires_on": "2026-12-01"}, "/expires_on contradicts Only what was completed can expire. Say when it was completed."},
		{object{"course_code": "policies", "enrolled_on": "2026-11-02", "completed_on": "2026-11-27"}, "/completed_on future Only what was completed is written down: today is 26 November 2026."},
	} {
		if _, first := refused(t, m, 422, http.MethodPost, "/api/v1/assignments/"+b.ID+"/training_records", 0, tt.body); first != tt.want {
			t.Errorf("%v is refused with %q", tt.body, first)
		}
	}
	if _, first := refused(t, m, 422, http.MethodPost, "/api/v1/assignments/"+a.ID+"/training_records", 0, object{"course_code": "policies", "enrolled_on": "2026-11-02"}); first != "/course_code taken There is a record of this course already. Change that one." {
		t.Errorf("a course twice is refused with %q", first)
	}
}

func TestSupervisionIsAgreedUntilAnotherIs(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	agree := func(kind, day string) workforce.SupervisionArrangement {
		t.Helper()
		return answered[workforce.SupervisionArrangement](t, m, http.StatusCreated, http.MethodPost, "/api/v1/posts/"+p.ID+"/supervision_arrangements", 0, object{"kind": kind, "supervisor_role": "GP", "frequency": "monthly", "valid_from": day})
	}
	agree("educational", "2024-06-01")
	agree("clinical_professional", "2024-06-01")
	last := agree("educational", "2025-06-01")
	p = post(t, m, p.ID, "")
	if len(p.Supervision) != 3 || p.Supervision[0].ID != last.ID || p.Supervision[2].ValidTo == nil || p.Supervision[2].ValidTo.String() != "2025-06-01" || p.Supervision[1].ValidTo != nil {
		t.Errorf("what is agreed is %+v", p.Supervision)
	}
	if _, first := refused(t, m, 422, http.MethodPost, "/api/v1/posts/"+p.ID+"/supervision_arrangements", 0, object{"kind": "educational", "supervisor_role": "GP", "frequency": "monthly", "valid_from": "2025-01-01"}); first != "/valid_from taken Supervision of this kind is agreed already from a day on or after this one. End that first." {
		t.Errorf("what overlaps is refused with %q", first)
	}
	if ended := answered[workforce.SupervisionArrangement](t, m, http.StatusOK, http.MethodPost, "/api/v1/supervision_arrangements/"+last.ID+"/end", 1, object{}); ended.ValidTo.String() != "2026-11-26" {
		t.Errorf("ended it is %+v", ended)
	}
	refused(t, m, http.StatusConflict, http.MethodPost, "/api/v1/supervision_arrangements/"+last.ID+"/end", 2, object{})
	p = post(t, m, p.ID, "")
	closed := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", p.Version, object{"closed_on": "2026-12-24"})
	for _, s := range closed.Supervision {
		if s.ValidTo == nil {
			t.Errorf("the post closes, and its supervision goes on: %+v", s)
		}
	}
}

func TestAnAdministratorKeepsWhatIsKnownOfARole(t *testing.T) {
	w := newTown(t)
	list := answered[listing.Body[[]workforce.RoleType]](t, w.Anonymously(), http.StatusOK, http.MethodGet, "/api/v1/role_types", 0, nil)
	if len(list.Items) != 3 || list.Items[0].Code != "splw" || *list.Items[0].CaseloadMin != 200 || list.Items[1].CaseloadMin != nil {
		t.Errorf("the roles are %+v", list.Items)
	}
	changed := answered[workforce.RoleType](t, w.Server, http.StatusOK, http.MethodPatch, "/api/v1/role_types/splw", 1, object{"aliases": []string{"Link  Worker", "link worker", "Navigator"}, "caseload_max": nil, "caseload_min": 180})
	if len(changed.Aliases) != 2 || changed.Aliases[1] != "navigator" || changed.CaseloadMax != nil || *changed.CaseloadMin != 180 || changed.Version != 2 || changed.UsualAfCBand == nil {
		t.Errorf("changed it is %+v", changed)
	}
	if same := answered[workforce.RoleType](t, w.Server, http.StatusOK, http.MethodPatch, "/api/v1/role_types/splw", 2, object{"caseload_min": 180}); same.Version != 2 {
		t.Errorf("a change to what holds already makes version %d", same.Version)
	}
	if _, first := refused(t, w.Server, 422, http.MethodPatch, "/api/v1/role_types/splw", 2, object{"caseload_max": 100}); first != "/caseload_max out_of_range The largest caseload is not smaller than the smallest." {
		t.Errorf("a range upside down is refused with %q", first)
	}
	for alias, want := range map[string]string{"Care co-ordinators": "Care co-ordinator", "HEALTH-COACH": "Health and wellbeing coach", "coach": "Health and wellbeing coach", "cc": "Care co-ordinator"} {
		if _, first := refused(t, w.Server, 422, http.MethodPatch, "/api/v1/role_types/splw", 2, object{"aliases": []string{"navigator", alias}}); first != "/aliases/1 taken This is a name of another role, "+want+". Take it away there first, or choose another." {
			t.Errorf("%s is refused with %q", alias, first)
		}
	}
	refused(t, w.lead, http.StatusForbidden, http.MethodPatch, "/api/v1/role_types/splw", 2, object{"caseload_max": 100})
	to := []string{}
	for _, c := range answered[listing.Body[[]workforce.TrainingCourse]](t, w.Anonymously(), http.StatusOK, http.MethodGet, "/api/v1/training_courses", 0, nil).Items {
		if c.MustBeCompleted {
			to = append(to, c.Code)
		}
	}
	if !slices.Equal(to, []string{"social_prescribing_e_learning", "statutory_and_mandatory"}) {
		t.Errorf("to be completed are %v", to)
	}
	if courses := answered[listing.Body[[]workforce.TrainingCourse]](t, w.Anonymously(), http.StatusOK, http.MethodGet, "/api/v1/training_courses?kind=induction&is_required=true", 0, nil); len(courses.Items) != 8 {
		t.Errorf("an induction has %d items", len(courses.Items))
	}
}
