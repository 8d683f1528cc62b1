package matrix_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// record is something that a request can be about.
type record struct {
	kind, id, side string
	version        int
	// scopes are what it belongs to; it is within reach of whoever reaches one of them. None where it is nobody's.
	scopes []string
	// canary stands in every text of it that is not everyone's to read.
	canary string
	// ended tells that it has been ended, revoked or closed.
	ended     bool
	role      policy.Role // that it gives
	caller    bool        // that it is one of the callers' own
	works     bool        // as a program whose owner may still keep it
	moderated bool        // as an assessment that is its board's
	secret    string      // that it is taken up with, or shown as
	parent    *record     // in whose address it stands
}

func (r *record) email() string { return r.canary + "@trellis.invalid" }

// world is a product with people, invitations, programs, sessions and audit events on every side.
type world struct {
	*contract.Server
	t        *testing.T
	owner    *pgx.Conn
	records  map[string][]*record // by kind
	made     []*record            // in order
	canaries map[string]*record
	file     []byte  // that can be imported
	inviter  *record // who gave what was given, and invites: somebody elsewhere
	// identified are the records whose very name is not everyone's to read.
	identified []*record
}

func (w *world) add(r *record) *record {
	w.records[r.kind], w.made = append(w.records[r.kind], r), append(w.made, r)
	if r.canary != "" {
		w.canaries[r.canary] = r
	}
	return r
}

// canary is a text that stands nowhere else.
func (w *world) canary() string { return fmt.Sprintf("cnry%03dx", len(w.canaries)) }

type statement = func(sql string, args ...any)

// event runs statements as one audited use case of somebody's.
func (w *world) event(actor string, effect func(run statement)) (id string) {
	w.t.Helper()
	ctx := w.t.Context()
	must(w.t, pgx.BeginFunc(ctx, w.owner, func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true)").Scan(&id, nil); err != nil {
			return err
		}
		effect(func(sql string, args ...any) {
			if _, err := tx.Exec(ctx, sql, args...); err != nil {
				w.t.Fatalf("%s: %v", sql, err)
			}
		})
		_, err := tx.Exec(ctx, "SELECT close_event($1, $2, $3, 'person', 'memberships.create', NULL, NULL)", id, w.App.Clock(), actor)
		return err
	}))
	return id
}

// person makes an account with a role for something, which may have ended, and a way to sign in elsewhere.
func (w *world) person(run statement, side, token string, role policy.Role, ended bool) (user, membership *record) {
	p := place{token: token}
	user = &record{kind: "users", id: access.NewID(), side: side, version: 1, canary: w.canary(), role: role}
	user.scopes = append(p.tokens(), "user:"+user.id)
	w.add(user)
	run("INSERT INTO users (id, name, email, created_at, updated_at) VALUES ($1::text::uuid, $2, $3, '2026-11-01', '2026-11-01')", user.id, user.canary, user.email())
	run("INSERT INTO identities (issuer, subject, user_id, created_at) VALUES ('https://issuer.invalid', $2, $1::text::uuid, '2026-11-01')", user.id, user.canary)
	membership = w.add(&record{kind: "memberships", id: access.NewID(), side: side, version: 1, scopes: p.tokens(), ended: ended, role: role})
	run(`INSERT INTO memberships (id, user_id, role, scope_kind, scope_keys, valid_from, valid_to, given_by, updated_at)
		VALUES ($1::text::uuid, $2::text::uuid, $3, $4, $5, '2026-01-01', CASE WHEN $6 THEN date '2026-11-01' END, $7, '2026-11-01')`,
		membership.id, user.id, role, p.kind(), p.keys(), ended, w.inviter.id)
	return user, membership
}

func (w *world) invitation(run statement, side, token string, role policy.Role, ended bool) {
	p := place{token: token}
	i := &record{kind: "invitations", id: access.NewID(), side: side, version: 1, scopes: p.tokens(), canary: w.canary(), ended: ended, role: role}
	i.secret = "secret-of-" + i.id
	w.add(i)
	by := w.inviter.id
	if !ended { // a link holds only while its maker could make it, and the inviter could not here
		by = vocabulary.LocalOperator().ID
	}
	hash := sha256.Sum256([]byte(i.secret))
	run(`INSERT INTO invitations (id, email, name, role, scope_kind, scope_keys, token_hash, expires_at, invited_by, invited_at, revoked_at, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, '2026-12-01', $8, '2026-11-20', CASE WHEN $9 THEN timestamptz '2026-11-21' END, '2026-11-20')`,
		i.id, i.email(), i.canary, role, p.kind(), p.keys(), hash[:], by, ended)
}

