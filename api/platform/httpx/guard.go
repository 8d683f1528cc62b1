package httpx

import (
	"cmp"
	"net/netip"
	"net/url"
	"time"
)

// Options are an installation's choices about what stands before every route. Without any it answers on this
// machine only, with the usual limits.
type Options struct {
	// Origin is the address people and machines use (see ParseOrigin); none for this machine's own.
	Origin url.URL
	// TrustedProxies are believed when they say whom they ask for; nobody else is.
	TrustedProxies []netip.Prefix
	// PerMinute is how many requests a caller may send in a minute.
	PerMinute int
	// TriesPerMinute is how many secrets an address may try in a minute.
	TriesPerMinute int
	// AtWork is how many requests may be at work at once.
	AtWork int
	// Now tells the time to the limits; the machine's own if nil.
	Now func() time.Time
}

// Guard is what stands before every route.
type Guard struct {
	origin    url.URL
	proxies   []netip.Prefix
	addresses *quota
	callers   *quota
	tries     *quota
	admission *admission
}

// NewGuard makes one.
func NewGuard(o Options) *Guard {
	now := o.Now
	if now == nil {
		now = time.Now
	}
	perMinute := cmp.Or(o.PerMinute, usualPerMinute)
	return &Guard{
		origin: o.Origin, proxies: o.TrustedProxies,
		addresses: newQuota("address", addressShare*perMinute, now),
		callers:   newQuota("default", perMinute, now),
		tries:     newQuota("tries", cmp.Or(o.TriesPerMinute, usualTries), now),
		admission: newAdmission(cmp.Or(o.AtWork, usualAtWork)),
	}
}
