package embedding

import (
	"slices"
	"strings"
	"unicode/utf8"

	"trellis/api/vocabulary"
)

// shortestTitle is of how many characters a title is at least.
const shortestTitle = 3

// tooShort judges a title.
func tooShort(title string) []vocabulary.Fault {
	if n := utf8.RuneCountInString(title); n == 0 || n >= shortestTitle {
		return nil
	}
	return []vocabulary.Fault{{Pointer: "/title", Code: "too_short", Message: "Title must be 3 characters or more. Say what is to be done."}}
}

// isPast judges a day by which something is to be done.
func isPast(due, today vocabulary.Date) []vocabulary.Fault {
	if due.IsZero() || !due.Before(today) {
		return nil
	}
	return []vocabulary.Fault{{Pointer: "/due_on", Code: "past", Message: "This day is over. Say by when it is to be done: today, or a later day."}}
}

// check judges an action that is to be raised, and tidies it; f is the framework in force.
func (in *NewImprovementAction) check(f content, today vocabulary.Date) []vocabulary.Fault {
	in.PCNCode = strings.ToUpper(strings.TrimSpace(in.PCNCode))
	faults := slices.Concat(vocabulary.CheckFields(in), tooShort(in.Title), isPast(in.DueOn, today))
	if in.CriterionCode == nil || *in.CriterionCode == "" {
		return faults
	}
	*in.CriterionCode = strings.ToUpper(*in.CriterionCode)
	isKnown, isAsked := false, in.RoleType == nil
	for _, s := range f.slots() {
		isKnown = isKnown || s.criterion.Code == *in.CriterionCode
		isAsked = isAsked || s.place() == place{*in.CriterionCode, value(in.RoleType)}
	}
	switch {
	case !isKnown:
		faults = append(faults, vocabulary.Fault{Pointer: "/criterion_code", Code: "unknown_criterion", Message: "The framework in force has no criterion of this code. Check it: a code is a letter and a number, such as D2."})
	case !isAsked:
		field, code, message := f.whyNot(place{*in.CriterionCode, value(in.RoleType)})
		faults = append(faults, vocabulary.Fault{Pointer: "/" + field, Code: code, Message: message})
	}
	return faults
}

// take makes a change to an action, or says what is wrong with it.
func (a *ImprovementAction) take(in ImprovementActionChange, today vocabulary.Date) error {
	faults := vocabulary.CheckFields(&in)
	if in.Title != nil {
		faults = append(faults, tooShort(*in.Title)...)
		a.Title = *in.Title
	}
	if in.DueOn != nil && in.DueOn.Compare(a.DueOn) != 0 {
		faults = append(faults, isPast(*in.DueOn, today)...)
		a.DueOn = *in.DueOn
	}
	if in.Owner != nil {
		a.Owner = *in.Owner
	}
	in.Detail.Into(&a.Detail)
	if in.Status != nil && *in.Status != a.Status && actionSteps[*in.Status] != nil {
		if !slices.Contains(actionSteps[a.Status], *in.Status) {
			return a.refuse()
		}
		a.step(*in.Status, today)
	}
	switch {
	case in.Outcome != nil && a.isUnderWay():
		faults = append(faults, vocabulary.Fault{Pointer: "/outcome", Code: "not_closed", Message: "An action has an outcome once it is done or dropped. Say which in status, or leave the outcome out."})
	case in.Outcome != nil:
		a.Outcome = in.Outcome
	case !a.isUnderWay() && a.Outcome == nil:
		faults = append(faults, vocabulary.Fault{Pointer: "/outcome", Code: "required", Message: "Say what came of it, or why it is dropped."})
	}
	if len(faults) > 0 {
		return vocabulary.Invalid(faults...)
	}
	return nil
}

// step takes an action to a status that may follow.
func (a *ImprovementAction) step(status string, today vocabulary.Date) {
	if a.Status = status; a.isUnderWay() {
		a.Outcome, a.ClosedOn = nil, nil
	} else {
		a.ClosedOn = &today
	}
}

// refuse says why a closed action takes no step but back.
func (a ImprovementAction) refuse() error {
	how := "done"
	if a.Status == actionDropped {
		how = actionDropped
	}
	return vocabulary.Errorf(vocabulary.CodeConflict, "This action is %s. Open it again first, then say how it stands.", how)
}

// taken refuses an action for what another does already.
func (a ImprovementAction) taken() error {
	return &vocabulary.Error{Code: vocabulary.CodeConflict,
		Message: "“" + a.Title + "” is under way for this already: it is with " + a.Owner + ", and due on " + a.DueOn.Words() + ". Change that action, or close it first.",
		Faults:  []vocabulary.Fault{{Pointer: "/reason", Code: "taken", Message: "Its address is /api/v1/improvement_actions/" + a.ID + "."}}}
}
