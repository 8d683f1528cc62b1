package workforce_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// Whoever follows a figure of the summary to the list of posts finds as many.
func TestTheListGivesThePostsThatTheSummaryCounts(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	met := map[string]bool{}
	for _, text := range []string{"2026-04-15", "2026-08-03", "2026-08-04", "2026-08-05", "2026-09-15", "2026-09-16", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-25", "2027-01-31", "2027-03-01"} {
		day, err := vocabulary.ParseDate(text)
		must(t, err)
		area := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce?boundaries=now&as_of="+text)
		for _, item := range area.Items {
			for _, r := range item.Roles {
				for _, figure := range []struct {
					name, filter string
					want         int64
				}{
					{"vacant_posts", "is_vacant=true", r.VacantPosts},
					{"contracts_ending_90", "contract_ends_before=" + day.AddDays(90).String(), r.ContractsEnding90},
					{"contracts_ending_180", "contract_ends_before=" + day.AddDays(180).String(), r.ContractsEnding180},
					{"supervision_due less supervised_monthly", "supervision=due_not_held", r.SupervisionDue - r.SupervisedMonthly},
				} {
					query := fmt.Sprintf("/api/v1/pcns/%s/posts?as_of=%s&%s", item.PCNCode, text, figure.filter)
					if r.RoleType != "all" {
						query += "&role_type=" + r.RoleType
					}
					if found := get[listing.Body[[]workforce.Post]](t, s.Server, query).Items; int64(len(found)) != figure.want {
						t.Errorf("%s lists %d posts, and %s is %d", query, len(found), figure.name, figure.want)
					}
					met[fmt.Sprint(figure.name, figure.want > 0)] = true
				}
			}
		}
	}
	if len(met) != 8 {
		t.Errorf("only %v were met", met)
	}
}

// Of people, the posts are listed that those are in, or left: no more, and none is missing.
func TestTheListGivesThePostsOfThePeopleThatTheSummaryCounts(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	// UD0005 has somebody who is trained beside somebody who is not; in UD0001 somebody goes from a post to another of the network.
	s.Fill(everywhere + fmt.Sprintf("INSERT INTO training_records (id, assignment_id, pcn_code, course_code, enrolled_on, completed_on, updated_at) SELECT gen_random_uuid(), %s, 'UD0005', code, '2025-10-01', CASE WHEN must_be_completed THEN date '2025-10-01' END, now() FROM training_courses WHERE kind = 'training';\n", uuid("206")) +
		keptPost{id: "109", pcn: "UD0001", reference: "LW9", role: "splw", opened: "2024-01-01", recruiting: "2024-01-01", wte: 1, arrs: 100, people: []spell{{"208", "302", 0.1, "2024-02-01", "2026-06-01"}}}.statements())
	people := func(where string, posts []workforce.Post, day vocabulary.Date) (n int64) {
		var ids []string
		for _, p := range posts {
			ids = append(ids, p.ID)
		}
		fine(t, s.admin.QueryRow(t.Context(), "SELECT count(DISTINCT a.holder_id) FROM post_assignments a WHERE a.post_id = ANY ($1::text[]::uuid[]) AND "+where, ids, day).Scan(&n))
		return n
	}
	const isIn = "a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to > $2)"
	met := map[string]bool{}
	for _, text := range []string{"2025-06-01", "2026-03-01", "2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01", "2026-11-26"} {
		day, err := vocabulary.ParseDate(text)
		must(t, err)
		area := get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/Z9B2Z/workforce?boundaries=now&as_of="+text)
		area.Items = append(area.Items, get[workforce.AreaWorkforce](t, s.Server, "/api/v1/icbs/QMF/workforce?boundaries=now&as_of="+text).Items...)
		for _, item := range area.Items {
			for _, r := range item.Roles {
				list := func(filter string) []workforce.Post {
					query := fmt.Sprintf("/api/v1/pcns/%s/posts?as_of=%s&%s", item.PCNCode, text, filter)
					if r.RoleType != "all" {
						query += "&role_type=" + r.RoleType
					}
					found := get[listing.Body[[]workforce.Post]](t, s.Server, query).Items
					if r.RoleType == "all" && item.PCNCode != "" {
						sum := get[workforce.PostsSummary](t, s.Server, fmt.Sprintf("/api/v1/posts_summary?pcn_code=%s&as_of=%s&%s", item.PCNCode, text, filter))
						if sum.Posts != int64(len(found)) {
							t.Errorf("%s lists %d posts, and they are summed as %d", query, len(found), sum.Posts)
						}
					}
					return found
				}
				// Whoever is in UD0005's post is two people, of whom one is trained.
				untrained := list("training=missing")
				if n := people(isIn+" AND a.id <> "+uuid("206"), untrained, day); n != r.Holders-r.Trained {
					t.Errorf("%s in %s on %s: %d of %d people are trained, and %d are in the posts listed", r.RoleType, item.PCNCode, text, r.Trained, r.Holders, n)
				}
				left := list("left_since=" + vocabulary.DateOf(day.Midnight().AddDate(-1, 0, 1)).String())
				n := people("a.valid_to <= $2 AND a.valid_to > $2 - interval '1 year' AND NOT EXISTS (SELECT FROM post_assignments b WHERE b.holder_id = a.holder_id AND "+strings.ReplaceAll(isIn, "a.", "b.")+")", left, day)
				if n != r.Leavers12m {
					t.Errorf("%s in %s on %s: %d people left, and %d did the posts listed", r.RoleType, item.PCNCode, text, r.Leavers12m, n)
				}
				for _, p := range left {
					met["of a closed post"] = met["of a closed post"] || p.Status == "closed"
				}
				met[fmt.Sprint("training ", len(untrained) > 0)], met[fmt.Sprint("left ", len(left) > 0)] = true, true
			}
		}
	}
	if len(met) != 5 {
		t.Errorf("only %v were met", met)
	}
	for query, code := range map[string]string{"supervision=held": "unknown_value", "training=": "unknown_value", "left_since=soon": "bad_date"} {
		if answer := s.Get("/api/v1/posts?" + query); answer.Status != http.StatusBadRequest || !strings.Contains(answer.Text(), code) {
			t.Errorf("%s is answered %d %s", query, answer.Status, answer.Text())
		}
	}
	if file := s.Get("/api/v1/posts.csv?training=missing&fields=reference"); strings.Contains(file.Text(), "CC1") || !strings.Contains(file.Text(), "LW1") {
		t.Errorf("as a file it is %s", file.Text())
	}
}
