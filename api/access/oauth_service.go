package access

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// IssueToken gives a token to the client that shows what it takes.
func (a *Access) IssueToken(ctx context.Context, authorization []string, form url.Values) (Token, error) {
	switch form.Get("grant_type") {
	case "client_credentials":
	case "":
		return Token{}, badTokenRequest("Send grant_type=client_credentials.")
	default:
		return Token{}, &TokenRefusal{"unsupported_grant_type", "The only grant_type here is client_credentials."}
	}
	proof, refusal := shownBy(authorization, form)
	if refusal != nil {
		return Token{}, refusal
	}
	id, secretID, err := a.clientThatShows(ctx, proof)
	if err != nil {
		return Token{}, err
	}
	client, err := a.Authenticator.store.byClient(ctx, id, secretID, a.clock.Today())
	if err != nil {
		var known *vocabulary.Error
		if errors.As(err, &known) { // revoked in between
			err = unknownClient()
		}
		return Token{}, err
	}
	permissions, err := granted(client.actor.Permissions, form.Get("scope"))
	if err != nil {
		return Token{}, err
	}
	token, life, err := a.Tokens.sign(client.actor.ID, secretID, permissions)
	if err != nil {
		return Token{}, err
	}
	if err := a.Authenticator.store.usedClient(ctx, client.actor.ID, a.clock()); err != nil {
		return Token{}, err
	}
	return Token{AccessToken: token, TokenType: "Bearer", ExpiresIn: int64(life / time.Second), Scope: strings.Join(permissions, " ")}, nil
}

// clientThatShows finds the client that a proof belongs to, and its secret if that is what was shown.
func (a *Access) clientThatShows(ctx context.Context, proof clientProof) (id, secretID string, err error) {
	switch {
	case proof.assertion != "":
		id, err = a.byAssertion(ctx, proof.assertion)
		if err == nil && proof.id != "" && proof.id != id {
			err = unknownClient()
		}
		return id, "", err
	case !isClientID(proof.id):
		return "", "", unknownClient()
	}
	secretID, err = a.clients.bySecret(ctx, proof.id, secret(proof.secret).hash(), a.clock.Today())
	if err == nil && secretID == "" {
		err = unknownClient()
	}
	return proof.id, secretID, err
}

// granted are the permissions of a token: all of the client's, or those it asks for.
func granted(permissions []string, scope string) ([]string, error) {
	if len(permissions) == 0 {
		return nil, &TokenRefusal{"unauthorized_client", "This client may do nothing any more: its owner could not give it any of its permissions today."}
	}
	asked := strings.Fields(scope)
	if len(asked) == 0 {
		return permissions, nil
	}
	for _, one := range asked {
		if !slices.Contains(permissions, one) {
			return nil, &TokenRefusal{"invalid_scope", "This client may ask for no more than: " + strings.Join(permissions, " ") + "."}
		}
	}
	return narrowed(permissions, asked), nil
}
