package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// CreateClient makes a client of the caller's, and the secret that is shown this once; none for one with a key of its own.
func (a *Access) CreateClient(ctx context.Context, actor vocabulary.Actor, in NewAPIClient) (APIClient, error) {
	var answer APIClient
	err := a.log.Record(ctx, actor, "api_clients.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if faults := in.tidy(a.clock.Today()); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if err := a.checkReach(ctx, tx, scope, in.ScopeKind, in.ScopeKeys); err != nil {
			return err
		}
		if err := mayLend(scope, in.Permissions, in.ScopeKind, in.ScopeKeys); err != nil {
			return err
		}
		id := NewID()
		if err := a.clients.insert(ctx, tx, scope, id, actor.ID, in, a.clock()); err != nil {
			return err
		}
		var made secret
		if in.PublicKey == nil {
			var err error
			if made, err = a.addSecret(ctx, tx, scope, id); err != nil {
				return err
			}
		}
		var err error
		answer, err = a.client(ctx, tx, scope, id)
		answer.Secret = string(made)
		return err
	})
	return answer, err
}

// checkReach refuses what the caller does not reach; what does not exist gets the same answer.
func (a *Access) checkReach(ctx context.Context, tx *database.Tx, scope policy.Scope, kind string, keys []string) error {
	known, err := a.memberships.known(ctx, tx, kind, keys)
	if err != nil {
		return err
	}
	var faults []vocabulary.Fault
	reach := scope.Reach()
	for i, key := range keys {
		if !slices.Contains(known, key) || !scope.Everything() && !slices.Contains(reach, kind+":"+key) {
			faults = append(faults, vocabulary.Fault{Pointer: fmt.Sprintf("/scope_keys/%d", i), Code: "unknown_scope",
				Message: "There is nothing with the code " + key + ", or it is not within your reach. Check the code."})
		}
	}
	if len(faults) > 0 {
		return vocabulary.Invalid(faults...)
	}
	return nil
}

// mayLend refuses permissions that the caller could not let a program have.
func mayLend(scope policy.Scope, permissions []string, kind string, keys []string) error {
	if scope.Everything() {
		return nil
	}
	lent := lender{grants: scope.Grants()}.lends(permissions, kind, keys)
	if len(lent) == len(permissions) {
		return nil
	}
	kept := slices.DeleteFunc(slices.Clone(permissions), func(p string) bool { return slices.Contains(lent, p) })
	return &vocabulary.Error{Code: vocabulary.CodeForbidden, Message: "You may not let a program have " + strings.Join(kept, ", ") + " for all of this, because none of your roles could do that itself.",
		Faults: []vocabulary.Fault{{Pointer: "/permissions", Code: "not_yours", Message: "Leave out " + strings.Join(kept, ", ") + "."}}}
}

// reachesAll refuses what would let the caller in by a client that is for more than they reach. To end it they need
// reach no more than a part.
func reachesAll(scope policy.Scope, c APIClientItem) error {
	reach := scope.Reach()
	for _, key := range c.ScopeKeys {
		if !scope.Everything() && !slices.Contains(reach, c.ScopeKind+":"+key) {
			return vocabulary.Errorf(vocabulary.CodeForbidden, "This client is for more than you reach. You may end it, and not act by it.")
		}
	}
	return nil
}

// Client reads a client within the caller's reach.
func (a *Access) Client(ctx context.Context, actor vocabulary.Actor, id string) (found APIClient, err error) {
	scope, err := policy.Allow(actor, "api_clients.read")
	if err != nil {
		return found, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, tx *database.Tx) error {
		found, err = a.client(ctx, tx, scope, id)
		return err
	})
	return found, err
}

