package matrix_test

import (
	"fmt"
	"slices"
	"strings"

	"trellis/api/access"
	"trellis/api/policy"
)

// classes are the records of a network that not everyone sees who reaches it: the roles that do, and whether programs may.
// They are written down here and not asked of the product.
var classes = map[string]struct {
	roles []policy.Role
	lent  bool
}{
	"posts":                 {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.ICBLead, policy.PCNManager}, true},
	"post_holders":          {[]policy.Role{policy.PCNManager}, false},
	"arrs_claims":           {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.FinanceApprover, policy.ICBLead, policy.PCNManager}, true},
	"service_figures":       {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.PCNManager}, true},
	"assessment_drafts":     {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.PCNManager}, false},
	"assessment_moderation": {[]policy.Role{policy.ProgrammeAdmin, policy.ICBLead}, false},
	"assessments_in_review": {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.ICBLead, policy.PCNManager}, false},
	"assessments":           {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.ICBLead, policy.PCNManager, policy.Analyst}, true},
	"assessment_evidence":   {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.ICBLead, policy.PCNManager}, false},
	"improvement_actions":   {[]policy.Role{policy.ProgrammeAdmin, policy.ProgrammeOfficer, policy.ICBLead, policy.PCNManager, policy.Analyst}, true},
}

// withClasses adds the classes that somebody sees, of the networks among the tokens.
func withClasses(tokens []string, sees func(class string) bool) []string {
	for _, token := range slices.Clone(tokens) {
		if code, ok := strings.CutPrefix(token, "pcn:"); ok {
			for class := range classes {
				if sees(class) {
					tokens = append(tokens, class+":"+code)
				}
			}
		}
	}
	return tokens
}

// workforce gives each network a post with somebody in it who is supported, one that nobody is in, and one that is closed.
func (w *world) workforce() {
	for i, p := range places {
		if p.kind() != "pcn" {
			continue
		}
		w.event(w.inviter.id, func(run statement) {
			staffed := w.post(run, p, "", "NULL")
			w.post(run, p, ", empty", "NULL")
			w.post(run, p, ", closed", "date '2026-06-01'").ended = true
			w.inPost(run, p, staffed, i)
		})
	}
	for side, code := range map[string]string{"a role": "SPLW", "another role": "HWBC"} {
		w.add(&record{kind: "role_types", id: code, side: side, version: 1})
	}
}

func (w *world) post(run statement, p place, says, closed string) *record {
	r := w.add(&record{kind: "posts", id: access.NewID(), side: p.side + says, version: 1, scopes: []string{"posts:" + p.key()}, canary: w.canary()})
	run(fmt.Sprintf(`INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, closed_on, updated_at) VALUES ($1::text::uuid, $2, $3, 'splw', '2024-04-01', %s, '2026-11-01')`, closed), r.id, p.key(), r.canary)
	run(fmt.Sprintf(`INSERT INTO post_terms (post_id, pcn_code, valid_from, valid_to, wte_funded, contract, engagement, employer_type, employer_name)
		VALUES ($1::text::uuid, $2, '2024-04-01', %s, 1, 'permanent', 'employed', 'pcn', $3)`, closed), r.id, p.key(), r.canary)
	run(fmt.Sprintf(`INSERT INTO post_funding_lines (post_id, pcn_code, source, valid_from, valid_to, share) VALUES ($1::text::uuid, $2, 'arrs', '2024-04-01', %s, 100)`, closed), r.id, p.key())
	return r
}

