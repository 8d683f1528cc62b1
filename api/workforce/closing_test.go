package workforce_test

import (
	"net/http"
	"reflect"
	"testing"

	"trellis/api/workforce"
)

func agreedFor(t testing.TB, w town, postID, kind, from, to string) workforce.SupervisionArrangement {
	t.Helper()
	body := object{"kind": kind, "supervisor_role": "GP", "frequency": "monthly", "valid_from": from}
	if to != "" {
		body["valid_to"] = to
	}
	return answered[workforce.SupervisionArrangement](t, w.manager, http.StatusCreated, http.MethodPost, "/api/v1/posts/"+postID+"/supervision_arrangements", 0, body)
}

func TestAPostThatHasSomethingForLaterDoesNotCloseUntilThatIsTakenBack(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	p = changed(t, m, p, object{"effective_on": "2027-04-01", "wte_funded": 0.5, "funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-04-01", "valid_to": "2027-04-01"},
		{"source": "icb", "share": 62.5, "valid_from": "2027-04-01"}, {"source": "vcse", "share": 37.5, "valid_from": "2027-04-01"}}})
	until := agreedFor(t, w, p.ID, "educational", "2024-06-01", "2027-02-01")
	later := agreedFor(t, w, p.ID, "educational", "2027-02-01", "")
	agreedFor(t, w, p.ID, "clinical_professional", "2024-06-01", "")
	p = post(t, m, p.ID, "")
	in, _ := refused(t, m, http.StatusConflict, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", p.Version, object{"closed_on": "2026-12-01"})
	var said []string
	for _, fault := range in.Errors {
		said = append(said, fault.Pointer+" "+fault.Code+" "+fault.Message)
	}
	if want := []string{
		"/closed_on later From 1 April 2027 the post is to be something else. Change it from that day to what it is before.",
		"/closed_on later From 1 April 2027 the integrated care board is to pay 62.5 per cent. Take that out of who pays for the post.",
		"/closed_on later From 1 April 2027 a voluntary, community or social enterprise organisation is to pay 37.5 per cent. Take that out of who pays for the post.",
		"/closed_on later Educational supervision begins on 1 February 2027. Take it back: end it with 31 January 2027 as its last day.",
		"/closed_on later Educational supervision is agreed, and its last day is 31 January 2027. End it with 30 November 2026 as its last day, or earlier.",
	}; !reflect.DeepEqual(said, want) || in.Detail != "With 30 November 2026 as its last day, this post would lose what is kept of it for later. Take that back first; then close it." {
		t.Errorf("it is refused with %q and\n%q", in.Detail, said)
	}
	if after := post(t, m, p.ID, ""); !reflect.DeepEqual(after, p) {
		t.Errorf("what was refused left %+v", after)
	}

	p = changed(t, m, p, object{"effective_on": "2027-04-01", "wte_funded": 1, "funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-04-01"}}})
	if len(p.Terms) != 1 || p.Terms[0].ValidTo != nil {
		t.Errorf("taken back, the later terms leave %+v", p.Terms)
	}
	end := func(a workforce.SupervisionArrangement, body object) workforce.SupervisionArrangement {
		return answered[workforce.SupervisionArrangement](t, m, http.StatusOK, http.MethodPost, "/api/v1/supervision_arrangements/"+a.ID+"/end", a.Version, body)
	}
	if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPost, "/api/v1/supervision_arrangements/"+later.ID+"/end", later.Version, object{"valid_to": "2027-01-31"}); first != "/valid_to before_start This day comes after the first one, 1 February 2027." {
		t.Errorf("ended before it begins it is refused with %q", first)
	}
	// The last day that the refusal names, 31 January 2027, is the day before this one.
	if back := end(later, object{"valid_to": "2027-02-01"}); back.ValidTo == nil || *back.ValidTo != back.ValidFrom {
		t.Errorf("what has not begun ends as %+v", back)
	}
	end(until, object{"valid_to": "2026-12-01"})
	before := post(t, m, p.ID, "")
	if len(before.Supervision) != 2 {
		t.Errorf("what was taken back is still there: %+v", before.Supervision)
	}
	closed := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", before.Version, object{"closed_on": "2026-12-01"})
	if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPost, "/api/v1/posts/"+p.ID+"/supervision_arrangements", 0,
		object{"kind": "clinic_practice", "supervisor_role": "GP", "frequency": "daily", "valid_from": "2026-11-01", "valid_to": "2026-12-02"}); first != "/valid_to not_open The post closes on 1 December 2026, and supervision ends with it. Leave this out, or name an earlier day." {
		t.Errorf("supervision beyond the post is refused with %q", first)
	}
	open := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/reopen", closed.Version, object{})
	if !reflect.DeepEqual(open.Terms, before.Terms) || !reflect.DeepEqual(open.FundingLines, before.FundingLines) {
		t.Errorf("closed and opened again it is %+v, and was %+v", open, before)
	}
	for i, a := range open.Supervision {
		if was := before.Supervision[i]; a.ID != was.ID || !reflect.DeepEqual(a.ValidTo, was.ValidTo) {
			t.Errorf("closed and opened again supervision is %+v, and was %+v", a, was)
		}
	}
}

