package vocabulary

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatTrellisNeverHoldsIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"943 476 5919":                         "an NHS number",
		"9434765919":                           "an NHS number",
		"943-476-5919":                         "an NHS number",
		"Mrs Smith (NHS 943 476 5919), room 4": "an NHS number",
		"NHS9434765919":                        "an NHS number",
		"room 12 943 476 5919":                 "an NHS number",
		"patients 9434765919 9434765919":       "an NHS number",
		"943 476 5919 943 476 5919":            "an NHS number",
		"943\u00a0476\u00a05919":               "an NHS number",
		"943.476.5919":                         "an NHS number",
		"943 476  5919":                        "an NHS number",
		"943\u2013476\u20135919":               "an NHS number",
		"943\u202f476\u20095919":               "an NHS number",
		"943/476/5919":                         "an NHS number",
		"943_476_5919":                         "an NHS number",
		"943   476   5919":                     "an NHS number",
		"９４３ ４７６ ５９１９":                         "an NHS number",
		"200000 55779911":                      "bank account details",
		"account 55779911, sort 20-00-00":      "bank account details",
		"GB82-WEST-1234-5698-7654-32":          "bank account details",
		"4111 1111 1111 1111":                  "a payment card number",
		"4111-1111-1111-1111 exp 12/27":        "a payment card number",
		"5555555555554444":                     "a payment card number",
		"3782 822463 10005":                    "a payment card number",
		"2221000000000009":                     "a payment card number",
		"card 1: 4111 1111 1111 1111":          "a payment card number",
		"12 4111 1111 1111 1111":               "a payment card number",
		"sort code 12-34-56 account 12345678":  "bank account details",
		"20 00 00, 55779911":                   "bank account details",
		"GB82 WEST 1234 5698 7654 32":          "bank account details",
		"pay to GB82WEST12345698765432 please": "bank account details",
		"gb82west12345698765432":               "bank account details",
		"DE89 3704 0044 0532 0130 00":          "bank account details",
		"":                                     "",
		"North East London":                    "",
		"020 7946 0018":                        "", // telephone numbers
		"07700 900123":                         "",
		"+44 20 7946 0018":                     "",
		"+44 7700 900123":                      "",
		"0300 123 4567 ext 12":                 "",
		"call 111 or 999":                      "",
		"2026-03-31":                           "", // days and instants
		"31/03/2026 to 01/04/2026":             "",
		"2026-03-31 23:59:59":                  "",
		"2026-11-23 10 30 15":                  "",
		"from 2021 2022 2023 2024":             "",
		"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10": "", // identifiers
		"E54000028, E38000245 and E09000001":   "",
		"U12345, QMF, Z9B2Z, A3A8R, Y00001":    "",
		"£1,234,567.89 of £12,000,000":         "", // money
		"120000 pence and 1234567890123 more":  "",
		"943 476 5918":                         "", // one digit off
		"0000000000":                           "",
		"4111 1111 1111 1112":                  "",
		"GB82 WEST 1234 5698 7654 33":          "",
		"sort code 12-34-56":                   "",
		"103000 20260401":                      "", // a time and a day
		"20260401 103000":                      "",
		"practices 123, 456 and 7890":          "",
		"account 12345678":                     "",
	} {
		if got := Refused(text); got != want {
			t.Errorf("%q is refused as %q, not as %q", text, got, want)
		}
	}
}

// nhsNumber makes a valid one out of nine digits; ok is false where those have none.
func nhsNumber(digits string) (number string, ok bool) {
	sum := 0
	for i, r := range digits {
		sum += int(r-'0') * (10 - i)
	}
	check := (11 - sum%11) % 11
	return fmt.Sprintf("%s%d", digits, check), check < 10 && strings.Count(digits, digits[:1]) < 9
}

func TestEveryNHSNumberIsFoundAndItsNeighboursAreNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number, ok := nhsNumber(rapid.StringMatching(`[0-9]{9}`).Draw(t, "digits"))
		if !ok {
			t.Skip("these nine digits have no check digit")
		}
		before := rapid.SampledFrom([]string{"", "patient ", "NHS no: ", "(", "x", "7 "}).Draw(t, "before")
		after := rapid.SampledFrom([]string{"", ".", " seen today", ")", "/a"}).Draw(t, "after")
		for _, written := range []string{number, number[:3] + " " + number[3:6] + " " + number[6:], number[:3] + "-" + number[3:6] + "-" + number[6:]} {
			if Refused(before+written+after) != "an NHS number" {
				t.Fatalf("%q passes", before+written+after)
			}
		}
		other := number[:9] + string('0'+(number[9]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "off by")))%10)
		if Refused(other) != "" {
			t.Fatalf("%s, which is no NHS number, is refused", other)
		}
	})
}

func TestIdentifiersOfOursAlwaysPass(t *testing.T) {
	if kind := Refused("see cf241f52-1d65-7130-8100-7106feb21a01."); kind != "" { // its beginning passes the check of an IBAN
		t.Errorf("an identifier is refused as %s", kind)
	}
	hex := rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`)
	digits := rapid.StringMatching(`[0-9]{8}-[0-9]{4}-7[0-9]{3}-8[0-9]{3}-[0-9]{12}`)
	ods := rapid.StringMatching(`[A-Z][0-9]{5}|[A-Z0-9]{3}|[EW][0-9]{8}`)
	rapid.Check(t, func(t *rapid.T) {
		text := "see " + rapid.OneOf(hex, digits, ods).Draw(t, "identifier") + "."
		if kind := Refused(text); kind != "" {
			t.Fatalf("%q is refused as %s", text, kind)
		}
	})
}

func TestAnyTextCanBeJudged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		Refused(rapid.StringMatching(`[0-9A-Z -]{0,80}`).Draw(t, "text"))
		Refused(rapid.String().Draw(t, "anything"))
	})
}
