package matrix_test

import (
	"slices"

	"trellis/api/access"
)

// campaigns gives boards one each: the own board a closed one, so that another can be opened, the board it succeeded one that is
// planned, and the other board one that is open.
func (w *world) campaigns() {
	for _, of := range []struct{ board, opens, closed string }{{ownBoard, "2026-06-01", "2026-08-01"}, {"icb:QMJ", "2026-12-01", ""}, {otherBoard, "2026-10-01", ""}} {
		p := place{side: "campaign of " + of.board, token: of.board}
		c := w.add(&record{kind: "assessment_campaigns", id: access.NewID(), side: p.side, version: 1, scopes: p.tokens(), canary: w.canary()})
		w.event(w.inviter.id, func(run statement) {
			run(`INSERT INTO assessment_campaigns (id, icb_code, title, note, criteria_set, opens_on, due_on, closed_on, updated_at)
				VALUES ($1::text::uuid, $2, $3, $3, 'core', $4::text::date, $4::text::date + 60, nullif($5::text, '')::date, '2026-11-01')`, c.id, p.key(), c.canary, of.opens, of.closed)
		})
	}
}

// boards are the questions whose body names a board.
func (m *matrix) boards(o operation, c *caller, path string) (sides []*side) {
	ask := func(says, code string) *side {
		return &side{says: "of " + says, path: path, body: o.fields(object{"icb_code": code}), names: []string{code}, version: 1}
	}
	gone := ask("no board", nowhere["icb"])
	sides = append(sides, gone)
	for _, p := range places {
		if p.kind() == "icb" {
			s := ask(p.side, p.key())
			s.like, s.within, s.excused = gone, slices.Contains(reachedFrom(c.given), p.token), refusedFor("invalid", "conflict") // it stands no more; another is open
			sides = append(sides, s)
		}
	}
	return sides
}
