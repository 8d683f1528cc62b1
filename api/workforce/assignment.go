package workforce

import (
	"fmt"
	"time"

	"trellis/api/vocabulary"
)

// Assignment is somebody being in a post, from a day until a day.
type Assignment struct {
	ID      string `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PostID  string `json:"post_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PCNCode string `json:"pcn_code" example:"UD0001"`
	// HolderReference is the pseudonym the network gave, HolderName who that is; both are null for everyone but the network's own manager.
	HolderReference *string          `json:"holder_reference" example:"H-014"`
	HolderName      *string          `json:"holder_name" example:"Amina Begum"`
	WTE             float64          `json:"wte" example:"0.8"`
	ValidFrom       vocabulary.Date  `json:"valid_from" example:"2024-06-01"`
	ValidTo         *vocabulary.Date `json:"valid_to" example:"2026-09-01"`
	// LeavingReason is why they left; null while they are there, and for everyone but the network's own manager.
	LeavingReason *string `json:"leaving_reason" enums:"end_of_contract,other_role_in_network,other_role_in_nhs,other_employer,career_change,workload,lack_of_support,pay,retirement,personal,dismissal,not_known" example:"other_employer"`
	// Sessions is the supervision held, the newest first; TrainingRecords what was learned, items of the induction among it.
	Sessions        []SupervisionSession `json:"supervision_sessions"`
	TrainingRecords []TrainingRecord     `json:"training_records"`
	Version         int64                `json:"version" example:"1"`
	UpdatedAt       time.Time            `json:"updated_at" example:"2026-11-26T09:12:00Z"`
}

// NewAssignment puts somebody in a post.
type NewAssignment struct {
	// HolderReference is a pseudonym of the network's own, such as a staff number: the same person in two posts has one.
	HolderReference string           `json:"holder_reference" maxLength:"40" example:"H-014" binding:"required"`
	HolderName      *string          `json:"holder_name,omitempty" maxLength:"200" example:"Amina Begum"`
	WTE             float64          `json:"wte" minimum:"0.0001" maximum:"2" decimals:"4" example:"0.8" binding:"required"`
	ValidFrom       vocabulary.Date  `json:"valid_from" example:"2026-12-01" binding:"required"`
	ValidTo         *vocabulary.Date `json:"valid_to,omitempty" example:"2027-04-01"`
	LeavingReason   *string          `json:"leaving_reason,omitempty" enums:"end_of_contract,other_role_in_network,other_role_in_nhs,other_employer,career_change,workload,lack_of_support,pay,retirement,personal,dismissal,not_known"`
}

// AssignmentChange puts right what is said of somebody in a post, or ends it. What is left out stays; null for both valid_to and leaving_reason takes a leaving back.
type AssignmentChange struct {
	// HolderName is what they are called. null takes their name away for good, with the notes of every post they were in and who taught them: free text that may speak of them.
	HolderName    vocabulary.Given[string]          `json:"holder_name,omitzero" maxLength:"200"`
	WTE           *float64                          `json:"wte,omitempty" minimum:"0.0001" maximum:"2" decimals:"4"`
	ValidFrom     *vocabulary.Date                  `json:"valid_from,omitempty"`
	ValidTo       vocabulary.Given[vocabulary.Date] `json:"valid_to,omitzero"`
	LeavingReason vocabulary.Given[string]          `json:"leaving_reason,omitzero" enums:"end_of_contract,other_role_in_network,other_role_in_nhs,other_employer,career_change,workload,lack_of_support,pay,retirement,personal,dismissal,not_known"`
}

// leftOut finds what was written down of somebody for a day on which they would not be in the post.
func (a Assignment) leftOut() (faults []vocabulary.Fault) {
	out := func(pointer, code, format string, args ...any) {
		faults = append(faults, vocabulary.Fault{Pointer: pointer, Code: code, Message: fmt.Sprintf(format, args...)})
	}
	var later, earlier []SupervisionSession // the newest first
	for _, s := range a.Sessions {
		switch {
		case s.HeldOn.Before(a.ValidFrom):
			earlier = append(earlier, s)
		case a.ValidTo != nil && !s.HeldOn.Before(*a.ValidTo):
			later = append(later, s)
		}
	}
	if n := len(later); n > 0 {
		out("/valid_to", "supervision_held_later", "Supervision was held on %s%s, and they would have left by then. Take back what is wrong of that first, or let them leave later.", later[0].HeldOn.Words(), andOthers(n-1))
	}
	if n := len(earlier); n > 0 {
		out("/valid_from", "supervision_held_earlier", "Supervision was held on %s%s, and they would not have come by then. Take back what is wrong of that first, or let them come earlier.", earlier[n-1].HeldOn.Words(), andOthers(n-1))
	}
	for _, r := range a.TrainingRecords {
		if a.ValidTo != nil && !r.EnrolledOn.Before(*a.ValidTo) {
			out("/valid_to", "enrolled_later", "They enrolled in %q on %s, and would have left by then. Take that record back first, or let them leave later.", r.CourseName, r.EnrolledOn.Words())
		}
	}
	return faults
}

func andOthers(others int) string {
	switch others {
	case 0:
		return ""
	case 1:
		return " and once besides"
	}
	return fmt.Sprintf(" and %d times besides", others)
}
