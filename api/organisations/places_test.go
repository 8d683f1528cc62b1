package organisations_test

import "testing"

func TestASubICBLocationBelongsToTheBoardOfTheDay(t *testing.T) {
	s := openLondon(t)
	for _, tt := range []struct{ address, name, icb, certainty, status string }{
		{"93C", "NHS West and North London ICB - 93C", "Z9B2Z", "exact", "open"},
		{"93c?as_of=2026-03-31", "NHS North Central London ICB - 93C", "QMJ", "exact", "open"},
		{"93C?as_of=2021-01-01", "NHS North Central London ICB - 93C", "QMJ", "carried_back", "not_yet_open"},
		{"93C?as_of=2019-06-30", "NHS North Central London ICB - 93C", "null", "null", "not_yet_open"},
		{"D0X9Z", "NHS Elsewhere ICB - D0X9Z", "QWE", "exact", "closed"},
	} {
		got := decode[record](t, s.read(t, "/api/v1/sub_icb_locations/"+tt.address))
		if got.Name != tt.name || str(got.ICBCode) != tt.icb || str(got.ICBCertainty) != tt.certainty || got.Status != tt.status {
			t.Errorf("%s is %+v, not %v", tt.address, got, tt)
		}
	}
	for query, want := range map[string]string{
		"": "A3A8R 72Q 36L 93C W2U3Z", "icb_code=Z9B2Z": "93C W2U3Z", "status=closed": "D0X9Z", "ods_code=d0x9z": "D0X9Z",
		"region_code=Y56&as_of=2026-03-31&sort=ods_code": "36L 72Q 93C A3A8R D0X9Z W2U3Z", "as_of=2021-01-01": "",
	} {
		if got := s.codesOf(t, "sub_icb_locations?"+query); got != want {
			t.Errorf("%s gives %s, not %s", query, got, want)
		}
	}
}

func TestEachOfLondonsBoroughsLiesInOneBoard(t *testing.T) {
	s := openLondon(t)
	for query, want := range map[string]int{
		"": 33, "region_code=Y56": 33, "icb_code=Z9B2Z": 13, "icb_code=QMJ": 0, "icb_code=QMJ&as_of=2026-03-31": 5, "icb_code=QRV&as_of=2020-01-01": 8,
		"gss_code=e09000007&gss_code=E09000001": 2, "region_code=Y56&as_of=2019-06-30": 0,
	} {
		if got := len(s.list(t, "boroughs?limit=200&"+query).Items); got != want {
			t.Errorf("%s gives %d boroughs, not %d", query, got, want)
		}
	}
	for address, want := range map[string]string{"e09000007": "Z9B2Z exact 1", "E09000007?as_of=2025-09-30": "QMJ exact 2", "E09000007?as_of=2020-01-01": "QMJ carried_back 2"} {
		got := decode[record](t, s.read(t, "/api/v1/boroughs/"+address))
		if text := str(got.ICBCode) + " " + str(got.ICBCertainty) + " " + string(rune('0'+got.PCNs)); text != want || got.Name != "Camden" || got.GSSCode != "E09000007" {
			t.Errorf("%s is %+v, not %s", address, got, want)
		}
	}
}
