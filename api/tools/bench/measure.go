package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// figures are what one side took for one case.
type figures struct {
	CPU       time.Duration   // of the server and of PostgreSQL
	Took      time.Duration   // by the clock
	Requests  int             // answered
	latencies []time.Duration // of each
}

func (f figures) cpuMicroseconds() float64 {
	return float64(f.CPU.Microseconds()) / float64(f.Requests)
}

func (f figures) perSecond() float64 { return float64(f.Requests) / f.Took.Seconds() }

func (f figures) p99Milliseconds() float64 {
	slices.Sort(f.latencies)
	return float64(f.latencies[len(f.latencies)*99/100].Microseconds()) / 1000
}

// measure runs one case in turns: product, baseline, product, baseline.
func (s *stage) measure(ctx context.Context, c benchCase, o options) (Row, error) {
	product, baseline := figures{}, figures{}
	o.requests = max(o.requests/c.Part, 1)
	for round := range o.rounds {
		token, err := s.caller.token(ctx, s.product) // they last ten minutes
		if err != nil {
			return Row{}, err
		}
		s.product.token, s.baseline.token = token, token
		from := round * o.requests
		if c.Kept {
			from = 0
		}
		for _, side := range []struct {
			server *contender
			into   *figures
		}{{s.product, &product}, {s.baseline, &baseline}} {
			if err := s.ask(ctx, side.server, c, from, o, side.into); err != nil {
				return Row{}, fmt.Errorf("%s: %w", c.Name, err)
			}
		}
	}
	return rowOf(c, product, baseline), nil
}

// ask sends one round to one server and adds what it took.
func (s *stage) ask(ctx context.Context, to *contender, c benchCase, from int, o options, into *figures) error {
	cpuBefore, err := s.cpu(to)
	if err != nil {
		return err
	}
	began := time.Now()
	latencies := make([]time.Duration, o.requests)
	var next atomic.Int64
	var failure atomic.Value
	var callers sync.WaitGroup
	for range o.callers {
		callers.Go(func() {
			for failure.Load() == nil {
				n := int(next.Add(1)) - 1
				if n >= o.requests {
					return
				}
				sent := time.Now()
				if _, err := to.get(ctx, c.path(s, from+n)); err != nil {
					failure.Store(err)
					return
				}
				latencies[n] = time.Since(sent)
			}
		})
	}
	callers.Wait()
	if err, ok := failure.Load().(error); ok {
		return err
	}
	into.Took += time.Since(began)
	cpuAfter, err := s.cpu(to)
	if err != nil {
		return err
	}
	into.CPU += cpuAfter - cpuBefore
	into.Requests += o.requests
	into.latencies = append(into.latencies, latencies...)
	return nil
}

// cpu is what a server and PostgreSQL have used so far.
func (s *stage) cpu(of *contender) (time.Duration, error) {
	own, err := family(of.pid)
	if err != nil {
		return 0, err
	}
	database, err := family(s.database.Info().PostgresPID)
	return own + database, err
}

// get reads an address; anything but 200 is an error.
func (c *contender) get(ctx context.Context, path string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	response, err := c.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %s: %.200s", path, response.Status, body)
	}
	return body, err
}
