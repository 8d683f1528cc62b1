package workforce_test

import (
	"fmt"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/server/contract"
)

// post writes a post with its terms, funding and people as statements.
type keptPost struct {
	id, pcn, reference, role   string
	opened, closed, recruiting string
	wte                        float64
	fixedTermEnds              string
	arrs                       int // per cent; the rest is the board's
	people                     []spell
}

// spell is somebody in a post.
type spell struct {
	id, holder string
	wte        float64
	from, to   string
}

func null(text string) string {
	if text == "" {
		return "NULL"
	}
	return "'" + text + "'"
}

func uuid(id string) string { return fmt.Sprintf("'00000000-0000-7000-8000-%012s'", id) }

func (p keptPost) statements() string {
	var out strings.Builder
	fmt.Fprintf(&out, "INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, closed_on, recruiting_from, updated_at) VALUES (%s, '%s', '%s', '%s', '%s', %s, %s, now());\n",
		uuid(p.id), p.pcn, p.reference, p.role, p.opened, null(p.closed), null(p.recruiting))
	contractOf := "permanent"
	if p.fixedTermEnds != "" {
		contractOf = "fixed_term"
	}
	fmt.Fprintf(&out, "INSERT INTO post_terms (post_id, pcn_code, valid_from, valid_to, wte_funded, contract, contract_ends_on, engagement, employer_type, employer_name) VALUES (%s, '%s', '%s', %s, %v, '%s', %s, 'employed', 'pcn', 'The network');\n",
		uuid(p.id), p.pcn, p.opened, null(p.closed), p.wte, contractOf, null(p.fixedTermEnds))
	for source, share := range map[string]int{"arrs": p.arrs, "icb": 100 - p.arrs} {
		if share > 0 {
			fmt.Fprintf(&out, "INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, valid_to, share) VALUES (%s, '%s', '%s', '%s', %s, %d);\n", uuid(p.id), p.pcn, source, p.opened, null(p.closed), share)
		}
	}
	for _, s := range p.people {
		reason := ""
		if s.to != "" {
			reason = "workload"
		}
		fmt.Fprintf(&out, "INSERT INTO post_holders (id, pcn_code, reference, updated_at) VALUES (%s, '%s', 'H-%s', now()) ON CONFLICT DO NOTHING;\n", uuid(s.holder), p.pcn, s.holder)
		fmt.Fprintf(&out, "INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, valid_to, leaving_reason, updated_at) VALUES (%s, %s, '%s', %s, %v, '%s', %s, %s, now());\n",
			uuid(s.id), uuid(p.id), p.pcn, uuid(s.holder), s.wte, s.from, null(s.to), null(reason))
	}
	return out.String()
}

// everywhere lets statements of a test write what belongs to any network.
const everywhere = "SELECT set_config('trellis.reach', '{*}', true);\n"

