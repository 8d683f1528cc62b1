package organisations_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"trellis/api/imports"
	"trellis/api/server/contract"
)

// Whatever statement of an apply or an undo fails, in whatever way, all of it is done or nothing; and asked again under
// the same key it is done.
func TestAFailureAtAnyStatementOfAnImportLeavesNothingHalfDone(t *testing.T) {
	for how, fail := range failures {
		t.Run(how, func(t *testing.T) {
			tracer := &saboteur{fail: fail}
			s := open(t, contract.WithTracer(tracer))
			s.take(epcn2023, counts2026)
			without := s.facts(t)
			i := s.Plan(map2026.kind, map2026.asAt, map2026.content)
			with := ""
			for _, verb := range []string{"apply", "undo"} {
				from, to := without, with
				if verb == "undo" {
					from, to = with, without
				}
				n := 1
				for ; n < 200; n++ {
					s.read(t, "/api/v1/me") // who is calling is known by then: the room called access has that fail
					trail := s.trail(t)
					tracer.strike(n)
					a := s.transition(t, i, verb, n)
					ran := tracer.statements()
					tracer.strike(0)
					if a.status == http.StatusOK {
						i = decode[imports.Import](t, a)
						break
					}
					failed := ran[n-1]
					if a.status < 500 || decode[problem](t, a).Code == "" || strings.Contains(string(a.body), "SELECT") {
						t.Errorf("%s: statement %d (%s) failed and the answer is %d %s", verb, n, failed, a.status, a.body)
					}
					if now := s.facts(t); now != from || s.trail(t) != trail {
						t.Fatalf("%s: the failure of statement %d (%s) left\n%s", verb, n, failed, differ(from, now))
					}
				}
				if n < 20 {
					t.Errorf("%s ran %d statements only", verb, n)
				}
				now := s.facts(t)
				if verb == "apply" {
					with = now
				} else if now != to {
					t.Errorf("%s leaves\n%s", verb, differ(to, now))
				}
				t.Logf("%s: %d statements failed in turn", verb, n-1)
			}
			if with == without {
				t.Error("the import changes nothing")
			}
		})
	}
}

func (s *site) transition(t *testing.T, i imports.Import, verb string, try int) answer {
	t.Helper()
	return s.do(t, http.MethodPost, "/api/v1/imports/"+i.ID+"/"+verb, `{}`, fmt.Sprintf(`If-Match: "v%d.x"`, i.Version), fmt.Sprintf("Idempotency-Key: %s-%d", verb, try))
}

// trail counts everything that a use case leaves besides its effect, once the sequencer has done its own part. That a
// session was used is noted beside it.
func (s *site) trail(t *testing.T) string {
	t.Helper()
	must(t, s.App.Sequencer.CatchUp(t.Context()))
	return ask[string](t, s.admin, `SELECT concat_ws(' ', (SELECT count(*) FROM audit_events), (SELECT count(*) FROM audit_changes), (SELECT count(*) FROM outbox),
		(SELECT count(*) FROM idempotency_keys), (SELECT string_agg(version || status, ',' ORDER BY id) FROM imports), (SELECT sum(revision) FROM revisions WHERE table_name <> 'sessions'))`)
}

// The database commits an apply but the connection breaks before the product hears of it: a retry has no second effect.
func TestAnApplyWhoseAcknowledgementIsLostHasOneEffect(t *testing.T) {
	s, c := openCut(t)
	i := s.Plan(map2026.kind, map2026.asAt, map2026.content)
	c.armed.Store(true)
	a := s.transition(t, i, "apply", 1)
	if !c.cut.Load() {
		t.Fatal("no commit came by")
	}
	refused(t, a, 503, "unavailable")
	facts, trail := s.facts(t), s.trail(t)
	again := s.transition(t, i, "apply", 1)
	if again.status != http.StatusOK || again.header.Get("Idempotency-Replayed") != "true" || decode[imports.Import](t, again).Status != imports.Applied {
		t.Errorf("the retry answers %d %s", again.status, again.body)
	}
	if s.facts(t) != facts || s.trail(t) != trail {
		t.Error("the retry had an effect of its own")
	}
}
