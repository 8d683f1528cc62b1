package access

import (
	"context"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// NewPerson is someone about to get an account and a first role.
type NewPerson struct {
	// ID is theirs, for the demonstration; made if empty.
	ID          string
	Name, Email string
	IsDemo      bool
	Role        policy.Role
	ScopeKind   string
	ScopeKeys   []string
	// From is the day from which the role holds; today if it is none.
	From vocabulary.Date
}

// Settle gives an account and a role to each of the people, inside a use case of the caller's.
func Settle(ctx context.Context, tx *database.Tx, scope policy.Scope, clock vocabulary.Clock, people ...NewPerson) error {
	for _, p := range people {
		if p.ID == "" {
			p.ID = NewID()
		}
		if p.From.IsZero() {
			p.From = clock.Today()
		}
		if err := (userStore{}).insert(ctx, tx, scope, p, clock()); err != nil {
			return err
		}
		given := newMembership{id: NewID(), userID: p.ID, role: p.Role, scopeKind: p.ScopeKind, scopeKeys: p.ScopeKeys, from: p.From, givenBy: scope.Actor().ID}
		if err := (membershipStore{}).insert(ctx, tx, scope, given, clock()); err != nil {
			return err
		}
	}
	return nil
}

// firstEmail is what the first administrator signs in with.
const firstEmail = "administrator@trellis.invalid"

// FirstAdministrator makes an administrator of the whole programme where there is none, and returns the password to
// print: nobody else can ever read it. It is "" where someone administers the programme already.
func FirstAdministrator(ctx context.Context, log *audit.Log, clock vocabulary.Clock) (email, password string, err error) {
	err = log.Record(ctx, vocabulary.System(), "users.first", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := (membershipStore{}).alone(ctx, tx); err != nil {
			return err
		}
		regions, err := (membershipStore{}).regions(ctx, tx)
		if err != nil {
			return err
		}
		left, err := (membershipStore{}).unadministered(ctx, tx, scope, regions, clock.Today(), "", "")
		if err != nil || len(left) < len(regions) {
			return err
		}
		made, err := readablePassword()
		if err != nil {
			return err
		}
		hash, err := hashPassword(ctx, made)
		if err != nil {
			return err
		}
		p := NewPerson{ID: NewID(), Name: "Administrator", Email: firstEmail, Role: policy.ProgrammeAdmin, ScopeKind: "region", ScopeKeys: regions}
		if err := Settle(ctx, tx, scope, clock, p); err != nil {
			return err
		}
		email, password = firstEmail, made
		return (userStore{}).setPassword(ctx, tx, scope, p.ID, hash)
	})
	return email, password, err
}
