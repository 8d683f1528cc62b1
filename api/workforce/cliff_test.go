package workforce_test

import (
	"fmt"
	"testing"

	"trellis/api/workforce"
)

func TestTheContractCliffFallsWhereAFixedTermEndsAndNothingIsRenewed(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	// Two more in the board: a coach whose contract ran out last week, and a co-ordinator who leaves before hers does.
	text := everywhere
	for _, p := range []keptPost{
		{id: "111", pcn: "UD0003", reference: "HC1", role: "hwbc", opened: "2025-01-01", recruiting: "2025-01-01", wte: 1, fixedTermEnds: "2026-11-20", arrs: 100,
			people: []spell{{"211", "311", 0.5, "2025-02-01", ""}}},
		{id: "112", pcn: "UD0003", reference: "CC1", role: "cc", opened: "2025-01-01", closed: "2027-06-01", recruiting: "2025-01-01", wte: 1, fixedTermEnds: "2027-09-01", arrs: 100,
			people: []spell{{"212", "312", 1, "2025-02-01", "2027-03-01"}}},
	} {
		text += p.statements()
	}
	s.Fill(text)
	told := func(points []workforce.CliffPoint) (lines []string) {
		for _, p := range points {
			lines = append(lines, fmt.Sprintf("%s %s %v of %v, %d end", p.On, p.RoleType, p.WTEUnderContract, p.WTEFunded, p.ContractsEnding))
		}
		return lines
	}
	same(t, "the network's cliff", told(get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0001/workforce").ContractCliff), []string{
		"2026-11-26 splw 1 of 1.5, 0 end", "2026-11-26 cc 0 of 1.2, 0 end", "2026-11-26 hwbc 0 of 0, 0 end",
		"2027-01-31 splw 0.6 of 1.5, 1 end",
	})
	same(t, "the board's cliff", told(get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce").ContractCliff), []string{
		"2026-11-26 splw 2 of 2.5, 0 end", "2026-11-26 cc 1 of 2.2, 0 end", "2026-11-26 hwbc 0.5 of 1, 0 end",
		"2026-11-27 hwbc 0 of 1, 1 end",
		"2027-01-31 splw 1.6 of 2.5, 1 end",
		"2027-03-01 cc 0 of 2.2, 0 end",
		"2027-06-01 cc 0 of 1.2, 0 end",
	})
	if cliff := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/UD0004/workforce").ContractCliff; len(cliff) != 0 {
		t.Errorf("of a network without posts it says %+v", cliff)
	}
}
