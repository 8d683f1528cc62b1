package policy

import (
	"context"
	"slices"

	"trellis/api/vocabulary"
)

// everything is the token that stands for all there is.
const everything = "*"

// Scope is what one caller may touch with one operation. Only Allow makes one that holds anything, so a store
// that asks for a Scope gets nothing out of code that has not asked the permission table: a policy.Scope{} made by
// hand outside this package compiles, and holds nothing.
type Scope struct {
	actor  vocabulary.Actor
	tokens []string
	grants []vocabulary.Grant
	// compares are the classes that the operation compares beyond that.
	compares []Class
}

// Actor is whose scope it is.
func (s Scope) Actor() vocabulary.Actor { return s.actor }

// Tokens are what row-level security compares with the scopes of each row: "icb:QMJ", "pcn:U12345", "user:…",
// or "*" for everything.
func (s Scope) Tokens() []string { return s.tokens }

// Everything tells whether nothing is out of reach.
func (s Scope) Everything() bool { return slices.Contains(s.tokens, everything) }

// Covers tells whether all of the tokens are within reach.
func (s Scope) Covers(tokens ...string) bool {
	return s.Everything() || !slices.ContainsFunc(tokens, func(t string) bool { return !slices.Contains(s.tokens, t) })
}

// Reach is Tokens and all that the memberships behind it reach: what is the caller's own may be for any of that.
func (s Scope) Reach() []string {
	reach := slices.Clone(s.tokens)
	for _, grant := range s.grants {
		reach = append(reach, grant.Reach...)
	}
	return reach
}

// Compared is what the operation may read so as to compare some networks: what the caller reaches, and besides the records of
// the classes that its rule compares, of all of them. What it then tells of those beyond the caller's reach names none.
func (s Scope) Compared(pcnCodes []string) Scope {
	tokens := slices.Clone(s.tokens)
	for _, class := range s.compares {
		for _, code := range pcnCodes {
			tokens = append(tokens, class+":"+code)
		}
	}
	s.tokens = tokens
	return s
}

// Grants are the memberships that allow the operation.
func (s Scope) Grants() []vocabulary.Grant { return s.grants }

// unfiltered marks a context in which queries are not narrowed by the application.
type unfiltered struct{}

// Unfiltered returns a context in which Filter narrows nothing. A test uses it to show that row-level
// security alone still holds.
func Unfiltered(ctx context.Context) context.Context {
	return context.WithValue(ctx, unfiltered{}, true)
}

// Filter are the tokens a query narrows its rows by. Row-level security compares Tokens besides.
func (s Scope) Filter(ctx context.Context) []string {
	if ctx.Value(unfiltered{}) != nil {
		return []string{everything}
	}
	return s.tokens
}
