package workforce_test

import (
	"fmt"
	"testing"

	"trellis/api/server/contract"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// caseloadOf is what a caller is told of the link workers' caseload.
func caseloadOf(t *testing.T, s *contract.Server, day string) workforce.CaseloadPerWTE {
	t.Helper()
	answer := readAt[workforce.PCNWorkforce](t, s, "/api/v1/pcns/UD0001/workforce?as_of="+day)
	if len(answer.Caseloads) != 3 || answer.Caseloads[0].RoleType != "splw" || answer.Caseloads[1].Status != "not_recorded" {
		t.Fatalf("the caseloads are %+v", answer.Caseloads)
	}
	return answer.Caseloads[0]
}

func TestACaseloadIsTheYearsFirstContactsForEachWTEThatWasInPostOnItsDays(t *testing.T) {
	h := openHouse(t)
	h.keepPost("UD0001", "A", "", "2020-04-01", 1)
	h.keepPost("UD0001", "B", "", "2026-08-09", 0.5) // 84 of the 365 days up to 31 October
	h.firstContacts("2025-11-01", 12, 20)
	whole, mean, since := int64(240), 1.12, vocabulary.NewDate(2020, 4, 1)
	people := int64(215) // 240 × 365 / (365 + 42)
	same(t, "the manager's", caseloadOf(t, h.manager, "2026-11-25"), workforce.CaseloadPerWTE{RoleType: "splw", From: vocabulary.NewDate(2025, 11, 1), To: vocabulary.NewDate(2026, 10, 31),
		Status: "known", MonthsRecorded: 12, FirstContacts: &whole, PostsKeptFrom: &since, WTEInPost: &mean, PeoplePerWTE: &people})
	if got := caseloadOf(t, h.manager, "2026-09-30"); got.Status != "incomplete" || got.MonthsRecorded != 10 || got.FirstContacts != nil || got.PeoplePerWTE != nil || *got.WTEInPost != 1.03 {
		t.Errorf("of a year of which ten months are written down it is %+v", got)
	}
	if got := caseloadOf(t, h.manager, "2024-11-25"); got.Status != "not_recorded" || got.MonthsRecorded != 0 {
		t.Errorf("of a year of which nothing is written down it is %+v", got)
	}
}

func TestACaseloadGivesNoSmallCountAway(t *testing.T) {
	h := openHouse(t)
	h.keepPost("UD0001", "A", "", "2020-04-01", 1)
	h.firstContacts("2025-11-01", 12, 20)
	h.Fill(everywhere + `UPDATE service_figures SET first_contacts = 3, version = version + 1, updated_at = now() WHERE month = '2026-05-01'`)
	if got := caseloadOf(t, h.manager, "2026-11-25"); got.Status != "known" || *got.FirstContacts != 223 || *got.PeoplePerWTE != 223 {
		t.Errorf("the network's own manager is told %+v", got)
	}
	for name, s := range map[string]*contract.Server{"lead": h.lead, "analyst": h.analyst} {
		if got := caseloadOf(t, s, "2026-11-25"); got.Status != "suppressed" || got.FirstContacts != nil || got.PeoplePerWTE != nil || got.MonthsRecorded != 11 {
			t.Errorf("the %s is told %+v", name, got)
		}
	}
}

func TestACaseloadIsNotWorkedOutOfAYearThatPostsAreKeptForAPartOf(t *testing.T) {
	h := openHouse(t)
	h.firstContacts("2025-11-01", 12, 20)
	if got := caseloadOf(t, h.manager, "2026-11-25"); got.Status != "posts_not_kept_all_year" || got.PostsKeptFrom != nil || *got.FirstContacts != 240 {
		t.Errorf("of a network that keeps no posts here it is %+v", got)
	}
	h.Fill(everywhere + keptPost{id: "101", pcn: "UD0001", reference: "C1", role: "cc", opened: "2025-11-02", wte: 1, arrs: 100}.statements())
	if got := caseloadOf(t, h.manager, "2026-11-25"); got.Status != "posts_not_kept_all_year" || got.PostsKeptFrom.String() != "2025-11-02" {
		t.Errorf("of a network that keeps posts of another role since the second day it is %+v", got)
	}
	h.Fill(everywhere + keptPost{id: "102", pcn: "UD0001", reference: "C2", role: "cc", opened: "2025-11-01", wte: 1, arrs: 100}.statements())
	if got := caseloadOf(t, h.manager, "2026-11-25"); got.Status != "nobody_in_post" || got.PeoplePerWTE != nil {
		t.Errorf("of a network that keeps posts all year and none for link workers it is %+v", got)
	}
	h.Fill(everywhere + keptPost{id: "103", pcn: "UD0001", reference: "L1", role: "splw", opened: "2026-08-01", wte: 1, arrs: 100, people: []spell{{"203", "303", 1, "2026-08-01", ""}}}.statements())
	if got := caseloadOf(t, h.manager, "2026-11-25"); got.Status != "posts_not_kept_all_year" || got.PostsKeptFrom.String() != "2026-08-01" || got.WTEInPost != nil || got.PeoplePerWTE != nil {
		t.Errorf("with the first link worker's post in August it is %+v", got)
	}
	if got := caseloadOf(t, h.manager, "2026-08-15"); got.Status != "incomplete" || got.WTEInPost != nil {
		t.Errorf("asked about earlier it is %+v", got)
	}
}

// firstContacts writes down how many people link workers of UD0001 first saw in each of some months.
func (h *house) firstContacts(from string, months, people int) {
	h.t.Helper()
	h.Fill(everywhere + fmt.Sprintf(`INSERT INTO service_figures (id, pcn_code, role_type, month, referrals, first_contacts, updated_at)
SELECT gen_random_uuid(), 'UD0001', 'splw', m::date, 50, %d, now() FROM generate_series('%s'::date, '%s'::date + interval '%d months', interval '1 month') m`, people, from, from, months-1))
}
