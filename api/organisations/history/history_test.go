package history

import (
	"testing"

	"trellis/api/organisations/evidence"
)

var (
	// The PCN's commissioner was a clinical commissioning group in 2020 that nobody describes.
	in2020 = epcn("2020-03-31", pcn("U00001", "OLD NAME PCN", "07P", "2019-10-01"), practice("A00001", "U00001", "07P", "2019-10-01"))
	in2023 = epcn("2023-01-27", pcn("U00001", "NEW NAME PCN", "93C", "2019-10-01"), practice("A00001", "U00001", "93C", "2019-10-01"))
	in2026 = snapshot("2026-07-01", pcn("U00001", "NEW NAME PCN", "93C"), practice("A00001", "U00001", "93C"))
)

func TestAFullHistoryIsCarriedBackToTheBeginning(t *testing.T) {
	s := of(in2023, in2026)
	expect(t, tellLife(s, PCN, "U00001"), "2019-10-01 exact")
	expect(t, tell(s, PCNLocations, "U00001"), "93C 2019-10-01 carried_back → 2023-01-27 known_by; 93C 2023-01-27 known_by")
	expect(t, tell(s, Names, "U00001"), "NEW NAME PCN 2019-10-01 carried_back → 2023-01-27 known_by; NEW NAME PCN 2023-01-27 known_by")
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact")
}

func TestAnOlderFileChangesNothingAfterItsOwnDay(t *testing.T) {
	s := of(in2020, in2023, in2026)
	expect(t, tell(s, PCNLocations, "U00001"), "07P 2019-10-01 carried_back → 2020-03-31 known_by; 07P 2020-03-31 known_by → 2020-04-01 carried_back; 93C 2020-04-01 carried_back → 2023-01-27 known_by; 93C 2023-01-27 known_by")
	expect(t, tell(s, Names, "U00001"), "OLD NAME PCN 2019-10-01 carried_back → 2020-03-31 known_by; OLD NAME PCN 2020-03-31 known_by → 2020-04-01 carried_back; NEW NAME PCN 2020-04-01 carried_back → 2023-01-27 known_by; NEW NAME PCN 2023-01-27 known_by")
	expect(t, tellLife(s, SubICBLocation, "07P"), "2019-10-01 known_by → 2020-04-01 known_by")
	expect(t, tell(s, LocationICBs, "07P"), "")
}

func TestASnapshotAloneKnowsNothingOfTheTimeBefore(t *testing.T) {
	s := of(in2026)
	expect(t, tellLife(s, PCN, "U00001"), "2026-07-01 known_by")
	expect(t, tell(s, PCNLocations, "U00001"), "93C 2026-07-01 known_by")
	expect(t, tell(s, Memberships, "A00001"), "U00001 2026-07-01 known_by")
}

func TestWhatASnapshotDoesNotListHadEndedByItsDay(t *testing.T) {
	gone := epcn("2023-01-27", pcn("U00001", "STAYS PCN", "93C", "2019-10-01"), pcn("U00002", "GOES PCN", "93C", "2019-10-01"),
		practice("A00001", "U00001", "93C", "2019-10-01"), practice("A00002", "U00002", "93C", "2019-10-01"))
	s := of(gone, in2026)
	expect(t, tellLife(s, PCN, "U00002"), "2019-10-01 exact → 2026-07-01 known_by")
	expect(t, tellLife(s, Practice, "A00002"), "2019-10-01 known_by → 2026-07-01 known_by")
	expect(t, tell(s, Memberships, "A00002"), "U00002 2019-10-01 exact → 2026-07-01 known_by")
}

