package workforce_test

import (
	"net/http"
	"strings"
	"testing"

	"trellis/api/platform/listing"
	"trellis/api/server/contract"
	"trellis/api/workforce"
)

func TestAPostLivesFromPlanToClosingAndBack(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m, object{"recruiting_from": "2024-05-01", "base_practice_codes": []string{"yd0001"}, "note": "  Shared   with next door "})
	if p.Status != "recruiting" || p.WTEFunded != 1 || p.WTEVacant != 1 || p.Holders != 0 || p.Version != 1 || p.PCNName != "Kentish Town Network" || *p.ICBCode != "Z9B2Z" || *p.BoroughGSSCode != "E09000007" ||
		p.ARRSShare != 100 || *p.VacancyDays != 939 || p.DaysToFill != nil || p.SupervisionMonths != nil || p.TrainingMissing != nil || p.BasePracticeCodes[0] != "YD0001" || *p.Note != "Shared with next door" {
		t.Errorf("a new post is %+v", p)
	}
	if early := post(t, m, p.ID, "?as_of=2024-04-30"); early.Status != "planned" || early.VacantSince != nil {
		t.Errorf("the day before people are looked for it is %s since %v", early.Status, early.VacantSince)
	}

	a := assigned(t, m, p.ID, object{"holder_reference": "H-014", "holder_name": "Amina Begum", "wte": 0.6, "valid_from": "2024-07-01"})
	b := assigned(t, m, p.ID, object{"holder_reference": "H-015", "wte": 0.4, "valid_from": "2024-08-01"})
	if p = post(t, m, p.ID, ""); p.Status != "filled" || p.Holders != 2 || p.WTEInPost != 1 || p.WTEVacant != 0 || *p.DaysToFill != 91 || p.VacantSince != nil || p.Version != 3 {
		t.Errorf("with two in it the post is %+v", p.Post)
	}
	if part := post(t, m, p.ID, "?as_of=2024-07-31"); part.WTEInPost != 0.6 || part.WTEVacant != 0.4 || part.Holders != 1 {
		t.Errorf("with one in it the post is %+v", part.Post)
	}

	leave := func(a workforce.Assignment, day string) workforce.Assignment {
		return answered[workforce.Assignment](t, m, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+a.ID, a.Version, object{"valid_to": day, "leaving_reason": "other_employer"})
	}
	a, b = leave(a, "2026-09-01"), leave(b, "2026-09-10")
	if p = post(t, m, p.ID, ""); p.Status != "vacant" || p.VacantSince.String() != "2026-09-10" || *p.VacancyDays != 77 || *p.DaysToFill != 91 {
		t.Errorf("when all have left the post is %+v", p.Post)
	}
	if back := answered[workforce.Assignment](t, m, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+a.ID, a.Version, object{"valid_to": nil, "leaving_reason": nil}); back.ValidTo != nil || back.LeavingReason != nil || *back.HolderName != "Amina Begum" {
		t.Errorf("a leaving that is taken back leaves %+v", back)
	}
	again := assigned(t, m, p.ID, object{"holder_reference": "H-015", "holder_name": "Bola Ade", "wte": 0.4, "valid_from": "2026-11-01"})
	if *again.HolderName != "Bola Ade" || again.ID == b.ID {
		t.Errorf("the same person comes again as %+v", again)
	}

	p = post(t, m, p.ID, "")
	in, first := refused(t, m, http.StatusConflict, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", p.Version, object{"closed_on": "2026-12-01"})
	if len(in.Errors) != 2 || !strings.Contains(in.Detail, "after 30 November 2026") || first != "/closed_on in_post Bola Ade is in it from 1 November 2026, with no last day. Say when they leave, and why." {
		t.Errorf("closing with two in it is refused with %+v", in)
	}
	leave(answered[workforce.Assignment](t, m, http.StatusOK, http.MethodPatch, "/api/v1/assignments/"+again.ID, again.Version, object{"wte": 0.2}), "2026-11-20")
	leave(current(t, m, p.ID, a.ID), "2026-11-20")
	p = post(t, m, p.ID, "")
	closed := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", p.Version, object{})
	if closed.Status != "closed" || closed.ClosedOn.String() != "2026-11-26" || closed.WTEVacant != 0 || closed.WTEFunded != 1 || closed.Terms[0].ValidTo.String() != "2026-11-26" || closed.FundingLines[0].ValidTo.String() != "2026-11-26" {
		t.Errorf("the closed post is %+v", closed)
	}
	refused(t, m, http.StatusConflict, http.MethodPost, "/api/v1/posts/"+p.ID+"/close", closed.Version, object{})
	if list := answered[listing.Body[[]workforce.Post]](t, m, http.StatusOK, http.MethodGet, "/api/v1/posts", 0, nil); len(list.Items) != 0 {
		t.Errorf("a list shows the closed post without being asked: %+v", list.Items)
	}
	if list := answered[listing.Body[[]workforce.Post]](t, m, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/posts?as_of=2026-11-25", 0, nil); len(list.Items) != 1 || list.Items[0].Status != "vacant" {
		t.Errorf("the day before it is %+v", list.Items)
	}
	open := answered[workforce.PostDetail](t, m, http.StatusOK, http.MethodPost, "/api/v1/posts/"+p.ID+"/reopen", closed.Version, object{})
	if open.Status != "vacant" || open.ClosedOn != nil || open.Terms[0].ValidTo != nil || open.FundingLines[0].ValidTo != nil || open.VacantSince.String() != "2026-11-20" {
		t.Errorf("opened again the post is %+v", open)
	}
	refused(t, m, http.StatusConflict, http.MethodPost, "/api/v1/posts/"+p.ID+"/reopen", open.Version, object{})
}

