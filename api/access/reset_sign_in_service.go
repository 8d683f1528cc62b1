package access

import (
	"context"
	"fmt"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// ResetSignIn gives a person another password in place of one they have lost, and returns it to be shown once. Their
// second factor goes with the device it was on, and they are signed out everywhere. It is for who keeps this machine.
func ResetSignIn(ctx context.Context, log *audit.Log, clock vocabulary.Clock, email string) (name, password string, err error) {
	if password, err = readablePassword(); err != nil {
		return "", "", err
	}
	hash, err := hashPassword(ctx, password)
	if err != nil {
		return "", "", err
	}
	err = log.Record(ctx, vocabulary.LocalOperator(), "users.reset_sign_in", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		users := userStore{}
		person, err := users.byEmail(ctx, tx, scope, email)
		switch {
		case database.Missing(err), known(err, vocabulary.CodeNotFound):
			return fmt.Errorf("nobody here has the e-mail address %s", email)
		case err != nil:
			return err
		case person.Status != "active":
			return fmt.Errorf("the account of %s is closed; an administrator can open it again, under People", person.Name)
		}
		name = person.Name
		if err := users.setPassword(ctx, tx, scope, person.ID, hash); err != nil {
			return err
		}
		if err := users.setTOTP(ctx, tx, scope, person.ID, "", false); err != nil {
			return err
		}
		if err := users.unlock(ctx, tx, scope, person.ID); err != nil {
			return err
		}
		if err := (sessionStore{}).endSession(ctx, tx, scope, "user_id::text = $2", person.ID, clock()); err != nil {
			return err
		}
		return users.touch(ctx, tx, scope, person.ID, clock())
	})
	return name, password, err
}
