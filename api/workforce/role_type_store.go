package workforce

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
)

// roleTypeStore keeps what is known of the roles.
type roleTypeStore struct{ db *database.DB }

// roleTypeTables are what the answers about roles are made of.
var roleTypeTables = []string{"role_types"}

func (s roleTypeStore) read(ctx context.Context, code string) (RoleType, error) {
	return database.One[RoleType](ctx, s.db.Querier(ctx), "SELECT code, name, short_name, aliases, nwrs_staff_role, sds_job_role_code, usual_afc_band, caseload_min, caseload_max, "+
		"training_rule, supervision_rule, source, position, version, updated_at FROM role_types WHERE code = $1", code)
}

// others are what the other roles are called, plainly, each with the name of its role.
func (roleTypeStore) others(ctx context.Context, tx *database.Tx, code string) (map[string]string, error) {
	rows, err := tx.PGX.Query(ctx, "SELECT name, unnest(ARRAY[code, name, short_name, nwrs_staff_role] || aliases) FROM role_types WHERE code <> $1", code)
	others := map[string]string{}
	var role, name string
	if err == nil {
		_, err = pgx.ForEachRow(rows, []any{&role, &name}, func() error {
			others[plainly(name)] = role
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("read what other roles are called: %w", err)
	}
	return others, nil
}

// save writes the next version of a role; false where it is not the version that was read any more.
func (roleTypeStore) save(ctx context.Context, tx *database.Tx, r RoleType, now time.Time) (saved bool, err error) {
	done, err := tx.PGX.Exec(ctx, `UPDATE role_types SET aliases = $3, usual_afc_band = $4, caseload_min = $5, caseload_max = $6, training_rule = $7, supervision_rule = $8, source = $9,
		version = version + 1, updated_at = $10 WHERE code = $1 AND version = $2`,
		r.Code, r.Version, r.Aliases, r.UsualAfCBand, r.CaseloadMin, r.CaseloadMax, r.TrainingRule, r.SupervisionRule, r.Source, now)
	if err != nil {
		return false, fmt.Errorf("change a role: %w", err)
	}
	return done.RowsAffected() == 1, nil
}
