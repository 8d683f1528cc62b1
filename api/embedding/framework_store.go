package embedding

import (
	"context"
	"fmt"
	"time"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// frameworkStore keeps the versions of the framework.
type frameworkStore struct{ db *database.DB }

// frameworkTables are what the answers about frameworks are made of.
var frameworkTables = []string{"embedding_frameworks", "embedding_criteria"}

const frameworkRows = `(SELECT f.framework_version, f.name, f.note, f.status, f.based_on, f.published_at, f.retired_at, c.criteria_count, c.core_count, c.gate_count, f.version, f.updated_at
	   FROM embedding_frameworks f
	   LEFT JOIN LATERAL (SELECT count(*) AS criteria_count, count(*) FILTER (WHERE is_core) AS core_count, count(*) FILTER (WHERE is_gate) AS gate_count
	                        FROM embedding_criteria WHERE framework_version = f.framework_version) c ON true) f`

func (s frameworkStore) read(ctx context.Context, version int64) (f FrameworkDetail, err error) {
	f.Framework, err = database.One[Framework](ctx, s.db.Querier(ctx), "SELECT * FROM "+frameworkRows+" WHERE framework_version = $1", version)
	if err != nil {
		return f, err
	}
	f.Domains, err = s.content(ctx, version)
	return f, err
}

// criterionRow is a criterion beside its domain.
type criterionRow struct {
	DomainCode, DomainName string
	DomainWeight           int64
	Criterion
}

// content reads a version's domains with their criteria, in order.
func (s frameworkStore) content(ctx context.Context, version int64) (content, error) {
	return contentOfVersion(ctx, s.db.Querier(ctx), version)
}

func contentOfVersion(ctx context.Context, q database.Querier, version int64) (content, error) {
	rows, err := database.Many[criterionRow](ctx, q, `
SELECT d.code AS domain_code, d.name AS domain_name, d.weight AS domain_weight, c.code, c.name, c.explanation, c.scope, c.role_types, c.is_core, c.is_gate, c.derivation, c.weight, c.source, c.levels
  FROM embedding_domains d JOIN embedding_criteria c ON c.framework_version = d.framework_version AND c.domain_code = d.code
 WHERE d.framework_version = $1 ORDER BY d.position, c.position`, version)
	if err != nil {
		return nil, err
	}
	all := content{}
	for _, r := range rows {
		if len(all) == 0 || all[len(all)-1].Code != r.DomainCode {
			all = append(all, Domain{Code: r.DomainCode, Name: r.DomainName, Weight: r.DomainWeight})
		}
		last := &all[len(all)-1]
		last.Criteria = append(last.Criteria, r.Criterion)
	}
	return all, nil
}

// meant are the criteria of all versions but one, by code.
func (s frameworkStore) meant(ctx context.Context, but int64) (map[string]Criterion, error) {
	rows, err := database.Many[struct{ Code, Scope string }](ctx, s.db.Querier(ctx), "SELECT DISTINCT code, scope FROM embedding_criteria WHERE framework_version <> $1", but)
	meant := map[string]Criterion{}
	for _, r := range rows {
		meant[r.Code] = Criterion{Code: r.Code, Scope: r.Scope}
	}
	return meant, err
}

// next is the number of the next version; whoever asks for it at the same time waits.
func (frameworkStore) next(ctx context.Context, tx *database.Tx) (number int64, err error) {
	if _, err = tx.PGX.Exec(ctx, "LOCK TABLE embedding_frameworks IN SHARE ROW EXCLUSIVE MODE"); err == nil {
		err = tx.PGX.QueryRow(ctx, "SELECT max(framework_version) + 1 FROM embedding_frameworks").Scan(&number)
	}
	if err != nil {
		err = fmt.Errorf("look for the newest framework: %w", err)
	}
	return number, err
}

func (frameworkStore) insert(ctx context.Context, tx *database.Tx, f Framework, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, "INSERT INTO embedding_frameworks (framework_version, name, note, status, based_on, updated_at) VALUES ($1, $2, $3, 'draft', $4, $5)", f.FrameworkVersion, f.Name, f.Note, f.BasedOn, now)
	if err != nil {
		return fmt.Errorf("make a draft of a framework: %w", err)
	}
	return nil
}

// save writes the next version of a framework's own row.
func (frameworkStore) save(ctx context.Context, tx *database.Tx, f Framework, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE embedding_frameworks SET name = $3, note = $4, status = $5, published_at = $6, retired_at = $7, version = version + 1, updated_at = $8
		WHERE framework_version = $1 AND version = $2`, f.FrameworkVersion, f.Version, f.Name, f.Note, f.Status, f.PublishedAt, f.RetiredAt, now)
	if err != nil {
		return fmt.Errorf("change a framework: %w", err)
	}
	if done.RowsAffected() == 0 { // its version was the newest a moment ago
		return vocabulary.Stale(f.Version + 1)
	}
	return nil
}
