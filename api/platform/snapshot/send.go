package snapshot

import (
	"net/http"
	"strconv"
	"strings"
)

// Send answers a request with the entry: 304 when the caller has it already, compressed when the
// caller can read that. Cache-Control and Vary are the caller's to set.
func (e *Entry) Send(w http.ResponseWriter, r *http.Request, status int) error {
	header := w.Header()
	body, encoding, etag := e.encoded(r.Header.Get("Accept-Encoding"))
	header.Set("ETag", etag)
	for name, value := range e.Header {
		header.Set(name, value)
	}
	reading := r.Method == http.MethodGet || r.Method == http.MethodHead
	if reading && e.knownTo(strings.Join(r.Header.Values("If-None-Match"), ",")) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	header.Set("Content-Type", e.ContentType)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return nil
	}
	_, err := w.Write(body)
	return err
}

// knownTo tells whether an If-None-Match header names this entry, in whatever encoding.
func (e *Entry) knownTo(ifNoneMatch string) bool {
	if ifNoneMatch == "" {
		return false
	}
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
