package contract

import (
	"net/http"
	"net/http/httptest"

	"trellis/api/platform/httpx"
	"trellis/api/policy"
)

// Unfiltered sends requests to the same product with the application's own scoping off, so that row-level security alone
// decides which rows of a table a caller reaches.
func (s *Server) Unfiltered() *Server {
	handler := s.App.Handler()
	listening := httptest.NewUnstartedServer(nil)
	listening.Config = httpx.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r.WithContext(policy.Unfiltered(r.Context())))
	}))
	listening.Start()
	s.t.Cleanup(listening.Close)
	view := *s
	view.URL = listening.URL
	return &view
}
