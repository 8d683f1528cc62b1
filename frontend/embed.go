//go:build !release

// Package frontend carries the built front end inside a release binary.
package frontend

import "io/fs"

// Dist returns nothing and false: outside a release the front end is served
// from its folder, so that a first run compiles before there is a build.
func Dist() (fs.FS, bool) { return nil, false }
