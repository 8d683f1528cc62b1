//go:build !linux

package embeddedpg

import (
	"os/exec"
	"strconv"
	"strings"
)

// postgresOn finds the postmaster that postmaster.pid names, if that number is
// a PostgreSQL of this data folder still. Its workers cannot be told apart here;
// PostgreSQL refuses to start while they hold its shared memory, and the
// supervisor tries again.
func postgresOn(data string) []int {
	pid := postmasterPid(data)
	if pid <= 0 {
		return nil
	}
	out, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	if err != nil || !strings.Contains(string(out), "postgres") || !strings.Contains(string(out), data) {
		return nil
	}
	return []int{pid}
}