// client reads a client whole.
func (a *Access) client(ctx context.Context, tx *database.Tx, scope policy.Scope, id string) (APIClient, error) {
	item, err := a.clients.read(ctx, scope, id, a.clock.Today())
	if err != nil {
		return APIClient{}, err
	}
	answer := APIClient{APIClientItem: item}
	if answer.Secrets, err = a.clients.secrets(ctx, scope, id); err != nil {
		return answer, err
	}
	owner, err := a.clients.lender(ctx, tx, scope, item.OwnerID, a.clock.Today())
	lent := owner.lends(item.Permissions, item.ScopeKind, item.ScopeKeys)
	answer.LapsedPermissions = slices.DeleteFunc(slices.Clone(item.Permissions), func(p string) bool { return slices.Contains(lent, p) })
	return answer, err
}

// ClientVersion tells which version of a client is saved.
func (a *Access) ClientVersion(ctx context.Context, actor vocabulary.Actor, id string) (int64, error) {
	found, err := a.Client(ctx, actor, id)
	return found.Version, err
}

// UpdateClient changes a client's name, permissions or last day. What it newly gets the caller must be able to give.
func (a *Access) UpdateClient(ctx context.Context, actor vocabulary.Actor, id string, version int64, change APIClientChange) (APIClient, error) {
	return a.changeClient(ctx, actor, "api_clients.update", id, version, func(_ context.Context, _ *database.Tx, scope policy.Scope, c *APIClientItem) (bool, error) {
		if faults := change.tidy(a.clock.Today()); len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		before := *c
		if change.Name != nil {
			c.Name = *change.Name
		}
		if change.ExpiresOn != nil {
			c.ExpiresOn = *change.ExpiresOn
		}
		if change.Permissions != nil {
			c.Permissions = *change.Permissions
		}
		added := slices.DeleteFunc(slices.Clone(c.Permissions), func(p string) bool { return slices.Contains(before.Permissions, p) })
		changed := c.Name != before.Name || c.ExpiresOn != before.ExpiresOn || !slices.Equal(c.Permissions, before.Permissions)
		return changed, mayLend(scope, added, c.ScopeKind, c.ScopeKeys)
	})
}

// TakeOverClient makes the caller the owner of somebody else's client, such as one of a person who has left.
func (a *Access) TakeOverClient(ctx context.Context, actor vocabulary.Actor, id string, version int64) (APIClient, error) {
	return a.changeClient(ctx, actor, "api_clients.take_over", id, version, func(_ context.Context, _ *database.Tx, scope policy.Scope, c *APIClientItem) (bool, error) {
		if c.OwnerID == actor.ID {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This client is yours already.")
		}
		c.OwnerID = actor.ID
		return true, reachesAll(scope, *c)
	})
}

// RevokeClient ends a client for good, and with it each of its secrets and tokens.
func (a *Access) RevokeClient(ctx context.Context, actor vocabulary.Actor, id string, version int64) (APIClient, error) {
	return a.changeClient(ctx, actor, "api_clients.revoke", id, version, func(_ context.Context, _ *database.Tx, _ policy.Scope, c *APIClientItem) (bool, error) {
		now := a.clock()
		c.RevokedAt = &now
		return true, nil
	})
}

// changeClient is every change to a client: the version read must be the one saved, and what is revoked stays so.
func (a *Access) changeClient(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64,
	change func(ctx context.Context, tx *database.Tx, scope policy.Scope, c *APIClientItem) (changed bool, err error)) (APIClient, error) {
	var answer APIClient
	err := a.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		// Of two who change it at once the second waits here, and then finds another version.
		if err := a.clients.lock(ctx, tx, scope, id); err != nil {
			return err
		}
		item, err := a.clients.read(ctx, scope, id, a.clock.Today())
		if err != nil {
			return err
		}
		if item.Version != version {
			return vocabulary.Stale(item.Version)
		}
		if item.RevokedAt != nil {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This client has been revoked, for good. Make another.")
		}
		changed, err := change(ctx, tx, scope, &item)
		if err == nil && changed {
			err = a.clients.save(ctx, tx, scope, item, a.clock())
		}
		if err != nil {
			return err
		}
		answer, err = a.client(ctx, tx, scope, id)
		return err
	})
	return answer, err
}
