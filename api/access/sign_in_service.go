package access

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

const (
	failuresAllowed = 5
	lockedFor       = 15 * time.Minute
)

// shown is how someone has shown who they are, and when; zero where that is not known.
type shown struct {
	method string
	at     time.Time
}

// Browser is where a session begins: what it calls itself, where it came from, and who is signed in there.
type Browser struct {
	UserAgent, Address string
	// Before is who was signed in there: signing in ends that session, whoever's it was.
	Before vocabulary.Actor
}

// methods are the ways in here.
func (a *Access) methods(ctx context.Context) (SignInMethods, error) {
	methods := SignInMethods{Password: !a.o.NoPasswords, OIDC: a.issuer.way(), Demo: []DemoPerson{}}
	if !a.o.DemoSignIn {
		return methods, nil
	}
	var err error
	methods.Demo, err = a.store.demoPeople(ctx, a.clock.Today())
	return methods, err
}

// passwordsCount refuses a password where none does.
func (a *Access) passwordsCount() error {
	switch {
	case !a.o.NoPasswords:
		return nil
	case a.issuer == nil:
		return vocabulary.Errorf(vocabulary.CodeForbidden, "Nobody signs in with a password here.")
	}
	return vocabulary.Errorf(vocabulary.CodeForbidden, "Nobody signs in with a password here. Sign in with %s.", a.issuer.settings.Name)
}

// Check finds the account that what someone shows opens. It takes as long, and says the same, whatever is wrong.
func (a *Access) Check(ctx context.Context, in SignIn) (account, error) {
	switch in.Method {
	case byDemo:
		if !a.o.DemoSignIn {
			return account{}, refused()
		}
		person, err := a.store.account(ctx, "u.id::text = $1 AND u.is_demo AND u.status = 'active'", strings.ToLower(in.UserID))
		if database.Missing(err) {
			return account{}, refused()
		}
		return person, err
	case byPassword:
		return a.byPassword(ctx, "u.email = $1", strings.TrimSpace(in.Email), in.Password, in.Code)
	}
	return account{}, vocabulary.Invalid(vocabulary.Fault{Pointer: "/method", Code: "unknown_value", Message: "The method is password or demo."})
}

// byPassword finds the account that a password opens. The try is counted before it is looked at, so that many at once
// are no more than five either; where there is no account, the work on the password is done all the same.
func (a *Access) byPassword(ctx context.Context, where, who, password, code string) (account, error) {
	if err := a.passwordsCount(); err != nil {
		return account{}, err
	}
	person, err := a.store.tried(ctx, where, who, a.clock())
	if err != nil {
		return person, err
	}
	ok, err := isPassword(ctx, password, person.PasswordHash)
	if err != nil {
		return person, err
	}
	if !ok || !person.MayTry {
		return person, a.refuse(ctx, person, "password")
	}
	if person.HasTOTP {
		if code == "" {
			if err := a.store.untried(ctx, person.ID); err != nil {
				return person, err
			}
			return person, codeWanted()
		}
		if err := a.takeCode(ctx, person, code); known(err, vocabulary.CodeUnauthenticated) {
			return person, a.refuse(ctx, person, "code")
		} else if err != nil {
			return person, err
		}
	}
	return person, a.store.forgetTries(ctx, person.ID)
}

// refuse notes a sign-in that is refused, by the account's id where there is an account and without the address that was
// typed, and answers the refusal. That an account is locked now stands in the audit.
func (a *Access) refuse(ctx context.Context, person account, shown string) error {
	slog.WarnContext(ctx, "a sign-in is refused", "user_id", person.ID, "shown", shown, "locked", !person.MayTry, "request_id", vocabulary.RequestIDFrom(ctx))
	if person.LastTry {
		err := a.log.Record(ctx, vocabulary.System(), "sessions.lock", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
			return a.users.touch(ctx, tx, scope, person.ID, a.clock())
		})
		if err != nil {
			return err
		}
	}
	return refused()
}

// takeCode takes a one-time code, which then counts no more.
func (a *Access) takeCode(ctx context.Context, person account, code string) error {
	step := totpStep(person.TOTPSecret, code, person.TOTPStep, a.clock())
	if step == 0 {
		return refused()
	}
	taken, err := a.store.takeStep(ctx, person.ID, step)
	if err == nil && !taken {
		err = refused()
	}
	return err
}

// beginFor begins a session for a person known by what they showed, and ends the one the browser had.
func (a *Access) beginFor(ctx context.Context, userID string, by shown, from Browser) (session Session, cookie secret, err error) {
	actor := vocabulary.Actor{ID: userID, Kind: vocabulary.KindPerson}
	err = a.log.Record(ctx, actor, "sessions.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		session, cookie, err = a.begin(ctx, tx, scope, by, from)
		return err
	})
	return session, cookie, err
}

