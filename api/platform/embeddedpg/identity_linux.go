package embeddedpg

import (
	"os"
	"syscall"
)

// namespaces says that this platform knows user namespaces.
const namespaces = true

// notRoot is the uid and gid that the caller has inside the user namespace: the
// ones that nobody has on most machines.
const notRoot = 65534

// platformAttributes asks the kernel to signal the child when the thread that
// started it ends; see supervise for why that thread must be locked.
func platformAttributes(id identity, parentDies syscall.Signal) *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Pdeathsig: parentDies}
	if id.namespace {
		attr.Cloneflags = syscall.CLONE_NEWUSER
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: notRoot, HostID: os.Geteuid(), Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: notRoot, HostID: os.Getegid(), Size: 1}}
	}
	return attr
}
