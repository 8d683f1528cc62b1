package workforce_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// replaced are tables whose rows the application takes away for a reason of their own: what a post is and who pays for it are
// rewritten as a whole, and stay in the audit; figures and returns are put in the place of others; organisations go with the
// files that made them known.
var replaced = []string{"post_terms", "post_funding_lines", "service_figures", "service_figure_groups", "workforce_censuses", "workforce_returns", "workforce_return_figures", "pcns", "practices", "pcn_corrections"}

// What a network keeps the application deletes nowhere, whatever statement it sends: only what a demonstration invented, and
// what stands beside that while it is set back. Every table that it may delete from is tried, so that none is forgotten.
func TestTheApplicationDeletesNothingThatANetworkKeepsUnlessADemonstrationIsSetBack(t *testing.T) {
	h := openHouse(t)
	networks := []string{"UD0001", "U54321"}
	h.Fill("INSERT INTO pcns (ods_code, valid_from, certainty, updated_at) VALUES ('U54321', '2019-07-01', 'exact', now())")
	for n, code := range networks {
		digit := string(rune('1' + n))
		h.Fill(everywhere + keptPost{id: digit + "01", pcn: code, reference: "A", role: "splw", opened: "2024-01-01", wte: 1, arrs: 100, people: []spell{{digit + "02", digit + "03", 1, "2024-01-01", ""}}}.statements() + `
INSERT INTO supervision_arrangements (id, post_id, pcn_code, kind, supervisor_role, frequency, valid_from, updated_at) VALUES (gen_random_uuid(), ` + uuid(digit+"01") + `, '` + code + `', 'educational', 'GP', 'monthly', '2024-01-01', now());
INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at) VALUES (gen_random_uuid(), ` + uuid(digit+"02") + `, '` + code + `', 'educational', '2024-02-01', now());
INSERT INTO training_records (id, assignment_id, pcn_code, course_code, enrolled_on, updated_at) VALUES (gen_random_uuid(), ` + uuid(digit+"02") + `, '` + code + `', 'other', '2024-02-01', now());
INSERT INTO arrs_claims (id, pcn_code, month, role_type, wte, amount_pence, status, recorded_by, updated_at) VALUES (gen_random_uuid(), '` + code + `', '2026-06-01', 'splw', 1, 300000, 'recorded', 'system', now());
INSERT INTO assessments (id, pcn_code, framework_version, kind, criteria_set, status, role_types, levels, result, opened_at, updated_at)
	SELECT gen_random_uuid(), '` + code + `', 1, 'self', 'core', 'draft', '{}', array_fill(-1::smallint, ARRAY[84]), '{}', now(), now();
INSERT INTO improvement_actions (id, pcn_code, title, reason, owner, due_on, status, raised_at, updated_at) VALUES (gen_random_uuid(), '` + code + `', 'Assess it', 'other', 'A manager', '2026-12-18', 'open', now(), now());
INSERT INTO pcn_populations (pcn_code, counted_on, weighted, source, updated_at) VALUES ('` + code + `', '2026-01-01', 40000, 'Payments', now());`)
	}
	h.Fill(everywhere + `INSERT INTO assessment_campaigns (id, icb_code, title, criteria_set, opens_on, due_on, is_demo, updated_at)
		SELECT gen_random_uuid(), 'Z9B2Z', 'Autumn', 'core', '2026-10-01', '2026-12-31', d, now() FROM unnest('{true,false}'::boolean[]) d`)
	app, err := pgx.Connect(t.Context(), h.Database.AppURL)
	must(t, err)
	defer app.Close(t.Context())
	deleted := func(sql, setsBack string) (rows int64, refusal string) {
		tx, err := app.Begin(t.Context())
		must(t, err)
		defer tx.Rollback(t.Context())
		_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true), set_config('trellis.sets_back', $1, true)", setsBack)
		must(t, err)
		done, err := tx.Exec(t.Context(), sql)
		if err != nil {
			return 0, err.Error()
		}
		return done.RowsAffected(), ""
	}
	names, err := app.Query(t.Context(), `SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('pcn_code', 'is_demo') AND NOT a.attisdropped
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege('trellis_app', c.oid, 'DELETE')
		  AND EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'enforce_version') GROUP BY c.relname ORDER BY c.relname`)
	must(t, err)
	tables, err := pgx.CollectRows(names, pgx.RowTo[string])
	must(t, err)
	tables = slices.DeleteFunc(tables, func(table string) bool { return slices.Contains(replaced, table) })
	if len(tables) < 10 {
		t.Errorf("only %v are tried", tables)
	}
	try := func(when, setsBack string, goes bool) {
		t.Helper()
		for _, table := range tables {
			sql := "DELETE FROM " + table + " WHERE pcn_code = 'U54321'"
			switch table {
			case "rate_cards", "entitlement_rates":
				sql = "DELETE FROM " + table + " WHERE NOT is_demo AND status <> 'superseded'"
			case "assessment_campaigns": // a board's
				sql = "DELETE FROM " + table + " WHERE NOT is_demo"
			}
			rows, refusal := deleted(sql, setsBack)
			// What others refer to is kept by those, once nothing else keeps it.
			if went := rows > 0 || strings.Contains(refusal, "foreign key"); went != goes || goes == strings.Contains(refusal, "is kept") {
				t.Errorf("%s, %s deletes %d, %s", when, sql, rows, refusal)
			}
		}
	}
	try("anywhere", "", false)
	try("where somebody says that it is set back", "true", false)
	for _, table := range tables {
		if table == "rate_cards" || table == "entitlement_rates" {
			continue
		}
		sql := "DELETE FROM " + table + " WHERE pcn_code = 'UD0001'"
		if table == "assessment_campaigns" {
			sql = "DELETE FROM " + table + " WHERE is_demo"
		}
		if rows, refusal := deleted(sql, ""); rows == 0 && !strings.Contains(refusal, "foreign key") {
			t.Errorf("what was invented of %s stays: %s", table, refusal)
		}
	}
	h.Fill("UPDATE installation SET began_as = 'demo', version = version + 1")
	try("in a demonstration that is not set back", "", false)
	try("while a demonstration is set back", "true", true)
}
