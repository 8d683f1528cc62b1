package workforce_test

import (
	"net/http"
	"reflect"
	"testing"

	"trellis/api/workforce"
)

func TestNobodyLeavesBeforeWhatIsWrittenDownOfThem(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	a := assigned(t, m, p.ID, object{"holder_reference": "H-1", "wte": 0.5, "valid_from": "2026-06-15"})
	held(t, m, a.ID, "clinical_professional", "2026-06-20")
	held(t, m, a.ID, "clinical_professional", "2026-09-10")
	last := held(t, m, a.ID, "clinical_professional", "2026-10-12")
	trained(t, m, a.ID, object{"course_code": "link_worker_pci", "enrolled_on": "2026-05-01"}) // before they came, which is theirs all the same
	safe := trained(t, m, a.ID, object{"course_code": "statutory_and_mandatory", "enrolled_on": "2026-09-01", "completed_on": "2026-11-01"})
	a = current(t, m, p.ID, a.ID)
	patch := func(change object) (said []string) {
		t.Helper()
		in, _ := refused(t, m, http.StatusUnprocessableEntity, http.MethodPatch, "/api/v1/assignments/"+a.ID, a.Version, change)
		for _, fault := range in.Errors {
			said = append(said, fault.Pointer+" "+fault.Code+" "+fault.Message)
		}
		return said
	}
	if said := patch(object{"valid_to": "2026-09-01", "leaving_reason": "pay"}); !reflect.DeepEqual(said, []string{
		"/valid_to supervision_held_later Supervision was held on 12 October 2026 and once besides, and they would have left by then. Take back what is wrong of that first, or let them leave later.",
		`/valid_to enrolled_later They enrolled in "Statutory and mandatory training: safeguarding, information governance, lone working" on 1 September 2026, and would have left by then. Take that record back first, or let them leave later.`}) {
		t.Errorf("left too early it is refused with %q", said)
	}
	if said := patch(object{"valid_from": "2026-07-01"}); !reflect.DeepEqual(said, []string{
		"/valid_from supervision_held_earlier Supervision was held on 20 June 2026, and they would not have come by then. Take back what is wrong of that first, or let them come earlier."}) {
		t.Errorf("come too late it is refused with %q", said)
	}
	if after := current(t, m, p.ID, a.ID); !reflect.DeepEqual(after, a) {
		t.Errorf("what was refused left %+v", after)
	}

	if said := patch(object{"valid_to": "2026-10-12", "leaving_reason": "pay"}); len(said) != 1 {
		t.Errorf("left on the day of supervision, which is the first day they are not there, it is refused with %q", said)
	}
	a = answered[workforce.Assignment](t, m, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+a.ID, a.Version, object{"valid_to": "2026-10-13", "leaving_reason": "pay"})
	answered[workforce.SupervisionSession](t, m, http.StatusOK, http.MethodPost, "/api/v1/supervision_sessions/"+last.ID+"/withdraw", 1, object{})
	answered[workforce.Assignment](t, m, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+a.ID, a.Version, object{"valid_to": "2026-10-01"})
	for _, body := range []object{{"course_code": "policies", "enrolled_on": "2026-10-01"}, {"course_code": "policies", "enrolled_on": "2026-11-01", "completed_on": "2026-11-02"}} {
		if _, first := refused(t, m, 422, http.MethodPost, "/api/v1/assignments/"+a.ID+"/training_records", 0, body); first != "/enrolled_on not_in_post They were not in the post any more on "+map[string]string{"2026-10-01": "1 October 2026", "2026-11-01": "1 November 2026"}[body["enrolled_on"].(string)]+"." {
			t.Errorf("enrolling after they left is refused with %q", first)
		}
	}
	if _, first := refused(t, m, 422, http.MethodPatch, "/api/v1/training_records/"+safe.ID, 1, object{"enrolled_on": "2026-10-05"}); first != "/enrolled_on not_in_post They were not in the post any more on 5 October 2026." {
		t.Errorf("moved after they left an enrolment is refused with %q", first)
	}
}
