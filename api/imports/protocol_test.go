package imports_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

func TestAFileIsReadIntoAPlanThatChangesNothing(t *testing.T) {
	s := open(t)
	before := s.look(t)
	answer := s.PostForm("/api/v1/imports", nil, contract.FileForm(mapKind, "", "July map.csv", faulty)...)
	var i imports.Import
	answer.Into(t, &i)
	if answer.Status != http.StatusCreated || answer.Header.Get("Location") != "/api/v1/imports/"+i.ID || !strings.HasPrefix(answer.Header.Get("ETag"), `"v1.`) {
		t.Errorf("it is answered %d with %v", answer.Status, answer.Header)
	}
	if i.Status != imports.Planned || i.AsAt.String() != "2026-07-01" || i.FileName != "July map.csv" || i.FileBytes != int64(len(faulty)) || len(i.SHA256) != 64 ||
		i.RowsRead != 4 || i.LeftOut != 1 || i.PlannedBy != contract.AdministratorID || !i.PlannedAt.Equal(now) || i.AppliedAt != nil {
		t.Errorf("the plan is %+v", i)
	}
	if after := s.look(t); after.organisations != before.organisations {
		t.Error("a plan changed organisations")
	}
	if read := s.read(t, i.ID); read.ID != i.ID || read.Changes != i.Changes || read.Version != 1 {
		t.Errorf("it is read as %+v", read)
	}
	changes := items[imports.PlannedChange](t, s.Get("/api/v1/imports/"+i.ID+"/changes"))
	if int64(len(changes)) != i.Changes || i.Created != 4 || changes[0].Action != "create" || changes[0].RecordCode != "U10001" || changes[0].Row == nil || *changes[0].Row != 2 {
		t.Errorf("of %d changes the first is %+v", len(changes), changes[0])
	}
	problems := items[imports.RowProblem](t, s.Get("/api/v1/imports/"+i.ID+"/problems?result=left_out"))
	if len(problems) != 1 || *problems[0].Row != 4 || *problems[0].ColumnName != "PRACTICE_CODE" || *problems[0].Value != "A1000X" || problems[0].Code != "wrong_code" {
		t.Errorf("the problems are %+v", problems)
	}
	if csv := s.Get("/api/v1/imports/" + i.ID + "/problems.csv"); csv.Status != 200 || !strings.Contains(csv.Text(), "A1000X") {
		t.Errorf("as a file the problems are %d %s", csv.Status, csv.Text())
	}
}

func TestAnImportIsFoundUnderItsIdentifierOnly(t *testing.T) {
	s := open(t)
	id := s.Plan(mapKind, "", july).ID
	for _, wrong := range []string{"nothing", "01990000-0000-7000-8000-000000000000", "urn:uuid:" + id, "%7B" + id + "%7D", "x" + id + "x", strings.ReplaceAll(id, "-", ""), id + "0"} {
		for _, of := range []string{"", "/changes", "/problems"} {
			refused(t, s.Get("/api/v1/imports/"+wrong+of), 404, "not_found")
		}
		refused(t, s.Do(http.MethodPost, "/api/v1/imports/"+wrong+"/apply", map[string]string{"If-Match": `"v1.x"`}, `{}`), 404, "not_found")
	}
	if i := s.read(t, strings.ToUpper(id)); i.ID != id {
		t.Errorf("in capitals it is %+v", i)
	}
}

func TestAPlanIsAppliedByWhoHasSeenWhatItLeavesOut(t *testing.T) {
	s := open(t)
	plan := s.Plan(mapKind, "", faulty)
	before := s.look(t)
	for _, body := range []string{``, `{}`, `{"left_out": 0}`, `{"left_out": 2}`} {
		p := refused(t, s.Transition(plan, "apply", body), 422, "invalid")
		if !p.has("/left_out", "not_the_number") || !strings.Contains(p.Detail, "left_out 1") {
			t.Errorf("%q is answered %+v", body, p)
		}
	}
	for _, body := range []string{`{"left_out": "1"}`, `{"left_out": -1}`, `{"left_out": 1.5}`, `{"leftout": 1}`, `{"left_out": null}`} {
		refused(t, s.Transition(plan, "apply", body), 422, "invalid")
	}
	s.unchanged(t, before, "a refused apply")
	applied := s.Apply(plan)
	if applied.Status != imports.Applied || applied.AppliedAt == nil || *applied.AppliedBy != contract.AdministratorID || applied.Version != 2 {
		t.Errorf("it is %+v", applied)
	}
	if codes := ask[string](t, s.admin, "SELECT string_agg(ods_code, ' ' ORDER BY ods_code) FROM practices"); codes != "A10001 A10002 A10004" {
		t.Errorf("the practices are %s", codes)
	}
}

