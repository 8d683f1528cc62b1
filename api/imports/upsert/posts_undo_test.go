package upsert_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

// kept is everything that is kept of posts and figures, without versions, identifiers and times of writing.
func kept(t *testing.T, s *contract.Server) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	out := ""
	for _, from := range []string{"posts", "post_terms t JOIN posts p ON p.id = t.post_id", "post_funding_lines t JOIN posts p ON p.id = t.post_id", "service_figures",
		"service_figure_groups t JOIN service_figures p ON p.id = t.service_figure_id"} {
		row := "to_jsonb(t)"
		if !strings.Contains(from, " ") {
			from += " t"
		} else {
			row += " || jsonb_build_object('of', to_jsonb(p) - 'id' - 'version' - 'updated_at')"
		}
		var text string
		if err := conn.QueryRow(t.Context(), "SELECT coalesce(string_agg(("+row+" - 'id' - 'post_id' - 'service_figure_id' - 'version' - 'updated_at')::text, E'\n' ORDER BY ("+row+" - 'id' - 'post_id' - 'service_figure_id' - 'version' - 'updated_at')::text), '') FROM "+from).Scan(&text); err != nil {
			t.Fatal(err)
		}
		out += from + "\n" + text + "\n"
	}
	return out
}

func TestAnUndonePostsFileLeavesEveryPostAsItWas(t *testing.T) {
	s, manager := keepsFiles(t)
	nothing := kept(t, s)
	made := manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(12)))
	before := kept(t, s)
	rows := table(t, manager.Get("/api/v1/posts.csv").Body)
	set(t, rows, 1, "wte_funded", "0.5")
	set(t, rows, 2, "closed_on", "2026-11-01")
	set(t, rows, 3, "arrs_share", "40")
	set(t, rows, 4, "contract", "permanent")
	set(t, rows, 4, "contract_ends_on", "")
	rows = append(rows, append([]string{}, rows[5]...))
	set(t, rows, 13, "reference", "NEW-1")
	edited := manager.Apply(planned(t, manager, "posts", "posts.csv", csvOf(t, rows)))
	if edited.Changes != 6 || edited.Created != 1 || edited.Closed != 1 {
		t.Errorf("it is applied as %+v: %v", edited, differences(t, manager, edited))
	}
	// The earlier file made posts that are something else by now.
	if answer := manager.Transition(made, "undo", ""); answer.Status != http.StatusConflict || strings.Count(answer.Text(), "changed_since") != 4 {
		t.Errorf("undoing the file before it is answered %d %s", answer.Status, answer.Body)
	}
	manager.Undo(edited)
	if after := kept(t, s); after != before {
		t.Errorf("undone, posts are\n%s\nand were\n%s", after, before)
	}
	manager.Undo(made)
	if after := kept(t, s); after != nothing {
		t.Errorf("with both undone there is\n%s", after)
	}
}

func TestAPostThatSomebodyIsInNowIsNotTakenBack(t *testing.T) {
	_, manager := keepsFiles(t)
	made := manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(2)))
	var list struct{ Items []struct{ ID string } }
	manager.Get("/api/v1/posts?reference=P-0000").Into(t, &list)
	if answer := manager.Do(http.MethodPost, "/api/v1/posts/"+list.Items[0].ID+"/assignments", nil, `{"holder_reference": "H-1", "wte": 1, "valid_from": "2026-03-01"}`); answer.Status/100 != 2 {
		t.Fatalf("the assignment is answered %d %s", answer.Status, answer.Body)
	}
	if answer := manager.Transition(made, "undo", ""); answer.Status != http.StatusConflict || !strings.Contains(answer.Text(), "UD0001/P-0000") || strings.Contains(answer.Text(), "UD0001/P-0001") {
		t.Errorf("undoing is answered %d %s", answer.Status, answer.Body)
	}
	// Nor can a file fund it for less than is in it.
	less := planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,wte_funded\nUD0001,P-0000,0.5\n"))
	if less.LeftOut != 1 || less.Changes != 0 {
		t.Errorf("a file that funds it for less is planned as %+v", less)
	}
}