// current reads an assignment as it is now.
func current(t *testing.T, s *contract.Server, postID, id string) workforce.Assignment {
	t.Helper()
	for _, a := range post(t, s, postID, "").Assignments {
		if a.ID == id {
			return a
		}
	}
	t.Fatalf("there is no assignment %s", id)
	return workforce.Assignment{}
}

func TestTermsChangeFromADayOnAndArePutRight(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m, object{"contract": "fixed_term", "contract_ends_on": "2027-03-01"})
	if p.ContractDaysLeft == nil || *p.ContractDaysLeft != 95 {
		t.Errorf("of the contract %v days are left", p.ContractDaysLeft)
	}
	p = changed(t, m, p, object{"effective_on": "2025-04-01", "wte_funded": 0.8, "afc_band": "6"})
	p = changed(t, m, p, object{"effective_on": "2027-01-01", "contract": "permanent", "contract_ends_on": nil})
	if len(p.Terms) != 3 || p.WTEFunded != 0.8 || *p.AfCBand != "6" || p.Contract != "fixed_term" {
		t.Fatalf("after two changes its terms are %+v", p.Terms)
	}
	for day, want := range map[string]float64{"2024-04-01": 1, "2025-03-31": 1, "2025-04-01": 0.8, "2027-06-01": 0.8} {
		if on := post(t, m, p.ID, "?as_of="+day); on.WTEFunded != want {
			t.Errorf("on %s it is funded for %v, not %v", day, on.WTEFunded, want)
		}
	}
	p = changed(t, m, p, object{"wte_funded": 0.7, "reference": "SPLW-2"}) // puts right what holds today, and nothing else
	if len(p.Terms) != 3 || p.Terms[0].WTEFunded != 1 || p.Terms[1].WTEFunded != 0.7 || p.Terms[2].WTEFunded != 0.8 || p.Terms[2].Contract != "permanent" || p.Terms[2].ContractEndsOn != nil || p.Reference != "SPLW-2" {
		t.Errorf("put right its terms are %+v", p.Terms)
	}
	p = changed(t, m, p, object{"effective_on": "2025-04-01", "afc_band": nil}) // the day on which terms begin already
	if len(p.Terms) != 3 || p.Terms[1].AfCBand != nil || p.Terms[0].AfCBand == nil {
		t.Errorf("from the first day of some terms on they are %+v", p.Terms)
	}
	if same := changed(t, m, p, object{"wte_funded": 0.7, "effective_on": "2026-01-01", "note": nil}); same.Version != p.Version || len(same.Terms) != 3 {
		t.Errorf("a change to what holds already makes version %d of %+v", same.Version, same.Terms)
	}
	p = changed(t, m, p, object{"funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-04-01", "valid_to": "2026-04-01"},
		{"source": "arrs", "share": 62.5, "valid_from": "2026-04-01", "valid_to": nil}, {"source": "icb", "share": 37.5, "valid_from": "2026-04-01"}}})
	if p.ARRSShare != 62.5 || post(t, m, p.ID, "?as_of=2026-03-31").ARRSShare != 100 || len(p.FundingLines) != 3 {
		t.Errorf("the funding is %+v", p.FundingLines)
	}
	for _, tt := range []struct {
		says   string
		change object
		want   string
	}{
		{"90 per cent", object{"funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-04-01", "valid_to": "2025-04-01"}, {"source": "icb", "share": 90, "valid_from": "2025-04-01"}}},
			"/funding_lines post_funding_lines_sum_to_100 On 1 April 2025 the funding adds up to 90 per cent. On every day of the post it must add up to 100."},
		{"nothing on a day", object{"funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-04-01", "valid_to": "2025-04-01"}, {"source": "icb", "share": 100, "valid_from": "2025-04-02"}}},
			"/funding_lines post_funding_lines_sum_to_100 On 1 April 2025 the funding adds up to 0 per cent. On every day of the post it must add up to 100."},
		{"before the post", object{"funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-03-01"}}},
			"/funding_lines post_facts_within_the_post On 1 March 2024 the post is not there. Keep within its days."},
		{"twice the same payer", object{"funding_lines": []object{{"source": "arrs", "share": 50, "valid_from": "2024-04-01"}, {"source": "arrs", "share": 50, "valid_from": "2025-04-01"}}},
			"/funding_lines/1/source overlaps Another line of the same payer holds on some of these days. Let one end on the day the other begins."},
		{"half of a contract", object{"contract": "permanent"}, "/contract_ends_on contradicts A fixed-term post has a day on which it ends, and a permanent one has none."},
		{"a day before it opens", object{"effective_on": "2024-03-31", "wte_funded": 0.5}, "/effective_on not_open The post is not there on 31 March 2024. Name one of its days."},
		{"looked for too early", object{"recruiting_from": "2024-03-31"}, "/recruiting_from before_start People are looked for from the post's first day on, 1 April 2024, or later."},
		{"no such practice", object{"base_practice_codes": []string{"YD0001", "YD0999"}}, "/base_practice_codes/1 unknown_practice There is no practice with the code YD0999. Check it, or take it out."},
		{"no WTE", object{"wte_funded": 0}, "/wte_funded out_of_range WTE funded lies between 0.0001 and 10."},
		{"no band", object{"afc_band": "9"}, "/afc_band unknown_value AfC band is one of: 2, 3, 4, 5, 6, 7, 8a, 8b, other."},
		{"null where there must be something", object{"wte_funded": nil}, "/wte_funded null This may not be null. Give it a value."},
		{"a day that is none", object{"contract_ends_on": "soon"}, "/contract_ends_on bad_date Write a date between 1900 and 2999 as YYYY-MM-DD, such as 2026-03-31."},
	} {
		if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version, tt.change); first != tt.want {
			t.Errorf("%s is refused with %q", tt.says, first)
		}
	}
	if after := post(t, m, p.ID, ""); after.Version != p.Version {
		t.Errorf("what was refused made version %d of %d", after.Version, p.Version)
	}
	refused(t, m, http.StatusPreconditionFailed, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version-1, object{"wte_funded": 0.5})
}