func TestAbsenceClosesNothingOutsideTheRegionsOfAFile(t *testing.T) {
	elsewhere := epcn("2023-01-27", pcn("U00001", "STAYS PCN", "93C", "2019-10-01"), pcn("U00003", "CAMBRIDGE PCN", "06H", "2019-10-01"),
		practice("A00003", "U00003", "06H", "2019-10-01"))
	s := of(elsewhere, in2026)
	expect(t, tellLife(s, PCN, "U00003"), "2019-10-01 exact")
	expect(t, tell(s, Memberships, "A00003"), "U00003 2019-10-01 exact")
	// A file of one board says nothing of another, though both are in London.
	south := epcn("2023-01-27", pcn("U00004", "LEWISHAM PCN", "72Q", "2019-10-01"))
	expect(t, tellLife(of(south, in2026), PCN, "U00004"), "2019-10-01 exact")
	// A file that names every board of a region lists the region, whatever its locations were called before.
	old := epcn("2020-03-31", pcn("U00005", "BARNET PCN", "07M", "2019-10-01"))
	barnet := snapshot("2024-01-01", evidence.Statement{Fact: evidence.SubICBLocation, Code: "07M", Name: "NHS BARNET", ICBCode: "QMJ"}, pcn("U00005", "BARNET PCN", "07M"))
	all := snapshot("2026-01-01", pcn("U00001", "ONE PCN", "93C"), pcn("U00004", "LEWISHAM PCN", "72Q"))
	expect(t, tellLife(of(old, barnet, all), PCN, "U00005"), "2019-10-01 exact → 2026-01-01 known_by")
	// A stray practice from elsewhere makes no file of elsewhere.
	stray := snapshot("2026-07-01", pcn("U00001", "NEW NAME PCN", "93C"), practice("A00001", "U00001", "93C"), practice("A00009", "U00001", "06H"))
	expect(t, tellLife(of(elsewhere, stray), PCN, "U00003"), "2019-10-01 exact")
	expect(t, tellLife(of(elsewhere, stray), Practice, "A00003"), "2019-10-01 known_by")
}

func TestFilesOfOneDaySpeakTogether(t *testing.T) {
	both := epcn("2023-01-27", pcn("U00001", "NORTH PCN", "93C", "2019-10-01"), pcn("U00004", "SOUTH PCN", "72Q", "2019-10-01"))
	s := of(both, snapshot("2026-07-01", pcn("U00001", "NORTH PCN", "93C"), pcn("U00005", "EAST PCN", "72Q")), snapshot("2026-07-01", pcn("U00004", "SOUTH PCN", "72Q")))
	expect(t, tellLife(s, PCN, "U00001"), "2019-10-01 exact")
	expect(t, tellLife(s, PCN, "U00004"), "2019-10-01 exact")
}

func TestAnOlderSnapshotTakesNothingFromANewerFullHistory(t *testing.T) {
	moved := epcn("2023-01-27", pcn("U00001", "ONE PCN", "93C", "2019-10-01"), pcn("U00002", "TWO PCN", "93C", "2019-10-01"),
		practice("A00001", "U00001", "93C", "2019-10-01", "2022-07-01"), practice("A00002", "U00002", "93C", "2019-10-01"))
	forgot := snapshot("2020-06-01", pcn("U00002", "TWO PCN", "93C"), practice("A00002", "U00002", "93C"))
	s := of(moved, forgot)
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact → 2022-07-01 exact")
	expect(t, tellLife(s, Practice, "A00001"), "2019-10-01 known_by")
	// Nor does it leave the days before it without a commissioner.
	expect(t, tell(of(in2023, snapshot("2021-06-01", pcn("U00001", "NEW NAME PCN", "93C"))), PCNLocations, "U00001"),
		"93C 2019-10-01 carried_back → 2021-06-01 known_by; 93C 2021-06-01 known_by")
}

func TestANewerFullHistoryDeniesWhatOnlyASnapshotShowed(t *testing.T) {
	shown := snapshot("2022-05-01", pcn("U00001", "ONE PCN", "93C"), practice("A00001", "U00001", "93C"), practice("A00002", "U00001", "93C"))
	s := of(shown, in2023)
	expect(t, tell(s, Memberships, "A00002"), "U00001 2022-05-01 known_by → 2023-01-27 known_by")
	// A row of it that was left out denies nothing, nor does a file in which a row could be anyone's.
	for _, faulty := range []evidence.Statement{{Fact: evidence.Mention, Code: "A00002", PCNCode: "U00001"}, {Fact: evidence.Unidentified}} {
		s = of(shown, epcn("2023-01-27", pcn("U00001", "NEW NAME PCN", "93C", "2019-10-01"), practice("A00001", "U00001", "93C", "2019-10-01"), faulty))
		expect(t, tell(s, Memberships, "A00002"), "U00001 2022-05-01 known_by")
	}
}

