package embedding

import (
	"fmt"
	"strconv"
	"strings"
)

// FrameworkComparison is what one version says otherwise than another.
type FrameworkComparison struct {
	FrameworkVersion int64 `json:"framework_version" example:"2"`
	// With is the version it is held against.
	With int64 `json:"with" example:"1"`
	// Items stand in the order of the content, with what is there no more at the end; empty where nothing differs.
	Items []FrameworkDifference `json:"items"`
}

// FrameworkDifference is a domain or a criterion that differs.
type FrameworkDifference struct {
	// Code is that of the domain or of the criterion.
	Code string `json:"code" example:"D2"`
	Name string `json:"name" example:"Monthly supervision is happening"`
	// Kind is added of what the other version does not have, removed of what it alone has.
	Kind string `json:"kind" enums:"added,removed,changed" example:"changed"`
	// Fields are what changed; empty of what was added or removed.
	Fields []FieldDifference `json:"fields"`
}

// FieldDifference is one field of a domain or a criterion in two versions, in words.
type FieldDifference struct {
	// Field is a field of the domain or the criterion, or level_0 to level_4.
	Field string `json:"field" example:"level_3"`
	// Before is what the other version says, After what this one does.
	Before string `json:"before" example:"Held in most months."`
	After  string `json:"after" example:"Held in each of the last six months."`
}

// field is one field in words.
type field struct{ name, value string }

// described are the domains and criteria of a content, with their fields in words.
type described struct {
	code, name string
	fields     []field
}

func (f content) described() (all []described) {
	for d, domain := range f {
		all = append(all, described{domain.Code, domain.Name, []field{{"name", domain.Name}, {"weight", fmt.Sprint(domain.Weight)}, {"position", strconv.Itoa(d + 1)}}})
		for i, c := range domain.Criteria {
			derivation := ""
			if c.Derivation != nil {
				derivation = *c.Derivation
			}
			fields := []field{{"name", c.Name}, {"explanation", c.Explanation}, {"scope", c.Scope}, {"role_types", strings.Join(c.RoleTypes, ", ")}, {"is_core", fmt.Sprint(c.IsCore)},
				{"is_gate", fmt.Sprint(c.IsGate)}, {"derivation", derivation}, {"weight", fmt.Sprint(c.Weight)}, {"source", c.Source}, {"position", strconv.Itoa(i + 1)}}
			for level, words := range c.Levels {
				fields = append(fields, field{"level_" + strconv.Itoa(level), words})
			}
			all = append(all, described{c.Code, c.Name, fields})
		}
	}
	return all
}

// compare tells what a content says otherwise than another.
func compare(this, other content) []FrameworkDifference {
	before := map[string]described{}
	for _, d := range other.described() {
		before[d.code] = d
	}
	items := []FrameworkDifference{}
	for _, now := range this.described() {
		then, ok := before[now.code]
		delete(before, now.code)
		if !ok {
			items = append(items, FrameworkDifference{now.code, now.name, "added", []FieldDifference{}})
			continue
		}
		changed := []FieldDifference{}
		for i, f := range now.fields {
			if f != then.fields[i] {
				changed = append(changed, FieldDifference{f.name, then.fields[i].value, f.value})
			}
		}
		if len(changed) > 0 {
			items = append(items, FrameworkDifference{now.code, now.name, "changed", changed})
		}
	}
	for _, then := range other.described() {
		if _, gone := before[then.code]; gone {
			items = append(items, FrameworkDifference{then.code, then.name, "removed", []FieldDifference{}})
		}
	}
	return items
}
