package matrix_test

import (
	"trellis/api/access"
	"trellis/api/policy"
)

// assessments gives each network one of every class: a draft, one that was submitted, one that is published and one before it, and of its board a draft and one that was submitted.
// The open ones are against versions of their own, so that another can be begun.
func (w *world) assessments() {
	const result = `{"status": "insufficient_evidence", "score": null, "band": null, "assessed": 0, "applicable": 0, "gate_failures": [], "domains": [], "roles": []}`
	w.event(w.inviter.id, func(run statement) {
		for _, number := range []string{"77", "78", "79", "80"} {
			w.add(&record{kind: "embedding_frameworks", id: number, side: "draft " + number, version: 1})
			run(`INSERT INTO embedding_frameworks (framework_version, name, note, status, based_on, updated_at) VALUES ($1::text::bigint, 'The one after', 'A draft', 'draft', 1, '2026-11-01')`, number)
		}
		run(`INSERT INTO embedding_domains (framework_version, code, name, weight, position) VALUES (2, 'A', 'Leadership', 1, 1)`)
		run(`INSERT INTO embedding_criteria (framework_version, code, domain_code, name, explanation, scope, role_types, is_core, is_gate, weight, source, levels, position)
			VALUES (2, 'A1', 'A', 'A lead', 'Somebody leads.', 'pcn', '{}', true, false, 1, 'The matrix', '{No,Hardly,Half,Yes,All}', 1)`)
	})
	for _, p := range places {
		if p.kind() != "pcn" {
			continue
		}
		w.event(w.inviter.id, func(run statement) {
			for _, a := range []struct {
				status, class string
				framework     int
				kind          string
			}{{"draft", "assessment_drafts", 2, "self"}, {"submitted", "assessments_in_review", 77, "self"}, {"validated", "assessments_in_review", 78, "peer"}, {"superseded", "assessments", 1, "self"}, {"published", "assessments", 1, "self"},
				{"draft", "assessments_in_review", 79, "moderated"}, {"submitted", "assessments_in_review", 80, "moderated"}} {
				r := w.add(&record{kind: "assessments", id: access.NewID(), side: p.side + ", " + a.kind + ", " + a.status, moderated: a.kind == "moderated", version: 1, scopes: []string{a.class + ":" + p.key()}})
				run(`INSERT INTO assessments (id, pcn_code, framework_version, kind, criteria_set, status, role_types, levels, result, submitted_at, submitted_by, validated_at, validated_by, published_at, published_on, superseded_on, opened_at, updated_at)
					SELECT $1::text::uuid, $2, $3::bigint, $6, 'core', $4, '{}', CASE WHEN $3 = 1 THEN array_fill(-1::smallint, ARRAY[84]) WHEN $3 = 2 THEN '{2}' ELSE '{}' END, $5::text::jsonb,
					       CASE WHEN $4 <> 'draft' THEN at END, CASE WHEN $4 <> 'draft' THEN 'system' END, CASE WHEN $3 IN (1, 78) THEN at END, CASE WHEN $3 IN (1, 78) THEN 'system' END,
					       CASE WHEN $3 = 1 THEN at END, CASE WHEN $3 = 1 THEN at::date END, CASE WHEN $4 = 'superseded' THEN at::date END, at, at
					  FROM (SELECT timestamptz '2026-11-01 12:00Z' AS at) t`, r.id, p.key(), a.framework, a.status, result, a.kind)
			}
		})
	}
}

// others tells whether what an operation does with an assessment is another body's to do than the caller's, who sees it: the lead of a
// board works at moderated ones, a network's manager at the others, and each answers what the other hands in.
func (o operation) others(c *caller, r *record) bool {
	if r == nil || r.kind != "assessments" {
		return false
	}
	switch o.Operation {
	case "assessments.update", "assessments.rate", "assessments.suggest", "assessments.submit", "assessments.discard":
		if c.role == policy.ProgrammeAdmin { // who may only discard, and that anybody's
			return false
		}
		return r.moderated != (c.role == policy.ICBLead)
	case "assessments.validate", "assessments.return":
		return c.role != policy.ProgrammeAdmin && r.moderated == (c.role == policy.ICBLead)
	}
	return false
}
