package httpx

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// requestLimit is how long an ordinary request may take.
const requestLimit = 3 * time.Second

// identify gives each request an id: the caller's own if it is sensible, else a new one.
func identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := c.Request().Header.Get("X-Request-ID")
		if !sensibleID(id) {
			id = uuid.Must(uuid.NewV7()).String()
		}
		c.Response().Header().Set("X-Request-ID", id)
		c.SetRequest(c.Request().WithContext(vocabulary.WithRequestID(c.Request().Context(), id)))
		return next(c)
	}
}

func sensibleID(id string) bool {
	return len(id) >= 8 && len(id) <= 128 && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-_.", r)
	})
}

// logRequest writes one line for each request, without its query, headers or body.
func logRequest(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		ctx := c.Request().Context()
		slog.DebugContext(ctx, "request", "method", c.Request().Method, "path", c.Request().URL.Path,
			"status", c.Response().Status, "bytes", c.Response().Size,
			"ms", time.Since(began).Milliseconds(), "request_id", vocabulary.RequestIDFrom(ctx))
		return nil
	}
}

// limitTime ends a request's work after three seconds; a route that needs longer sets its own limit.
func limitTime(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		caller := c.Request().Context()
		ctx, cancel := context.WithTimeout(context.WithValue(caller, callerKey{}, caller), requestLimit)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		err := next(c)
		c.SetRequest(c.Request().WithContext(caller)) // whoever looks at it from here on asks whether the caller left, not whether the work is over
		return err
	}
}

type callerKey struct{}

// Unhurried returns a context for a route that may take longer than others: it ends after the limit, or
// when the caller leaves.
func Unhurried(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	if caller, ok := ctx.Value(callerKey{}).(context.Context); ok {
		ctx = caller
	}
	return context.WithTimeout(ctx, limit)
}

// contentPolicy lets pages load from this server only, and nothing frame or post elsewhere.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// oneYear is how long a browser comes over https only, once it has.
const oneYear = "max-age=31536000"

func (g *Guard) secureHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		header := c.Response().Header()
		if g.origin.Scheme == "https" {
			header.Set("Strict-Transport-Security", oneYear)
		}
		header.Set("Content-Security-Policy", contentPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		return next(c)
	}
}
