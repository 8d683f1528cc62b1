package server_test

import (
	"net"
	"net/url"
	"path/filepath"
	"sync"
	"testing"

	"trellis/api/server"
)

// wall stands between a server and its database. It lets traffic through, refuses it, or swallows it.
type wall struct {
	socket  string // the database's
	address string

	mu       sync.Mutex
	listener net.Listener
	open     map[net.Conn]bool
	silent   chan struct{} // closed while traffic passes
}

// behindAWall is an option that puts a wall before the database.
func behindAWall(t *testing.T, w *wall) func(*server.Options) {
	return func(o *server.Options) {
		database, err := url.Parse(o.DatabaseURL)
		must(t, err)
		query := database.Query()
		w.socket = filepath.Join(query.Get("host"), ".s.PGSQL."+query.Get("port"))
		w.address, w.open, w.silent = "127.0.0.1:0", map[net.Conn]bool{}, make(chan struct{})
		close(w.silent)
		w.rise(t)
		t.Cleanup(w.fall)
		database.Host, database.RawQuery = w.address, "sslmode=disable"
		o.DatabaseURL = database.String()
	}
}

// rise lets connections through, at the same address as before.
func (w *wall) rise(t *testing.T) {
	listener, err := net.Listen("tcp", w.address)
	must(t, err)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listener, w.address = listener, listener.Addr().String()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go w.carry(conn)
		}
	}()
}

// fall refuses connections and breaks those there are, as when the database is stopped.
func (w *wall) fall() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listener.Close()
	for conn := range w.open {
		conn.Close()
	}
}

// swallow takes connections and traffic and answers nothing, as when the network is lost.
func (w *wall) swallow() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.silent = make(chan struct{})
}

// speak ends the silence.
func (w *wall) speak() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.silent)
}

func (w *wall) carry(client net.Conn) {
	database, err := net.Dial("unix", w.socket)
	if err != nil {
		client.Close()
		return
	}
	w.mu.Lock()
	w.open[client], w.open[database] = true, true
	w.mu.Unlock()
	go w.copy(database, client)
	w.copy(client, database)
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.open, client)
	delete(w.open, database)
}

func (w *wall) copy(to, from net.Conn) {
	defer to.Close()
	defer from.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		w.mu.Lock()
		silent := w.silent
		w.mu.Unlock()
		<-silent
		if _, writeErr := to.Write(buffer[:n]); err != nil || writeErr != nil {
			return
		}
	}
}
