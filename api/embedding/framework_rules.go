package embedding

import (
	"fmt"
	"regexp"
	"strconv"

	"trellis/api/vocabulary"
)

var (
	domainCode    = regexp.MustCompile(`^[A-Z]$`)
	criterionCode = regexp.MustCompile(`^[A-Z][1-9][0-9]?$`)
)

// mostCriteria is how many criteria a framework has at most: whoever fills it in has half an hour.
const mostCriteria = 100

// faults tells what is wrong with a framework's content beyond what its tags say. meant are the criteria of the versions
// before, by code: what a code stands for cannot change, or levels of two versions could not be compared.
func (f content) faults(meant map[string]Criterion) (faults []vocabulary.Fault) {
	add := func(code, message string, pointer ...any) {
		faults = append(faults, vocabulary.Fault{Pointer: at(pointer...), Code: code, Message: message})
	}
	if len(f) == 0 {
		add("required", "A framework has at least one domain.", "domains")
	}
	seen, criteria := map[string]bool{}, 0
	for d, domain := range f {
		switch {
		case !domainCode.MatchString(domain.Code):
			add("malformed", "The code of a domain is one capital letter.", "domains", d, "code")
		case seen[domain.Code]:
			add("taken", "Another domain has this letter already.", "domains", d, "code")
		}
		seen[domain.Code] = true
		if len(domain.Criteria) == 0 {
			add("required", "A domain has at least one criterion.", "domains", d, "criteria")
		}
		for c, criterion := range domain.Criteria {
			criteria++
			switch {
			case !criterionCode.MatchString(criterion.Code) || criterion.Code[:1] != domain.Code:
				add("malformed", fmt.Sprintf("The code of a criterion is its domain's letter and a number, such as %s1.", domain.Code), "domains", d, "criteria", c, "code")
			case seen[criterion.Code]:
				add("taken", "Another criterion has this code already.", "domains", d, "criteria", c, "code")
			}
			seen[criterion.Code] = true
			for _, fault := range criterion.faults(meant) {
				add(fault.Code, fault.Message, "domains", d, "criteria", c, fault.Pointer)
			}
		}
	}
	if criteria > mostCriteria {
		add("too_many", fmt.Sprintf("A framework has at most %d criteria, and this one %d.", mostCriteria, criteria), "domains")
	}
	return faults
}

func (c Criterion) faults(meant map[string]Criterion) (faults []vocabulary.Fault) {
	if before, ok := meant[c.Code]; ok && before.Scope != c.Scope {
		faults = append(faults, vocabulary.Fault{Pointer: "scope", Code: "contradicts", Message: fmt.Sprintf("%s is asked of the %s in earlier versions, and a code means the same in every version. Give the criterion a code of its own.", c.Code, scopeWord[before.Scope])})
	}
	if c.Scope == scopePCN && len(c.RoleTypes) > 0 {
		faults = append(faults, vocabulary.Fault{Pointer: "role_types", Code: "contradicts", Message: "A criterion that is asked of the network names no roles."})
	}
	if c.IsGate && !c.IsCore {
		faults = append(faults, vocabulary.Fault{Pointer: "is_core", Code: "contradicts", Message: fmt.Sprintf("A gate is one of the core criteria: a quick assessment, which asks those alone, would pass %s over. Make it a core criterion, or no gate.", c.Code)})
	}
	if len(c.Levels) != highestLevel+1 {
		faults = append(faults, vocabulary.Fault{Pointer: "levels", Code: "out_of_range", Message: fmt.Sprintf("Say what each of the five levels looks like, 0 to 4: here are %d.", len(c.Levels))})
	}
	for i, level := range c.Levels {
		if code, message := vocabulary.CheckText("Level "+strconv.Itoa(i), level, 1, 500); code != "" {
			faults = append(faults, vocabulary.Fault{Pointer: "levels/" + strconv.Itoa(i), Code: code, Message: message})
		}
	}
	return faults
}

var scopeWord = map[string]string{scopePCN: "network", scopeRole: "roles"}

// at writes a place in what was sent.
func at(parts ...any) string {
	pointer := ""
	for _, part := range parts {
		pointer += "/" + fmt.Sprint(part)
	}
	return pointer
}

// contentOf is what was sent, with texts on one line and lists that are not null.
func contentOf(sent []NewDomain) content {
	f := content{}
	for _, d := range sent {
		domain := Domain{Code: d.Code, Name: d.Name, Weight: d.Weight}
		for _, c := range d.Criteria {
			criterion := Criterion{c.Code, c.Name, c.Explanation, c.Scope, c.RoleTypes, c.IsCore, c.IsGate, nil, c.Weight, c.Source, c.Levels}
			c.Derivation.Into(&criterion.Derivation)
			if criterion.RoleTypes == nil {
				criterion.RoleTypes = []string{}
			}
			for i := range criterion.Levels {
				criterion.Levels[i] = vocabulary.OneLine(criterion.Levels[i])
			}
			domain.Criteria = append(domain.Criteria, criterion)
		}
		f = append(f, domain)
	}
	return f
}
