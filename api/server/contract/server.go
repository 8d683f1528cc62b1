package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/platform/httpx"
	"trellis/api/platform/testkit"
	"trellis/api/policy"
	"trellis/api/server"
	"trellis/api/vocabulary"
)

// Server is the product on a database of its own, listening on loopback until the test ends.
type Server struct {
	App      *server.App
	Database testkit.Database
	URL      string

	t      testing.TB
	client *http.Client
	caller *caller // nil for nobody
	later  *tally
}

// Option changes what a server stands on.
type Option func(*server.Options)

// WithClock lets the test say what time it is.
func WithClock(clock vocabulary.Clock) Option {
	return func(o *server.Options) { o.Clock = clock }
}

// WithTracer shows every statement the server sends to PostgreSQL.
func WithTracer(tracer pgx.QueryTracer) Option {
	return func(o *server.Options) { o.Tracer = tracer }
}

// generous are limits that no test reaches unless it is about them.
var generous = httpx.Options{PerMinute: 10_000_000, TriesPerMinute: 10_000_000, AtWork: 1000}

// WithGuard sets what stands before every route.
func WithGuard(guard httpx.Options) Option {
	return func(o *server.Options) { o.Guard = guard }
}

// NewServer starts the product as it is served, on a fresh database. Its requests are those of an administrator's
// browser; As and Anonymously send them as somebody else.
func NewServer(t testing.TB, options ...Option) *Server {
	t.Helper()
	return NewServerOn(t, testkit.NewDatabase(t), options...)
}

// NewServerOn is NewServer on a database that the test has made.
func NewServerOn(t testing.TB, database testkit.Database, options ...Option) *Server {
	t.Helper()
	key, err := access.GenerateKey()
	if err != nil {
		t.Fatal("a key:", err)
	}
	o := server.Options{DatabaseURL: database.AppURL, Pages: http.NotFoundHandler(), Guard: generous, // pages behind the API, as it is served
		Access: access.Options{Public: policy.Reference, Keys: []access.Key{key}}}
	for _, option := range options {
		option(&o)
	}
	app, err := server.New(t.Context(), o)
	if err != nil {
		t.Fatal("the server:", err)
	}
	t.Cleanup(app.Close)
	listening := httptest.NewUnstartedServer(app.Handler())
	listening.Config = httpx.NewServer(app.Handler())
	listening.Start()
	t.Cleanup(listening.Close)
	// Answers are wanted as they are sent: neither unpacked nor followed.
	transport := &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 16}
	t.Cleanup(transport.CloseIdleConnections)
	client := &http.Client{Transport: transport, Timeout: 3 * time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	s := &Server{App: app, Database: database, URL: listening.URL, t: t, client: client, caller: &caller{id: AdministratorID},
		later: &tally{least: map[string]int{}, most: map[string]int{}}}
	t.Cleanup(func() { s.countLater(t) })
	if o.DatabaseURL == database.AppURL { // a test may put something else before it, or another's: then they sign in when they come
		s.Cookie()
	}
	return s
}

// Response is an answer that has been read and found to be what openapi.yaml says.
type Response struct {
	Status int
	Header http.Header
	Body   []byte // unpacked
	JSON   any    // nil where the body is no JSON
}

// Text is the body as a string.
func (r *Response) Text() string { return string(r.Body) }

// Into reads the body into a value, and fails the test where it does not fit.
func (r *Response) Into(t testing.TB, target any) {
	t.Helper()
	if err := json.Unmarshal(r.Body, target); err != nil {
		t.Fatalf("%.200q cannot be read: %v", r.Body, err)
	}
}

// Do sends a request and holds the answer against openapi.yaml. The path may carry a query; a body
// that is neither nil, string nor []byte is sent as JSON.
func (s *Server) Do(method, path string, header map[string]string, body any) *Response {
	s.t.Helper()
	request, err := s.Request(method, path, header, body)
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := s.Send(request)
	if err != nil {
		s.t.Errorf("%s %s: %v", method, path, err)
	}
	if response == nil {
		s.t.FailNow()
	}
	return response
}

// Get reads an address.
func (s *Server) Get(path string) *Response {
	s.t.Helper()
	return s.Do(http.MethodGet, path, nil, nil)
}

// Request makes a request to the server without sending it.
func (s *Server) Request(method, path string, header map[string]string, body any) (*http.Request, error) {
	var content io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		content = strings.NewReader(b)
	case []byte:
		content = bytes.NewReader(b)
	default:
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, fmt.Errorf("the body cannot be written: %w", err)
		}
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequestWithContext(s.t.Context(), method, s.URL+path, content)
	if err != nil {
		return nil, fmt.Errorf("the request cannot be made: %w", err)
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	for name, value := range header {
		if http.CanonicalHeaderKey(name) == "Host" {
			request.Host = value
		} else {
			request.Header.Set(name, value)
		}
	}
	return request, s.signed(request)
}

// Send sends a request. The error tells how the answer differs from openapi.yaml; the answer is
// there besides, unless none came.
func (s *Server) Send(request *http.Request) (*Response, error) {
	response, err := s.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("the answer broke off: %w", err)
	}
	plain, err := decoded(response.Header.Get("Content-Encoding"), body)
	if err != nil {
		return nil, err
	}
	wrong := errors.Join(Verify(request, response, body), s.audited(request, response, plain))
	answer := &Response{Status: response.StatusCode, Header: response.Header, Body: plain}
	if strings.HasSuffix(strings.SplitN(response.Header.Get("Content-Type"), ";", 2)[0], "json") {
		_ = json.Unmarshal(plain, &answer.JSON) // a body that is no JSON has been found wrong above
	}
	if wrong != nil {
		return answer, fmt.Errorf("answered %d against openapi.yaml: %w; body %.300q", response.StatusCode, wrong, plain)
	}
	return answer, nil
}
