package access_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trellis/api/imports"
)

// guide has what it takes to follow docs/api-guide.md: a token with the permissions the page names, and a folder.
type guide struct {
	*office
	folder, token string
}

func newGuide(t *testing.T, permissions ...string) *guide {
	t.Helper()
	needTools(t, "sh", "curl", "tr", "awk")
	o := newOffice(t)
	client := makeClient(t, o.Server, object{"permissions": permissions})
	return &guide{o, t.TempDir(), token(t, o.Server, client)}
}

// follow runs commands of the page against this server.
func (g *guide) follow(t *testing.T, commands string) string {
	t.Helper()
	return shell(t, g.folder, "token='"+g.token+"'\n"+strings.ReplaceAll(commands, "http://127.0.0.1:8080", g.URL))
}

// Whoever follows docs/api-guide.md, letter by letter, tries a change first, then makes it, and makes it once.
func TestTheDocumentedCommandsChangeABoard(t *testing.T) {
	g := newGuide(t, "organisations:write")
	shortName := func() (board struct {
		ShortName string `json:"short_name"`
		Version   int64  `json:"version"`
	}) {
		g.Get("/api/v1/icbs/QMJ").Into(t, &board)
		return board
	}
	before, commands := shortName(), shellOf(t, "api-guide.md", "curl -X PATCH")
	commands = strings.Replace(commands, `"North Central"`, `"Camden and around"`, 1) // North Central is what it is called
	if tried := g.follow(t, commands); !strings.Contains(tried, `"short_name":"Camden and around"`) || shortName() != before {
		t.Errorf("trying it answers %s, and the board is %+v", tried, shortName())
	}
	change := strings.Replace(commands, "?dry_run=true", "", 1)
	again := change[strings.Index(change, "curl -X PATCH"):]
	said := g.follow(t, change+again)
	if after := shortName(); after.ShortName != "Camden and around" || after.Version != before.Version+1 || strings.Count(said, `"short_name":"Camden and around"`) != 2 {
		t.Errorf("making it twice under one key answers %s, and the board is %+v", said, after)
	}
}

// Whoever follows docs/api-guide.md, letter by letter, has a file read, looked at and applied.
func TestTheDocumentedCommandsImportAFile(t *testing.T) {
	g := newGuide(t, "imports:read", "imports:write")
	g.clock.move(time.Minute)
	must(t, os.WriteFile(filepath.Join(g.folder, "ePCN.xlsx"), []byte(sampleOf(t, g, "ods_epcn")), 0o600)) // it is read by its content
	said := g.follow(t, shellOf(t, "api-guide.md", "-F kind="))
	var all struct{ Items []imports.Import }
	g.Get("/api/v1/imports").Into(t, &all)
	if len(all.Items) != 1 || all.Items[0].Status != "applied" || !strings.Contains(said, "number,sheet,row,column_name,value") || !strings.Contains(said, `"items":[]`) {
		t.Errorf("the commands answer %s, and the imports are %+v", said, all.Items)
	}
}

// sampleOf is the sample of a kind of file, as the guide says where to find it.
func sampleOf(t *testing.T, g *guide, kind string) string {
	t.Helper()
	var kinds struct {
		Items []struct{ Name, Sample string }
	}
	must(t, json.Unmarshal([]byte(g.follow(t, `curl -s http://127.0.0.1:8080/api/v1/import_kinds -H "Authorization: Bearer $token"`)), &kinds))
	for _, one := range kinds.Items {
		if one.Name == kind {
			return one.Sample
		}
	}
	t.Fatalf("there is no sample of %s", kind)
	return ""
}
