package snapshot

import (
	"strconv"
	"strings"
)

// accepts tells whether an Accept-Encoding header allows a coding: named or
// covered by the star, and not refused with a quality of nought.
func accepts(header, coding string) bool {
	star := false
	for entry := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(entry, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == coding {
			return quality(parameters) > 0
		}
		if name == "*" {
			star = quality(parameters) > 0
		}
	}
	return star
}

func quality(parameters string) float64 {
	for parameter := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		if strings.EqualFold(name, "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil {
				return 0
			}
			return q
		}
	}
	return 1
}
