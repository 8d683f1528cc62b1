package httpx_test

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
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
	began := time.Now()
	go func() {
		for _, letter := range []byte("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + string(make([]byte, 200))) {
			if _, err := conn.Write([]byte{letter}); err != nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	}()
	_ = conn.SetReadDeadline(began.Add(8 * time.Second))
	_, err = io.ReadAll(conn)
	if took := time.Since(began); errors.Is(err, os.ErrDeadlineExceeded) || took < 2*time.Second || took > 6*time.Second {
		t.Errorf("it is cut off after %s with %v", took, err)
	}
}
