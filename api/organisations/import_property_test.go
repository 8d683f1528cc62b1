package organisations_test

import (
	"fmt"
	"math/bits"
	"testing"

	"pgregory.net/rapid"

	"trellis/api/imports"
)

// mostCases bounds the property test: each case is a dozen imports on a real database.
const mostCases = 60

// shelf is one database on which sets of files come and go.
type shelf struct {
	*site
	applied map[int]imports.Import // by their place in all
	fresh   map[uint]string        // what a set makes, loaded in order on nothing
}

func (s *shelf) set() (set uint) {
	for n := range s.applied {
		set |= 1 << n
	}
	return set
}

func (s *shelf) add(n int) {
	s.applied[n] = s.Import(all[n].kind, all[n].asAt, all[n].content)
}

func (s *shelf) remove(n int) {
	s.Undo(s.applied[n])
	delete(s.applied, n)
}

// only makes just one set count.
func (s *shelf) only(set uint) {
	for n := range all {
		if _, is := s.applied[n]; is {
			s.remove(n)
		}
	}
	for n := range all {
		if set>>n&1 == 1 {
			s.add(n)
		}
	}
}

// Whatever way a set of files came to count — in any order, with files undone and sent again, and one of them twice —
// it makes what it makes when it is loaded on nothing.
func TestWhatIsKnownIsAFunctionOfTheFilesThatCount(t *testing.T) {
	s := &shelf{open(t), map[int]imports.Import{}, map[uint]string{}}
	nothing := s.facts(t)
	cases, failed := 0, false
	rapid.Check(t, func(rt *rapid.T) {
		if cases++; cases > mostCases && !failed {
			return
		}
		for _, n := range rapid.Permutation(placesOf(rapid.UintRange(1, 1<<len(all)-1).Draw(rt, "set"))).Draw(rt, "order") {
			if _, is := s.applied[n]; !is {
				s.add(n)
			}
		}
		for _, n := range rapid.SliceOfN(rapid.IntRange(0, len(all)-1), 0, 4).Draw(rt, "comings and goings") {
			if _, is := s.applied[n]; is {
				s.remove(n)
			} else {
				s.add(n)
			}
		}
		if again := placesOf(s.set()); len(again) > 0 {
			n := rapid.SampledFrom(again).Draw(rt, "sent again")
			before, rows := s.facts(t), ask[int](t, s.admin, organisationChanges)
			twice := s.Import(all[n].kind, all[n].asAt, all[n].content)
			if after := s.facts(t); twice.Changes != 0 || after != before || ask[int](t, s.admin, organisationChanges) != rows {
				failed = true
				rt.Fatalf("%s of %s sent again changes %d:\n%s", all[n].kind, all[n].asAt, twice.Changes, differ(before, after))
			}
			s.Undo(twice)
		}
		set, got := s.set(), s.facts(t)
		consistent(rt, t, s.site)
		s.only(0)
		if left := s.facts(t); left != nothing {
			failed = true
			rt.Fatalf("with every file undone there is\n%s", differ(left, nothing))
		}
		if s.fresh[set] == "" {
			s.only(set)
			s.fresh[set] = s.facts(t)
			s.only(0)
		}
		if s.fresh[set] != got {
			failed = true
			rt.Fatalf("%d files make\n%s", bits.OnesCount(set), differ(got, s.fresh[set]))
		}
	})
	t.Logf("%d cases over %d sets, %d imports", min(cases, mostCases), len(s.fresh), ask[int](t, s.admin, "SELECT count(*) FROM imports"))
}

func placesOf(set uint) (places []int) {
	for n := range all {
		if set>>n&1 == 1 {
			places = append(places, n)
		}
	}
	return places
}

// organisationChanges counts the change rows of organisations.
const organisationChanges = "SELECT count(*) FROM audit_changes WHERE table_name NOT IN ('imports')"

// consistent asks the database itself what must hold whatever was imported.
func consistent(rt *rapid.T, t *testing.T, s *site) {
	for says, query := range map[string]string{
		"a fact outside its organisation's life": `SELECT count(*) FROM practice_memberships m JOIN practices p ON p.ods_code = m.practice_code JOIN pcns n ON n.ods_code = m.pcn_code
			WHERE m.valid_from < greatest(p.valid_from, n.valid_from) OR coalesce(m.valid_to, 'infinity') > least(coalesce(p.valid_to, 'infinity'), coalesce(n.valid_to, 'infinity'))`,
		"an organisation without a name": `SELECT count(*) FROM (SELECT ods_code FROM pcns UNION ALL SELECT ods_code FROM practices UNION ALL SELECT ods_code FROM sub_icb_locations) o
			WHERE NOT EXISTS (SELECT FROM organisation_names n WHERE n.ods_code = o.ods_code)`,
		"a name of nobody": `SELECT count(*) FROM organisation_names n WHERE NOT EXISTS (SELECT FROM pcns WHERE ods_code = n.ods_code)
			AND NOT EXISTS (SELECT FROM practices WHERE ods_code = n.ods_code) AND NOT EXISTS (SELECT FROM sub_icb_locations WHERE ods_code = n.ods_code)`,
		"a PCN that is none": "SELECT count(*) FROM pcns WHERE ods_code !~ '^U[0-9]{5}$'",
	} {
		if n := ask[int](t, s.admin, query); n > 0 {
			rt.Fatalf("there is %s: %d", says, n)
		}
	}
}

// A file that is undone and sent again has the effect it had.
func TestUndoneAndSentAgainAFileHasTheSameEffect(t *testing.T) {
	s := open(t)
	s.take(all...)
	whole := s.facts(t)
	for _, f := range all {
		for _, i := range decode[struct{ Items []imports.Import }](t, s.read(t, fmt.Sprintf("/api/v1/imports?status=applied&kind=%s&as_at=%s", f.kind, f.asAt))).Items {
			s.Undo(i)
			if s.facts(t) == whole {
				t.Errorf("undoing %s of %s changes nothing", f.kind, f.asAt)
			}
			s.take(f)
		}
		if now := s.facts(t); now != whole {
			t.Errorf("%s of %s sent again makes\n%s", f.kind, f.asAt, differ(now, whole))
		}
	}
}
