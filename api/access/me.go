package access

import (
	"slices"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Me is the caller.
type Me struct {
	// ID is the name the audit records.
	ID string `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// Name is for people to read.
	Name string `json:"name" example:"Amina Begum"`
	// Kind is what sort of caller it is.
	Kind vocabulary.ActorKind `json:"kind" enums:"person,api_client,anonymous" example:"person"`
	// Grants are the roles that hold today; of an API client, what it was bound to.
	Grants []Grant `json:"grants"`
	// Permissions are an API client's; empty for people, whose roles say it.
	Permissions []string `json:"permissions" example:"organisations:read"`
	// MayGive are the roles the caller may give to others, within their reach.
	MayGive []GivableRole `json:"may_give"`
	// SteppedUp tells whether the caller has lately shown that it is them.
	SteppedUp bool `json:"stepped_up"`
}

// Grant is a role with what it was given for.
type Grant struct {
	Role      string   `json:"role" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst,api_client" example:"icb_lead"`
	ScopeKind string   `json:"scope_kind" enums:"region,icb,place,pcn,project,round,application" example:"icb"`
	ScopeKeys []string `json:"scope_keys" example:"QMJ,QRV"`
	// ScopeNames say the same in words.
	ScopeNames []string `json:"scope_names" example:"North Central London,North West London"`
}

// GivableRole is a role with what it is given for.
type GivableRole struct {
	Role       string   `json:"role" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"pcn_manager"`
	ScopeKinds []string `json:"scope_kinds" enums:"region,icb,place,pcn,project,round,application" example:"pcn"`
}

// mayGiveOf lists the roles that an actor's own let them give, for what there is today.
func mayGiveOf(actor vocabulary.Actor) []GivableRole {
	givable := []GivableRole{}
	for _, role := range policy.Roles {
		var kinds []string
		for _, kind := range policy.ScopeKinds(role) {
			if notYet[kind] == "" {
				kinds = append(kinds, kind)
			}
		}
		mayGive := slices.ContainsFunc(actor.Grants, func(g vocabulary.Grant) bool { return policy.MayGive(g.Role, role) })
		if mayGive && len(kinds) > 0 {
			givable = append(givable, GivableRole{role, kinds})
		}
	}
	return givable
}

// meOf is an actor as the caller sees themselves; names are what each of their grants is for, in words.
func meOf(actor vocabulary.Actor, names [][]string) Me {
	me := Me{ID: actor.ID, Name: actor.Name, Kind: actor.Kind, Grants: []Grant{}, Permissions: append([]string{}, actor.Permissions...), MayGive: mayGiveOf(actor), SteppedUp: actor.SteppedUp}
	for i, g := range actor.Grants {
		me.Grants = append(me.Grants, Grant{g.Role, g.ScopeKind, g.ScopeKeys, names[i]})
	}
	return me
}

// Permissions are what the caller may do.
type Permissions struct {
	Items []Permission `json:"items"`
}

// Permission is one operation as it stands for the caller.
type Permission struct {
	// Operation names it, as refusals do.
	Operation string `json:"operation" example:"pcns.correct"`
	// Does says what it is, after "You may …".
	Does string `json:"does" example:"put right what files say about a primary care network"`
	// Allowed tells whether the caller may, perhaps after showing once more that it is them.
	Allowed bool `json:"allowed"`
	// NeedsStepUp tells that the caller may, once they have shown once more that it is them.
	NeedsStepUp bool `json:"needs_step_up"`
	// WhyNot says what it takes, where the caller may not, or not yet.
	WhyNot *string `json:"why_not" example:"You may not put right what files say about a primary care network. That takes the permission pcns.correct."`
	// Roles are those of people who may.
	Roles []string `json:"roles" example:"programme_admin"`
}

// permissionsOf asks the table for each operation.
func permissionsOf(actor vocabulary.Actor) Permissions {
	var all Permissions
	for _, operation := range policy.Operations() {
		p := Permission{Operation: operation, Does: policy.Of(operation).Does, Roles: policy.RolesOf(operation)}
		if err := policy.May(actor, operation); err != nil {
			why := policy.Refusal(err)
			p.WhyNot = &why
			p.NeedsStepUp = known(err, vocabulary.CodeStepUpRequired)
			p.Allowed = p.NeedsStepUp
		} else {
			p.Allowed = true
		}
		all.Items = append(all.Items, p)
	}
	return all
}
