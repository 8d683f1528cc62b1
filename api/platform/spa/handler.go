package spa

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
)

const (
	cacheForever = "public, max-age=31536000, immutable"
	cacheAsk     = "no-cache"
)

// Handler serves the built front end in the folder dist.
func Handler(dist string) (http.Handler, error) {
	handler, err := HandlerFS(os.DirFS(dist))
	if err != nil {
		return nil, fmt.Errorf("the built front end in %s cannot be served: %w", dist, err)
	}
	return handler, nil
}

// HandlerFS serves a built front end from any file system, the embedded one of
// a release among them. It reads the files once: a later build does not pull
// them away from under the pages that are open.
func HandlerFS(dist fs.FS) (http.Handler, error) {
	files, err := load(dist)
	if err != nil {
		return nil, err
	}
	return site(files), nil
}

// site is every file of the build by its path, without a leading slash.
type site map[string]*file

func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Method not allowed", http.StatusMethodNotAllowed)
		return
	}
	found, cache := s.find(r.URL.Path)
	if found == nil {
		// A missing asset must not be remembered: it may come with the next release.
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "Not found", http.StatusNotFound)
		return
	}
	found.serve(w, r, cache)
}

// find returns the file that answers a path. A path that names no file is a
// page of the application, which has its own not-found page.
func (s site) find(urlPath string) (*file, string) {
	name := strings.TrimPrefix(urlPath, "/")
	for segment := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(segment, ".") {
			return nil, ""
		}
	}
	if found, ok := s[name]; ok && name != "index.html" {
		if strings.HasPrefix(name, "assets/") {
			return found, cacheForever
		}
		return found, cacheAsk
	}
	if name != "index.html" && (path.Ext(name) != "" || name == "assets" || strings.HasPrefix(name, "assets/")) {
		return nil, ""
	}
	return s["index.html"], cacheAsk
}

func (f *file) serve(w http.ResponseWriter, r *http.Request, cache string) {
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("Cache-Control", cache)

	body, encoding := f.plain, ""
	if f.compressible {
		header.Add("Vary", "Accept-Encoding")
		body, encoding = f.encoded(r.Header.Get("Accept-Encoding"))
	}
	etag := f.etag(encoding)
	header.Set("ETag", etag)
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	if knows(r.Header.Values("If-None-Match"), etag) {
		header.Del("Content-Type")
		header.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodGet {
		// The status is sent: a reader that went away is all that can go wrong.
		_, _ = w.Write(body)
	}
}

// knows tells whether the caller already holds the version with this tag.
func knows(ifNoneMatch []string, etag string) bool {
	for candidate := range strings.SplitSeq(strings.Join(ifNoneMatch, ","), ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == etag || candidate == "*" {
			return true
		}
	}
	return false
}
