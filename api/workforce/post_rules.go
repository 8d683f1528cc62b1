package workforce

import (
	"fmt"
	"strings"

	"trellis/api/vocabulary"
)

// holds tells whether something that lasts from a day until a day holds on another.
func holds(from vocabulary.Date, to *vocabulary.Date, day vocabulary.Date) bool {
	return !day.Before(from) && (to == nil || day.Before(*to))
}

// lines reads funding lines that were sent, and tells what is wrong with each. Whether they add up, the database says.
func lines(sent []NewFundingLine) (lines []FundingLine, faults []vocabulary.Fault) {
	lines = make([]FundingLine, len(sent))
	for i, n := range sent {
		lines[i] = FundingLine{Source: n.Source, Share: n.Share, ValidFrom: n.ValidFrom, ValidTo: n.ValidTo.Value}
		at := fmt.Sprintf("/funding_lines/%d", i)
		faults = append(faults, inTime(at+"/valid_to", n.ValidFrom, n.ValidTo.Value)...)
		for _, other := range lines[:i] {
			if other.Source == n.Source && (holds(other.ValidFrom, other.ValidTo, n.ValidFrom) || holds(n.ValidFrom, n.ValidTo.Value, other.ValidFrom)) {
				faults = append(faults, vocabulary.Fault{Pointer: at + "/source", Code: "overlaps",
					Message: "Another line of the same payer holds on some of these days. Let one end on the day the other begins."})
				break
			}
		}
	}
	return lines, faults
}

// check judges a new post as far as that can be told without asking anyone.
func (n *NewPost) check() (faults []vocabulary.Fault) {
	n.PCNCode = strings.ToUpper(vocabulary.OneLine(n.PCNCode))
	tidyCodes(n.BasePracticeCodes)
	if n.EmployerName != nil && vocabulary.OneLine(*n.EmployerName) == "" {
		n.EmployerName = nil
	}
	faults = vocabulary.CheckFields(n)
	if n.EmployerName == nil && n.EmployerType != "" && n.EmployerType != employedByNetwork {
		faults = append(faults, vocabulary.Fault{Pointer: "/employer_name", Code: "required", Message: "Employer name is missing. It may be left out only where the network itself employs them: give it."})
	}
	if fault := n.first().end(); fault != nil && n.Contract != "" && !n.OpenedOn.IsZero() {
		faults = append(faults, *fault)
	}
	return append(faults, recruitedInTime(n.OpenedOn, n.RecruitingFrom)...)
}

// check judges a change as far as that can be told without asking anyone.
func (c *PostChange) check() []vocabulary.Fault {
	if c.BasePracticeCodes != nil {
		tidyCodes(*c.BasePracticeCodes)
	}
	return vocabulary.CheckFields(c)
}

func recruitedInTime(opened vocabulary.Date, from *vocabulary.Date) []vocabulary.Fault {
	if from == nil || !from.Before(opened) {
		return nil
	}
	return []vocabulary.Fault{{Pointer: "/recruiting_from", Code: "before_start", Message: "People are looked for from the post's first day on, " + opened.Words() + ", or later."}}
}

// employedByNetwork is the type of employer whose name goes without saying.
const employedByNetwork = "pcn"

// mostPractices is how many practices a post can be based in.
const mostPractices = 30

func tidyCodes(codes []string) {
	for i := range codes {
		codes[i] = strings.ToUpper(vocabulary.OneLine(codes[i]))
	}
}

// first are the terms a new post has from its first day on.
func (n NewPost) first() PostTerms {
	return PostTerms{ValidFrom: n.OpenedOn, WTEFunded: n.WTEFunded, AfCBand: n.AfCBand, PayZone: n.PayZone, Contract: n.Contract, ContractEndsOn: n.ContractEndsOn,
		Engagement: n.Engagement, EmployerType: n.EmployerType, EmployerName: textIn(n.EmployerName)}
}

// into makes the change to terms.
func (c PostChange) into(t *PostTerms) {
	for _, text := range []struct {
		given *string
		into  *string
	}{{c.Contract, &t.Contract}, {c.Engagement, &t.Engagement}, {c.EmployerType, &t.EmployerType}, {c.EmployerName, &t.EmployerName}} {
		if text.given != nil {
			*text.into = *text.given
		}
	}
	if c.WTEFunded != nil {
		t.WTEFunded = *c.WTEFunded
	}
	c.AfCBand.Into(&t.AfCBand)
	c.PayZone.Into(&t.PayZone)
	c.ContractEndsOn.Into(&t.ContractEndsOn)
}

