package access

import (
	"context"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// personAtIssuer finds the account of who has signed in at the issuer: the one they signed in to before; the one whose
// e-mail address the issuer vouches for, if nobody there signs in to it yet; or a new one, if they are invited.
func (a *Access) personAtIssuer(ctx context.Context, who identity, begun signIn) (userID string, err error) {
	person, err := a.accountAtIssuer(ctx, who)
	if err != nil {
		return "", err
	}
	invited, err := a.invitationsOf(ctx, who, begun)
	if err != nil {
		return "", err
	}
	switch {
	case person.ID != "" && person.Status != "active":
		return "", notKnown()
	case person.ID == "" && len(invited) > 0:
		if person, err = a.newAccount(ctx, invited[0]); err != nil {
			return "", err
		}
		if err := a.Take(ctx, taker{invitation: invited[0], userID: person.ID, name: person.Name, isNew: true}); err != nil {
			return "", err
		}
		invited = invited[1:]
	case person.ID == "" && !who.vouched:
		return "", vocabulary.Errorf(vocabulary.CodeForbidden, "You have signed in, but %s does not vouch for your e-mail address, so Trellis cannot tell whose account this is. Ask whoever keeps your account there.", a.issuer.settings.Name)
	case person.ID == "":
		return "", notKnown()
	}
	for _, i := range invited {
		if strings.EqualFold(i.Email, person.Email) { // one that is somebody else's is not taken up by the way
			if err := a.Take(ctx, taker{invitation: i, userID: person.ID, name: person.Name}); err != nil {
				return "", err
			}
		}
	}
	return person.ID, a.linkAtIssuer(ctx, person.ID, who)
}

// accountAtIssuer finds the account of who has signed in; one without an id where there is none.
func (a *Access) accountAtIssuer(ctx context.Context, who identity) (person account, err error) {
	userID, err := a.oidc.holder(ctx, a.issuer.settings.Issuer, who.subject)
	switch {
	case err != nil:
		return person, err
	case userID != "":
		return a.store.account(ctx, "u.id::text = $1", userID)
	case !who.vouched:
		return person, nil
	}
	person, err = a.store.account(ctx, "u.email = $1", who.email)
	if database.Missing(err) {
		err = nil
	}
	return person, err
}

// invitationsOf are those that who has signed in may take up: the one whose link they hold, or those for the e-mail
// address that the issuer vouches for.
func (a *Access) invitationsOf(ctx context.Context, who identity, begun signIn) ([]Invitation, error) {
	if begun.Invitation != nil {
		i, err := a.invitations.byToken(ctx, begun.Invitation, a.clock())
		if err == nil {
			return []Invitation{i}, nil
		}
		if !known(err, vocabulary.CodeNotFound) {
			return nil, err
		}
	}
	if !who.vouched {
		return nil, nil
	}
	return a.invitations.openFor(ctx, who.email, a.clock())
}

// newAccount is an account about to be made for an invitation. Where there is one for its address already, the link
// alone does not open it: the issuer must vouch for the address.
func (a *Access) newAccount(ctx context.Context, i Invitation) (account, error) {
	_, err := a.store.account(ctx, "u.email = $1", i.Email)
	if database.Missing(err) {
		return account{ID: NewID(), Name: i.Name, Email: i.Email, Status: "active"}, nil
	}
	if err == nil {
		err = notKnown()
	}
	return account{}, err
}

// linkAtIssuer lets who has signed in at the issuer sign in to an account from now on, if they do not already. From then
// on nobody does by what was chosen for it here.
func (a *Access) linkAtIssuer(ctx context.Context, userID string, who identity) error {
	holder, err := a.oidc.holder(ctx, a.issuer.settings.Issuer, who.subject)
	if err != nil || holder == userID {
		return err
	}
	actor := vocabulary.Actor{ID: userID, Kind: vocabulary.KindPerson}
	return a.log.Record(ctx, actor, "identities.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		// The account is locked by this until it is linked: of two who come at once, one gets it.
		if err := a.users.touch(ctx, tx, scope, userID, a.clock()); err != nil {
			return err
		}
		linked, err := a.oidc.link(ctx, tx, scope, a.issuer.settings.Issuer, who.subject, userID, a.clock())
		if err == nil && !linked {
			err = notKnown()
		}
		if err != nil {
			return err
		}
		// Whoever made the account under this address before need not be who has it: what they chose opens it no more.
		if err := a.users.forgetCredentials(ctx, tx, scope, userID); err != nil {
			return err
		}
		return a.store.endSession(ctx, tx, scope, "user_id::text = $2", userID, a.clock())
	})
}

func notKnown() error {
	return vocabulary.Errorf(vocabulary.CodeForbidden, "You have signed in, but there is no open account here for you. Ask for an invitation.")
}
