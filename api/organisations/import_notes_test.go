package organisations_test

import (
	"strings"
	"testing"

	"trellis/api/demo/england"
	"trellis/api/server/contract"
)

type noted struct {
	Row                  int64
	Value, Code, Message string
	Result               string
}

// notes are the problems of a plan that was made of a map.
func (s *site) notes(t *testing.T, practices ...england.Practice) []noted {
	t.Helper()
	plan := s.Plan("ods_practice_map", "", england.Map("2026-07-01", practices...))
	return decode[struct{ Items []noted }](t, s.read(t, "/api/v1/imports/"+plan.ID+"/problems")).Items
}

func TestAnICBThatNobodyKnowsOrThatIsNotOursIsNoted(t *testing.T) {
	s := open(t)
	at := func(code, location, icb string) england.Practice {
		return england.Practice{Code: "A1" + code, Name: "SURGERY", PCN: "U1" + code, PCNName: "PCN " + code, Location: location, ICB: icb}
	}
	got := s.notes(t, at("0001", "99Z", "Q99"), at("0002", "93C", "QKK"), at("0003", "72Q", "QKK"))
	if len(got) != 2 {
		t.Fatalf("noted are %+v", got)
	}
	if n := got[0]; n.Code != "unknown_icb" || n.Value != "Q99" || n.Result != "noted" || n.Row != 2 {
		t.Errorf("of an unknown ICB it says %+v", n)
	}
	if n := got[1]; n.Code != "differs_from_reference" || n.Value != "QKK" || n.Row != 3 || !strings.Contains(n.Message, "Z9B2Z on 1 July 2026") {
		t.Errorf("of another ICB than ours it says %+v", n)
	}
}

func TestAFileThatDescribesADayToComeIsRefused(t *testing.T) {
	s := open(t)
	content := england.Counts(map[string]int{"A10001": 5000})
	a := s.PostForm("/api/v1/imports", nil, contract.FileForm("list_sizes", "2026-11-24", "list_sizes.csv", content)...)
	if p := refused(t, answer{a.Status, a.Header, a.Body}, 422, "invalid"); p.Errors[0].Pointer != "form:as_at" || p.Errors[0].Code != "in_the_future" || !strings.Contains(p.Errors[0].Message, "24 November 2026") {
		t.Errorf("it is told %+v", p.Errors)
	}
	if n := ask[int](t, s.admin, "SELECT count(*) FROM imports"); n != 0 {
		t.Errorf("%d imports are kept", n)
	}
	s.Import("list_sizes", "2026-11-23", content)
}