func TestOnlyWhatEndedWithAPostGoesOnWhenItIsOpenedAgain(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	agreedFor(t, w, p.ID, "educational", "2024-06-01", "2026-12-01") // ends by itself, on the day the post closes
	agreedFor(t, w, p.ID, "clinical_professional", "2024-06-01", "")
	p = post(t, m, p.ID, "")
	closed := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", p.Version, object{"closed_on": "2026-12-01"})
	agreedFor(t, w, p.ID, "clinic_practice", "2026-11-01", "") // ends with the post, since that is to close
	p = post(t, m, p.ID, "")
	for _, a := range p.Supervision {
		if a.ValidTo == nil || *a.ValidTo != *closed.ClosedOn {
			t.Errorf("of a post that closes supervision goes on: %+v", a)
		}
	}
	open := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/reopen", p.Version, object{})
	for _, a := range open.Supervision {
		if ended := a.ValidTo != nil; ended != (a.Kind == "educational") {
			t.Errorf("opened again, it is %v that %s supervision has ended", ended, a.Kind)
		}
	}
	again := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", open.Version, object{"closed_on": "2026-12-10"})
	for _, a := range again.Supervision {
		if on := map[bool]string{true: "2026-12-01", false: "2026-12-10"}[a.Kind == "educational"]; a.ValidTo == nil || a.ValidTo.String() != on {
			t.Errorf("closed on another day, %s supervision ends %v", a.Kind, a.ValidTo)
		}
	}
}

func TestWhoIsInAPostThatShallCloseIsNamedWithWhatToDo(t *testing.T) {
	w := newTown(t)
	p := made(t, w.manager, object{"wte_funded": 2})
	for _, who := range []object{{"holder_reference": "H-1", "valid_from": "2025-01-01"}, {"holder_reference": "H-2", "valid_from": "2025-02-01", "valid_to": "2027-01-01", "leaving_reason": "pay"}, {"holder_reference": "H-3", "valid_from": "2026-12-15"}} {
		assigned(t, w.manager, p.ID, with(who, object{"wte": 0.5}))
	}
	p = post(t, w.manager, p.ID, "")
	in, _ := refused(t, w.manager, http.StatusConflict, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", p.Version, object{"closed_on": "2026-12-01"})
	var said []string
	for _, fault := range in.Errors {
		said = append(said, fault.Message)
	}
	if want := []string{"H-3 is in it from 15 December 2026, which is after its last day. Let the post close later.",
		"H-2 is in it from 1 February 2025, with the last day 31 December 2026. Let them leave earlier, or the post close later.",
		"H-1 is in it from 1 January 2025, with no last day. Say when they leave, and why."}; !reflect.DeepEqual(said, want) {
		t.Errorf("it is refused with %q", said)
	}
}
