//go:build release

// Package frontend carries the built front end inside a release binary.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Dist returns the built front end and true in a release build.
func Dist() (fs.FS, bool) {
	built, err := fs.Sub(dist, "dist")
	return built, err == nil
}
