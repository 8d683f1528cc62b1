package openapi_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
)

// shown is what the API has told once: the secrets that later requests can use.
type shown struct {
	invitations []secret // email, token
	clients     []secret // id, secret
	keys        []secret // client's id, secret's id
	people      []string // addresses of those who have chosen the password of the description
}

type secret struct{ of, text string }

// latest are kept of each sort: what is older has mostly been used up.
const latest = 30

func keep[T any](kept []T, next T) []T {
	if kept = append(kept, next); len(kept) > latest {
		kept = kept[1:]
	}
	return kept
}

// noteAccess keeps the people and programs that have been made, and what was told of them.
func (s *seen) noteAccess(a asked, body map[string]any) {
	id, _ := body["id"].(string)
	switch a.operation {
	case "POST /api/v1/invitations":
		email, _ := body["email"].(string)
		link, _ := body["link"].(string)
		_, token, _ := strings.Cut(link, "#")
		s.codes["invitations"] = keep(s.codes["invitations"], id)
		s.shown.invitations = keep(s.shown.invitations, secret{email, token})
	case "POST /api/v1/invitations/take":
		var taken struct{ Token string }
		_ = json.Unmarshal(a.body, &taken) // it was read before
		for _, invitation := range s.shown.invitations {
			if invitation.text == taken.Token {
				s.shown.people = keep(s.shown.people, invitation.of)
			}
		}
	case "POST /api/v1/api_clients":
		s.codes["api_clients"] = keep(s.codes["api_clients"], id)
		s.noteSecrets(id, body)
	case "GET /api/v1/api_clients/{id}", "POST /api/v1/api_clients/{id}/secrets":
		s.noteSecrets(id, body)
	case "POST /api/v1/users/{id}/memberships":
		s.codes["memberships"] = keep(s.codes["memberships"], id)
	case "GET /api/v1/me/sessions":
		items, _ := body["items"].([]any)
		for _, item := range items {
			s.codes["sessions"] = keep(s.codes["sessions"], fmt.Sprint(item.(map[string]any)["id"]))
		}
	}
}

func (s *seen) noteSecrets(client string, body map[string]any) {
	if text, ok := body["secret"].(string); ok {
		s.shown.clients = keep(s.shown.clients, secret{client, text})
	}
	secrets, _ := body["secrets"].([]any)
	for _, item := range secrets {
		s.shown.keys = keep(s.shown.keys, secret{client, fmt.Sprint(item.(map[string]any)["id"])})
	}
}

// subject fills in an address whose two ids have to fit each other.
func (m *maker) subject(path string) string {
	m.seen.Lock()
	defer m.seen.Unlock()
	path = m.kept(path)
	if !strings.Contains(path, "{secret_id}") || len(m.seen.shown.keys) == 0 || m.chance(4) {
		return path
	}
	key := pick(m, m.seen.shown.keys)
	return strings.NewReplacer("{id}", key.of, "{secret_id}", key.text).Replace(path)
}

// roles are some, with a kind of scope each can be given for.
var roles = []struct{ role, scope string }{{"analyst", "icb"}, {"icb_lead", "icb"}, {"pcn_manager", "pcn"}, {"programme_officer", "region"}}

// fitting makes a body whose values are of their kind and fit each other.
func (m *maker) fitting(schema *openapi3.Schema) []byte {
	object := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(schema.Properties)) {
		property := schema.Properties[name].Value
		if slices.Contains(schema.Required, name) || m.chance(2) && !property.Type.Is(openapi3.TypeObject) {
			object[name] = m.fit(property, name)
		}
	}
	if schema.Properties["scope_kind"] != nil {
		given := pick(m, roles)
		object["scope_kind"], object["scope_keys"] = given.scope, []string{pick(m, m.seen.known("london_"+given.scope+"s"))}
		if schema.Properties["role"] != nil {
			object["role"] = given.role
		}
	}
	m.agree(schema, object)
	m.seen.Lock()
	if schema.Properties["token"] != nil && len(m.seen.shown.invitations) > 0 {
		object["token"] = pick(m, m.seen.shown.invitations).text
	}
	if schema.Properties["method"] != nil && len(m.seen.shown.people) > 0 && m.chance(2) {
		object["method"], object["email"] = "password", pick(m, m.seen.shown.people)
		delete(object, "user_id")
	}
	if schema.Properties["password"] != nil {
		object["password"] = schema.Properties["password"].Value.Examples[0]
		delete(object, "code") // nobody here has a second factor
	}
	m.seen.Unlock()
	encoded, err := json.Marshal(object)
	if err != nil {
		panic(fmt.Sprintf("%v cannot be written: %v", object, err))
	}
	return encoded
}

// fit makes a value for one property, of its kind.
func (m *maker) fit(schema *openapi3.Schema, name string) any {
	if noun, ok := nouns[name]; ok {
		return pick(m, m.seen.known(noun))
	}
	switch {
	case len(schema.Enum) > 0:
		return pick(m, schema.Enum)
	case schema.Format == "date":
		return time.Now().AddDate(0, 0, 1+m.IntN(300)).Format(time.DateOnly)
	case name == "email":
		return fmt.Sprintf("guest-%x@trellis.invalid", m.Uint64())
	case len(schema.Examples) > 0:
		return pick(m, schema.Examples)
	}
	return m.content(schema, name)
}

// tokenForm asks for a token, mostly with a secret that holds.
func (m *maker) tokenForm() []byte {
	form := url.Values{"grant_type": {m.near("client_credentials")}, "client_id": {m.text()}, "client_secret": {m.text()}}
	m.seen.Lock()
	if len(m.seen.shown.clients) > 0 && !m.odd(5) {
		known := pick(m, m.seen.shown.clients)
		form.Set("client_id", known.of)
		form.Set("client_secret", m.near(known.text))
	}
	m.seen.Unlock()
	if m.odd(4) {
		form.Set("scope", pick(m, []string{"organisations:read", "imports:read", m.text()}))
	}
	return []byte(form.Encode())
}
