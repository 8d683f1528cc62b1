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

// Invention is what a demonstration invents of assessments, of the campaigns that ask for them, and of what is done about them.
type Invention struct {
	Judged     []Judged
	Asked      []Asked
	Undertaken []Undertaken
}

// Judged is an assessment that a demonstration invents, of a network that does not exist.
type Judged struct {
	ID, PCNCode, Kind, CriteriaSet string
	RoleTypes                      []string
	// PublishedOn is when it was published; no day of one that is being worked at, which says how far it is instead.
	PublishedOn vocabulary.Date
	// Status is how far one is that is not published: a draft, or submitted, returned or validated.
	Status string
	// OpenedOn, SubmittedOn and JudgedOn are its days, as far as it is.
	OpenedOn, SubmittedOn, JudgedOn vocabulary.Date
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
	SubmittedAt      time.Time       `json:"submitted_at,omitzero"`
	SubmittedBy      *string         `json:"submitted_by"`
	ReturnComment    *string         `json:"return_comment"`
	ReturnedAt       time.Time       `json:"returned_at,omitzero"`
	ValidatedAt      time.Time       `json:"validated_at,omitzero"`
	ValidatedBy      *string         `json:"validated_by"`
	AgreedBy         *string         `json:"agreed_by"`
	PublishedAt      time.Time       `json:"published_at,omitzero"`
	PublishedOn      vocabulary.Date `json:"published_on,omitzero"`
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

// inventedTables works out what invented assessments come to, each that was published beside the one of its kind before it.
func inventedTables(ctx context.Context, tx *database.Tx, all []Judged) ([]invention.Table, error) {
	f, err := contentOfVersion(ctx, tx.PGX, firstVersion)
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
	rows, last, ofKind := make([]inventedAssessment, 0, len(all)), map[string]int{}, map[[2]string]int{}
	for _, j := range all {
		row := j.scored(f)
		if j.Status != "" {
			rows = append(rows, j.underWay(row))
			continue
		}
		by, at := system, j.PublishedOn.Midnight().Add(12*time.Hour)
		row.Status, row.SubmittedAt, row.SubmittedBy, row.ValidatedAt, row.ValidatedBy, row.AgreedBy = assessmentPublished, at.AddDate(0, 0, -9), &by, at.AddDate(0, 0, -2), &by, j.agreedBy()
		row.PublishedAt, row.PublishedOn, row.OpenedAt = at, j.PublishedOn, at.AddDate(0, 0, -20)
		if n, ok := last[j.PCNCode]; ok {
			rows[n].Status, rows[n].SupersededOn = assessmentSuperseded, j.PublishedOn
		}
		if n, ok := ofKind[[2]string{j.PCNCode, j.Kind}]; ok {
			before := &rows[n]
			row.PreviousID = &before.ID
			if before.CriteriaSet == row.CriteriaSet {
				row.ScoreChange = moved(before.Result.Score, row.Result.Score)
			}
		}
		last[j.PCNCode], ofKind[[2]string{j.PCNCode, j.Kind}] = len(rows), len(rows)
		rows = append(rows, row)
	}
	return []invention.Table{invention.Versioned("assessments", rows), invention.Plain("assessment_ratings", []inventedRating{})}, nil
}

// firstVersion is that of the framework that invented assessments are held against, and system who does what is invented.
const (
	firstVersion = 1
	system       = "system"
)

// scored is an invented assessment with its levels and what they come to.
func (j Judged) scored(f content) inventedAssessment {
	slots := f.slots()
	a := &assessmentRecord{Assessment: Assessment{FrameworkVersion: firstVersion, RoleTypes: j.RoleTypes, CriteriaSet: j.CriteriaSet}, Levels: make([]int16, len(slots))}
	for i, s := range slots {
		a.Levels[i] = NotAssessed
		if a.isAsked(s) {
			a.Levels[i] = j.Level(s.criterion.Code, s.roleType)
		}
	}
	a.count(f)
	return inventedAssessment{ID: j.ID, PCNCode: j.PCNCode, FrameworkVersion: firstVersion, Kind: j.Kind, CriteriaSet: j.CriteriaSet, RoleTypes: j.RoleTypes, Levels: a.Levels, Result: a.Result}
}

// underWay is one that is not published, on its days.
func (j Judged) underWay(row inventedAssessment) inventedAssessment {
	noon := func(day vocabulary.Date) time.Time { return day.Midnight().Add(12 * time.Hour) }
	row.Status, row.OpenedAt = j.Status, noon(j.OpenedOn)
	if j.Status == assessmentDraft {
		return row
	}
	by := system
	row.SubmittedAt, row.SubmittedBy = noon(j.SubmittedOn), &by
	switch j.Status {
	case assessmentReturned:
		comment := "Please say when supervision was held, and by whom."
		row.ReturnComment, row.ReturnedAt = &comment, noon(j.JudgedOn)
	case assessmentValidated:
		row.ValidatedAt, row.ValidatedBy, row.AgreedBy = noon(j.JudgedOn), &by, j.agreedBy()
	}
	return row
}

// agreedBy is the body that agrees to one of its kind.
func (j Judged) agreedBy() *string {
	body := boardBody
	if j.Kind == moderatedKind {
		body = networkBody
	}
	return &body
}

// Invent writes what is invented. A network that could be real is refused.
func Invent(ctx context.Context, tx *database.Tx, _ policy.Scope, clock vocabulary.Clock, all Invention) error {
	invented, err := inventedTables(ctx, tx, all.Judged)
	if err != nil {
		return err
	}
	return write(ctx, tx, clock, append(invented, inventedCampaigns(all.Asked), undertakenTable(all.Undertaken))...)
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
	On func(day vocabulary.Date) Invention
}

// Restore puts the assessments, improvement actions and campaigns back as they were invented on the day the installation began, and takes back those
// assessments of networks that are not invented. It tells of how many networks, and how many campaigns.
func (v Invented) Restore(ctx context.Context, actor vocabulary.Actor) (networks, campaigns int64, err error) {
	err = v.Log.RecordEverywhere(ctx, actor, "sandbox.reset", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		if err := imports.AloneWithin(ctx, tx, imports.ApplyLimit); err != nil {
			return err
		}
		_, began, err := invention.SetBack(ctx, tx)
		if err != nil {
			return err
		}
		then := v.On(vocabulary.DateOf(began))
		family, err := inventedTables(ctx, tx, then.Judged)
		if err != nil {
			return err
		}
		assessed, err := invention.Restore(ctx, tx, family, "true", v.Clock())
		if err != nil {
			return err
		}
		improved, err := invention.Restore(ctx, tx, []invention.Table{undertakenTable(then.Undertaken)}, "true", v.Clock())
		if err != nil {
			return err
		}
		codes := slices.Concat(assessed, improved)
		slices.Sort(codes)
		networks = int64(len(slices.Compact(codes)))
		campaigns, err = inventedCampaigns(then.Asked).RestoreAll(ctx, tx, v.Clock())
		return err
	})
	return networks, campaigns, err
}
