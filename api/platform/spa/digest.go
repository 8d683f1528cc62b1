package spa

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// sourceDigest names the content of everything a build may read. It names what
// to leave out rather than what to take, so that a new configuration file
// counts from its first day.
func (p project) sourceDigest() (string, error) {
	sum := sha256.New()
	err := filepath.WalkDir(p.folder(), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if path != p.folder() && notBuiltFolder(name) {
				return filepath.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() || notBuiltFile(name) {
			return nil
		}
		digest, err := fileDigest(path)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(p.folder(), path)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(sum, "%s\x00%s\n", filepath.ToSlash(relative), digest)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("the front end's sources cannot be read: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func notBuiltFolder(name string) bool {
	switch name {
	case "node_modules", "dist", "e2e", "test-results", "playwright-report", "coverage":
		return true
	}
	return strings.HasPrefix(name, ".")
}

// A generated file (.gen.) is written by the build itself from sources that
// are part of the digest; counting it would make the first build look stale.
func notBuiltFile(name string) bool {
	return strings.HasSuffix(name, ".go") ||
		strings.HasSuffix(name, ".md") ||
		strings.Contains(name, ".test.") ||
		strings.Contains(name, ".gen.")
}

func fileDigest(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
