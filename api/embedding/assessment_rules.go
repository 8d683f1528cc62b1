package embedding

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"trellis/api/vocabulary"
)

// remark is what is said of one rating.
type remark struct {
	CriterionCode, RoleType       string
	Reason, Evidence, EvidenceURL *string
	SuggestedLevel                *int16
	SuggestedFrom                 []string
}

// isEmpty says whether there is nothing to keep of it.
func (r remark) isEmpty() bool {
	return r.Reason == nil && r.Evidence == nil && r.EvidenceURL == nil && r.SuggestedLevel == nil
}

// place names a rating: its criterion, and its role or "".
type place struct{ criterionCode, roleType string }

func (r NewRating) place() place {
	if r.RoleType == nil {
		return place{criterionCode: r.CriterionCode}
	}
	return place{r.CriterionCode, *r.RoleType}
}

// places are those of all ratings that are to be saved.
func (r NewRatings) places() (all []place) {
	for _, one := range r.Ratings {
		all = append(all, one.place())
	}
	return all
}

func (s slot) place() place { return place{s.criterion.Code, s.roleType} }

// isAsked says whether a rating belongs to an assessment: of its set, and of a role that is deployed.
func (a Assessment) isAsked(s slot) bool {
	return (a.CriteriaSet != coreSet || s.criterion.IsCore) && (s.roleType == "" || slices.Contains(a.RoleTypes, s.roleType))
}

// areCore tells whether all of some places are of core criteria.
func (f content) areCore(places []place) bool {
	core := map[string]bool{}
	for _, s := range f.slots() {
		core[s.criterion.Code] = s.criterion.IsCore
	}
	return !slices.ContainsFunc(places, func(at place) bool { return !core[at.criterionCode] })
}

// deploy makes roles the ones that are asked about. What was rated of a role that is not deployed any more is kept: it has no
// say, and counts again should the role come back. What cannot be said not to apply, a gate or what nobody gave a reason for, is
// not assessed instead: it may have been taken over from a version that asked it otherwise.
func (a *assessmentRecord) deploy(f content, roleTypes []string) {
	a.RoleTypes = roleTypes
	for i, s := range f.slots() {
		if a.Levels[i] == NotApplicable && (s.criterion.IsGate || a.remarks[s.place()].Reason == nil) {
			a.Levels[i] = NotAssessed
		}
	}
}

// count works out anew what the levels come to.
func (a *assessmentRecord) count(f content) {
	a.Result = f.score(a.Levels, a.RoleTypes, a.CriteriaSet == coreSet)
}

// rate takes ratings into a draft, each with what the records suggest of it; it refuses all of them if one is wrong.
func (a *assessmentRecord) rate(f content, in NewRatings, suggested map[place]suggestion) (faults []vocabulary.Fault) {
	places, seen := map[place]int{}, map[place]bool{}
	slots := f.slots()
	for i, s := range slots {
		places[s.place()] = i
	}
	if len(in.Ratings) == 0 {
		return []vocabulary.Fault{{Pointer: "/ratings", Code: "required", Message: "Give at least one rating to save."}}
	}
	for n, r := range in.Ratings {
		add := func(field, code, message string) {
			faults = append(faults, vocabulary.Fault{Pointer: "/ratings/" + strconv.Itoa(n) + "/" + field, Code: code, Message: message})
		}
		at := r.place()
		i, ok := places[at]
		if !ok {
			field, code, message := f.whyNot(at)
			add(field, code, message)
			continue
		}
		s := slots[i]
		switch {
		case seen[at]:
			add("criterion_code", "taken", "This rating is given twice. Give it once.")
		case s.roleType != "" && !slices.Contains(a.RoleTypes, s.roleType):
			add("role_type", "not_deployed", "The network has no post for this role, so there is nothing to rate. Where it has, write the post down first.")
		case !a.isAsked(s):
			add("criterion_code", "not_asked", s.criterion.Code+" is not one of the core criteria. To rate it, have this assessment ask all criteria.")
		}
		seen[at] = true
		level := NotAssessed
		switch {
		case r.IsNotApplicable && r.Level != nil:
			add("level", "not_both", "A criterion has a level, or does not apply. Say one of the two.")
		case r.IsNotApplicable && s.criterion.IsGate:
			add("is_not_applicable", "gate", s.gateApplies())
		case r.IsNotApplicable && r.Reason == nil:
			add("reason", "required", "Say why "+s.criterion.Code+" does not apply to this network.")
		case r.IsNotApplicable:
			level = NotApplicable
		case r.Level != nil:
			level = int16(*r.Level)
		}
		if r.EvidenceURL != nil && !strings.HasPrefix(*r.EvidenceURL, "https://") && !strings.HasPrefix(*r.EvidenceURL, "http://") {
			add("evidence_url", "malformed", "The link to evidence begins with https:// or http://. Copy it from the address bar of the browser.")
		}
		said := remark{CriterionCode: at.criterionCode, RoleType: at.roleType, Reason: r.Reason, Evidence: r.Evidence, EvidenceURL: r.EvidenceURL, SuggestedFrom: []string{}}
		said.suggest(suggested)
		a.Levels[i], a.remarks[at] = level, said
	}
	return faults
}