func TestWhatContradictsAnotherFactIsRefusedInPlainWords(t *testing.T) {
	w := newTown(t)
	m := w.manager
	p := made(t, m)
	a := assigned(t, m, p.ID, object{"holder_reference": "H-014", "wte": 0.8, "valid_from": "2024-06-01"})
	for _, tt := range []struct {
		says, method, path string
		version            int64
		body               object
		want               string
	}{
		{"too much work", "POST", "/posts/" + p.ID + "/assignments", 0, object{"holder_reference": "H-015", "wte": 0.4, "valid_from": "2024-06-01"}, "/wte post_assignments_within_wte_funded On 1 June 2024 1.2 WTE would be in a post that is funded for 1."},
		{"twice the same person", "POST", "/posts/" + p.ID + "/assignments", 0, object{"holder_reference": "H-014", "wte": 0.1, "valid_from": "2025-01-01"}, "/holder_reference taken This person is in the post already on some of these days."},
		{"before the post", "POST", "/posts/" + p.ID + "/assignments", 0, object{"holder_reference": "H-015", "wte": 0.1, "valid_from": "2024-03-01"}, "/valid_from post_facts_within_the_post On 1 March 2024 the post is not there. Keep within its days."},
		{"left for no reason", "PATCH", "/assignments/" + a.ID, 1, object{"valid_to": "2025-01-01"}, "/leaving_reason contradicts Whoever leaves has a reason, which may be not_known, and who stays has none: give a last day and a reason together."},
		{"left before they came", "PATCH", "/assignments/" + a.ID, 1, object{"valid_to": "2024-05-01", "leaving_reason": "pay"}, "/valid_to before_start This day comes after the first one, 1 June 2024."},
		{"less funded than worked", "PATCH", "/posts/" + p.ID, 2, object{"effective_on": "2026-01-01", "wte_funded": 0.5}, "/wte_funded post_assignments_within_wte_funded On 1 January 2026 0.8 WTE would be in a post that is funded for 0.5."},
		{"a reference that is taken", "POST", "/posts", 0, linkWorker, "/reference taken This network has a post with this reference already. Choose another."},
		{"another's network", "POST", "/posts", 0, with(linkWorker, object{"pcn_code": "UD0003"}), "/pcn_code unknown_pcn There is no network with this code, or it is not within your reach. Check the code."},
		{"nothing at all", "POST", "/posts", 0, object{}, "/pcn_code required PCN code is missing. Give it a value."},
		{"five decimals", "POST", "/posts", 0, with(linkWorker, object{"reference": "X", "wte_funded": 0.12345}), "/wte_funded too_precise WTE funded takes at most 4 decimals."},
		{"a name with a number of a patient", "POST", "/posts/" + p.ID + "/assignments", 0, object{"holder_reference": "943 476 5919", "wte": 0.1, "valid_from": "2024-06-01"}, "/holder_reference refused_content This looks like it holds an NHS number. Trellis does not hold those: take it out."},
	} {
		if _, first := refused(t, m, http.StatusUnprocessableEntity, tt.method, "/api/v1"+tt.path, tt.version, tt.body); first != tt.want {
			t.Errorf("%s is refused with %q", tt.says, first)
		}
	}
	tried := m.Do(http.MethodPost, "/api/v1/posts/"+p.ID+"/assignments?dry_run=true", nil, object{"holder_reference": "H-015", "wte": 0.4, "valid_from": "2024-06-01"})
	if tried.Status != http.StatusUnprocessableEntity {
		t.Errorf("only tried, too much work answers %d", tried.Status)
	}
	if after := post(t, m, p.ID, ""); after.Version != 2 || len(after.Assignments) != 1 {
		t.Errorf("what was refused left %+v", after)
	}
}
