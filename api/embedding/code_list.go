package embedding

import "trellis/api/vocabulary"

// CodeLists explains the words of the room.
func CodeLists() []vocabulary.CodeList {
	return []vocabulary.CodeList{
		{Name: "framework_status", Description: "How a version of the framework stands.", Codes: []vocabulary.CodeMeaning{
			{Code: "draft", Meaning: "It can be changed, and nothing is assessed with it."},
			{Code: "published", Meaning: "New assessments are made with it. It changes no more."},
			{Code: "retired", Meaning: "Another version was published; assessments made with it stay as they are."},
		}},
		{Name: "criterion_scope", Description: "What a criterion is asked of.", Codes: []vocabulary.CodeMeaning{
			{Code: "pcn", Meaning: "The network, once."},
			{Code: "role", Meaning: "Each role the network deploys."},
		}},
		{Name: "framework_difference", Description: "What two versions of a framework differ in.", Codes: []vocabulary.CodeMeaning{
			{Code: "added", Meaning: "It is not in the other version."},
			{Code: "removed", Meaning: "It is in the other version alone."},
			{Code: "changed", Meaning: "It is in both, and something of it differs."},
		}},
		{Name: "derivation", Description: "The rules by which a level is suggested from what is kept here.", Codes: []vocabulary.CodeMeaning{
			{Code: "funding_security", Meaning: "The share of the WTE funded that is agreed for twelve months ahead, and who pays it."},
			{Code: "establishment_filled", Meaning: "WTE in post beside the WTE funded."},
			{Code: "fair_offer", Meaning: "The share of the WTE funded at the usual band, and permanent or for a term with twelve months left."},
			{Code: "retention", Meaning: "Turnover in the last twelve months, and whether reasons for leaving are recorded."},
			{Code: "induction", Meaning: "Who in post has completed every item of the induction."},
			{Code: "role_training", Meaning: "Who in post has completed or is enrolled in the required training."},
			{Code: "supervision", Meaning: "Supervision agreed, and held in each of the last six months."},
			{Code: "caseload", Meaning: "People first contacted in twelve months for each WTE in post, beside the guidance."},
			{Code: "wait", Meaning: "The median wait for the first contact in each of the last six months."},
			{Code: "returns_and_claims", Meaning: "The newest workforce return, and claims of the months that are over."},
			{Code: "referrals_by_group", Meaning: "Referrals by ethnicity and deprivation in the last six months, and how many are unknown."},
		}},
	}
}
