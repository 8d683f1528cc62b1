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
		"/closed_on later From 1 April 2027 the payer icb is to pay 62.5 per cent. Take that out of the funding lines.",
		"/closed_on later From 1 April 2027 the payer vcse is to pay 37.5 per cent. Take that out of the funding lines.",
		"/closed_on later Supervision (educational) is agreed from 1 February 2027. End it on that day, which takes it back.",
		"/closed_on later Supervision (educational) is agreed until 1 February 2027. End it on 1 December 2026 or earlier.",
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
	if back := end(later, object{}); back.ValidTo == nil || *back.ValidTo != back.ValidFrom {
		t.Errorf("what has not begun ends as %+v", back)
	}
	end(until, object{"valid_to": "2026-11-26"})
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
