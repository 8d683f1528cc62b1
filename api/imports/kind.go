package imports

import (
	"context"

	"trellis/api/imports/table"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Kind is one kind of file. A room gives it meaning by its two functions.
type Kind struct {
	// Name is what it is imported under, such as ods_epcn.
	Name string `json:"name" example:"ods_epcn"`
	// Title is what people call it.
	Title string `json:"title" example:"PCN workbook (ePCN)"`
	// Describes says what it holds, who publishes it and what Trellis takes from it.
	Describes string `json:"describes"`
	// Columns are what is read of it.
	Columns []table.Column `json:"columns"`
	// SampleName and Sample are a small file of this kind.
	SampleName string `json:"sample_name" example:"ods_epcn.csv"`
	Sample     string `json:"sample"`
	// AsAtFrom says where the day that a file describes comes from: file, which carries it; form, where it has to be said; or
	// today, as the rows each say from when they hold.
	AsAtFrom string `json:"as_at_from" enums:"file,form,today" example:"form"`
	// KeepsRows tells that rows which were left out can be had again, to be mended: GET /api/v1/imports/{id}/left_out_rows.
	KeepsRows bool `json:"keeps_rows" example:"false"`

	// Operation is what importing it takes besides, such as posts.import.
	Operation string `json:"-"`
	// Read reads a file.
	Read func(ctx context.Context, from Source) (Reading, error) `json:"-"`
	// Change works out what becoming applied, or ceasing to be, changes; where write is set it writes it.
	Change func(ctx context.Context, tx *database.Tx, scope policy.Scope, importID string, applied, write bool) (Outcome, error) `json:"-"`
}

// Source is a file as it is given to be read.
type Source struct {
	Book *table.Book
	// AsAt is zero where the caller did not say which day it describes.
	AsAt     vocabulary.Date
	Report   *table.Report
	Progress func(rows int64)
	// Tx and Scope are for kinds whose rows are about records of networks: what the sender reaches of those.
	Tx    *database.Tx
	Scope policy.Scope
}

// Reading is a file that has been read.
type Reading struct {
	AsAt vocabulary.Date
	Rows int64
	// Scopes are whose records it is about; nil where it is about what is everyone's.
	Scopes []string
	// Headings are those of the rows that were left out, where the kind keeps them.
	Headings []string
	// Keep stores what the file says under the import's id.
	Keep func(ctx context.Context, tx *database.Tx, importID string) error
}

// Outcome is what a plan does.
type Outcome struct {
	Changes []PlannedChange
	// Problems are what only shows beside other files: rows that wait for one, rows that say what is not so.
	Problems []table.Problem
	// Digest is the same for two outcomes that write the same.
	Digest string
	// ReplacesDemonstration and RestoresDemonstration say that real organisations take the place of invented ones, or
	// leave it to them.
	ReplacesDemonstration, RestoresDemonstration bool
}

// ImportKind is a kind of file, and whether the caller may import it.
type ImportKind struct {
	Kind
	// MayImport tells whether you may import this kind; Reason says why not.
	MayImport bool    `json:"may_import" example:"true"`
	Reason    *string `json:"reason" example:"You may not import posts. That takes the permission posts.import."`
}

// KindsFor lists the kinds, each with whether the caller may import it.
func (s *Imports) KindsFor(actor vocabulary.Actor) (kinds []ImportKind) {
	for _, kind := range s.Kinds {
		k := ImportKind{Kind: kind, MayImport: true}
		for _, operation := range []string{"imports.create", kind.Operation} {
			if err := policy.May(actor, operation); err != nil {
				reason := policy.Refusal(err)
				k.MayImport, k.Reason = false, &reason
				break
			}
		}
		kinds = append(kinds, k)
	}
	return kinds
}
