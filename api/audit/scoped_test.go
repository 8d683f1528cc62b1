package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/database/catalogue"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// A table of the kind that rooms will have: its rows belong to somebody, two columns name a person and one is a secret.
const notes = `CREATE TABLE notes (id text PRIMARY KEY, body text NOT NULL, name text, email jsonb, token bytea, scopes text[] NOT NULL, version bigint NOT NULL DEFAULT 1);
	CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON notes FOR EACH ROW EXECUTE FUNCTION record_change('id');
	INSERT INTO personal_columns (table_name, column_name, is_secret) VALUES ('notes', 'name', false), ('notes', 'email', false), ('notes', 'token', true);
	GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO trellis_app`

// fedNotes has the feed tell of it.
var fedNotes = audit.FedTable{Name: "notes", Operation: "changes.list", IsScoped: true}

// anything lets a follower read every table.
func anything(string) error { return nil }

func openNotes(t *testing.T) (chained, *audit.Feed) {
	t.Helper()
	c := openChained(t)
	c.do(t, notes)
	schema, err := catalogue.Describe(t.Context(), c.admin)
	must(t, err)
	c.schema = schema
	return c, audit.NewFeed(c.db, []audit.FedTable{fedNotes})
}

// note runs statements as one event.
func (c chained) note(t *testing.T, statements ...string) {
	t.Helper()
	must(t, c.Record(t.Context(), vocabulary.System(), "icbs.update", noted(statements...)))
}

func noted(statements ...string) func(context.Context, *database.Tx, policy.Scope) error {
	return func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		for _, sql := range statements {
			if _, err := tx.PGX.Exec(ctx, sql); err != nil {
				return fmt.Errorf("%s: %w", sql, err)
			}
		}
		return nil
	}
}

// reaching is somebody's reach, as the permission table would give it.
type reaching []string

func (r reaching) Tokens() []string                { return r }
func (r reaching) Filter(context.Context) []string { return r }

// follow reads the feed to its end, in pages of random size.
func (r *replica) follow(t *testing.T, feed *audit.Feed, tokens []string, random *rand.Rand) {
	t.Helper()
	for {
		page, err := feed.Read(t.Context(), reaching(tokens), anything, nil, r.cursor, 1+random.IntN(7))
		must(t, err)
		must(t, r.take(page))
		if page.IsCaughtUp {
			return
		}
	}
}

// within is what the source shows to who reaches the tokens: all but the secret.
func (c chained) within(t *testing.T, tokens []string) []string {
	t.Helper()
	rows, err := c.admin.Query(t.Context(), "SELECT id, (to_jsonb(n) - 'token')::text FROM notes n WHERE '*' = ANY ($1::text[]) OR scopes && $1 ORDER BY id COLLATE \"C\"", tokens)
	must(t, err)
	defer rows.Close()
	lines := []string{}
	for rows.Next() {
		var id, text string
		must(t, rows.Scan(&id, &text))
		var values map[string]json.RawMessage
		must(t, json.Unmarshal([]byte(text), &values))
		lines = append(lines, "notes "+id+" "+object(values))
	}
	must(t, rows.Err())
	slices.Sort(lines)
	return lines
}

func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := rand.Uint64()
	if text := os.Getenv("TRELLIS_SEED"); text != "" {
		var err error
		seed, err = strconv.ParseUint(text, 10, 64)
		must(t, err)
	}
	t.Logf("run it again with TRELLIS_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 1))
}

// stepOf is a random write of a note that belongs to some of the owners, or to nobody.
func stepOf(random *rand.Rand, owners []string) string {
	some := func() string {
		chosen := []string{}
		for _, owner := range owners {
			if random.IntN(3) == 0 {
				chosen = append(chosen, owner)
			}
		}
		text, _ := json.Marshal(chosen)
		return fmt.Sprintf("ARRAY(SELECT jsonb_array_elements_text('%s'))", text)
	}
	id := random.IntN(12)
	switch random.IntN(6) {
	case 0, 1:
		return fmt.Sprintf(`INSERT INTO notes VALUES ('n%[1]d', 'text %[2]d', 'Person %[2]d', '{"at": "p%[2]d@example.org", "none": null}', '\x%08[2]d', %[3]s)
			ON CONFLICT (id) DO UPDATE SET scopes = excluded.scopes, version = notes.version + 1`, id, random.IntN(1000), some())
	case 2:
		return fmt.Sprintf("UPDATE notes SET scopes = %s, version = version + 1 WHERE id = 'n%d'", some(), id)
	case 3:
		return fmt.Sprintf("UPDATE notes SET name = nullif('Person %d', 'Person 0'), version = version + 1 WHERE id = 'n%d'", random.IntN(3), id)
	case 4:
		return fmt.Sprintf("DELETE FROM notes WHERE id = 'n%d'", id)
	}
	return fmt.Sprintf("UPDATE notes SET body = 'text %d', version = version + 1 WHERE id = 'n%d'", random.IntN(1000), id)
}

