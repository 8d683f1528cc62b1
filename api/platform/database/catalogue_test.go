package database_test

import (
	"slices"
	"strings"
	"testing"

	"trellis/api/platform/testkit"
)

const tables = `SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'goose_db_version'`

func TestEveryVersionedTableRefusesALostUpdate(t *testing.T) {
	conn := connect(t, testkit.NewDatabase(t).AdminURL)
	versioned := column[string](t, conn, tables+` AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'version' AND NOT a.attisdropped)`)
	if !slices.Contains(versioned, "icbs") || !slices.Contains(versioned, "installation") {
		t.Fatalf("the versioned tables are %v", versioned)
	}
	guarded := withTrigger(t, "enforce_version", "BEFORE UPDATE")
	for _, table := range versioned {
		if !slices.Contains(guarded, table) {
			t.Errorf("%s has a version but an update need not raise it", table)
		}
	}
}

// withTrigger lists the tables on which a function runs for each row on the named events.
func withTrigger(t *testing.T, function, events string) []string {
	conn := connect(t, testkit.NewDatabase(t).AdminURL)
	return column[string](t, conn, tables+` AND EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
		WHERE t.tgrelid = c.oid AND p.proname = $1 AND t.tgenabled IN ('O', 'A')
		  AND pg_get_triggerdef(t.oid) LIKE '%' || $2 || ' ON%FOR EACH ROW%')`, function, events)
}

// What the application may write without a change row: the machinery of writing itself, what was only used or tried
// and is no write of anybody's, and contents.
var unaudited = append([]string{"idempotency_keys", "sign_in_failures", "totp_steps", "session_uses", "user_uses", "sign_ins", "api_client_uses", "used_assertions"}, contents...)

// contents belong to something that is audited: of an import a change row for each of their rows would say the file
// over again, what counts of it follows from which are applied, and the hashes and secrets people sign in with have no place in the audit. They are written inside a use
// case all the same.
var contents = []string{"import_problems", "import_changes", "import_rows", "import_left_out_rows", "import_effects", "organisation_statements", "credentials",
	"workforce_return_files", "workforce_return_statements", "workforce_returns", "workforce_return_figures", "workforce_censuses"}

func TestContentsAreWrittenInsideAUseCaseOnly(t *testing.T) {
	conn := connect(t, testkit.NewDatabase(t).AdminURL)
	for _, table := range contents {
		triggers := column[string](t, conn, "SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE t.tgrelid = to_regclass($1) AND t.tgenabled IN ('O', 'A')", table)
		for _, want := range []string{"BEFORE INSERT OR DELETE OR UPDATE ON public." + table + " FOR EACH STATEMENT EXECUTE FUNCTION require_event()",
			"BEFORE TRUNCATE ON public." + table + " FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()"} {
			if !slices.ContainsFunc(triggers, func(trigger string) bool { return strings.HasSuffix(trigger, want) }) {
				t.Errorf("of %s there is no trigger %q in %q", table, want, triggers)
			}
		}
	}
}

func TestEveryTableTheApplicationMayWriteIsAudited(t *testing.T) {
	conn := connect(t, testkit.NewDatabase(t).AdminURL)
	writable := column[string](t, conn, tables+` AND (has_any_column_privilege('trellis_app', c.oid, 'INSERT')
		OR has_any_column_privilege('trellis_app', c.oid, 'UPDATE') OR has_table_privilege('trellis_app', c.oid, 'DELETE, TRUNCATE'))`)
	if !slices.Contains(writable, "icbs") || !slices.Contains(writable, "idempotency_keys") {
		t.Fatalf("the application may write %v", writable)
	}
	audited := withTrigger(t, "record_change", "AFTER INSERT OR DELETE OR UPDATE")
	for _, table := range writable {
		if !slices.Contains(audited, table) && !slices.Contains(unaudited, table) {
			t.Errorf("the application may write %s, and no change row is kept of it", table)
		}
	}
	for _, table := range []string{"audit_events", "audit_changes", "outbox", "revisions"} {
		if slices.Contains(writable, table) {
			t.Errorf("the application may write %s itself", table)
		}
	}
	for _, table := range []string{"icbs", "regions", "icb_successions", "installation"} {
		if !slices.Contains(audited, table) {
			t.Errorf("no change row is kept of %s", table)
		}
	}
}

