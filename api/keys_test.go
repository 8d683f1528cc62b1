package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestKeysAreListedAndRotated(t *testing.T) {
	state := t.TempDir()
	if said, code := run(t, "keys", "--state", state); code != 0 || !strings.Contains(said, "There is no key in "+filepath.Join(state, "keys")) {
		t.Errorf("before the first start it ends with %d and says:\n%s", code, said)
	}
	if said, code := run(t, "keys", "rotate", "--state", state); code != 0 || !strings.HasPrefix(said, "Made "+state) || strings.Contains(said, "Restart") {
		t.Errorf("making the first ends with %d and says:\n%s", code, said)
	}
	if said, code := run(t, "keys", "rotate", "--state", state); code != 0 || !strings.Contains(said, "Restart every copy of Trellis within 15 minutes") {
		t.Errorf("making another ends with %d and says:\n%s", code, said)
	}
	said, code := run(t, "keys", "list", "--state", state)
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if code != 0 || len(lines) != 2 || !strings.Contains(lines[0], " verifies ") || !strings.Contains(lines[1], " signs ") || strings.Contains(said, "PRIVATE") {
		t.Errorf("listing them ends with %d and says:\n%s", code, said)
	}
	if said, code := run(t, "keys", "remove", "--state", state); code != 2 || !strings.Contains(said, `takes no argument "remove"`) {
		t.Errorf("what there is not ends with %d and says:\n%s", code, said)
	}
}
