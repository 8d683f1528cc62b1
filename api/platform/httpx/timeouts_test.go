package httpx_test

import (
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"trellis/api/platform/httpx"
)

func TestAConnectionIsGivenOnlySoMuchTime(t *testing.T) {
	s := httpx.NewServer(http.NotFoundHandler())
	for what, pair := range map[string][2]time.Duration{
		"the headers":          {s.ReadHeaderTimeout, 3 * time.Second},
		"the request":          {s.ReadTimeout, 10 * time.Second},
		"the answer":           {s.WriteTimeout, 15 * time.Second},
		"waiting for the next": {s.IdleTimeout, time.Minute},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s may take %s, not %s", what, pair[0], pair[1])
		}
	}
	if s.MaxHeaderBytes > 16<<10 {
		t.Errorf("headers may weigh %d bytes", s.MaxHeaderBytes)
	}
}

func TestWhoSendsHeadersLetterByLetterIsCutOff(t *testing.T) {
	t.Parallel()
	listener, err := httpx.Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	s := httpx.NewServer(http.NotFoundHandler())
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() { s.Close() })
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	slow := "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + strings.Repeat("x", 200) + "\r\n\r\n"
	var sent atomic.Int64
	go func() {
		for _, letter := range []byte(slow) {
			if _, err := conn.Write([]byte{letter}); err != nil {
				return
			}
			sent.Add(1)
			time.Sleep(100 * time.Millisecond)
		}
	}()
	answer, _ := io.ReadAll(conn)
	if n := int(sent.Load()); n == len(slow) || strings.Contains(string(answer), " 404 ") {
		t.Errorf("after %d letters of %d it is answered %q", n, len(slow), answer)
	}
}
