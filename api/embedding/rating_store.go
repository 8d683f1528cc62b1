package embedding

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// publishedWithin are the assessments within reach ($2) that were ever published, of some networks ($3), of the networks that some
// boards ($4) have today ($1), and of some days: from one on ($5), before another ($6). What is empty narrows nothing.
const publishedWithin = `SELECT a.id::text, a.pcn_code::text, a.published_on, a.superseded_on, a.framework_version, a.kind, a.criteria_set, a.is_demo, a.role_types, a.levels
  FROM shown_assessments a` + reachedAlone + `
   AND a.published_on IS NOT NULL
   AND ($3::text[] IS NULL OR a.pcn_code = ANY ($3::text[]))
   AND ($4::text[] IS NULL OR a.pcn_code IN (SELECT b.pcn_code FROM (` + networkBoards + `) b WHERE b.icb_code = ANY ($4::text[])))
   AND ($5 = '' OR a.published_on >= nullif($5, '')::date) AND ($6 = '' OR a.published_on < nullif($6, '')::date)
 ORDER BY a.pcn_code, a.published_on, a.id`

// eachPublished hands over the published assessments that are asked about, one at a time, with their levels and nothing of what
// they come to. The record is the same each time.
func (assessmentStore) eachPublished(ctx context.Context, tx pgx.Tx, scope policy.Scope, asked ratingsAsked, today vocabulary.Date, take func(a *assessmentRecord) error) error {
	rows, err := tx.Query(ctx, publishedWithin, today, append([]string{}, scope.Filter(ctx)...), asked.networks, asked.boards, asked.since, asked.before)
	if err != nil {
		return fmt.Errorf("read published assessments: %w", err)
	}
	defer rows.Close()
	var a assessmentRecord
	into := []any{&a.ID, &a.PCNCode, &a.PublishedOn, &a.SupersededOn, &a.FrameworkVersion, &a.Kind, &a.CriteriaSet, &a.IsDemo, &a.RoleTypes, &a.Levels}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return fmt.Errorf("read a published assessment: %w", err)
		}
		if err := take(&a); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read published assessments: %w", err)
	}
	return nil
}

// everPublished are the contents of the versions that assessments were ever made with, by their numbers.
func (frameworkStore) everPublished(ctx context.Context, tx pgx.Tx) (map[int64]content, error) {
	rows, err := tx.Query(ctx, "SELECT framework_version FROM embedding_frameworks WHERE status <> 'draft'")
	if err != nil {
		return nil, fmt.Errorf("list published frameworks: %w", err)
	}
	versions, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return nil, fmt.Errorf("list published frameworks: %w", err)
	}
	all := map[int64]content{}
	for _, version := range versions {
		if all[version], err = contentOfVersion(ctx, tx, version); err != nil {
			return nil, err
		}
	}
	return all, nil
}
