// Package invention writes what a demonstration invents into its tables, tells where it was changed, and puts it back.
package invention

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
)

// Table is what an invention says of one table: records whose fields are named as the columns are, each of a network (PCNCode).
type Table struct {
	Name    string
	Records any
	// IsVersioned says that it has updated_at, which is written too.
	IsVersioned bool
}

// Versioned is a table whose records have a version, and when they were last changed.
func Versioned(name string, records any) Table {
	return Table{Name: name, Records: records, IsVersioned: true}
}

// Plain is a table whose records have not.
func Plain(name string, records any) Table { return Table{Name: name, Records: records} }

// Check refuses records of networks that could be real.
func (t Table) Check() error {
	if real := slices.IndexFunc(t.pcnCodes(), func(code string) bool { return !strings.HasPrefix(code, "UD") }); real >= 0 {
		return fmt.Errorf("%s of %s would be invented, which may be a real network", t.Name, t.pcnCodes()[real])
	}
	return nil
}

// columns are those that the records of a table say something in.
func (t Table) columns() (names []string) {
	record := reflect.TypeOf(t.Records).Elem()
	for n := range record.NumField() {
		name, _, _ := strings.Cut(record.Field(n).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// pcnCodes are the networks that the records of a table are about.
func (t Table) pcnCodes() (codes []string) {
	records := reflect.ValueOf(t.Records)
	for n := range records.Len() {
		if isDemo := records.Index(n).FieldByName("IsDemo"); isDemo.IsValid() && !isDemo.Bool() {
			codes = append(codes, "a record that is not marked as invented")
		}
		if code := records.Index(n).FieldByName("PCNCode"); code.IsValid() {
			codes = append(codes, code.String())
		}
	}
	return codes
}

// Insert writes the records.
func (t Table) Insert(ctx context.Context, tx *database.Tx, now time.Time) error {
	if reflect.ValueOf(t.Records).Len() == 0 {
		return nil
	}
	records, err := json.Marshal(t.Records)
	if err != nil {
		return fmt.Errorf("write invented %s: %w", t.Name, err)
	}
	columns := strings.Join(t.columns(), ", ")
	statement, values := fmt.Sprintf("INSERT INTO %s (%s) SELECT %[2]s FROM json_populate_recordset(NULL::%[1]s, $1::text::json)", t.Name, columns), []any{string(records)}
	if t.IsVersioned {
		statement, values = fmt.Sprintf("INSERT INTO %s (%s, updated_at) SELECT %[2]s, $2::timestamptz FROM json_populate_recordset(NULL::%[1]s, $1::text::json)", t.Name, columns), append(values, now)
	}
	if _, err := tx.PGX.Exec(ctx, statement, values...); err != nil {
		return fmt.Errorf("write invented %s: %w", t.Name, err)
	}
	return nil
}

// Different are the networks of which a table says something else than at the beginning.
func (t Table) Different(ctx context.Context, tx *database.Tx, which string) ([]string, error) {
	records, err := json.Marshal(t.Records)
	if err != nil {
		return nil, fmt.Errorf("compare %s with the beginning: %w", t.Name, err)
	}
	columns := strings.Join(t.columns(), ", ")
	rows, err := tx.PGX.Query(ctx, fmt.Sprintf(`WITH was AS MATERIALIZED (SELECT %[1]s FROM json_populate_recordset(NULL::%[2]s, $1::text::json)), is_now AS MATERIALIZED (SELECT %[1]s FROM %[2]s), differs AS (
			(SELECT * FROM was EXCEPT SELECT * FROM is_now) UNION ALL (SELECT * FROM is_now EXCEPT SELECT * FROM was))
		SELECT code FROM (SELECT DISTINCT pcn_code::text AS code, pcn_code ~ '^UD[0-9]{4}$' AS is_invented FROM differs) d WHERE %[3]s`, columns, t.Name, which), string(records))
	if err != nil {
		return nil, fmt.Errorf("compare %s with the beginning: %w", t.Name, err)
	}
	codes, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("compare %s with the beginning: %w", t.Name, err)
	}
	return codes, nil
}

// Of are the records of some networks.
func (t Table) Of(codes []string) Table {
	all := reflect.ValueOf(t.Records)
	kept := reflect.MakeSlice(all.Type(), 0, 0)
	for n := range all.Len() {
		if slices.Contains(codes, all.Index(n).FieldByName("PCNCode").String()) {
			kept = reflect.Append(kept, all.Index(n))
		}
	}
	t.Records = kept.Interface()
	return t
}

// SetBack begins to set a demonstration back, in the transaction: nothing else lets what a network keeps be deleted. It tells with
// which event the installation began, and when.
func SetBack(ctx context.Context, tx *database.Tx) (beginning string, at time.Time, err error) {
	if _, err := tx.PGX.Exec(ctx, "SELECT set_config('trellis.sets_back', 'true', true)"); err != nil {
		return "", at, fmt.Errorf("say that a demonstration is set back: %w", err)
	}
	err = tx.PGX.QueryRow(ctx, "SELECT id::text, occurred_at FROM audit_events WHERE operation = 'installation.begin' ORDER BY occurred_at LIMIT 1").Scan(&beginning, &at)
	if err != nil {
		err = fmt.Errorf("look for the beginning: %w", err)
	}
	return beginning, at, err
}

// Restore puts the tables of networks back as they were where any of them says something else, all together: what refers to
// others comes after them. It gives the networks. Which narrows them down by is_invented.
func Restore(ctx context.Context, tx *database.Tx, family []Table, which string, now time.Time) (codes []string, err error) {
	for _, table := range family {
		changed, err := table.Different(ctx, tx, which)
		if err != nil {
			return nil, err
		}
		codes = append(codes, changed...)
	}
	slices.Sort(codes)
	if codes = slices.Compact(codes); len(codes) == 0 {
		return nil, nil
	}
	for _, table := range slices.Backward(family) {
		if _, err := tx.PGX.Exec(ctx, "DELETE FROM "+table.Name+" WHERE pcn_code = ANY ($1::text[])", codes); err != nil {
			return nil, fmt.Errorf("take back %s: %w", table.Name, err)
		}
	}
	for _, table := range family {
		if err := table.Of(codes).Insert(ctx, tx, now); err != nil {
			return nil, err
		}
	}
	return codes, nil
}

// RestoreAll puts a table back as it was where any of it says something else, whoever its records are about. It tells how many do.
func (t Table) RestoreAll(ctx context.Context, tx *database.Tx, now time.Time) (different int64, err error) {
	records, err := json.Marshal(t.Records)
	if err != nil {
		return 0, fmt.Errorf("compare %s with the beginning: %w", t.Name, err)
	}
	columns := strings.Join(t.columns(), ", ")
	err = tx.PGX.QueryRow(ctx, fmt.Sprintf(`WITH was AS MATERIALIZED (SELECT %[1]s FROM json_populate_recordset(NULL::%[2]s, $1::text::json)), is_now AS MATERIALIZED (SELECT %[1]s FROM %[2]s)
		SELECT count(DISTINCT id) FROM ((SELECT * FROM was EXCEPT SELECT * FROM is_now) UNION ALL (SELECT * FROM is_now EXCEPT SELECT * FROM was)) d`, columns, t.Name), string(records)).Scan(&different)
	if err != nil || different == 0 {
		return different, err
	}
	if _, err := tx.PGX.Exec(ctx, "DELETE FROM "+t.Name); err != nil {
		return 0, fmt.Errorf("take back %s: %w", t.Name, err)
	}
	return different, t.Insert(ctx, tx, now)
}
