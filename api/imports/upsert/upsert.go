// Package upsert gives meaning to files whose rows each say what one record is, found by a key: what differs is changed, a
// record that is not there is made, and one that is not in the file stays as it is. A room says what its records are.
package upsert

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"

	"trellis/api/imports"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Row is what one row says of one record.
type Row struct {
	Key string
	// Cells are by column; an empty text is nothing. A column that the file has not is not there.
	Cells map[string]string
	Sheet string
	Line  int64
}

// Fault is why a record cannot become what a row says.
type Fault struct{ Column, Code, Message string }

// Records are what a room knows of its records. S is all that a file can change of one; as JSON, two that are the same are
// written alike.
type Records[S any] interface {
	// Load reads the records with some keys that are within reach, by key. Where lock is set, nobody else changes them until
	// the transaction ends.
	Load(ctx context.Context, tx *database.Tx, scope policy.Scope, keys []string, lock bool) (map[string]*S, error)
	// Judge works out what a row makes of a record, nil for none there is, and names each difference. It finds whatever would
	// keep that from being saved.
	Judge(row Row, before *S) (after *S, changes []imports.PlannedChange, faults []Fault)
	// Version is that of a record, which its exported row has.
	Version(of *S) int64
	// Save makes a record what it is to be, out of what it is: nil for none. What is known of it only once it is saved, it or
	// Done adds to after.
	Save(ctx context.Context, tx *database.Tx, scope policy.Scope, before, after *S) error
	// Stuck says why a record cannot become again what it was, nil for none; "" where nothing is in the way.
	Stuck(now, was *S) string
	// Done is called once all are saved.
	Done(ctx context.Context, tx *database.Tx, scope policy.Scope) error
}

// Explaining are records that know more than that one is not what a file left.
type Explaining[S any] interface {
	// Since says what has become of a record, nil for none there is, since a file left it as another; "" where there is nothing more to say.
	Since(now, left *S) string
}

// Change works out what an import of such a file changes and, where write is set, writes it; with applied unset it takes
// that back.
func Change[S any](ctx context.Context, tx *database.Tx, scope policy.Scope, records Records[S], importID string, applied, write bool) (imports.Outcome, error) {
	if !applied {
		return imports.Outcome{}, undo(ctx, tx, scope, records, importID)
	}
	var outcome imports.Outcome
	rows, err := readRows(ctx, tx, importID)
	if err != nil {
		return outcome, err
	}
	there, err := records.Load(ctx, tx, scope, keysOf(rows), write)
	if err != nil {
		return outcome, err
	}
	digest, effects, outdated := sha256.New(), []effect{}, []vocabulary.Fault{}
	var made []*S
	for _, row := range rows {
		before := there[row.Key]
		after, changes, faults := judged(records, row, before)
		for _, fault := range faults {
			outdated = append(outdated, vocabulary.Fault{Pointer: fmt.Sprintf("row:%d", row.Line), Code: fault.Code, Message: row.Key + ": " + fault.Message})
		}
		if len(changes) == 0 || len(faults) > 0 {
			continue
		}
		done, err := effectOf(row.Key, before, after)
		if err != nil {
			return outcome, err
		}
		fmt.Fprintf(digest, "%s %s %s\n", done.key, done.beforeText(), done.after)
		effects, made, outcome.Changes = append(effects, done), append(made, after), append(outcome.Changes, placed(row, changes)...)
		if write {
			if err := records.Save(ctx, tx, scope, before, after); err != nil {
				return outcome, err
			}
		}
	}
	if len(outdated) > 0 {
		return outcome, &vocabulary.Error{Code: vocabulary.CodeConflict, Faults: outdated,
			Message: "Records have changed since the file was read, and some of its rows do not fit them any more. They are listed; send the file again."}
	}
	outcome.Digest = hex.EncodeToString(digest.Sum(nil))
	if !write {
		return outcome, nil
	}
	if err := records.Done(ctx, tx, scope); err != nil {
		return outcome, err
	}
	for i := range effects {
		if effects[i].after, err = written(made[i]); err != nil {
			return outcome, err
		}
	}
	return outcome, keepEffects(ctx, tx, importID, effects)
}

