package httpx

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// ParseOrigin reads the address people and machines use: https, or http on this machine, and nothing after the host. What
// it gives has one spelling: its String is what addresses and tokens begin with.
func ParseOrigin(text string) (url.URL, error) {
	origin, err := url.Parse(text)
	switch {
	case err != nil || origin.Host == "" || origin.Scheme != "https" && origin.Scheme != "http":
		return url.URL{}, fmt.Errorf("%q is no origin; it looks like https://trellis.example", text)
	case origin.User != nil || strings.Trim(origin.Path, "/") != "" || origin.RawQuery != "" || origin.Fragment != "":
		return url.URL{}, fmt.Errorf("%q is more than an origin; leave out what stands before or after the host", text)
	case origin.Scheme == "http" && !IsLoopback(origin.Hostname()):
		return url.URL{}, fmt.Errorf("%q is no address to sign in at: beyond this machine only https keeps passwords and tokens to those they are meant for", text)
	}
	return url.URL{Scheme: origin.Scheme, Host: strings.ToLower(origin.Host)}, nil
}

// ours admits requests addressed to the origin or to this machine. A name that merely resolves to this machine is
// refused: by it a hostile page would be of the same origin as we are.
func (g *Guard) ours(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		host := strings.ToLower(c.Request().Host)
		if host == g.origin.Host && host != "" || IsLoopback(hostname(host)) {
			return next(c)
		}
		if g.origin.Scheme == "https" {
			return vocabulary.Errorf(vocabulary.CodeMisdirected, "This server answers at %s only. A proxy before it must hand on the Host header.", g.origin.String())
		}
		return vocabulary.Errorf(vocabulary.CodeMisdirected, "This server answers on this machine only, as localhost or 127.0.0.1.")
	}
}

// ownPages refuses writes that a page of another site sends.
func (g *Guard) ownPages(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		request := c.Request()
		if request.Method != http.MethodGet && request.Method != http.MethodHead && (crossSite(request) || g.unsafe(request)) {
			return vocabulary.Errorf(vocabulary.CodeForbidden, "A page of another site may not change anything here.")
		}
		return next(c)
	}
}

// unsafe tells whether a page of our own host sends the request that did not come over https, as the origin does:
// anyone on the way could have written it.
func (g *Guard) unsafe(request *http.Request) bool {
	page, err := url.Parse(request.Header.Get("Origin"))
	return err == nil && g.origin.Scheme == "https" && page.Host == g.origin.Host && page.Scheme != "https"
}

// SameOrigin tells whether one of our own pages sent the request: a browser says so, and nothing else can.
func SameOrigin(request *http.Request) bool {
	if site := request.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	return request.Header.Get("Origin") != "" && !crossSite(request)
}

func crossSite(request *http.Request) bool {
	switch request.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return false
	case "cross-site", "same-site":
		return true
	}
	origin := request.Header.Get("Origin")
	if origin == "" {
		return false
	}
	address, err := url.Parse(origin)
	return err != nil || address.Host != request.Host
}

func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.Trim(host, "[]")
}

// IsLoopback tells whether a host, or an address without its port, is this machine and no other.
func IsLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// believe finds out whom a request comes from. X-Forwarded-For is believed of trusted proxies only, and read from
// their end: whatever stands before it was said by somebody else.
func believe(proxies []netip.Prefix) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trusted := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, proxy := range proxies {
		proxy = proxy.Masked()
		trusted = append(trusted, echo.TrustIPRange(&net.IPNet{IP: proxy.Addr().AsSlice(), Mask: net.CIDRMask(proxy.Bits(), proxy.Addr().BitLen())}))
	}
	return echo.ExtractIPFromXFFHeader(trusted...)
}
