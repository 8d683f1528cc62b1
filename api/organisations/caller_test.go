package organisations_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"trellis/api/vocabulary"
)

// answer is one response, read to its end.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// do sends a request; headers are written "Name: value".
func (s *site) do(t *testing.T, method, path, body string, headers ...string) answer {
	t.Helper()
	var content any
	if body != "" {
		content = body
	}
	request, err := s.Request(method, path, nil, content)
	if err != nil {
		t.Error(err)
		return answer{}
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Set(name, value)
	}
	response, err := s.Send(request)
	if err != nil {
		t.Errorf("%s %s: %v", method, path, err)
	}
	if response == nil {
		return answer{}
	}
	return answer{response.Status, response.Header, response.Body}
}

func (s *site) get(t *testing.T, path string, headers ...string) answer {
	t.Helper()
	return s.do(t, http.MethodGet, path, "", headers...)
}

// read gets what must be there.
func (s *site) read(t *testing.T, path string, headers ...string) answer {
	t.Helper()
	a := s.get(t, path, headers...)
	if a.status != http.StatusOK {
		t.Fatalf("GET %s answered %d %s", path, a.status, a.body)
	}
	return a
}

// rename asks for a new short name.
func (s *site) rename(t *testing.T, code, name string, headers ...string) answer {
	t.Helper()
	body, err := json.Marshal(map[string]string{"short_name": name})
	if err != nil {
		t.Fatal(err)
	}
	return s.do(t, http.MethodPatch, "/api/v1/icbs/"+code, string(body), headers...)
}

// etag reads the version to change.
func (s *site) etag(t *testing.T, code string) string {
	t.Helper()
	return s.read(t, "/api/v1/icbs/"+code).header.Get("ETag")
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
