package embedding

import (
	"slices"
	"time"

	"trellis/api/vocabulary"
)

// Framework is a version of what networks are assessed against.
type Framework struct {
	// FrameworkVersion is its number. Every assessment names the one it was made with.
	FrameworkVersion int64  `json:"framework_version" list:"filter,sort" example:"1"`
	Name             string `json:"name" list:"sort" example:"Embedding of personalised care roles"`
	// Note says what this version is about, and what it changes.
	Note string `json:"note" list:"" example:"The first version."`
	// Status is draft while it can be changed; published is the one that new assessments are made with; retired once another was published.
	Status string `json:"status" list:"filter,sort" enums:"draft,published,retired" example:"published"`
	// BasedOn is the version it was copied from; null of the first.
	BasedOn     *int64     `json:"based_on" list:"" example:"1"`
	PublishedAt *time.Time `json:"published_at" list:"sort" example:"2026-11-26T09:12:00Z"`
	RetiredAt   *time.Time `json:"retired_at" list:"sort" example:"2027-11-26T09:12:00Z"`
	// CriteriaCount counts its criteria, CoreCount those of the core set, GateCount those that cap the status.
	CriteriaCount int64 `json:"criteria_count" list:"" example:"38"`
	CoreCount     int64 `json:"core_count" list:"" example:"27"`
	GateCount     int64 `json:"gate_count" list:"" example:"5"`
	// Version rises with every change to the draft; it leads the ETag.
	Version   int64     `json:"version" list:"" example:"1"`
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-26T09:12:00Z"`
}

// FrameworkDetail is a version with its content.
type FrameworkDetail struct {
	Framework
	// Domains stand in the order in which they are assessed.
	Domains []Domain `json:"domains"`
}

// Domain is a group of criteria that is scored by itself.
type Domain struct {
	// Code is its letter.
	Code string `json:"code" example:"D"`
	Name string `json:"name" example:"Supervision and management"`
	// Weight is how much the domain counts in a network's score beside the others.
	Weight   int64       `json:"weight" example:"1"`
	Criteria []Criterion `json:"criteria"`
}

// Criterion is one thing that is looked at.
type Criterion struct {
	// Code is its domain's letter and a number. It means the same in every version of the framework.
	Code string `json:"code" example:"D2"`
	Name string `json:"name" example:"Monthly supervision is happening"`
	// Explanation says what is looked at.
	Explanation string `json:"explanation" example:"Clinical or professional supervision, held and not only planned."`
	// Scope says whether it is asked once of a network, or of each role deployed.
	Scope string `json:"scope" enums:"pcn,role" example:"role"`
	// RoleTypes are those it is asked of; empty of a criterion that is asked of all, or of the network.
	RoleTypes []string `json:"role_types" enums:"splw,cc,hwbc" example:"splw"`
	// IsCore is true of criteria that a first or quick assessment looks at.
	IsCore bool `json:"is_core" example:"true"`
	// IsGate is true of what the Network Contract asks: a level below 3, or none, caps the status at developing. A gate is one of the core criteria.
	IsGate bool `json:"is_gate" example:"true"`
	// Derivation names the rule by which a level is suggested from what is kept here; null where a person alone can tell.
	Derivation *string `json:"derivation" enums:"funding_security,establishment_filled,fair_offer,retention,induction,role_training,supervision,caseload,wait,returns_and_claims,referrals_by_group" example:"supervision"`
	// Weight is how much it counts in its domain beside the others.
	Weight int64 `json:"weight" example:"1"`
	// Source is where it comes from.
	Source string `json:"source" example:"NHS England, Additional roles: a quick reference summary"`
	// Levels say what levels 0 to 4 look like, in words that evidence can be held against.
	Levels []string `json:"levels" example:"There is no supervision.,Supervision happens now and then.,A supervisor is named.,Supervision was held in each of the last six months.,It is monthly with protected time."`
}

// NewFramework is a draft to be made.
type NewFramework struct {
	// BasedOn is the version whose content it begins with.
	BasedOn int64 `json:"based_on" binding:"required" minimum:"1" maximum:"10000" example:"1"`
	// Name and Note are those of that version where they are left out.
	Name *string `json:"name,omitempty" maxLength:"200"`
	Note *string `json:"note,omitempty" maxLength:"2000"`
}

// NewDomain is a domain of a draft.
type NewDomain struct {
	Code     string         `json:"code" binding:"required" example:"D"`
	Name     string         `json:"name" binding:"required" maxLength:"200" example:"Supervision and management"`
	Weight   int64          `json:"weight" binding:"required" minimum:"1" maximum:"10" example:"1"`
	Criteria []NewCriterion `json:"criteria" binding:"required"`
}

// NewCriterion is a criterion of a draft, field by field as in Criterion.
type NewCriterion struct {
	Code        string                   `json:"code" binding:"required" example:"D2"`
	Name        string                   `json:"name" binding:"required" maxLength:"200" example:"Monthly supervision is happening"`
	Explanation string                   `json:"explanation" binding:"required" maxLength:"1000" example:"Clinical or professional supervision, held and not only planned."`
	Scope       string                   `json:"scope" binding:"required" enums:"pcn,role" example:"role"`
	RoleTypes   []string                 `json:"role_types,omitempty" enums:"splw,cc,hwbc" example:"splw"`
	IsCore      bool                     `json:"is_core,omitempty" example:"true"`
	IsGate      bool                     `json:"is_gate,omitempty" example:"true"`
	Derivation  vocabulary.Given[string] `json:"derivation,omitzero" enums:"funding_security,establishment_filled,fair_offer,retention,induction,role_training,supervision,caseload,wait,returns_and_claims,referrals_by_group" example:"supervision"`
	Weight      int64                    `json:"weight" binding:"required" minimum:"1" maximum:"10" example:"1"`
	Source      string                   `json:"source" binding:"required" maxLength:"500" example:"NHS England, Additional roles: a quick reference summary"`
	Levels      []string                 `json:"levels" binding:"required" example:"There is no supervision.,Supervision happens now and then.,A supervisor is named.,Supervision was held in each of the last six months.,It is monthly with protected time."`
}

// FrameworkChange changes a draft. What is left out stays.
type FrameworkChange struct {
	Name *string `json:"name,omitempty" maxLength:"200"`
	Note *string `json:"note,omitempty" maxLength:"2000"`
	// Domains, if given, take the place of all there are.
	Domains *[]NewDomain `json:"domains,omitempty"`
}

// roleTypes are the roles a criterion can be asked of, in the order they are listed everywhere.
var roleTypes = []string{"splw", "cc", "hwbc"}

// The two scopes of a criterion: asked once of a network, or of each role it deploys.
const (
	scopePCN  = "pcn"
	scopeRole = "role"
)

// asks says whether a criterion is asked of a role.
func (c Criterion) asks(roleType string) bool {
	return c.Scope == scopeRole && (len(c.RoleTypes) == 0 || slices.Contains(c.RoleTypes, roleType))
}

// content is what assessments are scored by.
type content []Domain

// slot is a place for one level: a criterion, of the network ("") or of a role.
type slot struct {
	domain    int
	criterion Criterion
	roleType  string
}

// slots are the places for levels, in the order in which every assessment against this content keeps them.
func (f content) slots() []slot {
	var all []slot
	for d, domain := range f {
		for _, c := range domain.Criteria {
			if c.Scope == scopePCN {
				all = append(all, slot{d, c, ""})
				continue
			}
			for _, role := range roleTypes {
				if c.asks(role) {
					all = append(all, slot{d, c, role})
				}
			}
		}
	}
	return all
}
