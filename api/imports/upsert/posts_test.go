package upsert_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"trellis/api/access"
	"trellis/api/imports"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// keepsFiles is London with a manager of its network UD0001.
func keepsFiles(t *testing.T) (s, manager *contract.Server) {
	t.Helper()
	s = newFileServer(t)
	return s, managerOf(s, "manager", "UD0001")
}

func managerOf(s *contract.Server, name string, codes ...string) *contract.Server {
	return s.As(s.Settle(access.NewPerson{Name: name, Email: name + "@trellis.invalid", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: codes}))
}

// table reads CSV.
func table(t *testing.T, text []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func csvOf(t *testing.T, rows [][]string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// set changes the cell of a column in a row of a table with headings.
func set(t *testing.T, rows [][]string, row int, column, cell string) {
	t.Helper()
	for at, heading := range rows[0] {
		if heading == column {
			rows[row][at] = cell
			return
		}
	}
	t.Fatalf("there is no column %s in %v", column, rows[0])
}

func planned(t *testing.T, s *contract.Server, kind, name string, content []byte) imports.Import {
	t.Helper()
	answer := s.PostForm("/api/v1/imports", nil, contract.FileForm(kind, "", name, content)...)
	var i imports.Import
	if answer.Into(t, &i); answer.Status != http.StatusCreated {
		t.Fatalf("the plan is answered %d %s", answer.Status, answer.Body)
	}
	return i
}

// differences are the changes of a plan in words.
func differences(t *testing.T, s *contract.Server, i imports.Import) (said []string) {
	t.Helper()
	var list struct{ Items []imports.PlannedChange }
	s.Get("/api/v1/imports/"+i.ID+"/changes?limit=200").Into(t, &list)
	text := func(p *string) string {
		if p == nil {
			return "-"
		}
		return *p
	}
	for _, c := range list.Items {
		said = append(said, fmt.Sprintf("%s %s %s: %s → %s from %s", c.Action, c.RecordCode, text(c.ColumnName), text(c.Before), text(c.After), c.EffectiveOn))
	}
	return said
}

// manyPosts is a file of new posts.
func manyPosts(number int) []byte {
	var out strings.Builder
	out.WriteString("pcn_code,reference,role_type,opened_on,recruiting_from,wte_funded,afc_band,contract,contract_ends_on,engagement,employer_type,employer_name,arrs_share\n")
	for n := range number {
		ends, contract := "", "permanent"
		if n%3 == 0 {
			ends, contract = "2027-04-01", "fixed_term"
		}
		fmt.Fprintf(&out, "UD0001,P-%04d,%s,2026-%02d-01,,%s,%s,%s,%s,employed,pcn,\"%s\",%d\n", n, []string{"splw", "Care co-ordinator", "health coach"}[n%3], 1+n%6,
			[]string{"1", "0.3333", "0.8"}[n%3], []string{"5", "4", ""}[n%3], contract, ends, []string{"=Camden, Demo 1", "'-Trust", "Camden Demo"}[n%3], []int{100, 80, 0}[n%3])
	}
	return []byte(out.String())
}

func TestAnExportOfAThousandPostsComesBackWithExactlyTheEdits(t *testing.T) {
	_, manager := keepsFiles(t)
	made := manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(1000)))
	if made.Created != 1000 || made.LeftOut != 0 {
		t.Fatalf("1,000 posts are made as %+v", made)
	}
	export := manager.Get("/api/v1/posts.csv").Body
	rows := table(t, export)
	if len(rows) != 1001 {
		t.Fatalf("the export has %d rows", len(rows))
	}
	same := planned(t, manager, "posts", "posts.csv", export)
	if same.Changes != 0 || same.LeftOut != 0 || same.PutRight != 0 || same.RowsRead != 1000 {
		t.Errorf("sent back as it is, it plans %+v: %v", same, differences(t, manager, same))
	}
	edit := func(set func(row int, column, cell string)) {
		set(1, "wte_funded", "0.9")
		set(5, "wte_funded", "0.33") // of 0.3333
		set(2, "employer_name", "+Another, employer")
		set(4, "afc_band", "")
		set(7, "wte_funded", "0.75")
		set(7, "effective_on", "2026-09-01")
		set(10, "recruiting_from", "2026-11-01")
		set(500, "arrs_share", "50")
		set(777, "pay_zone", "Inner")
		set(1000, "closed_on", "2026-11-20")
	}
	want := ""
	edit(func(row int, column, cell string) {
		set(t, rows, row, column, cell)
		if column == "employer_name" { // as our CSV guards it
			set(t, rows, row, column, "'"+cell)
		}
	})
	said := strings.Join(differences(t, manager, planned(t, manager, "posts", "posts.csv", csvOf(t, rows))), "\n")
	for _, part := range []string{"P-0000 wte_funded: 1 → 0.9 from 2026-11-23", "P-0001 employer_name: -Trust → +Another, employer", "P-0003 afc_band: 5 → -", "P-0004 wte_funded: 0.3333 → 0.33", "P-0006 wte_funded: 1 → 0.75 from 2026-09-01", "P-0009 recruiting_from: - → 2026-11-01",
		"P-0499 arrs_share: 80 → 50", "P-0776 pay_zone: - → inner", "close UD0001/P-0999 closed_on: - → 2026-11-20"} {
		if !strings.Contains(said, part) {
			want += part + "; "
		}
	}
	if n := strings.Count(said, "\n") + 1; n != 9 || want != "" {
		t.Errorf("as CSV it changes %d:\n%s\nand not %s", n, said, want)
	}

	book, err := excelize.OpenReader(bytes.NewReader(manager.Get("/api/v1/posts.xlsx").Body))
	if err != nil {
		t.Fatal(err)
	}
	sheet := book.GetSheetName(0)
	edit(func(row int, column, cell string) {
		for at, heading := range rows[0] {
			if heading == column {
				name, _ := excelize.CoordinatesToCellName(at+1, row+1)
				if err := book.SetCellStr(sheet, name, cell); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	plan := planned(t, manager, "posts", "posts.xlsx", out.Bytes())
	if again := strings.Join(differences(t, manager, plan), "\n"); again != said || plan.LeftOut != 0 {
		t.Errorf("as a workbook it changes\n%s\nand leaves out %d", again, plan.LeftOut)
	}
}

// An edit says from which day it holds, or holds from the day on which the file was sent, as the plan shows; whenever the
// plan is applied. What was until then is not rewritten.
func TestAnEditWithoutADayHoldsFromTheDayTheFileWasSent(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	s := contract.NewServer(t, contract.WithClock(func() time.Time { return now }))
	s.FillLondon()
	manager := managerOf(s, "manager", "UD0001")
	manager.Apply(planned(t, manager, "posts", "posts.csv", manyPosts(2)))
	plan := planned(t, manager, "posts", "posts.csv", []byte("pcn_code,reference,wte_funded,arrs_share,effective_on\nUD0001,P-0000,0.9,60,\nUD0001,P-0001,0.2,,2026-10-01\n"))
	if said := strings.Join(differences(t, manager, plan), "\n"); plan.LeftOut != 1 || said != "update UD0001/P-0000 wte_funded: 1 → 0.9 from 2026-11-23\nupdate UD0001/P-0000 arrs_share: 100 → 60 from 2026-11-23" {
		t.Errorf("it is planned as\n%s\nand leaves out %d", said, plan.LeftOut)
	}
	now = now.AddDate(0, 0, 3)
	manager.Apply(plan)
	for day, want := range map[string]string{"2026-11-22": "1 100", "2026-11-23": "0.9 60"} {
		rows := table(t, manager.Get("/api/v1/posts.csv?reference=P-0000&fields=wte_funded,arrs_share&as_of="+day).Body)
		if got := strings.Join(rows[1], " "); got != want {
			t.Errorf("on %s it is %s", day, got)
		}
	}
}
