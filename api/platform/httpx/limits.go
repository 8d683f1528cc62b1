package httpx

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

const (
	// usualPerMinute is how many requests a caller may send in a minute, and usualTries how many secrets an address
	// may try, where the installation does not say otherwise.
	usualPerMinute = 300
	usualTries     = 10
	// addressShare is how many callers' worth of requests one address may send: an office shares one.
	addressShare = 10
	// refusedCosts is how many requests one counts for whose sender shows what opens nothing. Finding that out costs
	// more than most answers.
	refusedCosts = 10
)

// limitAddress counts the requests of each address before anything else is asked of them.
func (g *Guard) limitAddress(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !guarded(c.Request().URL.Path) {
			return next(c)
		}
		if err := count(c, g.addresses, addressOf(c)); err != nil {
			return err
		}
		return next(c)
	}
}

// caller finds out who asks and counts the request for them, wherever it comes from. Who shows nothing is known by
// the address; so is who tries secrets.
func (g *Guard) caller(c echo.Context, route Route, authenticate func(c echo.Context) (vocabulary.Actor, error)) (vocabulary.Actor, error) {
	if g == nil {
		return authenticate(c)
	}
	if route.Tries {
		if err := count(c, g.tries, addressOf(c)); err != nil {
			return vocabulary.Actor{}, err
		}
	}
	actor, err := authenticate(c)
	if c.Get(opensNothing) != nil || err != nil && explain(err).Code == vocabulary.CodeUnauthenticated {
		g.addresses.charge(addressOf(c), refusedCosts-1)
	}
	switch {
	case err != nil:
		return actor, err
	case route.Tries:
		return actor, nil
	case actor.Kind == vocabulary.KindAnonymous:
		return actor, count(c, g.callers, addressOf(c))
	}
	return actor, count(c, g.callers, string(actor.Kind)+":"+actor.ID)
}

// opensNothing marks a request that showed something in vain.
const opensNothing = "trellis.opens_nothing"

// OpensNothing says of a request that is answered as nobody's that what it showed opens nothing: it counts for more.
func OpensNothing(c echo.Context) { c.Set(opensNothing, true) }

func count(c echo.Context, q *quota, key string) error {
	header := c.Response().Header()
	standing := q.take(key)
	q.announce(header, standing)
	if standing.within {
		return nil
	}
	header.Set("Retry-After", strconv.Itoa(max(1, seconds(standing.next))))
	return vocabulary.Errorf(vocabulary.CodeTooManyRequests,
		"That is more than %d requests a minute. Wait as many seconds as Retry-After says, and send it again.", q.perMinute)
}

// guarded tells whether requests for an address are counted: all but pages and probes.
func guarded(path string) bool {
	return path == "/api" || strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/oauth/") || strings.HasPrefix(path, "/.well-known/")
}

// addressOf is whom a request comes from, as far as that can be told. Of IPv6 it is the network of 64 bits: whoever
// has one address there has them all.
func addressOf(c echo.Context) string {
	address, err := netip.ParseAddr(c.RealIP())
	if err != nil {
		return c.RealIP()
	}
	address = address.Unmap().WithZone("")
	if address.Is6() {
		network, _ := address.Prefix(64) // no address of 128 bits has fewer
		return network.String()
	}
	return address.String()
}
