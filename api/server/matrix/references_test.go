package matrix_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

func tokenForm(id, secret string) (contentType string, body []byte) {
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}}
	return "application/x-www-form-urlencoded", []byte(form.Encode())
}

// references are the questions whose body names something: a place, an address, a secret.
func (m *matrix) references(o operation, c *caller, path string) (sides []*side) {
	if o.says() == "POST /oauth/token" {
		return m.secrets(path)
	}
	if o.body == nil {
		return nil
	}
	if o.body.Properties["scope_keys"] != nil {
		sides = append(sides, m.scopes(o, c, path)...)
	}
	if o.body.Properties["pcn_code"] != nil {
		sides = append(sides, m.networks(o, c, path)...)
	}
	if o.body.Properties["icb_code"] != nil {
		sides = append(sides, m.boards(o, c, path)...)
	}
	for _, field := range []struct {
		name, kind, none string
		value            func(r *record) string
	}{
		{"email", "users", "nobody@trellis.invalid", (*record).email},
		{"user_id", "users", nobody, func(r *record) string { return r.id }},
		{"token", "invitations", "no-such-secret", func(r *record) string { return r.secret }},
	} {
		if o.body.Properties[field.name] != nil {
			sides = append(sides, m.named(o, c, path, field.name, field.kind, field.none, field.value)...)
		}
	}
	return sides
}

// scopes are the places that a role or a program can be given for. The two ask for reach by different rules: to give a
// role takes one that lets you, a program of one's own is for whatever one's roles reach.
func (m *matrix) scopes(o operation, c *caller, path string) (sides []*side) {
	made := map[string]*side{}
	ask := func(p place, key string) *side {
		changes := object{"scope_kind": p.kind(), "scope_keys": []string{key}, "role": c.givable(p.kind()), "expires_on": "2027-01-01", "permissions": []string{"organisations:read"}}
		for name := range changes {
			if o.body.Properties[name] == nil {
				delete(changes, name)
			}
		}
		return &side{says: "for " + p.side, path: path, body: o.fields(changes), names: []string{key}, version: 1}
	}
	for _, p := range places {
		if made[p.kind()] == nil {
			made[p.kind()] = ask(place{side: "no " + p.kind(), token: p.token}, nowhere[p.kind()])
			sides = append(sides, made[p.kind()])
		}
		s := ask(p, p.key())
		s.like = made[p.kind()]
		if o.body.Properties["role"] != nil {
			s.within = c.grants(c.givable(p.kind()), p.token)
		} else {
			s.within = slices.Contains(reachedFrom(c.given), p.token)
		}
		sides = append(sides, s)
	}
	return sides
}

// named are records that a body can name without their being within reach: whether there is such a thing must not show.
func (m *matrix) named(o operation, c *caller, path, field, kind, none string, value func(r *record) string) (sides []*side) {
	ask := func(says, text string) *side {
		changes := object{field: text}
		if field == "user_id" {
			changes["method"] = "demo"
		}
		if scope := o.body.Properties["scope_keys"]; scope != nil && c.given != "" { // all else is right
			p := place{token: c.given}
			changes["scope_kind"], changes["scope_keys"], changes["role"] = p.kind(), []string{p.key()}, c.givable(p.kind())
		}
		return &side{says: field + " of " + says, path: path, body: o.fields(changes), names: []string{text}, version: 1, alike: field == "email"}
	}
	gone := ask("nobody", none)
	sides = append(sides, gone)
	for i, r := range m.world.records[kind] {
		if o.Tries && i%9 > 0 { // each is work on a password
			continue
		}
		s := ask(r.side, value(r))
		s.like, s.shown = gone, []string{r.canary}
		if field == "token" && !r.ended && o.Operation != "sign_in.begin" { // whoever holds the link is shown the invitation
			s.within, s.excused, s.alike = true, refusedFor("invalid"), false
			s.shown = append(s.shown, m.world.inviter.canary)
			if o.Operation == "invitations.open" {
				s.excused = nil
			}
		}
		sides = append(sides, s)
	}
	return sides
}

