package workforce_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/imports"
)

// counts is everything that is worked out of files, without which file it came from.
func (s *census) counts(t *testing.T) string {
	t.Helper()
	return ask[string](t, s.admin, `SELECT concat_ws(E'\n',
		(SELECT string_agg(concat_ws(' ', census_on, is_demo, region_codes), E'\n' ORDER BY census_on, is_demo) FROM workforce_censuses),
		(SELECT string_agg(concat_ws(' ', w.census_on, w.pcn_code, i.sha256), E'\n' ORDER BY w.census_on, w.pcn_code) FROM workforce_returns w JOIN imports i ON i.id = w.import_id),
		(SELECT string_agg(concat_ws(' ', census_on, pcn_code, staff_role, is_contracted, role_type, fte, headcount), E'\n' ORDER BY census_on, pcn_code, staff_role, is_contracted) FROM workforce_return_figures))`)
}

// Whatever is applied and undone in whatever order, what counts is what the files that are applied say: of a census and a
// network the one that was read last.
func TestAnyOrderOfApplyingAndUndoingGivesTheSameCounts(t *testing.T) {
	const seed = 20261126
	random := rand.New(rand.NewPCG(seed, seed))
	s := openCensus(t)
	roles := []string{linkWorkers, coordinators, coaches, apart, "Pharmacists"}
	var files [][]byte
	for n := range 6 { // of two censuses, with networks in common
		var r raw
		for m := range 8 {
			identifier := ""
			if random.IntN(4) > 0 {
				identifier = fmt.Sprint(random.IntN(20))
			}
			r.row([]string{"2026-03", "2026-06"}[n%2], fmt.Sprintf("U0000%d", 1+random.IntN(5)), roles[random.IntN(len(roles))], fmt.Sprintf("0.%d%d", 1+random.IntN(9), m), identifier)
		}
		files = append(files, r.bytes())
	}
	plans := make([]imports.Import, len(files))
	for n, f := range files {
		plans[n] = s.Plan("nwrs_workforce", "", f)
	}
	// What counts with a set of files is what they give when they are applied in the order they were read in.
	applied := map[int]bool{}
	seen := map[string]string{}
	key := func() string {
		var on []string
		for n := range files {
			if applied[n] {
				on = append(on, fmt.Sprint(n))
			}
		}
		return strings.Join(on, " ")
	}
	check := func() {
		t.Helper()
		now := s.counts(t)
		if before, known := seen[key()]; known && before != now {
			t.Errorf("seed %d: with the files %s there are two states:\n%s\n—\n%s", seed, key(), before, now)
		}
		seen[key()] = now
	}
	check()
	for n := range plans {
		plans[n] = s.Apply(s.replanned(t, plans[n]))
		applied[n] = true
		check()
	}
	for _, n := range []int{5, 0, 2, 1, 4, 3} {
		plans[n] = s.Undo(plans[n])
		delete(applied, n)
		check()
	}
	if seen[""] != s.counts(t) || s.counts(t) != "" {
		t.Errorf("with nothing applied there is %s", s.counts(t))
	}
	// The same files read again in the same order, applied in other orders and by halves.
	for n, f := range files {
		plans[n] = s.Plan("nwrs_workforce", "", f)
	}
	for _, n := range random.Perm(len(files)) {
		plans[n] = s.Apply(s.replanned(t, plans[n]))
		applied[n] = true
		check()
	}
	for range 12 {
		if n := random.IntN(len(files)); applied[n] {
			plans[n] = s.Undo(plans[n])
			delete(applied, n)
			check()
		}
	}
	if len(seen) < 12 {
		t.Errorf("only %d sets of files were seen", len(seen))
	}
}

// replanned plans an import again, which others may have outdated.
func (s *census) replanned(t *testing.T, i imports.Import) (after imports.Import) {
	t.Helper()
	answer := s.Transition(i, "replan", "")
	if answer.Status != 200 {
		t.Fatalf("planning again is answered %d %s", answer.Status, answer.Body)
	}
	answer.Into(t, &after)
	return after
}

