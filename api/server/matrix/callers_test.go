package matrix_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

// caller is who sends the requests of one row of the matrix.
type caller struct {
	says string
	kind vocabulary.ActorKind
	id   string
	// role and given are the one membership, or what a program is bound to; "" where there is none.
	role  policy.Role
	given string
	// permissions are a program's: all that there are.
	permissions []string
	bearer      string
	browser     *contract.Server
}

// on sends the caller's requests to a view of the server.
func (c *caller) on(view *contract.Server) *contract.Server {
	sends := *c.browser
	sends.URL = view.URL
	return &sends
}

// callers are one for each role and each kind of thing it is given for, all on the own side; people without a role,
// nobody, and programs on several sides.
func (w *world) callers() []*caller {
	all := []*caller{{says: "anonymous", kind: vocabulary.KindAnonymous, browser: w.Anonymously()}}
	for _, role := range policy.Roles {
		for _, kind := range policy.ScopeKinds(role) {
			all = append(all, w.member(role, kind+":"+scopeKeyOf[kind], false))
		}
	}
	all = append(all, w.member(policy.ICBLead, ownBoard, true)) // whose role has ended
	for _, bound := range []string{ownRegion, ownBoard, otherBoard, ownNetwork} {
		all = append(all, w.machine(bound))
	}
	return all
}

// member is a person with one role, a program of their own, and two sessions.
func (w *world) member(role policy.Role, given string, ended bool) *caller {
	c := &caller{says: role + " of " + given, kind: vocabulary.KindPerson, role: role, given: given}
	if ended {
		c.says += ", ended"
	}
	before := len(w.made)
	w.event(w.inviter.id, func(run statement) {
		user, _ := w.person(run, c.says, given, role, ended)
		c.id = user.id
		w.program(run, c.says, given, c.id, []string{"organisations:read"}, false)
		w.session(run, c.says, c.id)
	})
	for _, own := range w.made[before:] {
		own.caller = true
	}
	if ended {
		c.role, c.given = "", ""
	}
	c.browser = w.As(c.id)
	c.browser.Cookie()
	return c
}

// machine is a program of an administrator's with every permission, for one thing.
func (w *world) machine(bound string) *caller {
	c := &caller{says: "API client of " + bound, kind: vocabulary.KindAPIClient, given: bound, permissions: policy.ClientPermissions(), browser: w.Anonymously()}
	asked := c.permissions
	if bound != ownRegion { // what these allow is not any part's of a region: they hold for none
		c.permissions = slices.DeleteFunc(slices.Clone(asked), func(p string) bool { return p == "imports:write" || p == "rates:write" })
	}
	var program *record
	w.event(contract.AdministratorID, func(run statement) {
		program = w.program(run, c.says, bound, contract.AdministratorID, asked, false)
	})
	c.id, program.works = program.id, true
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {program.id}, "client_secret": {program.secret}}
	answer := c.browser.Do(http.MethodPost, "/oauth/token", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, form.Encode())
	var token struct {
		AccessToken string `json:"access_token"`
	}
	if answer.Into(w.t, &token); answer.Status != http.StatusOK {
		w.t.Fatalf("%s gets no token: %d %s", c.says, answer.Status, answer.Body)
	}
	c.bearer = token.AccessToken
	return c
}

// allowed is what the row of an operation says of the caller.
func (c *caller) allowed(rule policy.Rule) bool {
	if rule.Public == "always" || rule.Public == policy.Reference { // the installation's PUBLIC_ACCESS is reference
		return true
	}
	if rule.WholeRegion && !strings.HasPrefix(c.given, "region:") {
		return false
	}
	switch c.kind {
	case vocabulary.KindPerson:
		return rule.SignedIn || rule.Roles[c.role] != ""
	case vocabulary.KindAPIClient:
		return slices.Contains(c.permissions, rule.Client)
	}
	return false
}

// tokens are what the row of an operation lets the caller reach.
func (c *caller) tokens(rule policy.Rule) (tokens []string) {
	switch c.kind {
	case vocabulary.KindPerson:
		if rule.Roles[c.role] == policy.Within {
			tokens = withClasses(reachedFrom(c.given), func(class string) bool { return slices.Contains(classes[class].roles, c.role) })
		}
		if rule.SignedIn || rule.Roles[c.role] != "" {
			tokens = append(tokens, "user:"+c.id)
		}
	case vocabulary.KindAPIClient:
		if slices.Contains(c.permissions, rule.Client) {
			tokens = withClasses(reachedFrom(c.given), func(class string) bool { return classes[class].lent })
		}
	}
	return tokens
}

// reaches tells whether a record is the caller's to see or to change by an operation. What is nobody's is everyone's,
// and so is what the row shows to everyone.
func (c *caller) reaches(rule policy.Rule, r *record) bool {
	return rule.Public == policy.Reference || len(r.scopes) == 0 || c.within(rule, r)
}

// within tells whether one of a record's scopes, and of what it stands under, is among what the row lets the caller reach.
func (c *caller) within(rule policy.Rule, r *record) bool {
	tokens := c.tokens(rule)
	return slices.ContainsFunc(r.scopes, func(s string) bool { return slices.Contains(tokens, s) })
}

// refusal is what a caller is told who may not: it names the permission that is missing.
func (c *caller) refusal(rule policy.Rule, operation string) (status int, detail string) {
	switch {
	case rule.WholeRegion && rule.Client != "" && c.kind == vocabulary.KindAPIClient:
		return http.StatusForbidden, "This API client may not " + rule.Does + ". That takes the permission " + rule.Client + "."
	case c.kind == vocabulary.KindAnonymous:
		return http.StatusUnauthorized, "To " + rule.Does + ", sign in, or send a token."
	case c.kind == vocabulary.KindAPIClient && rule.Client != "":
		return http.StatusForbidden, "This API client may not " + rule.Does + ". That takes the permission " + rule.Client + "."
	}
	return http.StatusForbidden, "You may not " + rule.Does + ". That takes the permission " + operation + "."
}

// grants tells whether the caller may give a role for a place.
func (c *caller) grants(role policy.Role, token string) bool {
	return policy.MayGive(c.role, role) && slices.Contains(reachedFrom(c.given), token)
}

// givable is a role that the caller may give for a kind of place; an analyst's where they may give none.
func (c *caller) givable(kind string) policy.Role {
	for _, role := range policy.Roles {
		if policy.MayGive(c.role, role) && slices.Contains(policy.ScopeKinds(role), kind) {
			return role
		}
	}
	return policy.Analyst
}

// hides tells whether what stands in a record is none of the caller's business.
func (c *caller) hides(rule policy.Rule, r *record) bool {
	return r.id != c.id && !slices.Contains(r.scopes, "user:"+c.id) && !c.within(rule, r)
}

// namedTo tells whether the audit names a session to the caller: whoever sees a person sees that they signed in, and not
// from where.
func (w *world) namedTo(c *caller, o operation, r *record) bool {
	return r.kind == "sessions" && strings.HasPrefix(o.Operation, "audit_events.") && slices.ContainsFunc(w.records["users"], func(u *record) bool {
		return slices.Contains(r.scopes, "user:"+u.id) && c.within(o.rule, u)
	})
}
