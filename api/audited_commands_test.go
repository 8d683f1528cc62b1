package main

import (
	"context"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Commands write as the local operator, and each of their writes is one event like anybody's; what changes nothing is none.
func TestEachWriteOfACommandIsOneEvent(t *testing.T) {
	state := t.TempDir()
	up := startUp(t, state, "--empty")
	path, faulty := write(t, "map.csv", julyMap), write(t, "faulty.csv", faultyMap)
	admin, err := pgx.Connect(t.Context(), postgres(t, state).OwnerURL)
	must(t, err)
	defer admin.Close(context.Background())
	events := func() (said string) {
		must(t, admin.QueryRow(t.Context(), `SELECT coalesce(string_agg(concat_ws(' ', operation, 'by', actor_kind, 'for ' || request_id), ', ' ORDER BY id), '') FROM audit_events WHERE operation LIKE 'imports.%'`).Scan(&said))
		return said
	}
	id := ""
	for _, c := range []struct {
		arguments string
		code      int
		left      string
	}{
		{"import ods_practice_map " + path + " --plan", 0, "imports.create by local_operator"},
		{"import ods_practice_map " + faulty, 1, "imports.create by local_operator"}, // planned, and not applied
		{"import ods_practice_map " + path, 0, "imports.create by local_operator, imports.apply by local_operator"},
		{"import --undo ID", 0, "imports.undo by local_operator"},
		{"import --undo ID", 1, ""},
		{"import payroll " + path, 1, ""},
		{"verify", 0, ""},
		{"migrate", 0, ""},
	} {
		before := events()
		said, code := run(t, append(strings.Fields(strings.ReplaceAll(c.arguments, "ID", id)), "--state", state)...)
		if after := strings.TrimPrefix(strings.TrimPrefix(events(), before), ", "); code != c.code || after != c.left {
			t.Errorf("%s ends with %d and leaves the events %q, not %q:\n%s", c.arguments, code, after, c.left, said)
		}
		if at := strings.Index(said, "--undo "); at >= 0 {
			id = importID.FindString(said[at:])
		}
	}
	said, code := run(t, "verify", "--state", state)
	says(t, said, code, 0, "The audit is intact.")
	_ = up.stop(t, syscall.SIGINT)
}
