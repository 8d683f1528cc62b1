package audit

import (
	"encoding/json"
	"time"

	"trellis/api/vocabulary"
)

// AuditEvent is the record of one use case that changed something.
type AuditEvent struct {
	// Sequence is its number in the chain: events are numbered when they are committed, in the order in which they took effect.
	Sequence int64  `json:"sequence" list:"filter,sort" example:"1204"`
	ID       string `json:"id" list:"filter" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// OccurredAt is when it took place.
	OccurredAt time.Time `json:"occurred_at" list:"sort" example:"2026-11-23T09:12:00Z"`
	// ActorID is who did it.
	ActorID string `json:"actor_id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d11"`
	// ActorName is what they are called today; null where they are out of your reach, or are no person and no program.
	ActorName *string `json:"actor_name" list:"" example:"Amina Begum"`
	// ActorKind is what sort of caller that was.
	ActorKind string `json:"actor_kind" list:"filter" enums:"person,api_client,anonymous,local_operator,system" example:"person"`
	// Operation is what was done, as the permission table names it.
	Operation string `json:"operation" list:"filter,sort" example:"icbs.update"`
	// RecordName is what its records are called today, where it touched no more than ten and all are called the same.
	RecordName *string `json:"record_name" list:"" example:"North East London"`
	// RequestID is the request it was done by; null where a command did it.
	RequestID *string `json:"request_id" list:"filter" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d12"`
	// Reason is why, where one was given.
	Reason *string `json:"reason" list:"" example:"Everything the audit did not hold yet"`
	// Hash is over the event, its change rows and the hash of the event before it, in hexadecimal.
	Hash string `json:"hash" list:"" example:"9f2c5ad4b3a1f0c48f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f80912"`
}

// AuditChange is one record that an event touched.
type AuditChange struct {
	// ID rises from change to change.
	ID int64 `json:"id" list:"sort" example:"61042"`
	// TableName is the table the record is in.
	TableName string `json:"table_name" list:"filter,sort" example:"icbs"`
	// RecordKey names the record in its table; the parts of a key of several columns are parted by strokes.
	RecordKey string `json:"record_key" list:"filter,sort" example:"QMF"`
	// RecordName is what the record is called today; null where it has no name, or is out of your reach.
	RecordName *string `json:"record_name" list:"" example:"North East London"`
	// Action is what was done to it.
	Action string `json:"action" list:"filter" enums:"insert,update,delete" example:"update"`
	// Before is the values that changed, as they were; null for an insert. In the place of a secret, of a personal value that has been erased, or of one that says of whom a record is that you see without knowing of whom, stands its seal.
	Before *json.RawMessage `json:"before" list:"" swaggertype:"object"`
	// After is the same values as they became; null for a delete.
	After *json.RawMessage `json:"after" list:"" swaggertype:"object"`
}

// AuditEventDetail is an event with the first of its changes.
type AuditEventDetail struct {
	AuditEvent
	// ChangesTotal counts its changes as far as you may see them.
	ChangesTotal int64 `json:"changes_total" example:"1"`
	// Changes are the first 200 of them; /changes lists all.
	Changes []AuditChange `json:"changes"`
}

// shownChanges is how many changes an event is shown with.
const shownChanges = 200

// question is what is asked of the list of events beside its columns.
type question struct {
	from, to   *time.Time
	table, key string
}

// between reads from and to: instants, or days in London, both included.
func between(from, to string) (q question, err error) {
	if q.from, err = instant("from", from, 0); err != nil {
		return q, err
	}
	q.to, err = instant("to", to, 1)
	return q, err
}

// instant reads one of them; a day stands for the midnight days later at which it begins or has ended.
func instant(name, text string, days int) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	if day, err := vocabulary.ParseDate(text); err == nil {
		year, month, number := day.AddDays(days).Midnight().Date()
		at := time.Date(year, month, number, 0, 0, 0, 0, vocabulary.London)
		return &at, nil
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || at.Year() < 1900 || at.Year() > 2999 {
		return nil, vocabulary.BadQuery(name, "bad_instant", "Write %s as a day (2026-03-31) or an instant (2026-03-31T09:00:00Z) between 1900 and 2999.", name)
	}
	return &at, nil
}
