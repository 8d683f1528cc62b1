package embeddedpg

import (
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

func TestRootWithoutUserNamespacesRunsPostgreSQLAsNobody(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root: PostgreSQL refuses only root")
	}
	closed := t.TempDir() // nobody cannot enter it
	must(t, os.Chmod(closed, 0o700))
	t.Setenv("TMPDIR", closed)
	state := filepath.Join(closed, "state")
	removePublic(t, state)
	s := start(t, Options{State: state, avoidNamespace: true})
	nobody, err := user.Lookup("nobody")
	must(t, err)
	owner, _ := ownerOf("/proc/" + strconv.Itoa(s.Info().PostgresPID))
	if strconv.Itoa(owner.uid) != nobody.Uid {
		t.Errorf("it runs as user %d", owner.uid)
	}
	exec1(t, s.OwnerURL(), "CREATE TABLE kept AS SELECT 3 AS n")
	stop(t, s)

	t.Run("and goes on so where namespaces are allowed again", func(t *testing.T) {
		again := start(t, Options{State: state})
		if got := query1[int](t, again.OwnerURL(), "SELECT n FROM kept"); got != 3 {
			t.Error(got)
		}
		pid := again.Info().PostgresPID
		must(t, syscall.Kill(pid, syscall.SIGKILL))
		eventually[int](t, again.OwnerURL(), "SELECT n FROM kept")
	})
}

func TestAnOrdinaryUserNeedsNothingSpecial(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("not root: every other test has shown this")
	}
	open, err := os.MkdirTemp("/tmp", "trellis-ordinary-") // t.TempDir is closed to others
	must(t, err)
	t.Cleanup(func() { must(t, os.RemoveAll(open)) })
	must(t, os.Chmod(open, 0o755))
	home, binary := filepath.Join(open, "home"), filepath.Join(open, "test")
	must(t, os.Mkdir(home, 0o755))
	copyFile(t, os.Args[0], binary)
	p, err := findPrograms(t.Context(), Options{State: t.TempDir(), Report: func(string) {}})
	must(t, err)
	must(t, copyWhole(filepath.Dir(p.bin), filepath.Join(home, filepath.Base(filepath.Dir(p.bin)))))
	named, err := nobody()
	must(t, err)

	for name, uid := range map[string]int{"a user with a name": named.uid, "a user of a container, without a name": 54321} {
		t.Run(name, func(t *testing.T) {
			state := filepath.Join(open, strconv.Itoa(uid))
			must(t, os.Mkdir(state, 0o700))
			must(t, os.Chown(state, uid, uid))
			owner := startHelper(t, binary, state, home, &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)})
			info, ok := Running(state)
			if !ok {
				t.Fatal("its server does not run")
			}
			if who, _ := ownerOf("/proc/" + strconv.Itoa(info.PostgresPID)); who.uid != uid {
				t.Errorf("it runs as user %d", who.uid)
			}
			exec1(t, info.OwnerURL, "CREATE TABLE kept AS SELECT 4 AS n")
			must(t, owner.stdin.Close())
			must(t, owner.cmd.Wait())

			removePublic(t, state)
			s := start(t, Options{State: state, Binaries: home}) // as root
			if got := query1[int](t, s.OwnerURL(), "SELECT n FROM kept"); got != 4 {
				t.Error(got)
			}
		})
	}
}

// removePublic takes away what a start as another user leaves beside the state.
func removePublic(t *testing.T, state string) {
	t.Helper()
	dir, err := makeFolderFor(state, identity{})
	must(t, err)
	t.Cleanup(func() {
		must(t, os.RemoveAll(dir))
		_ = os.Remove(filepath.Dir(dir)) // stays when it holds anything else
	})
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	must(t, err)
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	must(t, err)
	_, err = io.Copy(out, in)
	must(t, err)
	must(t, out.Close())
}