// begin does the same for whom the scope belongs to, inside a use case.
func (a *Access) begin(ctx context.Context, tx *database.Tx, scope policy.Scope, by shown, from Browser) (session Session, cookie secret, err error) {
	now := a.clock()
	if before := from.Before; before.SessionID != "" {
		err := a.within(ctx, tx, scope, before, func(theirs policy.Scope) error {
			return a.store.endSession(ctx, tx, theirs, "id::text = $2", before.SessionID, now)
		})
		if err != nil {
			return session, "", err
		}
	}
	if cookie, err = newSecret(""); err != nil {
		return session, "", err
	}
	begun := newSession{id: NewID(), userID: scope.Actor().ID, method: by.method, agent: clipped(from.UserAgent), address: from.Address,
		tokenHash: cookie.hash(), startedAt: now, expiresAt: now.Add(sessionLimit), steppedUpUntil: a.provenUntil(by.at)}
	if err := a.store.start(ctx, tx, scope, begun); err != nil {
		return session, "", err
	}
	session, err = a.store.session(ctx, scope, begun.id)
	session.IsCurrent = true
	return session, cookie, err
}

// provenUntil is until when it counts that someone showed at a moment who they are: not at all where the moment is not
// known, and none counts as later than now.
func (a *Access) provenUntil(at time.Time) time.Time {
	now := a.clock()
	switch {
	case at.IsZero():
		return now
	case at.After(now):
		at = now
	}
	return at.Add(a.o.StepUp)
}

// within does something to a person's own sessions that a use case of somebody else brings about: for that time it
// reaches what is theirs.
func (a *Access) within(ctx context.Context, tx *database.Tx, scope policy.Scope, person vocabulary.Actor, do func(theirs policy.Scope) error) error {
	theirs, err := policy.Allow(vocabulary.Actor{ID: person.ID, Kind: vocabulary.KindPerson}, "sessions.end")
	if err != nil {
		return err
	}
	if err := database.SetReach(ctx, tx.PGX, theirs.Tokens()); err != nil {
		return err
	}
	if err := do(theirs); err != nil {
		return err
	}
	return database.SetReach(ctx, tx.PGX, scope.Tokens())
}

// Prove has a person prove once more that it is them, with what their session began with.
func (a *Access) Prove(ctx context.Context, actor vocabulary.Actor, in Proof) (account, error) {
	session, err := a.mine(ctx, actor, actor.SessionID)
	if err != nil {
		return account{}, err
	}
	switch session.Method {
	case byPassword:
		return a.byPassword(ctx, "u.id::text = $1", actor.ID, in.Password, in.Code)
	case byOIDC:
		return account{}, vocabulary.Errorf(vocabulary.CodeConflict, "You signed in with your organisation's account. Sign in there once more.")
	}
	return account{}, nil // whoever may be one of the demonstration's people may be so again
}

// stepUp notes that a person has proved at a moment who they are.
func (a *Access) stepUp(ctx context.Context, actor vocabulary.Actor, at time.Time) (session Session, err error) {
	err = a.log.Record(ctx, actor, "sessions.step_up", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := a.store.stepUp(ctx, tx, scope, actor.SessionID, a.provenUntil(at)); err != nil {
			return err
		}
		session, err = a.store.session(ctx, scope, actor.SessionID)
		return err
	})
	session.IsCurrent = true
	return session, err
}

// mine reads one of the caller's own sessions.
func (a *Access) mine(ctx context.Context, actor vocabulary.Actor, id string) (session Session, err error) {
	scope, err := policy.Allow(actor, "sessions.list")
	if err != nil {
		return session, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		session, err = a.store.session(ctx, scope, id)
		return err
	})
	session.IsCurrent = session.ID == actor.SessionID
	return session, err
}

// Sessions lists the caller's sessions of the last thirty days, the newest first.
func (a *Access) Sessions(ctx context.Context, actor vocabulary.Actor) (found []Session, err error) {
	scope, err := policy.Allow(actor, "sessions.list")
	if err != nil {
		return nil, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = a.store.sessions(ctx, scope, a.clock().AddDate(0, 0, -30))
		return err
	})
	for i := range found {
		found[i].IsCurrent = found[i].ID == actor.SessionID
	}
	return found, err
}

// EndSession signs a browser out, this one or another of the caller's.
func (a *Access) EndSession(ctx context.Context, actor vocabulary.Actor, id string) (session Session, err error) {
	err = a.log.Record(ctx, actor, "sessions.end", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if session, err = a.store.session(ctx, scope, id); err != nil {
			return err
		}
		if session.EndedAt != nil {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This session has ended already.")
		}
		if err := a.store.endSession(ctx, tx, scope, "id::text = $2", id, a.clock()); err != nil {
			return err
		}
		session, err = a.store.session(ctx, scope, id)
		return err
	})
	session.IsCurrent = session.ID == actor.SessionID
	return session, err
}

// clipped bounds what a browser calls itself.
func clipped(agent string) string {
	runes := []rune(vocabulary.OneLine(strings.ToValidUTF8(agent, "")))
	return string(runes[:min(len(runes), 200)])
}
