package embeddedpg

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
)

// firstSettings go into postgresql.conf when the database is made: an
// administrator may change them. What must hold always is given at each start.
const firstSettings = `
# Set by Trellis when it made this database.
shared_buffers = 128MB
max_connections = 100
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
log_checkpoints = off
`

// initialise makes the data folder if there is none yet. It is made under
// another name and renamed, so a start that is killed half way leaves nothing
// that the next start could mistake for a database.
func (p place) initialise(ctx context.Context, o Options) error {
	if dataMajor(p.data) != 0 {
		return nil
	}
	if entries, err := os.ReadDir(p.data); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s holds files but no PostgreSQL database: move it away to begin anew", p.data)
	}
	home := filepath.Dir(p.data)
	halfMade, _ := filepath.Glob(filepath.Join(home, "postgres-new-*"))
	for _, dir := range halfMade {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	o.Report("Making a new database")
	work, err := os.MkdirTemp(home, "postgres-new-")
	if err != nil {
		return err
	}
	if p.id.other {
		if err := os.Chown(work, p.id.uid, p.id.gid); err != nil {
			return err
		}
	}
	if err := p.initdb(ctx, work, o.Durable); err != nil {
		return errors.Join(err, os.RemoveAll(work))
	}
	if err := appendTo(filepath.Join(work, "postgresql.conf"), firstSettings, o.Durable); err != nil {
		return err
	}
	if err := os.Remove(p.data); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(work, p.data); err != nil {
		return err
	}
	if o.Durable {
		return syncDir(home)
	}
	return nil
}

// initdb prefers the C.UTF-8 locale, so that text sorts alike on every machine,
// and takes C where the system does not know it.
func (p place) initdb(ctx context.Context, dir string, durable bool) error {
	var failure error
	for _, locale := range []string{"C.UTF-8", "C"} {
		args := []string{"-D", dir, "--username=" + roleAdmin, "--encoding=UTF8", "--locale=" + locale,
			"--auth-local=trust", "--auth-host=reject", "--no-instructions"}
		if p.major >= 17 {
			args = append(args, "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
		}
		if !durable {
			args = append(args, "--no-sync")
		}
		cmd := exec.CommandContext(ctx, filepath.Join(p.bin, "initdb"), args...)
		cmd.Dir, cmd.Env = dir, programEnv()
		cmd.SysProcAttr = p.id.attributes(syscall.SIGKILL)
		out, err := runOnOneThread(cmd)
		if err == nil {
			return nil
		}
		failure = errors.Join(failure, fmt.Errorf("the database could not be made (locale %s): %w: %s", locale, err, lastLines(out, 4)))
		if ctx.Err() != nil {
			break
		}
	}
	return failure
}

// runOnOneThread keeps the thread that starts a child alive until the child
// ends: the kernel takes the end of that thread for the death of the parent.
func runOnOneThread(cmd *exec.Cmd) ([]byte, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return cmd.CombinedOutput()
}

func appendTo(path, text string, durable bool) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if durable {
		err = errors.Join(err, f.Sync())
	}
	return errors.Join(err, f.Close())
}

func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
