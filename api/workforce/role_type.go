package workforce

import (
	"time"

	"trellis/api/vocabulary"
)

// RoleType is one of the personalised care roles.
type RoleType struct {
	// Code is what the role is called everywhere in Trellis.
	Code string `json:"code" list:"filter,sort" enums:"splw,cc,hwbc" example:"splw"`
	// Name is its full name; ShortName is for narrow columns.
	Name      string `json:"name" list:"sort" example:"Social prescribing link worker"`
	ShortName string `json:"short_name" list:"" example:"Link worker"`
	// Aliases are other names people write, in small letters.
	Aliases []string `json:"aliases" list:"" example:"link worker,social prescriber"`
	// NWRSStaffRole is what the workforce returns call it, to the letter.
	NWRSStaffRole string `json:"nwrs_staff_role" list:"filter" example:"Social Prescribing Link Workers"`
	// SDSJobRoleCode is its job role in the Spine Directory Service.
	SDSJobRoleCode string `json:"sds_job_role_code" list:"filter" example:"R9815"`
	// UsualAfCBand is the Agenda for Change band the reimbursement goes up to; indicative.
	UsualAfCBand *string `json:"usual_afc_band" list:"" example:"5"`
	// CaseloadMin and CaseloadMax say how many people one whole-time post should see in a year; null where no national guidance says.
	CaseloadMin *int64 `json:"caseload_min" list:"" example:"200"`
	CaseloadMax *int64 `json:"caseload_max" list:"" example:"250"`
	// TrainingRule and SupervisionRule say in words what is asked.
	TrainingRule    string `json:"training_rule" list:""`
	SupervisionRule string `json:"supervision_rule" list:""`
	// Source is where that is written.
	Source string `json:"source" list:""`
	// Position is its place where roles are listed.
	Position int64 `json:"position" list:"sort" example:"1"`
	// Version rises with every change; it leads the ETag.
	Version   int64     `json:"version" list:"" example:"1"`
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-26T09:12:00Z"`
}

// RoleTypeChange says what is to be known of a role from now on. What is left out stays; null takes a caseload away.
type RoleTypeChange struct {
	Aliases         *[]string                `json:"aliases,omitempty"`
	UsualAfCBand    vocabulary.Given[string] `json:"usual_afc_band,omitzero" maxLength:"10"`
	CaseloadMin     vocabulary.Given[int64]  `json:"caseload_min,omitzero" minimum:"1" maximum:"10000"`
	CaseloadMax     vocabulary.Given[int64]  `json:"caseload_max,omitzero" minimum:"1" maximum:"10000"`
	TrainingRule    *string                  `json:"training_rule,omitempty" maxLength:"1000"`
	SupervisionRule *string                  `json:"supervision_rule,omitempty" maxLength:"1000"`
	Source          *string                  `json:"source,omitempty" maxLength:"300"`
}
