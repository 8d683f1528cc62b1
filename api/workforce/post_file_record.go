package workforce

import (
	"fmt"
	"slices"

	"trellis/api/imports/upsert"
	"trellis/api/vocabulary"
)

// filedPost is all of a post that a file can change. Its JSON is how two are compared.
type filedPost struct {
	PCNCode, Reference, RoleType string
	OpenedOn                     vocabulary.Date
	ClosedOn, RecruitingFrom     *vocabulary.Date
	BasePracticeCodes            []string
	// Terms and FundingLines are in order.
	Terms        []PostTerms
	FundingLines []FundingLine
	// Supervision is what is agreed of it: it ends with the post.
	Supervision []agreed

	id      string
	version int64
	// note is what it is: a file does not change it, and an undo does not bring back one that has gone since.
	note *string
	// inPost are those who are in it, and when.
	inPost []occupied
}

// agreed is supervision of a post from a day until a day.
type agreed struct {
	ID, Kind  string
	ValidFrom vocabulary.Date
	ValidTo   *vocabulary.Date
	// EndedWithPost is true where it ended because the post closed.
	EndedWithPost bool `json:",omitempty"`
}

// occupied is part of a post from a day until a day.
type occupied struct {
	wte  float64
	from vocabulary.Date
	to   *vocabulary.Date
}

func (p *filedPost) clone() *filedPost {
	c := *p
	c.Terms, c.FundingLines, c.Supervision = slices.Clone(p.Terms), slices.Clone(p.FundingLines), slices.Clone(p.Supervision)
	return &c
}

// within is a day kept inside the post's days, as its list keeps it.
func (p *filedPost) within(day vocabulary.Date) vocabulary.Date {
	if p.ClosedOn != nil && !day.Before(*p.ClosedOn) {
		day = p.ClosedOn.AddDays(-1)
	}
	if day.Before(p.OpenedOn) {
		day = p.OpenedOn
	}
	return day
}

// termsOn finds the terms of a day.
func (p *filedPost) termsOn(day vocabulary.Date) int {
	return slices.IndexFunc(p.Terms, func(t PostTerms) bool { return holds(t.ValidFrom, t.ValidTo, day) })
}

// arrsShareOn is the part that the scheme pays on a day, in per cent.
func (p *filedPost) arrsShareOn(day vocabulary.Date) (share float64) {
	for _, line := range p.FundingLines {
		if line.Source == "arrs" && holds(line.ValidFrom, line.ValidTo, day) {
			share += line.Share
		}
	}
	return share
}

// payFrom lets the scheme pay another part from a day on (or since the day from which all pay what they pay then), until
// who pays changes anyway. The rest is paid by who else pays then.
func (p *filedPost) payFrom(day vocabulary.Date, split bool, share float64) (from vocabulary.Date, err error) {
	from, to := p.OpenedOn, p.ClosedOn
	var others []FundingLine
	for _, line := range p.FundingLines {
		for _, change := range []*vocabulary.Date{&line.ValidFrom, line.ValidTo} {
			switch {
			case change == nil:
			case change.After(day) && (to == nil || change.Before(*to)):
				to = change
			case !change.After(day) && change.After(from):
				from = *change
			}
		}
		if line.Source != "arrs" && holds(line.ValidFrom, line.ValidTo, day) {
			others = append(others, line)
		}
	}
	if split {
		from = day
	}
	paid := []FundingLine{{Source: "arrs", Share: share}}
	switch rest := 100 - share; {
	case rest == 0:
	case len(others) > 1:
		return from, fmt.Errorf("several others pay for the post, and a file cannot say who of them pays what. Change who pays in the post itself")
	case len(others) == 1:
		paid = append(paid, FundingLine{Source: others[0].Source, Share: rest})
	default:
		paid = append(paid, FundingLine{Source: "other", Share: rest})
	}
	p.repay(from, to, paid)
	return from, nil
}

// repay puts other lines in the place of those of some days.
func (p *filedPost) repay(from vocabulary.Date, to *vocabulary.Date, paid []FundingLine) {
	var lines []FundingLine
	for _, line := range p.FundingLines {
		if before := line; line.ValidFrom.Before(from) {
			if line.ValidTo == nil || line.ValidTo.After(from) {
				before.ValidTo = &from
			}
			lines = append(lines, before)
		}
		if to != nil && (line.ValidTo == nil || line.ValidTo.After(*to)) {
			after := line
			if after.ValidFrom.Before(*to) {
				after.ValidFrom = *to
			}
			lines = append(lines, after)
		}
	}
	for _, line := range paid {
		if line.Share > 0 {
			line.Share, line.ValidFrom, line.ValidTo = rounded(line.Share), from, to
			lines = append(lines, line)
		}
	}
	p.FundingLines = lines
	p.tidy()
}

