package workforce_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"
)

// Whoever writes past the API meets the same rules: the database judges each post once a transaction ends, even one that
// has given up its reach by then.
func TestNoStraightSQLLeavesAContradictionOnAnyDay(t *testing.T) {
	w := newTown(t)
	ctx := context.Background()
	conn := owner(t, w.Server)
	admin, err := pgx.Connect(ctx, w.Database.AdminURL)
	must(t, err)
	defer admin.Close(ctx)
	holder := assigned(t, w.manager, made(t, w.manager).ID, object{"holder_reference": "H-1", "wte": 1, "valid_from": "2026-01-01"})
	var holderID string
	must(t, admin.QueryRow(ctx, "SELECT holder_id::text FROM post_assignments WHERE id = $1::text::uuid", holder.ID).Scan(&holderID))
	number, done, refusals := 0, 0, 0
	rapid.Check(t, func(r *rapid.T) {
		c := chance{r}
		number++
		p := made(t, w.manager, object{"reference": fmt.Sprint("S-", number), "opened_on": "2026-01-03", "recruiting_from": "2026-01-20"})
		before := sum(t, admin, p.ID)
		for range rapid.IntRange(2, 8).Draw(r, "transactions") {
			tx, err := conn.Begin(ctx)
			must(t, err)
			_, err = tx.Exec(ctx, "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true)")
			must(t, err)
			for range rapid.IntRange(1, 4).Draw(r, "statements") {
				sql, args := c.statement(p.ID, holderID)
				if _, err = tx.Exec(ctx, sql, args...); err != nil {
					break
				}
			}
			if err == nil {
				_, err = tx.Exec(ctx, "SELECT close_event(current_setting('trellis.event_id')::uuid, now(), 'test', 'system', 'test', NULL, NULL), set_config('trellis.reach', '', true)")
			}
			if err == nil {
				err = tx.Commit(ctx)
			}
			_ = tx.Rollback(ctx)
			if wrong := read(t, admin, p.ID).broken(); wrong != "" {
				r.Fatalf("straight SQL is let through (%v): %s", err, wrong)
			}
			if err == nil {
				done++
				before = sum(t, admin, p.ID)
				continue
			}
			if refusals++; sum(t, admin, p.ID) != before {
				r.Fatalf("what was refused (%v) has changed something", err)
			}
			if !strings.Contains(err.Error(), "SQLSTATE 23") {
				r.Fatal(err)
			}
		}
	})
	t.Logf("%d posts, %d transactions let through, %d refused", number, done, refusals)
	if done < 20 || refusals < 20 {
		t.Errorf("only %d were let through and %d refused", done, refusals)
	}
}

// statement is one that a program gone wrong could send.
func (c chance) statement(postID, holderID string) (sql string, args []any) {
	from, to := c.day("from"), c.maybeDay("to")
	switch rapid.SampledFrom([]string{"shorten", "wte", "split", "drop", "share", "line", "whole", "person", "leave", "move", "open", "close"}).Draw(c.T, "statement") {
	case "shorten":
		return "UPDATE post_terms SET valid_to = $2 WHERE post_id = $1::text::uuid", []any{postID, to}
	case "wte":
		return "UPDATE post_terms SET wte_funded = $2 WHERE post_id = $1::text::uuid", []any{postID, c.wte()}
	case "split":
		return `WITH cut AS (UPDATE post_terms SET valid_to = $2 WHERE post_id = $1::text::uuid AND valid_from < $2 AND (valid_to IS NULL OR valid_to > $2) RETURNING *)
			INSERT INTO post_terms (post_id, pcn_code, valid_from, wte_funded, contract, engagement, employer_type, employer_name) SELECT post_id, pcn_code, $2, $3, contract, engagement, employer_type, employer_name FROM cut`, []any{postID, from, c.wte()}
	case "drop":
		return "DELETE FROM post_terms WHERE post_id = $1::text::uuid AND valid_from = $2", []any{postID, from}
	case "share":
		return "UPDATE post_funding_lines SET share = $2 WHERE post_id = $1::text::uuid", []any{postID, rapid.SampledFrom([]float64{50, 99.99, 100}).Draw(c.T, "share")}
	case "line":
		return "INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, valid_to, share) VALUES ($1::text::uuid, 'UD0001', 'icb', $2, $3, 50)", []any{postID, from, to}
	case "whole":
		return `WITH gone AS (DELETE FROM post_funding_lines WHERE post_id = $1::text::uuid AND source <> 'vcse' RETURNING post_id, pcn_code)
			INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, share) SELECT DISTINCT g.post_id, g.pcn_code, 'vcse', p.opened_on, 100 FROM gone g JOIN posts p ON p.id = g.post_id`, []any{postID}
	case "person":
		return `INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, valid_to, leaving_reason, updated_at)
			VALUES (gen_random_uuid(), $1::text::uuid, 'UD0001', $2::text::uuid, $3, $4, $5, CASE WHEN $5::date IS NOT NULL THEN 'pay' END, now())`, []any{postID, holderID, c.wte(), from, to}
	case "leave":
		return "UPDATE post_assignments SET valid_to = $2, leaving_reason = CASE WHEN $2::date IS NOT NULL THEN 'pay' END, version = version + 1 WHERE post_id = $1::text::uuid", []any{postID, to}
	case "move":
		return "UPDATE post_assignments SET valid_from = $2, wte = $3, version = version + 1 WHERE post_id = $1::text::uuid", []any{postID, from, c.wte()}
	case "open":
		return "UPDATE posts SET opened_on = $2, version = version + 1 WHERE id = $1::text::uuid", []any{postID, from}
	}
	return "UPDATE posts SET closed_on = $2, version = version + 1 WHERE id = $1::text::uuid", []any{postID, to}
}

// Whoever has the rule asked at once, and writes on afterwards, is held to it all the same.
func TestARuleThatWasAskedBeforeTheLastWriteIsAskedAgain(t *testing.T) {
	w := newTown(t)
	ctx := context.Background()
	conn := owner(t, w.Server)
	p := made(t, w.manager)
	tx, err := conn.Begin(ctx)
	must(t, err)
	defer func() { _ = tx.Rollback(ctx) }()
	for _, sql := range []string{"SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true)",
		"UPDATE posts SET version = version + 1 WHERE id = '" + p.ID + "'", "SET CONSTRAINTS check_post IMMEDIATE"} {
		_, err := tx.Exec(ctx, sql)
		must(t, err)
	}
	_, err = tx.Exec(ctx, "INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, share) VALUES ($1::text::uuid, 'UD0001', 'icb', '2025-01-01', 50)", p.ID)
	if err == nil || !strings.Contains(err.Error(), "SQLSTATE 23514") {
		t.Errorf("150 per cent of a post are funded: %v", err)
	}
}