func TestATransitionNamesTheVersionItChanges(t *testing.T) {
	s := open(t)
	plan := s.Plan(mapKind, "", july)
	applied := s.Apply(s.Plan(mapKind, "", october))
	before := s.look(t)
	for verb, i := range map[string]imports.Import{"apply": plan, "replan": plan, "discard": plan, "undo": applied} {
		path := "/api/v1/imports/" + i.ID + "/" + verb
		refused(t, s.Do(http.MethodPost, path, nil, `{}`), 428, "precondition_required")
		refused(t, s.Do(http.MethodPost, path, map[string]string{"If-Match": "v1"}, `{}`), 400, "bad_request")
		if p := refused(t, s.Do(http.MethodPost, path, map[string]string{"If-Match": `"v9.x"`}, `{}`), 412, "stale"); p.CurrentVersion != i.Version {
			t.Errorf("%s: the current version is %d, not %d", verb, p.CurrentVersion, i.Version)
		}
	}
	s.unchanged(t, before, "a transition of another version")
}

func TestAnIllegalTransitionNamesTheLegalOnes(t *testing.T) {
	s := open(t)
	is := map[string]imports.Import{
		"planned": s.Plan(mapKind, "", july), "applied": s.Import(mapKind, "", october),
		"undone": s.Undo(s.Import(mapKind, "", july)),
	}
	var discarded imports.Import
	s.Transition(s.Plan(mapKind, "", faulty), "discard", "").Into(t, &discarded)
	is["discarded"] = discarded
	before := s.look(t)
	for status, legal := range map[string]struct {
		verbs []string
		says  []string
	}{
		"planned":   {[]string{"apply", "replan", "discard"}, []string{"planned", "applied", "planned again", "discarded"}},
		"applied":   {[]string{"undo"}, []string{"applied", "undone"}},
		"undone":    {nil, []string{"undone", "again"}},
		"discarded": {nil, []string{"discarded", "again"}},
	} {
		if is[status].Status != status {
			t.Fatalf("the %s import is %+v", status, is[status])
		}
		for _, verb := range []string{"apply", "replan", "discard", "undo"} {
			if strings.Contains(strings.Join(legal.verbs, " "), verb) {
				continue
			}
			p := refused(t, s.Transition(is[status], verb, ""), 409, "conflict")
			for _, word := range legal.says {
				if !strings.Contains(p.Detail, word) {
					t.Errorf("%s of an import that is %s is told %q, without %q", verb, status, p.Detail, word)
				}
			}
		}
	}
	s.unchanged(t, before, "an illegal transition")
}

func TestADryRunTellsWhatWouldHappenAndChangesNothing(t *testing.T) {
	s := open(t)
	before := s.look(t)
	answer := s.PostForm("/api/v1/imports?dry_run=true", map[string]string{"Idempotency-Key": "dry"}, contract.FileForm(mapKind, "", "map.csv", july)...)
	var i imports.Import
	answer.Into(t, &i)
	if answer.Status != 201 || answer.Header.Get("Dry-Run") != "true" || answer.Header.Get("ETag") != "" || i.Changes != 6 {
		t.Errorf("the plan would be %d %+v", answer.Status, i)
	}
	s.unchanged(t, before, "a dry run of a plan")
	i = s.Plan(mapKind, "", july)
	for _, verb := range []string{"apply", "undo", "replan", "discard"} {
		if verb == "undo" {
			i = s.Apply(i)
		}
		before = s.look(t)
		dry := s.Do(http.MethodPost, "/api/v1/imports/"+i.ID+"/"+verb+"?dry_run=true", map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, i.Version)}, nil)
		if verb == "replan" || verb == "discard" {
			refused(t, dry, 409, "conflict") // it is applied by now
		} else if dry.Status != 200 || dry.Header.Get("Dry-Run") != "true" {
			t.Errorf("a dry run of %s is answered %d %s", verb, dry.Status, dry.Body)
		}
		s.unchanged(t, before, "a dry run of "+verb)
	}
}

func TestARepeatedRequestHasOneEffect(t *testing.T) {
	s := open(t)
	once := map[string]string{"Idempotency-Key": "july"}
	send := func(content []byte) *contract.Response {
		return s.PostForm("/api/v1/imports", once, contract.FileForm(mapKind, "", "map.csv", content)...)
	}
	first := send(july)
	again := send(july) // the boundary of the form is another one
	if again.Status != 201 || again.Text() != first.Text() || again.Header.Get("Idempotency-Replayed") != "true" || again.Header.Get("Location") != first.Header.Get("Location") ||
		first.Header.Get("Idempotency-Replayed") != "" {
		t.Errorf("the repeated plan is answered %d %v %s", again.Status, again.Header, again.Body)
	}
	refused(t, send(october), 422, "idempotency_key_reused")
	refused(t, s.PostForm("/api/v1/imports", once, contract.FileForm(mapKind, "2026-07-01", "map.csv", july)...), 422, "idempotency_key_reused")
	refused(t, s.PostForm("/api/v1/imports", once, contract.FileForm(mapKind, "", "other.csv", july)...), 422, "idempotency_key_reused")
	if n := ask[int](t, s.admin, "SELECT count(*) FROM imports"); n != 1 {
		t.Errorf("there are %d imports", n)
	}
	var i imports.Import
	first.Into(t, &i)
	for n, verb := range []string{"apply", "undo"} {
		header := map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, n+1), "Idempotency-Key": verb}
		did := s.Do(http.MethodPost, "/api/v1/imports/"+i.ID+"/"+verb, header, `{}`)
		before := s.look(t)
		repeat := s.Do(http.MethodPost, "/api/v1/imports/"+i.ID+"/"+verb, header, `{}`)
		if did.Status != 200 || repeat.Status != 200 || repeat.Text() != did.Text() || repeat.Header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("the repeated %s is answered %d %s", verb, repeat.Status, repeat.Body)
		}
		s.unchanged(t, before, "a repeated "+verb)
	}
}

