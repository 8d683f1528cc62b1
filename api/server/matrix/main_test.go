// Package matrix_test asks every operation as every caller about every side. It is a package of its own because the race
// detector would stretch its tens of thousands of requests to no use.
package matrix_test

import (
	"os"
	"testing"
	"time"

	"trellis/api/platform/testkit"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// eventually waits up to five seconds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for began := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 5*time.Second {
			t.Fatalf("five seconds on, this does not hold: %s", what)
		}
	}
}
