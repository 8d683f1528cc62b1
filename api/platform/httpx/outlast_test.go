package httpx_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
)

// What outlasts its caller would else keep a server that stops from stopping.
func TestWhatOutlastsItsCallerEndsWithTheServer(t *testing.T) {
	began, ended := make(chan struct{}), make(chan error, 1)
	handler := serve(t, anyone, func(c echo.Context) error {
		defer httpx.Outlast(c, time.Minute)()
		close(began)
		ctx := c.Request().Context()
		<-ctx.Done()
		ended <- ctx.Err()
		return ctx.Err()
	})
	work, stop := context.WithCancel(t.Context())
	defer stop()
	srv := httptest.NewUnstartedServer(handler)
	httpx.Ending(srv.Config, work)
	srv.Start()
	defer srv.Close()

	caller, leave := context.WithCancel(t.Context())
	request, err := http.NewRequestWithContext(caller, http.MethodGet, srv.URL+"/api/v1/thing", nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		if answer, err := srv.Client().Do(request); err == nil {
			answer.Body.Close()
		}
	}()
	<-began
	leave()
	select {
	case err := <-ended:
		t.Fatalf("it ended with its caller: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	stop()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Error("it goes on though the server has ended")
	}
}

func TestWhatOutlastsItsCallerHasALimitOfItsOwn(t *testing.T) {
	handler := serve(t, anyone, func(c echo.Context) error {
		defer httpx.Outlast(c, 20*time.Millisecond)()
		<-c.Request().Context().Done()
		return c.Request().Context().Err()
	})
	if answer, problem := ask(handler, "GET", "/api/v1/thing"); answer.Code != 503 || problem.Code != "timeout" {
		t.Errorf("past its limit it answers %d %+v", answer.Code, problem)
	}
}
