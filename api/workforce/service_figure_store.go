package workforce

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// serviceFigureStore keeps what services did.
type serviceFigureStore struct{ db *database.DB }

// figureColumns are the figures within reach ($2), as they are kept: what outsiders may not see is withheld afterwards.
const figureColumns = `SELECT f.id::text AS id, f.pcn_code::text COLLATE "default" AS pcn_code, f.role_type COLLATE "default" AS role_type, f.month, f.referrals, f.declined,
		f.wait_days_median::float8 AS wait_days_median, f.first_contacts, f.caseload, f.contacts, false AS is_suppressed, '{}'::text[] AS suppressed, f.is_demo, f.version, f.updated_at
	   FROM service_figures f JOIN shown_pcns n ON n.ods_code = f.pcn_code
	  WHERE ((SELECT '*' = ANY ($2::text[])) OR f.scopes[1] IN (SELECT unnest($2::text[])))`

const serviceFigureRows = "(" + figureColumns + ") f"

// groupRows are the groups of some figures ($1), each dimension in the order of its codes.
const groupRows = `SELECT service_figure_id::text, dimension, group_code, referrals FROM service_figure_groups WHERE service_figure_id = ANY ($1::text[]::uuid[])`

// includeGroups gives figures their groups.
func includeGroups(ctx context.Context, q listing.Querier, rows []ServiceFigure) error {
	at, ids := map[string]*ServiceFigure{}, make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
		at[rows[i].ID] = &rows[i]
	}
	found, err := q.Query(ctx, groupRows, ids)
	if err != nil {
		return fmt.Errorf("read groups of referrals: %w", err)
	}
	entries := map[string][]ServiceFigureGroupEntry{}
	var id string
	var entry ServiceFigureGroupEntry
	_, err = pgx.ForEachRow(found, []any{&id, &entry.Dimension, &entry.GroupCode, &entry.Referrals}, func() error {
		entries[id] = append(entries[id], entry)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read groups of referrals: %w", err)
	}
	for id, figure := range at {
		figure.Groups = []ServiceFigureGroup{}
		for _, e := range complete(entries[id]) {
			figure.Groups = append(figure.Groups, ServiceFigureGroup{Dimension: e.Dimension, GroupCode: e.GroupCode, Referrals: &e.Referrals})
		}
	}
	return nil
}

func (s serviceFigureStore) read(ctx context.Context, scope policy.Scope, of monthOf) (f ServiceFigure, err error) {
	q := s.db.Querier(ctx)
	row := q.QueryRow(ctx, `SELECT id, pcn_code, role_type, month, referrals, declined, wait_days_median, first_contacts, caseload, contacts, is_demo, version, updated_at
		  FROM (`+figureColumns+` AND f.pcn_code = $1 AND f.role_type = $3 AND f.month = $4) f`, of.pcnCode, scope.Filter(ctx), of.roleType, of.month)
	err = row.Scan(&f.ID, &f.PCNCode, &f.RoleType, &f.Month, &f.Referrals, &f.Declined, &f.WaitDaysMedian, &f.FirstContacts, &f.Caseload, &f.Contacts, &f.IsDemo, &f.Version, &f.UpdatedAt)
	if database.Missing(err) {
		return f, vocabulary.NotFound()
	}
	if err != nil {
		return f, fmt.Errorf("read a service figure: %w", err)
	}
	f.Suppressed = []string{}
	one := []ServiceFigure{f}
	err = includeGroups(ctx, q, one)
	return one[0], err
}

// version is 0 where there is nothing yet.
func (s serviceFigureStore) version(ctx context.Context, scope policy.Scope, of monthOf) (version int64, err error) {
	err = s.db.Querier(ctx).QueryRow(ctx, `SELECT version FROM service_figures
		WHERE pcn_code = $1 AND role_type = $2 AND month = $3 AND ('*' = ANY ($4::text[]) OR scopes[1] = ANY ($4))`, of.pcnCode, of.roleType, of.month, scope.Filter(ctx)).Scan(&version)
	if database.Missing(err) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the version of a service figure: %w", err)
	}
	return version, nil
}

