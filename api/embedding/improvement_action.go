package embedding

import (
	"time"

	"trellis/api/vocabulary"
)

// ImprovementAction is what somebody does about how well the roles are embedded in a network, until when, and what came of it.
type ImprovementAction struct {
	ID      string `json:"id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PCNCode string `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"UD0001"`
	PCNName string `json:"pcn_name" list:"sort" example:"Camden Demo 1"`
	// ICBCode is the network's board today; null of a network that is closed.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// Title is what is to be done.
	Title string `json:"title" list:"sort" example:"Agree monthly supervision with the GP lead"`
	// Reason is why: one of those by which what to do next is ranked, or other.
	Reason string `json:"reason" list:"filter,sort" enums:"gate_not_met,falling,contracts_ending,unknown,not_assessed,stale,vacancy,other" example:"gate_not_met"`
	// CriterionCode is the criterion it is about, of the framework that was in force when it was raised; null where it is about none.
	CriterionCode *string `json:"criterion_code" list:"filter,sort" example:"D2"`
	// CriterionName is what that criterion is called in the newest framework that has it.
	CriterionName *string `json:"criterion_name" list:"" example:"Monthly supervision is happening"`
	// RoleType is the role it is about; null where it is about the network as one.
	RoleType *string `json:"role_type" list:"filter,sort" enums:"splw,cc,hwbc" example:"splw"`
	// Detail says why, and what helps.
	Detail *string `json:"detail" list:"" example:"Supervision was held in one month of six, since the supervisor left."`
	// Owner is whose it is: a job title, or a colleague who agreed to be named.
	Owner string `json:"owner" list:"sort" example:"PCN manager"`
	// DueOn is the last day on which it is in time.
	DueOn  vocabulary.Date `json:"due_on" list:"sort" example:"2026-12-18"`
	Status string          `json:"status" list:"filter,sort" enums:"open,in_progress,done,dropped" example:"open"`
	// Outcome is what came of it, or why it was dropped; null until then.
	Outcome *string `json:"outcome" list:"" example:"Supervision is held on the first Tuesday of each month."`
	// IsOverdue is true where it is neither done nor dropped, and its day is over in London.
	IsOverdue bool      `json:"is_overdue" list:"filter" example:"false"`
	RaisedAt  time.Time `json:"raised_at" list:"sort" example:"2026-11-26T09:00:00Z"`
	// ClosedOn is the day, in London, on which it was done or dropped; null until then.
	ClosedOn  *vocabulary.Date `json:"closed_on" list:"sort" example:"2026-12-16"`
	IsDemo    bool             `json:"is_demo" list:"filter" example:"false"`
	Version   int64            `json:"version" list:"" example:"1"`
	UpdatedAt time.Time        `json:"updated_at" list:"sort" example:"2026-11-26T09:00:00Z"`
}

// NewImprovementAction raises one.
type NewImprovementAction struct {
	PCNCode string `json:"pcn_code" binding:"required" example:"UD0001"`
	// Title says what is to be done, in 3 characters or more.
	Title  string `json:"title" binding:"required" minLength:"3" maxLength:"200" example:"Agree monthly supervision with the GP lead"`
	Reason string `json:"reason" binding:"required" enums:"gate_not_met,falling,contracts_ending,unknown,not_assessed,stale,vacancy,other" example:"gate_not_met"`
	// CriterionCode is of the framework in force.
	CriterionCode *string `json:"criterion_code,omitempty" example:"D2"`
	RoleType      *string `json:"role_type,omitempty" enums:"splw,cc,hwbc" example:"splw"`
	Detail        *string `json:"detail,omitempty" maxLength:"2000"`
	Owner         string  `json:"owner" binding:"required" maxLength:"100" example:"PCN manager"`
	// DueOn is today or later.
	DueOn vocabulary.Date `json:"due_on" binding:"required" example:"2026-12-18"`
}

// ImprovementActionChange changes one. What is left out stays.
type ImprovementActionChange struct {
	Title  *string                  `json:"title,omitempty" minLength:"3" maxLength:"200"`
	Detail vocabulary.Given[string] `json:"detail,omitzero" maxLength:"2000"`
	Owner  *string                  `json:"owner,omitempty" maxLength:"100"`
	// DueOn is today or later, where it is another than before.
	DueOn *vocabulary.Date `json:"due_on,omitempty"`
	// Status takes it a step on: from open to in_progress and back, from either to done or dropped, and from those to open again.
	Status *string `json:"status,omitempty" enums:"open,in_progress,done,dropped" example:"done"`
	// Outcome is asked for once it is done or dropped. One that is opened again has none.
	Outcome *string `json:"outcome,omitempty" maxLength:"2000"`
}

// The states of an improvement action.
const (
	actionOpen       = "open"
	actionInProgress = "in_progress"
	actionDone       = "done"
	actionDropped    = "dropped"
)

// reasonOther is the reason of an action that answers nothing of what to do next.
const reasonOther = "other"

// actionSteps are the states that may follow each.
var actionSteps = map[string][]string{
	actionOpen: {actionInProgress, actionDone, actionDropped}, actionInProgress: {actionOpen, actionDone, actionDropped},
	actionDone: {actionOpen}, actionDropped: {actionOpen},
}

// isUnderWay says whether there is still something to do.
func (a ImprovementAction) isUnderWay() bool {
	return a.Status == actionOpen || a.Status == actionInProgress
}