func TestFunctionsWithTheirOwnersRightsFixTheirSearchPath(t *testing.T) {
	conn := connect(t, testkit.NewDatabase(t).AdminURL)
	const ours = ` FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef
		AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`
	all := column[string](t, conn, "SELECT p.proname::text"+ours)
	if !slices.Contains(all, "record_change") || !slices.Contains(all, "close_event") {
		t.Fatalf("the functions with their owner's rights are %v", all)
	}
	for _, name := range column[string](t, conn, "SELECT p.proname::text"+ours+` AND NOT coalesce(p.proconfig::text LIKE '%search_path=pg_catalog%', false)`) {
		t.Errorf("%s runs with its owner's rights in the caller's search path", name)
	}
	for _, name := range column[string](t, conn, "SELECT p.proname::text"+ours+` AND has_function_privilege('public', p.oid, 'EXECUTE')`) {
		t.Errorf("anybody may run %s, which has its owner's rights", name)
	}
}

func TestTheApplicationsRoleIsAboveNothing(t *testing.T) {
	db := testkit.NewDatabase(t)
	conn := connect(t, db.AdminURL)
	for _, role := range []string{"trellis_app", "trellis_owner"} {
		powers := column[string](t, conn, `SELECT concat_ws(' ', CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolbypassrls THEN 'bypassrls' END,
			CASE WHEN rolcreaterole THEN 'createrole' END, CASE WHEN rolreplication THEN 'replication' END,
			CASE WHEN rolcreatedb AND rolname = 'trellis_app' THEN 'createdb' END) FROM pg_roles WHERE rolname = $1`, role)
		if len(powers) != 1 || powers[0] != "" {
			t.Errorf("%s has the powers %v", role, powers)
		}
	}
	if owned := column[string](t, conn, `SELECT relname::text FROM pg_class WHERE pg_get_userbyid(relowner) = 'trellis_app'`); len(owned) > 0 {
		t.Errorf("the application owns %v", owned)
	}
	if member := column[bool](t, conn, `SELECT pg_has_role('trellis_app', 'trellis_owner', 'MEMBER')`)[0]; member {
		t.Error("the application can become the owner")
	}
	if create := column[bool](t, conn, `SELECT has_schema_privilege('trellis_app', 'public', 'CREATE')`)[0]; create {
		t.Error("the application may make tables")
	}
}

func TestWhoeverConnectsTheApplicationActsAsItsRole(t *testing.T) {
	db := testkit.NewDatabase(t)
	for _, url := range []string{db.AppURL, db.AdminURL} {
		app := open(t, url)
		var role, settings string
		must(t, app.Pool.QueryRow(t.Context(), `SELECT current_user, concat_ws(' ', current_setting('timezone'), current_setting('statement_timeout'),
			current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'))`).Scan(&role, &settings))
		if role != "trellis_app" || settings != "UTC 2500ms 1s 10s" {
			t.Errorf("%s acts as %s with %s", url, role, settings)
		}
	}
	if extensions := column[string](t, connect(t, db.AdminURL), "SELECT extname::text FROM pg_extension ORDER BY 1"); strings.Join(extensions, " ") != "btree_gist citext pg_trgm pgcrypto plpgsql unaccent" {
		t.Errorf("the extensions are %v", extensions)
	}
}

func TestEveryTableWithScopesIsFencedForItsOwnerToo(t *testing.T) {
	conn := connect(t, testkit.NewDatabase(t).AdminURL)
	scoped := column[string](t, conn, tables+` AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'scopes' AND NOT a.attisdropped)`)
	if !slices.Contains(scoped, "memberships") || !slices.Contains(scoped, "users") {
		t.Fatalf("tables with scopes are %v", scoped)
	}
	fenced := column[string](t, conn, tables+` AND c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'within_reach')`)
	// What belongs to an import is seen by those who see that.
	scoped = append(scoped, "import_changes", "import_effects", "import_left_out_rows", "import_problems", "import_rows")
	slices.Sort(scoped)
	slices.Sort(fenced)
	if !slices.Equal(scoped, fenced) {
		t.Errorf("tables with scopes are %v, and those fenced are %v", scoped, fenced)
	}
}
