package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"trellis/api/installation"
)

// fit refuses an installation that people from beyond this machine must not come to.
func fit(f found, secrets ...string) error {
	if f.began == installation.Demo {
		return fmt.Errorf("it is a demonstration, where anyone may be anyone; begin an empty one in another place with `up --empty` or `migrate`")
	}
	if f.privileged != "" {
		return fmt.Errorf("its connection is a superuser's, or bypasses row-level security, as the role %s; connect as trellis_app (docs/configuration.md says how)", f.privileged)
	}
	for _, secret := range secrets {
		if err := private(secret); err != nil {
			return err
		}
	}
	return nil
}

// exposed are the permissions a secret must not have: any for others, and for its group to write. A group that reads
// is how some platforms hand secrets to programs.
const exposed = 0o027

// private refuses secrets, a file or a folder of them, that other users of this machine can read, or add to.
func private(path string) error {
	return filepath.WalkDir(path, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("look at the secrets: %w", err)
		}
		info, err := os.Stat(path) // of what a link leads to
		if err != nil {
			return fmt.Errorf("look at the secrets: %w", err)
		}
		if info.Mode().Perm()&exposed != 0 {
			return fmt.Errorf("others on this machine may read or change %s (%s); take that from them: chmod go= '%s'", path, info.Mode().Perm(), path)
		}
		return nil
	})
}
