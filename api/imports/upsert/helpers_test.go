package upsert_test

import (
	"os"
	"testing"
	"time"

	"trellis/api/platform/testkit"
	"trellis/api/server/contract"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// newFileServer is the product with a small invented London, on a Monday in November 2026.
func newFileServer(t *testing.T) *contract.Server {
	t.Helper()
	s := contract.NewServer(t, contract.WithClock(func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }))
	s.FillLondon()
	return s
}
