package spa

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"

	"trellis/api/platform/snapshot"
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
type site map[string]*snapshot.Entry

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
	w.Header().Set("Cache-Control", cache)
	w.Header().Set("Vary", "Accept-Encoding")
	_ = found.Send(w, r, http.StatusOK) // a reader that went away is all that can go wrong
}

// find returns the file that answers a path. A path that names no file is a
// page of the application, which has its own not-found page.
func (s site) find(urlPath string) (*snapshot.Entry, string) {
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
