package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// secret is a token as PostgreSQL writes it. It is longer than what a hash holds by chance: the audit is full of those.
const secret = "cafe0ddba11feed5"

func TestErasedPersonalValuesAreNowhereAndTheChainIsWhole(t *testing.T) {
	c, feed := openNotes(t)
	c.note(t, `INSERT INTO notes VALUES ('n1', 'text', 'Grace Canary', '{"at": "grace@canary.example"}', '\x`+secret+`', '{icb:QMF}')`, "INSERT INTO notes VALUES ('n2', 'text', 'Edsger Stays', NULL, NULL, '{icb:QMF}')")
	c.note(t, "UPDATE notes SET name = 'Grace B. Canary', version = version + 1 WHERE id = 'n1'")
	c.catchUp(t)
	whole := func(when string) (changes string) {
		t.Helper()
		c.intact(t, when)
		page, err := feed.Read(t.Context(), reaching{"icb:QMF"}, anything, nil, "", 100)
		must(t, err)
		text, err := json.Marshal(page)
		must(t, err)
		return string(text)
	}
	everywhere := func() string {
		return read[string](t, c, "SELECT concat((SELECT string_agg(a::text, '') FROM audit_changes a), (SELECT string_agg(o::text, '') FROM outbox o), (SELECT string_agg(encode(body, 'escape'), '') FROM idempotency_keys))")
	}
	if before := whole("before anybody is forgotten"); !strings.Contains(before, "Grace B. Canary") || !strings.Contains(before, "grace@canary.example") || strings.Contains(before, secret) || strings.Contains(before, "sealed") {
		t.Errorf("a follower is told %s", before)
	}
	if hashed := read[string](t, c, "SELECT string_agg(concat(before, after), '') FROM audit_changes WHERE table_name = 'notes'"); strings.Contains(hashed, "Canary") || strings.Contains(hashed, "Stays") || strings.Contains(everywhere(), secret) {
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
	c.note(t, `INSERT INTO notes VALUES ('n1', 'text', 'Grace', NULL, '\x`+secret+`', '{icb:QMF}')`)
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
	c.note(t, `INSERT INTO notes VALUES ('n1', 'text', 'Grace', NULL, '\x`+secret+`', '{icb:QMF}')`)
	c.catchUp(t)
	c.do(t, "SET session_replication_role = replica", `UPDATE notes SET token = '\xbeef'`, "RESET session_replication_role")
	if b := c.named(t, "past_audit", read[int64](t, c, "SELECT max(sequence) FROM outbox"), "notes n1").FirstBad; !strings.Contains(b.Message, "token") {
		t.Errorf("it is told as %s", b.Message)
	}
}

// Of real people: whoever may read the audit takes the values they reach out as a file, and once they are erased nobody does.
func TestPersonalValuesAreExportedToThoseWhoReachThemUntilTheyAreErased(t *testing.T) {
	s := openSite(t)
	user := s.Settle(access.NewPerson{Name: "Carla Canary", Email: "carla@canary.invalid", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QMF"}})
	renamed := s.Do(http.MethodPatch, "/api/v1/users/"+user, map[string]string{"If-Match": `"v1.x"`, "Idempotency-Key": "a name"}, map[string]string{"name": "Carla B. Canary"})
	if renamed.Status != http.StatusOK {
		t.Fatalf("a new name is answered %d %s", renamed.Status, renamed.Body)
	}
	var invitation struct{ ID string }
	s.Do(http.MethodPost, "/api/v1/invitations", nil, map[string]any{"name": "Inge Canary", "email": "inge@canary.invalid", "role": "analyst", "scope_kind": "icb", "scope_keys": []string{"QMF"}}).Into(t, &invitation)
	s.numbered(t)
	exported := func() (all string) {
		for _, e := range s.listed(t, "limit=200&table_name=invitations&record_key="+invitation.ID) {
			for _, format := range []string{"csv", "ndjson"} {
				file := s.Get("/api/v1/audit_events/" + e.ID + "/changes." + format)
				if file.Status != http.StatusOK {
					t.Fatalf("the file is answered %d %s", file.Status, file.Body)
				}
				all += file.Text()
			}
		}
		return all
	}
	if file := exported(); strings.Count(file, "inge@canary.invalid") != 2 || strings.Count(file, `"name":"Inge Canary"`)+strings.Count(file, `""name"":""Inge Canary""`) != 2 || strings.Count(file, "sealed") != 2 {
		t.Errorf("exported is %s: the values once in each file, and of the secret its seal", file)
	}
	must(t, s.App.Log.Record(t.Context(), vocabulary.System(), "users.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		return errors.Join(noted(fmt.Sprintf("UPDATE users SET name = 'Forgotten', email = NULL, version = version + 1 WHERE id = '%s'", user),
			fmt.Sprintf("UPDATE invitations SET name = 'Forgotten', email = 'forgotten@trellis.invalid', version = version + 1 WHERE id = '%s'", invitation.ID))(ctx, tx, scope),
			audit.Erase(ctx, tx, "users", user, "/api/v1/users/"+user), audit.Erase(ctx, tx, "invitations", invitation.ID, "/api/v1/invitations/"+invitation.ID))
	}))
	s.numbered(t)
	if file := exported(); file == "" || strings.Contains(strings.ToLower(file), "canary") {
		t.Errorf("once they are erased, exported is %s", file)
	}
	var left string
	must(t, s.admin.QueryRow(t.Context(), `SELECT concat((SELECT string_agg(a::text, '') FROM audit_changes a), (SELECT string_agg(o::text, '') FROM outbox o), (SELECT string_agg(encode(body, 'escape'), '') FROM idempotency_keys),
		(SELECT string_agg(u::text, '') FROM users u), (SELECT string_agg(i::text, '') FROM invitations i))`).Scan(&left))
	if strings.Contains(strings.ToLower(left), "canary") {
		t.Error("their values are in the database still")
	}
	var found audit.Verification
	s.Get("/api/v1/audit_events/verification").Into(t, &found)
	if found.Status != audit.Intact {
		t.Errorf("afterwards the audit is %+v", found)
	}
}
