package testkit

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"trellis/api/platform/embeddedpg"
)

// serverVariable names a server that somebody else keeps running, by the
// superuser's address: the check command starts one for all its tests.
const serverVariable = "TRELLIS_TEST_SERVER"

var current struct {
	sync.Mutex
	admin  string
	member *membership // keeps the shared server alive as long as this process
}

// adminURL is the superuser's address of the server that this process tests with.
func adminURL(ctx context.Context) (string, error) {
	current.Lock()
	defer current.Unlock()
	if current.admin != "" {
		return current.admin, nil
	}
	if given := os.Getenv(serverVariable); given != "" {
		if _, err := url.Parse(given); err != nil {
			return "", fmt.Errorf("%s: %w", serverVariable, err)
		}
		current.admin = given
		return given, nil
	}
	s, err := sharedServer()
	if err != nil {
		return "", err
	}
	member, err := s.join(ctx)
	if err != nil {
		return "", err
	}
	current.admin, current.member = member.admin, member
	return member.admin, nil
}

// sharedServer is the one server of this checkout and user.
func sharedServer() (shared, error) {
	root := embeddedpg.CheckoutRoot()
	binaries := filepath.Join(root, ".trellis")
	if root == "" {
		binaries = ""
	}
	checkout := sha256.Sum256([]byte(root))
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("trellis-test-%d-%x", os.Geteuid(), checkout[:4]))
	return shared{Dir: dir, Binaries: binaries, Idle: 10 * time.Second}, privateDir(dir)
}

// privateDir makes a folder in the temp folder, where others could be first.
func privateDir(dir string) error {
	if err := os.Mkdir(dir, 0o700); err == nil || !os.IsExist(err) {
		return err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() || info.Mode().Perm()&0o077 != 0 || owner(info) != os.Geteuid() {
		return fmt.Errorf("%s is not a private folder of this user: remove it", dir)
	}
	return nil
}
