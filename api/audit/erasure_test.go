package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

func TestErasedPersonalValuesAreNowhereAndTheChainIsWhole(t *testing.T) {
	c, feed := openNotes(t)
	c.note(t, `INSERT INTO notes VALUES ('n1', 'text', 'Grace Canary', '{"at": "grace@canary.example"}', '\xcafe', '{icb:QMF}')`, "INSERT INTO notes VALUES ('n2', 'text', 'Edsger Stays', NULL, NULL, '{icb:QMF}')")
	c.note(t, "UPDATE notes SET name = 'Grace B. Canary', version = version + 1 WHERE id = 'n1'")
	c.catchUp(t)
	whole := func(when string) (changes string) {
		t.Helper()
		c.intact(t, when)
		page, err := feed.Read(t.Context(), reaching{"icb:QMF"}, nil, "", 100)
		must(t, err)
		text, err := json.Marshal(page)
		must(t, err)
		return string(text)
	}
	everywhere := func() string {
		return read[string](t, c, "SELECT concat((SELECT string_agg(a::text, '') FROM audit_changes a), (SELECT string_agg(o::text, '') FROM outbox o), (SELECT string_agg(encode(body, 'escape'), '') FROM idempotency_keys))")
	}
	if before := whole("before anybody is forgotten"); !strings.Contains(before, "Grace B. Canary") || !strings.Contains(before, "grace@canary.example") || strings.Contains(before, "cafe") || strings.Contains(before, "sealed") {
		t.Errorf("a follower is told %s", before)
	}
	if hashed := read[string](t, c, "SELECT string_agg(concat(before, after), '') FROM audit_changes WHERE table_name = 'notes'"); strings.Contains(hashed, "Canary") || strings.Contains(hashed, "Stays") || strings.Contains(everywhere(), "cafe") {
		t.Errorf("hashed is %s", hashed)
	}
	c.do(t, `INSERT INTO idempotency_keys (actor_id, method, path, key, body_hash, created_at, location, body) VALUES
		('a', 'POST', '/api/v1/notes', 'k', '', now(), '/api/v1/notes/n1', 'Grace Canary'), ('a', 'PATCH', '/api/v1/notes/n1', 'k', '', now(), '', 'Grace Canary'),
		('a', 'POST', '/api/v1/notes/n1/share', 'k', '', now(), '', 'Grace Canary'), ('a', 'POST', '/api/v1/notes', 'l', '', now(), '/api/v1/notes/n11', 'Edsger')`)
	must(t, c.Record(t.Context(), vocabulary.System(), "icbs.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		return errors.Join(noted("UPDATE notes SET name = NULL, email = NULL, version = version + 1 WHERE id = 'n1'")(ctx, tx, scope), audit.Erase(ctx, tx, "notes", "n1", "/api/v1/notes/n1"))
	}))
	c.catchUp(t)
	if after := whole("after somebody was forgotten"); strings.Contains(after, "Canary") || strings.Contains(after, "sealed") || !strings.Contains(after, "Edsger Stays") {
		t.Errorf("a follower is told %s", after)
	}
	if left := everywhere(); strings.Contains(strings.ToLower(left), "canary") || !strings.Contains(left, "Edsger") {
		t.Errorf("left are %s", left)
	}
}

func TestAChangedPersonalValueIsNamed(t *testing.T) {
	c, _ := openNotes(t)
	c.note(t, `INSERT INTO notes VALUES ('n1', 'text', 'Grace', NULL, '\xcafe', '{icb:QMF}')`)
	c.catchUp(t)
	c.each(t, "audit_changes", "table_name = 'notes'", []string{
		`personal = jsonb_set(personal, '{after,name}', '"Somebody Else"')`, `personal = jsonb_set(personal, '{salt}', '"00"')`, `personal = '7'`,
	}, func(edit string, found audit.Verification) {
		if found.FirstBad == nil || found.FirstBad.Code != "seal" || or(found.FirstBad.RecordKey) != "n1" {
			t.Errorf("%s is told as\n%s", edit, told(found))
		}
	})
}

// Of a secret nothing is kept but its seal; that another was put in its place shows all the same.
func TestAnExchangedSecretIsNamed(t *testing.T) {
	c, _ := openNotes(t)
	c.note(t, `INSERT INTO notes VALUES ('n1', 'text', 'Grace', NULL, '\xcafe', '{icb:QMF}')`)
	c.catchUp(t)
	c.do(t, "SET session_replication_role = replica", `UPDATE notes SET token = '\xbeef'`, "RESET session_replication_role")
	if b := c.named(t, "past_audit", read[int64](t, c, "SELECT max(sequence) FROM outbox"), "notes n1").FirstBad; !strings.Contains(b.Message, "token") {
		t.Errorf("it is told as %s", b.Message)
	}
}
