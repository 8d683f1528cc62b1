package upsert_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

// leftOut are the problems of an import that left rows out, each as its record's row, its code and what is said.
func leftOut(t *testing.T, s *contract.Server, i imports.Import) (said []string) {
	t.Helper()
	var list struct{ Items []imports.RowProblem }
	s.Get("/api/v1/imports/"+i.ID+"/problems").Into(t, &list)
	for _, p := range list.Items {
		said = append(said, fmt.Sprint(p.Code, " ", p.Message))
	}
	return said
}

func TestAnEditedExportDoesNotOverwriteWhatOthersHaveChangedSince(t *testing.T) {
	_, manager := keepsFiles(t)
	manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(3)))
	rows := table(t, manager.Get("/api/v1/posts.csv").Body)
	p := detailOf(t, manager, "P-0000")
	if answer := manager.Do(http.MethodPatch, "/api/v1/posts/"+p.ID, map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, p.Version)}, `{"employer_name": "Somebody else"}`); answer.Status != http.StatusOK {
		t.Fatalf("the change is answered %d %s", answer.Status, answer.Body)
	}
	set(t, rows, 1, "wte_funded", "0.9")
	set(t, rows, 2, "wte_funded", "0.3")
	plan := planned(t, manager, "posts", "posts.csv", csvOf(t, rows))
	want := "changed_since The file has version 1 of this, and it has been changed since: version 2 is saved. Export the list again and make the change there. Where the change is to be made all the same, as after an undo, leave the version blank."
	if said := leftOut(t, manager, plan); plan.LeftOut != 1 || plan.Changes != 1 || len(said) != 1 || said[0] != want {
		t.Errorf("it changes %v and leaves out %q", differences(t, manager, plan), said)
	}
	// What is applied has the versions after it: the same file changes nothing, as it says nothing new.
	applied := manager.Apply(plan)
	set(t, rows, 1, "wte_funded", "1")
	set(t, rows, 1, "employer_name", "Somebody else")
	if again := planned(t, manager, "posts", "posts.csv", csvOf(t, rows)); again.LeftOut != 0 || again.Changes != 0 {
		t.Errorf("sent again it changes %v and leaves out %q", differences(t, manager, again), leftOut(t, manager, again))
	}
	// Nor does a plan overwrite what is changed before it is applied.
	fresh := table(t, manager.Get("/api/v1/posts.csv").Body)
	set(t, fresh, 3, "wte_funded", "0.7")
	late := planned(t, manager, "posts", "posts.csv", csvOf(t, fresh))
	p = detailOf(t, manager, "P-0002")
	manager.Do(http.MethodPatch, "/api/v1/posts/"+p.ID, map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, p.Version)}, `{"employer_name": "Somebody else"}`)
	if answer := manager.Transition(late, "apply", ""); answer.Status != http.StatusConflict || !strings.Contains(answer.Text(), "changed_since") {
		t.Errorf("applied late it is answered %d %s", answer.Status, answer.Body)
	}
	// After an undo the same change takes a blank version, as it is told.
	manager.Undo(applied)
	set(t, rows, 2, "version", "")
	set(t, rows, 3, "employer_name", "Somebody else")
	if again := planned(t, manager, "posts", "posts.csv", csvOf(t, rows)); again.LeftOut != 0 || again.Changes != 1 {
		t.Errorf("without a version it changes %v and leaves out %q", differences(t, manager, again), leftOut(t, manager, again))
	}
}

func TestEditedServiceFiguresDoNotOverwriteWhatOthersHaveChangedSince(t *testing.T) {
	_, manager := keepsFiles(t)
	manager.Apply(planned(t, manager, "service_figures", "figures.csv", []byte("pcn_code,role_type,month,referrals\nUD0001,splw,2026-09,40\nUD0001,splw,2026-10,42\n")))
	rows := table(t, manager.Get("/api/v1/service_figures.csv?sort=month").Body)
	if answer := manager.Do(http.MethodPut, "/api/v1/pcns/UD0001/service_figures/splw/2026-09", map[string]string{"If-Match": `"v1.x"`}, `{"referrals": 41}`); answer.Status != http.StatusOK {
		t.Fatalf("the change is answered %d %s", answer.Status, answer.Body)
	}
	set(t, rows, 1, "caseload", "100")
	set(t, rows, 2, "caseload", "100")
	plan := planned(t, manager, "service_figures", "figures.csv", csvOf(t, rows))
	if said := leftOut(t, manager, plan); plan.LeftOut != 1 || plan.Changes != 1 || len(said) != 1 || !strings.HasPrefix(said[0], "changed_since The file has version 1 of this") {
		t.Errorf("it changes %v and leaves out %q", differences(t, manager, plan), said)
	}
}

func TestAFileMakesNoPostInANetworkThatHasClosed(t *testing.T) {
	s, manager := keepsFiles(t)
	s.Fill("UPDATE pcns SET valid_to = '2026-10-01', valid_to_certainty = 'exact', version = version + 1, updated_at = now() WHERE ods_code = 'UD0001'")
	row := func(reference, opened string) string {
		return "UD0001," + reference + ",splw," + opened + ",1,permanent,employed,pcn,\n"
	}
	plan := planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,role_type,opened_on,wte_funded,contract,engagement,employer_type,employer_name\n"+row("IN", "2026-09-30")+row("ON", "2026-10-01")+row("PAST", "2026-11-01")))
	want := "pcn_closed The network closed on 1 October 2026. A post of it begins before that."
	if said := leftOut(t, manager, plan); plan.LeftOut != 2 || plan.Created != 1 || len(said) != 2 || said[0] != want || said[1] != want {
		t.Errorf("it is planned as %+v and leaves out %q", plan, said)
	}
}

// Somebody makes the very post by hand while the file is applied: that is told, and is no failure.
func TestAPostMadeWhileItsFileIsAppliedIsRefusedInPlainWords(t *testing.T) {
	s, manager := keepsFiles(t)
	plan := planned(t, manager, "posts", "posts.csv", manyPosts(1))
	connect := func() *pgx.Conn {
		conn, err := pgx.Connect(t.Context(), s.Database.AdminURL)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close(context.Background()) })
		return conn
	}
	tx, err := connect().Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), `SELECT set_config('trellis.event_id', gen_random_uuid()::text, true);
		INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, updated_at) VALUES ('00000000-0000-7000-8000-000000000001', 'UD0001', 'P-0000', 'splw', '2026-01-01', now());
		INSERT INTO post_terms (post_id, pcn_code, valid_from, wte_funded, contract, engagement, employer_type, employer_name) VALUES ('00000000-0000-7000-8000-000000000001', 'UD0001', '2026-01-01', 1, 'permanent', 'employed', 'pcn', 'The network');
		INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, share) VALUES ('00000000-0000-7000-8000-000000000001', 'UD0001', 'arrs', '2026-01-01', 100)`); err != nil {
		t.Fatal(err)
	}
	answer, watching := make(chan *contract.Response, 1), connect()
	go func() { answer <- manager.Transition(plan, "apply", "") }()
	for waits := false; !waits && len(answer) == 0; time.Sleep(20 * time.Millisecond) {
		if err := watching.QueryRow(t.Context(), "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO posts%')").Scan(&waits); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := tx.Exec(t.Context(), "SELECT close_event(current_setting('trellis.event_id')::uuid, now(), 'test', 'system', 'test', NULL, NULL)"); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if told := <-answer; told.Status != http.StatusUnprocessableEntity || !strings.Contains(told.Text(), "This network has a post with this reference already.") {
		t.Errorf("it is answered %d %s", told.Status, told.Body)
	}
}
