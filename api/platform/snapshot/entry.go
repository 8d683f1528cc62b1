// Package snapshot keeps answers to hot reads ready to send: encoded once, compressed once per
// encoding, and forgotten when what they were made from has changed.
package snapshot

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// Entry is one encoded answer. It never changes after New.
type Entry struct {
	ContentType string
	// Prefix begins the ETag: "v3." for version 3 of a record, or nothing.
	Prefix string
	// Header holds further response headers, such as Link; nil for none.
	Header map[string]string
	Body   []byte

	tag    string
	gzip   func() []byte
	brotli func() []byte
}

// Below this a compressed answer is not worth its header.
const compressFrom = 1024

// New makes an entry whose ETag is the prefix and a hash of the body.
func New(contentType, prefix string, body []byte) *Entry {
	sum := sha256.Sum256(body)
	e := &Entry{ContentType: contentType, Prefix: prefix, Body: body, tag: prefix + base64.RawURLEncoding.EncodeToString(sum[:9])}
	e.gzip = sync.OnceValue(func() []byte {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		_, _ = w.Write(body) // a bytes.Buffer takes every write
		_ = w.Close()
		return out.Bytes()
	})
	e.brotli = sync.OnceValue(func() []byte {
		var out bytes.Buffer
		w := brotli.NewWriterLevel(&out, 5)
		_, _ = w.Write(body)
		_ = w.Close()
		return out.Bytes()
	})
	return e
}

// Encoded returns the body in the best encoding that an Accept-Encoding header allows, the
// encoding's name ("" for none) and the strong ETag of exactly these bytes.
func (e *Entry) Encoded(accept string) (body []byte, encoding, etag string) {
	if len(e.Body) >= compressFrom {
		switch {
		case offers(accept, "br"):
			return e.brotli(), "br", `"` + e.tag + `-br"`
		case offers(accept, "gzip"):
			return e.gzip(), "gzip", `"` + e.tag + `-gzip"`
		}
	}
	return e.Body, "", `"` + e.tag + `"`
}

// Matches tells whether an If-None-Match header names this entry, in whatever encoding.
func (e *Entry) Matches(ifNoneMatch string) bool {
	for tag := range strings.SplitSeq(ifNoneMatch, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == "*" {
			return true
		}
		tag = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(tag, `"`), "-gzip"), "-br")
		if tag == e.tag {
			return true
		}
	}
	return false
}

// size is what the entry weighs in the store, its compressed forms included by estimate.
func (e *Entry) size() uint32 { return uint32(len(e.Body) + len(e.Body)/2 + 512) }

func offers(accept, encoding string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == encoding {
			quality = strings.ReplaceAll(quality, " ", "")
			return quality != "q=0" && quality != "q=0.0"
		}
	}
	return false
}
