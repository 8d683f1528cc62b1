package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"trellis/api/demo/england"
)

var (
	julyMap = england.Map("2026-07-01",
		england.Practice{Code: "A10001", PCN: "U10001", Location: "93C", ICB: "Z9B2Z"}, england.Practice{Code: "A10002", PCN: "U10002", Location: "72Q", ICB: "QKK"})
	faultyMap = []byte(strings.Replace(string(julyMap), ",A10002,", ",A1000X,", 1))
	importID  = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)
)

// runWith runs a command with settings.
func runWith(t *testing.T, settings []string, arguments ...string) (said string, code int) {
	t.Helper()
	cmd := command(arguments...)
	cmd.Env = append(cmd.Env, settings...)
	content, err := cmd.CombinedOutput()
	if exit := cmd.ProcessState; exit == nil {
		t.Fatal(err)
	}
	return string(content), cmd.ProcessState.ExitCode()
}

// says checks how a command ended and what it said.
func says(t *testing.T, said string, code, want int, words ...string) {
	t.Helper()
	if code != want || strings.Contains(said, "panic") || strings.Contains(said, "SQLSTATE") {
		t.Errorf("it ends with %d, not %d, and says:\n%s", code, want, said)
	}
	for _, word := range words {
		if !strings.Contains(said, word) {
			t.Errorf("it does not say %q:\n%s", word, said)
		}
	}
}

func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, content, 0o600))
	return path
}

// known is what the API tells of imports and PCNs.
func (p *program) known(t *testing.T) (statuses string) {
	t.Helper()
	var list struct{ Items []struct{ Status string } }
	p.get(t, "/api/v1/imports?sort=planned_at", &list)
	for _, i := range list.Items {
		statuses += i.Status + " "
	}
	return strings.TrimSpace(statuses)
}

func TestTheImportCommandPlansAndAppliesAndUndoesBesideARunningServer(t *testing.T) {
	state := t.TempDir()
	up := startUp(t, state, "--empty")
	path, faulty := write(t, "July map.csv", julyMap), write(t, "faulty.csv", faultyMap)
	at := func(arguments ...string) (string, int) { return run(t, append(arguments, "--state", state)...) }

	said, code := at("import", "ods_practice_map", path, "--plan")
	says(t, said, code, 0, "Reading July map.csv", "Read 2 rows as at 2026-07-01", "4 created", "Rows: 0 left out", "Nothing is changed yet")
	if got := up.known(t); got != "planned" {
		t.Errorf("after --plan the imports are %q", got)
	}
	said, code = at("import", "ods_practice_map", faulty)
	says(t, said, code, 1, "Rows: 1 left out", "left out, row 3, column PRACTICE_CODE: “A1000X”", "--left-out 1", "Nothing is changed yet")
	said, code = at("import", "--left-out", "2", "ods_practice_map", faulty)
	says(t, said, code, 1, "--left-out 1")
	said, code = at("import", "ods_practice_map", "--left-out", "1", faulty)
	says(t, said, code, 0, "Applied", "import --undo ")
	said, code = at("import", "--as-at", "2026-07-01", "ods_practice_map", path)
	says(t, said, code, 0, "Applied")
	if got := up.known(t); got != "planned planned planned applied applied" {
		t.Errorf("the imports are %q", got)
	}
	id := importID.FindString(said[strings.Index(said, "--undo"):])
	said, code = at("import", "--undo", id)
	says(t, said, code, 0, "Undoing ods_practice_map of 2026-07-01", "Undone")
	said, code = at("import", "--undo", id)
	says(t, said, code, 1, "It is undone")
	if got := up.known(t); got != "planned planned planned applied undone" {
		t.Errorf("the imports are %q", got)
	}
	for _, c := range []struct {
		arguments []string
		code      int
		words     []string
	}{
		{[]string{"import", "payroll", path}, 1, []string{"no such kind", "ods_practice_map, ods_epcn"}},
		{[]string{"import", "payroll", path + ".gone"}, 1, []string{"no such kind", "ods_practice_map, ods_epcn"}},
		{[]string{"import", "ods_practice_map", path + ".gone"}, 1, []string{"July map.csv.gone", "no such file"}},
		{[]string{"import", "ods_practice_map", t.TempDir()}, 1, []string{"directory"}},
		{[]string{"import", "list_sizes", path}, 1, []string{"list_size", "ods_practice_map"}},
		{[]string{"import", "ods_practice_map", path, "--as-at", "2026-02-30"}, 1, []string{"--as-at 2026-02-30", "31/03/2026"}},
		{[]string{"import", "ods_practice_map", path, "--as-at", "03/31/2026"}, 1, []string{"--as-at 03/31/2026", "31/03/2026"}},
		{[]string{"import", "ods_practice_map", path, "--as-at", "2026-07-02"}, 1, []string{"1 July 2026", "2 July 2026"}},
		{[]string{"import", "ods_practice_map", path, "--as-at", "02/07/2026"}, 1, []string{"1 July 2026", "2 July 2026"}},
		{[]string{"import", "ods_practice_map", path, "--as-at", "02Jul2026"}, 1, []string{"1 July 2026", "2 July 2026"}},
		{[]string{"import", "ods_practice_map", write(t, "large.csv", make([]byte, 10<<20+1))}, 1, []string{"larger than 10 MB"}},
		{[]string{"import", "ods_practice_map", write(t, "empty.csv", nil)}, 1, []string{"empty"}},
		{[]string{"import", "--undo", "nothing"}, 1, []string{"nothing at this address"}},
		{[]string{"import", "--fetch", "payroll"}, 1, []string{"no such kind"}},
		{[]string{"import", "--fetch", "list_sizes"}, 1, []string{"TRELLIS_SOURCE_LIST_SIZES"}},
		{[]string{"import"}, 2, []string{"go run ./api import"}},
		{[]string{"import", "ods_practice_map"}, 2, []string{"go run ./api import"}},
		{[]string{"import", "ods_practice_map", path, path}, 2, []string{"go run ./api import"}},
		{[]string{"import", "--undo", id, "--fetch", "ods_epcn"}, 2, []string{"go run ./api import"}},
		{[]string{"import", "--left-out", "some", "ods_practice_map", path}, 2, []string{"left-out"}},
	} {
		said, code := at(c.arguments...)
		says(t, said, code, c.code, c.words...)
	}
	if got := up.known(t); got != "planned planned planned applied undone" {
		t.Errorf("after what was refused the imports are %q", got)
	}
}

// Without a server running the command starts the PostgreSQL of the state folder itself, and stops it.
func TestTheImportCommandWorksByItself(t *testing.T) {
	state := t.TempDir()
	said, code := run(t, "import", "ods_practice_map", write(t, "map.csv", julyMap), "--state", state)
	says(t, said, code, 1, "there is no data in")
	up := startUp(t, state, "--empty")
	info := postgres(t, state)
	_ = up.stop(t, syscall.SIGINT)
	gone(t, "PostgreSQL", info.PostgresPID)
	said, code = run(t, "import", "ods_practice_map", write(t, "map.csv", julyMap), "--state", state)
	says(t, said, code, 0, "PostgreSQL", "Applied")
	if again := startUp(t, state); again.known(t) != "applied" {
		t.Errorf("the imports are %q", again.known(t))
	}
}