func (serviceFigureStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, id string, of monthOf, in ServiceFigureEntry, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO service_figures (id, pcn_code, role_type, month, referrals, declined, wait_days_median, first_contacts, caseload, contacts, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7::float8, $8, $9, $10, $11)`,
		id, of.pcnCode, of.roleType, of.month, in.Referrals, in.Declined, in.WaitDaysMedian, in.FirstContacts, in.Caseload, in.Contacts, now)
	if database.Taken(err, "service_figures_one_a_month") { // somebody else was quicker
		return vocabulary.Stale(1)
	}
	if err != nil {
		return fmt.Errorf("keep a service figure: %w", err)
	}
	return nil
}

func (serviceFigureStore) update(ctx context.Context, tx *database.Tx, scope policy.Scope, of monthOf, version int64, in ServiceFigureEntry, now time.Time) (id string, err error) {
	err = tx.PGX.QueryRow(ctx, `UPDATE service_figures SET referrals = $5, declined = $6, wait_days_median = $7::float8, first_contacts = $8, caseload = $9, contacts = $10, updated_at = $11, version = version + 1
		WHERE pcn_code = $1 AND role_type = $2 AND month = $3 AND version = $4 AND ('*' = ANY ($12::text[]) OR scopes[1] = ANY ($12)) RETURNING id::text`,
		of.pcnCode, of.roleType, of.month, version, in.Referrals, in.Declined, in.WaitDaysMedian, in.FirstContacts, in.Caseload, in.Contacts, now, scope.Filter(ctx)).Scan(&id)
	if database.Missing(err) { // its version was the newest a moment ago
		return "", vocabulary.Stale(version + 1)
	}
	if err != nil {
		return "", fmt.Errorf("change a service figure: %w", err)
	}
	return id, nil
}

// setGroups makes the groups of a figure those given, and touches only what differs.
func (serviceFigureStore) setGroups(ctx context.Context, tx *database.Tx, _ policy.Scope, id, pcnCode string, groups []ServiceFigureGroupEntry) error {
	dimensions, codes, referrals := make([]string, len(groups)), make([]string, len(groups)), make([]int64, len(groups))
	for i, g := range groups {
		dimensions[i], codes[i], referrals[i] = g.Dimension, g.GroupCode, g.Referrals
	}
	_, err := tx.PGX.Exec(ctx, `DELETE FROM service_figure_groups WHERE service_figure_id = $1::text::uuid AND NOT dimension = ANY ($2::text[])`, id, dimensions)
	if err == nil {
		_, err = tx.PGX.Exec(ctx, `INSERT INTO service_figure_groups AS g (service_figure_id, pcn_code, dimension, group_code, referrals)
			SELECT $1::text::uuid, $2, n.dimension, n.group_code, n.referrals FROM unnest($3::text[], $4::text[], $5::bigint[]) AS n (dimension, group_code, referrals)
			ON CONFLICT (service_figure_id, dimension, group_code) DO UPDATE SET referrals = excluded.referrals WHERE g.referrals <> excluded.referrals`,
			id, pcnCode, dimensions, codes, referrals)
	}
	if err != nil {
		return fmt.Errorf("keep groups of referrals: %w", err)
	}
	return nil
}

// isShown tells whether a network is there for anyone to see: an invented one is not beside real ones.
func isShown(ctx context.Context, db *database.DB, pcnCode string) (shown bool, err error) {
	if err = db.Querier(ctx).QueryRow(ctx, "SELECT EXISTS (SELECT FROM shown_pcns WHERE ods_code = $1)", pcnCode).Scan(&shown); err != nil {
		err = fmt.Errorf("look for a network: %w", err)
	}
	return shown, err
}
