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
		{Name: "assessment_kind", Description: "Whose view an assessment is.", Codes: []vocabulary.CodeMeaning{
			{Code: "self", Meaning: "The network's own."},
			{Code: "peer", Meaning: "Worked out with another network."},
			{Code: "moderated", Meaning: "The board's: its lead rates it, and the network's manager agrees to it or gives it back."},
		}},
		{Name: "criteria_set", Description: "Which criteria an assessment asks.", Codes: []vocabulary.CodeMeaning{
			{Code: "core", Meaning: "The core criteria, for a first or quick assessment."},
			{Code: "full", Meaning: "All criteria."},
		}},
		{Name: "assessment_status", Description: "How far an assessment is.", Codes: []vocabulary.CodeMeaning{
			{Code: "draft", Meaning: "Its network works at it; at a moderated one, the board."},
			{Code: "submitted", Meaning: "It is with the board, to be validated or returned; a moderated one is with the network's manager."},
			{Code: "returned", Meaning: "It was given back, with a comment: by the board, or a moderated one by the network's manager. Saving makes it a draft again."},
			{Code: "validated", Meaning: "The board relies on it, or the network's manager agrees to it; it is not the network's status yet."},
			{Code: "published", Meaning: "It is the network's status. It changes no more."},
			{Code: "superseded", Meaning: "It was the network's status until another was published."},
			{Code: "discarded", Meaning: "It was laid aside by whoever worked at it, or by the programme."},
		}},
		{Name: "assessment_body", Description: "For which body an assessment was validated.", Codes: []vocabulary.CodeMeaning{
			{Code: boardBody, Meaning: "The board, which relies on what its network assessed."},
			{Code: networkBody, Meaning: "The network, which agrees to what its board assessed."},
			{Code: programmeBody, Meaning: "The programme, for either of them."},
		}},
		{Name: "rating_state", Description: "Whether a criterion has a level, in the file of every rating.", Codes: []vocabulary.CodeMeaning{
			{Code: ratingAssessed, Meaning: "It has one, from 0 to 4."},
			{Code: ratingNotAssessed, Meaning: "It has none yet, which is not 0."},
			{Code: notApplicable, Meaning: "It does not apply to the network, and needs none."},
		}},
		{Name: "campaign_status", Description: "How a board's campaign of assessments stands.", Codes: []vocabulary.CodeMeaning{
			{Code: "planned", Meaning: "Networks are asked from a day to come."},
			{Code: "open", Meaning: "Networks are asked, and it is not due yet."},
			{Code: "overdue", Meaning: "The day on which it was due is over, and it is not closed."},
			{Code: "closed", Meaning: "The board closed it. What networks begin after that does not count."},
		}},
		{Name: "campaign_state", Description: "How far a network is with what a campaign asks.", Codes: []vocabulary.CodeMeaning{
			{Code: "not_begun", Meaning: "It has begun no assessment that counts."},
			{Code: "draft", Meaning: "It works at one."},
			{Code: "returned", Meaning: "The board gave it back."},
			{Code: "submitted", Meaning: "It is with the board."},
			{Code: "validated", Meaning: "The board relies on it; it is to be published."},
			{Code: "published", Meaning: "It was published."},
		}},
		{Name: "embedding_status", Description: "What an assessment comes to. The names follow a realist evaluation of link workers in general practice (Tierney et al., British Journal of General Practice, doi 10.3399/BJGP.2024.0279).", Codes: []vocabulary.CodeMeaning{
			{Code: "not_started", Meaning: "A score below 20 per cent."},
			{Code: "emerging", Meaning: "From 20 per cent: bolted on."},
			{Code: "developing", Meaning: "From 40 per cent, or more while a gate is not met."},
			{Code: "established", Meaning: "From 60 per cent: fitting in."},
			{Code: "embedded", Meaning: "From 80 per cent: belonging."},
			{Code: "insufficient_evidence", Meaning: "Less than 80 per cent of what applies is assessed."},
			{Code: "unknown", Meaning: "The last assessment is two years old or older."},
			{Code: "not_assessed", Meaning: "No assessment was ever published."},
			{Code: "not_deployed", Meaning: "Of a role: the network has no post for it."},
		}},
		{Name: "freshness", Description: "How old a status is.", Codes: []vocabulary.CodeMeaning{
			{Code: "current", Meaning: "Published less than twelve months ago."},
			{Code: "stale", Meaning: "Published twelve months ago or more."},
			{Code: "unknown", Meaning: "Published twenty-four months ago or more: nothing is known any more."},
			{Code: "not_assessed", Meaning: "No assessment was ever published."},
		}},
		{Name: "act_reason", Description: "Why something is to be done about a network, the most pressing first.", Codes: []vocabulary.CodeMeaning{
			{Code: "gate_not_met", Meaning: "What the Network Contract asks is not met."},
			{Code: "falling", Meaning: "The score fell by five points or more."},
			{Code: "contracts_ending", Meaning: "Contracts of people in post end within 90 days or are over."},
			{Code: "unknown", Meaning: "The last assessment is two years old or older."},
			{Code: "not_assessed", Meaning: "No assessment was ever published."},
			{Code: "stale", Meaning: "The last assessment is a year old or older."},
			{Code: "vacancy", Meaning: "A post has been vacant for 90 days or more."},
			{Code: "other", Meaning: "Something else: only improvement actions are for that."},
		}},
		{Name: "improvement_action_status", Description: "How far an improvement action is.", Codes: []vocabulary.CodeMeaning{
			{Code: "open", Meaning: "It was raised, and nobody has begun."},
			{Code: "in_progress", Meaning: "Its owner is doing it."},
			{Code: "done", Meaning: "It is done; the outcome says what came of it."},
			{Code: "dropped", Meaning: "It is not done any more; the outcome says why. It can be opened again, as can one that is done."},
		}},
		{Name: "peers_missing", Description: "Why a network is compared with no peers.", Codes: []vocabulary.CodeMeaning{
			{Code: "not_open", Meaning: "It was not open on the day, or not in a region."},
			{Code: "not_described", Meaning: "Its list size or its deprivation is not known, by which networks are alike."},
			{Code: "too_few_assessed", Meaning: "Fewer than five of its peers have a score, or of those that may be told of."},
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
