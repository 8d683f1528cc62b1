package embedding

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
)

// replace writes a draft's content: what is new, what is different, and takes away what is not there any more. What stays as it
// was is not touched, so that the audit shows the change and nothing else.
func (frameworkStore) replace(ctx context.Context, tx *database.Tx, version int64, f content) error {
	batch := &pgx.Batch{}
	batch.Queue("SET CONSTRAINTS embedding_domains_in_order, embedding_criteria_in_order DEFERRED")
	var domains, criteria []string
	for d, domain := range f {
		domains = append(domains, domain.Code)
		batch.Queue(`INSERT INTO embedding_domains (framework_version, code, name, weight, position) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (framework_version, code) DO UPDATE SET name = $3, weight = $4, position = $5
			WHERE (embedding_domains.name, embedding_domains.weight, embedding_domains.position) IS DISTINCT FROM ($3, $4::bigint, $5::bigint)`,
			version, domain.Code, domain.Name, domain.Weight, d+1)
		for _, c := range domain.Criteria {
			criteria = append(criteria, c.Code)
			batch.Queue(`INSERT INTO embedding_criteria (framework_version, code, domain_code, name, explanation, scope, role_types, is_core, is_gate, derivation, weight, source, levels, position)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
				ON CONFLICT (framework_version, code) DO UPDATE SET name = $4, explanation = $5, scope = $6, role_types = $7, is_core = $8, is_gate = $9, derivation = $10, weight = $11, source = $12, levels = $13, position = $14
				WHERE (embedding_criteria.name, embedding_criteria.explanation, embedding_criteria.scope, embedding_criteria.role_types, embedding_criteria.is_core, embedding_criteria.is_gate,
				       embedding_criteria.derivation, embedding_criteria.weight, embedding_criteria.source, embedding_criteria.levels, embedding_criteria.position)
				      IS DISTINCT FROM ($4, $5, $6, $7::text[], $8::boolean, $9::boolean, $10, $11::bigint, $12, $13::text[], $14::bigint)`,
				version, c.Code, domain.Code, c.Name, c.Explanation, c.Scope, c.RoleTypes, c.IsCore, c.IsGate, c.Derivation, c.Weight, c.Source, c.Levels, len(criteria))
		}
	}
	batch.Queue("DELETE FROM embedding_criteria WHERE framework_version = $1 AND code <> ALL ($2)", version, criteria)
	batch.Queue("DELETE FROM embedding_domains WHERE framework_version = $1 AND code <> ALL ($2)", version, domains)
	if err := tx.PGX.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("write what a framework holds: %w", err)
	}
	return nil
}
