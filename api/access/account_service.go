package access

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Account reads the caller's own.
func (a *Access) Account(ctx context.Context, actor vocabulary.Actor) (found Account, err error) {
	scope, err := policy.Allow(actor, "me.account")
	if err != nil {
		return found, err
	}
	err = a.db.Within(ctx, scope.Tokens(), func(ctx context.Context, tx *database.Tx) error {
		found, err = a.users.own(ctx, tx, scope)
		return err
	})
	return found, err
}

// own runs a use case on the caller's account, whose version it raises, and answers the account.
func (a *Access) own(ctx context.Context, actor vocabulary.Actor, operation string, effect func(ctx context.Context, tx *database.Tx, scope policy.Scope) error) (found Account, err error) {
	err = a.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := effect(ctx, tx, scope); err != nil {
			return err
		}
		found, err = a.users.own(ctx, tx, scope)
		return err
	})
	return found, err
}

// Rename changes what the caller is called.
func (a *Access) Rename(ctx context.Context, actor vocabulary.Actor, version int64, in AccountChange) (Account, error) {
	name, faults := checkName("/name", in.Name)
	if len(faults) > 0 {
		return Account{}, vocabulary.Invalid(faults...)
	}
	return a.own(ctx, actor, "me.update", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		return a.users.update(ctx, tx, scope, actor.ID, version, name, "", a.clock())
	})
}

// CheckPassword checks that it is the caller who changes the password, and that the new one is no easy guess.
func (a *Access) CheckPassword(ctx context.Context, actor vocabulary.Actor, in NewPassword) (hashed, error) {
	if err := a.passwordsCount(); err != nil {
		return "", err
	}
	person, err := a.store.account(ctx, "u.id::text = $1", actor.ID)
	switch {
	case err != nil:
		return "", err
	case person.IsDemo:
		return "", vocabulary.Errorf(vocabulary.CodeConflict, "The demonstration's people need no password: anyone on this machine may be one of them.")
	case person.PasswordHash == "" && !actor.SteppedUp:
		return "", stepUpFirst("set a password")
	}
	if faults := checkPassword("/new_password", in.NewPassword, person.Name, person.Email); len(faults) > 0 {
		return "", vocabulary.Invalid(faults...)
	}
	if person.PasswordHash != "" {
		if err := a.isOldPassword(ctx, actor, in.OldPassword); err != nil {
			return "", err
		}
	}
	return hashPassword(ctx, in.NewPassword)
}

// isOldPassword checks the present password, and counts wrong ones as a sign-in does.
func (a *Access) isOldPassword(ctx context.Context, actor vocabulary.Actor, password string) error {
	person, err := a.store.tried(ctx, "u.id::text = $1", actor.ID, a.clock())
	if err != nil {
		return err
	}
	ok, err := isPassword(ctx, password, person.PasswordHash)
	if err != nil {
		return err
	}
	if !ok || !person.MayTry {
		if err := a.refuse(ctx, person, "old password"); !known(err, vocabulary.CodeUnauthenticated) {
			return err
		}
		return vocabulary.Invalid(vocabulary.Fault{Pointer: "/old_password", Code: "wrong_password",
			Message: "This is not your present password. After five wrong tries wait a quarter of an hour."})
	}
	return a.store.forgetTries(ctx, actor.ID)
}

// SetPassword sets the new password, and ends the caller's sessions everywhere else.
func (a *Access) SetPassword(ctx context.Context, actor vocabulary.Actor, password hashed) (Account, error) {
	return a.own(ctx, actor, "me.secure", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := a.users.setPassword(ctx, tx, scope, actor.ID, password); err != nil {
			return err
		}
		if err := a.store.endSession(ctx, tx, scope, "id::text <> $2", actor.SessionID, a.clock()); err != nil {
			return err
		}
		return a.users.touch(ctx, tx, scope, actor.ID, a.clock())
	})
}

// BeginTOTP makes a secret for one-time codes. It counts once a code of it has been shown.
func (a *Access) BeginTOTP(ctx context.Context, actor vocabulary.Actor) (made TOTP, err error) {
	if !actor.SteppedUp {
		return made, stepUpFirst("set up a second factor")
	}
	_, err = a.own(ctx, actor, "me.secure", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		account, err := a.users.own(ctx, tx, scope)
		switch {
		case err != nil:
			return err
		case !account.HasPassword || account.Email == nil:
			return vocabulary.Errorf(vocabulary.CodeConflict, "A second factor goes with a password, and this account has none.")
		case account.HasTOTP:
			return vocabulary.Errorf(vocabulary.CodeConflict, "This account has a second factor. Remove it before you set up another.")
		}
		if made.Secret, made.URI, made.QR, err = newTOTP(*account.Email); err != nil {
			return err
		}
		if err := a.users.setTOTP(ctx, tx, scope, actor.ID, made.Secret, false); err != nil {
			return err
		}
		return a.users.touch(ctx, tx, scope, actor.ID, a.clock())
	})
	return made, err
}

// CheckTOTP takes a code of the secret that is about to count.
func (a *Access) CheckTOTP(ctx context.Context, actor vocabulary.Actor, in TOTPCode) (account, error) {
	person, err := a.store.account(ctx, "u.id::text = $1", actor.ID)
	if err != nil {
		return person, err
	}
	if person.TOTPSecret == "" || person.HasTOTP {
		return person, vocabulary.Errorf(vocabulary.CodeConflict, "No second factor waits to be confirmed.")
	}
	if err := a.takeCode(ctx, person, in.Code); known(err, vocabulary.CodeUnauthenticated) {
		return person, vocabulary.Invalid(vocabulary.Fault{Pointer: "/code", Code: "wrong_code",
			Message: "This is not what your device should show now. Check that its clock is right, and give the next code."})
	} else if err != nil {
		return person, err
	}
	return person, nil
}

// ConfirmTOTP makes the second factor count.
func (a *Access) ConfirmTOTP(ctx context.Context, actor vocabulary.Actor, person account) (Account, error) {
	return a.own(ctx, actor, "me.secure", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := a.users.setTOTP(ctx, tx, scope, actor.ID, person.TOTPSecret, true); err != nil {
			return err
		}
		return a.users.touch(ctx, tx, scope, actor.ID, a.clock())
	})
}

// RemoveTOTP takes the second factor away.
func (a *Access) RemoveTOTP(ctx context.Context, actor vocabulary.Actor) (Account, error) {
	if !actor.SteppedUp {
		return Account{}, stepUpFirst("remove your second factor")
	}
	return a.own(ctx, actor, "me.secure", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if err := a.users.setTOTP(ctx, tx, scope, actor.ID, "", false); err != nil {
			return err
		}
		return a.users.touch(ctx, tx, scope, actor.ID, a.clock())
	})
}
