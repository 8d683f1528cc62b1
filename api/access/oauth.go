package access

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
)

// tokenPath is where programs get their tokens.
const tokenPath = "/oauth/token"

// Token is what a program gets for showing who it is (RFC 6749, section 5.1).
type Token struct {
	// AccessToken goes with every request, as Authorization: Bearer ….
	AccessToken string `json:"access_token" example:"eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCIsImtpZCI6IloifQ.e30.c2ln"`
	TokenType   string `json:"token_type" enums:"Bearer" example:"Bearer"`
	// ExpiresIn is in how many seconds it ends. Ask for the next one then, not for each request.
	ExpiresIn int64 `json:"expires_in" example:"600"`
	// Scope is what it lets the program do, parted by spaces.
	Scope string `json:"scope" example:"imports:read organisations:read"`
}

// TokenRefusal is why there is no token (RFC 6749, section 5.2).
type TokenRefusal struct {
	Kind string `json:"error" enums:"invalid_request,invalid_client,unauthorized_client,unsupported_grant_type,invalid_scope" example:"invalid_client"`
	// Description says what to do.
	Description string `json:"error_description" example:"The client id and what was shown for it do not belong together, or the client has been revoked or has expired."`
}

func (r *TokenRefusal) Error() string { return r.Kind + ": " + r.Description }

func (r *TokenRefusal) status() int {
	if r.Kind == "invalid_client" {
		return http.StatusUnauthorized
	}
	return http.StatusBadRequest
}

func badTokenRequest(description string) *TokenRefusal {
	return &TokenRefusal{"invalid_request", description}
}

// unknownClient is the one answer for whatever was wrong with what a client showed.
func unknownClient() *TokenRefusal {
	return &TokenRefusal{"invalid_client", "The client id and what was shown for it do not belong together, or the client has been revoked or has expired."}
}

// AuthorizationServer says how programs get a token (RFC 8414).
type AuthorizationServer struct {
	Issuer        string   `json:"issuer" example:"https://trellis.example"`
	TokenEndpoint string   `json:"token_endpoint" example:"https://trellis.example/oauth/token"`
	KeySet        string   `json:"jwks_uri" example:"https://trellis.example/.well-known/jwks.json"`
	Scopes        []string `json:"scopes_supported" example:"organisations:read"`
	// ResponseTypes is empty: people do not sign in to programs here.
	ResponseTypes    []string `json:"response_types_supported"`
	GrantTypes       []string `json:"grant_types_supported" example:"client_credentials"`
	ClientMethods    []string `json:"token_endpoint_auth_methods_supported" example:"client_secret_basic"`
	AssertionMethods []string `json:"token_endpoint_auth_signing_alg_values_supported" example:"EdDSA"`
	ServiceDocuments string   `json:"service_documentation" example:"https://trellis.example/docs"`
}

func authorizationServer(origin string, scopes []string) AuthorizationServer {
	return AuthorizationServer{
		Issuer: origin, TokenEndpoint: origin + tokenPath, KeySet: origin + keySetPath, Scopes: scopes, ResponseTypes: []string{},
		GrantTypes: []string{"client_credentials"}, ClientMethods: []string{"client_secret_basic", "client_secret_post", "private_key_jwt"},
		AssertionMethods: assertionMethods, ServiceDocuments: origin + "/docs",
	}
}

// clientProof is what a client shows to prove who it is: an id and a secret, or an assertion it signed.
type clientProof struct{ id, secret, assertion string }

// shownBy reads it from the Authorization header (client_secret_basic) or the form (client_secret_post,
// private_key_jwt): from one of them, once.
func shownBy(authorization []string, form url.Values) (clientProof, *TokenRefusal) {
	s := clientProof{id: form.Get("client_id"), secret: form.Get("client_secret"), assertion: form.Get("client_assertion")}
	ways := 0
	for _, has := range []bool{len(authorization) > 0, s.secret != "", s.assertion != "" || form.Get("client_assertion_type") != ""} {
		if has {
			ways++
		}
	}
	switch {
	case ways > 1 || len(authorization) > 1:
		return s, badTokenRequest("Show who the client is in one way: the Authorization header, client_secret, or client_assertion.")
	case ways == 0:
		return s, &TokenRefusal{"invalid_client", "Show who the client is: its id and secret, or an assertion signed with its key."}
	case len(authorization) == 1:
		id, secret, ok := basic(authorization[0])
		if !ok {
			return s, &TokenRefusal{"invalid_client", "The Authorization header is read as Basic and, in base64, the client id, a colon and the secret."}
		}
		if s.id != "" && s.id != id {
			return s, badTokenRequest("The client_id in the form is another than the one in the Authorization header.")
		}
		return clientProof{id: id, secret: secret}, nil
	case s.secret == "" && form.Get("client_assertion_type") != assertionType:
		return s, badTokenRequest("With client_assertion goes client_assertion_type " + assertionType + ".")
	}
	return s, nil
}

// basic reads a client's id and secret; both were encoded as in a form first (RFC 6749, section 2.3.1).
func basic(header string) (id, secret string, ok bool) {
	scheme, encoded, _ := strings.Cut(header, " ")
	decoded, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if err != nil || !strings.EqualFold(scheme, "Basic") {
		return "", "", false
	}
	id, secret, ok = strings.Cut(string(decoded), ":")
	id, errID := url.QueryUnescape(id)
	secret, errSecret := url.QueryUnescape(secret)
	return id, secret, ok && errID == nil && errSecret == nil && id != "" && secret != ""
}
