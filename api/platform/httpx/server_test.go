package httpx_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

var anyone = httpx.Permission{
	Authenticate: func(echo.Context) (vocabulary.Actor, error) { return vocabulary.LocalOperator(), nil },
	Known:        func(string) bool { return true }, May: func(vocabulary.Actor, string) error { return nil },
}

// serve makes a server with one route.
func serve(t *testing.T, permission httpx.Permission, handler echo.HandlerFunc) http.Handler {
	t.Helper()
	e := httpx.New(httpx.NewGuard(httpx.Options{}))
	if err := httpx.Mount(e, permission, []httpx.Route{{Method: "GET", Path: "/api/v1/thing", Operation: "thing.read", Handler: handler}}); err != nil {
		t.Fatal(err)
	}
	return e
}

func ask(handler http.Handler, method, path string) (*httptest.ResponseRecorder, httpx.Problem) {
	request := httptest.NewRequest(method, path, nil)
	request.Host = "localhost"
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	var problem httpx.Problem
	_ = json.Unmarshal(answer.Body.Bytes(), &problem)
	return answer, problem
}

func TestWhatGoesWrongInsideIsNeverShown(t *testing.T) {
	for name, handler := range map[string]echo.HandlerFunc{
		"a panic":           func(echo.Context) error { panic("secret of the inside") },
		"a nil dereference": func(echo.Context) error { var p *httpx.Problem; return errors.New(p.Title) },
		"an error":          func(echo.Context) error { return errors.New("secret: SELECT * FROM icbs") },
	} {
		answer, problem := ask(serve(t, anyone, handler), "GET", "/api/v1/thing")
		if answer.Code != 500 || problem.Code != "internal" || problem.RequestID == "" || problem.RequestID != answer.Header().Get("X-Request-ID") {
			t.Errorf("%s answers %d %+v", name, answer.Code, problem)
		}
		for _, secret := range []string{"secret", "SELECT", "goroutine", "nil pointer", ".go"} {
			if strings.Contains(answer.Body.String(), secret) {
				t.Errorf("%s shows %q: %s", name, secret, answer.Body)
			}
		}
		if answer.Header().Get("X-Content-Type-Options") != "nosniff" || answer.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s is answered with %v", name, answer.Header())
		}
	}
}

func TestWhatGoesWrongInsideIsLoggedUnderTheRequestIDThatIsShown(t *testing.T) {
	before := slog.Default()
	defer slog.SetDefault(before)
	var log strings.Builder
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	_, problem := ask(serve(t, anyone, func(echo.Context) error { return errors.New("the disk is full") }), "GET", "/api/v1/thing")
	if said := log.String(); !strings.Contains(said, "level=ERROR") || !strings.Contains(said, "the disk is full") || !strings.Contains(said, problem.RequestID) {
		t.Errorf("the log says %q of %s", said, problem.RequestID)
	}
}

func TestARouteWithoutARowInThePermissionTableStopsTheStart(t *testing.T) {
	err := httpx.Mount(httpx.New(httpx.NewGuard(httpx.Options{})), httpx.Permission{Known: policy.Known, May: policy.May}, []httpx.Route{
		{Method: "GET", Path: "/api/v1/fine", Operation: "me.read"},
		{Method: "GET", Path: "/api/v1/forgotten", Operation: "forgotten.read"},
	})
	if err == nil || !strings.Contains(err.Error(), "/api/v1/forgotten") || !strings.Contains(err.Error(), "forgotten.read") {
		t.Errorf("the start goes on with %v", err)
	}
}

func TestPermissionIsAskedBeforeAnythingElseIsRead(t *testing.T) {
	refusing := anyone
	refusing.May = func(actor vocabulary.Actor, operation string) error {
		return vocabulary.Errorf(vocabulary.CodeForbidden, "%s may not %s", actor.ID, operation)
	}
	handler := serve(t, refusing, func(echo.Context) error { t.Error("the handler was reached"); return nil })
	if answer, problem := ask(handler, "GET", "/api/v1/thing?nonsense=1"); answer.Code != 403 || problem.Detail != "local_operator may not thing.read" {
		t.Errorf("answered %d %+v", answer.Code, problem)
	}
}

func TestAPanicThatEndsAConnectionDoesSo(t *testing.T) {
	defer func() {
		if cause := recover(); cause != http.ErrAbortHandler {
			t.Errorf("the panic became %v", cause)
		}
	}()
	ask(serve(t, anyone, func(echo.Context) error { panic(http.ErrAbortHandler) }), "GET", "/api/v1/thing")
}

func TestARequestIsGivenThreeSeconds(t *testing.T) {
	handler := serve(t, anyone, func(c echo.Context) error {
		// However late this looks, what is left is no more than three seconds.
		if until, limited := c.Request().Context().Deadline(); !limited || time.Until(until) > 3*time.Second {
			t.Errorf("the request may take until %s", until)
		}
		return context.DeadlineExceeded
	})
	answer, problem := ask(handler, "GET", "/api/v1/thing")
	if answer.Code != 503 || problem.Code != "timeout" || answer.Header().Get("Retry-After") == "" {
		t.Errorf("a request that took too long answers %d %+v %v", answer.Code, problem, answer.Header())
	}
}

func TestPagesAreServedWhereTheAPIEnds(t *testing.T) {
	e := httpx.New(httpx.NewGuard(httpx.Options{}))
	httpx.ServePages(e, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte("page " + r.URL.Path)) }))
	for _, tt := range []struct {
		method, path string
		status       int
		body         string
	}{
		{"GET", "/", 200, "page /"},
		{"GET", "/icbs/QMF", 200, "page /icbs/QMF"},
		{"GET", "/apiary", 200, "page /apiary"},
		{"GET", "/api", 404, ""},
		{"GET", "/api/v1/nothing", 404, ""},
		{"POST", "/icbs", 405, ""},
		{"DELETE", "/", 405, ""},
	} {
		answer, problem := ask(e, tt.method, tt.path)
		if answer.Code != tt.status || (tt.body != "" && answer.Body.String() != tt.body) || (tt.status >= 400 && problem.Status != tt.status) {
			t.Errorf("%s %s answers %d %s", tt.method, tt.path, answer.Code, answer.Body)
		}
		if tt.status == 405 && answer.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s %s allows %q", tt.method, tt.path, answer.Header().Get("Allow"))
		}
	}
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	handler := serve(t, anyone, func(c echo.Context) error { return c.NoContent(204) })
	for _, path := range []string{"/api/v1/thing", "/api/v1/nothing", "/elsewhere"} {
		answer, _ := ask(handler, "GET", path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if !strings.HasPrefix(answer.Header().Get(name), want) {
				t.Errorf("%s has %s: %q", path, name, answer.Header().Get(name))
			}
		}
		if policy := answer.Header().Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("the content policy is %s", policy)
		}
	}
}

func TestWithoutAnHTTPSOriginOnlyLoopbackIsListenedOn(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "example.org:0", "localhost.example:0", "8080", ""} {
		if listener, err := httpx.Listen(address, false); err == nil {
			listener.Close()
			t.Errorf("it listens on %q", address)
		}
	}
	for _, address := range []string{"127.0.0.1:0", "localhost:0"} {
		listener, err := httpx.Listen(address, false)
		if err != nil {
			t.Fatalf("it does not listen on %s: %v", address, err)
		}
		listener.Close()
	}
	first, err := httpx.Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if _, err := httpx.Listen(first.Addr().String(), false); err == nil || !strings.Contains(err.Error(), "--listen") {
		t.Errorf("a taken address gives %v", err)
	}
}
