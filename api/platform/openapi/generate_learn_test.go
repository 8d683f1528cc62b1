package openapi_test

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// remembered is how many cursors are kept to be followed.
const remembered = 300

// nouns are the lists of organisations, by the name of the parameter or filter that takes one's code.
var nouns = map[string]string{"icb_code": "icbs", "region_code": "regions", "sub_icb_location_code": "sub_icb_locations",
	"gss": "boroughs", "gss_code": "boroughs", "borough_gss_code": "boroughs", "pcn_code": "pcns", "practice_code": "practices",
	"role_type": "role_types", "course_code": "training_courses"}

// learn reads the organisations there are and the fields they have.
func learn(t *testing.T, s *contract.Server) *seen {
	t.Helper()
	settle(t, s)
	learnt := &seen{codes: map[string][]string{}, fields: map[string][]string{}, etags: map[string]string{}}
	learnt.read(t, s, map[string]string{"regions": "", "boroughs": "", "imports": "", "icbs": "&include=successors,predecessors&status=open&status=closed",
		"role_types": "", "training_courses": "", "users": "", "api_clients": "", "invitations": "", "audit_events": "",
		"sub_icb_locations": "&status=open&status=closed", "pcns": "&status=open&status=closed", "practices": "&status=open&status=closed"})
	learnt.codes["london_regions"], learnt.codes["london_icbs"], learnt.codes["london_pcns"] = []string{"Y56"}, []string{"QMF", "QKK", "QWE"}, learnt.codes["pcns"]
	learnt.learnImports(t, s)
	return learnt
}

// read reads lists: what the records in them are called, and the fields they have.
func (s *seen) read(t *testing.T, server *contract.Server, lists map[string]string) {
	t.Helper()
	for noun, query := range lists {
		var list struct{ Items []map[string]any }
		server.Get("/api/v1/"+noun+"?limit=200"+query).Into(t, &list)
		for _, item := range list.Items {
			for _, key := range []string{"ods_code", "gss_code", "code", "id", "key"} {
				if code, ok := item[key].(string); ok {
					if !slices.Contains(s.codes[noun], code) {
						s.codes[noun] = append(s.codes[noun], code)
					}
					break
				}
			}
		}
		for name := range list.Items[0] {
			s.fields[noun] = append(s.fields[noun], name)
		}
		slices.Sort(s.fields[noun])
	}
}

// settle makes people, programs of theirs and of the administrator's, and invitations to ask about.
func settle(t *testing.T, s *contract.Server) {
	t.Helper()
	make := func(s *contract.Server, path string, body map[string]any) {
		if answer := s.Do(http.MethodPost, path, nil, body); answer.Status != http.StatusCreated {
			t.Fatalf("%s answers %d %.300s", path, answer.Status, answer.Body)
		}
	}
	for n := range 5 {
		analyst := s.Settle(access.NewPerson{Name: fmt.Sprint("Person ", n), Email: fmt.Sprintf("person-%d@trellis.invalid", n), Role: policy.Analyst, ScopeKind: "region", ScopeKeys: []string{"Y56"}})
		program := map[string]any{"name": fmt.Sprint("Program ", n), "permissions": []string{"organisations:read"}, "scope_kind": "icb", "scope_keys": []string{"QMF"}, "expires_on": s.App.Clock.Today().AddDays(300)}
		make(s, "/api/v1/api_clients", program)
		make(s.As(analyst), "/api/v1/api_clients", program)
		make(s, "/api/v1/invitations", map[string]any{"name": fmt.Sprint("Guest ", n), "email": fmt.Sprintf("guest-%d@trellis.invalid", n), "role": "analyst", "scope_kind": "icb", "scope_keys": []string{"QMF"}})
	}
	if err := s.App.Sequencer.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// known are the codes or ids of the records of a list.
func (s *seen) known(noun string) []string {
	s.Lock()
	defer s.Unlock()
	return slices.Clone(s.codes[noun])
}

// noun is what an address lists or names: the last of its words that is a list, such as pcns in /icbs/{code}/pcns.
func (s *seen) noun(path string) string {
	s.Lock()
	defer s.Unlock()
	noun := "icbs"
	for word := range strings.SplitSeq(path, "/") {
		if s.codes[word] != nil {
			noun = word
		}
	}
	return noun
}

// owner is what the code in an address belongs to: icbs in /icbs/{code}/pcns.
func owner(path string) string {
	before, _, _ := strings.Cut(path, "/{")
	return before[strings.LastIndexByte(before, '/')+1:]
}

// note keeps what later requests can use: the ETags of records and the cursors of lists.
func (s *seen) note(a asked, answer *contract.Response) {
	if answer == nil || answer.Status != http.StatusOK && answer.Status != http.StatusCreated {
		return
	}
	s.Lock()
	defer s.Unlock()
	path, query, _ := strings.Cut(a.path, "?")
	body, _ := answer.JSON.(map[string]any)
	if etag := answer.Header.Get("ETag"); answer.Header.Get("Dry-Run") == "" {
		if strings.HasPrefix(etag, `"v`) {
			s.etags[cmp.Or(answer.Header.Get("Location"), recordOf(strings.TrimSuffix(path, "/account")))] = etag
		}
		s.noteImport(path, etag, body)
		s.noteAccess(a, body)
		s.noteWorkforce(a, path, body)
	}
	if cursor, ok := body["next"].(string); ok {
		if s.pages = append(s.pages, page{path, query, cursor}); len(s.pages) > remembered {
			s.pages = s.pages[1:]
		}
	}
}

// etag gives the one that was answered last for a path.
func (s *seen) etag(path string) string {
	if etag, ok := s.tag(path); ok {
		return etag
	}
	return `"v1.x"`
}

func (s *seen) tag(path string) (etag string, ok bool) {
	s.Lock()
	defer s.Unlock()
	// A transition is asked for under the record's own address.
	path, _, _ = strings.Cut(path, "?")
	for address := path; address != ""; address = address[:strings.LastIndexByte(address, '/')] {
		if etag, ok = s.etags[address]; ok {
			return etag, true
		}
	}
	return "", false
}

// page gives one that was answered at an address and has a next.
func (s *seen) page(m *maker, path string) (page, bool) {
	s.Lock()
	defer s.Unlock()
	var here []page
	for _, p := range s.pages {
		if path == "" || p.path == path {
			here = append(here, p)
		}
	}
	if len(here) == 0 {
		return page{}, false
	}
	return pick(m, here), true
}
