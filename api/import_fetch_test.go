package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trellis/api/demo/england"
)

// publisher is a server on this machine that publishes files, well and badly.
func publisher(t *testing.T, remote func() string) string {
	t.Helper()
	mux := http.NewServeMux()
	serve := func(path string, content []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(content) })
	}
	serve("/map.csv", julyMap)
	serve("/page.csv", []byte("<!DOCTYPE html><html><body>Moved</body></html>"))
	large := make([]byte, 10<<20+1)
	mux.HandleFunc("/large.csv", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(large)))
		_, _ = w.Write(large)
	})
	mux.HandleFunc("/endless.csv", func(w http.ResponseWriter, _ *http.Request) {
		for range 64 { // without a length
			if _, err := w.Write(large[:1<<20]); err != nil {
				return
			}
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/half.csv", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(julyMap)))
		_, _ = w.Write(julyMap[:len(julyMap)/2])
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	})
	mux.HandleFunc("/elsewhere.csv", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://"+remote()+"/map.csv", http.StatusFound)
	})
	mux.HandleFunc("/moved.csv", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/map.csv", http.StatusFound) })
	mux.HandleFunc("/round.csv", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round.csv", http.StatusFound) })
	mux.HandleFunc("/script.csv", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/api/getReport", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(england.EPCN([]england.PCN{{Code: "U10009", Location: "93C", Open: "20190701"}}, []england.Member{{Practice: "A10009", Location: "93C", PCN: "U10009", From: "20190701"}}))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestTheImportCommandFetchesPublishedFiles(t *testing.T) {
	state, temp := t.TempDir(), t.TempDir()
	up := startUp(t, state, "--empty")
	from := publisher(t, func() string { return "192.0.2.1" })
	sum := sha256.Sum256(julyMap)
	good, wrong := "#sha256="+hex.EncodeToString(sum[:]), "#sha256="+strings.Repeat("0", 64)
	fetch := func(kind, addresses string, more ...string) (string, int) {
		settings := []string{"TMPDIR=" + temp, "TRELLIS_SOURCE_" + strings.ToUpper(kind) + "=" + addresses}
		return runWith(t, settings, append([]string{"import", "--fetch", kind, "--state", state}, more...)...)
	}
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	for _, c := range []struct {
		what, address string
		words         []string
	}{
		{"a wrong checksum", from + "/map.csv" + wrong, []string{"holds other content than was agreed", hex.EncodeToString(sum[:])}},
		{"too large a file", from + "/large.csv", []string{"larger than 10 MB"}},
		{"a file without an end", from + "/endless.csv", []string{"larger than 10 MB"}},
		{"nothing there", from + "/gone.csv", []string{"404", "Has the publication moved?"}},
		{"a page instead", from + "/page.csv", []string{"web page"}},
		{"a connection that breaks off", from + "/half.csv", []string{"broke off"}},
		{"a redirection elsewhere", from + "/elsewhere.csv", []string{"http://192.0.2.1/map.csv is not an https address"}},
		{"a redirection to the disk", from + "/script.csv", []string{"is not an https address"}},
		{"a redirection without end", from + "/round.csv", []string{"redirected too often"}},
		{"plain http beyond this machine", "http://192.0.2.1/map.csv", []string{"http://192.0.2.1/map.csv is not an https address"}},
		{"a name that only begins so", "http://localhost.example.org/map.csv", []string{"is not an https address"}},
		{"a file on the disk", "file:///etc/passwd", []string{"is not an https address"}},
		{"no address", "%zz", []string{"cannot be read"}},
		{"nobody listening", closed.URL + "/map.csv", []string{"cannot be fetched", "refused"}},
		{"a password in the address", "http://anna:secret@192.0.2.1/map.csv", []string{"is not an https address"}},
	} {
		said, code := fetch("ods_practice_map", c.address)
		says(t, said, code, 1, c.words...)
		if strings.Contains(said, "secret") || strings.Count(said, "import: ") != 1 || strings.Contains(said, "Get \"") {
			t.Errorf("%s is told\n%s", c.what, said)
		}
		nothingLeft(t, temp, c.what)
	}
	if got := up.known(t); got != "" {
		t.Errorf("after files that could not be fetched the imports are %q", got)
	}
	for _, address := range []string{from + "/map.csv", from + "/map.csv" + good, from + "/moved.csv"} {
		said, code := fetch("ods_practice_map", address, "--plan")
		says(t, said, code, 0, "Fetching "+from, "Fetched ", hex.EncodeToString(sum[:]), "Reading map.csv", "4 created")
		nothingLeft(t, temp, address)
	}
	said, code := fetch("ods_epcn", from+"/api/getReport?report=epcn "+from+"/api/getReport?report=../epcn", "--as-at", "2026-06-01")
	says(t, said, code, 0, "Reading epcn.csv", "Applied", "0 changes")
	if got := up.known(t); got != "planned planned planned applied applied" {
		t.Errorf("the imports are %q", got)
	}
	nothingLeft(t, temp, "two files")
}

func nothingLeft(t *testing.T, folder, after string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	must(t, err)
	if len(left) > 0 {
		t.Errorf("after %s these files are left: %v", after, left)
		_ = os.RemoveAll(left[0])
	}
}