// tidy puts the lines in order, and makes one of two that follow upon each other and are the same.
func (p *filedPost) tidy() {
	slices.SortFunc(p.FundingLines, func(a, b FundingLine) int {
		if a.Source != b.Source {
			return compareText(a.Source, b.Source)
		}
		return a.ValidFrom.Compare(b.ValidFrom)
	})
	var lines []FundingLine
	for _, line := range p.FundingLines {
		if n := len(lines); n > 0 && lines[n-1].Source == line.Source && lines[n-1].Share == line.Share && lines[n-1].ValidTo != nil && *lines[n-1].ValidTo == line.ValidFrom {
			lines[n-1].ValidTo = line.ValidTo
			continue
		}
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b FundingLine) int {
		if a.ValidFrom != b.ValidFrom {
			return a.ValidFrom.Compare(b.ValidFrom)
		}
		return compareText(a.Source, b.Source)
	})
	p.FundingLines = lines
}

// endOn closes the post on a day, or opens it again where there is none, as is done by hand: what held last, supervision
// among it, holds until then. What is kept for later keeps it from closing.
func (p *filedPost) endOn(day *vocabulary.Date) (later []string) {
	if was := p.ClosedOn; was != nil {
		p.Terms, p.FundingLines = onwards(p.Terms, *was, daysOfTerms), onwards(p.FundingLines, *was, daysOfLine)
		for i, s := range p.Supervision {
			if s.EndedWithPost {
				p.Supervision[i].ValidTo, p.Supervision[i].EndedWithPost = nil, false
			}
		}
	}
	if p.ClosedOn = day; day == nil {
		return nil
	}
	if later = keptFor(*day, p.Terms, p.FundingLines, p.Supervision); len(later) > 0 {
		return later
	}
	p.Terms, p.FundingLines = until(p.Terms, *day, daysOfTerms), until(p.FundingLines, *day, daysOfLine)
	for i, s := range p.Supervision {
		if s.ValidFrom.Before(*day) && (s.ValidTo == nil || s.ValidTo.After(*day)) {
			p.Supervision[i].ValidTo, p.Supervision[i].EndedWithPost = day, true
		}
	}
	return nil
}

// misfits are what would keep the post from being saved beside the people in it.
func (p *filedPost) misfits() (faults []upsert.Fault) {
	if wrong := ends(p.Terms); len(wrong) > 0 {
		faults = append(faults, upsert.Contradicts("contract_ends_on", "%s", wrong[0].Message))
	}
	if p.RecruitingFrom != nil && p.RecruitingFrom.Before(p.OpenedOn) {
		faults = append(faults, upsert.Contradicts("recruiting_from", "People would be looked for before %s, on which the post begins.", p.OpenedOn.Words()))
	}
	return append(faults, p.crowded()...)
}

// crowded finds the first day on which more people would be in the post than it is funded for, or any once it is closed.
func (p *filedPost) crowded() []upsert.Fault {
	var days []vocabulary.Date
	for _, a := range p.inPost {
		days = append(days, a.from)
		if p.ClosedOn != nil && (a.to == nil || a.to.After(*p.ClosedOn)) {
			return []upsert.Fault{upsert.Contradicts("closed_on", "Somebody is in the post on %s and after. Say when they left first.", p.ClosedOn.Words())}
		}
	}
	for _, t := range p.Terms {
		days = append(days, t.ValidFrom)
	}
	slices.SortFunc(days, vocabulary.Date.Compare)
	for _, day := range days {
		sum := 0.0
		for _, a := range p.inPost {
			if holds(a.from, a.to, day) {
				sum += a.wte
			}
		}
		if at := p.termsOn(day); at >= 0 && sum > p.Terms[at].WTEFunded+1e-9 {
			return []upsert.Fault{upsert.Contradicts("wte_funded", "On %s %s WTE would be in a post that is funded for %s.", day.Words(), upsert.Decimal(rounded4(sum)), upsert.Decimal(p.Terms[at].WTEFunded))}
		}
	}
	return nil
}
