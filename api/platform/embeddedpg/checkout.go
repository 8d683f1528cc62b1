package embeddedpg

import (
	"os"
	"path/filepath"
	"regexp"
)

var ourModule = regexp.MustCompile(`(?m)^module trellis\s*$`)

// CheckoutRoot is the folder at or above the working folder that holds the
// source of Trellis, or "" when a release runs outside of it.
func CheckoutRoot() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for {
		if content, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil && ourModule.Match(content) {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// binariesHome is .trellis at the root of the checkout, so that every state of
// a checkout shares one copy of PostgreSQL; elsewhere it is the state folder.
func binariesHome(state string) string {
	if root := CheckoutRoot(); root != "" {
		return filepath.Join(root, ".trellis")
	}
	return state
}
