package workforce

import (
	"time"

	"trellis/api/vocabulary"
)

// SupervisionArrangement is supervision as it is agreed for a post.
type SupervisionArrangement struct {
	ID     string `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PostID string `json:"post_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// Kind is which of the three kinds of supervision it is (NHS England, supervision guidance for PCN multidisciplinary teams, 2023).
	Kind string `json:"kind" enums:"clinic_practice,clinical_professional,educational" example:"clinical_professional"`
	// SupervisorRole is as what the supervisor works, and no name: everyone who sees the post reads it.
	SupervisorRole string           `json:"supervisor_role" example:"GP"`
	Frequency      string           `json:"frequency" enums:"daily,weekly,fortnightly,monthly,six_weekly,quarterly,when_needed" example:"monthly"`
	ValidFrom      vocabulary.Date  `json:"valid_from" example:"2024-06-01"`
	ValidTo        *vocabulary.Date `json:"valid_to" example:"2026-09-01"`
	Version        int64            `json:"version" example:"1"`
	UpdatedAt      time.Time        `json:"updated_at" example:"2026-11-26T09:12:00Z"`
}

// NewSupervisionArrangement agrees supervision. One of the same kind that is in force ends the day it begins.
type NewSupervisionArrangement struct {
	Kind string `json:"kind" enums:"clinic_practice,clinical_professional,educational" binding:"required"`
	// SupervisorRole is as what the supervisor works. Write no name: everyone who sees the post reads it.
	SupervisorRole string           `json:"supervisor_role" maxLength:"100" example:"GP" binding:"required"`
	Frequency      string           `json:"frequency" enums:"daily,weekly,fortnightly,monthly,six_weekly,quarterly,when_needed" binding:"required"`
	ValidFrom      vocabulary.Date  `json:"valid_from" example:"2026-12-01" binding:"required"`
	ValidTo        *vocabulary.Date `json:"valid_to,omitempty"`
}

// SupervisionArrangementEnd says when agreed supervision ends.
type SupervisionArrangementEnd struct {
	// ValidTo is the first day on which it does not hold any more; if left out today, or its first day where that is to come, which takes it back.
	ValidTo *vocabulary.Date `json:"valid_to,omitempty" example:"2026-12-01"`
}

// SupervisionSession is supervision that was held.
type SupervisionSession struct {
	ID           string          `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	AssignmentID string          `json:"assignment_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Kind         string          `json:"kind" enums:"clinic_practice,clinical_professional,educational" example:"clinical_professional"`
	HeldOn       vocabulary.Date `json:"held_on" example:"2026-11-12"`
	Version      int64           `json:"version" example:"1"`
}

// NewSupervisionSession writes down supervision that was held.
type NewSupervisionSession struct {
	Kind   string          `json:"kind" enums:"clinic_practice,clinical_professional,educational" binding:"required"`
	HeldOn vocabulary.Date `json:"held_on" example:"2026-11-12" binding:"required"`
}

// TrainingCourse is a course, or an item of the induction.
type TrainingCourse struct {
	Code string `json:"code" list:"filter,sort" example:"link_worker_pci"`
	Kind string `json:"kind" list:"filter,sort" enums:"induction,training" example:"training"`
	Name string `json:"name" list:"sort" example:"Link worker training accredited by the Personalised Care Institute"`
	// RoleTypes are those it is for; everyone where empty.
	RoleTypes  []string `json:"role_types" list:"" example:"splw"`
	IsRequired bool     `json:"is_required" list:"filter" example:"true"`
	// MustBeCompleted is true of what is required where being enrolled is not enough.
	MustBeCompleted bool   `json:"must_be_completed" list:"" example:"false"`
	Source          string `json:"source" list:""`
	Position        int64  `json:"position" list:"sort" example:"12"`
}

// TrainingRecord is somebody's way through a course.
type TrainingRecord struct {
	ID           string  `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	AssignmentID string  `json:"assignment_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	CourseCode   string  `json:"course_code" example:"link_worker_pci"`
	CourseName   string  `json:"course_name" example:"Link worker training accredited by the Personalised Care Institute"`
	Kind         string  `json:"kind" enums:"induction,training" example:"training"`
	Provider     *string `json:"provider" example:"Camden Demo Training Hub"`
	// Status on the day asked about.
	Status      string           `json:"status" enums:"enrolled,completed,expired" example:"completed"`
	EnrolledOn  vocabulary.Date  `json:"enrolled_on" example:"2024-07-01"`
	CompletedOn *vocabulary.Date `json:"completed_on" example:"2024-09-15"`
	ExpiresOn   *vocabulary.Date `json:"expires_on" example:"2027-09-15"`
	Version     int64            `json:"version" example:"1"`
}

// NewTrainingRecord writes down that somebody enrolled in a course, and when they completed it.
type NewTrainingRecord struct {
	CourseCode  string           `json:"course_code" example:"link_worker_pci" binding:"required"`
	Provider    *string          `json:"provider,omitempty" maxLength:"200"`
	EnrolledOn  vocabulary.Date  `json:"enrolled_on" example:"2026-07-01" binding:"required"`
	CompletedOn *vocabulary.Date `json:"completed_on,omitempty" example:"2026-09-15"`
	ExpiresOn   *vocabulary.Date `json:"expires_on,omitempty" example:"2029-09-15"`
}

// TrainingRecordChange changes one. What is left out stays; null takes a day away.
type TrainingRecordChange struct {
	Provider    vocabulary.Given[string]          `json:"provider,omitzero" maxLength:"200"`
	EnrolledOn  *vocabulary.Date                  `json:"enrolled_on,omitempty"`
	CompletedOn vocabulary.Given[vocabulary.Date] `json:"completed_on,omitzero"`
	ExpiresOn   vocabulary.Given[vocabulary.Date] `json:"expires_on,omitzero"`
}