func TestARowThatWasLeftOutIsNotAnAbsence(t *testing.T) {
	both := epcn("2023-01-27", pcn("U00001", "ONE PCN", "93C", "2019-10-01"), pcn("U00002", "TWO PCN", "93C", "2019-10-01"),
		practice("A00002", "U00002", "93C", "2019-10-01"))
	mentioned := snapshot("2026-07-01", pcn("U00001", "ONE PCN", "93C"), evidence.Statement{Fact: evidence.Mention, Code: "A00002", PCNCode: "U00002"})
	s := of(both, mentioned)
	expect(t, tellLife(s, PCN, "U00002"), "2019-10-01 exact")
	expect(t, tellLife(s, Practice, "A00002"), "2019-10-01 known_by")
	// Of a practice's row whose PCN cannot be read, that PCN may be any.
	illegible := snapshot("2026-07-01", pcn("U00001", "ONE PCN", "93C"), evidence.Statement{Fact: evidence.Mention, Code: "A00002"})
	expect(t, tellLife(of(both, illegible), PCN, "U00002"), "2019-10-01 exact")
	unidentified := snapshot("2026-07-01", pcn("U00001", "ONE PCN", "93C"), evidence.Statement{Fact: evidence.Unidentified})
	expect(t, tellLife(of(both, unidentified), PCN, "U00002"), "2019-10-01 exact")
}

func TestAFullHistoryBeatsASnapshotOfItsDayOrBefore(t *testing.T) {
	early := snapshot("2022-01-01", pcn("U00002", "WRONG PCN", "93C"), practice("A00001", "U00002", "93C"))
	s := of(early, in2023)
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact")
	expect(t, tellLife(s, PCN, "U00002"), "2022-01-01 known_by → 2023-01-27 known_by")
	s = of(snapshot("2023-01-27", pcn("U00001", "OTHER PCN", "93C"), practice("A00001", "", "93C")), in2023)
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact")
	expect(t, tell(s, Names, "U00001"), "NEW NAME PCN 2019-10-01 carried_back → 2023-01-27 known_by; NEW NAME PCN 2023-01-27 known_by")
}

func TestANewerFullHistoryBeatsAnOlderOne(t *testing.T) {
	older := epcn("2020-03-31", pcn("U00001", "ONE PCN", "93C", "2019-12-01"), pcn("U00002", "TWO PCN", "93C", "2019-10-01"), practice("A00001", "U00002", "93C", "2019-10-01"),
		practice("A00002", "U00001", "93C", "2019-12-01"))
	newer := epcn("2023-01-27", pcn("U00001", "ONE PCN", "93C", "2019-10-01"), pcn("U00002", "TWO PCN", "93C", "2019-10-01", "2021-07-01"), practice("A00001", "U00001", "93C", "2019-10-01"))
	s := of(older, newer)
	expect(t, tellLife(s, PCN, "U00001"), "2019-10-01 exact")
	expect(t, tellLife(s, PCN, "U00002"), "2019-10-01 exact → 2021-07-01 exact")
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact")
	// The newer file lists the PCN's practices, and this one is no longer among them.
	expect(t, tell(s, Memberships, "A00002"), "U00001 2019-12-01 exact → 2023-01-27 known_by")
}

func TestASnapshotShowsWhatChangedByItsDay(t *testing.T) {
	moved := snapshot("2024-05-01", pcn("U00002", "TWO PCN", "93C"), practice("A00001", "U00002", "93C"))
	left := snapshot("2025-05-01", pcn("U00001", "ONE PCN", "93C"), pcn("U00002", "TWO PCN", "93C"), practice("A00001", "", "93C"))
	s := of(in2023, moved, left)
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact → 2024-05-01 known_by; U00002 2024-05-01 known_by → 2025-05-01 known_by")
	// A PCN that one file forgot was there all along.
	expect(t, tellLife(s, PCN, "U00001"), "2019-10-01 exact")
}

func TestMembershipsThatShareADayAreShortened(t *testing.T) {
	s := of(epcn("2023-01-27", pcn("U00001", "ONE PCN", "93C", "2019-10-01"), pcn("U00002", "TWO PCN", "93C", "2019-10-01"),
		practice("A00001", "U00002", "93C", "2022-07-01"), practice("A00001", "U00001", "93C", "2019-10-01", "2022-07-02")))
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact → 2022-07-01 exact; U00002 2022-07-01 exact")
}

