// Package policy is the one table that says who may do what. It is pure: it reads no database
// and knows no room, so that every room and the audit can ask it.
package policy

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"trellis/api/vocabulary"
)

// Relation says how a role's scope bounds an operation.
type Relation string

const (
	// Within: what the membership reaches.
	Within Relation = "within"
	// Own: what belongs to the caller alone, such as their sessions.
	Own Relation = "own"
)

// Access is how much an installation shows to those who have not signed in (PUBLIC_ACCESS).
type Access = string

const (
	// None: nothing but signing in.
	None Access = "none"
	// Reference: organisations, frameworks and what is published as open data.
	Reference Access = "reference"
	// Open: published figures as well.
	Open Access = "open"
)

// Rule says who may perform an operation.
type Rule struct {
	// Does completes "You may not …" in the refusal.
	Does string
	// Public is from which PUBLIC_ACCESS on anyone may; "" for never.
	Public Access
	// Roles are those of people who may, each with how its scope bounds the operation.
	Roles map[Role]Relation
	// SignedIn lets everyone who has signed in, about themselves.
	SignedIn bool
	// Client is the permission that lets an API client; "" for none that could.
	Client string
	// Counts are the classes of record that the operation counts: its figures are for whoever may perform it, the records are not.
	Counts []Class
	// Only are the classes of record that the operation reads, and all it reaches; empty where it reaches whatever its caller sees. Row-level
	// security looks every row up in the list of what is reached, so a short one is also a fast one.
	Only []Class
	// Compares are the classes of record that the operation compares over a whole region, also beyond what the caller reaches: of what lies there it tells figures, and names nobody.
	Compares []Class
	// WholeRegion asks for the reach of a whole region at least: what it changes is no smaller.
	WholeRegion bool
	// StepUp asks a person to prove once more who they are.
	StepUp bool
}

// Known tells whether the table has a row for the operation.
func Known(operation string) bool {
	_, ok := table[operation]
	return ok
}

// Operations lists every operation of the table, in order.
func Operations() []string {
	names := make([]string, 0, len(table))
	for name := range table {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Of returns the row of an operation.
func Of(operation string) Rule { return table[operation] }

// RolesOf lists the roles of people who may perform an operation, the widest first.
func RolesOf(operation string) []Role {
	roles := []Role{}
	for _, role := range Roles {
		if _, ok := table[operation].Roles[role]; ok || table[operation].SignedIn {
			roles = append(roles, role)
		}
	}
	return roles
}

// Refusal is what Allow's error says to the caller.
func Refusal(err error) string {
	var known *vocabulary.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return err.Error()
}

// ClientPermissions lists what API clients can be given.
func ClientPermissions() []string {
	var all []string
	for _, rule := range table {
		if rule.Client != "" && rule.Client != always && !slices.Contains(all, rule.Client) {
			all = append(all, rule.Client)
		}
	}
	for _, permission := range lentBy {
		if !slices.Contains(all, permission) {
			all = append(all, permission)
		}
	}
	slices.Sort(all)
	return all
}

// Allow returns what the actor may touch with the operation, or the refusal to show.
func Allow(actor vocabulary.Actor, operation string) (Scope, error) {
	rule, ok := table[operation]
	if !ok {
		return Scope{}, fmt.Errorf("operation %q has no row in the permission table", operation)
	}
	scope := Scope{actor: actor, compares: rule.Compares}
	allowed := false
	switch actor.Kind {
	case vocabulary.KindLocalOperator, vocabulary.KindSystem:
		scope.tokens, allowed = []string{everything}, true
	case vocabulary.KindAnonymous:
		allowed = rule.public(actor.Public)
	case vocabulary.KindAPIClient:
		if allowed = rule.public(actor.Public); rule.Client != "" && slices.Contains(actor.Permissions, rule.Client) {
			allowed = true
			scope.take(actor, rule, actor.Grants...)
		}
	case vocabulary.KindPerson:
		allowed = scope.person(actor, rule)
	}
	switch {
	case !allowed && actor.Kind == vocabulary.KindAnonymous:
		return Scope{}, vocabulary.Errorf(vocabulary.CodeUnauthenticated, "To %s, sign in, or send a token.", rule.Does)
	case !allowed && actor.Kind == vocabulary.KindAPIClient && rule.Client != "":
		return Scope{}, vocabulary.Errorf(vocabulary.CodeForbidden, "This API client may not %s. That takes the permission %s.", rule.Does, rule.Client)
	case !allowed:
		return Scope{}, vocabulary.Errorf(vocabulary.CodeForbidden, "You may not %s. That takes the permission %s.", rule.Does, operation)
	case rule.WholeRegion && !slices.ContainsFunc(scope.tokens, wide):
		return Scope{}, vocabulary.Errorf(vocabulary.CodeForbidden, "You may not %s with what you were given for a part of a region: what it changes is not only that part's. That takes %s for a whole region.", rule.Does, what(actor, rule, operation))
	case rule.StepUp && actor.Kind == vocabulary.KindPerson && !actor.SteppedUp:
		return Scope{}, vocabulary.Errorf(vocabulary.CodeStepUpRequired, "To %s, show once more that it is you.", rule.Does)
	}
	return scope, nil
}

// person takes what a person's memberships give; it tells whether anything allows the operation.
func (s *Scope) person(actor vocabulary.Actor, rule Rule) bool {
	allowed := rule.SignedIn || rule.public(actor.Public)
	own := "user:" + actor.ID
	if rule.SignedIn {
		s.tokens = append(s.tokens, own)
	}
	for _, grant := range actor.Grants {
		switch rule.Roles[grant.Role] {
		case Within:
			s.take(actor, rule, grant)
		case Own:
			s.grants = append(s.grants, grant)
		default:
			continue
		}
		allowed = true
		if !slices.Contains(s.tokens, own) {
			s.tokens = append(s.tokens, own)
		}
	}
	return allowed
}

// what names what an operation takes, to whoever lacks it.
func what(actor vocabulary.Actor, rule Rule, operation string) string {
	if actor.Kind == vocabulary.KindAPIClient {
		return "the permission " + rule.Client
	}
	return "the permission " + operation
}

// wide tells whether a token reaches a whole region.
func wide(token string) bool { return token == everything || strings.HasPrefix(token, "region:") }

func (s *Scope) take(actor vocabulary.Actor, rule Rule, grants ...vocabulary.Grant) {
	s.grants = append(s.grants, grants...)
	for _, grant := range grants {
		if len(rule.Only) == 0 {
			s.tokens = append(s.tokens, grant.Reach...)
		}
		s.tokens = append(s.tokens, rule.classesOf(actor, grant)...)
	}
}

func (r Rule) public(shown Access) bool {
	return r.Public == always || r.Public == Reference && (shown == Reference || shown == Open) || r.Public == Open && shown == Open
}

// May returns nil when the actor may perform the operation, and otherwise the refusal to show.
func May(actor vocabulary.Actor, operation string) error {
	_, err := Allow(actor, operation)
	return err
}
