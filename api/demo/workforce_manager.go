package demo

import "trellis/api/vocabulary"

// managersPosts are the posts of the network whose manager is one of the demonstration's people: one in every state, and
// of every kind of change.
func (s *staffing) managersPosts(n network) []post {
	ago := func(days int) vocabulary.Date { return s.today.AddDays(-days) }
	employed := func(from vocabulary.Date, wte int, band string) terms {
		return terms{from: from, wte: wte, band: band, zone: "outer", engagement: "employed", employer: "pcn", employers: n.name}
	}
	trust := func(from vocabulary.Date, wte int, ends vocabulary.Date) terms {
		return terms{from: from, wte: wte, band: "5", zone: "outer", ends: ends, engagement: "subcontracted", employer: "vcse", employers: n.place + " Demo Community Trust"}
	}
	all := func(source string, from vocabulary.Date) []funding {
		return []funding{{source: source, share: 100, from: from}}
	}
	monthly := func(by string, from vocabulary.Date) supervised {
		return supervised{kind: "clinical_professional", by: by, often: "monthly", from: from}
	}
	daily := func(from vocabulary.Date) supervised {
		return supervised{kind: "clinic_practice", by: "GP", often: "daily", from: from}
	}
	next := april(s.today.AddDays(95))
	began, raised, longAgo := s.first.AddDays(-400), april(s.first.AddDays(200)), s.first.AddDays(-120)
	fixed := employed(ago(305), 100, "4")
	fixed.ends = s.today.AddDays(60)
	return []post{
		{reference: "SPLW-1", role: "splw", opened: began, recruiting: began, terms: []terms{employed(began, 100, "5")}, funding: all("arrs", began),
			people:      []person{{called: "Ada", name: "Ada Demo", wte: 100, from: began.AddDays(62)}},
			supervision: []supervised{monthly("GP", began), daily(began)}},
		{reference: "SPLW-2", role: "splw", opened: longAgo, recruiting: longAgo, note: "Shared by two people since it was raised to a whole post.",
			terms: []terms{employed(longAgo, 60, "5"), employed(raised, 100, "5")}, funding: all("arrs", longAgo),
			people:      []person{{called: "Bola", name: "Bola Demo", wte: 60, from: longAgo.AddDays(75)}, {called: "Carys", name: "Carys Demo", wte: 40, from: raised.AddDays(34)}},
			supervision: []supervised{{kind: "clinical_professional", by: "GP", often: "six_weekly", from: longAgo, to: raised}, monthly("Mental health nurse", raised), daily(longAgo)}},
		{reference: "SPLW-3", role: "splw", opened: s.first, recruiting: s.first, terms: []terms{employed(s.first, 80, "5")}, funding: all("arrs", s.first),
			people: []person{{called: "Dev", name: "Dev Demo", wte: 80, from: s.first.AddDays(48), to: ago(410), reason: "career_change"},
				{called: "Efe", name: "Efe Demo", wte: 80, from: ago(352), to: ago(73), reason: "other_role_in_nhs"}},
			supervision: []supervised{monthly("GP", s.first)}},
		{reference: "CC-1", role: "cc", opened: longAgo, recruiting: longAgo, terms: []terms{employed(longAgo, 100, "4")},
			funding: []funding{{"project_grant", 100, longAgo, april(longAgo)}, {source: "arrs", share: 70, from: april(longAgo)}, {source: "pcn", share: 30, from: april(longAgo)}},
			people:  []person{{called: "Finn", name: "Finn Demo", wte: 100, from: longAgo.AddDays(40)}}, supervision: []supervised{monthly("Practice nurse", longAgo), daily(longAgo)}},
		{reference: "CC-2", role: "cc", opened: ago(305), recruiting: ago(305), terms: []terms{fixed}, funding: all("arrs", ago(305)),
			people: []person{{called: "Gita", name: "Gita Demo", wte: 100, from: ago(262)}}, supervision: []supervised{monthly("Frailty lead", ago(305))}},
		{reference: "CC-3", role: "cc", opened: ago(44), recruiting: ago(31), note: "Advertised twice; interviews are arranged.", terms: []terms{employed(ago(44), 80, "4")}, funding: all("arrs", ago(44)),
			supervision: []supervised{monthly("Practice nurse", ago(44))}},
		{reference: "CC-4", role: "cc", opened: s.first.AddDays(31), recruiting: s.first.AddDays(31), closed: ago(238), note: "Its work went to CC-1 and CC-2.", terms: []terms{employed(s.first.AddDays(31), 60, "4")},
			funding: all("pcn", s.first.AddDays(31)), people: []person{{called: "Hana", name: "Hana Demo", wte: 60, from: s.first.AddDays(90), to: ago(238), reason: "end_of_contract"}},
			supervision: []supervised{{kind: "clinical_professional", by: "Practice nurse", often: "monthly", from: s.first.AddDays(31), to: ago(238)}}},
		{reference: "HWBC-1", role: "hwbc", opened: ago(610), recruiting: ago(610), terms: []terms{trust(ago(610), 60, april(ago(400))), trust(april(ago(400)), 80, next)}, funding: []funding{
			{source: "arrs", share: 80, from: ago(610)}, {source: "local_authority", share: 20, from: ago(610)}},
			people:      []person{{called: "Idris", name: "Idris Demo", wte: 60, from: ago(561), to: ago(180), reason: "pay"}, {called: "Carys", name: "Carys Demo", wte: 40, from: ago(118)}},
			supervision: []supervised{monthly("Health coaching mentor", ago(610))}},
		{reference: "HWBC-2", role: "hwbc", opened: monthsFrom(s.today, 2), note: "Agreed with the board; to be advertised in the new year.", terms: []terms{trust(monthsFrom(s.today, 2), 100, monthsFrom(s.today, 26))},
			funding: []funding{{source: "arrs", share: 50, from: monthsFrom(s.today, 2)}, {source: "icb", share: 50, from: monthsFrom(s.today, 2)}}},
		{reference: "SPLW-4", role: "splw", opened: ago(12), terms: []terms{employed(ago(12), 100, "5")}, funding: all("arrs", ago(12))},
	}
}
