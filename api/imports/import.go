// Package imports takes files in: a file is read into a plan that says what it would change and what is wrong
// with it, the plan is applied as one transaction, and what was applied can be undone at any time. Rooms say
// what kinds of file there are and what they mean.
package imports

import (
	"time"

	"trellis/api/vocabulary"
)

// Status of an import.
const (
	Planned   = "planned"
	Applied   = "applied"
	Undone    = "undone"
	Discarded = "discarded"
)

// Import is a file that was read, and what became of it.
type Import struct {
	ID string `json:"id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// Kind is the kind of file; GET /api/v1/import_kinds explains each.
	Kind string `json:"kind" list:"filter,sort" example:"ods_epcn"`
	// FileName is the name it was sent under.
	FileName string `json:"file_name" list:"sort" example:"ePCN.xlsx"`
	// FileBytes is its size.
	FileBytes int64 `json:"file_bytes" list:"" example:"620803"`
	// SHA256 identifies its content, in hexadecimal.
	SHA256 string `json:"sha256" list:"filter"`
	// AsAt is the day the file describes.
	AsAt vocabulary.Date `json:"as_at" list:"filter,sort" example:"2023-01-27"`
	// Status is planned until it is applied or discarded; an applied import can be undone.
	Status string `json:"status" list:"filter,sort" enums:"planned,applied,undone,discarded" example:"planned"`
	// RowsRead counts the rows with data.
	RowsRead int64 `json:"rows_read" list:"" example:"8784"`
	// LeftOut counts rows of which nothing is used. Applying must name this number.
	LeftOut int64 `json:"left_out" list:"" example:"2"`
	// PutRight counts rows used with a value corrected.
	PutRight int64 `json:"put_right" list:"" example:"1"`
	// Waiting counts rows kept until another file names what they are about.
	Waiting int64 `json:"waiting" list:"" example:"0"`
	// Changes counts everything the plan changes.
	Changes int64 `json:"changes" list:"sort" example:"21"`
	// Created counts the changes that make something; Renamed, Moved and Closed those that do that.
	Created int64 `json:"created" list:"" example:"3"`
	Renamed int64 `json:"renamed" list:"" example:"5"`
	Moved   int64 `json:"moved" list:"" example:"11"`
	Closed  int64 `json:"closed" list:"" example:"2"`
	// ReplacesDemonstration is true when applying the plan turns London's data_origin from demo to real, so that the invented organisations give way; of an applied import, when applying it did.
	ReplacesDemonstration bool `json:"replaces_demonstration" list:"" example:"false"`
	// RestoresDemonstration is true when undoing the import turned London's data_origin back to demo. A dry run of the undo tells it beforehand.
	RestoresDemonstration bool `json:"restores_demonstration" list:"" example:"false"`
	// PlannedAt is when the file was read; PlannedBy is who sent it.
	PlannedAt  time.Time  `json:"planned_at" list:"sort" example:"2026-11-23T09:12:00Z"`
	PlannedBy  string     `json:"planned_by" list:"" example:"local_operator"`
	AppliedAt  *time.Time `json:"applied_at" list:"sort" example:"2026-11-23T09:14:00Z"`
	AppliedBy  *string    `json:"applied_by" list:"" example:"local_operator"`
	UndoneAt   *time.Time `json:"undone_at" list:"sort"`
	UndoneBy   *string    `json:"undone_by" list:""`
	UndoReason *string    `json:"undo_reason" list:"" example:"Wrong file"`
	// Version rises with every change; it leads the ETag.
	Version int64 `json:"version" list:"" example:"1"`
	// UpdatedAt is when its status last changed.
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-23T09:12:00Z"`

	scopes   []string // whose it is; nil for everyone who may read files
	headings []string // of the rows that were left out, where they are kept
	plan     string   // the digest of the plan, where it has just been worked out
}

// ImportDetail is an import with the names of who did what. A name is null where nobody did it, or where you may not see
// who that is.
type ImportDetail struct {
	Import
	PlannedByName *string `json:"planned_by_name" example:"Amina Begum"`
	AppliedByName *string `json:"applied_by_name" example:"Amina Begum"`
	UndoneByName  *string `json:"undone_by_name"`
}

// PlannedChange is one thing a plan changes.
type PlannedChange struct {
	Number int64 `json:"number" list:"sort" example:"1"`
	// Action is what it does: create, rename (another name), move (another place it belongs to), close, reopen,
	// redate (the same on other days, or better known), update (another figure) or remove (as if it had never been).
	Action string `json:"action" list:"filter,sort" enums:"create,rename,move,close,reopen,redate,update,remove" example:"move"`
	// RecordType is what it changes, such as pcn or practice.
	RecordType string `json:"record_type" list:"filter,sort" example:"practice"`
	// RecordCode is the code of what it changes.
	RecordCode string `json:"record_code" list:"filter,sort" example:"E83003"`
	// Name is what that is called.
	Name *string `json:"name" list:"sort" example:"OAKLEIGH ROAD HEALTH CENTRE"`
	// ColumnName is which of its values differs, where the change is of one of several.
	ColumnName *string `json:"column_name" list:"filter,sort" example:"wte_funded"`
	// Before and After are the name, code, figure or day that held and that will; null for none.
	Before *string `json:"before" list:"" example:"U33392"`
	After  *string `json:"after" list:"" example:"U06780"`
	// EffectiveOn is the first day on which it differs.
	EffectiveOn *vocabulary.Date `json:"effective_on" list:"sort" example:"2026-07-01"`
	// Certainty is how well that day is known.
	Certainty *string `json:"certainty" list:"" enums:"exact,known_by,carried_back" example:"known_by"`
	// Sheet and Row are where the file says so; null where another file, or the absence of a row, does.
	Sheet *string `json:"sheet" list:""`
	Row   *int64  `json:"row" list:"" example:"61"`
}

// RowProblem is something about one row of the file.
type RowProblem struct {
	Number int64 `json:"number" list:"sort" example:"1"`
	// Sheet is null in a CSV file; Row counts from 1, the header included; ColumnName is its heading or letter.
	Sheet      *string `json:"sheet" list:"sort" example:"PCN Core Partner Details"`
	Row        *int64  `json:"row" list:"sort" example:"1882"`
	ColumnName *string `json:"column_name" list:"" example:"PCN Code"`
	// Value is what was found there, cut at 100 characters.
	Value *string `json:"value" list:"" example:"20261301"`
	// Code is the stable name of the problem.
	Code string `json:"code" list:"filter" example:"wrong_date"`
	// Message says what is wrong and what to do.
	Message string `json:"message" list:"" example:"20261301 has no month 13. Correct the date and send the file again."`
	// Result is what became of the row.
	Result string `json:"result" list:"filter,sort" enums:"left_out,put_right,waiting,noted" example:"left_out"`
}
