package httpx_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// clock stands still until it is told to go on.
type clock struct{ now time.Time }

func (c *clock) wait(d time.Duration) { c.now = c.now.Add(d) }

// gate is a server whose callers say in a header who they are.
type gate struct {
	http.Handler
	clock *clock
}

// limited makes a server with a route for everyone, one where secrets are tried, and these limits.
func limited(t *testing.T, o httpx.Options) *gate {
	t.Helper()
	at := &clock{time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	o.Now = func() time.Time { return at.now }
	guard := httpx.NewGuard(o)
	e := httpx.New(guard)
	permission := anyone
	permission.Guard = guard
	permission.Authenticate = func(c echo.Context) (vocabulary.Actor, error) {
		switch who := c.Request().Header.Get("Authorization"); who {
		case "":
			return vocabulary.Anonymous("open"), nil
		case "wrong":
			return vocabulary.Actor{}, vocabulary.Errorf(vocabulary.CodeUnauthenticated, "Nobody")
		default:
			return vocabulary.Actor{ID: who, Kind: vocabulary.KindPerson}, nil
		}
	}
	answer := func(c echo.Context) error { return c.JSON(http.StatusOK, c.RealIP()) }
	if err := httpx.Mount(e, permission, []httpx.Route{
		{Method: "GET", Path: "/api/v1/thing", Operation: "thing.read", Handler: answer},
		{Method: "POST", Path: "/api/v1/session", Operation: "sessions.create", Tries: true, Handler: answer},
	}); err != nil {
		t.Fatal(err)
	}
	httpx.MountHealth(e, nil)
	return &gate{e, at}
}

// asked is one request: from where, by whom, for whom.
type asked struct {
	from, who, forwarded string
	path                 string
}

func (g *gate) ask(a asked) *httptest.ResponseRecorder {
	method := http.MethodGet
	if a.path == "" {
		a.path = "/api/v1/thing"
	} else if a.path == "/api/v1/session" {
		method = http.MethodPost
	}
	request := httptest.NewRequest(method, a.path, nil)
	request.Host, request.RemoteAddr = "localhost", a.from
	if a.who != "" {
		request.Header.Set("Authorization", a.who)
	}
	if a.forwarded != "" {
		request.Header.Set("X-Forwarded-For", a.forwarded)
	}
	answer := httptest.NewRecorder()
	g.ServeHTTP(answer, request)
	return answer
}

// passes counts how many of so many requests are let through; each may differ by its number.
func (g *gate) passes(requests int, nth func(n int) asked) (passed int) {
	for n := range requests {
		if g.ask(nth(n)).Code == http.StatusOK {
			passed++
		}
	}
	return passed
}

func same(a asked) func(int) asked { return func(int) asked { return a } }

const here, there = "192.0.2.1:1000", "198.51.100.7:1000"

func TestWhoAsksTooOftenIsToldWhenToComeBack(t *testing.T) {
	g := limited(t, httpx.Options{PerMinute: 60})
	if passed := g.passes(61, same(asked{from: here})); passed != 60 {
		t.Errorf("of 61 requests in one moment %d are answered, not 60", passed)
	}
	answer := g.ask(asked{from: here})
	var problem httpx.Problem
	_ = json.Unmarshal(answer.Body.Bytes(), &problem)
	wait, err := strconv.Atoi(answer.Header().Get("Retry-After"))
	if answer.Code != http.StatusTooManyRequests || problem.Code != "too_many_requests" || err != nil || wait != 1 {
		t.Fatalf("it is answered %d %+v, Retry-After %q", answer.Code, problem, answer.Header().Get("Retry-After"))
	}
	if other := g.ask(asked{from: there}); other.Code != http.StatusOK {
		t.Errorf("another address is answered %d", other.Code)
	}
	g.clock.wait(time.Duration(wait) * time.Second)
	if passed := g.passes(5, same(asked{from: here})); passed != 1 {
		t.Errorf("after the wait %d requests are answered, not one", passed)
	}
	g.clock.wait(time.Minute)
	if passed := g.passes(70, same(asked{from: here})); passed != 60 {
		t.Errorf("a minute later %d requests are answered, not 60", passed)
	}
}

func TestEveryAnswerOfTheAPISaysHowMuchIsLeft(t *testing.T) {
	g := limited(t, httpx.Options{PerMinute: 300})
	for n, want := range []string{`"default";r=299;t=1`, `"default";r=298;t=1`, `"default";r=297;t=1`} {
		header := g.ask(asked{from: here, who: "amina"}).Header()
		if header.Get("RateLimit") != want || header.Get("RateLimit-Policy") != `"default";q=300;w=60` {
			t.Errorf("the %d. answer says %q under %q", n+1, header.Get("RateLimit"), header.Get("RateLimit-Policy"))
		}
	}
	for _, path := range []string{"/api/v1/nothing", "/api", "/api/v1/session?x=1", "/api/v1/thing?x=1"} {
		if header := g.ask(asked{from: here, path: path}).Header(); header.Get("RateLimit") == "" || header.Get("RateLimit-Policy") == "" {
			t.Errorf("%s does not say: %v", path, header)
		}
	}
	for _, path := range []string{"/healthz", "/icbs/QMF"} {
		if header := g.ask(asked{from: here, path: path}).Header(); header.Get("RateLimit") != "" {
			t.Errorf("%s is counted: %v", path, header)
		}
	}
}

func TestACallersLimitHoldsAcrossAddresses(t *testing.T) {
	g := limited(t, httpx.Options{PerMinute: 20})
	if passed := g.passes(100, func(n int) asked {
		return asked{from: fmt.Sprintf("192.0.2.%d:1000", n), who: "amina"}
	}); passed != 20 {
		t.Errorf("from a hundred addresses one caller gets %d answers, not 20", passed)
	}
	if answer := g.ask(asked{from: "192.0.2.3:1000", who: "beatrice"}); answer.Code != http.StatusOK {
		t.Errorf("another caller at one of the addresses is answered %d", answer.Code)
	}
}

func TestAnOfficeSharesOneAddressButNotOneLimit(t *testing.T) {
	g := limited(t, httpx.Options{PerMinute: 20})
	if passed := g.passes(150, func(n int) asked { return asked{from: here, who: fmt.Sprint("person", n%10)} }); passed != 150 {
		t.Errorf("of ten people's 15 requests each %d are answered", passed)
	}
	if passed := g.passes(150, func(n int) asked { return asked{from: here, who: fmt.Sprint("person", 10+n)} }); passed != 50 {
		t.Errorf("one address gets %d more answers, not 50: ten callers' worth of requests in all", passed)
	}
}

func TestASpoofedXForwardedForLiftsNoLimit(t *testing.T) {
	for name, proxies := range map[string][]netip.Prefix{"no proxy is trusted": nil, "another proxy is trusted": {netip.MustParsePrefix("203.0.113.9/32")}} {
		for _, from := range []string{here, "127.0.0.1:1000", "10.9.9.9:1000", "[::1]:1000"} { // nobody is trusted for being near
			g := limited(t, httpx.Options{PerMinute: 20, TrustedProxies: proxies})
			if passed := g.passes(100, func(n int) asked { return asked{from: from, forwarded: fmt.Sprintf("198.51.100.%d", n)} }); passed != 20 {
				t.Errorf("%s: by naming other addresses, %s gets %d answers, not 20", name, from, passed)
			}
		}
	}
}

func TestAProxyIsBelievedOnlyInWhatItSawItself(t *testing.T) {
	const proxy = "203.0.113.9:443"
	trusted := []netip.Prefix{netip.MustParsePrefix("203.0.113.9/32"), netip.MustParsePrefix("203.0.113.128/25")}
	for _, tt := range []struct{ says, forwarded, want string }{
		{"the last address but the proxies' own is who asks", "192.0.2.1", "192.0.2.1"},
		{"what the caller put before it is not believed", "10.0.0.1, 127.0.0.1, 192.0.2.1", "192.0.2.1"},
		{"many addresses in one header", "1.1.1.1,2.2.2.2,3.3.3.3,4.4.4.4,192.0.2.1,203.0.113.200", "192.0.2.1"},
		{"nonsense before it", "::nonsense::, 192.0.2.1", "192.0.2.1"},
		{"nonsense at the end", "192.0.2.1, nonsense", "203.0.113.9"},
		{"no header", "", "203.0.113.9"},
		{"a private address is nobody's proxy by itself", "192.0.2.1, 10.0.0.1", "10.0.0.1"},
		{"IPv6 in brackets", "[2001:db8::1]", "2001:db8::1"},
	} {
		g := limited(t, httpx.Options{TrustedProxies: trusted})
		var seen string
		if err := json.Unmarshal(g.ask(asked{from: proxy, forwarded: tt.forwarded}).Body.Bytes(), &seen); err != nil || seen != tt.want {
			t.Errorf("%s: %q is taken for %q, not %q (%v)", tt.says, tt.forwarded, seen, tt.want, err)
		}
	}
	g := limited(t, httpx.Options{PerMinute: 20, TrustedProxies: trusted})
	if passed := g.passes(100, func(n int) asked {
		return asked{from: proxy, forwarded: fmt.Sprintf("10.0.0.%d, 192.0.2.1", n)}
	}); passed != 20 {
		t.Errorf("behind the proxy one caller gets %d answers, not 20", passed)
	}
	if passed := g.passes(100, func(n int) asked { return asked{from: proxy, forwarded: fmt.Sprintf("192.0.2.%d", 10+n)} }); passed != 100 {
		t.Errorf("of a hundred callers behind one proxy %d are answered", passed)
	}
}

func TestANetworkOfIPv6CountsAsOne(t *testing.T) {
	g := limited(t, httpx.Options{PerMinute: 20})
	if passed := g.passes(100, func(n int) asked { return asked{from: fmt.Sprintf("[2001:db8:1:2::%x]:1000", n+1)} }); passed != 20 {
		t.Errorf("from a hundred addresses of one network come %d answers, not 20", passed)
	}
	if answer := g.ask(asked{from: "[2001:db8:1:3::1]:1000"}); answer.Code != http.StatusOK {
		t.Errorf("another network is answered %d", answer.Code)
	}
	g = limited(t, httpx.Options{PerMinute: 20})
	if passed := g.passes(40, func(n int) asked { return asked{from: []string{here, "[::ffff:192.0.2.1]:1000"}[n%2]} }); passed != 20 {
		t.Errorf("an address written in two ways gets %d answers, not 20", passed)
	}
}

func TestSecretsMayBeTriedOnlyAFewTimesAMinute(t *testing.T) {
	g := limited(t, httpx.Options{TriesPerMinute: 10})
	if passed := g.passes(50, func(n int) asked {
		return asked{from: here, path: "/api/v1/session", who: fmt.Sprint("person", n)}
	}); passed != 10 {
		t.Errorf("one address may try %d secrets, not 10", passed)
	}
	answer := g.ask(asked{from: here, path: "/api/v1/session"})
	if answer.Code != http.StatusTooManyRequests || answer.Header().Get("Retry-After") != "6" || answer.Header().Get("RateLimit-Policy") != `"tries";q=10;w=60` {
		t.Errorf("it is answered %d %v", answer.Code, answer.Header())
	}
	if answer := g.ask(asked{from: here}); answer.Code != http.StatusOK {
		t.Errorf("everything else is answered %d there", answer.Code)
	}
	if answer := g.ask(asked{from: there, path: "/api/v1/session"}); answer.Code != http.StatusOK {
		t.Errorf("another address is answered %d", answer.Code)
	}
}

func TestWrongTokensUseAnAddressUpTenTimesAsFast(t *testing.T) {
	g := limited(t, httpx.Options{PerMinute: 20})
	wrong := 0
	for wrong < 1000 && g.ask(asked{from: here, who: "wrong"}).Code == http.StatusUnauthorized {
		wrong++
	}
	if wrong != 20 { // of the address's two hundred
		t.Errorf("%d wrong tokens are looked at, not 20", wrong)
	}
}

func TestWhoIsForgottenIsWhoHasNotAskedForLongest(t *testing.T) {
	g := limited(t, httpx.Options{PerMinute: 2})
	from := func(n int) asked {
		return asked{from: netip.AddrPortFrom(netip.AddrFrom4([4]byte{10, byte(n >> 16), byte(n >> 8), byte(n)}), 1000).String()}
	}
	g.ask(from(0))
	g.ask(from(0))
	for n := range 30_000 { // more than are remembered
		g.ask(from(1 + n))
		if n%1000 == 0 && g.ask(from(0)).Code != http.StatusTooManyRequests {
			t.Fatalf("among %d other callers, one who goes on asking is forgotten", n)
		}
	}
}
