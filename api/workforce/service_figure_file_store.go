package workforce

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// figureRecords are service figures as files change them.
type figureRecords struct {
	store serviceFigureStore
	clock vocabulary.Clock
}

// Load reads the figures of some months with their groups.
func (r figureRecords) Load(ctx context.Context, tx *database.Tx, scope policy.Scope, keys []string, lock bool) (map[string]*filedFigure, error) {
	codes, roles, months := make([]string, len(keys)), make([]string, len(keys)), make([]string, len(keys))
	for i, key := range keys {
		of := figureKeyIn(key)
		codes[i], roles[i], months[i] = of.PCNCode, of.RoleType, of.Month.String()
	}
	question := `SELECT f.id::text, f.version, f.pcn_code, f.role_type, f.month, f.referrals, f.declined, f.wait_days_median::float8, f.first_contacts, f.caseload, f.contacts
		  FROM service_figures f JOIN unnest($1::text[], $3::text[], $4::text[]) AS k (code, role, month) ON f.pcn_code = k.code AND f.role_type = k.role AND f.month = k.month::date
		 WHERE ((SELECT '*' = ANY ($2::text[])) OR f.scopes[1] IN (SELECT unnest($2::text[]))) ORDER BY f.id`
	if lock {
		question += " FOR UPDATE OF f"
	}
	rows, err := tx.PGX.Query(ctx, question, codes, scope.Filter(ctx), roles, months)
	if err != nil {
		return nil, fmt.Errorf("read the figures of a file: %w", err)
	}
	byKey, byID, ids := map[string]*filedFigure{}, map[string]*filedFigure{}, []string{}
	for rows.Next() {
		f, id := &filedFigure{}, ""
		e := &f.Entry
		if err := rows.Scan(&id, &f.version, &f.Of.PCNCode, &f.Of.RoleType, &f.Of.Month, &e.Referrals, &e.Declined, &e.WaitDaysMedian, &e.FirstContacts, &e.Caseload, &e.Contacts); err != nil {
			return nil, fmt.Errorf("read the figures of a file: %w", err)
		}
		byKey[f.Of.text()], byID[id], ids = f, f, append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read the figures of a file: %w", err)
	}
	return byKey, groupsInto(ctx, tx, byID, ids)
}

// groupsInto reads the groups of figures.
func groupsInto(ctx context.Context, tx *database.Tx, byID map[string]*filedFigure, ids []string) error {
	rows, err := tx.PGX.Query(ctx, groupRows, ids)
	var id string
	var g ServiceFigureGroupEntry
	if err == nil {
		_, err = pgx.ForEachRow(rows, []any{&id, &g.Dimension, &g.GroupCode, &g.Referrals}, func() error {
			byID[id].Entry.Groups = append(byID[id].Entry.Groups, g)
			return nil
		})
	}
	if err != nil {
		return fmt.Errorf("read the groups of figures: %w", err)
	}
	for _, f := range byID {
		f.Entry.Groups = complete(f.Entry.Groups)
	}
	return nil
}

// Version is the figures'.
func (figureRecords) Version(of *filedFigure) int64 { return of.version }

// Save writes a month's figures the way those set by hand are written.
func (r figureRecords) Save(ctx context.Context, tx *database.Tx, scope policy.Scope, before, after *filedFigure) (err error) {
	id := newID()
	switch {
	case after == nil:
		_, err = tx.PGX.Exec(ctx, "DELETE FROM service_figure_groups g USING service_figures f WHERE f.id = g.service_figure_id AND f.pcn_code = $1 AND f.role_type = $2 AND f.month = $3",
			before.Of.PCNCode, before.Of.RoleType, before.Of.Month)
		if err == nil {
			_, err = tx.PGX.Exec(ctx, "DELETE FROM service_figures WHERE pcn_code = $1 AND role_type = $2 AND month = $3", before.Of.PCNCode, before.Of.RoleType, before.Of.Month)
		}
		if err != nil {
			err = fmt.Errorf("take figures back: %w", err)
		}
		return err
	case before == nil:
		err = r.store.insert(ctx, tx, scope, id, after.Of.of(), after.Entry, r.clock())
	default:
		id, err = r.store.update(ctx, tx, scope, after.Of.of(), before.version, after.Entry, r.clock())
	}
	if err == nil {
		err = r.store.setGroups(ctx, tx, scope, id, after.Of.PCNCode, after.Entry.Groups)
	}
	return err
}

// Stuck says why figures cannot become again what they were: nothing depends on them.
func (figureRecords) Stuck(_, _ *filedFigure) string { return "" }

// Done is called once all are saved, each of which was judged by itself.
func (figureRecords) Done(context.Context, *database.Tx, policy.Scope) error { return nil }
