package server_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/server/contract"
)

var hotReads = []string{"/api/v1/icbs", "/api/v1/icbs?region_code=Y56&include=successors,predecessors&include_total=true",
	"/api/v1/icbs?as_of=2026-03-31", "/api/v1/icbs/QMJ", "/api/v1/icbs/QMJ?as_of=2026-03-31", "/api/v1/icbs/QMJ/succession",
	"/api/v1/regions", "/api/v1/regions/Y56/organisations", "/api/v1/boroughs", "/api/v1/sub_icb_locations/93C", "/api/v1/pcns", "/api/v1/icbs/QMF/pcns", "/api/v1/organisations?q=camden"}

func TestASecondReadAsksTheDatabaseNothing(t *testing.T) {
	s, during := counted(t)
	listening(t, s, during)
	for _, path := range hotReads {
		var first, second *contract.Response
		if n := during(func() { first = s.Get(path) }); n == 0 {
			t.Errorf("the first read of %s ran no statement", path)
		}
		if n := during(func() { second = s.Get(path) }); n != 0 {
			t.Errorf("the second read of %s ran %d statements", path, n)
		}
		if first.Text() != second.Text() || first.Header.Get("ETag") != second.Header.Get("ETag") {
			t.Errorf("the second read of %s answers otherwise than the first", path)
		}
	}
}

func TestTheWritersNextReadShowsTheWrite(t *testing.T) {
	s, during := counted(t)
	listening(t, s, during)
	for i := range 50 {
		name := "Name " + strings.Repeat("x", i+1)
		rename(t, s, "QMF", name)
		for _, path := range []string{"/api/v1/icbs/QMF", "/api/v1/icbs", "/api/v1/icbs.csv", "/api/v1/icbs/QMF/succession"} {
			if answer := s.Get(path); !strings.Contains(answer.Text(), name) {
				t.Fatalf("after write %d %s still says %.200s", i+1, path, answer.Text())
			}
		}
	}
}

func TestAWriteIsSeenThroughAnotherServer(t *testing.T) {
	first := contract.NewServer(t)
	second, during := counted(t, onThe(first))
	listening(t, second, during)
	for _, name := range []string{"Once", "Twice"} {
		nameOf(t, second, "QMF")
		rename(t, first, "QMF", name)
		began := time.Now()
		eventually(t, "the other server shows the write", func() bool { return nameOf(t, second, "QMF") == name })
		t.Logf("seen after %s", time.Since(began).Round(time.Millisecond))
	}
	if n := during(func() { nameOf(t, second, "QMF") }); n != 0 {
		t.Errorf("a repeated read on the other server runs %d statements", n)
	}
}

func TestALostListenerLeavesNoOldAnswers(t *testing.T) {
	first := contract.NewServer(t)
	second, during := counted(t, onThe(first))
	admin, err := pgx.Connect(t.Context(), first.Database.AdminURL)
	must(t, err)
	defer admin.Close(t.Context())
	for _, name := range []string{"Once", "Twice", "Thrice"} {
		listening(t, second, during)
		nameOf(t, second, "QMF")
		var ended int
		must(t, admin.QueryRow(t.Context(), `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE datname = current_database() AND query LIKE 'LISTEN%'`).Scan(&ended))
		if ended == 0 {
			t.Fatal("no session listens")
		}
		rename(t, first, "QMF", name)
		eventually(t, "the write is seen without a listener", func() bool { return nameOf(t, second, "QMF") == name })
		if first := nameOf(t, first, "QMF"); first != name {
			t.Errorf("the writer itself says %s", first)
		}
	}
}

func TestTheDayChangesAtMidnightInLondonWithoutAWrite(t *testing.T) {
	var now atomic.Int64
	set := func(instant string) {
		at, err := time.Parse(time.RFC3339, instant)
		must(t, err)
		now.Store(at.Unix())
	}
	set("2026-03-31T22:59:59Z") // one second before midnight: summer time has begun
	s := contract.NewServer(t, contract.WithClock(func() time.Time { return time.Unix(now.Load(), 0) }))
	london := func() (day string, boards int, status string) {
		var list struct {
			AsOf  string `json:"as_of"`
			Items []any
		}
		s.Get("/api/v1/icbs?region_code=Y56").Into(t, &list)
		var qmj struct{ Status string }
		s.Get("/api/v1/icbs/QMJ").Into(t, &qmj)
		return list.AsOf, len(list.Items), qmj.Status
	}
	if day, boards, status := london(); day != "2026-03-31" || boards != 5 || status != "open" {
		t.Errorf("a second before midnight it is %s with %d boards and QMJ is %s", day, boards, status)
	}
	set("2026-03-31T23:00:00Z")
	if day, boards, status := london(); day != "2026-04-01" || boards != 4 || status != "closed" {
		t.Errorf("at midnight it is %s with %d boards and QMJ is %s", day, boards, status)
	}
	set("2026-11-23T23:59:59Z")
	if day, _, _ := london(); day != "2026-11-23" {
		t.Errorf("before midnight in winter it is %s", day)
	}
}

func TestInstantsAreUTCWhereverTheServerStands(t *testing.T) {
	before := time.Local
	t.Cleanup(func() { time.Local = before })
	time.Local = time.FixedZone("elsewhere", 5*60*60)
	s := contract.NewServer(t)
	for _, path := range []string{"/api/v1/icbs/QMF", "/api/v1/icbs", "/api/v1/icbs.ndjson", "/api/v1/icbs.csv"} {
		if text := s.Get(path).Text(); strings.Contains(text, "+05:00") || !strings.Contains(text, "Z") {
			t.Errorf("%s says %.400s", path, text)
		}
	}
	if answer := rename(t, s, "QMF", "North East"); strings.Contains(answer.Text(), "+05:00") {
		t.Errorf("a write answers %s", answer.Text())
	}
}
