package httpx

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/labstack/echo/v4"
)

// New returns an Echo with everything that stands before a route, in order: what costs least first.
func New(g *Guard) *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = handleError
	e.IPExtractor = believe(g.proxies)
	e.Pre(acceptByExtension)
	e.Use(identify, logRequest, recoverPanic, g.secureHeaders, g.limitAddress, g.ours, g.ownPages, g.admit, limitTime)
	return e
}

// ServePages sends every address that is no route of the API to the pages; under /api it is a problem.
// It stands behind routing, so that a route's other methods are still refused with 405.
func ServePages(e *echo.Echo, pages http.Handler) {
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			err := next(c)
			path, method := c.Request().URL.Path, c.Request().Method
			if !errors.Is(err, echo.ErrNotFound) || path == "/api" || strings.HasPrefix(path, "/api/") {
				return err
			}
			if method != http.MethodGet && method != http.MethodHead {
				c.Response().Header().Set("Allow", "GET, HEAD")
				return echo.ErrMethodNotAllowed
			}
			pages.ServeHTTP(c.Response(), c.Request())
			return nil
		}
	})
}

func recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if cause := recover(); cause != nil {
				if cause == http.ErrAbortHandler {
					panic(cause)
				}
				slog.Error("panic", "cause", cause, "stack", string(debug.Stack()))
				err = fmt.Errorf("panic: %v", cause)
			}
		}()
		return next(c)
	}
}

// NewServer returns a server with the time limits every request stands under.
func NewServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 3 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(slog.Default().Handler(), slog.LevelDebug),
	}
}

// Listen opens the address. Beyond loopback it does so only where people come from beyond this machine, over https.
func Listen(address string, beyond bool) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("--listen %s: write it as HOST:PORT, such as 127.0.0.1:8080", address)
	}
	if !beyond && !IsLoopback(host) {
		return nil, fmt.Errorf("--listen %s: without an https origin Trellis listens on this machine only; use 127.0.0.1, [::1] or localhost, or name the address people use in TRELLIS_ORIGIN", address)
	}
	listener, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is taken by another program; stop that one, or choose another address with --listen (port 0 picks a free one)", address)
	}
	if err != nil {
		return nil, fmt.Errorf("--listen %s cannot be used; the port is a number up to 65535: %w", address, err)
	}
	if at, ok := listener.Addr().(*net.TCPAddr); !beyond && (!ok || !at.IP.IsLoopback()) { // a name can stand for any address
		listener.Close()
		return nil, fmt.Errorf("--listen %s is %s here, which is not this machine alone; use 127.0.0.1 or [::1]", address, listener.Addr())
	}
	return listener, nil
}
