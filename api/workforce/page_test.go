package workforce_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/platform/testkit"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// heard keeps the last list of posts that was asked of the database.
type heard struct {
	mu   sync.Mutex
	sql  string
	args []any
}

func (h *heard) hear(_ context.Context, sql string, args []any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if strings.HasPrefix(sql, "SELECT id, pcn_code, pcn_name") {
		h.sql, h.args = sql, args
	}
}

// many fills the database with 200 networks of five posts each, most of them filled, supervised and trained for.
const many = `
SELECT set_config('trellis.reach', '{*}', true);
INSERT INTO pcns (ods_code, valid_from, certainty, updated_at) SELECT 'UD' || n, '2019-07-01', 'exact', '2026-11-01' FROM generate_series(1000, 1199) n;
INSERT INTO pcn_sub_icb_locations SELECT 'UD' || n, '93C', '2019-07-01', NULL, 'exact', NULL FROM generate_series(1000, 1199) n;
INSERT INTO organisation_names SELECT 'UD' || n, 'Network ' || n, '2019-07-01', NULL, 'exact', NULL FROM generate_series(1000, 1199) n;
INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, recruiting_from, updated_at)
	SELECT gen_random_uuid(), 'UD' || n, 'R-' || k, (ARRAY['splw', 'cc', 'hwbc'])[1 + k % 3], '2024-04-01', '2024-04-01', '2026-11-01' FROM generate_series(1000, 1199) n, generate_series(1, 5) k;
INSERT INTO post_terms (post_id, pcn_code, valid_from, wte_funded, contract, engagement, employer_type, employer_name) SELECT id, pcn_code, '2024-04-01', 1, 'permanent', 'employed', 'pcn', 'Somebody' FROM posts;
INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, share) SELECT id, pcn_code, 'arrs', '2024-04-01', 100 FROM posts;
INSERT INTO post_holders (id, pcn_code, reference, updated_at) SELECT gen_random_uuid(), pcn_code, reference, '2026-11-01' FROM posts WHERE reference <> 'R-5';
INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, updated_at)
	SELECT gen_random_uuid(), p.id, p.pcn_code, h.id, 0.8, '2024-07-01', '2026-11-01' FROM posts p JOIN post_holders h ON h.pcn_code = p.pcn_code AND h.reference = p.reference;
INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at) SELECT gen_random_uuid(), a.id, a.pcn_code, 'clinical_professional', d, '2026-11-01' FROM post_assignments a, generate_series(date '2026-05-10', '2026-10-10', '1 month') d;
INSERT INTO training_records (id, assignment_id, pcn_code, course_code, enrolled_on, completed_on, updated_at) SELECT gen_random_uuid(), a.id, a.pcn_code, c.code, '2024-07-01', '2024-08-01', '2026-11-01' FROM post_assignments a, training_courses c WHERE c.kind = 'induction'`

// node is part of a plan.
type node struct {
	Relation string  `json:"Relation Name"`
	Loops    float64 `json:"Actual Loops"`
	Plans    []node  `json:"Plans"`
}

// most is how often a table was gone through.
func (n node) most(table string) (loops float64) {
	if n.Relation == table {
		loops = n.Loops
	}
	for _, part := range n.Plans {
		loops = max(loops, part.most(table))
	}
	return loops
}

func TestWhatIsDearIsCountedForTheRowsOfThePageOnly(t *testing.T) {
	h := &heard{}
	s := contract.NewServer(t, contract.WithClock(atTen), contract.WithTracer(testkit.Hearing(h.hear)))
	s.FillLondon()
	s.Fill(many)
	admin, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	must(t, err)
	defer admin.Close(context.Background())
	_, err = admin.Exec(t.Context(), "ANALYZE")
	must(t, err)
	lead := s.As(s.Settle(access.NewPerson{Name: "Leading", Email: "lead@trellis.invalid", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"Z9B2Z"}, From: vocabulary.NewDate(2020, 1, 1)}))
	for _, query := range []string{"", "?status=vacant&status=recruiting&sort=-vacancy_days", "?pcn_code=UD1150", "?role_type=splw&sort=wte_vacant"} {
		began := time.Now()
		page := answered[listing.Body[[]workforce.Post]](t, lead, http.StatusOK, http.MethodGet, "/api/v1/posts"+query, 0, nil)
		took := time.Since(began)
		if len(page.Items) == 0 || page.Items[0].Status == "filled" && (*page.Items[0].SupervisionMonths != 6 || *page.Items[0].InductionMissing != 0) {
			t.Errorf("%q answers %+v", query, page.Items)
		}
		var plan string
		must(t, s.App.DB.Within(t.Context(), h.args[1].([]string), func(ctx context.Context, tx *database.Tx) error {
			return tx.PGX.QueryRow(ctx, "EXPLAIN (ANALYZE, FORMAT JSON) "+h.sql, h.args...).Scan(&plan)
		}))
		var read []struct {
			Plan          node
			ExecutionTime float64 `json:"Execution Time"`
		}
		must(t, json.Unmarshal([]byte(plan), &read))
		t.Logf("%q: %d rows, asked and answered in %s, of which PostgreSQL worked %.0f ms", query, len(page.Items), took.Round(time.Millisecond), read[0].ExecutionTime)
		for _, table := range []string{"supervision_sessions", "training_records", "post_funding_lines"} {
			if loops := read[0].Plan.most(table); loops > 600 {
				t.Errorf("%q goes through %s %.0f times", query, table, loops)
			}
		}
	}
}
