package policy

import (
	"slices"
	"strings"

	"trellis/api/vocabulary"
)

// Class is a sort of record that belongs to a network and is not for everyone who reaches it. Row-level security compares
// the class with the network's code: "posts:U12345".
type Class = string

// The classes of record.
const (
	Posts          Class = "posts"
	PostHolders    Class = "post_holders"
	ARRSClaims     Class = "arrs_claims"
	ServiceFigures Class = "service_figures"
	// An assessment is of the class of how far it is; what is said of single ratings is a class of its own.
	AssessmentDrafts Class = "assessment_drafts"
	// No record is of this class: row-level security asks for it of whoever writes where a board writes, as it asks for the drafts of
	// whoever writes where a network does.
	AssessmentModeration Class = "assessment_moderation"
	AssessmentsInReview  Class = "assessments_in_review"
	Assessments          Class = "assessments"
	AssessmentEvidence   Class = "assessment_evidence"
	ImprovementActions   Class = "improvement_actions"
)

// seenBy says who sees the records of a class one by one, wherever the network is within their reach.
var seenBy = map[Class][]Role{
	Posts:                {ProgrammeAdmin, ProgrammeOfficer, ICBLead, PCNManager},
	PostHolders:          {PCNManager},
	ARRSClaims:           {ProgrammeAdmin, ProgrammeOfficer, FinanceApprover, ICBLead, PCNManager},
	ServiceFigures:       {ProgrammeAdmin, ProgrammeOfficer, PCNManager},
	AssessmentDrafts:     {ProgrammeAdmin, ProgrammeOfficer, PCNManager},
	AssessmentModeration: {ProgrammeAdmin, ICBLead},
	AssessmentsInReview:  {ProgrammeAdmin, ProgrammeOfficer, ICBLead, PCNManager},
	Assessments:          {ProgrammeAdmin, ProgrammeOfficer, ICBLead, PCNManager, Analyst},
	AssessmentEvidence:   {ProgrammeAdmin, ProgrammeOfficer, ICBLead, PCNManager},
	ImprovementActions:   {ProgrammeAdmin, ProgrammeOfficer, ICBLead, PCNManager, Analyst},
}

// classWords say what the records of a class are.
var classWords = map[Class]string{
	Posts:                "Posts: what they are, who pays for them, that somebody is in them, how those are supported",
	PostHolders:          "Who is in a post, and what is said of them: names and pseudonyms, why they left, notes on the post",
	ARRSClaims:           "Claims to the reimbursement scheme",
	ServiceFigures:       "What a service did in a month",
	AssessmentDrafts:     "Assessments that a network is working at: its own, and those it works out with another",
	AssessmentModeration: "What a board writes of assessments: the ratings of a moderated one, that it relies on what a network submitted, that one is published",
	AssessmentsInReview:  "Moderated assessments, from their beginning on; others once they were submitted; until they are published",
	Assessments:          "Assessments that were published: every level, and what they come to",
	AssessmentEvidence:   "Evidence for ratings, and why a level is another than what is suggested",
	ImprovementActions:   "Improvement actions: what is to be done about a network, whose it is, until when, and what came of it",
}

// lentBy says which permission lets an API client see a class. Only who sees it themselves may lend it.
var lentBy = map[Class]string{Posts: "posts:read", ARRSClaims: "arrs_claims:read", ServiceFigures: "service_figures:read", Assessments: "assessments:read", ImprovementActions: "assessments:read"}

// classesOf are the tokens of the classes that a grant shows, of the networks it reaches. An operation that counts records
// shows those too (see Rule.Counts), to whoever may perform it.
func (r Rule) classesOf(actor vocabulary.Actor, grant vocabulary.Grant) (tokens []string) {
	for class, roles := range seenBy {
		if len(r.Only) > 0 && !slices.Contains(r.Only, class) {
			continue
		}
		sees := slices.Contains(roles, grant.Role) || slices.Contains(r.Counts, class)
		if actor.Kind == vocabulary.KindAPIClient {
			sees = lentBy[class] != "" && slices.Contains(actor.Permissions, lentBy[class]) || slices.Contains(r.Counts, class)
		}
		if !sees {
			continue
		}
		for _, token := range grant.Reach {
			if code, ok := strings.CutPrefix(token, "pcn:"); ok {
				tokens = append(tokens, class+":"+code)
			}
		}
	}
	return tokens
}

// Sees tells of which networks' records of a class the caller sees one by one. What an operation counts beyond that is for
// its figures only.
func (s Scope) Sees(class Class) func(pcnCode string) bool {
	if s.Everything() {
		return func(string) bool { return true }
	}
	seen := map[string]bool{}
	for _, grant := range s.grants {
		sees := slices.Contains(seenBy[class], grant.Role)
		if s.actor.Kind == vocabulary.KindAPIClient {
			sees = lentBy[class] != "" && slices.Contains(s.actor.Permissions, lentBy[class])
		}
		if !sees {
			continue
		}
		for _, token := range grant.Reach {
			if code, ok := strings.CutPrefix(token, "pcn:"); ok {
				seen[code] = true
			}
		}
	}
	return func(pcnCode string) bool { return seen[pcnCode] }
}
