package httpx

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// Health is the answer of a probe.
type Health struct {
	Status string `json:"status" enums:"ok" example:"ok"`
}

// MountHealth adds the probes. They ask for no permission and tell nothing but that all is well.
func MountHealth(e *echo.Echo, ready func(ctx context.Context) error) {
	e.Match(methods(http.MethodGet), "/healthz", healthz)
	e.Match(methods(http.MethodGet), "/readyz", readyz(ready))
}

// healthz godoc
// @ID          healthz
// @Summary     Is the program running?
// @Description For whoever starts and restarts the program: it says nothing of the database.
// @Tags        about
// @Success     200 {object} Health
// @Router      /healthz [get]
func healthz(c echo.Context) error { return c.JSON(http.StatusOK, Health{"ok"}) }

// readyz godoc
// @ID          readyz
// @Summary     Can it answer, database included?
// @Description For whoever sends it requests: 503 while the database is away or has not been migrated.
// @Tags        about
// @Success     200 {object} Health
// @Router      /readyz [get]
func readyz(ready func(ctx context.Context) error) echo.HandlerFunc {
	r := readiness{ask: ready}
	return func(c echo.Context) error {
		if err := r.now(c.Request().Context()); err != nil {
			slog.Warn("not ready", "error", err)
			return vocabulary.Errorf(vocabulary.CodeUnavailable, "The database cannot be reached, or has not been migrated.")
		}
		return c.JSON(http.StatusOK, Health{"ok"})
	}
}

const (
	// readyFor is how long an answer holds: probes are not counted, and whoever sends many must cost no query for each.
	readyFor = time.Second
	// readyLimit is how long finding out may take.
	readyLimit = 2 * time.Second
)

// readiness remembers for a moment whether the program can answer. Who asks while it is being found out waits for that.
type readiness struct {
	ask func(ctx context.Context) error

	mu    sync.Mutex
	until time.Time
	known error
}

// now answers what is known, or finds it out: not on the time of whoever happens to ask, who may go away.
func (r *readiness) now(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Now().Before(r.until) {
		return r.known
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyLimit)
	defer cancel()
	r.known = r.ask(ctx)
	r.until = time.Now().Add(readyFor)
	return r.known
}
