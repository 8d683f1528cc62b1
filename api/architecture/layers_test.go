// Package architecture holds the tests of the house itself: which way imports go, how large files
// are, and that nothing names the machine it was written on.
package architecture

import (
	"fmt"
	"strings"
)

// levels from the ground up. A package may import what stands below it, and nothing beside or above.
var levels = []struct {
	name     string
	packages []string // a slash at the end stands for everything under it
}{
	{"the words", []string{"vocabulary"}},
	{"the platform", []string{"platform/"}},
	{"the permission table", []string{"policy"}},
	{"the audit", []string{"audit"}},
	{"what rooms share", []string{"access", "imports", "messages", "installation"}},
	{"a room", []string{"organisations", "workforce", "embedding", "innovators", "funding", "improvement", "learning", "support"}},
	{"what spans rooms", []string{"demo", "home", "integrations"}},
	{"the wiring", []string{"server"}},
	{"the commands", []string{"", "tools/", "server/contract"}}, // contract drives the whole product, for its tests
}

const (
	words    = 0
	platform = 1
	shared   = 4
	rooms    = 5
	commands = 8
)

// levelOf finds where a package stands; the longest name that fits decides. It is -1 for one without a place.
func levelOf(pkg string) int {
	found, length := -1, -1
	for level, l := range levels {
		for _, name := range l.packages {
			under := strings.HasSuffix(name, "/") && (strings.HasPrefix(pkg, name) || pkg+"/" == name)
			inside := name != "" && strings.HasPrefix(pkg, name+"/")
			if (pkg == name || under || inside) && len(name) > length {
				found, length = level, len(name)
			}
		}
	}
	return found
}

// room is the folder under api/ that a package stands in; what is inside one room may import each other.
func room(pkg string) string {
	first, _, _ := strings.Cut(pkg, "/")
	return first
}

// source is a Go file of the product, by its place under api/, and what it imports.
type source struct {
	file    string
	pkg     string
	imports []string
}

const ours = "trellis/api"

// wrong lists every import that the ground plan does not allow.
func wrong(files []source) (faults []string) {
	for _, f := range files {
		from := levelOf(f.pkg)
		if from < 0 {
			faults = append(faults, fmt.Sprintf("%s: package %s has no place in the ground plan", f.file, f.pkg))
			continue
		}
		for _, path := range f.imports {
			if reason := mayNot(f, from, path); reason != "" {
				faults = append(faults, fmt.Sprintf("%s imports %s: %s", f.file, path, reason))
			}
		}
	}
	return faults
}

// mayNot says why a file may not import a path; "" when it may.
func mayNot(f source, from int, path string) string {
	name := f.file[strings.LastIndexByte(f.file, '/')+1:]
	first, _, _ := strings.Cut(path, "/")
	switch {
	case path == ours || strings.HasPrefix(path, ours+"/"):
		pkg := strings.TrimPrefix(strings.TrimPrefix(path, ours), "/")
		to := levelOf(pkg)
		switch {
		case to < 0:
			return "it has no place in the ground plan"
		case to > from:
			return fmt.Sprintf("the arrow runs up, from %s to %s", levels[from].name, levels[to].name)
		case pkg == "platform/testkit" && f.pkg != "server/contract":
			return "it is for tests only"
		case to == from && to != platform && room(pkg) != room(f.pkg):
			return fmt.Sprintf("%s does not import another of its kind", levels[from].name)
		}
	case first == "trellis":
		if from != commands {
			return "only the commands hold the pages"
		}
	case from == words && strings.Contains(first, "."):
		return "the words stand on the standard library alone"
	case strings.HasPrefix(path, "gorm.io/"):
		if f.pkg != "platform/database" && name != "store.go" && !strings.HasSuffix(name, "_store.go") {
			return "GORM is for stores"
		}
	case strings.HasPrefix(path, "github.com/labstack/echo/"):
		if (from == shared || from == rooms) && name != "http.go" && !strings.HasSuffix(name, "_http.go") {
			return "Echo is for http.go"
		}
	}
	return ""
}