// Whatever is edited, the plan can be applied, an export after it comes back without a change, and undone all is as before.
func TestRandomEditsOfPostsComeRound(t *testing.T) {
	s, manager := keepsFiles(t)
	manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(20)))
	random := rand.New(rand.NewPCG(6, 4))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	for round := range 12 {
		before := kept(t, s)
		rows := table(t, manager.Get("/api/v1/posts.csv?status=planned&status=recruiting&status=vacant&status=closed").Body)
		for n := 1; n < len(rows); n++ {
			set(t, rows, n, "effective_on", pick("", "", "2026-10-01", "2026-12-15"))
			for range random.IntN(4) {
				column := pick("wte_funded", "afc_band", "pay_zone", "employer_name", "arrs_share", "closed_on", "recruiting_from", "engagement", "contract")
				set(t, rows, n, column, map[string]string{"wte_funded": pick("0.2", "1.75", "0.1234", "x"), "afc_band": pick("", "6", "8A", "9"), "pay_zone": pick("", "outer"),
					"employer_name": pick("Anna's, \"Trust\"", "", "Zoë & Co"), "arrs_share": pick("0", "33.33", "100", "101"), "closed_on": pick("", "2026-11-30", "2027-02-01", "2020-01-01"),
					"recruiting_from": pick("", "2026-09-01", "1999-01-01"), "engagement": pick("Seconded", "lent"), "contract": pick("permanent", "fixed term")}[column])
			}
		}
		plan := planned(t, manager, "posts", "posts.csv", csvOf(t, rows))
		applied := manager.Apply(plan)
		again := planned(t, manager, "posts", "posts.csv", manager.Get("/api/v1/posts.csv?status=planned&status=recruiting&status=vacant&status=closed").Body)
		if again.Changes != 0 || again.LeftOut != 0 {
			t.Fatalf("round %d: what was applied comes back as %v", round, differences(t, manager, again))
		}
		if round%2 == 0 {
			manager.Undo(applied)
			if after := kept(t, s); after != before {
				t.Fatalf("round %d: undone, posts are\n%s\nand were\n%s\nafter %v", round, after, before, differences(t, manager, plan))
			}
		}
	}
}

