package audit

import (
	"crypto/sha256"
	"hash"
	"strconv"
)

// event is an audit event as the chain hashes it: every value as PostgreSQL writes it, the instant in UTC.
type event struct {
	id, occurredAt                string
	actorID, actorKind, operation string
	requestID, reason             *string
}

// change is a change row as the chain hashes it. Personal values are no part of it: before and after hold their seals.
type change struct {
	id                 int64
	table, key, action string
	before, after      *string // jsonb
	scopesWere, scopes *string // jsonb
}

// link hashes one event, with its change rows in the order of their ids, onto the hash of the event before it.
type link struct{ sum hash.Hash }

// genesis is the hash that the first event of all stands on.
var genesis = make([]byte, sha256.Size)

// newLink begins the hash of an event with its number in the chain.
func newLink(previous []byte, sequence int64, e event) link {
	l := link{sha256.New()}
	l.sum.Write(previous)
	number := strconv.FormatInt(sequence, 10)
	l.write(&number, &e.id, &e.occurredAt, &e.actorID, &e.actorKind, &e.operation, e.requestID, e.reason)
	return l
}

// change adds the event's next change row.
func (l link) change(c change) {
	number := strconv.FormatInt(c.id, 10)
	l.write(&number, &c.table, &c.key, &c.action, c.before, c.after, c.scopesWere, c.scopes)
}

// write adds fields so that no two lists of them are written alike: each as its length in bytes, a colon and itself,
// null as a minus.
func (l link) write(fields ...*string) {
	var line []byte
	for _, field := range fields {
		if field == nil {
			line = append(line, '-')
			continue
		}
		line = strconv.AppendInt(line, int64(len(*field)), 10)
		line = append(line, ':')
		line = append(line, *field...)
	}
	l.sum.Write(line)
}

// hash is that of the event and everything before it.
func (l link) hash() []byte { return l.sum.Sum(nil) }
