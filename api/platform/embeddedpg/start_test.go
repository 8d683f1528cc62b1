package embeddedpg

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestADatabaseOfOurOwn(t *testing.T) {
	state := t.TempDir()
	s := start(t, Options{State: state, Durable: true})

	t.Run("its roles are below row-level security and may make nothing", func(t *testing.T) {
		for _, role := range []string{roleOwner, roleApp} {
			if !query1[bool](t, s.AdminURL(), fmt.Sprintf(`SELECT rolcanlogin AND NOT (rolsuper OR rolbypassrls OR rolcreatedb
				OR rolcreaterole OR rolreplication) FROM pg_roles WHERE rolname = '%s'`, role)) {
				t.Errorf("%s has an attribute that it must not have", role)
			}
		}
	})
	t.Run("the owner makes what the migrations need", func(t *testing.T) {
		exec1(t, s.OwnerURL(), `CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent;
			CREATE EXTENSION citext; CREATE EXTENSION pgcrypto; CREATE TABLE kept (note text); INSERT INTO kept VALUES ('saved')`)
	})
	t.Run("the application role may not make a table", func(t *testing.T) {
		conn, err := pgx.Connect(t.Context(), s.AppURL())
		must(t, err)
		defer conn.Close(t.Context())
		if _, err := conn.Exec(t.Context(), "CREATE TABLE mine (x int)"); err == nil {
			t.Error("it made one")
		}
	})
	t.Run("nobody else may connect", func(t *testing.T) {
		exec1(t, s.AdminURL(), "CREATE ROLE stranger LOGIN")
		for _, name := range []string{DatabaseName, "postgres", "template1"} {
			if conn, err := pgx.Connect(t.Context(), s.place.url("stranger", name)); err == nil {
				conn.Close(t.Context())
				t.Errorf("a stranger entered %s", name)
			}
		}
	})
	t.Run("it is UTF-8, careful with data and not on the network", func(t *testing.T) {
		got := query1[string](t, s.AdminURL(), `SELECT concat_ws(' ', current_setting('server_encoding'), current_setting('fsync'),
			current_setting('full_page_writes'), current_setting('listen_addresses') = '', lower('É'))`)
		if got != "UTF8 on on t é" {
			t.Error(got)
		}
	})
	t.Run("others learn how to reach it", func(t *testing.T) {
		info, ok := Running(state)
		if !ok || info.PID != os.Getpid() || info.AppURL != s.AppURL() {
			t.Errorf("%v %+v", ok, info)
		}
	})
	t.Run("a second start on the same folder names the process that has it", func(t *testing.T) {
		_, err := Start(t.Context(), Options{State: state})
		if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), fmt.Sprint("process ", os.Getpid())) {
			t.Error(err)
		}
	})
	t.Run("once stopped it leaves no trace that it runs", func(t *testing.T) {
		stop(t, s)
		if _, ok := Running(state); ok || len(postgresOn(s.place.data)) > 0 {
			t.Error("it still runs")
		}
		if _, err := os.Stat(filepath.Join(state, infoName)); err == nil {
			t.Error("server.json is still there")
		}
	})
	t.Run("the next start has the data", func(t *testing.T) {
		again := start(t, Options{State: state, Durable: true})
		if got := query1[string](t, again.OwnerURL(), "SELECT note FROM kept"); got != "saved" {
			t.Error(got)
		}
	})
}

func TestFilesThatAreNotOursAreLeftAlone(t *testing.T) {
	state := t.TempDir()
	note := filepath.Join(state, "postgres", "note.txt")
	must(t, os.MkdirAll(filepath.Dir(note), 0o700))
	must(t, os.WriteFile(note, []byte("mine"), 0o600))
	if _, err := Start(t.Context(), Options{State: state}); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Error(err)
	}
	if _, err := os.Stat(note); err != nil {
		t.Error(err)
	}
}

func TestDataOfAPostgreSQLThatIsMissingAreRefusedInPlainWords(t *testing.T) {
	state := t.TempDir()
	must(t, os.Mkdir(filepath.Join(state, "postgres"), 0o700))
	must(t, os.WriteFile(filepath.Join(state, "postgres", "PG_VERSION"), []byte("9\n"), 0o600))
	if _, err := Start(t.Context(), Options{State: state}); err == nil || !strings.Contains(err.Error(), "made by PostgreSQL 9") {
		t.Error(err)
	}
}

func TestALongStatePathStillHasASocket(t *testing.T) {
	state := filepath.Join(t.TempDir(), strings.Repeat("long, 'quoted' \"folder\" ", 6))
	s := start(t, Options{State: state})
	if path := filepath.Join(s.place.socket, socketName); len(path) > longestSocket {
		t.Errorf("%d bytes: %s", len(path), path)
	}
	info, err := os.Stat(s.place.socket)
	must(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Error(info.Mode())
	}
	if got := query1[string](t, s.AppURL(), "SELECT current_database()"); got != DatabaseName {
		t.Error(got)
	}
	stop(t, s)
	if _, err := os.Stat(s.place.socket); err == nil {
		t.Error("the socket folder is still there")
	}
}
