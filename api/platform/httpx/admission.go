package httpx

import (
	"context"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

const (
	// usualAtWork is how many requests may be at work at once, three for each connection to the database.
	usualAtWork = 64
	// admissionWait is how long a request waits for a place; by then it is kinder to say no.
	admissionWait = 500 * time.Millisecond
	// waitersPerPlace bounds how many wait.
	waitersPerPlace = 4
)

// admission lets so many requests be at work at once. Of more, some wait for a moment and the rest are refused at
// once: a server that takes everything finishes nothing.
type admission struct {
	places  chan struct{}
	waiting chan struct{}
	// share is how many requests one address may have here, at work or waiting: it must not crowd others out, not
	// even with requests that it sends one letter at a time.
	share int

	mu   sync.Mutex
	here map[string]int
}

func newAdmission(atWork int) *admission {
	return &admission{places: make(chan struct{}, atWork), waiting: make(chan struct{}, waitersPerPlace*atWork),
		share: (atWork + 1) / 2, here: map[string]int{}}
}

// admit asks for a place before the database is asked for anything.
func (g *Guard) admit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !guarded(c.Request().URL.Path) {
			return next(c)
		}
		leave, err := g.admission.enter(c.Request().Context(), addressOf(c))
		if err != nil {
			return err
		}
		defer leave()
		return next(c)
	}
}

// enter waits for a place, which is to be left again.
func (a *admission) enter(ctx context.Context, address string) (leave func(), err error) {
	if !a.come(address) {
		return nil, vocabulary.Errorf(vocabulary.CodeTooManyRequests, "Your address already has %d requests under way. Wait for answers before you send more.", a.share)
	}
	if err := a.place(ctx); err != nil {
		a.goneFrom(address)
		return nil, err
	}
	return func() { <-a.places; a.goneFrom(address) }, nil
}

func (a *admission) place(ctx context.Context) error {
	select {
	case a.places <- struct{}{}:
		return nil
	default:
	}
	select {
	case a.waiting <- struct{}{}:
		defer func() { <-a.waiting }()
	default:
		return errBusy
	}
	patience := time.NewTimer(admissionWait)
	defer patience.Stop()
	select {
	case a.places <- struct{}{}:
		return nil
	case <-patience.C:
		return errBusy
	case <-ctx.Done():
		return ctx.Err()
	}
}

var errBusy = vocabulary.Errorf(vocabulary.CodeUnavailable, "Too many requests are under way. Wait as many seconds as Retry-After says, and send it again.")

func (a *admission) come(address string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.here[address] >= a.share {
		return false
	}
	a.here[address]++
	return true
}

func (a *admission) goneFrom(address string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.here[address]--; a.here[address] == 0 {
		delete(a.here, address)
	}
}
