package contract

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// transport are the headers of HTTP itself: they describe the message and not what it is about.
var transport = []string{"Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Transfer-Encoding"}

// everyAnswer are the headers that openapi.yaml promises in its introduction, for all answers alike.
var everyAnswer = []string{"Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
	"Referrer-Policy", "X-Content-Type-Options"}

// overHTTPS is a header of every answer where people come over https, and of none elsewhere.
const overHTTPS = "Strict-Transport-Security"

// limits are the headers that say how many requests are left: on every answer but a probe's.
var limits = []string{"Ratelimit", "Ratelimit-Policy"}

// verifyLimits fails where an answer does not say how many requests are left, or a probe's does.
func verifyLimits(request *http.Request, header http.Header) error {
	probe := slices.Contains([]string{"/healthz", "/readyz"}, request.URL.Path)
	for _, name := range limits {
		if (header.Get(name) == "") != probe {
			return fmt.Errorf("the header %s is %q", name, header.Get(name))
		}
	}
	return nil
}

// verifyHeaders fails on a header that is not described, or otherwise than it is, or described as always there and missing.
func verifyHeaders(doc *openapi3.T, described *openapi3.Response, header http.Header) error {
	for _, name := range everyAnswer {
		if header.Get(name) == "" {
			return fmt.Errorf("the header %s is missing", name)
		}
	}
	known := append(slices.Concat(transport, everyAnswer), overHTTPS)
	for name, ref := range described.Headers {
		known = append(known, http.CanonicalHeaderKey(name))
		if ref.Value.Required && header.Get(name) == "" {
			return fmt.Errorf("the header %s is missing", name)
		}
		if err := headerFits(doc, ref.Value.Schema.Value, header, name); err != nil {
			return err
		}
	}
	for name := range header {
		if !slices.Contains(known, name) {
			return fmt.Errorf("the header %s is not described", name)
		}
	}
	return nil
}

// sameMethods tells whether an Allow header names the methods an address is described with.
// OPTIONS, and HEAD beside GET, go without saying.
func sameMethods(allow string, item *openapi3.PathItem) bool {
	var named []string
	for name := range strings.SplitSeq(allow, ",") {
		if name = strings.TrimSpace(name); name != http.MethodOptions && name != http.MethodHead {
			named = append(named, name)
		}
	}
	slices.Sort(named)
	return slices.Equal(named, methods(item))
}