// program makes an API client with one secret.
func (w *world) program(run statement, side, token, ownerID string, permissions []string, ended bool) *record {
	p := place{token: token}
	c := &record{kind: "api_clients", id: access.NewID(), side: side, version: 1, scopes: append(p.tokens(), "user:"+ownerID), canary: w.canary(), ended: ended}
	w.add(c)
	run(`INSERT INTO api_clients (id, name, owner_id, permissions, scope_kind, scope_keys, expires_on, revoked_at, created_at, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, '2027-06-01', CASE WHEN $7 THEN timestamptz '2026-11-21' END, '2026-11-01', '2026-11-01')`,
		c.id, c.canary, ownerID, permissions, p.kind(), p.keys(), ended)
	c.secret = "trls_" + c.canary
	hash := sha256.Sum256([]byte(c.secret))
	s := w.add(&record{kind: "secrets", id: access.NewID(), side: side, version: 1, scopes: c.scopes, parent: c, ended: ended})
	run(`INSERT INTO api_client_secrets (id, client_id, prefix, secret_hash, created_at, scopes)
		SELECT $1::text::uuid, id, $3, $4, '2026-11-01', scopes FROM api_clients WHERE id = $2::text::uuid`, s.id, c.id, c.secret[:13], hash[:])
	return c
}

func (w *world) session(run statement, side, userID string) {
	s := &record{kind: "sessions", id: access.NewID(), side: side, version: 1, scopes: []string{"user:" + userID}, canary: w.canary()}
	w.add(s)
	hash := sha256.Sum256([]byte(s.id))
	run(`INSERT INTO sessions (id, user_id, token_hash, method, user_agent, address, started_at, expires_at, stepped_up_until)
		VALUES ($1::text::uuid, $2::text::uuid, $3, 'password', $4, $4, '2026-11-25 09:30Z', '2026-11-25 20:00Z', '2026-11-25 09:40Z')`, s.id, userID, hash[:], s.canary)
}

// roleAt is a role that is given for places of a kind.
var roleAt = map[string]policy.Role{"region": policy.ProgrammeOfficer, "icb": policy.ICBLead, "place": policy.ICBLead, "pcn": policy.PCNManager}

// people fills a side with what its organisations keep to themselves.
func (w *world) people(p place) {
	role := roleAt[p.kind()]
	var user *record
	event := w.event(w.inviter.id, func(run statement) {
		user, _ = w.person(run, p.side, p.token, role, false)
		w.session(run, p.side, user.id)
		if w.inviter.id == "system" {
			w.inviter = user
		}
	})
	w.add(&record{kind: "audit_events", id: event, side: p.side, scopes: append(p.tokens(), "user:"+user.id)})
	event = w.event(user.id, func(run statement) {
		w.person(run, p.side+", ended", p.token, role, true)
		w.invitation(run, p.side, p.token, role, false)
		w.invitation(run, p.side+", revoked", p.token, role, true)
		w.program(run, p.side, p.token, user.id, []string{"organisations:read"}, false)
		w.program(run, p.side+", revoked", p.token, user.id, []string{"organisations:read"}, true)
	})
	w.add(&record{kind: "audit_events", id: event, side: p.side + ", later", scopes: append(p.tokens(), "user:"+user.id)})
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{Server: contract.NewServer(t, contract.WithClock(atTen), func(o *server.Options) { o.Access.Origin = "https://trellis.example" }), t: t, inviter: &record{id: "system"}, records: map[string][]*record{}, canaries: map[string]*record{}}
	w.FillLondon()
	var err error
	w.owner, err = pgx.Connect(t.Context(), w.Database.OwnerURL)
	must(t, err)
	t.Cleanup(func() { _ = w.owner.Close(context.Background()) })
	for i := len(places) - 1; i >= 0; i-- { // the one elsewhere first
		w.people(places[i])
	}
	w.people(shared)
	w.organisations()
	w.workforce()
	w.money()
	w.assessments()
	w.improvements()
	w.campaigns()
	w.files()
	return w
}

// identify notes the records whose very name is their organisation's. A person's may stand wherever it says who gave
// or did something.
func (w *world) identify() {
	for _, kind := range []string{"memberships", "invitations", "api_clients", "secrets", "sessions", "audit_events",
		"posts", "post_holders", "assignments", "supervision_arrangements", "supervision_sessions", "training_records", "arrs_claims", "figures", "assessments", "improvement_actions", "assessment_campaigns"} {
		w.identified = append(w.identified, w.records[kind]...)
	}
}
