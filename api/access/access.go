// Package access knows who is calling: people with their memberships and sessions, and the machines that act for
// them. What they may do is the permission table's to say.
package access

import (
	"cmp"
	"time"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// Options are an installation's choices about who may come in, and how.
type Options struct {
	// Origin is the address people and machines use, such as https://trellis.example; it is the tokens' issuer.
	Origin string
	// Public is PUBLIC_ACCESS: none, reference or open.
	Public string
	// Keys verify tokens, the newest first, and one of them signs; one that lives as long as the program if there are none.
	Keys []Key
	// DemoSignIn lets anyone on this machine sign in as one of the demonstration's people.
	DemoSignIn bool
	// NoPasswords lets nobody sign in with a password.
	NoPasswords bool
	// OIDC is where people sign in with an account they have elsewhere.
	OIDC OIDC
	// StepUp is how long a fresh proof of who someone is counts for what is hard to take back; ten minutes if zero.
	StepUp time.Duration
	// KeepEnded is how long is kept from where people signed in and whom invitations were for, once those have ended; for good
	// if 0.
	KeepEnded time.Duration
}

// Access is the room.
type Access struct {
	*Authenticator
	Tokens *Tokens

	db     *database.DB
	log    *audit.Log
	clock  vocabulary.Clock
	store  sessionStore
	reader httpx.Reader
	writer *httpx.Writer
	o      Options

	users          userStore
	memberships    membershipStore
	invitations    invitationStore
	userList       *listing.List[User]
	invitationList *listing.List[Invitation]

	issuer     *issuer // nil for no such sign-in
	oidc       oidcStore
	clients    clientStore
	clientList *listing.List[APIClientItem]
}

// New makes the room.
func New(db *database.DB, log *audit.Log, clock vocabulary.Clock, reader httpx.Reader, writer *httpx.Writer, o Options) (*Access, error) {
	o.StepUp = cmp.Or(o.StepUp, usualStepUp)
	if len(o.Keys) == 0 {
		key, err := GenerateKey()
		if err != nil {
			return nil, err
		}
		o.Keys = []Key{key}
	}
	clientList, err := prepareClientList()
	if err != nil {
		return nil, err
	}
	userList, err := newUserList()
	if err != nil {
		return nil, err
	}
	invitationList, err := newInvitationList()
	if err != nil {
		return nil, err
	}
	tokens := NewTokens(o.Keys, o.Origin, clock)
	authenticator, err := NewAuthenticator(db, clock, tokens, o.Public)
	return &Access{Authenticator: authenticator, Tokens: tokens, db: db, log: log, clock: clock, store: sessionStore{db}, reader: reader, writer: writer, o: o,
		users: userStore{db}, memberships: membershipStore{db}, invitations: invitationStore{db}, userList: userList, invitationList: invitationList,
		issuer: newIssuer(o.OIDC, o.Origin, clock), oidc: oidcStore{db}, clients: clientStore{db}, clientList: clientList}, err
}

// inviteLimit is how long an invitation can be taken up.
const inviteLimit = 14 * 24 * time.Hour

// Routes lists the room's operations, each with its permission.
func (a *Access) Routes() []httpx.Route {
	var routes []httpx.Route
	for _, noun := range [][]httpx.Route{a.meRoutes(), a.sessionRoutes(), a.accountRoutes(), a.userRoutes(), a.invitationRoutes(), a.clientRoutes(), a.oauthRoutes(), a.oidcRoutes()} {
		routes = append(routes, noun...)
	}
	return routes
}
