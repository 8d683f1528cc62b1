package upsert_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

// detail is a post as its page reads it.
type detail struct {
	ID, Status string
	Version    int
	Note       *string
	Employer   string `json:"employer_name"`
	Ends       string `json:"contract_ends_on"`
	Band       string `json:"afc_band"`
	Supervised []struct {
		Kind string
		To   *string `json:"valid_to"`
	} `json:"supervision_arrangements"`
}

func detailOf(t *testing.T, s *contract.Server, reference string) (d detail) {
	t.Helper()
	var list struct{ Items []struct{ ID string } }
	s.Get("/api/v1/posts?status=filled&status=vacant&status=recruiting&status=planned&status=closed&reference="+reference).Into(t, &list)
	if len(list.Items) != 1 {
		t.Fatalf("there are %d posts %s", len(list.Items), reference)
	}
	s.Get("/api/v1/posts/"+list.Items[0].ID).Into(t, &d)
	return d
}

func problems(t *testing.T, s *contract.Server, i imports.Import) (said []string) {
	t.Helper()
	var list struct{ Items []imports.RowProblem }
	s.Get("/api/v1/imports/"+i.ID+"/problems").Into(t, &list)
	for _, p := range list.Items {
		said = append(said, p.Message)
	}
	return said
}

func TestAFileThatOpensAPostAgainLetsOnlyWhatEndedWithItGoOn(t *testing.T) {
	_, manager := keepsFiles(t)
	manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(1)))
	p := detailOf(t, manager, "P-0000")
	for _, body := range []string{`{"kind": "educational", "supervisor_role": "GP", "frequency": "monthly", "valid_from": "2026-02-01", "valid_to": "2026-11-20"}`, `{"kind": "clinic_practice", "supervisor_role": "GP", "frequency": "daily", "valid_from": "2026-02-01"}`} {
		if answer := manager.Do(http.MethodPost, "/api/v1/posts/"+p.ID+"/supervision_arrangements", nil, body); answer.Status != http.StatusCreated {
			t.Fatalf("supervision is answered %d %s", answer.Status, answer.Body)
		}
	}
	send := func(closed string) imports.Import {
		return manager.Apply(planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,closed_on\nUD0001,P-0000,"+closed+"\n")))
	}
	ends := func(when, want string) {
		t.Helper()
		said := ""
		for _, a := range detailOf(t, manager, "P-0000").Supervised {
			to := "open"
			if a.To != nil {
				to = *a.To
			}
			said += fmt.Sprint(a.Kind, " ", to, "; ")
		}
		if said != want {
			t.Errorf("%s supervision is %s", when, said)
		}
	}
	send("2026-11-20")
	ends("closed,", "clinic_practice 2026-11-20; educational 2026-11-20; ")
	opened := send("")
	ends("opened again,", "clinic_practice open; educational 2026-11-20; ")
	manager.Undo(opened)
	ends("closed once more by an undo,", "clinic_practice 2026-11-20; educational 2026-11-20; ")
	send("")
	ends("opened again after that,", "clinic_practice open; educational 2026-11-20; ")
}

func TestAFileAsksWhoTheNewEmployerIsAndLetsAPostWhoseTermIsOverChange(t *testing.T) {
	_, manager := keepsFiles(t)
	head := "pcn_code,reference,role_type,opened_on,wte_funded,afc_band,contract,contract_ends_on,engagement,employer_type,employer_name\n"
	manager.Apply(planned(t, manager, "posts", "posts.csv", []byte(head+"UD0001,OVER,splw,2024-04-01,1,5,fixed_term,2026-10-01,employed,pcn,\n")))
	own := detailOf(t, manager, "OVER").Employer
	for says, file := range map[string]string{
		"the name that the network has": head + "UD0001,OVER,splw,2024-04-01,1,5,fixed_term,2026-10-01,employed,vcse," + own + "\n",
		"no column for it":              "pcn_code,reference,employer_type\nUD0001,OVER,vcse\n",
		"nothing":                       "pcn_code,reference,employer_type,employer_name\nUD0001,OVER,vcse,\n",
	} {
		plan := planned(t, manager, "posts", "posts.csv", []byte(file))
		if said := problems(t, manager, plan); plan.LeftOut != 1 || len(said) != 1 || !strings.Contains(said[0], "The network itself employed them, as "+own+". Give the name of the new employer.") {
			t.Errorf("another employer with %s is told as %q", says, said)
		}
	}
	if plan := manager.Apply(planned(t, manager, "posts", "posts.csv", []byte(head+"UD0001,OVER,splw,2024-04-01,1,6,fixed_term,2026-10-01,employed,vcse,Neighbours\n"))); plan.LeftOut != 0 {
		t.Errorf("a post whose term is over is left out: %q", problems(t, manager, plan))
	}
	if p := detailOf(t, manager, "OVER"); p.Band != "6" || p.Ends != "2026-10-01" || p.Employer != "Neighbours" {
		t.Errorf("it is %+v", p)
	}
}

// A note is no part of a file: what an undo puts back, the note is not.
func TestANoteThatWasTakenAwayDoesNotComeBackWithAnUndo(t *testing.T) {
	s, manager := keepsFiles(t)
	manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(1)))
	note := func(note string) {
		p := detailOf(t, manager, "P-0000")
		if answer := manager.Do(http.MethodPatch, "/api/v1/posts/"+p.ID, map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, p.Version)}, `{"note": `+note+`}`); answer.Status != http.StatusOK {
			t.Fatalf("the note is answered %d %s", answer.Status, answer.Body)
		}
	}
	note(`"Grace Gone is ill"`)
	edited := manager.Apply(planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,wte_funded\nUD0001,P-0000,0.5\n")))
	if p := detailOf(t, manager, "P-0000"); p.Note == nil || *p.Note != "Grace Gone is ill" {
		t.Errorf("a file takes the note away: %v", p.Note)
	}
	conn, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	var said int
	if err := conn.QueryRow(t.Context(), "SELECT count(*) FROM import_effects e WHERE e::text LIKE '%Grace%'").Scan(&said); err != nil || said > 0 {
		t.Errorf("what a file did says whom the note names, %d times (%v)", said, err)
	}
	note("null")
	manager.Undo(edited)
	if p := detailOf(t, manager, "P-0000"); p.Note != nil {
		t.Errorf("undone, the note is %q again", *p.Note)
	}
}
