package workforce_test

import (
	"fmt"
	"testing"

	"trellis/api/workforce"
)

// Each post as it is listed, and their sum as it is counted, tell the same of how those in them are supported.
func TestPostsAndTheirSumTellTheSameOfSupervisionAndTraining(t *testing.T) {
	s := openCensus(t)
	s.fillPosts(t)
	// Educational supervision each month is no clinical or professional one; and in UD0005 only one of two people has any.
	for assignment, kind := range map[string]string{"203": "educational", "206": "clinical_professional"} {
		s.Fill(everywhere + fmt.Sprintf("INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at) SELECT gen_random_uuid(), a.id, a.pcn_code, '%s', d::date, now() FROM post_assignments a, generate_series('2026-05-12'::date, '2026-10-12'::date, interval '1 month') d WHERE a.id = %s;", kind, uuid(assignment)))
	}
	for _, code := range []string{"UD0001", "UD0003", "UD0005"} {
		supervised, untrained := map[string]int64{}, map[string]int64{}
		for _, p := range get[workforce.PostList](t, s.Server, "/api/v1/pcns/"+code+"/posts").Items {
			if p.SupervisionMonths != nil && *p.SupervisionMonths == 6 {
				supervised[p.RoleType]++
			}
			if p.TrainingMissing != nil && *p.TrainingMissing > 0 || p.InductionMissing != nil && *p.InductionMissing > 0 {
				untrained[p.RoleType]++
			}
		}
		all := get[workforce.PCNWorkforce](t, s.Server, "/api/v1/pcns/"+code+"/workforce")
		for _, role := range []string{"splw", "cc", "hwbc"} {
			if counted := of(t, all.Roles, role); counted.SupervisedMonthly != supervised[role] || (counted.Trained == counted.Holders && counted.Inducted == counted.Holders) != (untrained[role] == 0) {
				t.Errorf("of %s in %s %d posts are listed as supervised and %d with something missing; counted it is %+v", role, code, supervised[role], untrained[role], counted)
			}
		}
		if splw := of(t, all.Roles, "splw"); code == "UD0001" && (splw.SupervisedMonthly != 1 || splw.Trained != 1) || code == "UD0005" && (splw.SupervisedMonthly != 0 || splw.SupervisionDue != 1) {
			t.Errorf("in %s it is %+v", code, splw)
		}
	}
}
