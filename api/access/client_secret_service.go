package access

import (
	"context"
	"slices"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// AddSecret gives a client another secret, which is shown this once.
func (a *Access) AddSecret(ctx context.Context, actor vocabulary.Actor, id string, version int64) (APIClient, error) {
	var made secret
	answer, err := a.changeClient(ctx, actor, "api_clients.rotate", id, version, func(ctx context.Context, tx *database.Tx, scope policy.Scope, c *APIClientItem) (bool, error) {
		if c.HasPublicKey {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This client signs with a key of its own and has no secrets. For another key make another client.")
		}
		if err := reachesAll(scope, *c); err != nil {
			return false, err
		}
		known, err := a.clients.secrets(ctx, scope, id)
		if err != nil {
			return false, err
		}
		if countingOf(known) >= secretsAtOnce {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "Two secrets of this client count already. End one of them first.")
		}
		made, err = a.addSecret(ctx, tx, scope, id)
		return true, err
	})
	answer.Secret = string(made)
	return answer, err
}

func (a *Access) addSecret(ctx context.Context, tx *database.Tx, scope policy.Scope, id string) (secret, error) {
	made, err := newSecret(secretPrefix)
	if err != nil {
		return "", err
	}
	return made, a.clients.insertSecret(ctx, tx, scope, id, string(made[:shownOfSecret]), made.hash(), a.clock())
}

// EndSecret ends one of a client's secrets, and with it the tokens that it brought.
func (a *Access) EndSecret(ctx context.Context, actor vocabulary.Actor, id, secretID string, version int64) (APIClient, error) {
	return a.changeClient(ctx, actor, "api_clients.update", id, version, func(ctx context.Context, tx *database.Tx, scope policy.Scope, _ *APIClientItem) (bool, error) {
		known, err := a.clients.secrets(ctx, scope, id)
		if err != nil {
			return false, err
		}
		at := slices.IndexFunc(known, func(s ClientSecret) bool { return s.ID == strings.ToLower(secretID) })
		switch {
		case at < 0:
			return false, vocabulary.NotFound()
		case known[at].EndedAt != nil:
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This secret has ended already.")
		}
		return true, a.clients.endSecret(ctx, tx, scope, known[at].ID, a.clock())
	})
}

func countingOf(secrets []ClientSecret) (n int) {
	for _, s := range secrets {
		if s.EndedAt == nil {
			n++
		}
	}
	return n
}