// suggest notes what the records suggest.
func (r *remark) suggest(suggested map[place]suggestion) {
	r.SuggestedLevel, r.SuggestedFrom = nil, []string{}
	if found, ok := suggested[place{r.CriterionCode, r.RoleType}]; ok {
		level := int16(found.Level)
		r.SuggestedLevel, r.SuggestedFrom = &level, found.From
	}
}

// whyNot says why a framework has no such rating.
func (f content) whyNot(at place) (field, code, message string) {
	for _, domain := range f {
		for _, c := range domain.Criteria {
			switch {
			case c.Code != at.criterionCode:
			case c.Scope == scopePCN:
				return "role_type", "not_of_a_role", c.Code + " is asked of the network as one. Leave the role out."
			case at.roleType == "":
				return "role_type", "required", c.Code + " is asked of each role. Say which: splw, cc or hwbc."
			default:
				return "role_type", "not_asked", fmt.Sprintf("%s is not asked of this role, but of %s.", c.Code, strings.Join(c.RoleTypes, " and "))
			}
		}
	}
	return "criterion_code", "unknown_value", "The framework of this assessment has no criterion of this code."
}

// incomplete tells what keeps an assessment from being submitted. Its pointers are into the ratings of the assessment.
func (a *assessmentRecord) incomplete(f content) (faults []vocabulary.Fault) {
	if a.Result.Assessed == 0 {
		return []vocabulary.Fault{{Pointer: "/ratings", Code: "required", Message: "Nothing is rated yet. Rate at least one criterion, and better four fifths of them: below that nothing is called a status."}}
	}
	n := 0
	for i, s := range f.slots() {
		if !a.isAsked(s) {
			continue
		}
		said := a.remarks[s.place()]
		if s.criterion.IsGate && a.Levels[i] == NotApplicable {
			faults = append(faults, vocabulary.Fault{Pointer: "/ratings/" + strconv.Itoa(n) + "/is_not_applicable", Code: "gate", Message: s.gateApplies()})
		}
		if said.SuggestedLevel != nil && a.Levels[i] >= 0 && a.Levels[i] != *said.SuggestedLevel && said.Reason == nil {
			faults = append(faults, vocabulary.Fault{Pointer: "/ratings/" + strconv.Itoa(n) + "/reason", Code: "required", Message: fmt.Sprintf(
				"Say why %s is at level %d: the records suggest level %d. %s.", s.words(), a.Levels[i], *said.SuggestedLevel, strings.Join(said.SuggestedFrom, ". "))})
		}
		n++
	}
	return faults
}

// gateApplies says why a gate cannot be called not applicable.
func (s slot) gateApplies() string {
	return s.criterion.Code + " is asked by the Network Contract: it applies wherever the role is deployed. Rate it."
}

// roleWords are the roles in words.
var roleWords = map[string]string{"splw": "social prescribing link workers", "cc": "care co-ordinators", "hwbc": "health and wellbeing coaches"}

// words name a rating to people.
func (s slot) words() string {
	if s.roleType == "" {
		return s.criterion.Code
	}
	return s.criterion.Code + " of " + roleWords[s.roleType]
}

// ratings are those of an assessment, in the framework's order.
func (a *assessmentRecord) ratings(f content) []Rating {
	all := []Rating{}
	for i, s := range f.slots() {
		if !a.isAsked(s) {
			continue
		}
		said := a.remarks[s.place()]
		r := Rating{CriterionCode: s.criterion.Code, IsNotApplicable: a.Levels[i] == NotApplicable, Reason: said.Reason, Evidence: said.Evidence, EvidenceURL: said.EvidenceURL, SuggestedFrom: []string{}}
		if s.roleType != "" {
			r.RoleType = &s.roleType
		}
		if a.Levels[i] >= 0 {
			level := int64(a.Levels[i])
			r.Level = &level
		}
		if said.SuggestedLevel != nil {
			level := int64(*said.SuggestedLevel)
			r.SuggestedLevel, r.SuggestedFrom = &level, said.SuggestedFrom
		}
		all = append(all, r)
	}
	return all
}