func TestAFileIsSeenByWhoSeesEveryNetworkInIt(t *testing.T) {
	s, manager := keepsFiles(t)
	both, other := managerOf(s, "both", "UD0001", "UD0003"), managerOf(s, "other", "UD0003")
	header := "pcn_code,reference,role_type,opened_on,wte_funded,contract,engagement,employer_type,employer_name\n"
	row := func(code string) string { return code + ",S-1,splw,2026-04-01,1,permanent,employed,pcn,Somebody\n" }
	own := planned(t, manager, "posts", "posts.csv", []byte(header+row("UD0001")))
	two := planned(t, both, "posts", "posts.csv", []byte(header+row("UD0001")+row("UD0003")))
	none := planned(t, manager, "posts", "posts.csv", []byte(header+row("UD0003")))
	if none.LeftOut != 1 || two.Changes != 2 || own.Changes != 1 {
		t.Errorf("they are planned as %+v, %+v and %+v", own, two, none)
	}
	for _, c := range []struct {
		says   string
		caller *contract.Server
		sees   map[string]bool
	}{
		{"the network's manager", manager, map[string]bool{own.ID: true, none.ID: true}},
		{"the manager of both", both, map[string]bool{own.ID: true, two.ID: true}},
		{"the manager of the other", other, map[string]bool{}},
		{"the administrator", s, map[string]bool{own.ID: true, two.ID: true}},
	} {
		var list struct{ Items []imports.Import }
		c.caller.Get("/api/v1/imports").Into(t, &list)
		if len(list.Items) != len(c.sees) {
			t.Errorf("%s lists %d imports", c.says, len(list.Items))
		}
		for _, i := range []imports.Import{own, two, none} {
			for _, of := range []string{"", "/changes", "/problems", "/left_out_rows", "/changes.csv"} {
				if status := c.caller.Get("/api/v1/imports/" + i.ID + of).Status; (status == 200) != c.sees[i.ID] || status != 200 && status != 404 {
					t.Errorf("%s reads %s of %s and is answered %d", c.says, of, i.ID, status)
				}
			}
		}
	}
	if answer := other.Transition(own, "apply", ""); answer.Status != http.StatusNotFound {
		t.Errorf("who does not see it applies it and is answered %d", answer.Status)
	}
	if answer := s.Transition(own, "apply", ""); answer.Status != http.StatusForbidden {
		t.Errorf("the administrator applies it and is answered %d %s", answer.Status, answer.Body)
	}
	if answer := manager.PostForm("/api/v1/imports", nil, contract.FileForm("ods_epcn", "2026-07-01", "epcn.csv", []byte("a,b\n"))...); answer.Status != http.StatusForbidden {
		t.Errorf("a manager sends a national file and is answered %d", answer.Status)
	}
	// A network out of reach and one there is not are told in the same words.
	told := func(code string) string {
		text := manager.Get("/api/v1/imports/" + planned(t, manager, "posts", "p.csv", []byte(header+row(code))).ID + "/problems.csv").Text()
		return strings.ReplaceAll(text, code, "CODE")
	}
	if told("UD0003") != told("UD0999") {
		t.Errorf("they are told\n%s\n%s", told("UD0003"), told("UD0999"))
	}
	for who, want := range map[*contract.Server]string{manager: "posts service_figures assessments", s: "ods_practice_map ods_epcn list_sizes imd_practice pcn_boroughs nwrs_workforce"} {
		var kinds imports.ImportKindList
		who.Get("/api/v1/import_kinds").Into(t, &kinds)
		may := ""
		for _, k := range kinds.Items {
			if k.MayImport {
				may += " " + k.Name
			} else if k.Reason == nil || !strings.Contains(*k.Reason, "You may not") {
				t.Errorf("that %s may not be imported is said as %v", k.Name, k.Reason)
			}
		}
		if may != " "+want {
			t.Errorf("may be imported%s, not %s", may, want)
		}
	}
}

// A post of a network that is no invention goes with the file that made it, and in no other way.
func TestAPostThatAFileMadeOfARealNetworkGoesWhenThatIsUndone(t *testing.T) {
	s := newFileServer(t)
	s.Fill("INSERT INTO pcns (ods_code, valid_from, certainty, updated_at) VALUES ('U54321', '2019-07-01', 'exact', now())")
	manager := managerOf(s, "real", "U54321")
	made := manager.Apply(planned(t, manager, "posts", "posts.csv", []byte(strings.ReplaceAll(string(manyPosts(2)), "UD0001", "U54321"))))
	if made.Created != 2 {
		t.Fatalf("the file is applied as %+v", made)
	}
	app, err := pgx.Connect(t.Context(), s.Database.AppURL)
	if err != nil {
		t.Fatal(err)
	}
	defer app.Close(context.WithoutCancel(t.Context()))
	for _, undoes := range []string{"", "00000000-0000-7000-8000-000000000001"} {
		_, err := app.Exec(t.Context(), "BEGIN; SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true), set_config('trellis.undoes', '"+undoes+"', true); DELETE FROM posts")
		if err == nil || !strings.Contains(err.Error(), "is kept") {
			t.Errorf("while %q is undone, it is deleted: %v", undoes, err)
		}
		if _, err := app.Exec(t.Context(), "ROLLBACK"); err != nil {
			t.Fatal(err)
		}
	}
	manager.Undo(made)
	var list struct{ Items []struct{ ID string } }
	if manager.Get("/api/v1/posts").Into(t, &list); len(list.Items) != 0 {
		t.Errorf("undone, there are %+v", list.Items)
	}
}
