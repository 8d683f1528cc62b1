package access_test

import (
	"os"
	"testing"

	"trellis/api/platform/testkit"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }
