package spa

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

const page = "<!doctype html><title>Trellis</title>"

var script = strings.Repeat("export const answer = 42;\n", 200)

func builtSite(t *testing.T) http.Handler {
	t.Helper()
	dist := t.TempDir()
	for name, body := range map[string]string{
		"index.html":           page,
		".stamp":               "a private note",
		"favicon.svg":          "<svg xmlns='http://www.w3.org/2000/svg'/>",
		"assets/app-a1b2c3.js": script,
		"assets/_code-d4e5.js": "export {}",
		"assets/logo-f6.png":   strings.Repeat("png", 1000),
	} {
		writeFile(t, filepath.Join(dist, name), body)
	}
	handler, err := Handler(dist)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

func writeFile(t *testing.T, path, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}

func ask(handler http.Handler, method, path string, headers ...string) *http.Response {
	request := httptest.NewRequest(method, "/", nil)
	request.URL.Path = path
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Result()
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	bytes, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes)
}

func TestEveryPageOfTheApplicationIsAnsweredWithTheIndex(t *testing.T) {
	site := builtSite(t)
	for _, path := range []string{"/", "/index.html", "/icbs", "/icbs/QMJ", "/icbs/QMJ/", "/a/page/nobody/knows"} {
		response := ask(site, http.MethodGet, path)
		if response.StatusCode != http.StatusOK || body(t, response) != page {
			t.Errorf("%s: got %d, want the index page", path, response.StatusCode)
		}
		if got := response.Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s: the page may be kept as %q without asking again", path, got)
		}
		if got := response.Header.Get("Content-Type"); got != "text/html; charset=utf-8" {
			t.Errorf("%s: served as %q", path, got)
		}
	}
}

func TestWhatIsNotThereIsNotFoundInPlainWords(t *testing.T) {
	site := builtSite(t)
	for _, path := range []string{
		"/assets/", "/assets", "/assets/old-123.js", "/assets/sub/", "/missing.png", "/.stamp", "/.git/config",
		"/../../etc/passwd", "/assets/../.stamp", "/..", "/assets/../../go.mod",
	} {
		response := ask(site, http.MethodGet, path)
		if response.StatusCode != http.StatusNotFound || body(t, response) != "Not found\n" {
			t.Errorf("%s: got %d", path, response.StatusCode)
		}
		if got := response.Header.Get("Content-Type"); got != "text/plain; charset=utf-8" {
			t.Errorf("%s: served as %q", path, got)
		}
		if got := response.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: the absence may be remembered: %q", path, got)
		}
	}
}

func TestHashedAssetsMayBeKeptForEver(t *testing.T) {
	site := builtSite(t)
	for path, kind := range map[string]string{
		"/assets/app-a1b2c3.js": "text/javascript; charset=utf-8",
		"/assets/_code-d4e5.js": "text/javascript; charset=utf-8",
		"/assets/logo-f6.png":   "image/png",
	} {
		response := ask(site, http.MethodGet, path)
		if got := response.Header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: %q", path, got)
		}
		if got := response.Header.Get("Content-Type"); got != kind {
			t.Errorf("%s: served as %q", path, got)
		}
	}
	if got := ask(site, http.MethodGet, "/favicon.svg").Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("a file without a hash in its name may be kept: %q", got)
	}
}

func TestTextTravelsCompressedAsTheBrowserAsks(t *testing.T) {
	site := builtSite(t)
	tags := map[string]bool{}
	for _, c := range []struct{ accept, want string }{
		{"gzip, deflate, br, zstd", "br"},
		{"gzip", "gzip"},
		{"br;q=0, *", "gzip"},
		{"gzip;q=0", ""},
		{"", ""},
	} {
		response := ask(site, http.MethodGet, "/assets/app-a1b2c3.js", "Accept-Encoding", c.accept)
		if got := response.Header.Get("Content-Encoding"); got != c.want {
			t.Fatalf("Accept-Encoding %q: answered %q, want %q", c.accept, got, c.want)
		}
		if got := response.Header.Get("Vary"); got != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: a cache would mix the forms up: Vary %q", c.accept, got)
		}
		tags[response.Header.Get("ETag")] = true
		switch c.want {
		case "br":
			response.Body = io.NopCloser(brotli.NewReader(response.Body))
		case "gzip":
			reader, err := gzip.NewReader(response.Body)
			if err != nil {
				t.Fatal(err)
			}
			response.Body = reader
		}
		if body(t, response) != script {
			t.Errorf("Accept-Encoding %q: the content changed on the way", c.accept)
		}
	}
	if len(tags) != 3 {
		t.Errorf("three forms must have three tags, got %v", tags)
	}
	if got := ask(site, http.MethodGet, "/assets/logo-f6.png", "Accept-Encoding", "br").Header.Get("Content-Encoding"); got != "" {
		t.Errorf("a picture was compressed again: %q", got)
	}
}

func TestAKnownVersionIsNotSentAgain(t *testing.T) {
	site := builtSite(t)
	for _, path := range []string{"/", "/assets/app-a1b2c3.js"} {
		etag := ask(site, http.MethodGet, path, "Accept-Encoding", "br").Header.Get("ETag")
		for _, known := range []string{etag, "W/" + etag, `"other", ` + etag, "*"} {
			response := ask(site, http.MethodGet, path, "Accept-Encoding", "br", "If-None-Match", known)
			if response.StatusCode != http.StatusNotModified || body(t, response) != "" {
				t.Errorf("%s with If-None-Match %s: got %d", path, known, response.StatusCode)
			}
			if response.Header.Get("ETag") != etag || response.Header.Get("Cache-Control") == "" {
				t.Errorf("%s: a 304 must repeat the tag and the cache rule", path)
			}
		}
		if got := ask(site, http.MethodGet, path, "If-None-Match", `"other"`).StatusCode; got != http.StatusOK {
			t.Errorf("%s: another version was answered with %d", path, got)
		}
	}
}

func TestHeadTellsTheSizeWithoutTheBody(t *testing.T) {
	response := ask(builtSite(t), http.MethodHead, "/icbs")
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Length") != "37" || body(t, response) != "" {
		t.Errorf("got %d, length %s", response.StatusCode, response.Header.Get("Content-Length"))
	}
}

func TestPagesAreOnlyRead(t *testing.T) {
	response := ask(builtSite(t), http.MethodPost, "/icbs")
	if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("got %d, Allow %q", response.StatusCode, response.Header.Get("Allow"))
	}
}

func TestAFolderWithoutABuildIsRefused(t *testing.T) {
	if _, err := Handler(t.TempDir()); err == nil || !strings.Contains(err.Error(), "build the front end first") {
		t.Errorf("got %v", err)
	}
}
