package openapi_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/server/contract"
)

// remembered is how many cursors are kept to be followed.
const remembered = 60

// learn reads the boards there are and the fields they have.
func learn(t *testing.T, s *contract.Server) *seen {
	t.Helper()
	var list struct{ Items []map[string]any }
	s.Get("/api/v1/icbs?limit=200&include=successors,predecessors&status=open&status=closed").Into(t, &list)
	learnt := &seen{etags: map[string]string{}}
	for _, item := range list.Items {
		learnt.codes = append(learnt.codes, item["ods_code"].(string))
	}
	for name := range list.Items[0] {
		learnt.fields = append(learnt.fields, name)
	}
	slices.Sort(learnt.fields)
	return learnt
}

// note keeps what later requests can use: the ETags of records and the cursors of lists.
func (s *seen) note(a asked, answer *contract.Response) {
	if answer == nil || answer.Status != http.StatusOK {
		return
	}
	s.Lock()
	defer s.Unlock()
	path, query, _ := strings.Cut(a.path, "?")
	if etag := answer.Header.Get("ETag"); strings.HasPrefix(etag, `"v`) && answer.Header.Get("Dry-Run") == "" {
		s.etags[path] = etag
	}
	body, _ := answer.JSON.(map[string]any)
	if cursor, ok := body["next"].(string); ok {
		if s.pages = append(s.pages, page{query, cursor}); len(s.pages) > remembered {
			s.pages = s.pages[1:]
		}
	}
}

// etag gives the one that was answered last for a path.
func (s *seen) etag(path string) string {
	s.Lock()
	defer s.Unlock()
	if etag, ok := s.etags[path]; ok {
		return etag
	}
	return `"v1.x"`
}

// page gives one that was answered and has a next.
func (s *seen) page(m *maker) (page, bool) {
	s.Lock()
	defer s.Unlock()
	if len(s.pages) == 0 {
		return page{}, false
	}
	return pick(m, s.pages), true
}
