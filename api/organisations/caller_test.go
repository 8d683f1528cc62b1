package organisations_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"trellis/api/vocabulary"
)

// caller calls the product over HTTP.
type caller struct{ *httptest.Server }

func newCaller(t *testing.T, handler http.Handler) *caller {
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return &caller{s}
}

// answer is one response, read to its end.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// do sends a request; headers are written "Name: value".
func (c *caller) do(t *testing.T, method, path, body string, headers ...string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, c.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Set(name, value)
	}
	response, err := c.Client().Do(request)
	if err != nil {
		t.Error(err)
		return answer{}
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return answer{response.StatusCode, response.Header, content}
}

func (c *caller) get(t *testing.T, path string, headers ...string) answer {
	t.Helper()
	return c.do(t, http.MethodGet, path, "", headers...)
}

// read gets what must be there.
func (c *caller) read(t *testing.T, path string, headers ...string) answer {
	t.Helper()
	a := c.get(t, path, headers...)
	if a.status != http.StatusOK {
		t.Fatalf("GET %s answered %d %s", path, a.status, a.body)
	}
	return a
}

// rename asks for a new short name.
func (c *caller) rename(t *testing.T, code, name string, headers ...string) answer {
	t.Helper()
	body, err := json.Marshal(map[string]string{"short_name": name})
	if err != nil {
		t.Fatal(err)
	}
	return c.do(t, http.MethodPatch, "/api/v1/icbs/"+code, string(body), headers...)
}

// etag reads the version to change.
func (c *caller) etag(t *testing.T, code string) string {
	t.Helper()
	return c.read(t, "/api/v1/icbs/"+code).header.Get("ETag")
}

type problem struct {
	Status         int
	Code           vocabulary.Code
	Detail         string
	RequestID      string `json:"request_id"`
	Errors         []vocabulary.Fault
	CurrentVersion int64 `json:"current_version"`
}

// refused checks that an answer is the named problem and returns it.
func refused(t *testing.T, a answer, status int, code vocabulary.Code) problem {
	t.Helper()
	if a.status != status || a.header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("answered %d %s, not a problem with %d %s: %s", a.status, a.header.Get("Content-Type"), status, code, a.body)
	}
	p := decode[problem](t, a)
	if p.Code != code || p.Status != status || p.Detail == "" || p.RequestID == "" {
		t.Fatalf("the problem is %+v, not %s with a detail and a request id", p, code)
	}
	return p
}
