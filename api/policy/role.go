package policy

import (
	"slices"

	"trellis/api/vocabulary"
)

// Role is what a membership lets a person be.
type Role = string

// The roles, as the programme names them.
const (
	ProgrammeAdmin   Role = "programme_admin"
	ProgrammeOfficer Role = "programme_officer"
	FinanceApprover  Role = "finance_approver"
	ICBLead          Role = "icb_lead"
	PCNManager       Role = "pcn_manager"
	ProjectLead      Role = "project_lead"
	PanelMember      Role = "panel_member"
	Applicant        Role = "applicant"
	Analyst          Role = "analyst"
)

// Roles lists every role, the widest first.
var Roles = []Role{ProgrammeAdmin, ProgrammeOfficer, FinanceApprover, ICBLead, PCNManager, ProjectLead, PanelMember, Applicant, Analyst}

// scopeKinds says what each role can be given for.
var scopeKinds = map[Role][]string{
	ProgrammeAdmin:   {"region"},
	ProgrammeOfficer: {"region"},
	FinanceApprover:  {"region"},
	ICBLead:          {"icb", "place"},
	PCNManager:       {"pcn"},
	ProjectLead:      {"project"},
	PanelMember:      {"round"},
	Applicant:        {"application"},
	Analyst:          {"region", "icb", "place", "pcn"},
}

// ScopeKinds says what a role can be given for; none for what is no role.
func ScopeKinds(role Role) []string { return scopeKinds[role] }

// mayInvite says which roles a role may give to others, within what it reaches itself.
var mayInvite = map[Role][]Role{
	ProgrammeAdmin: Roles,
	ICBLead:        {ICBLead, PCNManager, Analyst},
	PCNManager:     {PCNManager},
}

// MayGive tells whether a role may be given to someone by a holder of another.
func MayGive(holder, role Role) bool {
	for _, given := range mayInvite[holder] {
		if given == role {
			return true
		}
	}
	return false
}

// MayLend tells whether one who holds these grants may let a program have a permission for all that the tokens name:
// a single grant must reach them all, its role keep programs, and be allowed itself whatever the permission allows. What
// takes a whole region is lent for nothing narrower.
func MayLend(grants []vocabulary.Grant, permission string, tokens []string) bool {
	if forRegions(permission) && slices.ContainsFunc(tokens, func(t string) bool { return !wide(t) }) {
		return false
	}
	return slices.ContainsFunc(grants, func(g vocabulary.Grant) bool {
		return lends(g.Role, permission) && !slices.ContainsFunc(tokens, func(t string) bool { return !slices.Contains(g.Reach, t) })
	})
}

func lends(role Role, permission string) bool {
	if _, keeps := table["api_clients.create"].Roles[role]; !keeps {
		return false
	}
	known := false
	for _, rule := range table {
		if rule.Client != permission || permission == "" || permission == always {
			continue
		}
		if _, ok := rule.Roles[role]; !ok {
			return false
		}
		known = true
	}
	for class, lent := range lentBy {
		if lent != permission {
			continue
		}
		if !slices.Contains(seenBy[class], role) {
			return false
		}
		known = true
	}
	return known
}

// forRegions tells whether a permission allows what takes a whole region.
func forRegions(permission string) bool {
	for _, rule := range table {
		if rule.Client == permission && rule.WholeRegion {
			return true
		}
	}
	return false
}

// Means says what a role is, in one line.
func Means(role Role) string { return roleMeanings[role] }
