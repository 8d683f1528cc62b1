package embeddedpg

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// postgresOn finds the PostgreSQL processes that work in a data folder: each of
// them has it as its working folder for as long as it lives.
func postgresOn(data string) []int {
	want, err := os.Stat(data)
	if err != nil {
		return nil
	}
	names, _ := filepath.Glob("/proc/[0-9]*")
	var found []int
	for _, name := range names {
		if comm, err := os.ReadFile(filepath.Join(name, "comm")); err != nil || strings.TrimSpace(string(comm)) != "postgres" {
			continue
		}
		if cwd, err := os.Stat(filepath.Join(name, "cwd")); err != nil || !os.SameFile(cwd, want) {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(name)); err == nil {
			found = append(found, pid)
		}
	}
	return found
}
