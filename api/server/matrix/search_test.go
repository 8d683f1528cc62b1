package matrix_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"trellis/api/server/contract"
)

// listed are the lists of what is somebody's, with the kind of their records.
var listed = map[string]string{"users.list": "users", "invitations.list": "invitations", "api_clients.list": "api_clients", "audit_events.list": "audit_events", "posts.list": "posts", "arrs_claims.list": "arrs_claims",
	"service_figures.list": "figures", "assessments.list": "assessments", "improvement_actions.list": "improvement_actions"}

// neutral are questions that name nobody and nothing of anybody's.
var neutral = []string{"sort", "fields", "cursor", "limit", "include_total", "scope_kind", "expires_on", "status", "role", "is_demo", "has_public_key", "actor_kind", "operation", "action", "from", "to", "resource", "full", "sequence",
	"as_of", "pcn_code", "icb_code", "borough_gss_code", "role_type", "afc_band", "pay_zone", "contract", "engagement", "employer_type", "is_vacant", "contract_ends_before", "supervision", "training", "left_since", "month", "include",
	"framework_version", "kind", "criteria_set", "embedding_status", "published_on",
	"reason", "criterion_code", "is_overdue", "due_before"}

// asking are the values of the other questions: what stands in a record, and what stands in none.
var asking = map[string]struct {
	kind, none, besides string
	value               func(r *record) string
}{
	"id":         {"", nobody, "", (*record).name},
	"q":          {"users", "cnry999x", "", func(r *record) string { return r.canary }},
	"email":      {"invitations", "nobody@trellis.invalid", "", (*record).email},
	"owner_id":   {"users", nobody, "", (*record).name},
	"invited_by": {"users", nobody, "", (*record).name},
	"actor_id":   {"users", nobody, "", (*record).name},
	"request_id": {"users", nobody, "", (*record).name},
	"record_key": {"memberships", nobody, "&table_name=memberships", (*record).name},
	"reference":  {"posts", "cnry999x", "", func(r *record) string { return r.canary }},
	"table_name": {"", "", "", nil}, // with record_key
}

func (r *record) name() string { return r.id }

// searches asks a list for each record by each question that names one. A record out of reach is found no more than one
// there is not, and not counted; one within reach is found in every format.
func (m *matrix) searches(o operation, c *caller) {
	kind, ok := listed[o.Operation]
	switch {
	case !c.allowed(o.rule):
		return
	case o.Operation == "changes.list":
		m.follow(o, c)
		return
	case !ok || len(o.about) > 0: // the same list, of something
		return
	}
	query, nothing := "?include_total=true&", `"total":0`
	isSum := strings.HasSuffix(o.Path, "_summary") // of what the list has
	if isSum {
		query, nothing = "?", `"posts":0`
	}
	said := func(s *side, format string, args ...any) {
		m.found("%s %s by %s: %s", o.says(), s.says, c.says, fmt.Sprintf(format, args...))
	}
	for _, parameter := range o.described.Parameters {
		name := parameter.Value.Name
		question, known := asking[name]
		if parameter.Value.In != "query" || slices.Contains(neutral, name) || question.value == nil && known {
			continue
		}
		if !known {
			m.found("%s: the matrix does not know what to ask with %s", o.says(), name)
			continue
		}
		if question.kind == "" {
			question.kind = kind
		}
		ask := func(r *record, value string) (*side, *contract.Response) {
			s := &side{says: "by " + name + " of " + r.side, path: o.Path + query + name + "=" + url.QueryEscape(value) + question.besides, names: []string{value}}
			m.cells.Add(1)
			answer := m.ask(o, c, s, variant{}, false)
			if answer != nil {
				m.overheard(o, c, s, answer, func(format string, args ...any) { said(s, format, args...) })
			}
			return s, answer
		}
		gone, none := ask(missingOf(question.kind), question.none)
		for _, r := range m.world.records[question.kind] {
			s, answer := ask(r, question.value(r))
			switch {
			case none == nil || answer == nil:
			case !c.within(o.rule, r) && plain(answer, s.names) != plain(none, gone.names):
				if question.kind == kind || name == "record_key" { // who gave or did something may be named to those who see it
					said(s, "it is told from what there is not: %s", answer.Text())
				}
			case c.within(o.rule, r) && (name == "id" || name == "q" || name == "record_key") && (answer.Status != http.StatusOK || strings.Contains(answer.Text(), nothing)):
				said(s, "it is within reach, and not found: %s", answer.Text())
			}
		}
	}
	for _, format := range o.formats() {
		s := &side{says: "all as " + format, path: o.Path}
		if format == "application/json" {
			s.path += "?limit=200&include_total=true"
		}
		if isSum {
			s.path = o.Path
		}
		answer := m.ask(o, c, s, variant{header: map[string]string{"Accept": format}}, false)
		if answer == nil {
			continue
		}
		text := unpacked(answer)
		m.overheard(o, c, s, answer, func(format string, args ...any) { said(s, format, args...) })
		if isSum {
			continue
		}
		for _, r := range m.world.records[kind] {
			if c.within(o.rule, r) && !strings.Contains(text, r.id) && !(kind == "posts" && r.ended) { // which it shows when asked
				said(s, "what is within reach is not in it: %s of %s", r.kind, r.side)
			}
		}
	}
}

// follow reads the feed of changes to its end.
func (m *matrix) follow(o operation, c *caller) {
	for cursor := ""; ; {
		s := &side{says: "from " + cursor, path: o.Path + "?limit=1000&cursor=" + url.QueryEscape(cursor)}
		if cursor == "" {
			s.path = o.Path + "?limit=1000"
		}
		answer := m.ask(o, c, s, variant{}, false)
		if answer == nil || answer.Status != http.StatusOK {
			m.found("%s by %s breaks off", o.says(), c.says)
			return
		}
		m.overheard(o, c, s, answer, func(format string, args ...any) {
			m.found("%s by %s: %s", o.says(), c.says, fmt.Sprintf(format, args...))
		})
		page, _ := answer.JSON.(object)
		if page["is_caught_up"] == true {
			return
		}
		cursor, _ = page["next"].(string)
	}
}
