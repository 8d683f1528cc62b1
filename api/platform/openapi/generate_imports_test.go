package openapi_test

import (
	"slices"
	"strings"
	"testing"

	"trellis/api/server/contract"
)

// verbs are the transitions of imports, and the status an import must have for each.
var verbs = map[string]string{"apply": "planned", "replan": "planned", "discard": "planned", "undo": "applied"}

// sample is a small file of a kind.
type sample struct{ kind, name, content string }

// learnImports reads the kinds of file there are.
func (s *seen) learnImports(t *testing.T, server *contract.Server) {
	t.Helper()
	var kinds struct {
		Items []struct {
			Name       string
			SampleName string `json:"sample_name"`
			Sample     string
		}
	}
	server.Get("/api/v1/import_kinds").Into(t, &kinds)
	for _, k := range kinds.Items {
		s.samples = append(s.samples, sample{k.Name, k.SampleName, k.Sample})
	}
	s.imports = map[string]string{}
}

// noteImport keeps what became of an import.
func (s *seen) noteImport(path, etag string, body map[string]any) {
	id, _ := body["id"].(string)
	status, _ := body["status"].(string)
	if !strings.HasPrefix(path, "/api/v1/imports") || id == "" || status == "" {
		return
	}
	s.imports[id] = status
	s.etags["/api/v1/imports/"+id] = etag
}

// transition tells whether an address is that of a transition.
func (m *maker) transition(path string) bool {
	return verbs[path[strings.LastIndexByte(path, '/')+1:]] != ""
}

// importFor chooses an import for a transition, mostly one with which it is possible. The files that the test
// stands on are left alone: undone, they would leave little to ask for.
func (m *maker) importFor(path string) (id string, ok bool) {
	status, isTransition := verbs[path[strings.LastIndexByte(path, '/')+1:]]
	if !isTransition {
		return "", false
	}
	m.seen.Lock()
	defer m.seen.Unlock()
	fitting := []string{"019a0000-0000-7000-8000-000000000000"}
	wrong := m.chance(5)
	for id, is := range m.seen.imports {
		if !slices.Contains(m.seen.codes["imports"], id) && (wrong || is == status) {
			fitting = append(fitting, id)
		}
	}
	return pick(m, fitting), true
}

// form makes a form with a file of some kind: as it should be, nearly so, or damaged.
func (m *maker) form() (contentType string, body []byte) {
	s := pick(m, m.seen.samples)
	kind, content := s.kind, []byte(s.content)
	if m.chance(8) {
		kind = m.near(pick(m, m.seen.samples).kind)
	}
	if m.chance(3) {
		for range 1 + m.IntN(3) {
			content[m.IntN(len(content))] = byte(m.IntN(256))
		}
	}
	parts := []contract.Part{
		{Name: "kind", Content: []byte(kind)},
		{Name: "as_at", Content: []byte(m.near(pick(m, []string{"2026-07-01", "2026-07-01", "2025-10-30", "2023-01-27", "29/02/2024", ""})))},
		{Name: "file", FileName: m.near(s.name), Content: content},
	}
	switch m.IntN(20) {
	case 0:
		parts = append(parts, pick(m, parts))
	case 1:
		parts = parts[m.IntN(2):]
	case 2:
		parts = parts[:2]
	case 3:
		parts = append(parts, contract.Part{Name: m.text(), Content: []byte(m.text())})
	}
	contentType, body = contract.Form(parts...)
	if m.chance(15) {
		body = body[:m.IntN(len(body))]
	}
	return contentType, body
}
