package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestTheTestsInWhichGoroutinesMeetAreFoundInTheSource(t *testing.T) {
	folder := t.TempDir()
	source := `package a

func TestAlone(t *testing.T)      { ask() }
func TestByItself(t *testing.T)   { go ask() }
func TestByAGroup(t *testing.T)   { var all sync.WaitGroup; all.Go(ask) }
func TestByAHelper(t *testing.T)  { s := site{}; s.crowd() }
func TestByItsHelper(t *testing.T) { t.Run("in it", func(t *testing.T) { several() }) }
func TestMain(m *testing.M)       { go ask() }

func (s site) crowd() { go ask() }
func several()        { site{}.crowd() }
func ask()            {}
`
	if err := os.WriteFile(filepath.Join(folder, "a_test.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := meetings(folder)
	if want := []string{"TestByAGroup", "TestByAHelper", "TestByItsHelper", "TestByItself"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
}

// A package that is tested for races in part only has such tests, and others.
func TestEachRoomThatIsTestedForRacesInPartHasTestsOfTheKind(t *testing.T) {
	for _, room := range raceRooms {
		got, err := meetings(filepath.Join("..", "..", "..", filepath.FromSlash(room)))
		if err != nil || len(got) < 5 {
			t.Errorf("%s: got %q, %v", room, got, err)
		}
		t.Logf("%s: %d tests %q", room, len(got), got)
	}
}
