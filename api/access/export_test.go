package access

import "context"

// ForgetEndedNow does once what ForgetEnded does every hour.
func (a *Access) ForgetEndedNow(ctx context.Context) error { return a.forgetEnded(ctx) }
