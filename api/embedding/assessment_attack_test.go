package embedding_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Whatever the product might forget, the database does not let a body write in what is the other's.
func TestTheDatabaseLetsNoBodyWriteInWhatIsTheOthers(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	reach := map[string]string{
		"lead":    "{pcn:UD0001,posts:UD0001,assessments_in_review:UD0001,assessments:UD0001,assessment_evidence:UD0001,assessment_moderation:UD0001}",
		"manager": "{pcn:UD0001,posts:UD0001,assessments_in_review:UD0001,assessments:UD0001,assessment_evidence:UD0001,assessment_drafts:UD0001}",
		"admin":   "{pcn:UD0001,posts:UD0001,assessments_in_review:UD0001,assessments:UD0001,assessment_evidence:UD0001,assessment_drafts:UD0001,assessment_moderation:UD0001}",
	}
	db, ctx := owner(t, w.Server), context.Background()
	// writes does something as somebody, takes it back, and gives what the database said.
	writes := func(by, sql string, args ...any) (changed int64, err error) {
		t.Helper()
		err = pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', $1, true), set_config('role', 'trellis_app', true)", reach[by]); err != nil {
				return err
			}
			done, err := tx.Exec(ctx, sql, args...)
			if changed = done.RowsAffected(); err != nil {
				return err
			}
			return pgx.ErrTxClosed
		})
		if errors.Is(err, pgx.ErrTxClosed) {
			err = nil
		}
		return changed, err
	}
	const rate, say, validate, discard, publish = "UPDATE assessments SET levels[1] = 4, version = version + 1 WHERE id = $1::text::uuid",
		"INSERT INTO assessment_ratings (assessment_id, pcn_code, criterion_code, role_type, evidence) VALUES ($1::text::uuid, 'UD0001', 'H1', '', 'A letter')",
		"UPDATE assessments SET status = 'validated', validated_at = now(), validated_by = 'somebody', version = version + 1 WHERE id = $1::text::uuid",
		"UPDATE assessments SET status = 'discarded', validated_at = NULL, validated_by = NULL, agreed_by = NULL, version = version + 1 WHERE id = $1::text::uuid",
		"UPDATE assessments SET status = 'published', published_at = now(), published_on = '2026-11-26', version = version + 1 WHERE id = $1::text::uuid"
	only := func(who, sql, id string) {
		t.Helper()
		all := []string{"lead", "manager"}
		if !slices.Contains(all, who) {
			all = append(all, who)
		}
		for _, by := range all {
			changed, err := writes(by, sql, id)
			var refusal *pgconn.PgError
			switch {
			case by == who && (err != nil || changed != 1):
				t.Errorf("%s by the %s changes %d: %v", sql, by, changed, err)
			case by != who && changed != 0 && err == nil:
				t.Errorf("%s by the %s changes %d", sql, by, changed)
			case by != who && err != nil && (!errors.As(err, &refusal) || refusal.Code != "42501"):
				t.Errorf("%s by the %s is refused as %v", sql, by, err)
			}
		}
	}
	for _, kind := range []string{"self", "moderated"} {
		works, answers := w.bodies(kind)
		who, other := "manager", "lead"
		if kind == "moderated" {
			who, other = other, who
		}
		a := w.beginAs(t, kind)
		only(who, rate, a.ID)
		only(who, say, a.ID)
		a = does(t, works, rates(t, works, a, everything(a, 3)[1:3]...), "submit", nil)
		only(other, validate, a.ID)
		only("admin", discard, a.ID)
		a = does(t, answers, a, "return", object{"comment": "Once more"})
		only(who, rate, a.ID)
		only(who, say, a.ID)
		a = does(t, answers, does(t, works, a, "submit", nil), "validate", nil)
		only("lead", publish, a.ID)
		only("admin", discard, a.ID)
		for what, set := range map[string]string{"who agreed": "agreed_by = 'programme'", "when": "validated_at = now() - interval '1 day'"} {
			if _, err := writes("admin", "UPDATE assessments SET "+set+", version = version + 1 WHERE id = $1::text::uuid", a.ID); err == nil || !strings.Contains(err.Error(), "does not change") {
				t.Errorf("%s is another afterwards: %v", what, err)
			}
		}
		does(t, works, does(t, answers, a, "return", object{"comment": "No"}), "discard", nil)
	}
	begins := func(by, kind, status string) error {
		t.Helper()
		_, err := writes(by, `INSERT INTO assessments (id, pcn_code, framework_version, kind, criteria_set, status, role_types, levels, result, submitted_at, submitted_by, validated_at, validated_by, published_at, published_on, opened_at, updated_at)
			SELECT gen_random_uuid(), a.pcn_code, a.framework_version, $1, a.criteria_set, $2, a.role_types, a.levels, a.result, t.at, 'a', CASE WHEN $2 IN ('validated', 'published') THEN t.at END, CASE WHEN $2 IN ('validated', 'published') THEN 'b' END,
			       CASE WHEN $2 = 'published' THEN t.at END, CASE WHEN $2 = 'published' THEN t.at::date END, t.at, t.at FROM (SELECT * FROM assessments LIMIT 1) a, (SELECT now() AS at) t`, kind, status)
		return err
	}
	for by, kind := range map[string]string{"lead": "self", "manager": "moderated"} {
		if err := begins(by, kind, "draft"); err == nil || !strings.Contains(err.Error(), "42501") {
			t.Errorf("a %s begins a %s one: %v", by, kind, err)
		}
	}
	for by, kind := range map[string]string{"lead": "moderated", "manager": "self"} {
		if err := begins(by, kind, "draft"); err != nil {
			t.Errorf("a %s does not begin a %s one: %v", by, kind, err)
		}
		for _, status := range []string{"submitted", "validated", "published"} {
			if err := begins(by, kind, status); err == nil || !strings.Contains(err.Error(), "begins as a draft") {
				t.Errorf("a %s begins a %s one that is %s already: %v", by, kind, status, err)
			}
		}
	}
}