func TestAMembershipEndsWithItsPCN(t *testing.T) {
	s := of(epcn("2023-01-27", pcn("U00001", "ONE PCN", "93C", "2019-10-01", "2021-07-01"), practice("A00001", "U00001", "93C", "2019-10-01")))
	expect(t, tell(s, Memberships, "A00001"), "U00001 2019-10-01 exact → 2021-07-01 exact")
}

func TestALocationLeavesItsICBWhenThatIsAbolished(t *testing.T) {
	s := of(snapshot("2025-01-01", evidence.Statement{Fact: evidence.SubICBLocation, Code: "06H", Name: "NHS C&P ICB - 06H", ICBCode: "QUE"}, pcn("U00003", "CAMBRIDGE PCN", "06H")))
	expect(t, tell(s, LocationICBs, "06H"), "QUE 2025-01-01 known_by → 2026-04-01 exact")
}

func TestCountsDeprivationAndBoroughs(t *testing.T) {
	sizes := func(asAt string, n int64) Source {
		return source(evidence.KindListSizes, asAt, []evidence.Statement{{Fact: evidence.ListSize, Code: "A00001", ListSize: n}, {Fact: evidence.ListSize, Code: "A99999", ListSize: n}})
	}
	imd := source(evidence.KindDeprivation, "2025-10-30", []evidence.Statement{{Fact: evidence.Deprivation, Code: "A00001", IMDYear: 2025, IMDScore: 14.858}})
	borough := source(evidence.KindPCNBoroughs, "2026-01-01", []evidence.Statement{{Fact: evidence.Borough, Code: "U00001", BoroughGSSCode: "E09000003"}})
	editions := source(evidence.KindDeprivation, "2025-10-30", []evidence.Statement{{Fact: evidence.Deprivation, Code: "A00001", IMDYear: 2025, IMDScore: 0.00001}, {Fact: evidence.Deprivation, Code: "A00001", IMDYear: 2019, IMDScore: 20}})
	expect(t, tell(of(in2023, editions), Deprivation, "A00001"), "2025 0.00001 2019-10-01 carried_back → 2025-10-30 known_by; 2025 0.00001 2025-10-30 known_by")
	s := of(in2023, sizes("2024-01-01", 5000), sizes("2024-02-01", 5000), imd, borough)
	expect(t, tell(s, ListSizes, "A00001"), "5000 2024-01-01 exact → 2024-02-01 exact; 5000 2024-02-01 exact")
	expect(t, tell(s, ListSizes, "A99999"), "") // it waits for a file that names the practice
	expect(t, tell(s, Deprivation, "A00001"), "2025 14.858 2019-10-01 carried_back → 2025-10-30 known_by; 2025 14.858 2025-10-30 known_by")
	expect(t, tell(s, Boroughs, "U00001"), "E09000003 2019-10-01 carried_back → 2026-01-01 known_by; E09000003 2026-01-01 known_by")
}

func TestACorrectionBeatsEveryFile(t *testing.T) {
	ref := london()
	ref.Corrections["U00001"] = Correction{Name: "Barnet Two PCN", BoroughGSSCode: "E09000007"}
	s := Of([]Source{in2020, in2023, in2026}, ref)
	expect(t, tell(s, Names, "U00001"), "Barnet Two PCN 2019-10-01 exact")
	expect(t, tell(s, Boroughs, "U00001"), "E09000007 2019-10-01 exact")
}

func TestAWeakCommissionerCountsOnlyWhereThereIsNoOther(t *testing.T) {
	weak := pcn("U00001", "NEW NAME PCN", "72Q")
	weak.Weak = true
	expect(t, tell(of(in2023, snapshot("2026-07-01", weak)), PCNLocations, "U00001"), "93C 2019-10-01 carried_back → 2023-01-27 known_by; 93C 2023-01-27 known_by")
	expect(t, tell(of(snapshot("2026-07-01", weak)), PCNLocations, "U00001"), "72Q 2026-07-01 known_by")
	// What was stated in 2020 belongs to no ICB that anyone knows: the weak statement says more.
	expect(t, tell(of(in2020, snapshot("2026-07-01", weak)), PCNLocations, "U00001"),
		"07P 2019-10-01 carried_back → 2020-03-31 known_by; 07P 2020-03-31 known_by → 2026-07-01 known_by; 72Q 2026-07-01 known_by")
}
