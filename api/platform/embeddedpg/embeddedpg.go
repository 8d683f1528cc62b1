// Package embeddedpg starts a PostgreSQL of Trellis's own, for people who have
// not given it a database: it fetches the programs, makes the database the
// first time, keeps the server running and stops it with its parent. Everything
// lives in one state folder and listens on a private unix socket only.
package embeddedpg

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options say where a server lives and how careful it is.
type Options struct {
	State    string            // folder of the data, the log and server.json; made when missing
	Durable  bool              // fsync on; off only where the data may be lost, such as in tests
	Report   func(step string) // told in plain English what is being done; may be nil
	Logger   *slog.Logger      // nil means slog.Default()
	Binaries string            // folder that keeps postgresql-<version>; "" means the default place
	CreateDB bool              // the owner role may create databases: for tests

	avoidNamespace bool // behave as if user namespaces were forbidden
}

// Server is a running, supervised PostgreSQL.
type Server struct {
	options Options
	place   place
	lock    *os.File
	started time.Time

	mu       sync.Mutex // guards process and stopping
	process  *os.Process
	stopping bool

	stop    chan struct{} // closed when Stop is called
	stopped chan struct{} // closed when the supervisor has ended
	ready   chan struct{} // closed once PostgreSQL has answered the first time
	failure error         // why the supervisor gave up; read after stopped is closed

	stopOnce sync.Once
	stopErr  error
}

// startLimit bounds a start whose context has no deadline of its own. Recovery
// after a crash replays at most a gigabyte of log, which is well within it.
const startLimit = 2 * time.Minute

// Start brings the server of a state folder up and returns once it answers and
// has its roles and its database. The context bounds starting only: the server
// runs until Stop is called or this process ends.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Report == nil {
		o.Report = func(string) {}
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if _, bounded := ctx.Deadline(); !bounded {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, startLimit)
		defer cancel()
	}
	state, err := prepareState(o.State)
	if err != nil {
		return nil, err
	}
	o.State = state
	lock, err := lockState(state)
	if err != nil {
		return nil, err
	}
	s := &Server{
		options: o, lock: lock, started: time.Now(),
		stop: make(chan struct{}), stopped: make(chan struct{}), ready: make(chan struct{}),
	}
	if err := s.bringUp(ctx); err != nil {
		lock.Close()
		return nil, err
	}
	return s, nil
}

func (s *Server) bringUp(ctx context.Context) error {
	programs, err := findPrograms(ctx, s.options)
	if err != nil {
		return err
	}
	if s.place, err = choosePlace(ctx, s.options, programs); err != nil {
		return err
	}
	if err := s.place.makeReady(ctx, s.options); err != nil {
		return errors.Join(err, removeSocketDir(s.place.socket))
	}
	s.options.Report("Starting PostgreSQL " + programs.version)
	go s.supervise()
	if err := s.settle(ctx); err != nil {
		stopping, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		return errors.Join(err, s.halt(stopping))
	}
	return nil
}

// makeReady clears away what an earlier process left and makes the data folder.
func (p place) makeReady(ctx context.Context, o Options) error {
	if err := p.clearSocketDir(); err != nil {
		return err
	}
	if err := endLeftovers(ctx, p); err != nil {
		return err
	}
	return p.initialise(ctx, o)
}

// settle waits for the first answer, then sees to the roles and server.json.
func (s *Server) settle(ctx context.Context) error {
	conn, err := s.awaitAnswer(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if err := ensureRolesAndDatabase(ctx, conn, s.options.CreateDB); err != nil {
		return err
	}
	close(s.ready)
	return s.writeInfo()
}

// OwnerURL connects as the role that owns the database and migrates it.
func (s *Server) OwnerURL() string { return s.place.url(roleOwner, DatabaseName) }

// AppURL connects as the role the application works with.
func (s *Server) AppURL() string { return s.place.url(roleApp, DatabaseName) }

// AdminURL connects as the superuser, to the database "postgres".
func (s *Server) AdminURL() string { return s.place.url(roleAdmin, "postgres") }

// Stop ends PostgreSQL in good order and gives the state folder free. When the
// context ends first, PostgreSQL is killed; its data survive that.
func (s *Server) Stop(ctx context.Context) error {
	s.stopOnce.Do(func() {
		s.stopErr = errors.Join(s.halt(ctx), s.lock.Close())
	})
	return s.stopErr
}

func prepareState(dir string) (string, error) {
	if dir == "" {
		return "", errors.New("embeddedpg: no state folder was given")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(abs, 0o755); err != nil {
		return "", fmt.Errorf("the state folder cannot be made: %w", err)
	}
	return filepath.EvalSymlinks(abs)
}
