package matrix_test

import (
	"strings"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// filesOf are files about posts, of each network by itself: who sees its posts sees them, and nobody else.
func (w *world) filesOf() {
	w.event(contract.AdministratorID, func(run statement) {
		for _, p := range places {
			if p.kind() != "pcn" {
				continue
			}
			r := w.add(&record{kind: "imports", id: access.NewID(), side: "posts of " + p.side, version: 1, scopes: []string{"posts:" + p.key()}, canary: w.canary()})
			run(`INSERT INTO imports (id, kind, file_name, file_bytes, sha256, as_at, status, rows_read, left_out, put_right, waiting, changes, created, renamed, moved, closed, plan_sha256, planned_at, planned_by, version, updated_at, scopes, headings)
				VALUES ($1::text::uuid, 'posts', $2, 1, '', '2026-11-01', 'planned', 1, 0, 0, 0, 1, 1, 0, 0, 0, 'outdated', '2026-11-01', 'system', 1, '2026-11-01', $3, ARRAY[$2])`, r.id, r.canary, r.scopes)
			run(`INSERT INTO import_changes (import_id, number, action, record_type, record_code, after) VALUES ($1::text::uuid, 1, 'create', 'post', $2, $2)`, r.id, r.canary)
			run(`INSERT INTO import_problems (import_id, number, code, message, result, value) VALUES ($1::text::uuid, 1, 'wrong_code', $2, 'left_out', $2)`, r.id, r.canary)
			run(`INSERT INTO import_left_out_rows (import_id, number, row, cells, problem) VALUES ($1::text::uuid, 1, 2, ARRAY[$2], $2)`, r.id, r.canary)
		}
	})
}

// takesIn tells whether the caller may import the kind of file that an import is.
func (c *caller) takesIn(national bool) bool {
	if national {
		return c.role == policy.ProgrammeAdmin || strings.HasPrefix(c.given, "region:") && len(c.permissions) > 0
	}
	return c.role == policy.PCNManager
}

// excuseImport is what else can be answered about a file to who may see it: it is of a kind that they may not import or that
// keeps no rows, or in another state.
func excuseImport(o operation, c *caller, national bool) func(status int, body string) bool {
	switch {
	case o.Operation == "imports.read_left_out" && national:
		return refusedFor("conflict")
	case !o.writes():
		return refusedFor()
	case c.takesIn(national):
		return refusedFor("conflict")
	}
	return refusedFor("forbidden", "conflict")
}
