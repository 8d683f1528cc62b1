package access

import (
	"slices"
	"strings"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Membership is a role that a person has, for something.
type Membership struct {
	ID     string `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	UserID string `json:"user_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Role   string `json:"role" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"icb_lead"`
	// ScopeKind and ScopeKeys say what it was given for; ScopeNames say the same in words.
	ScopeKind  string   `json:"scope_kind" enums:"region,icb,place,pcn,project,round,application" example:"icb"`
	ScopeKeys  []string `json:"scope_keys" example:"QMF"`
	ScopeNames []string `json:"scope_names" example:"North East London"`
	// ValidFrom is the first day on which it holds.
	ValidFrom vocabulary.Date `json:"valid_from" example:"2026-04-01"`
	// ValidTo is the first day on which it does not hold any more; null while no end is set.
	ValidTo *vocabulary.Date `json:"valid_to" example:"2027-04-01"`
	// GivenBy is who gave it, as the audit names them; GivenByName is null where they are out of your reach.
	GivenBy     string  `json:"given_by" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	GivenByName *string `json:"given_by_name" example:"Amina Begum"`
	// Status says whether it holds today.
	Status  string `json:"status" enums:"holds,ended,not_yet" example:"holds"`
	Version int64  `json:"version" example:"1"`
}

// MembershipGrant is a role to be given.
type MembershipGrant struct {
	Role      string   `json:"role" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"pcn_manager" binding:"required"`
	ScopeKind string   `json:"scope_kind" enums:"region,icb,place,pcn,project,round,application" example:"pcn" binding:"required"`
	ScopeKeys []string `json:"scope_keys" example:"U12345" binding:"required"`
	// ValidFrom is the first day on which it is to hold; today if left out.
	ValidFrom *vocabulary.Date `json:"valid_from,omitempty" example:"2026-04-01"`
	// ValidTo is the first day on which it is not to hold any more; open if left out.
	ValidTo *vocabulary.Date `json:"valid_to,omitempty" example:"2027-04-01"`
}

// MembershipEnd says when a role ends.
type MembershipEnd struct {
	// ValidTo is the first day on which it does not hold any more; today if left out.
	ValidTo *vocabulary.Date `json:"valid_to,omitempty" example:"2026-12-01"`
}

// newMembership is a role about to be given.
type newMembership struct {
	id, userID, role, scopeKind string
	scopeKeys                   []string
	from                        vocabulary.Date
	to                          *vocabulary.Date
	givenBy                     string
}

// mostKeys is how much one role can be given for.
const mostKeys = 50

// notYet are the kinds of scope whose rooms do not stand yet.
var notYet = map[string]string{"project": "projects", "round": "funding rounds", "application": "applications"}

// checkScope judges what a role is to be given for, as far as that can be told without asking anyone. It returns the
// keys in their one form.
func checkScope(role, kind string, keys []string) ([]string, []vocabulary.Fault) {
	kinds := policy.ScopeKinds(role)
	switch {
	case kinds == nil:
		return nil, []vocabulary.Fault{{Pointer: "/role", Code: "unknown_value", Message: "The role is one of: " + strings.Join(policy.Roles, ", ") + "."}}
	case !slices.Contains(kinds, kind):
		return nil, []vocabulary.Fault{{Pointer: "/scope_kind", Code: "unknown_value", Message: "This role is given for: " + strings.Join(kinds, ", ") + "."}}
	case notYet[kind] != "":
		return nil, []vocabulary.Fault{{Pointer: "/scope_kind", Code: "unknown_scope", Message: "There are no " + notYet[kind] + " yet, so nobody can be given this role."}}
	case len(keys) == 0 || len(keys) > mostKeys:
		return nil, []vocabulary.Fault{{Pointer: "/scope_keys", Code: "required", Message: "Say what the role is for: 1 to 50 codes."}}
	}
	tidy := make([]string, 0, len(keys))
	for _, key := range keys {
		if key = strings.ToUpper(vocabulary.OneLine(key)); !slices.Contains(tidy, key) {
			tidy = append(tidy, key)
		}
	}
	return tidy, nil
}

// mayGive refuses a role that nobody who may do this could give to others.
func mayGive(scope policy.Scope, role string) error {
	if scope.Everything() || slices.ContainsFunc(scope.Grants(), func(g vocabulary.Grant) bool { return policy.MayGive(g.Role, role) }) {
		return nil
	}
	return vocabulary.Errorf(vocabulary.CodeForbidden, "You may not give or take the role %s: it goes beyond your own. An administrator of the programme may.", role)
}

// notOneself refuses whoever would give themselves more than they have: what a lead entrusts to a network's manager, say.
func notOneself(held []vocabulary.Grant, role string) error {
	if slices.ContainsFunc(held, func(g vocabulary.Grant) bool { return policy.MayGiveThemselves(g.Role, role) }) {
		return nil
	}
	return vocabulary.Errorf(vocabulary.CodeForbidden, "You may not give the role %s to yourself: it lets you do or see more than you may. Somebody else who may give it gives it to you.", role)
}

// giver is who gives a role, with what the scope lets them.
func giver(scope policy.Scope) lender {
	return lender{everything: scope.Everything(), grants: scope.Grants()}
}

// gives tells whether a giver may give a role for all of these: for each some grant of theirs lets them give it, and reaches that.
func (l lender) gives(role, kind string, keys ...string) bool {
	return l.everything || !slices.ContainsFunc(keys, func(key string) bool {
		return !slices.ContainsFunc(l.grants, func(g vocabulary.Grant) bool {
			return policy.MayGive(g.Role, role) && slices.Contains(g.Reach, kind+":"+key)
		})
	})
}

// mayTake refuses to take a role from somebody who could not give it: for some of what it is for, perhaps, but not for all.
func mayTake(scope policy.Scope, role, kind string, keys []string) error {
	if err := mayGive(scope, role); err != nil {
		return err
	}
	if !giver(scope).gives(role, kind, keys...) {
		return vocabulary.Errorf(vocabulary.CodeForbidden, "You may not take this role %s: you could not give it for all that it is for. An administrator of the programme may.", role)
	}
	return nil
}

// checkDays judges the days on which a role is to hold.
func checkDays(from vocabulary.Date, to *vocabulary.Date, today vocabulary.Date) (faults []vocabulary.Fault) {
	if from.Before(today) {
		faults = append(faults, vocabulary.Fault{Pointer: "/valid_from", Code: "past", Message: "A role cannot be given for days that are over. The first day is today or later."})
	}
	if to != nil && !to.After(from) {
		faults = append(faults, vocabulary.Fault{Pointer: "/valid_to", Code: "before_start", Message: "The first day without the role comes after the first day with it."})
	}
	return faults
}
