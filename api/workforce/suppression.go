package workforce

import "slices"

// smallCount is the smallest number of people that is shown to everyone; fewer, unless nobody, are hidden.
const smallCount = 5

// isSmall tells a count of so few people that they could be recognised.
func isSmall(n *int64) bool { return n != nil && *n > 0 && *n < smallCount }

// suppress takes out of a month's figures what outsiders may not see: every count of 1 to 4 people, and whatever would
// give one away. What is left is the same for all figures that an outsider could not tell apart by it, so that knowing
// these rules helps nobody: for each hidden count there are at least two it may be.
func suppress(f *ServiceFigure) {
	few := isSmall(f.Referrals)
	hidden := func(name string) { f.IsSuppressed, f.Suppressed = true, append(f.Suppressed, name) }
	hide := func(name string, count **int64, isHidden bool) {
		if isHidden && *count != nil {
			*count = nil
			hidden(name)
		}
	}
	// Those who did not decline are a count too: referrals less declined.
	accepted := f.Referrals
	if f.Referrals != nil && f.Declined != nil {
		rest := *f.Referrals - *f.Declined
		accepted = &rest
	}
	hide("declined", &f.Declined, few || isSmall(f.Declined) || isSmall(accepted))
	if isSmall(f.FirstContacts) && f.WaitDaysMedian != nil { // the middle wait of one person is that person's
		f.WaitDaysMedian = nil
		hidden("wait_days_median")
	}
	hide("first_contacts", &f.FirstContacts, isSmall(f.FirstContacts))
	hide("caseload", &f.Caseload, isSmall(f.Caseload))
	hide("contacts", &f.Contacts, isSmall(f.Contacts)) // of no more people than that
	for _, name := range suppressGroups(f.Groups, few) {
		hidden(name)
	}
	hide("referrals", &f.Referrals, few)
}

// suppressGroups hides groups of one month's referrals, dimension by dimension. Each adds up to the referrals: where those
// are hidden, everything is. It names them as a file does.
func suppressGroups(groups []ServiceFigureGroup, all bool) (hidden []string) {
	for _, dimension := range groupDimensions {
		var at []int
		var parts []int64
		for i, g := range groups {
			if g.Dimension == dimension && g.Referrals != nil {
				at, parts = append(at, i), append(parts, *g.Referrals)
			}
		}
		for n, hide := range hiddenParts(parts) {
			if hide || all {
				g := &groups[at[n]]
				g.Referrals, g.IsSuppressed, hidden = nil, true, append(hidden, g.Dimension+"_"+g.GroupCode)
			}
		}
	}
	return hidden
}

// hiddenParts says which parts of a total that is shown are hidden. Where any part is small, all up to 4 are, nobody
// included: a 0 that is shown would narrow down the rest. If those could still be worked out from the total, the next
// larger parts are hidden with them, all of one size at once, so that hidden parts can always change places.
func hiddenParts(parts []int64) []bool {
	hidden := make([]bool, len(parts))
	if !slices.ContainsFunc(parts, func(n int64) bool { return isSmall(&n) }) {
		return hidden
	}
	sizes := slices.Compact(slices.Sorted(slices.Values(parts)))
	for i, largest := range sizes {
		if largest < smallCount && i < len(sizes)-1 && sizes[i+1] < smallCount {
			continue
		}
		var count, sum int64
		for n, part := range parts {
			if hidden[n] = part <= largest; hidden[n] {
				count, sum = count+1, sum+part
			}
		}
		// One alone is the total less the rest. Fewer than five together are a small count as well. If all could only be 4,
		// they are.
		if count > 1 && sum >= smallCount && sum != count*(smallCount-1) {
			break
		}
	}
	return hidden
}
