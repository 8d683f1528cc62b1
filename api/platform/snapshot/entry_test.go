package snapshot_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"pgregory.net/rapid"

	"trellis/api/platform/snapshot"
)

// send answers a request, whose headers are written "Name: value", with an entry.
func send(entry *snapshot.Entry, method string, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, "/", nil)
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		request.Header.Add(name, value)
	}
	answer := httptest.NewRecorder()
	_ = entry.Send(answer, request, http.StatusOK)
	return answer
}

func TestTheSameBytesHaveTheSameETagAndOthersAnother(t *testing.T) {
	tag := func(prefix string, body []byte) string {
		return send(snapshot.New("", prefix, body), "GET").Header().Get("ETag")
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SliceOf(rapid.Byte()).Draw(t, "a"), rapid.SliceOf(rapid.Byte()).Draw(t, "b")
		first, second, next := tag("v1.", a), tag("v1.", b), tag("v2.", a)
		if (first == second) != bytes.Equal(a, b) || first == next || !strings.HasPrefix(first, `"v1.`) {
			t.Fatalf("the ETags are %s, %s, and %s for the next version", first, second, next)
		}
	})
}

func TestAPackedAnswerUnpacksToTheSame(t *testing.T) {
	unpackers := map[string]func(io.Reader) (io.Reader, error){
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	}
	rapid.Check(t, func(t *rapid.T) {
		body := bytes.Repeat(rapid.SliceOfN(rapid.Byte(), 1, 50).Draw(t, "body"), rapid.IntRange(1, 200).Draw(t, "times"))
		for _, entry := range []*snapshot.Entry{snapshot.New("text/x", "", body), snapshot.NewFile("text/x", body, true)} {
			for coding, unpack := range unpackers {
				answer := send(entry, "GET", "Accept-Encoding: "+coding)
				if answer.Header().Get("Content-Length") != strconv.Itoa(answer.Body.Len()) || answer.Header().Get("Content-Type") != "text/x" {
					t.Fatalf("%d bytes are announced as %v", answer.Body.Len(), answer.Header())
				}
				if len(body) < 1024 {
					if answer.Header().Get("Content-Encoding") != "" || !bytes.Equal(answer.Body.Bytes(), body) {
						t.Fatalf("%d bytes were packed", len(body))
					}
					continue
				}
				tag := answer.Header().Get("ETag")
				reader, err := unpack(answer.Body)
				if err != nil || answer.Header().Get("Content-Encoding") != coding || !strings.HasSuffix(tag, "-"+coding+`"`) {
					t.Fatalf("as %s it is %v, %v", coding, answer.Header(), err)
				}
				if plain, err := io.ReadAll(reader); err != nil || !bytes.Equal(plain, body) {
					t.Fatalf("unpacked from %s it is %d bytes of %d, %v", coding, len(plain), len(body), err)
				}
				if again := send(entry, "GET", "If-None-Match: "+tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
					t.Fatalf("the ETag %s is answered %d", tag, again.Code)
				}
			}
		}
	})
}

func TestAFileThatIsNoTextIsNotPacked(t *testing.T) {
	answer := send(snapshot.NewFile("font/woff2", make([]byte, 5000), false), "GET", "Accept-Encoding: br, gzip")
	if answer.Header().Get("Content-Encoding") != "" || answer.Body.Len() != 5000 {
		t.Errorf("a font is sent as %v", answer.Header())
	}
}

func TestTheHeadersAloneCanBeAskedFor(t *testing.T) {
	entry := snapshot.New("text/x", "", make([]byte, 5000))
	answer := send(entry, "HEAD")
	if answer.Code != http.StatusOK || answer.Body.Len() > 0 || answer.Header().Get("Content-Length") != "5000" || answer.Header().Get("ETag") == "" {
		t.Errorf("the headers alone are %d %v with %d bytes", answer.Code, answer.Header(), answer.Body.Len())
	}
}

func TestAnETagSavesAReadAndNeverAWrite(t *testing.T) {
	entry := snapshot.New("text/x", "v1.", []byte("answer"))
	tag := send(entry, "GET").Header().Get("ETag")
	for _, given := range []string{tag, "W/" + tag, "*", `"other", ` + tag} {
		if answer := send(entry, "GET", "If-None-Match: "+given); answer.Code != http.StatusNotModified {
			t.Errorf("a read with %s is answered %d", given, answer.Code)
		}
		if answer := send(entry, "PATCH", "If-None-Match: "+given); answer.Code != http.StatusOK || answer.Body.Len() == 0 {
			t.Errorf("a write with %s is answered %d", given, answer.Code)
		}
	}
	if answer := send(entry, "GET", `If-None-Match: "other"`, "If-None-Match: "+tag); answer.Code != http.StatusNotModified {
		t.Errorf("a second If-None-Match header is not read: %d", answer.Code)
	}
	for _, given := range []string{`"v1.other"`, "", "v1", tag[:len(tag)-2] + `"`} {
		if answer := send(entry, "GET", "If-None-Match: "+given); answer.Code != http.StatusOK {
			t.Errorf("a read with %q is answered %d", given, answer.Code)
		}
	}
}
