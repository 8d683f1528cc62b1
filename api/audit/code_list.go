package audit

import "trellis/api/vocabulary"

// CodeLists explains the words of the audit.
func CodeLists() []vocabulary.CodeList {
	return []vocabulary.CodeList{
		{Name: "audit_action", Description: "What was done to a record.", Codes: []vocabulary.CodeMeaning{
			{Code: "insert", Meaning: "It was made."},
			{Code: "update", Meaning: "Some of its values were changed."},
			{Code: "delete", Meaning: "It was taken away."},
		}},
		{Name: "change_type", Description: "What a follower of changes does to its copy.", Codes: []vocabulary.CodeMeaning{
			{Code: upsert, Meaning: "Make the record, or change those of its values that are given."},
			{Code: removed, Meaning: "Take the record away: it is gone, or is not the follower's to see any more."},
		}},
		{Name: "audit_status", Description: "What a verification of the audit found.", Codes: []vocabulary.CodeMeaning{
			{Code: Intact, Meaning: "Nothing is wrong."},
			{Code: Broken, Meaning: "Something is wrong; first_bad names it."},
		}},
		{Name: "audit_fault", Description: "What can be wrong with the audit, or with a record beside it.", Codes: []vocabulary.CodeMeaning{
			{Code: codeAltered, Meaning: "An event or its change rows are not what they were when it was numbered."},
			{Code: codeMissing, Meaning: "A number of the chain has no whole event."},
			{Code: codeRewritten, Meaning: "A hash is not the one that was anchored, or verified before."},
			{Code: codeCutOff, Meaning: "The chain ends before its last anchor."},
			{Code: codeLoose, Meaning: "An event or a change row stands outside the chain."},
			{Code: codeNotNumbered, Meaning: "An event has waited too long for its number."},
			{Code: codePastAudit, Meaning: "A record is not what its change rows add up to, or a change row disagrees with the one before it."},
			{Code: codeSeal, Meaning: "A personal value is not the one that was sealed."},
			{Code: codeGuard, Meaning: "A trigger or function that guards the audit is missing, switched off or another one."},
			{Code: codeAnchor, Meaning: "An anchor was changed, or was not signed with this installation's key."},
		}},
	}
}
