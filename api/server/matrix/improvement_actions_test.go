package matrix_test

import "trellis/api/access"

// improvements gives each network an action that is open, and one that is done.
func (w *world) improvements() {
	for _, p := range places {
		if p.kind() != "pcn" {
			continue
		}
		w.event(w.inviter.id, func(run statement) {
			for _, status := range []string{"open", "done"} {
				r := w.add(&record{kind: "improvement_actions", id: access.NewID(), side: p.side + ", " + status, version: 1, scopes: []string{"improvement_actions:" + p.key()}, canary: w.canary()})
				run(`INSERT INTO improvement_actions (id, pcn_code, title, reason, detail, owner, due_on, status, outcome, raised_at, closed_on, updated_at)
					SELECT $1::text::uuid, $2, $3, 'not_assessed', $3, $3, '2026-12-18', $4, CASE WHEN $4 = 'done' THEN $3 END, at, CASE WHEN $4 = 'done' THEN at::date END, at FROM (SELECT timestamptz '2026-11-01 12:00Z' AS at) t`, r.id, p.key(), r.canary, status)
			}
		})
	}
}
