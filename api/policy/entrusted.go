package policy

import "slices"

// Trust is what somebody may have another do, by a role they give, and not do themselves.
type Trust struct {
	Giver, Role Role
	// Why says what keeps the two apart.
	Why string
	// Operations and Classes are all of it: what the role may do and see, and its giver may not.
	Operations []string
	Classes    []Class
}

// trusts are the only roles that let do more than their giver may. A programme administrator, who gives every role, is no
// exception to anything: that is what the role is.
var trusts = []Trust{{
	Giver: ICBLead, Role: PCNManager,
	Why: "A network employs its people and answers for them. Its board finds out who manages it and invites them; it sees the posts, and neither keeps them nor learns who is in them; it judges what the network assesses once that is submitted, and has the network agree to what it assesses itself.",
	Operations: []string{
		"posts.create", "posts.update", "posts.close", "posts.reopen", "posts.import", "assignments.create", "assignments.update",
		"supervision.create", "supervision.end", "supervision.hold", "supervision.withdraw", "training.create", "training.update", "training.withdraw",
		"service_figures.update", "service_figures.import",
		"assessments.assess", "assessments.agree", "assessments.import",
		"imports.create", "imports.apply", "imports.undo", "imports.replan", "imports.discard",
	},
	Classes: []Class{PostHolders, ServiceFigures, AssessmentDrafts},
}}

// Trusts lists them.
func Trusts() []Trust { return trusts }

// MayGiveThemselves tells whether somebody may have a role by their own hand: one that lets them do no more, and see no
// more, than those of their roles that give it.
func MayGiveThemselves(holder, role Role) bool {
	if !MayGive(holder, role) {
		return false
	}
	for _, rule := range table {
		_, does := rule.Roles[role]
		if _, may := rule.Roles[holder]; does && !may {
			return false
		}
	}
	for _, roles := range seenBy {
		if slices.Contains(roles, role) && !slices.Contains(roles, holder) {
			return false
		}
	}
	return true
}