func TestAFileAppliedAgainChangesNothingAndASecondFileShowsWhatItChanges(t *testing.T) {
	s := openCensus(t)
	var one, two raw
	one.row("2026-06", "U00001", coordinators, "1", "1").row("2026-06", "U00002", linkWorkers, "0.5", "2").row("2026-06", "U00002", linkWorkers, "1", "")
	two.row("2026-06", "U00002", coaches, "0.25", "2").row("2026-06", "U00003", "Pharmacists", "2", "3")
	first := s.Import("nwrs_workforce", "", one.bytes())
	if again := s.Plan("nwrs_workforce", "", one.bytes()); again.Changes != 0 {
		t.Errorf("sent again it changes %d", again.Changes)
	}
	second := s.Import("nwrs_workforce", "", two.bytes())
	var told []string
	for _, c := range get[struct{ Items []imports.PlannedChange }](t, s.Server, "/api/v1/imports/"+second.ID+"/changes").Items {
		before, after := "-", "-"
		if c.Before != nil {
			before = *c.Before
		}
		if c.After != nil {
			after = *c.After
		}
		told = append(told, strings.Join([]string{c.Action, c.RecordType, c.RecordCode, c.EffectiveOn.String(), before, after}, "|"))
	}
	want := []string{"update|workforce_return|U00002|2026-06-30|splw 1.5, cc 0, hwbc 0 FTE|splw 0, cc 0, hwbc 0.25 FTE", "create|workforce_return|U00003|2026-06-30|-|splw 0, cc 0, hwbc 0, other 2 FTE"}
	if !slices.Equal(told, want) {
		t.Errorf("the plan says %q", told)
	}
	s.Undo(first)
	if fte, _ := s.figures(t, "2026-06-30"); len(fte) != 1 {
		t.Errorf("without the first file there is %v", fte)
	}
}

// heapLimit is how much more memory a national file may take at its highest.
const heapLimit = 150 << 20

// growth is by how much the heap was larger than before at its highest.
func growth(during func()) (most uint64) {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	runtime.GC()
	metrics.Read(sample)
	before, highest := sample[0].Value.Uint64(), uint64(0)
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		own := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for {
			metrics.Read(own)
			highest = max(highest, own[0].Value.Uint64())
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	during()
	close(stop)
	<-done
	return highest - min(before, highest)
}

func TestANationalFileIsPlannedAndAppliedInBoundedMemory(t *testing.T) {
	s := openCensus(t)
	var text bytes.Buffer
	text.WriteString(rawHeader)
	const people = 40_000
	for n := range people {
		source, identifier := "NWRS Staff", fmt.Sprint(100_000+n)
		if n%8 == 0 {
			source, identifier = "NWRS contracted services", "NULL"
		}
		fmt.Fprintf(&text, "%s,2026,6,U%05d,NETWORK %d PCN,W2U3Z,NHS West and North London ICB - W2U3Z North West London,Z9B2Z,NHS West and North London ICB,Y%d,Region,Other Direct Patient Care staff,%s,Some detailed role,0.%04d,%s\n",
			source, 10_000+n%1250, n%1250, []int{56, 58, 59, 60, 61, 62, 63}[n%7], []string{linkWorkers, coordinators, coaches, apart, "Pharmacists", "Paramedics", "Physiotherapists", "Dietitians"}[n*7%8], 1+n%9999, identifier)
	}
	var planned, applied time.Duration
	grown := growth(func() {
		began := time.Now()
		i := s.Plan("nwrs_workforce", "", text.Bytes())
		planned = time.Since(began)
		s.Apply(i)
		applied = time.Since(began) - planned
		if i.RowsRead != people || i.Created != 1250 || i.LeftOut != 0 {
			t.Errorf("it is read as %+v", i)
		}
	})
	t.Logf("%d rows, %d KiB: planned in %s, applied in %s, +%d MiB", people, text.Len()>>10, planned.Round(time.Millisecond), applied.Round(time.Millisecond), grown>>20)
	if grown > heapLimit {
		t.Errorf("it takes %d MiB", grown>>20)
	}
}
