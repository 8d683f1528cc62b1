package spa

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// file is one file of the build, held in memory with its compressed forms.
type file struct {
	plain        []byte
	hash         string
	contentType  string
	compressible bool
	gzip, brotli func() []byte
}

// The table is our own because the machine's differs from one to the next.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json", ".map": "application/json",
	".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml",
	".wasm": "application/wasm", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
}

func contentType(name string) string {
	if known, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return known
	}
	return "application/octet-stream"
}

func isText(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	switch kind {
	case "image/svg+xml", "application/json", "application/manifest+json", "application/xml", "application/wasm":
		return true
	}
	return strings.HasPrefix(kind, "text/")
}

func load(dist fs.FS) (site, error) {
	files := site{}
	err := fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && name != "."
		if entry.IsDir() {
			if hidden {
				return fs.SkipDir
			}
			return nil
		}
		if hidden || !entry.Type().IsRegular() {
			return nil
		}
		body, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		files[name] = newFile(name, body)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if files["index.html"] == nil {
		return nil, errors.New("there is no index.html: build the front end first")
	}
	return files, nil
}

func newFile(name string, body []byte) *file {
	sum := sha256.Sum256(body)
	kind := contentType(name)
	return &file{
		plain:       body,
		hash:        base64.RawURLEncoding.EncodeToString(sum[:12]),
		contentType: kind,
		// Below one network packet compression saves nothing.
		compressible: isText(kind) && len(body) >= 1024,
		gzip: sync.OnceValue(func() []byte {
			return compressed(body, func(w io.Writer) io.WriteCloser {
				writer, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
				return writer
			})
		}),
		// Level 11 would save a tenth more and keep the first reader waiting for
		// half a second; level 9 takes 40 ms.
		brotli: sync.OnceValue(func() []byte {
			return compressed(body, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 9) })
		}),
	}
}

func compressed(body []byte, open func(io.Writer) io.WriteCloser) []byte {
	var buffer bytes.Buffer
	writer := open(&buffer)
	// Writing to memory does not fail.
	_, _ = writer.Write(body)
	_ = writer.Close()
	return bytes.Clone(buffer.Bytes())
}

// encoded returns the body in the best form the caller accepts and its name.
func (f *file) encoded(accept string) (body []byte, encoding string) {
	switch {
	case accepts(accept, "br"):
		return f.brotli(), "br"
	case accepts(accept, "gzip"):
		return f.gzip(), "gzip"
	}
	return f.plain, ""
}

func (f *file) etag(encoding string) string {
	if encoding == "" {
		return `"` + f.hash + `"`
	}
	return `"` + f.hash + "-" + encoding + `"`
}
