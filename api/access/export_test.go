package access

import (
	"context"
	"sync/atomic"
)

// gone is how many KiB argon2id went through.
var gone atomic.Int64

func init() {
	argon2id := argon
	argon = func(password, salt []byte, passes, memory uint32, lanes uint8, length uint32) []byte {
		gone.Add(int64(passes) * int64(memory))
		return argon2id(password, salt, passes, memory, lanes, length)
	}
}

// WorkOnPasswords is how much work passwords made while something was done.
func WorkOnPasswords(do func()) int64 {
	before := gone.Load()
	do()
	return gone.Load() - before
}

// ForgetEndedNow does once what ForgetEnded does every hour.
func (a *Access) ForgetEndedNow(ctx context.Context) error { return a.forgetEnded(ctx) }

// IsPassword tells whether a password is the one a hash was made from.
func IsPassword(ctx context.Context, password, hash string) (bool, error) {
	return isPassword(ctx, password, hash)
}
