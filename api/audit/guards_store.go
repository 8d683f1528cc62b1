package audit

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// check compares the guards there are with those there should be.
func (g guards) check(ctx context.Context, tx pgx.Tx) (found faults, err error) {
	bad := func(table *string, format string, args ...any) {
		found.add(BadRow{Code: codeGuard, TableName: table, Message: fmt.Sprintf(format, args...)})
	}
	triggers, err := pairs(ctx, tx, `SELECT pg_get_triggerdef(g.oid) || ';', g.tgenabled::text FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
		WHERE c.relnamespace = 'public'::regnamespace AND NOT g.tgisinternal`)
	if err != nil {
		return nil, err
	}
	for _, trigger := range g.triggers {
		switch enabled, there := triggers[trigger]; {
		case !there:
			bad(tableOf(trigger), "A trigger that guards this table is missing or is another one: %s", trigger)
		case enabled != "O" && enabled != "A":
			bad(tableOf(trigger), "A trigger that guards this table is switched off: %s", trigger)
		}
	}
	for _, trigger := range slices.Sorted(maps.Keys(triggers)) {
		if !slices.Contains(g.triggers, trigger) {
			bad(tableOf(trigger), "No migration made this trigger: %s", trigger)
		}
	}
	functions, err := pairs(ctx, tx, `SELECT p.proname::text, pg_get_functiondef(p.oid) FROM pg_proc p
		WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.proname = ANY ($1)`, slices.Collect(maps.Keys(g.functions)))
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(g.functions)) {
		if strings.TrimSpace(functions[name]) != g.functions[name] {
			bad(nil, "The function %s is missing or is not what the migrations made.", name)
		}
	}
	around, err := pairs(ctx, tx, `SELECT 'The rule ' || r.rulename || ' changes what a write does.', r.tablename::text FROM pg_rules r WHERE r.schemaname = 'public'
		UNION ALL SELECT 'Its role or the database sets session_replication_role, which switches triggers off.', NULL FROM pg_db_role_setting s
		 WHERE array_to_string(s.setconfig, ' ') LIKE '%session_replication_role%' AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))`)
	if err != nil {
		return nil, err
	}
	for message, table := range around {
		bad(&table, "%s", message)
	}
	return found, nil
}

// pairs reads two columns of text; null is "".
func pairs(ctx context.Context, tx pgx.Tx, sql string, args ...any) (map[string]string, error) {
	rows, err := tx.Query(ctx, sql, args...)
	if err != nil {
		return nil, fmt.Errorf("read what guards the audit: %w", err)
	}
	found := map[string]string{}
	var name string
	var value *string
	_, err = pgx.ForEachRow(rows, []any{&name, &value}, func() error {
		found[name] = ""
		if value != nil {
			found[name] = *value
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what guards the audit: %w", err)
	}
	return found, nil
}
