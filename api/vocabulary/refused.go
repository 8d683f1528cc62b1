package vocabulary

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Refused says what kind of content Trellis never stores, or "" when the text holds none of it.
// Trellis holds no patient data and no bank details, so text shaped like an NHS number, a bank
// account or a payment card is turned away wherever it is typed or imported.
func Refused(text string) (kind string) {
	// Identifiers of ours may hold any digits, and letters that begin an account number.
	text = uuids.ReplaceAllString(strings.Map(plain, text), " ")
	for _, run := range digitRuns.FindAllString(text, -1) {
		if kind := refusedNumber(digitGroups.FindAllString(run, -1)); kind != "" {
			return kind
		}
	}
	if sortCodeAndAccount.MatchString(text) || hasIBAN(text) {
		return "bank account details"
	}
	return ""
}

var (
	uuids = regexp.MustCompile(`(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`)
	// Digits as people write long numbers: groups parted by spaces, dots, dashes or strokes. A comma parts
	// one number from the next.
	digitRuns   = regexp.MustCompile(`[0-9]+(?:[ .\-/_]{1,3}[0-9]+)*`)
	digitGroups = regexp.MustCompile(`[0-9]+`)
	// A British sort code in three pairs and an eight-digit account number close by, in either order; or
	// six digits and, right behind them, eight that are no date.
	sortCodeAndAccount = regexp.MustCompile(`\b[0-9]{2}[- ][0-9]{2}[- ][0-9]{2}\b[^0-9]{1,24}\b[0-9]{8}\b` +
		`|\b[0-9]{8}\b[^0-9]{1,24}\b[0-9]{2}-[0-9]{2}-[0-9]{2}\b` +
		`|\b[0-9]{6}[ -]{1,3}(?:[03-9][0-9]|1[0-8]|2[1-9])[0-9]{6}\b`)
	iban = regexp.MustCompile(`\b[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b`)
	// How NHS and card numbers are grouped. Other numbers may stand before and after them.
	nhsGrouping  = regexp.MustCompile(`^(10|3,3,4)$`)
	cardGrouping = regexp.MustCompile(`^(1[3-9]|4,4,4,4(,3)?|4,6,[45])$`)
)

// plain writes a character as a keyboard would: pasted text has spaces, dashes and digits of many widths.
func plain(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return '0' + r - '０'
	case unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Pd, r):
		return '-'
	}
	return r
}

// refusedNumber looks for a refused number among neighbouring groups of digits. All groups together
// may be parted in any way but into ones and twos: that is how days and times are written.
func refusedNumber(groups []string) (kind string) {
	for from := range groups {
		digits, grouping, smallest := "", "", len(groups[from])
		for to := from; to < len(groups) && len(digits) < 19; to++ {
			digits += groups[to]
			grouping = strings.TrimPrefix(grouping+","+strconv.Itoa(len(groups[to])), ",")
			smallest = min(smallest, len(groups[to]))
			whole := from == 0 && to == len(groups)-1 && smallest > 2
			switch {
			case (whole || nhsGrouping.MatchString(grouping)) && isNHSNumber(digits):
				return "an NHS number"
			case (whole || cardGrouping.MatchString(grouping)) && isCardNumber(digits):
				return "a payment card number"
			}
		}
	}
	return ""
}

// isNHSNumber applies the modulus 11 check of the NHS Data Dictionary to a ten-digit number.
func isNHSNumber(digits string) bool {
	if len(digits) != 10 || strings.Count(digits, digits[:1]) == 10 {
		return false
	}
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	check := 11 - sum%11
	return check%11 == int(digits[9]-'0') && check != 10
}

// isCardNumber applies the Luhn check to 13 to 19 digits that begin as payment cards do.
func isCardNumber(digits string) bool {
	if len(digits) < 13 || len(digits) > 19 {
		return false
	}
	if first := digits[:4]; (first < "2221" || first > "2720") && (first < "3000" || first > "6999") {
		return false // so rows of years pass
	}
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// hasIBAN applies the modulus 97 check of ISO 13616.
func hasIBAN(text string) bool {
	for _, found := range iban.FindAllString(strings.ToUpper(text), -1) {
		code := strings.NewReplacer(" ", "", "-", "").Replace(found)
		remainder := 0
		for _, r := range code[4:] + code[:4] {
			if r >= 'A' {
				remainder = (remainder*100 + int(r-'A') + 10) % 97
			} else {
				remainder = (remainder*10 + int(r-'0')) % 97
			}
		}
		if remainder == 1 {
			return true
		}
	}
	return false
}