func TestAPlanThatOtherChangesHaveOutdatedIsPlannedAgain(t *testing.T) {
	s := open(t)
	later := s.Plan(mapKind, "", october)
	s.Import(mapKind, "", july)
	before := s.look(t)
	if p := refused(t, s.Transition(later, "apply", ""), 409, "conflict"); !strings.Contains(p.Detail, "Plan it again") {
		t.Errorf("it is told %q", p.Detail)
	}
	s.unchanged(t, before, "an outdated plan")
	var anew imports.Import
	s.Transition(later, "replan", "").Into(t, &anew)
	if anew.Version != later.Version+1 || anew.Changes == later.Changes || anew.Status != imports.Planned {
		t.Errorf("planned again it is %+v, it was %+v", anew, later)
	}
	changes := items[imports.PlannedChange](t, s.Get("/api/v1/imports/"+anew.ID+"/changes?limit=200"))
	told := ""
	for _, c := range changes {
		told += fmt.Sprintf("%s %s; ", c.Action, c.RecordCode)
	}
	if told != "rename U10001; create U10003; move A10002; close A10004; " {
		t.Errorf("it changes %s", told)
	}
	refused(t, s.Transition(later, "apply", ""), 412, "stale")
	s.Apply(anew)
}

func TestOfTwoAppliesAtOnceEachHasOneEffectInTurn(t *testing.T) {
	s := open(t)
	plan := s.Plan(mapKind, "", july)
	other := s.Plan("list_sizes", "2026-07-01", []byte("practice_code,list_size\nB10001,5\n"))
	answers := make([]*contract.Response, 6)
	var all sync.WaitGroup
	for n := range answers {
		all.Go(func() {
			if n < 4 {
				answers[n] = s.Transition(plan, "apply", "")
			} else {
				answers[n] = s.Transition(other, "apply", "")
			}
		})
	}
	all.Wait()
	for _, group := range [][]*contract.Response{answers[:4], answers[4:]} {
		done := 0
		for _, a := range group {
			switch a.Status {
			case 200:
				done++
			case 412:
				refused(t, a, 412, "stale")
			default:
				t.Errorf("one is answered %d %s", a.Status, a.Body)
			}
		}
		if done != 1 {
			t.Errorf("%d of them were applied", done)
		}
	}
	if n := ask[int](t, s.admin, "SELECT count(*) FROM audit_events WHERE operation = 'imports.apply'"); n != 2 {
		t.Errorf("there are %d events", n)
	}
}

func TestAnUndoneImportLeavesNoTraceAndOthersKeepTheirEffect(t *testing.T) {
	s := open(t)
	empty := s.look(t).organisations
	first := s.Import(mapKind, "", july)
	afterFirst := s.look(t).organisations
	second := s.Import(mapKind, "", october)
	both := s.look(t).organisations
	third := s.Import("list_sizes", "2026-07-01", []byte("practice_code,list_size\nA10001,5000\nA10003,6000\n"))
	undone := s.Undo(second)
	if undone.Status != imports.Undone || undone.UndoneAt == nil || *undone.UndoneBy != contract.AdministratorID || *undone.UndoReason != "For a test" {
		t.Errorf("undone it is %+v", undone)
	}
	if n := ask[int](t, s.admin, "SELECT count(*) FROM practice_list_sizes"); n != 2 {
		t.Errorf("the import after it left %d list sizes", n)
	}
	s.Undo(third)
	if s.look(t).organisations != afterFirst {
		t.Error("the map of July is not what it was")
	}
	refused(t, s.Transition(second, "undo", ""), 412, "stale")
	refused(t, s.Transition(undone, "undo", ""), 409, "conflict")
	s.Import(mapKind, "", october) // sent again it counts again
	if s.look(t).organisations != both {
		t.Error("sent again, the map of October makes something else")
	}
	s.Undo(first)
	for _, i := range items[imports.Import](t, s.Get("/api/v1/imports?status=applied")) {
		s.Undo(i)
	}
	if s.look(t).organisations != empty {
		t.Error("with everything undone something is left")
	}
	refused(t, s.Transition(s.Import(mapKind, "", july), "undo", `{"reason": "Patient 943 476 5919"}`), 422, "refused_content")
}
