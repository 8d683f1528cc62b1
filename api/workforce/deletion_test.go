package workforce_test

import (
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// The application may delete what a demonstration invented. What a network keeps itself it may not, whatever statement it sends.
func TestTheApplicationDeletesNothingThatANetworkKeepsUnlessItIsADemonstration(t *testing.T) {
	h := openHouse(t)
	h.keepPost("UD0001", "A", "", "2024-01-01", 1)
	h.Fill(everywhere + `INSERT INTO pcns (ods_code, valid_from, certainty, updated_at) VALUES ('U54321', '2019-07-01', 'exact', now());
INSERT INTO pcn_populations (pcn_code, counted_on, weighted, source, updated_at) VALUES ('U54321', '2026-01-01', 40000, 'Payments', now()), ('UD0001', '2026-01-01', 40000, 'Payments', now());
INSERT INTO post_holders (id, pcn_code, reference, updated_at) VALUES (gen_random_uuid(), 'U54321', 'H-9', now())`)
	app, err := pgx.Connect(t.Context(), h.Database.AppURL)
	must(t, err)
	defer app.Close(t.Context())
	deleted := func(sql string) (rows int64, refusal string) {
		tx, err := app.Begin(t.Context())
		must(t, err)
		defer tx.Rollback(t.Context())
		_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true)")
		must(t, err)
		done, err := tx.Exec(t.Context(), sql)
		if err != nil {
			return 0, err.Error()
		}
		return done.RowsAffected(), ""
	}
	for sql, want := range map[string]int64{
		"DELETE FROM pcn_populations WHERE pcn_code = 'UD0001'": 1, "DELETE FROM post_assignments WHERE pcn_code = 'UD0001'": 1,
		"DELETE FROM pcn_populations WHERE pcn_code = 'U54321'": 0, "DELETE FROM post_holders WHERE pcn_code = 'U54321'": 0, "DELETE FROM rate_cards WHERE NOT is_demo": 0,
	} {
		if rows, refusal := deleted(sql); rows != want || (want == 0) != strings.Contains(refusal, "is kept") {
			t.Errorf("%s deletes %d, %s", sql, rows, refusal)
		}
	}
	h.Fill("UPDATE installation SET began_as = 'demo', version = version + 1")
	if rows, refusal := deleted("DELETE FROM post_holders WHERE pcn_code = 'U54321'"); rows != 1 {
		t.Errorf("in a demonstration it deletes %d, %s", rows, refusal)
	}
}
