package vocabulary

import (
	"slices"
	"time"
)

// Quarters are the first days of so many quarters up to a day, and that day, the oldest first.
func Quarters(day Date, n int) []Date {
	last := day.Midnight()
	days := make([]Date, 0, n+1)
	for back := n - 1; back >= 0; back-- {
		days = append(days, NewDate(last.Year(), (last.Month()-1)/3*3+1-3*time.Month(back), 1))
	}
	return slices.Compact(append(days, day))
}
