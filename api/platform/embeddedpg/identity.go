package embeddedpg

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// identity is whom the PostgreSQL programs run as. PostgreSQL refuses to run as
// root; the zero identity is the caller, for callers who are not root.
type identity struct {
	namespace bool // the caller, seen from a user namespace in which it is not root
	other     bool // another user, uid and gid
	uid, gid  int
}

func (id identity) attributes(parentDies syscall.Signal) *syscall.SysProcAttr {
	attr := platformAttributes(id, parentDies)
	// Ctrl-C in a terminal reaches the whole foreground group: PostgreSQL must
	// outlive the requests that are still being answered.
	attr.Setpgid = true
	if id.other {
		attr.Credential = &syscall.Credential{Uid: uint32(id.uid), Gid: uint32(id.gid), NoSetGroups: false}
	}
	return attr
}

// chooseIdentity decides how PostgreSQL runs on this state folder. Data that
// exist already are run as whoever owns them.
func chooseIdentity(ctx context.Context, o Options, p programs) (identity, error) {
	if os.Geteuid() != 0 {
		return ordinary(ctx, o, p), nil
	}
	data := filepath.Join(o.State, "postgres")
	owner, exists := ownerOf(data)
	if exists && owner.uid != 0 {
		return owner, nil
	}
	if namespaceWorks(ctx, o, p) {
		return identity{namespace: true}, nil
	}
	if exists {
		return identity{}, fmt.Errorf("PostgreSQL does not run as root, and this machine allows no user namespaces: "+
			"give %s to an ordinary user (chown -R) or start Trellis as one", data)
	}
	return nobody()
}

// ordinary is the caller as it is, unless initdb would refuse it: it insists on
// a user with a name, which a container's made-up user does not have.
func ordinary(ctx context.Context, o Options, p programs) identity {
	if _, err := user.LookupId(strconv.Itoa(os.Geteuid())); err == nil {
		return identity{}
	}
	return identity{namespace: namespaceWorks(ctx, o, p)}
}

func namespaceWorks(ctx context.Context, o Options, p programs) bool {
	if o.avoidNamespace || !namespaces {
		return false
	}
	_, err := programVersion(ctx, p.bin, identity{namespace: true}, o.State)
	return err == nil
}

func nobody() (identity, error) {
	u, err := user.Lookup("nobody")
	if err != nil {
		return identity{}, fmt.Errorf("PostgreSQL does not run as root and there is no user nobody: start Trellis as an ordinary user (%w)", err)
	}
	uid, uidErr := strconv.ParseInt(u.Uid, 10, 64)
	gid, gidErr := strconv.ParseInt(u.Gid, 10, 64)
	return identity{other: true, uid: int(uid), gid: int(gid)}, errors.Join(uidErr, gidErr)
}

func ownerOf(path string) (identity, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return identity{}, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return identity{}, false
	}
	return identity{other: true, uid: int(stat.Uid), gid: int(stat.Gid)}, true
}
