package workforce_test

import (
	"net/http"
	"testing"

	"trellis/api/workforce"
)

// Two more posts of UD0001: one that opens next month, and one that is open and only planned for.
func (s *census) planPosts(t *testing.T) {
	t.Helper()
	s.fillPosts(t)
	s.Fill(everywhere + keptPost{id: "108", pcn: "UD0001", reference: "LW3", role: "splw", opened: "2026-12-15", wte: 1, arrs: 100}.statements())
}

func TestWhatAListOfPostsComesToIsToldWithoutItsRows(t *testing.T) {
	s := openCensus(t)
	s.planPosts(t)
	all := get[workforce.PostsSummary](t, s.Server, "/api/v1/posts_summary")
	same(t, "whose they are", all.PCNs[1], workforce.PostsOfPCN{PCNCode: "UD0001", PCNName: "Kentish Town Network", ICBCode: all.PCNs[1].ICBCode, Posts: 5})
	if len(all.PCNs) != 3 {
		t.Errorf("they are of %+v", all.PCNs)
	}
	all.PCNs = nil
	same(t, "all posts", all, workforce.PostsSummary{AsOf: all.AsOf, Posts: 7, PostsToCome: 1, VacantPosts: 1, WTEFunded: 4.7, WTEInPost: 3, WTEVacant: 1.7, IsDemo: true})
	for query, want := range map[string][2]float64{"?role_type=splw": {5, 3.5}, "?status=planned": {2, 0.2}, "?status=closed": {1, 0}, "?contract_ends_before=2027-02-01": {1, 0.5}, "?pcn_code=UD0004": {0, 0}, "?as_of=2026-12-15&pcn_code=UD0001": {5, 3.7}} {
		list := get[workforce.PostList](t, s.Server, "/api/v1/posts"+query+"&include_total=true")
		if got := get[workforce.PostsSummary](t, s.Server, "/api/v1/posts_summary"+query); float64(got.Posts) != want[0] || got.Posts != *list.Total || got.WTEFunded != want[1] {
			t.Errorf("%s comes to %+v, and %d are listed", query, got, *list.Total)
		}
	}
	for query, status := range map[string]int{"?status=gone": http.StatusBadRequest, "?limit=5": http.StatusBadRequest} {
		if answer := s.Get("/api/v1/posts_summary" + query); answer.Status != status {
			t.Errorf("%s is answered %d", query, answer.Status)
		}
	}
	lead := s.settle("Far lead", "icb_lead", "icb", "QMF")
	if got := get[workforce.PostsSummary](t, lead, "/api/v1/posts_summary"); got.Posts != 1 || got.PCNs[0].PCNCode != "UD0005" {
		t.Errorf("another board's lead is told %+v", got)
	}
}

func TestWhatIsFundedOnADayIsTheSameWhereverItIsTold(t *testing.T) {
	s := openCensus(t)
	s.planPosts(t)
	planned := map[string]float64{"splw": 1.5, "cc": 1.2, "hwbc": 0}
	for _, day := range []string{"2026-11-26", "2026-12-14", "2026-12-15"} {
		if day == "2026-12-15" {
			planned["splw"] = 2.5
		}
		network := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0001/workforce?as_of="+day)
		for role, want := range planned {
			told := map[string]float64{"counted": of(t, network.Roles, role).WTEFunded, "listed": get[workforce.PostsSummary](t, s.Server, "/api/v1/posts_summary?pcn_code=UD0001&role_type="+role+"&as_of="+day).WTEFunded}
			for _, p := range network.Series {
				if p.RoleType == role && p.On.String() == day {
					told["in the series"] = *p.WTEFunded
				}
			}
			for _, p := range network.ContractCliff {
				if p.RoleType == role && p.On.String() == day {
					told["at the cliff"] = p.WTEFunded
				}
			}
			for where, wte := range told {
				if wte != want || len(told) != 4 {
					t.Errorf("on %s %ss are %s with %v, not %v", day, role, where, wte, want)
				}
			}
		}
	}
}