// terms are those of a post after the change. From EffectiveOn on they change until the next that were there begin; without
// it those of the day are put right from their first day. A day on which the post is not there has none.
func (c PostChange) terms(p keptPost, before []PostTerms, today vocabulary.Date) (after []PostTerms, faults []vocabulary.Fault) {
	day := today
	if c.EffectiveOn != nil {
		day = *c.EffectiveOn
		if !holds(p.OpenedOn, p.ClosedOn, day) {
			return before, []vocabulary.Fault{{Pointer: "/effective_on", Code: "not_open", Message: "The post is not there on " + day.Words() + ". Name one of its days."}}
		}
	} else if p.ClosedOn != nil && !day.Before(*p.ClosedOn) {
		day = p.ClosedOn.AddDays(-1)
	} else if day.Before(p.OpenedOn) {
		day = p.OpenedOn
	}
	for _, t := range before {
		if !holds(t.ValidFrom, t.ValidTo, day) {
			after = joined(after, t)
			continue
		}
		changed := t
		c.into(&changed)
		if changed.EmployerType == employedByNetwork && t.EmployerType != employedByNetwork && c.EmployerName == nil {
			changed.EmployerName = p.PCNName
		}
		if changed.EmployerType != employedByNetwork && t.EmployerType == employedByNetwork && (c.EmployerName == nil || *c.EmployerName == p.PCNName) {
			faults = append(faults, vocabulary.Fault{Pointer: "/employer_name", Code: "required", Message: newEmployer(t.EmployerName)})
		}
		if c.EffectiveOn != nil && day.After(t.ValidFrom) && !changed.same(t) {
			t.ValidTo, changed.ValidFrom = &day, day
			after = joined(after, t)
		}
		after = joined(after, changed)
	}
	return after, append(faults, ends(after)...)
}

// newEmployer asks whose staff they become who were the network's own.
func newEmployer(name string) string {
	return "The network itself employed them, as " + name + ". Give the name of the new employer."
}

// ends finds what is wrong with the days on which contracts end. A term that is over and that nobody renewed is a fact, and
// what is said of the post afterwards keeps its end.
func ends(terms []PostTerms) (faults []vocabulary.Fault) {
	for i, t := range terms {
		goesOn := i > 0 && t.ContractEndsOn != nil && equal(t.ContractEndsOn, terms[i-1].ContractEndsOn) && t.Contract == terms[i-1].Contract
		if fault := t.end(); fault != nil && !goesOn {
			faults = append(faults, *fault)
		}
	}
	return faults
}

// joined adds terms to those before them: where they say the same, those before them go on. So a change is taken back by
// changing it to what holds before.
func joined(before []PostTerms, t PostTerms) []PostTerms {
	if n := len(before); n > 0 && before[n-1].same(t) {
		before[n-1].ValidTo = t.ValidTo
		return before
	}
	return append(before, t)
}

// end finds what is wrong with the day on which a contract ends.
func (t PostTerms) end() *vocabulary.Fault {
	switch {
	case (t.Contract == "fixed_term") != (t.ContractEndsOn != nil):
		r := rules["post_terms_fixed_term_ends"]
		return &vocabulary.Fault{Pointer: r.pointer, Code: r.code, Message: r.message}
	case t.ContractEndsOn != nil && !t.ContractEndsOn.After(t.ValidFrom):
		return &vocabulary.Fault{Pointer: "/contract_ends_on", Code: "before_start",
			Message: "The fixed term would end on " + t.ContractEndsOn.Words() + ", and what is said of the post here holds from " + t.ValidFrom.Words() + ". Give a later day, make the post permanent, or close it."}
	}
	return nil
}

// same tells whether two terms say the same, whenever they hold.
func (t PostTerms) same(other PostTerms) bool {
	return t.WTEFunded == other.WTEFunded && equal(t.AfCBand, other.AfCBand) && equal(t.PayZone, other.PayZone) && t.Contract == other.Contract &&
		equal(t.ContractEndsOn, other.ContractEndsOn) && t.Engagement == other.Engagement && t.EmployerType == other.EmployerType && t.EmployerName == other.EmployerName
}

// equal tells whether two values that may be missing are the same.
func equal[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

// until ends what holds on a day, and leaves out what would begin on it or later.
func until[T any](all []T, day vocabulary.Date, days func(*T) (from vocabulary.Date, to **vocabulary.Date)) (kept []T) {
	for _, one := range all {
		from, to := days(&one)
		if !from.Before(day) {
			continue
		}
		if *to == nil || (*to).After(day) {
			*to = &day
		}
		kept = append(kept, one)
	}
	return kept
}

// onwards lets what ended on a day go on for good.
func onwards[T any](all []T, day vocabulary.Date, days func(*T) (from vocabulary.Date, to **vocabulary.Date)) []T {
	for i := range all {
		if from, to := days(&all[i]); *to != nil && **to == day && from.Before(day) {
			*to = nil
		}
	}
	return all
}

func daysOfTerms(t *PostTerms) (vocabulary.Date, **vocabulary.Date) { return t.ValidFrom, &t.ValidTo }
func daysOfLine(line *FundingLine) (vocabulary.Date, **vocabulary.Date) {
	return line.ValidFrom, &line.ValidTo
}
