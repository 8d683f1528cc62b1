package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// row is one change row of a record, or (action now) the record as its table has it.
type row struct {
	key                     string
	sequence                *int64
	eventID                 *string
	action                  string
	before, after, personal *string
}

// replay works out, record by record, what the change rows of one table add up to, and compares every step with the one
// before it and the last with the table.
type replay struct {
	table    string
	instants []string // its columns that hold an instant
	// lenient is set where the beginning of the chain was taken away: a record may begin with an update.
	lenient bool
	found   faults
	records int64

	key   string
	begun bool
	alive bool
	seen  bool // whether the table had the record
	last  row
	slots map[string]slot
}

// slot is what the audit says of one column of a record.
type slot struct {
	value json.RawMessage // null for one that is sealed and whose value is not kept
	seal  *seal
	by    row
}

// seal is the hash of a value, with the salt where that has not been erased.
type seal struct{ hash, salt string }

// personal is what is kept beside the hashed values of a change row.
type personal struct {
	Salt   string                     `json:"salt"`
	Before map[string]json.RawMessage `json:"before"`
	After  map[string]json.RawMessage `json:"after"`
}

// take reads the next row; they come by record, and for each in the order they were written.
func (r *replay) take(next row) error {
	if next.key != r.key || !r.begun {
		r.end()
		r.key, r.begun, r.alive, r.seen, r.slots = next.key, true, false, false, map[string]slot{}
	}
	var kept personal
	if next.personal != nil {
		if err := json.Unmarshal([]byte(*next.personal), &kept); err != nil {
			r.wrong(next, codeSeal, "The personal values kept beside this change cannot be read.")
		}
	}
	before, after, err := r.values(next, kept)
	if err != nil {
		return err
	}
	if next.action == "now" {
		r.now(after)
		return nil
	}
	r.last = next
	switch next.action {
	case "insert":
		if r.alive {
			r.wrong(next, codePastAudit, "This change made a record that was already there: it had been deleted past the audit, or this row was added.")
		}
		r.slots = map[string]slot{}
	default:
		if !r.alive && !r.lenient {
			r.wrong(next, codePastAudit, "This change is of a record that no change row made: it was put there past the audit, or this row was added.")
		}
		r.compare(next, before)
	}
	r.alive = next.action != "delete"
	for name, s := range after {
		r.slots[name] = s
	}
	return nil
}

// values reads the two sides of a row and holds its seals against the values beside them.
func (r *replay) values(of row, kept personal) (before, after map[string]slot, err error) {
	for _, side := range []struct {
		name   string
		text   *string
		beside map[string]json.RawMessage
		into   *map[string]slot
	}{{"before", of.before, kept.Before, &before}, {"after", of.after, kept.After, &after}} {
		if side.text == nil {
			continue
		}
		var raw map[string]json.RawMessage
		if err := json.Unmarshal([]byte(*side.text), &raw); err != nil {
			return nil, nil, fmt.Errorf("read a change row of %s %s: %w", r.table, of.key, err)
		}
		*side.into = make(map[string]slot, len(raw))
		for name, value := range raw {
			s := slot{value: value, by: of}
			if hash, ok := sealIn(value); ok && of.action != "now" {
				s.value, s.seal = side.beside[name], &seal{hash, kept.Salt}
				if s.value != nil && !s.seal.fits(s.value) {
					r.wrong(of, codeSeal, fmt.Sprintf("The value of %s kept beside this change (%s) is not the one that was sealed.", name, side.name))
				}
			}
			(*side.into)[name] = s
		}
	}
	return before, after, nil
}

// sealIn tells whether a value is a seal.
func sealIn(value json.RawMessage) (hash string, ok bool) {
	if len(value) == 0 || value[0] != '{' {
		return "", false
	}
	var held map[string]any
	if json.Unmarshal(value, &held) != nil || len(held) != 1 {
		return "", false
	}
	hash, ok = held["sealed"].(string)
	return hash, ok && len(hash) == 2*sha256.Size
}

// fits tells whether a value is the one that was sealed. With the salt gone, nobody can tell.
func (s seal) fits(value json.RawMessage) bool {
	if s.salt == "" {
		return true
	}
	sum := sha256.Sum256(append([]byte(s.salt), value...))
	return hex.EncodeToString(sum[:]) == s.hash
}

// compare holds what a change says was there against what the changes before it left.
func (r *replay) compare(next row, before map[string]slot) {
	for _, name := range sortedNames(before) {
		known, ok := r.slots[name]
		if ok && !r.same(name, known, before[name].value) {
			r.disagree(next, known.by, codePastAudit, fmt.Sprintf("Before this change %s held another value than the change before it had left: it was written past the audit, or a change row was.", name))
		}
	}
}

// now holds the record in the table against what all its changes add up to.
func (r *replay) now(values map[string]slot) {
	r.seen = true
	r.records++
	if !r.alive {
		r.wrong(r.last, codePastAudit, "This record is in its table, and by its change rows it is not: it was put there past the audit.")
		return
	}
	for _, name := range sortedNames(values) {
		known, ok := r.slots[name]
		switch value := values[name].value; {
		case !ok:
			r.wrong(r.last, codePastAudit, fmt.Sprintf("No change row speaks of %s. A migration that adds a column to an audited table ends with record_baseline.", name))
		case !r.same(name, known, value):
			r.wrong(known.by, codePastAudit, fmt.Sprintf("%s is not what this change, the last to speak of it, made it: the record was written past the audit, or the change row was.", name))
		}
	}
}

// end closes a record.
func (r *replay) end() {
	if r.begun && r.alive && !r.seen {
		r.wrong(r.last, codePastAudit, "This record is not in its table, and by its change rows it is: it was deleted past the audit, or the change row was added.")
	}
	r.last = row{}
}

// same tells whether a value is what a slot says. Where either is not known, nobody can tell.
func (r *replay) same(name string, known slot, value json.RawMessage) bool {
	switch {
	case value == nil:
		return true
	case known.seal != nil && known.value == nil:
		return known.seal.fits(value)
	case string(known.value) == string(value):
		return true
	}
	return slices.Contains(r.instants, name) && sameInstant(known.value, value)
}

// sameInstant compares instants that sessions in different time zones have written.
func sameInstant(a, b json.RawMessage) bool {
	var first, second time.Time
	return json.Unmarshal(a, &first) == nil && json.Unmarshal(b, &second) == nil && first.Equal(second)
}

func (r *replay) wrong(at row, code, message string) { r.disagree(at, row{}, code, message) }

// disagree notes that a row speaks otherwise than an earlier one.
func (r *replay) disagree(at, with row, code, message string) {
	r.found.add(BadRow{Code: code, Sequence: at.sequence, EventID: at.eventID, TableName: &r.table, RecordKey: ptr(r.key), Message: message, by: with.eventID})
}

func ptr[V any](value V) *V { return &value }

func sortedNames(values map[string]slot) []string {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
