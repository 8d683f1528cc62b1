package embedding_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"trellis/api/embedding"
)

func TestWhateverStepsAnAssessmentTakesItsScoreIsWhatItsLevelsComeToAndWhatIsPublishedStays(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	db := owner(t, w.Server)
	published := map[string]string{}
	coach := w.deploys(t, "hwbc", "HWBC-0")
	posts := 0
	rapid.Check(t, func(rt *rapid.T) {
		var open embedding.AssessmentDetail
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			if open.ID == "" || open.Status == "published" || open.Status == "discarded" {
				open = w.beginAs(t, rapid.SampledFrom([]string{"self", "peer", "moderated"}).Draw(rt, "kind"))
			}
			switch step := rapid.SampledFrom([]string{"rate", "rate", "submit", "return", "validate", "publish", "ask", "deploy"}).Draw(rt, "step"); step {
			case "deploy": // a role comes or goes, which an assessment learns when it is next saved
				if coach.ID != "" {
					answered[object](t, w.manager, http.StatusOK, http.MethodPost, "/api/v1/posts/"+coach.ID+"/close", coach.Version, object{"closed_on": "2026-11-26"})
					coach.ID = ""
				} else {
					posts++
					coach = w.deploys(t, "hwbc", fmt.Sprint("HWBC-", posts))
				}
				continue
			case "rate", "ask":
				path, body, method := "/ratings", object{"ratings": someRatings(rt, open)}, http.MethodPut
				if step == "ask" {
					path, body, method = "", object{"criteria_set": rapid.SampledFrom([]string{"core", "full"}).Draw(rt, "set")}, http.MethodPatch
				}
				works, _ := w.bodies(open.Kind)
				if open.Status != "draft" && open.Status != "returned" {
					refusedWith(t, works, method, "/api/v1/assessments/"+open.ID+path, open.Version, body, http.StatusConflict, "does not change any more")
					continue
				}
				r := works.Do(method, "/api/v1/assessments/"+open.ID+path, map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, open.Version)}, body)
				if r.Status == http.StatusUnprocessableEntity && strings.Contains(r.Text(), "not_deployed") {
					continue // it asked of a role that has gone since
				}
				if r.Status != http.StatusOK {
					t.Fatalf("%s answers %d %s", step, r.Status, r.Text())
				}
				r.Into(t, &open)
			default:
				works, answers := w.bodies(open.Kind)
				by, body := answers, object{}
				switch step {
				case "submit":
					by = works
				case "publish":
					by = w.lead
				case "return":
					body["comment"] = "Once more"
				}
				if r := by.Do(http.MethodPost, "/api/v1/assessments/"+open.ID+"/"+step, map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, open.Version)}, body); r.Status == http.StatusOK {
					r.Into(t, &open)
				} else if r.Status == http.StatusInternalServerError {
					t.Fatalf("%s answers %s", step, r.Text())
				}
			}
			checked, different, err := embedding.Rescore(context.Background(), db)
			if err != nil || checked == 0 || len(different) > 0 {
				t.Fatalf("of %d scored anew, %v differ, %v", checked, different, err)
			}
		}
		for id, before := range published {
			if now := frozen(t, w, id); now != before {
				t.Fatalf("what was published as %s is now %s", before, now)
			}
		}
		works, answers := w.bodies(open.Kind)
		switch open.Status {
		case "published":
			published[open.ID] = frozen(t, w, open.ID)
		case "draft", "returned":
			does(t, works, open, "discard", nil)
		case "submitted", "validated":
			does(t, works, does(t, answers, open, "return", object{"comment": "No"}), "discard", nil)
		}
	})
	if _, err := db.Exec(context.Background(), "SET session_replication_role = replica; UPDATE assessments SET levels[1] = 4 - greatest(levels[1], 0), version = version + 1"); err != nil {
		t.Fatal(err)
	}
	if checked, different, err := embedding.Rescore(context.Background(), db); err != nil || len(different) == 0 {
		t.Errorf("of %d with a level changed behind their backs, none differs, %v", checked, err)
	}
}

func TestVerifyingFindsAMovementThatIsNotFromTheOneBeforeOfTheSameKind(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	var a embedding.AssessmentDetail
	for level := 2; level < 4; level++ {
		w.now = w.now.AddDate(0, 0, 1)
		a = w.published(t, level)
	}
	db := owner(t, w.Server)
	if _, different, err := embedding.Rescore(context.Background(), db); err != nil || len(different) > 0 {
		t.Fatalf("before anything is changed, %v differ, %v", different, err)
	}
	for _, change := range []string{"score_change = score_change + 1", "score_change = NULL", "score_change = NULL, previous_id = NULL"} {
		tx, err := db.Begin(context.Background())
		if err == nil {
			_, err = tx.Exec(context.Background(), "SET LOCAL session_replication_role = replica")
		}
		if err == nil {
			_, err = tx.Exec(context.Background(), "UPDATE assessments SET "+change+" WHERE id = $1::text::uuid", a.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, different, err := embedding.Rescore(context.Background(), tx); err != nil || len(different) != 1 || different[0] != a.ID {
			t.Errorf("with %s, %v differ, %v", change, different, err)
		}
		if err := tx.Rollback(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

// frozen is all of an assessment that must not change once it is published.
func frozen(t *testing.T, w *town, id string) string {
	a := answered[embedding.AssessmentDetail](t, w.manager, http.StatusOK, http.MethodGet, "/api/v1/assessments/"+id, 0, nil)
	all, err := json.Marshal([]any{a.Result, a.Ratings, a.RoleTypes, a.CriteriaSet, a.PublishedAt, a.PublishedOn, a.ScoreChange})
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// someRatings are ratings by chance of what an assessment asks.
func someRatings(rt *rapid.T, a embedding.AssessmentDetail) (some []object) {
	from := rapid.IntRange(0, len(a.Ratings)-1).Draw(rt, "from")
	for _, r := range a.Ratings[from:min(from+rapid.IntRange(1, 30).Draw(rt, "of"), len(a.Ratings))] {
		rating := object{"criterion_code": r.CriterionCode, "reason": "By chance"}
		if r.RoleType != nil {
			rating["role_type"] = *r.RoleType
		}
		if level := rapid.IntRange(-1, 4).Draw(rt, "level"); level >= 0 {
			rating["level"] = level
		}
		some = append(some, rating)
	}
	return some
}
