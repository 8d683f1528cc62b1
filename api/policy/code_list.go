package policy

import "trellis/api/vocabulary"

// roleMeanings says what each role is, in the order of Roles.
var roleMeanings = map[Role]string{
	ProgrammeAdmin:   "Runs the installation: people, files, corrections, the audit.",
	ProgrammeOfficer: "Works for the programme: sees its files and changes, keeps API clients of their own.",
	FinanceApprover:  "Approves money.",
	ICBLead:          "Leads the programme in an integrated care board or a place, and invites people there.",
	PCNManager:       "Manages a primary care network, and invites people there.",
	ProjectLead:      "Leads a project.",
	PanelMember:      "Scores the applications of a funding round.",
	Applicant:        "Writes an application.",
	Analyst:          "Reads figures and files, keeps API clients of their own.",
}

var scopeKindMeanings = []vocabulary.CodeMeaning{
	{Code: "region", Meaning: "A region: everything in it."},
	{Code: "icb", Meaning: "Integrated care boards, with those they succeeded, their places and networks."},
	{Code: "place", Meaning: "Boroughs, with the networks that mostly lie there."},
	{Code: "pcn", Meaning: "Primary care networks."},
	{Code: "project", Meaning: "A project."},
	{Code: "round", Meaning: "A funding round."},
	{Code: "application", Meaning: "An application."},
}

// CodeLists explains the roles, what they can be given for, and what they take.
func CodeLists() []vocabulary.CodeList {
	roles := vocabulary.CodeList{Name: "role", Description: "What a membership lets a person be."}
	for _, role := range Roles {
		roles.Codes = append(roles.Codes, vocabulary.CodeMeaning{Code: role, Meaning: roleMeanings[role]})
	}
	roles.Codes = append(roles.Codes, vocabulary.CodeMeaning{Code: clientRole, Meaning: "A program, bound to what it was made for."})
	operations := vocabulary.CodeList{Name: "operation", Description: "What can be done: the names of permissions, as refusals and the audit write them."}
	for _, operation := range Operations() {
		operations.Codes = append(operations.Codes, vocabulary.CodeMeaning{Code: operation, Meaning: sentence(table[operation].Does)})
	}
	return []vocabulary.CodeList{roles,
		{Name: "scope_kind", Description: "What a role is given for.", Codes: scopeKindMeanings},
		{Name: "client_permission", Description: "What an API client can be given.", Codes: clientPermissions()},
		operations,
	}
}

// showsMore says what a permission shows that opens no operation by itself.
var showsMore = map[string]string{"service_figures:read": "see service figures of one to four people too, where service figures can be read"}

func clientPermissions() (codes []vocabulary.CodeMeaning) {
	for _, permission := range ClientPermissions() {
		meaning := ""
		for _, operation := range Operations() {
			if rule := table[operation]; rule.Client == permission {
				if meaning != "" {
					meaning += "; "
				}
				meaning += rule.Does
			}
		}
		if meaning == "" { // it opens no operation, but shows more where another does
			meaning = showsMore[permission]
		}
		codes = append(codes, vocabulary.CodeMeaning{Code: permission, Meaning: sentence(meaning)})
	}
	return codes
}
