package evidence

import "strconv"

// stay begins a sentence about practices without a PCN.
func stay(practices int) string {
	if practices == 1 {
		return "Its 1 practice stays"
	}
	return "Its " + strconv.Itoa(practices) + " practices stay"
}
