package organisations_test

import (
	"strings"
	"testing"
)

// correct asks for a correction of a PCN at the version that is saved.
func (s *site) correct(t *testing.T, code, body string, headers ...string) answer {
	t.Helper()
	etag := s.read(t, "/api/v1/pcns/"+code).header.Get("ETag")
	return s.do(t, "PATCH", "/api/v1/pcns/"+code, body, append([]string{"If-Match: " + etag}, headers...)...)
}

type correctedPCN struct {
	Name           string
	BoroughGSSCode *string `json:"borough_gss_code"`
	BoroughName    *string `json:"borough_name"`
	Version        int64
}

func TestACorrectionBeatsEveryFileUntilItIsTakenBack(t *testing.T) {
	s := open(t)
	s.take(epcn2023)
	published := decode[correctedPCN](t, s.read(t, "/api/v1/pcns/U10001"))
	a := s.correct(t, "U10001", `{"name": "  Barnet  Two PCN ", "borough_gss_code": "E09000003"}`)
	corrected := decode[correctedPCN](t, a)
	if a.status != 200 || corrected.Name != "Barnet Two PCN" || corrected.BoroughName == nil || *corrected.BoroughName != "Barnet" || corrected.Version <= published.Version {
		t.Fatalf("it answers %d %s", a.status, a.body)
	}
	// Newer and older files come and go; the correction stays, on every day of the PCN's life.
	s.take(map2026, epcn2020)
	for _, day := range []string{"2019-10-01", "2021-06-01", "2026-11-01"} {
		if now := decode[correctedPCN](t, s.read(t, "/api/v1/pcns/U10001?as_of="+day)); now.Name != "Barnet Two PCN" {
			t.Errorf("on %s it is called %s", day, now.Name)
		}
	}
	if a := s.correct(t, "U10001", `{"name": ""}`); a.status != 200 || decode[correctedPCN](t, a).Name == "Barnet Two PCN" {
		t.Errorf("taken back, it answers %d %s", a.status, a.body)
	}
	if now := decode[correctedPCN](t, s.read(t, "/api/v1/pcns/U10001")); now.BoroughGSSCode == nil || *now.BoroughGSSCode != "E09000003" {
		t.Errorf("the other correction went too: %+v", now)
	}
	s.correct(t, "U10001", `{"borough_gss_code": ""}`)
	if n := ask[int](t, s.admin, "SELECT count(*) FROM pcn_corrections"); n != 0 {
		t.Errorf("%d corrections are left", n)
	}
}

func TestAWrongCorrectionChangesNothing(t *testing.T) {
	s := open(t)
	s.take(epcn2023)
	before := s.facts(t)
	for body, pointer := range map[string]string{
		`{}`:            "",
		`{"name": "x"}`: "/name",
		`{"name": "` + strings.Repeat("x", 201) + `"}`: "/name",
		`{"borough_gss_code": "E09000034"}`:            "/borough_gss_code",
		`{"borough_gss_code": "Barnet"}`:               "/borough_gss_code",
		`{"postcode": "N1 1AA"}`:                       "/postcode",
	} {
		if p := refused(t, s.correct(t, "U10001", body), 422, "invalid"); len(p.Errors) != 1 || p.Errors[0].Pointer != pointer {
			t.Errorf("%s is refused with %+v", body, p.Errors)
		}
	}
	refused(t, s.correct(t, "U10001", `{"name": "943 476 5919"}`), 422, "refused_content")
	refused(t, s.do(t, "PATCH", "/api/v1/pcns/U10001", `{"name": "Another PCN"}`), 428, "precondition_required")
	refused(t, s.do(t, "PATCH", "/api/v1/pcns/U10001", `{"name": "Another PCN"}`, `If-Match: "v99.x"`), 412, "stale")
	refused(t, s.do(t, "PATCH", "/api/v1/pcns/U19999", `{"name": "Another PCN"}`, `If-Match: "v1.x"`), 404, "not_found")
	if a := s.do(t, "PATCH", "/api/v1/pcns/U10001?dry_run=true", `{"name": "Another PCN"}`, `If-Match: `+s.read(t, "/api/v1/pcns/U10001").header.Get("ETag")); decode[correctedPCN](t, a).Name != "Another PCN" {
		t.Errorf("the dry run answers %d %s", a.status, a.body)
	}
	if s.facts(t) != before {
		t.Error("something was changed")
	}
}

func TestAnImportNoticesACorrectionThatCameAfterItsPlan(t *testing.T) {
	s := open(t)
	s.take(epcn2023)
	plan := s.Plan(map2026.kind, map2026.asAt, map2026.content)
	s.correct(t, "U10001", `{"name": "Barnet Two PCN"}`)
	if a := s.Transition(plan, "apply", `{}`); a.Status != 200 && a.Status != 409 {
		t.Errorf("it answers %d %s", a.Status, a.Body)
	}
	if now := decode[correctedPCN](t, s.read(t, "/api/v1/pcns/U10001")); now.Name != "Barnet Two PCN" {
		t.Errorf("it is called %s", now.Name)
	}
}
