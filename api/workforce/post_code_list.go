package workforce

import "trellis/api/vocabulary"

// postCodeLists explains the words of posts, of who is in them, and of how those are supported.
func postCodeLists() []vocabulary.CodeList {
	return []vocabulary.CodeList{
		{Name: "role_type", Description: "The personalised care roles.", Codes: []vocabulary.CodeMeaning{
			{Code: "splw", Meaning: "Social prescribing link worker."},
			{Code: "cc", Meaning: "Care co-ordinator."},
			{Code: "hwbc", Meaning: "Health and wellbeing coach."},
		}},
		{Name: "post_status", Description: "How a post stands on a day.", Codes: []vocabulary.CodeMeaning{
			{Code: "planned", Meaning: "Nobody is looked for yet."},
			{Code: "recruiting", Meaning: "People are looked for, and nobody has been in it yet."},
			{Code: "filled", Meaning: "Somebody is in it."},
			{Code: "vacant", Meaning: "Nobody is in it any more."},
			{Code: "closed", Meaning: "It is no more."},
		}},
		{Name: "afc_band", Description: "Agenda for Change pay bands.", Codes: []vocabulary.CodeMeaning{
			{Code: "2", Meaning: "Band 2."}, {Code: "3", Meaning: "Band 3."}, {Code: "4", Meaning: "Band 4."}, {Code: "5", Meaning: "Band 5."},
			{Code: "6", Meaning: "Band 6."}, {Code: "7", Meaning: "Band 7."}, {Code: "8a", Meaning: "Band 8a."}, {Code: "8b", Meaning: "Band 8b."},
			{Code: "other", Meaning: "Pay outside Agenda for Change."},
		}},
		{Name: "pay_zone", Description: "Whose maximum is claimed for a post.", Codes: []vocabulary.CodeMeaning{
			{Code: "base", Meaning: "The base, without a London supplement."},
			{Code: "inner", Meaning: "With the inner London supplement."},
			{Code: "outer", Meaning: "With the outer London supplement."},
		}},
		{Name: "contract", Description: "Whether a post ends by itself.", Codes: []vocabulary.CodeMeaning{
			{Code: "permanent", Meaning: "It goes on."},
			{Code: "fixed_term", Meaning: "It is for a term, which ends on a day."},
		}},
		{Name: "engagement", Description: "How a network has the work of a post.", Codes: []vocabulary.CodeMeaning{
			{Code: "employed", Meaning: "By a contract of employment."},
			{Code: "subcontracted", Meaning: "From another organisation, as a service."},
			{Code: "seconded", Meaning: "Lent by another employer."},
		}},
		{Name: "employer_type", Description: "Whose staff the people in a post are.", Codes: []vocabulary.CodeMeaning{
			{Code: "pcn", Meaning: "The network's own."},
			{Code: "practice", Meaning: "A practice's."},
			{Code: "gp_federation", Meaning: "A federation of practices'."},
			{Code: "vcse", Meaning: "A voluntary, community or social enterprise organisation's."},
			{Code: "nhs_trust", Meaning: "An NHS trust's."},
			{Code: "local_authority", Meaning: "A council's."},
			{Code: "other", Meaning: "Somebody else's."},
		}},
		{Name: "funding_source", Description: "Who pays for a part of a post.", Codes: []vocabulary.CodeMeaning{
			{Code: "arrs", Meaning: "The Additional Roles Reimbursement Scheme."},
			{Code: "icb", Meaning: "The integrated care board."},
			{Code: "local_authority", Meaning: "A council."},
			{Code: "vcse", Meaning: "A voluntary, community or social enterprise organisation."},
			{Code: "pcn", Meaning: "The network itself."},
			{Code: "project_grant", Meaning: "A grant for a project."},
			{Code: "other", Meaning: "Somebody else."},
		}},
		{Name: "leaving_reason", Description: "Why somebody left a post.", Codes: []vocabulary.CodeMeaning{
			{Code: "end_of_contract", Meaning: "The contract ended."},
			{Code: "other_role_in_network", Meaning: "For another role in the network."},
			{Code: "other_role_in_nhs", Meaning: "For another role in the NHS."},
			{Code: "other_employer", Meaning: "For an employer outside the NHS."},
			{Code: "career_change", Meaning: "For another career."},
			{Code: "workload", Meaning: "The work was too much."},
			{Code: "lack_of_support", Meaning: "They were not supported enough."},
			{Code: "pay", Meaning: "The pay."},
			{Code: "retirement", Meaning: "They retired."},
			{Code: "personal", Meaning: "Reasons of their own."},
			{Code: "dismissal", Meaning: "They were dismissed."},
			{Code: "not_known", Meaning: "Nobody said."},
		}},
		{Name: "supervision_kind", Description: "The kinds of supervision.", Codes: []vocabulary.CodeMeaning{
			{Code: "clinic_practice", Meaning: "For questions in the course of a clinic or a day's work."},
			{Code: "clinical_professional", Meaning: "Clinical or professional supervision: time set aside to reflect on the work."},
			{Code: "educational", Meaning: "For what is to be learned."},
		}},
		{Name: "supervision_frequency", Description: "How often supervision is agreed.", Codes: []vocabulary.CodeMeaning{
			{Code: "daily", Meaning: "Every working day."}, {Code: "weekly", Meaning: "Every week."}, {Code: "fortnightly", Meaning: "Every two weeks."},
			{Code: "monthly", Meaning: "Every month."}, {Code: "six_weekly", Meaning: "Every six weeks."}, {Code: "quarterly", Meaning: "Every three months."},
			{Code: "when_needed", Meaning: "Whenever it is asked for."},
		}},
		{Name: "supervision_filter", Description: "Which posts are asked for by how their supervision stands.", Codes: []vocabulary.CodeMeaning{
			{Code: "due_not_held", Meaning: "Supervision was due in the last six whole months, and not held in each of them."},
		}},
		{Name: "training_filter", Description: "Which posts are asked for by how their training stands.", Codes: []vocabulary.CodeMeaning{
			{Code: "missing", Meaning: "Somebody in it has neither completed nor enrolled in a required course."},
		}},
		{Name: "training_kind", Description: "What sort of learning a course is.", Codes: []vocabulary.CodeMeaning{
			{Code: "induction", Meaning: "An item of the induction into a post."},
			{Code: "training", Meaning: "A course."},
		}},
		{Name: "training_status", Description: "How far somebody is with a course on a day.", Codes: []vocabulary.CodeMeaning{
			{Code: "enrolled", Meaning: "Enrolled, and not completed."},
			{Code: "completed", Meaning: "Completed, and it still counts."},
			{Code: "expired", Meaning: "Completed, and it counts no more."},
		}},
	}
}
