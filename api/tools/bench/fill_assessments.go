package main

import (
	"context"
	_ "embed"
	"fmt"
	"hash/fnv"

	"github.com/jackc/pgx/v5"

	"trellis/api/embedding"
	"trellis/api/server"
	"trellis/api/vocabulary"
)

// judgements is how many different assessments there are; every network's are some of them.
const judgements = 64

//go:embed assessments.sql
var assessmentsSQL string

// fillAssessments gives every network a published assessment in each of some quarters. What they come to is the product's
// own doing: a draft is rated as each of them, and what is kept then is copied straight into the table.
func fillAssessments(ctx context.Context, app *server.App, owner *pgx.Conn, quarters int) (assessments, ratings int64, err error) {
	say(fmt.Sprintf("Writing assessments of %d quarters", quarters))
	if err := judge(ctx, app, owner); err != nil {
		return 0, 0, err
	}
	if _, err := owner.Exec(ctx, fmt.Sprintf("SELECT set_config('bench.quarters', '%d', false);", quarters)+assessmentsSQL); err != nil {
		return 0, 0, fmt.Errorf("copy assessments: %w", err)
	}
	err = owner.QueryRow(ctx, "SELECT count(*), sum(assessed) FROM assessments WHERE published_on IS NOT NULL").Scan(&assessments, &ratings)
	return assessments, ratings, err
}

// judge rates the draft of one network in many ways, and keeps each of them in the table judged.
func judge(ctx context.Context, app *server.App, owner *pgx.Conn) error {
	all, err := embedding.NewAssessments(app.DB, app.Log, app.Clock)
	if err != nil {
		return err
	}
	if _, err := owner.Exec(ctx, "CREATE TEMP TABLE judged (n bigint, LIKE assessments)"); err != nil {
		return err
	}
	var network string
	if err := owner.QueryRow(ctx, "SELECT min(pcn_code) FROM posts").Scan(&network); err != nil {
		return err
	}
	draft, err := all.Create(ctx, vocabulary.System(), embedding.NewAssessment{PCNCode: network, Kind: "self", CriteriaSet: "core"})
	for n := 0; n < judgements && err == nil; n++ {
		if n == judgements*3/4 { // the last quarter of them ask everything
			if draft, err = all.Update(ctx, vocabulary.System(), draft.ID, draft.Version, embedding.AssessmentChange{CriteriaSet: "full"}); err != nil {
				return err
			}
		}
		if draft, err = all.Rate(ctx, vocabulary.System(), draft.ID, draft.Version, embedding.NewRatings{Ratings: rated(draft.Ratings, n)}); err != nil {
			return err
		}
		_, err = owner.Exec(ctx, "INSERT INTO judged SELECT $1, a.* FROM assessments a WHERE a.id = $2::text::uuid", n, draft.ID)
	}
	if err == nil {
		_, err = all.Discard(ctx, vocabulary.System(), draft.ID, draft.Version, embedding.AssessmentDiscard{})
	}
	return err
}

// rated are levels around one that rises with n, different from criterion to criterion.
func rated(asked []embedding.Rating, n int) (all []embedding.NewRating) {
	for _, of := range asked {
		role, sum := "", fnv.New32a()
		if of.RoleType != nil {
			role = *of.RoleType
		}
		fmt.Fprintf(sum, "%s %s %d", of.CriterionCode, role, n)
		level := min(max(int64(n%16)/4+int64(sum.Sum32()%3)-1, 0)+1, 4)
		all = append(all, embedding.NewRating{CriterionCode: of.CriterionCode, RoleType: of.RoleType, Level: &level})
	}
	return all
}
