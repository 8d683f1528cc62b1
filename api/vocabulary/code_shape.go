package vocabulary

import "regexp"

// CodeShape is what the codes of one sort of organisation look like, in capitals.
type CodeShape struct {
	pattern *regexp.Regexp
	// Looks says it in words.
	Looks string
}

// Fits tells whether a text can be such a code. Whether there is one, only the records know.
func (s CodeShape) Fits(text string) bool { return s.pattern.MatchString(text) }

// CodeShapes are those of the Organisation Data Service, and of the Office for National Statistics for boroughs. The
// codes of the demonstration are among them. A record's own identifier and a financial year have one each, too.
var CodeShapes = map[string]CodeShape{
	"region":           {regexp.MustCompile(`^Y[0-9]{2}$`), "Y and two digits, such as Y56"},
	"icb":              {threeOrFive, "three or five letters and digits, such as QMJ or Z9B2Z"},
	"sub_icb_location": {threeOrFive, "three or five letters and digits, such as 93C or W2U3Z"},
	"borough":          {regexp.MustCompile(`^E[0-9]{8}$`), "E and eight digits, such as E09000007"},
	"pcn":              {regexp.MustCompile(`^U([0-9]{5}|D[0-9]{4})$`), "U and five digits, such as U12345"},
	"practice":         {regexp.MustCompile(`^[A-Z]([0-9]{5}|D[0-9]{4})$`), "a letter and five digits, such as F83001"},
	"id":               {regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`), "an identifier, such as 0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"},
	"financial_year":   {regexp.MustCompile(`^20[0-9]{2}/[0-9]{2}$`), "a financial year, such as 2026/27"},
}

var threeOrFive = regexp.MustCompile(`^[A-Z0-9]{3}([A-Z0-9]{2})?$`)