// Networks of a small invented London: what is counted of them is worked out by hand in the tests.
//
// UD0001: H1 left the first post on 1 March 2026, H2 came 61 days later and is in the second as well; the care co-ordinator's
// post has been looked for since 16 September; another is only planned; the coach's was closed with its holder in July.
func (s *census) fillPosts(t *testing.T) {
	t.Helper()
	s.FillLondon()
	text := everywhere
	for _, p := range []keptPost{
		{id: "101", pcn: "UD0001", reference: "LW1", role: "splw", opened: "2023-01-01", recruiting: "2023-01-01", wte: 1, arrs: 100,
			people: []spell{{"201", "301", 0.8, "2023-03-01", "2026-03-01"}, {"202", "302", 0.6, "2026-05-01", ""}}},
		{id: "102", pcn: "UD0001", reference: "LW2", role: "splw", opened: "2024-01-01", recruiting: "2024-01-01", wte: 0.5, fixedTermEnds: "2027-01-31", arrs: 40,
			people: []spell{{"203", "302", 0.4, "2024-02-01", ""}}},
		{id: "103", pcn: "UD0001", reference: "CC1", role: "cc", opened: "2026-09-01", recruiting: "2026-09-16", wte: 1, fixedTermEnds: "2027-02-01", arrs: 100},
		{id: "104", pcn: "UD0001", reference: "HC1", role: "hwbc", opened: "2025-01-01", closed: "2026-07-01", recruiting: "2025-01-01", wte: 1, arrs: 100,
			people: []spell{{"204", "303", 1, "2025-02-01", "2026-07-01"}}},
		{id: "105", pcn: "UD0001", reference: "CC2", role: "cc", opened: "2026-11-01", wte: 0.2, arrs: 100},
		{id: "106", pcn: "UD0003", reference: "LW1", role: "splw", opened: "2026-10-01", recruiting: "2026-10-01", wte: 1, arrs: 0,
			people: []spell{{"205", "304", 1, "2026-10-10", ""}}},
		{id: "107", pcn: "UD0005", reference: "LW1", role: "splw", opened: "2025-10-01", recruiting: "2025-10-01", wte: 1, arrs: 100,
			people: []spell{{"206", "305", 0.3333, "2025-10-01", ""}, {"207", "306", 0.6666, "2025-10-01", ""}}},
	} {
		text += p.statements()
	}
	held := func(assignment, on string) {
		text += fmt.Sprintf("INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at) VALUES (gen_random_uuid(), %s, 'UD0001', 'clinical_professional', '%s', now());\n", uuid(assignment), on)
	}
	for _, on := range []string{"2026-05-31", "2026-06-01", "2026-07-15", "2026-08-15", "2026-09-15", "2026-10-31"} {
		held("202", on)
	}
	held("203", "2026-05-01")
	held("203", "2026-10-01")
	text += fmt.Sprintf("INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, withdrawn_on, updated_at) SELECT gen_random_uuid(), %s, 'UD0001', 'educational', d, '2026-11-01', now() FROM unnest('{2026-06-10,2026-07-10,2026-08-10,2026-09-10}'::date[]) d;\n", uuid("203"))
	trained := func(assignment, course, enrolled, completed, expires string) {
		text += fmt.Sprintf("INSERT INTO training_records (id, assignment_id, pcn_code, course_code, enrolled_on, completed_on, expires_on, updated_at) VALUES (gen_random_uuid(), %s, 'UD0001', '%s', '%s', %s, %s, now());\n", uuid(assignment), course, enrolled, null(completed), null(expires))
	}
	trained("203", "social_prescribing_e_learning", "2024-02-01", "2024-05-01", "")
	trained("203", "link_worker_pci", "2024-06-01", "", "")
	trained("203", "statutory_and_mandatory", "2024-02-01", "2024-03-01", "2025-03-01")
	trained("202", "statutory_and_mandatory", "2026-06-01", "2026-06-01", "")
	text += fmt.Sprintf("INSERT INTO training_records (id, assignment_id, pcn_code, course_code, enrolled_on, completed_on, updated_at) SELECT gen_random_uuid(), %s, 'UD0001', code, '2024-02-01', '2024-04-01', now() FROM training_courses WHERE kind = 'induction';\n", uuid("203"))
	s.Fill(text)
}

// fillReturns writes the demonstration's returns of June 2026: of UD0003, which posts are kept of, there is none.
func (s *census) fillReturns() {
	s.Fill(everywhere + `
INSERT INTO workforce_censuses VALUES ('2026-06-30', true, '{Y56}');
INSERT INTO workforce_returns (census_on, pcn_code) VALUES ('2026-06-30', 'UD0001'), ('2026-06-30', 'UD0004'), ('2026-06-30', 'UD0005');
INSERT INTO workforce_return_figures (census_on, pcn_code, staff_role, is_contracted, role_type, fte, headcount) VALUES
    ('2026-06-30', 'UD0001', 'Social Prescribing Link Workers', false, 'splw', 1, 2), ('2026-06-30', 'UD0001', 'Social Prescribing Link Workers', true, 'splw', 0.6667, 0),
    ('2026-06-30', 'UD0001', 'Health and Wellbeing Coaches', false, 'hwbc', 0.5, 1),
    ('2026-06-30', 'UD0001', 'Social Prescribing Link Workers (Mental Health Practitioners)', false, 'splw_mental_health', 0.3, 1),
    ('2026-06-30', 'UD0004', 'Care Coordinators', false, 'cc', 1.25, 2), ('2026-06-30', 'UD0004', 'Pharmacists', false, NULL, 3, 3),
    ('2026-06-30', 'UD0005', 'Social Prescribing Link Workers', false, 'splw', 0.9999, 2);
INSERT INTO arrs_claims (id, pcn_code, month, role_type, wte, amount_pence, status, recorded_by, updated_at) VALUES
    (gen_random_uuid(), 'UD0001', '2026-06-01', 'splw', 1.5, 500000, 'recorded', 'system', now()), (gen_random_uuid(), 'UD0005', '2026-06-01', 'splw', 1, 300000, 'recorded', 'system', now());`)
}

// settle gives a person a role.
func (s *census) settle(name, role, kind, key string) *contract.Server {
	id := s.Settle(access.NewPerson{Name: name, Email: strings.ReplaceAll(strings.ToLower(name), " ", ".") + "@trellis.invalid", Role: role, ScopeKind: kind, ScopeKeys: []string{key}})
	return s.As(id)
}
