package access

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"trellis/api/vocabulary"
)

// OIDC are the settings of signing in with an account that people have elsewhere (OpenID Connect); there is no such
// sign-in if the issuer is empty.
type OIDC struct {
	Issuer       string
	ClientID     string
	ClientSecret string
	// Name is what the button says.
	Name string
}

const (
	// issuerLimit is how long the issuer may take for one answer.
	issuerLimit = 3 * time.Second
	// issuerPause is how long it is left alone after it could not be reached.
	issuerPause = 2 * time.Second
	// issuerBytes is the most that is read of one of its answers.
	issuerBytes = 1 << 20
)

// issuer is where people sign in. What it says of itself is asked for when it is first needed, so that Trellis starts
// without it, and again until it answers.
type issuer struct {
	settings OIDC
	callback string
	clock    vocabulary.Clock
	client   *http.Client

	mu       sync.Mutex
	known    *knownIssuer
	failedAt time.Time
}

// knownIssuer is an issuer that has said how to talk to it.
type knownIssuer struct {
	config   oauth2.Config
	verifier *oidc.IDTokenVerifier
	// namesItself tells that it says in each answer who it is (RFC 9207).
	namesItself bool
}

func newIssuer(settings OIDC, origin string, clock vocabulary.Clock) *issuer {
	if settings.Issuer == "" {
		return nil
	}
	return &issuer{settings: settings, callback: origin + callbackPath, clock: clock, client: &http.Client{
		Timeout: issuerLimit, Transport: bounded{http.DefaultTransport},
		// It gets a secret and a code from us; nobody it points to does.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// bounded reads no more of an answer than it may hold.
type bounded struct{ http.RoundTripper }

func (b bounded) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := b.RoundTripper.RoundTrip(request)
	if err == nil {
		response.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(response.Body, issuerBytes), response.Body}
	}
	return response, err
}

// way is how one signs in there; nil where there is no such sign-in.
func (i *issuer) way() *SignInElsewhere {
	if i == nil {
		return nil
	}
	return &SignInElsewhere{Name: i.settings.Name, Start: beginPath}
}

// away is what is answered while the issuer cannot be reached.
func (i *issuer) away() error {
	return vocabulary.Errorf(vocabulary.CodeUnavailable, "The sign-in with %s cannot be reached at the moment. Try again in a few seconds.", i.settings.Name)
}

// discover finds out how to talk to the issuer, once.
func (i *issuer) discover(ctx context.Context) (*knownIssuer, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.known != nil {
		return i.known, nil
	}
	if time.Since(i.failedAt) < issuerPause {
		return nil, i.away()
	}
	// Whoever asks first asks for all: that they leave does not end it.
	known, err := i.ask(context.WithoutCancel(ctx))
	if err != nil {
		slog.WarnContext(ctx, "the issuer of sign-ins cannot be used", "issuer", i.settings.Issuer, "error", err)
		i.failedAt = time.Now()
		return nil, i.away()
	}
	i.known = known
	return known, nil
}

func (i *issuer) ask(ctx context.Context) (*knownIssuer, error) {
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, i.client), i.settings.Issuer)
	if err != nil {
		return nil, fmt.Errorf("read how to talk to it: %w", err)
	}
	var said struct {
		KeySet      string   `json:"jwks_uri"`
		Methods     []string `json:"token_endpoint_auth_methods_supported"`
		NamesItself bool     `json:"authorization_response_iss_parameter_supported"`
	}
	if err := provider.Claims(&said); err != nil {
		return nil, fmt.Errorf("read how to talk to it: %w", err)
	}
	endpoint := provider.Endpoint()
	for _, address := range []string{endpoint.AuthURL, endpoint.TokenURL, said.KeySet} {
		if err := i.checkAddress(address); err != nil {
			return nil, err
		}
	}
	endpoint.AuthStyle = oauth2.AuthStyleInHeader
	if len(said.Methods) > 0 && !slices.Contains(said.Methods, "client_secret_basic") {
		endpoint.AuthStyle = oauth2.AuthStyleInParams
	}
	return &knownIssuer{
		config: oauth2.Config{ClientID: i.settings.ClientID, ClientSecret: i.settings.ClientSecret, Endpoint: endpoint, RedirectURL: i.callback,
			Scopes: []string{oidc.ScopeOpenID, oidc.ScopeProfile, oidc.ScopeEmail}},
		verifier:    provider.Verifier(&oidc.Config{ClientID: i.settings.ClientID, Now: i.clock}),
		namesItself: said.NamesItself,
	}, nil
}

// checkAddress refuses an address that is less safe than the issuer's own.
func (i *issuer) checkAddress(text string) error {
	address, err := url.Parse(text)
	own, _ := url.Parse(i.settings.Issuer) // it has been asked at this address
	if err != nil || address.Host == "" || address.Scheme != "https" && address.Scheme != own.Scheme {
		return fmt.Errorf("it names the address %q, which is not https", text)
	}
	return nil
}

// identity is who the issuer says has signed in.
type identity struct {
	subject, name, email string
	// vouched tells that the issuer has verified the e-mail address.
	vouched bool
	// at is when they last showed it who they are; zero where it does not say.
	at time.Time
}

// errNotShown is what goes to the log where the issuer's answer does not hold.
var errNotShown = errors.New("the issuer's answer does not show who has signed in")

// redeem turns a code into who has signed in.
func (i *issuer) redeem(ctx context.Context, known *knownIssuer, code string, begun signIn) (who identity, err error) {
	ctx = oidc.ClientContext(ctx, i.client)
	answer, err := known.config.Exchange(ctx, code, oauth2.VerifierOption(begun.Verifier))
	if err != nil {
		return who, fmt.Errorf("%w: %w", errNotShown, err)
	}
	raw, _ := answer.Extra("id_token").(string)
	token, err := known.verifier.Verify(ctx, raw)
	if err != nil {
		return who, fmt.Errorf("%w: %w", errNotShown, err)
	}
	var said struct {
		Name     string `json:"name"`
		Email    string `json:"email"`
		Verified flag   `json:"email_verified"`
		Party    string `json:"azp"`
		AuthTime int64  `json:"auth_time"`
	}
	if err := token.Claims(&said); err != nil {
		return who, fmt.Errorf("%w: %w", errNotShown, err)
	}
	switch {
	case token.Nonce != begun.Nonce:
		return who, fmt.Errorf("%w: it is for another sign-in", errNotShown)
	case said.Party != "" && said.Party != i.settings.ClientID, len(token.Audience) > 1 && said.Party == "":
		return who, fmt.Errorf("%w: it is for another program", errNotShown)
	case token.Subject == "" || len(token.Subject) > 255:
		return who, fmt.Errorf("%w: it names nobody", errNotShown)
	}
	if token.AccessTokenHash != "" {
		if err := token.VerifyAccessToken(answer.AccessToken); err != nil {
			return who, fmt.Errorf("%w: %w", errNotShown, err)
		}
	}
	who = identity{subject: token.Subject, name: vocabulary.OneLine(said.Name), email: strings.TrimSpace(said.Email), vouched: bool(said.Verified) && strings.TrimSpace(said.Email) != ""}
	if said.AuthTime > 0 {
		who.at = time.Unix(said.AuthTime, 0)
	}
	return who, nil
}

// flag is true or false, which some issuers write as a text.
type flag bool

func (f *flag) UnmarshalJSON(text []byte) error {
	*f = string(text) == "true" || string(text) == `"true"`
	return nil
}
