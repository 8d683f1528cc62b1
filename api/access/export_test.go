package access

import "context"

// ForgetEndedNow does once what ForgetEnded does every hour.
func (a *Access) ForgetEndedNow(ctx context.Context) error { return a.forgetEnded(ctx) }

// IsPassword tells whether a password is the one a hash was made from.
func IsPassword(ctx context.Context, password, hash string) (bool, error) {
	return isPassword(ctx, password, hash)
}
