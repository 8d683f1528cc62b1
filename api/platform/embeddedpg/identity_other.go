//go:build !linux

package embeddedpg

import "syscall"

// namespaces says that this platform knows no user namespaces.
const namespaces = false

// platformAttributes has nothing to ask of this platform: it cannot signal a
// child when its parent dies, so the next start ends what was left running.
func platformAttributes(identity, syscall.Signal) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{}
}
