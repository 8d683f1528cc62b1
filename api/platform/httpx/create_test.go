package httpx_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/platform/testkit"
)

// What is made answers with its address, asks for no version, and is made once under one key.
func TestWhatIsMadeHasAnAddressAndIsMadeOnce(t *testing.T) {
	db, err := database.Open(t.Context(), database.Options{URL: testkit.NewDatabase(t).AppURL})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	writer := httpx.NewWriter(db, time.Now)
	made := 0
	e := httpx.New(httpx.NewGuard(httpx.Options{}))
	err = httpx.Mount(e, anyone, []httpx.Route{{Method: http.MethodPost, Path: "/api/v1/things", Operation: "things.create", Handler: func(c echo.Context) error {
		return httpx.Create(c, writer, func(_ context.Context, in httpx.Input[struct {
			Name string `json:"name"`
		}]) (httpx.Output, error) {
			made++
			return httpx.Output{Status: http.StatusCreated, Version: 1, Location: "/api/v1/things/1", Body: in.Body}, nil
		})
	}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, replayed := range []string{"", "true"} {
		request := httptest.NewRequest(http.MethodPost, "http://localhost/api/v1/things", strings.NewReader(`{"name":"one"}`))
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Idempotency-Key", "k")
		answer := httptest.NewRecorder()
		e.ServeHTTP(answer, request)
		header := answer.Header()
		if answer.Code != http.StatusCreated || header.Get("Location") != "/api/v1/things/1" || header.Get("Idempotency-Replayed") != replayed || made != 1 {
			t.Errorf("answers %d, Location %q, replayed %q, made %d times: %s", answer.Code, header.Get("Location"), header.Get("Idempotency-Replayed"), made, answer.Body)
		}
	}
}
