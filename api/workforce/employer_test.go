package workforce_test

import (
	"net/http"
	"reflect"
	"testing"

	"trellis/api/workforce"
)

func TestTheNameOfANetworkThatEmploysGoesWithoutSaying(t *testing.T) {
	w := newTown(t)
	m := w.manager
	without := with(linkWorker, object{"reference": "SPLW-9"})
	delete(without, "employer_name")
	p := answered[workforce.PostDetail](t, m, http.StatusCreated, http.MethodPost, "/api/v1/posts", 0, without)
	if p.EmployerName != "Kentish Town Network" {
		t.Errorf("left out, the employer is %q", p.EmployerName)
	}
	if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPost, "/api/v1/posts", 0, with(without, object{"reference": "SPLW-10", "employer_type": "vcse"})); first != "/employer_name required Employer name is missing. It may be left out only where the network itself employs them: give it." {
		t.Errorf("another employer without a name is refused with %q", first)
	}
	for says, change := range map[string]object{"no name": {"employer_type": "vcse"}, "the network's own name": {"employer_type": "vcse", "employer_name": "Kentish Town Network", "effective_on": "2026-12-01"}} {
		if _, first := refused(t, m, http.StatusUnprocessableEntity, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version, change); first != "/employer_name required The network itself employed them, as Kentish Town Network. Give the name of the new employer." {
			t.Errorf("another employer with %s is refused with %q", says, first)
		}
	}
	p = changed(t, m, p, object{"employer_type": "vcse", "employer_name": "Camden Demo Neighbours"})
	if p = changed(t, m, p, object{"employer_type": "pcn"}); p.EmployerName != "Kentish Town Network" {
		t.Errorf("where the network takes over, the employer is %q", p.EmployerName)
	}
	p = changed(t, m, p, object{"employer_name": "The network's own company"})
	if p = changed(t, m, p, object{"employer_type": "pcn", "wte_funded": 0.5}); p.EmployerName != "The network's own company" {
		t.Errorf("a name that was given becomes %q", p.EmployerName)
	}
}

func TestAllThatIsWrongWithAPostIsToldInOneAnswer(t *testing.T) {
	w := newTown(t)
	pointers := func(in problem) (all []string) {
		for _, fault := range in.Errors {
			all = append(all, fault.Pointer)
		}
		return all
	}
	in, _ := refused(t, w.manager, http.StatusUnprocessableEntity, http.MethodPost, "/api/v1/posts", 0, with(linkWorker, object{"pcn_code": "UD0003", "wte_funded": 11, "contract": "fixed_term",
		"employer_type": "vcse", "employer_name": "", "recruiting_from": "2024-03-01", "base_practice_codes": []string{"YD0999"},
		"funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-04-01", "valid_to": "2024-03-01"}}}))
	if got, want := pointers(in), []string{"/wte_funded", "/employer_name", "/contract_ends_on", "/recruiting_from", "/funding_lines/0/valid_to", "/pcn_code", "/base_practice_codes/0"}; !reflect.DeepEqual(got, want) {
		t.Errorf("a new post is refused at %q, not %q", got, want)
	}
	p := made(t, w.manager)
	in, _ = refused(t, w.manager, http.StatusUnprocessableEntity, http.MethodPatch, "/api/v1/posts/"+p.ID, p.Version, object{"wte_funded": 11, "contract": "fixed_term", "recruiting_from": "2024-03-01",
		"base_practice_codes": []string{"YD0999"}, "funding_lines": []object{{"source": "arrs", "share": 100, "valid_from": "2024-04-01", "valid_to": "2024-03-01"}}})
	if got, want := pointers(in), []string{"/wte_funded", "/base_practice_codes/0", "/recruiting_from", "/contract_ends_on", "/funding_lines/0/valid_to"}; !reflect.DeepEqual(got, want) {
		t.Errorf("a change is refused at %q, not %q", got, want)
	}
}
