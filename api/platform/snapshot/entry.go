// Package snapshot keeps answers ready to send: encoded once, compressed once per encoding, and
// forgotten when what they were made from has changed.
package snapshot

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"sync"

	"github.com/andybalholm/brotli"
)

// Entry is one encoded answer. It never changes after it is made.
type Entry struct {
	ContentType string
	// Prefix begins the ETag: "v3." for version 3 of a record, or nothing.
	Prefix string
	// Header holds further response headers, such as Link; nil for none.
	Header map[string]string
	Body   []byte

	tag          string
	compressible bool
	gzip, brotli func() []byte
}

// Below one network packet compression saves nothing.
const compressFrom = 1024

// How hard to compress: an answer is made often, a file of the pages once and read by everyone.
// Brotli's highest level would save a tenth more and keep the first reader waiting for half a second.
const (
	quickly  = 5
	tightly  = 9
	tagBytes = 9
)

// New makes an entry whose ETag is the prefix and a hash of the body.
func New(contentType, prefix string, body []byte) *Entry {
	return newEntry(contentType, prefix, body, len(body) >= compressFrom, quickly)
}

// NewFile makes an entry out of a file; only text is worth compressing.
func NewFile(contentType string, body []byte, isText bool) *Entry {
	return newEntry(contentType, "", body, isText && len(body) >= compressFrom, tightly)
}

func newEntry(contentType, prefix string, body []byte, compressible bool, level int) *Entry {
	sum := sha256.Sum256(body)
	return &Entry{
		ContentType: contentType, Prefix: prefix, Body: body,
		tag:          prefix + base64.RawURLEncoding.EncodeToString(sum[:tagBytes]),
		compressible: compressible,
		gzip: sync.OnceValue(func() []byte {
			var out bytes.Buffer
			w, _ := gzip.NewWriterLevel(&out, level) // the level is one there is
			_, _ = w.Write(body)                     // memory takes every write
			_ = w.Close()
			return out.Bytes()
		}),
		brotli: sync.OnceValue(func() []byte {
			var out bytes.Buffer
			w := brotli.NewWriterLevel(&out, level)
			_, _ = w.Write(body)
			_ = w.Close()
			return out.Bytes()
		}),
	}
}

// encoded returns the body in the best encoding that an Accept-Encoding header allows, the
// encoding's name ("" for none) and the strong ETag of exactly these bytes.
func (e *Entry) encoded(accept string) (body []byte, encoding, etag string) {
	switch {
	case e.compressible && accepts(accept, "br"):
		return e.brotli(), "br", `"` + e.tag + `-br"`
	case e.compressible && accepts(accept, "gzip"):
		return e.gzip(), "gzip", `"` + e.tag + `-gzip"`
	}
	return e.Body, "", `"` + e.tag + `"`
}

// size is what the entry weighs in the store, its compressed forms included by estimate.
func (e *Entry) size() uint32 { return uint32(len(e.Body) + len(e.Body)/2 + 512) }
