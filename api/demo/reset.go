package demo

import (
	"context"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/embedding"
	"trellis/api/imports"
	"trellis/api/organisations"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// Sandbox is a demonstration that can be set back to its beginning.
type Sandbox struct {
	// On tells whether this installation is one, on a machine of its own.
	On          bool
	Imports     *imports.Imports
	Boards      *organisations.ICBs
	Corrections *organisations.Corrections
	Access      *access.Access
	Workforce   workforce.Invented
	Assessments embedding.Invented
}

// Invented is the workforce of a demonstration, which can be put back as it was.
func Invented(log *audit.Log, clock vocabulary.Clock) workforce.Invented {
	return workforce.Invented{Log: log, Clock: clock, On: func(day vocabulary.Date) workforce.Invention { return Workforce(London(), day) }}
}

// InventedAssessments are the assessments and the improvement actions of a demonstration, which can be put back as they were.
func InventedAssessments(log *audit.Log, clock vocabulary.Clock) embedding.Invented {
	return embedding.Invented{Log: log, Clock: clock, On: func(day vocabulary.Date) embedding.Invention { return Embedding(London(), day) }}
}

// Reset is what setting back has taken back.
type Reset struct {
	// CorrectionsTakenBack counts networks that had been put right by hand.
	CorrectionsTakenBack int64 `json:"corrections_taken_back" example:"1"`
	// ImportsUndone counts files that had been applied.
	ImportsUndone int64 `json:"imports_undone" example:"2"`
	// ImportsDiscarded counts files that had only been planned.
	ImportsDiscarded int64 `json:"imports_discarded" example:"1"`
	// BoardsRenamed counts boards that are called what they were called first.
	BoardsRenamed int64 `json:"boards_renamed" example:"1"`
	// WorkforcesRestored counts networks whose posts, claims, people or services' figures are what they were; RatesRestored rates and roles.
	WorkforcesRestored int64 `json:"workforces_restored" example:"1"`
	RatesRestored      int64 `json:"rates_restored" example:"0"`
	// AssessmentsRestored counts networks whose assessments and improvement actions are what they were.
	AssessmentsRestored int64 `json:"assessments_restored" example:"1"`
	// CampaignsRestored counts campaigns of assessments that are what they were, and those that are there no more.
	CampaignsRestored int64 `json:"campaigns_restored" example:"1"`
	// ClientsRevoked counts programs that could get a token.
	ClientsRevoked int64 `json:"clients_revoked" example:"1"`
	// InvitationsRevoked counts invitations that could be taken up.
	InvitationsRevoked int64 `json:"invitations_revoked" example:"0"`
	// PeopleDisabled counts people's accounts, of others than the demonstration's, that are closed.
	PeopleDisabled int64 `json:"people_disabled" example:"0"`
	// PeopleRestored counts the demonstration's people who have their name and account again.
	PeopleRestored int64 `json:"people_restored" example:"0"`
	// RolesEnded and RolesGivenAgain count roles of the demonstration's people.
	RolesEnded      int64 `json:"roles_ended" example:"1"`
	RolesGivenAgain int64 `json:"roles_given_again" example:"1"`
}

const resetReason = "The sandbox was set back"

// Reset sets everything back that was done by hand, each by the use case that undoes it. Nothing of the audit goes.
func (s Sandbox) Reset(ctx context.Context, actor vocabulary.Actor) (done Reset, err error) {
	if !s.On {
		return done, vocabulary.Errorf(vocabulary.CodeConflict, "Only a demonstration on this machine can be set back. This installation is no sandbox.")
	}
	// What is put right stands in the way of undoing the file that it puts right.
	if done.CorrectionsTakenBack, err = s.Corrections.TakeAllBack(ctx, actor); err != nil {
		return done, err
	}
	// So do posts of a network that the file made known.
	if done.AssessmentsRestored, done.CampaignsRestored, err = s.Assessments.Restore(ctx, actor); err != nil {
		return done, err
	}
	real, err := s.Workforce.RestoreReal(ctx, actor)
	if err != nil {
		return done, err
	}
	if done.ImportsUndone, done.ImportsDiscarded, err = s.Imports.TakeAllBack(ctx, actor, resetReason); err != nil {
		return done, err
	}
	if done.WorkforcesRestored, done.RatesRestored, err = s.Workforce.Restore(ctx, actor); err != nil {
		return done, err
	}
	done.WorkforcesRestored += real
	if done.BoardsRenamed, err = s.Boards.RestoreNames(ctx, actor); err != nil {
		return done, err
	}
	taken, err := s.Access.TakeAllBack(ctx, actor, People())
	done.ClientsRevoked, done.InvitationsRevoked, done.PeopleDisabled = taken.ClientsRevoked, taken.InvitationsRevoked, taken.PeopleDisabled
	done.PeopleRestored, done.RolesEnded, done.RolesGivenAgain = taken.PeopleRestored, taken.RolesEnded, taken.RolesGivenAgain
	return done, err
}