// Whoever follows the feed has, at its end, exactly the records they may see, whatever was written and whoever it was
// given to on the way. Who reaches other records than before begins again.
func TestAFollowersCopyIsWhatTheyMaySee(t *testing.T) {
	c, feed := openNotes(t)
	random := seeded(t)
	owners := []string{"icb:QMF", "icb:QWE", "pcn:U10001", "user:1"}
	step := func() string { return stepOf(random, owners) }
	followers := map[string]*replica{}
	reach := map[string][]string{"all": {"*"}, "QMF": {"icb:QMF"}, "QWE and a network": {"pcn:U10001", "icb:QWE"}, "a person": {"user:1"}, "nobody": nil}
	for who := range reach {
		followers[who] = newReplica()
	}
	again := 0
	for range 60 {
		for range 1 + random.IntN(5) {
			steps := []string{}
			for range 1 + random.IntN(4) {
				steps = append(steps, step())
			}
			c.note(t, steps...)
		}
		if random.IntN(4) == 0 { // somebody is forgotten
			id := random.IntN(12)
			c.note(t, fmt.Sprintf("UPDATE notes SET name = NULL, email = NULL, version = version + 1 WHERE id = 'n%d'", id), fmt.Sprintf("SELECT erase_personal('notes', 'n%d')", id))
		}
		if random.IntN(3) == 0 {
			continue
		}
		must(t, c.sequencer.CatchUp(t.Context()))
		if random.IntN(5) == 0 { // a person's memberships change
			reach["a person"] = []string{"user:1", owners[random.IntN(3)]}[:1+random.IntN(2)]
		}
		for who, r := range followers {
			_, err := feed.Read(t.Context(), reaching(reach[who]), anything, nil, r.cursor, 1)
			var refusal *vocabulary.Error
			if errors.As(err, &refusal) && refusal.Code == vocabulary.CodeResync && who == "a person" {
				again++
				r = newReplica()
				followers[who] = r
			}
			r.follow(t, feed, reach[who], random)
			same(t, who, r.lines(), c.within(t, reach[who]))
		}
	}
	must(t, c.sequencer.CatchUp(t.Context()))
	fresh := newReplica()
	fresh.follow(t, feed, reach["a person"], random)
	same(t, "a newcomer", fresh.lines(), c.within(t, reach["a person"]))
	if again == 0 {
		t.Error("nobody had to begin again: the test is too tame")
	}
	c.catchUp(t)
	found := c.intact(t, "after all that")
	t.Logf("%d events; a person began %d times anew; all was told in %d changes", found.CheckedEvents, again, followers["all"].taken)
}

func TestWhoReachesOtherRecordsThanBeforeBeginsAgain(t *testing.T) {
	c, feed := openNotes(t)
	c.note(t, "INSERT INTO notes VALUES ('n1', 'text', 'Person', NULL, NULL, '{icb:QMF}')", "INSERT INTO notes VALUES ('n2', 'text', 'Person', NULL, NULL, '{icb:QMF}')")
	c.catchUp(t)
	first, err := feed.Read(t.Context(), reaching{"icb:QMF", "user:1"}, anything, nil, "", 1)
	must(t, err)
	for says, tokens := range map[string]reaching{"less": {"icb:QMF"}, "nothing": nil, "more": {"icb:QMF", "icb:QWE", "user:1"}, "everything": {"*"}} {
		_, err := feed.Read(t.Context(), tokens, anything, nil, first.Next, 10)
		var refusal *vocabulary.Error
		if !errors.As(err, &refusal) || refusal.Code != vocabulary.CodeResync {
			t.Errorf("who now reaches %s is answered %v", says, err)
		}
	}
	if rest, err := feed.Read(t.Context(), reaching{"user:1", "icb:QMF", "icb:QMF"}, anything, nil, first.Next, 10); err != nil || len(rest.Items) != 1 {
		t.Errorf("who reaches the same is answered %+v, %v", rest, err)
	}
}

// unfiltered is a reach whose application does not narrow its queries by it.
type unfiltered []string

func (r unfiltered) Tokens() []string                { return r }
func (r unfiltered) Filter(context.Context) []string { return []string{"*"} }

func TestRowLevelSecurityAloneKeepsOthersChangesAway(t *testing.T) {
	c, feed := openNotes(t)
	c.note(t, "INSERT INTO notes VALUES ('mine', 'text', 'Person', NULL, NULL, '{icb:QMF}')", "INSERT INTO notes VALUES ('theirs', 'text', 'Person', NULL, NULL, '{icb:QWE}')")
	c.note(t, "UPDATE notes SET body = 'other', version = version + 1", "DELETE FROM notes WHERE id = 'theirs'")
	c.catchUp(t)
	page, err := feed.Read(t.Context(), unfiltered{"icb:QMF"}, anything, nil, "", 100)
	must(t, err)
	if len(page.Items) != 2 || page.Items[0].Key != "mine" || page.Items[1].Key != "mine" {
		t.Errorf("told are %+v", page.Items)
	}
	for reach, rows := range map[string]int{"": 0, "{}": 0, "{icb:QKK}": 0, "{icb:QMF}": 2, "{icb:QWE,icb:QMF}": 5, "{*}": 5} {
		must(t, c.db.InTx(t.Context(), func(ctx context.Context, tx *database.Tx) error {
			_, err := tx.PGX.Exec(ctx, "SELECT set_config('trellis.reach', $1, true)", reach)
			must(t, err)
			var seen, public int
			must(t, tx.PGX.QueryRow(ctx, "SELECT count(*) FILTER (WHERE table_name = 'notes'), count(*) FILTER (WHERE table_name = 'icbs') FROM audit_changes").Scan(&seen, &public))
			if seen != rows || public == 0 {
				t.Errorf("who reaches %q sees %d change rows of notes, not %d, and %d of boards", reach, seen, rows, public)
			}
			return nil
		}))
	}
}
