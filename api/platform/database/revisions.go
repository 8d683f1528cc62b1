package database

import (
	"context"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Revisions knows how often each table has changed. While its listener is connected, asking costs
// no query; when it is not, every question goes to the database.
type Revisions struct {
	pool *pgxpool.Pool

	mu        sync.RWMutex
	listening bool
	epoch     int64 // how often the listener has connected or lost its connection
	known     map[string]int64
}

func newRevisions(pool *pgxpool.Pool) *Revisions {
	return &Revisions{pool: pool, known: map[string]int64{}}
}

// Of returns a key that changes whenever one of the tables does.
func (r *Revisions) Of(ctx context.Context, tables ...string) (string, error) {
	if key, ok := r.heard(tables); ok {
		return key, nil
	}
	known, err := r.read(ctx)
	if err != nil {
		return "", err
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	return revisionKey(r.epoch, known, tables), nil
}

// heard answers from what the listener has been told, if it is connected.
func (r *Revisions) heard(tables []string) (key string, ok bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if !r.listening {
		return "", false
	}
	return revisionKey(r.epoch, r.known, tables), true
}

func revisionKey(epoch int64, known map[string]int64, tables []string) string {
	key := append(strconv.AppendInt(nil, epoch, 36), ':')
	for _, table := range tables {
		key = append(strconv.AppendInt(key, known[table], 36), '.')
	}
	return string(key)
}

// Saw notes a revision; an older one than is known changes nothing.
func (r *Revisions) Saw(table string, revision int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.known[table] = max(r.known[table], revision)
}

// Listen keeps the revisions current until ctx ends, reconnecting when the database goes away.
func (r *Revisions) Listen(ctx context.Context) {
	for ctx.Err() == nil {
		err := r.listen(ctx)
		r.end()
		if ctx.Err() == nil {
			slog.Debug("the revision listener lost the database and tries again", "error", err)
			select {
			case <-ctx.Done():
			case <-time.After(500 * time.Millisecond):
			}
		}
	}
}

func (r *Revisions) listen(ctx context.Context) error {
	conn, err := r.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	// The session holds a LISTEN: it must not go back to the pool.
	session := conn.Hijack()
	defer session.Close(context.WithoutCancel(ctx))
	if _, err := session.Exec(ctx, "LISTEN trellis_revisions"); err != nil {
		return err
	}
	known, err := r.read(ctx)
	if err != nil {
		return err
	}
	r.begin(known)
	for {
		note, err := await(ctx, session)
		if err != nil {
			return err
		}
		if note == nil {
			continue
		}
		table, number, _ := strings.Cut(note.Payload, ":")
		if revision, err := strconv.ParseInt(number, 10, 64); err == nil {
			r.Saw(table, revision)
		}
	}
}

// A connection can be lost without a word. So the listener asks every few seconds; until it notices,
// a kept answer can be this old and no older.
const (
	heartbeat      = 3 * time.Second
	heartbeatLimit = time.Second
)

// await returns the next notification, or nothing after a heartbeat that was answered.
func await(ctx context.Context, session *pgx.Conn) (*pgconn.Notification, error) {
	quiet, cancel := context.WithTimeout(ctx, heartbeat)
	defer cancel()
	note, err := session.WaitForNotification(quiet)
	if err == nil || quiet.Err() == nil || ctx.Err() != nil {
		return note, err
	}
	asked, cancel := context.WithTimeout(ctx, heartbeatLimit)
	defer cancel()
	return nil, session.Ping(asked)
}

// begin takes what the database says, lower numbers too: it may have been restored to an earlier
// state. What was kept under the numbers of another time must not come back, so keys begin anew.
func (r *Revisions) begin(known map[string]int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listening, r.known = true, known
	r.epoch++
}

// end goes back to asking the database.
func (r *Revisions) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listening = false
	r.epoch++
}

func (r *Revisions) read(ctx context.Context) (map[string]int64, error) {
	rows, err := r.pool.Query(ctx, "SELECT table_name, revision FROM revisions")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[string]int64{}
	for rows.Next() {
		var table string
		var revision int64
		if err := rows.Scan(&table, &revision); err != nil {
			return nil, err
		}
		known[table] = revision
	}
	return known, rows.Err()
}
