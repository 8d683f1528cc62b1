package organisations

import (
	"cmp"
	"slices"

	"trellis/api/vocabulary"
)

// PCNHistory is every dated fact about a primary care network.
type PCNHistory struct {
	// ODSCode is the code that was asked about.
	ODSCode string `json:"ods_code" example:"U12345"`
	// IsDemo is true when the network and all that is told of it is invented, for the demonstration.
	IsDemo bool `json:"is_demo" example:"false"`
	// Items is the facts, the oldest first.
	Items []PCNFact `json:"items"`
}

// PCNFact is what became different about a network on a day.
type PCNFact struct {
	// On is the first day on which it was so.
	On vocabulary.Date `json:"on" list:"" example:"2026-04-01"`
	// Certainty says how well that day is known.
	Certainty vocabulary.Certainty `json:"certainty" list:"" enums:"exact,known_by,carried_back" example:"exact"`
	// Kind is what became different: its name, the sub-ICB location that commissions it, the board that location belongs to, its borough, a practice's membership, or whether it is open.
	Kind string `json:"kind" list:"" enums:"opened,name,sub_icb_location,icb,borough,practice_joined,practice_left,closed" example:"icb"`
	// PracticeCode is the practice that joined or left; null for other kinds.
	PracticeCode *string `json:"practice_code" list:"" example:"F83001"`
	// PracticeName is what that practice was called.
	PracticeName *string `json:"practice_name" list:"" example:"EXAMPLE ROAD SURGERY"`
	// CodeBefore is the code of what it was before; of a practice, the network it was in. Null where there was nothing, or nothing is known.
	CodeBefore *string `json:"code_before" list:"" example:"QMJ"`
	// NameBefore is the name of that.
	NameBefore *string `json:"name_before" list:"" example:"NHS North Central London Integrated Care Board"`
	// CodeAfter is the code of what it is from then on; of a practice, the network it is in. The same as before where only the certainty differs.
	CodeAfter *string `json:"code_after" list:"" example:"Z9B2Z"`
	// NameAfter is the name of that.
	NameAfter *string `json:"name_after" list:"" example:"NHS West and North London Integrated Care Board"`
}

// PCNHistoryRow is a row of the same as a file.
type PCNHistoryRow struct {
	ODSCode string `json:"ods_code" list:""`
	IsDemo  bool   `json:"is_demo" list:""`
	PCNFact
}

// rows lays the facts out as the rows of a file.
func (h PCNHistory) rows() (rows []PCNHistoryRow) {
	for _, fact := range h.Items {
		rows = append(rows, PCNHistoryRow{h.ODSCode, h.IsDemo, fact})
	}
	return rows
}

// spell is a time during which one thing was so.
type spell struct {
	Kind             string
	Code, Name       *string
	ValidFrom        vocabulary.Date
	ValidTo          *vocabulary.Date
	Certainty        vocabulary.Certainty
	ValidToCertainty *vocabulary.Certainty
}

// life is the time during which a network stands.
type life struct {
	spell
	IsDemo bool
}

// member is a practice's membership, with the networks it was in right before and right after.
type member struct {
	PracticeCode, PracticeName, PCNName          string
	ValidFrom                                    vocabulary.Date
	ValidTo                                      *vocabulary.Date
	Certainty                                    vocabulary.Certainty
	ValidToCertainty                             *vocabulary.Certainty
	BeforeCode, BeforeName, AfterCode, AfterName *string
}

// order is how facts of one day follow each other.
var order = []string{"opened", "name", "sub_icb_location", "icb", "borough", "practice_joined", "practice_left", "closed"}

// timeline turns what was so into what became different. Spells of one kind come in the order of their days.
func timeline(code string, life spell, spells []spell, members []member) []PCNFact {
	facts := []PCNFact{{On: life.ValidFrom, Certainty: life.Certainty, Kind: "opened", CodeAfter: &code}}
	if life.ValidTo != nil {
		facts = append(facts, PCNFact{On: *life.ValidTo, Certainty: *life.ValidToCertainty, Kind: "closed", CodeBefore: &code})
	}
	for i, s := range spells {
		fact := PCNFact{On: s.ValidFrom, Certainty: s.Certainty, Kind: s.Kind, CodeAfter: s.Code, NameAfter: s.Name}
		if i > 0 && spells[i-1].Kind == s.Kind && spells[i-1].ValidTo != nil && *spells[i-1].ValidTo == s.ValidFrom {
			fact.CodeBefore, fact.NameBefore = spells[i-1].Code, spells[i-1].Name
		}
		facts = append(facts, fact)
		followed := i+1 < len(spells) && spells[i+1].Kind == s.Kind && s.ValidTo != nil && spells[i+1].ValidFrom == *s.ValidTo
		ends := s.ValidTo != nil && (life.ValidTo == nil || s.ValidTo.Before(*life.ValidTo)) // what ends with the PCN goes without saying
		if ends && !followed {
			facts = append(facts, PCNFact{On: *s.ValidTo, Certainty: *s.ValidToCertainty, Kind: s.Kind, CodeBefore: s.Code, NameBefore: s.Name})
		}
	}
	for _, m := range members {
		facts = append(facts, PCNFact{On: m.ValidFrom, Certainty: m.Certainty, Kind: "practice_joined", PracticeCode: &m.PracticeCode, PracticeName: &m.PracticeName,
			CodeBefore: m.BeforeCode, NameBefore: m.BeforeName, CodeAfter: &code, NameAfter: &m.PCNName})
		if m.ValidTo != nil {
			facts = append(facts, PCNFact{On: *m.ValidTo, Certainty: *m.ValidToCertainty, Kind: "practice_left", PracticeCode: &m.PracticeCode, PracticeName: &m.PracticeName,
				CodeBefore: &code, NameBefore: &m.PCNName, CodeAfter: m.AfterCode, NameAfter: m.AfterName})
		}
	}
	slices.SortStableFunc(facts, func(a, b PCNFact) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)))
	})
	return facts
}
