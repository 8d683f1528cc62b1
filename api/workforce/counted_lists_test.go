package workforce_test

import (
	"fmt"
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
	if len(met) != 6 {
		t.Errorf("only %v were met", met)
	}
}
