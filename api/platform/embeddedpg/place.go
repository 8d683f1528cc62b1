package embeddedpg

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// place is where one server's parts are and as whom they run.
type place struct {
	programs
	id     identity
	state  string
	data   string
	socket string // folder of the unix socket
	log    string
}

// choosePlace works out the folders. A different user than the caller cannot
// reach into the state folder, so its data are kept in a public place, with a
// link to them in the state folder.
func choosePlace(ctx context.Context, o Options, p programs) (place, error) {
	id, err := chooseIdentity(ctx, o, p)
	if err != nil {
		return place{}, err
	}
	at := place{
		programs: p, id: id, state: o.State,
		data: filepath.Join(o.State, "postgres"),
		log:  filepath.Join(o.State, "postgres.log"),
	}
	if !id.other {
		at.socket, err = makeSocketDir(o.State)
		return at, err
	}
	if at.programs, err = readablePrograms(ctx, p, id); err != nil {
		return place{}, err
	}
	dir, err := makeFolderFor(o.State, id)
	if err != nil {
		return place{}, err
	}
	at.socket = filepath.Join(dir, "socket")
	if err := makeOwned(at.socket, id); err != nil {
		return place{}, err
	}
	if _, exists := ownerOf(at.data); exists {
		at.data, err = filepath.EvalSymlinks(at.data)
	} else {
		at.data, err = linkData(at.data, filepath.Join(dir, "postgres"))
	}
	return at, err
}

func (p place) url(role, database string) string {
	return "postgres://" + role + "@/" + database + "?port=5432&host=" + url.QueryEscape(p.socket)
}

// publicHome is a folder that every user can look into.
func publicHome() (string, error) {
	const home = "/var/lib/trellis"
	if os.MkdirAll(home, 0o755) == nil {
		return home, nil
	}
	// Not os.TempDir: that may be a folder which the caller alone can enter.
	const temp = "/tmp/trellis"
	if err := os.MkdirAll(temp, 0o755); err != nil {
		return "", err
	}
	// Root must not follow what another user has put there.
	info, err := os.Lstat(temp)
	if err != nil {
		return "", err
	}
	if owner, _ := ownerOf(temp); !info.IsDir() || owner.uid != os.Geteuid() {
		return "", fmt.Errorf("%s belongs to somebody else", temp)
	}
	return temp, nil
}

// makeFolderFor makes the public counterpart of a state folder, owned by id.
func makeFolderFor(state string, id identity) (string, error) {
	home, err := publicHome()
	if err != nil {
		return "", err
	}
	hash := sha256.Sum256([]byte(state))
	dir := filepath.Join(home, hex.EncodeToString(hash[:8]))
	return dir, makeOwned(dir, id)
}

func makeOwned(dir string, id identity) error {
	return errors.Join(os.MkdirAll(dir, 0o700), os.Chown(dir, id.uid, id.gid))
}

// linkData leaves a link in the state folder that leads to the data.
func linkData(link, data string) (string, error) {
	if to, err := os.Readlink(link); err == nil && to == data {
		return data, nil
	}
	// What is left here can only be a link to data that are gone.
	if err := os.Remove(link); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return data, os.Symlink(data, link)
}

// readablePrograms copies the programs where id can run them, if it cannot yet.
func readablePrograms(ctx context.Context, p programs, id identity) (programs, error) {
	if _, err := programVersion(ctx, p.bin, id, "/"); err == nil {
		return p, nil
	}
	home, err := publicHome()
	if err != nil {
		return p, err
	}
	from := filepath.Dir(p.bin)
	to := filepath.Join(home, filepath.Base(from))
	if !hasPrograms(filepath.Join(to, "bin")) {
		if err := copyWhole(from, to); err != nil {
			return p, fmt.Errorf("PostgreSQL's programs cannot be copied for another user: %w", err)
		}
	}
	p.bin = filepath.Join(to, "bin")
	_, err = programVersion(ctx, p.bin, id, "/")
	return p, err
}

// copyWhole copies a folder so that the copy appears complete or not at all.
func copyWhole(from, to string) error {
	work, err := os.MkdirTemp(filepath.Dir(to), "postgresql-new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := errors.Join(os.Chmod(work, 0o755), os.CopyFS(work, os.DirFS(from))); err != nil {
		return err
	}
	if err := os.Rename(work, to); err != nil && !hasPrograms(filepath.Join(to, "bin")) {
		return err
	}
	return nil
}
