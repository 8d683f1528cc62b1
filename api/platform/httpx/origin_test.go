package httpx_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
)

func TestAnOriginIsHTTPSOrThisMachine(t *testing.T) {
	for _, good := range []string{"https://trellis.example", "https://trellis.example:8443", "https://Trellis.example/", "http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:8080"} {
		if _, err := httpx.ParseOrigin(good); err != nil {
			t.Errorf("%s is refused: %v", good, err)
		}
	}
	for bad, says := range map[string]string{
		"http://trellis.example": "https", "http://10.0.0.1": "https", "http://localhost.evil.example": "https",
		"trellis.example": "https://trellis.example", "ftp://trellis.example": "https://trellis.example", "https://": "https://trellis.example", "": "https://trellis.example",
		"https://trellis.example/app": "more than", "https://trellis.example?x=1": "more than", "https://user@trellis.example": "more than",
	} {
		if _, err := httpx.ParseOrigin(bad); (err == nil) != (says == "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%q gives %v, which does not say %q", bad, err, says)
		}
	}
}

// at makes a server that people reach under an origin, if it has one.
func at(t *testing.T, origin string) http.Handler {
	t.Helper()
	var o httpx.Options
	if origin != "" {
		var err error
		if o.Origin, err = httpx.ParseOrigin(origin); err != nil {
			t.Fatal(err)
		}
	}
	e := httpx.New(httpx.NewGuard(o))
	done := func(c echo.Context) error { return c.NoContent(http.StatusNoContent) }
	if err := httpx.Mount(e, anyone, []httpx.Route{{Method: "GET", Path: "/api/v1/thing", Operation: "thing.read", Handler: done},
		{Method: "POST", Path: "/api/v1/thing", Operation: "thing.write", Handler: done}}); err != nil {
		t.Fatal(err)
	}
	return e
}

func to(handler http.Handler, method, host string, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, "/api/v1/thing", nil)
	request.Host = host
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		request.Header.Set(name, value)
	}
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer
}

func TestBeyondThisMachineTheOriginsHostIsAnswered(t *testing.T) {
	handler := at(t, "https://trellis.example")
	for host, status := range map[string]int{
		"trellis.example": 204, "TRELLIS.example": 204, "localhost:8080": 204, "127.0.0.1": 204,
		"evil.example": 421, "trellis.example:8443": 421, "trellis.example.evil.example": 421, "": 421, "10.0.0.1": 421,
	} {
		if answer := to(handler, "GET", host); answer.Code != status {
			t.Errorf("addressed to %q it answers %d, not %d", host, answer.Code, status)
		}
	}
	for _, origin := range []string{"", "http://127.0.0.1:8080"} {
		if answer := to(at(t, origin), "GET", ""); answer.Code != 421 {
			t.Errorf("with the origin %q a request addressed to nobody is answered %d", origin, answer.Code)
		}
	}
}

func TestOverHTTPSBrowsersAreToldToStayThere(t *testing.T) {
	if hsts := to(at(t, "https://trellis.example"), "GET", "trellis.example").Header().Get("Strict-Transport-Security"); hsts != "max-age=31536000" {
		t.Errorf("with an https origin it says %q", hsts)
	}
	if hsts := to(at(t, "http://localhost:8080"), "GET", "localhost:8080").Header().Get("Strict-Transport-Security"); hsts != "" {
		t.Errorf("on this machine it says %q", hsts)
	}
}

func TestAPageThatCameOverPlainHTTPMayChangeNothing(t *testing.T) {
	handler := at(t, "https://trellis.example")
	for from, status := range map[string]int{
		"Origin: https://trellis.example": 204, "Origin: http://trellis.example": 403, "Origin: https://evil.example": 403,
		"Origin: null": 403, "Sec-Fetch-Site: same-origin": 204, "Sec-Fetch-Site: same-site": 403,
	} {
		if answer := to(handler, "POST", "trellis.example", from); answer.Code != status {
			t.Errorf("a write with %s is answered %d, not %d", from, answer.Code, status)
		}
	}
}

func TestWithAnHTTPSOriginAnyAddressIsListenedOn(t *testing.T) {
	listener, err := httpx.Listen("0.0.0.0:0", true)
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	if _, err := httpx.Listen("0.0.0.0:0", false); err == nil || !strings.Contains(err.Error(), "TRELLIS_ORIGIN") {
		t.Errorf("without one it gives %v", err)
	}
}
