package embeddedpg

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

const (
	socketName = ".s.PGSQL.5432"
	// longestSocket is what every platform's socket address can hold: Linux
	// takes 107 bytes, macOS 103.
	longestSocket = 103
)

// makeSocketDir makes a folder that only the caller can enter: in the state
// folder, or in the temp folder when that path is too long.
func makeSocketDir(state string) (string, error) {
	dir := filepath.Join(state, "socket")
	if len(filepath.Join(dir, socketName)) <= longestSocket {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		return dir, os.Chmod(dir, 0o700)
	}
	temp := os.TempDir()
	if len(filepath.Join(temp, "trellis-0123456789", socketName)) > longestSocket {
		temp = "/tmp"
	}
	return os.MkdirTemp(temp, "trellis-")
}

// clearSocketDir forgets the temporary socket folder of an earlier process that
// was killed. A folder that is not empty of everything else is left alone.
func (p place) clearSocketDir() error {
	old, err := readInfo(p.state)
	if err != nil {
		// A server.json that cannot be read says nothing about a running server.
		return nil
	}
	if old.SocketDir != p.socket && old.SocketDir != filepath.Join(p.state, "socket") {
		if err := removeSocketDir(old.SocketDir); err != nil {
			return err
		}
	}
	return os.Remove(filepath.Join(p.state, infoName))
}

func removeSocketDir(dir string) error {
	for _, name := range []string{socketName, socketName + ".lock", ""} {
		err := os.Remove(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
