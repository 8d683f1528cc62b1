package embedding

import (
	"context"
	"slices"
	"strings"
	"time"

	"trellis/api/audit"
	"trellis/api/imports"
	"trellis/api/platform/database"
	"trellis/api/platform/invention"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Judged is an assessment that a demonstration invents: one that was published, of a network that does not exist.
type Judged struct {
	ID, PCNCode, Kind, CriteriaSet string
	RoleTypes                      []string
	PublishedOn                    vocabulary.Date
	// Level is that of a criterion, of a role or, where that is "", of the network.
	Level func(criterionCode, roleType string) int16
}

// inventedAssessment is a row as it is written; its fields are named as the columns are.
type inventedAssessment struct {
	ID               string          `json:"id"`
	PCNCode          string          `json:"pcn_code"`
	FrameworkVersion int64           `json:"framework_version"`
	Kind             string          `json:"kind"`
	CriteriaSet      string          `json:"criteria_set"`
	Status           string          `json:"status"`
	RoleTypes        []string        `json:"role_types"`
	Levels           []int16         `json:"levels"`
	Result           Score           `json:"result"`
	SubmittedAt      time.Time       `json:"submitted_at"`
	SubmittedBy      string          `json:"submitted_by"`
	ValidatedAt      time.Time       `json:"validated_at"`
	ValidatedBy      string          `json:"validated_by"`
	PublishedAt      time.Time       `json:"published_at"`
	PublishedOn      vocabulary.Date `json:"published_on"`
	SupersededOn     vocabulary.Date `json:"superseded_on,omitzero"`
	PreviousID       *string         `json:"previous_id"`
	ScoreChange      *float64        `json:"score_change"`
	OpenedAt         time.Time       `json:"opened_at"`
}

// inventedRating is a row of what is said of a rating: a demonstration begins with none.
type inventedRating struct {
	AssessmentID  string `json:"assessment_id"`
	PCNCode       string `json:"pcn_code"`
	CriterionCode string `json:"criterion_code"`
	RoleType      string `json:"role_type"`
}

// inventedTables works out what invented assessments come to, each beside the one before it.
func inventedTables(ctx context.Context, tx *database.Tx, all []Judged) ([]invention.Table, error) {
	const first = 1
	f, err := contentOfVersion(ctx, tx.PGX, first)
	if err != nil {
		return nil, err
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b Judged) int {
		if by := strings.Compare(a.PCNCode, b.PCNCode); by != 0 {
			return by
		}
		return a.PublishedOn.Compare(b.PublishedOn)
	})
	rows, slots := make([]inventedAssessment, 0, len(all)), f.slots()
	for n, j := range all {
		a := &assessmentRecord{Assessment: Assessment{FrameworkVersion: first, RoleTypes: j.RoleTypes, CriteriaSet: j.CriteriaSet}, Levels: make([]int16, len(slots))}
		for i, s := range slots {
			a.Levels[i] = NotAssessed
			if a.isAsked(s) {
				a.Levels[i] = j.Level(s.criterion.Code, s.roleType)
			}
		}
		a.deploy(f, j.RoleTypes)
		a.count(f)
		at := j.PublishedOn.Midnight().Add(12 * time.Hour)
		row := inventedAssessment{ID: j.ID, PCNCode: j.PCNCode, FrameworkVersion: first, Kind: j.Kind, CriteriaSet: j.CriteriaSet, Status: assessmentPublished, RoleTypes: j.RoleTypes, Levels: a.Levels, Result: a.Result,
			SubmittedAt: at.AddDate(0, 0, -9), SubmittedBy: "system", ValidatedAt: at.AddDate(0, 0, -2), ValidatedBy: "system", PublishedAt: at, PublishedOn: j.PublishedOn, OpenedAt: at.AddDate(0, 0, -20)}
		if n > 0 && all[n-1].PCNCode == j.PCNCode {
			before := &rows[n-1]
			before.Status, before.SupersededOn, row.PreviousID = assessmentSuperseded, j.PublishedOn, &before.ID
			if before.CriteriaSet == row.CriteriaSet {
				row.ScoreChange = moved(before.Result.Score, row.Result.Score)
			}
		}
		rows = append(rows, row)
	}
	return []invention.Table{invention.Versioned("assessments", rows), invention.Plain("assessment_ratings", []inventedRating{})}, nil
}

// Invent writes what is invented. A network that could be real is refused.
func Invent(ctx context.Context, tx *database.Tx, _ policy.Scope, clock vocabulary.Clock, all []Judged) error {
	invented, err := inventedTables(ctx, tx, all)
	if err != nil {
		return err
	}
	return write(ctx, tx, clock, invented...)
}

// write writes the rows of invented tables, the first first.
func write(ctx context.Context, tx *database.Tx, clock vocabulary.Clock, invented ...invention.Table) error {
	for _, table := range invented {
		if err := table.Check(); err != nil {
			return err
		}
		if err := table.Insert(ctx, tx, clock()); err != nil {
			return err
		}
	}
	return nil
}

// Invented is what a demonstration invented of assessments, which can be put back as it was.
type Invented struct {
	Log   *audit.Log
	Clock vocabulary.Clock
	// On is what was invented on a day.
	On func(day vocabulary.Date) []Judged
	// Undertaken is what was invented on a day of improvement actions.
	Undertaken func(day vocabulary.Date) []Undertaken
}

// Restore puts the assessments and the improvement actions back as they were invented on the day the installation began, and takes back those of networks
// that are not invented. It tells of how many networks.
func (v Invented) Restore(ctx context.Context, actor vocabulary.Actor) (networks int64, err error) {
	err = v.Log.RecordEverywhere(ctx, actor, "sandbox.reset", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		if err := imports.AloneWithin(ctx, tx, imports.ApplyLimit); err != nil {
			return err
		}
		_, began, err := invention.SetBack(ctx, tx)
		if err != nil {
			return err
		}
		family, err := inventedTables(ctx, tx, v.On(vocabulary.DateOf(began)))
		if err != nil {
			return err
		}
		assessed, err := invention.Restore(ctx, tx, family, "true", v.Clock())
		if err != nil {
			return err
		}
		improved, err := invention.Restore(ctx, tx, undertakenTables(v.Undertaken(vocabulary.DateOf(began))), "true", v.Clock())
		codes := slices.Concat(assessed, improved)
		slices.Sort(codes)
		networks = int64(len(slices.Compact(codes)))
		return err
	})
	return networks, err
}
