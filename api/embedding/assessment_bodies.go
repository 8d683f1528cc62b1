package embedding

import (
	"slices"
	"strings"
	"unicode/utf8"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Of an assessment one body rates and hands in, and another judges what it handed in: a network assesses itself, and its board judges
// that; a board assesses a network, and the network's manager agrees to it or gives it back. So nobody agrees with themselves. The
// programme answers for either body, and discards what either works at, where nobody of it is there to.

// isBoards says whether it is the board's to work at.
func (a Assessment) isBoards() bool { return a.Kind == moderatedKind }

// mayWork refuses an assessment that is another body's to begin, rate, submit or discard.
func (a Assessment) mayWork(actor vocabulary.Actor) error {
	operation := "assessments.assess"
	if a.isBoards() {
		operation = "assessments.moderate"
	}
	return a.isFor(actor, operation)
}

// mayAnswer refuses an assessment that is another body's to validate or return.
func (a Assessment) mayAnswer(actor vocabulary.Actor) error {
	return a.isFor(actor, a.answering())
}

// answering is what it takes to validate or return it.
func (a Assessment) answering() string {
	if a.isBoards() {
		return "assessments.agree"
	}
	return "assessments.judge"
}

// answersFor is the body for which somebody answers who may: the one whose it is to answer, or the programme.
func (a Assessment) answersFor(actor vocabulary.Actor) string {
	scope, err := policy.Allow(actor, a.answering())
	isOfIt := err == nil && slices.ContainsFunc(scope.Grants(), func(g vocabulary.Grant) bool {
		return g.Role != policy.ProgrammeAdmin && slices.Contains(g.Reach, "pcn:"+a.PCNCode)
	})
	switch {
	case !isOfIt:
		return programmeBody
	case a.isBoards():
		return networkBody
	}
	return boardBody
}

// answeredBy says who else can answer an assessment than whoever submitted it.
func (a Assessment) answeredBy() string {
	if a.isBoards() {
		return "another manager of the network, or the programme"
	}
	return "another lead of the board"
}

// isFor asks the permission table of the network: somebody may be a lead here and a manager elsewhere.
func (a Assessment) isFor(actor vocabulary.Actor, operation string) error {
	scope, err := policy.Allow(actor, operation)
	if err == nil && scope.Covers("pcn:"+a.PCNCode) {
		return nil
	}
	if a.isBoards() {
		return vocabulary.Errorf(vocabulary.CodeForbidden, "A moderated assessment is the board's: its lead begins, rates and submits it, and the network's manager agrees to it or gives it back.")
	}
	return vocabulary.Errorf(vocabulary.CodeForbidden, "An assessment of this kind is the network's: its manager begins, rates and submits it, and its board validates or returns it.")
}

// leastReason is how many characters the reason has at least.
const leastReason = 10

// judge finds what is wrong with the reason for which an assessment is discarded.
func (d AssessmentDiscard) judge() (faults []vocabulary.Fault) {
	faults = vocabulary.CheckFields(&d)
	if len(faults) == 0 && d.Reason != nil && utf8.RuneCountInString(strings.TrimSpace(*d.Reason)) < leastReason {
		faults = append(faults, vocabulary.Fault{Pointer: "/reason", Code: "too_short", Message: "The reason is too short to tell anybody why. Write ten characters or more."})
	}
	return faults
}

// refuse says how far an assessment is, and what that keeps from happening.
func (a Assessment) refuse(so string) error {
	return vocabulary.Errorf(vocabulary.CodeConflict, "This assessment %s. %s", a.howFar(), so)
}

// howFar says in words how far an assessment is, and with whom.
func (a Assessment) howFar() string {
	if a.isBoards() {
		switch a.Status {
		case assessmentDraft:
			return "is a draft: the network's board works at it"
		case assessmentSubmitted:
			return "is with the network's manager, to be agreed to or given back"
		case assessmentReturned:
			return "was given back to its board"
		case assessmentValidated:
			return "is agreed to by the network, and to be published"
		}
	}
	return map[string]string{
		assessmentDraft: "is a draft: its network works at it", assessmentSubmitted: "is with its board, to be validated or returned", assessmentReturned: "was returned to its network",
		assessmentValidated: "is validated, and to be published", assessmentPublished: "is published", assessmentSuperseded: "was published, and another has taken its place", assessmentDiscarded: "was discarded",
	}[a.Status]
}

// openAlready says which assessment of a network is open and whose it is, to who cannot begin another beside it. Who does not see it
// (nil) is of the board: of what is open, that sees all but what the network is still working at.
func openAlready(open *assessmentRecord) error {
	if open == nil {
		return vocabulary.Errorf(vocabulary.CodeConflict, "An assessment of this network is open already: one that its manager works at. You see it once it is submitted; once it is published or discarded, a moderated one can be begun. Its manager can discard it, and where there is none the programme.")
	}
	which := map[string]string{selfKind: "the network's own", peerKind: "the network's, worked out with another", moderatedKind: "the board's, a moderated one"}[open.Kind]
	discards := "The network's manager"
	if open.isBoards() {
		discards = "A lead of the board"
	}
	return vocabulary.Errorf(vocabulary.CodeConflict, "An assessment of this network is open already: %s, begun on %s. It %s. Another can be begun once it is published or discarded. %s can discard it while it is a draft or given back, and the programme until it is published.",
		which, vocabulary.DateOf(open.OpenedAt).Words(), open.howFar(), discards)
}
