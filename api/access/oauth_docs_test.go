package access_test

import (
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"trellis/api/platform/embeddedpg"
)

var shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")

// needTools skips a test of documented commands where what they are written for is not installed.
func needTools(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("the documented commands need", tool)
		}
	}
}

// shellOf gives the commands of a page of docs/ that hold a text.
func shellOf(t *testing.T, name, holding string) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(embeddedpg.CheckoutRoot(), "docs", name))
	must(t, err)
	for _, block := range shellBlock.FindAllStringSubmatch(string(page), -1) {
		if strings.Contains(block[1], holding) {
			return block[1]
		}
	}
	t.Fatalf("docs/%s has no commands with %q", name, holding)
	return ""
}

// shell runs commands in a folder of their own.
func shell(t *testing.T, folder, commands string) string {
	t.Helper()
	run := exec.Command("sh", "-eu", "-c", commands)
	var complaint strings.Builder
	run.Dir, run.Stderr = folder, &complaint
	said, err := run.Output()
	if err != nil {
		t.Fatalf("%v:\n%s\n%s%s", err, commands, said, complaint.String())
	}
	return string(said)
}

// Whoever follows docs/access.md, letter by letter, has every network of London.
func TestTheDocumentedCommandsGetATokenAndEveryNetwork(t *testing.T) {
	needTools(t, "sh", "curl", "sed", "openssl")
	o := newOffice(t)
	o.clock.move(time.Since(o.clock.now())) // the commands ask the machine what time it is
	o.FillLondon()
	folder, month := t.TempDir(), o.App.Clock.Today().AddDays(30)
	client := makeClient(t, o.Server, object{"expires_on": month})
	begin := shellOf(t, "access.md", "token=$(curl")
	begin = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(begin, "http://127.0.0.1:8080", o.URL), "0198c5a1-…", client.ID), "trls_…", client.Secret)
	if me := shell(t, folder, begin+shellOf(t, "access.md", "/api/v1/me\"")); !strings.Contains(me, client.ID) {
		t.Errorf("who one is is answered %s", me)
	}
	shell(t, folder, begin+strings.Replace(shellOf(t, "access.md", "page="), "limit=50", "limit=2", 1))
	pages, err := os.ReadFile(filepath.Join(folder, "pages.ndjson"))
	must(t, err)
	var all struct{ Total int }
	o.Get("/api/v1/pcns?include_total=true&limit=1").Into(t, &all)
	if found := strings.Count(string(pages), `"ods_code"`); all.Total < 5 || found != all.Total || strings.Count(string(pages), "\n") < 2 {
		t.Errorf("of %d networks %d were found on %d pages", all.Total, found, strings.Count(string(pages), "\n"))
	}

	var key object
	must(t, json.Unmarshal([]byte(shell(t, folder, shellOf(t, "access.md", "genpkey"))), &key))
	signs := makeClient(t, o.Server, object{"public_key": key, "expires_on": month})
	said := shell(t, folder, "trellis="+o.URL+"; id="+signs.ID+"\n"+
		strings.Replace(shellOf(t, "access.md", "pkeyutl"), `"$id" "$id" "$trellis"`, `"$id" "$id" "`+ourOrigin+`"`, 1)) // a proxy of the tests would have that name
	var got struct {
		AccessToken string `json:"access_token"`
	}
	must(t, json.Unmarshal([]byte(said), &got))
	if status := may(o.Server, got.AccessToken, "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("with the token of an assertion it is answered %d, after %s", status, said)
	}
}