// judged works out what a row makes of a record. A row of the exported list that would change what somebody has changed since
// does not: they would not know.
func judged[S any](records Records[S], row Row, before *S) (after *S, changes []imports.PlannedChange, faults []Fault) {
	after, changes, faults = records.Judge(row, before)
	exported := row.Cells[VersionColumn]
	if before == nil || exported == "" || len(changes) == 0 {
		return after, changes, faults
	}
	if now := strconv.FormatInt(records.Version(before), 10); exported != now {
		faults = append([]Fault{{VersionColumn, "changed_since", "The file has version " + exported + " of this, and it has been changed since: version " + now +
			" is saved. Export the list again and make the change there. Where the change is to be made all the same, as after an undo, leave the version blank."}}, faults...)
	}
	return after, changes, faults
}

// placed says of changes where in the file they stand.
func placed(row Row, changes []imports.PlannedChange) []imports.PlannedChange {
	for i := range changes {
		changes[i].RecordCode, changes[i].Sheet, changes[i].Row = row.Key, database.OrNull(row.Sheet), &row.Line
	}
	return changes
}

// undo makes every record what it was, unless one has become something else since.
func undo[S any](ctx context.Context, tx *database.Tx, scope policy.Scope, records Records[S], importID string) error {
	effects, err := readEffects(ctx, tx, importID)
	if err != nil {
		return err
	}
	keys := make([]string, len(effects))
	for i, e := range effects {
		keys[i] = e.key
	}
	there, err := records.Load(ctx, tx, scope, keys, true)
	if err != nil {
		return err
	}
	// What this file made goes again: the database lets it, of no other file.
	if _, err := tx.PGX.Exec(ctx, "SELECT set_config('trellis.undoes', $1, true)", importID); err != nil {
		return fmt.Errorf("say which import is undone: %w", err)
	}
	were, inTheWay := make([]*S, len(effects)), []vocabulary.Fault{}
	for i, e := range effects {
		if were[i], err = wasOf[S](e); err != nil {
			return err
		}
		code, why := "changed_since", ""
		switch now, err := written(there[e.key]); {
		case err != nil:
			return err
		case now != e.after:
			if why, err = since(records, there[e.key], e); err != nil {
				return err
			}
		default:
			code, why = "in_use", records.Stuck(there[e.key], were[i])
		}
		if why != "" {
			inTheWay = append(inTheWay, vocabulary.Fault{Pointer: "record:" + e.key, Code: code, Message: e.key + ": " + why})
		}
	}
	if len(inTheWay) > 0 {
		return &vocabulary.Error{Code: vocabulary.CodeConflict, Faults: inTheWay,
			Message: "Records of this file have been changed since it was applied. They are listed; take those changes back first, or change the records by hand."}
	}
	for i := len(effects) - 1; i >= 0; i-- {
		if err := records.Save(ctx, tx, scope, there[effects[i].key], were[i]); err != nil {
			return err
		}
	}
	return records.Done(ctx, tx, scope)
}

// since says why a record is not what a file left.
func since[S any](records Records[S], now *S, e effect) (string, error) {
	if knows, ok := records.(Explaining[S]); ok {
		left := new(S)
		if err := json.Unmarshal([]byte(e.after), left); err != nil {
			return "", fmt.Errorf("read what a file left: %w", err)
		}
		if why := knows.Since(now, left); why != "" {
			return why, nil
		}
	}
	return "It has been changed since.", nil
}

func keysOf(rows []Row) []string {
	keys := make([]string, len(rows))
	for i, row := range rows {
		keys[i] = row.Key
	}
	return keys
}

// written is a record as it is compared; "" for none.
func written[S any](record *S) (string, error) {
	if record == nil {
		return "", nil
	}
	text, err := json.Marshal(record)
	if err != nil {
		return "", fmt.Errorf("write a record: %w", err)
	}
	return string(text), nil
}

// effect is what an import did to a record.
type effect struct {
	key    string
	before *string
	after  string
}

func effectOf[S any](key string, before, after *S) (effect, error) {
	e := effect{key: key}
	text, err := written(before)
	if before != nil {
		e.before = &text
	}
	if err == nil {
		e.after, err = written(after)
	}
	return e, err
}

func (e effect) beforeText() string {
	if e.before == nil {
		return ""
	}
	return *e.before
}

// wasOf reads what the record was; nil where there was none.
func wasOf[S any](e effect) (*S, error) {
	if e.before == nil {
		return nil, nil
	}
	was := new(S)
	if err := json.Unmarshal([]byte(*e.before), was); err != nil {
		return nil, fmt.Errorf("read what a record was: %w", err)
	}
	return was, nil
}