// inPost puts somebody in a post, with supervision and training, some of it taken back.
func (w *world) inPost(run statement, p place, post *record, number int) {
	holder := w.add(&record{kind: "post_holders", id: access.NewID(), side: p.side, version: 1, scopes: []string{"post_holders:" + p.key()}, canary: w.canary()})
	run("INSERT INTO post_holders (id, pcn_code, reference, name, updated_at) VALUES ($1::text::uuid, $2, $3, $4, '2026-11-01')", holder.id, p.key(), fmt.Sprint(holder.canary, "-", number), holder.canary)
	part := func(kind, says string) *record {
		return w.add(&record{kind: kind, id: access.NewID(), side: p.side + says, version: 1, scopes: post.scopes, ended: says != ""})
	}
	run("UPDATE posts SET note = $2, version = version + 1 WHERE id = $1::text::uuid", post.id, holder.canary)
	post.version++
	reason := []string{"workload", "pay", "personal", "dismissal", "retirement", "career_change", "lack_of_support", "not_known", "end_of_contract", "other_employer", "other_role_in_nhs", "other_role_in_network"}[number] // each network's own
	run(`INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, valid_to, leaving_reason, updated_at)
		VALUES ($1::text::uuid, $2::text::uuid, $3, $4::text::uuid, 0.5, '2024-05-01', '2024-06-01', $5, '2026-11-01')`, access.NewID(), post.id, p.key(), holder.id, reason)
	w.identified = append(w.identified, &record{kind: "reasons for leaving", id: `"leaving_reason":"` + reason + `"`, side: p.side, scopes: holder.scopes})
	a := part("assignments", "")
	run(`INSERT INTO post_assignments (id, post_id, pcn_code, holder_id, wte, valid_from, updated_at) VALUES ($1::text::uuid, $2::text::uuid, $3, $4::text::uuid, 0.5, '2024-06-01', '2026-11-01')`, a.id, post.id, p.key(), holder.id)
	run(`INSERT INTO supervision_arrangements (id, post_id, pcn_code, kind, supervisor_role, frequency, valid_from, updated_at)
		VALUES ($1::text::uuid, $2::text::uuid, $3, 'clinical_professional', $4, 'monthly', '2024-06-01', '2026-11-01')`, part("supervision_arrangements", "").id, post.id, p.key(), post.canary)
	for says, withdrawn := range map[string]string{"": "NULL", ", taken back": "date '2026-11-02'"} {
		run(fmt.Sprintf(`INSERT INTO supervision_sessions (id, assignment_id, pcn_code, kind, held_on, updated_at, withdrawn_on)
			VALUES ($1::text::uuid, $2::text::uuid, $3, 'clinical_professional', '2026-10-12', '2026-11-01', %s)`, withdrawn), part("supervision_sessions", says).id, a.id, p.key())
		run(fmt.Sprintf(`INSERT INTO training_records (id, assignment_id, pcn_code, course_code, provider, enrolled_on, updated_at, withdrawn_on)
			VALUES ($1::text::uuid, $2::text::uuid, $3, 'link_worker_pci', $4, '2026-10-12', '2026-11-01', %s)`, withdrawn), part("training_records", says).id, a.id, p.key(), post.canary)
	}
}

// networks are the networks that a body can name.
func (m *matrix) networks(o operation, c *caller, path string) (sides []*side) {
	ask := func(says, code string) *side {
		changes := o.own(c)
		changes["pcn_code"] = code
		if o.body.Properties["opened_on"] != nil { // while the closed network stood
			changes["opened_on"] = "2025-01-01"
		}
		return &side{says: "of " + says, path: path, body: o.fields(changes), names: []string{code}, version: 1}
	}
	gone := ask("no network", nowhere["pcn"])
	sides = append(sides, gone)
	for _, p := range places {
		if p.kind() == "pcn" {
			s := ask(p.side, p.key())
			s.like, s.within = gone, slices.Contains(reachedFrom(c.given), p.token)
			if (o.Operation == "improvement_actions.create" || o.Operation == "assessments.create") && p.side == "closed network" { // of which nothing is improved or assessed any more
				s.excused = refusedFor("invalid")
			}
			sides = append(sides, s)
		}
	}
	return sides
}

// ofPosts are the operations on a post and on what belongs to it.
func ofPosts(operation string) bool {
	noun, _, _ := strings.Cut(operation, ".")
	return slices.Contains([]string{"posts", "assignments", "supervision", "training"}, noun)
}
