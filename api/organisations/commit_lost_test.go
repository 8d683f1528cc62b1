package organisations_test

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"trellis/api/server"
)

// cutter stands between the product and its database and can drop the acknowledgement of a use case's commit. It lets
// those of reads pass, and those of the sequencer, which is who listens.
type cutter struct {
	armed, cut atomic.Bool
	socket     string
}

// between starts a cutter and returns the address of the database by way of it.
func between(t *testing.T, database string) (*cutter, string) {
	t.Helper()
	address, err := url.Parse(database)
	must(t, err)
	query := address.Query()
	c := &cutter{socket: filepath.Join(query.Get("host"), ".s.PGSQL."+query.Get("port"))}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go c.carry(client)
		}
	}()
	address.Host, address.RawQuery = listener.Addr().String(), "sslmode=disable"
	return c, address.String()
}

func (c *cutter) carry(client net.Conn) {
	defer client.Close()
	database, err := net.Dial("unix", c.socket)
	if err != nil {
		return
	}
	defer database.Close()
	go func() {
		defer database.Close()
		_, _ = io.Copy(database, client)
	}()
	buffer := make([]byte, 64<<10)
	listens, inserted := false, false
	for {
		n, err := database.Read(buffer)
		if err != nil {
			return
		}
		listens = listens || bytes.Contains(buffer[:n], []byte("LISTEN\x00"))
		inserted = inserted || bytes.Contains(buffer[:n], []byte("INSERT 0 "))
		if bytes.Contains(buffer[:n], []byte("COMMIT\x00")) {
			if inserted && !listens && c.armed.CompareAndSwap(true, false) {
				c.cut.Store(true)
				return
			}
			inserted = false
		}
		if _, err := client.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// The database has committed but the connection breaks before the product hears of it: it cannot
// know, must not say that nothing was changed, and a retry under the same key has no second effect.
func TestACommitWhoseAcknowledgementIsLostHasOneEffect(t *testing.T) {
	var c *cutter
	s := open(t, func(o *server.Options) { c, o.DatabaseURL = between(t, o.DatabaseURL) })
	tag := "If-Match: " + s.etag(t, "QMF")
	before := look(t, s.admin, "QMF")
	c.armed.Store(true)
	a := s.rename(t, "QMF", "Committed", tag, "Idempotency-Key: lost")
	if !c.cut.Load() {
		t.Fatal("no commit came by")
	}
	if p := refused(t, a, 503, "unavailable"); !strings.Contains(p.Detail, "may") || strings.Contains(p.Detail, "Nothing was changed") {
		t.Errorf("it says %q", p.Detail)
	}
	oneWrite(t, s.admin, "QMF", before, 1)
	again := s.rename(t, "QMF", "Committed", tag, "Idempotency-Key: lost")
	if again.status != http.StatusOK || again.header.Get("Idempotency-Replayed") != "true" {
		t.Errorf("the retry answers %d %s", again.status, again.body)
	}
	oneWrite(t, s.admin, "QMF", before, 1)
	if b := decode[board](t, s.read(t, "/api/v1/icbs/QMF")); b.ShortName != "Committed" || b.Version != 2 {
		t.Errorf("the next read says %+v", b)
	}
}
