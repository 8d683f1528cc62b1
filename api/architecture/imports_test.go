package architecture

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trellis/api/platform/embeddedpg"
)

// product reads every Go file under api/ that is no test.
func product(t *testing.T) (files []source) {
	t.Helper()
	api := filepath.Join(root(t), "api")
	err := filepath.WalkDir(api, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == "testdata" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		file, err := filepath.Rel(api, path)
		if err != nil {
			return err
		}
		f := source{file: filepath.ToSlash(file)}
		if folder := filepath.ToSlash(filepath.Dir(file)); folder != "." {
			f.pkg = folder
		}
		for _, spec := range parsed.Imports {
			f.imports = append(f.imports, strings.Trim(spec.Path.Value, `"`))
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func root(t *testing.T) string {
	t.Helper()
	root := embeddedpg.CheckoutRoot()
	if root == "" {
		t.Fatal("this is no checkout")
	}
	return root
}

func TestEveryImportRunsDown(t *testing.T) {
	files := product(t)
	if len(files) < 40 {
		t.Fatalf("only %d files were found", len(files))
	}
	for _, fault := range wrong(files) {
		t.Error(fault)
	}
}

func TestAnImportThatRunsUpIsReported(t *testing.T) {
	for _, tt := range []struct {
		file, imports string
		why           string // "" where it is allowed
	}{
		{"vocabulary/date.go", "time", ""},
		{"vocabulary/date.go", "github.com/google/uuid", "standard library"},
		{"vocabulary/date.go", "trellis/api/policy", "runs up"},
		{"vocabulary/date.go", "trellis/api/platform/httpx", "runs up"},
		{"platform/httpx/route.go", "trellis/api/platform/database", ""},
		{"platform/httpx/route.go", "trellis/api/vocabulary", ""},
		{"platform/httpx/route.go", "trellis/api/policy", "runs up"},
		{"platform/database/tx.go", "trellis/api/audit", "runs up"},
		{"platform/listing/serve.go", "trellis/api/organisations", "runs up"},
		{"platform/openapi/openapi.go", "trellis/api/server", "runs up"},
		{"server/contract/server.go", "trellis/api/server", ""},
		{"platform/httpx/route.go", "trellis/api/server/contract", "runs up"},
		{"server/server.go", "trellis/api/server/contract", "runs up"},
		{"policy/policy.go", "trellis/api/platform/config", ""},
		{"policy/policy.go", "trellis/api/audit", "runs up"},
		{"audit/audit.go", "trellis/api/policy", ""},
		{"audit/audit.go", "trellis/api/access", "runs up"},
		{"access/http.go", "trellis/api/organisations", "runs up"},
		{"access/http.go", "trellis/api/installation", "another of its kind"},
		{"organisations/http.go", "trellis/api/access", ""},
		{"organisations/icb_service.go", "trellis/api/audit", ""},
		{"organisations/icb_service.go", "trellis/api/funding", "another of its kind"},
		{"organisations/importer.go", "trellis/api/organisations/history", ""},
		{"organisations/history/life.go", "trellis/api/organisations/evidence", ""},
		{"organisations/history/life.go", "trellis/api/workforce", "another of its kind"},
		{"organisations/deeper/icb.go", "trellis/api/demo", "runs up"},
		{"organisations/icb_service.go", "trellis/api/platform/testkit", "for tests only"},
		{"organisations/icb_store.go", "gorm.io/gorm", ""},
		{"organisations/store.go", "gorm.io/gorm", ""},
		{"organisations/icb.go", "gorm.io/gorm", "GORM"},
		{"platform/httpx/write.go", "gorm.io/gorm", "GORM"},
		{"organisations/icb_http.go", "github.com/labstack/echo/v4", ""},
		{"organisations/icb_service.go", "github.com/labstack/echo/v4", "Echo"},
		{"demo/demo.go", "trellis/api/organisations", ""},
		{"demo/demo.go", "trellis/api/server", "runs up"},
		{"server/server.go", "trellis/api/demo", ""},
		{"server/server.go", "trellis/frontend", "the pages"},
		{"main.go", "trellis/api/server", ""},
		{"main.go", "trellis/frontend", ""},
		{"main.go", "trellis/api/tools/check", "another of its kind"},
		{"cellar/wine.go", "fmt", "no place"},
		{"main.go", "trellis/api/cellar", "no place"},
	} {
		pkg := ""
		if slash := strings.LastIndexByte(tt.file, '/'); slash >= 0 {
			pkg = tt.file[:slash]
		}
		faults := wrong([]source{{tt.file, pkg, []string{tt.imports}}})
		if tt.why == "" && len(faults) > 0 {
			t.Errorf("%v, though it is allowed", faults)
		}
		if tt.why != "" && !slices.ContainsFunc(faults, func(fault string) bool { return strings.Contains(fault, tt.why) }) {
			t.Errorf("%s imports %s and is told %q, not %q", tt.file, tt.imports, faults, tt.why)
		}
	}
}