// secrets are programs whose secret is wrong, or right and revoked.
func (m *matrix) secrets(path string) []*side {
	ask := func(says, id, secret string) *side {
		s := &side{says: says, path: path, names: []string{id}}
		s.kind, s.body = tokenForm(id, secret)
		return s
	}
	gone := ask("no program", nobody, "no-such-secret")
	sides := []*side{gone}
	for _, r := range m.world.records["api_clients"] {
		if r.works {
			right := ask("program of "+r.side+", by its secret", r.id, r.secret)
			right.within = true
			sides = append(sides, right)
		}
		secret := "no-such-secret"
		if r.ended {
			secret = r.secret
		}
		s := ask("program of "+r.side, r.id, secret)
		s.like = gone
		sides = append(sides, s)
	}
	return sides
}

// excuses are the answers to operations that take a secret, or a thing this installation has not.
var excuses = map[string]func(status int, body string) bool{
	"tokens.create": refusedFor("invalid_client"), "sessions.create": refusedFor("unauthenticated"), "sessions.step_up": refusedFor("unauthenticated", "invalid", "conflict"),
	"invitations.open": refusedFor("not_found"), "invitations.take": refusedFor("not_found"), "me.secure": refusedFor("conflict", "invalid"),
	"sign_in.begin": refusedFor("not_found"), "sign_in.finish": refusedFor("not_found"), "sandbox.reset": refusedFor("conflict"),
	"invitations.create": refusedFor("invalid", "forbidden"), "api_clients.create": refusedFor("invalid", "forbidden"), "assessment_campaigns.create": refusedFor("invalid"), "memberships.create": refusedFor("invalid", "forbidden"),
}

func refusedFor(codes ...string) func(status int, body string) bool {
	return func(status int, body string) bool {
		return status >= 400 && slices.ContainsFunc(codes, func(code string) bool {
			return strings.Contains(body, `"code":"`+code+`"`) || strings.Contains(body, `"error":"`+code+`"`)
		})
	}
}

// excuse is what else can be answered to who may, about a record within reach: it has ended, or giving and taking its
// role goes beyond their own, or they reach a part of what a program is for and not all.
func (m *matrix) excuse(o operation, c *caller, r *record) func(status int, body string) bool {
	return func(status int, body string) bool {
		switch {
		case o.Operation == "memberships.create":
			return refusedFor("invalid", "forbidden")(status, body)
		case ofPosts(o.Operation) && (r.ended || o.Operation == "posts.close" || o.Operation == "posts.reopen"): // taken back; closed; somebody is in it; open
			return refusedFor("conflict", "invalid")(status, body)
		case strings.HasPrefix(o.Operation, "assessments.") && o.writes(), // submitted already; not yet; nothing to rate
			strings.HasPrefix(o.Operation, "assessment_campaigns.") && o.writes(): // closed; not closed
			return refusedFor("conflict", "invalid")(status, body)
		case strings.HasPrefix(o.Operation, "arrs_claims.") && o.writes(): // approved already; not yet
			return refusedFor("conflict")(status, body)
		case strings.HasPrefix(o.Operation, "imports."):
			return excuseImport(o, c, len(r.scopes) == 0)(status, body)
		case !o.writes():
			return false
		case o.Operation == "pcns.correct": // invented
			return status == http.StatusConflict
		case (o.Operation == "memberships.end" || o.Operation == "invitations.revoke") && slices.ContainsFunc(r.scopes, func(token string) bool { return !c.grants(r.role, token) }):
			return status == http.StatusForbidden
		case r.ended || o.Operation == "api_clients.take_over" && slices.Contains(r.scopes, "user:"+c.id):
			return status == http.StatusConflict
		case o.Operation == "api_clients.rotate" || o.Operation == "api_clients.take_over":
			return status == http.StatusForbidden && slices.ContainsFunc(r.scopes, func(token string) bool {
				return !strings.HasPrefix(token, "user:") && !slices.Contains(reachedFrom(c.given), token)
			})
		}
		return false
	}
}
