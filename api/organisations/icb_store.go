package organisations

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// icbStore is the way to the tables icbs and icb_successions.
type icbStore struct{ db *database.DB }

// on reads one ICB as it stood on a day. It takes any ICB that ever was or is to be.
func (s icbStore) on(ctx context.Context, day vocabulary.Date, code string) (ICB, error) {
	icb, err := gorm.G[ICB](s.db.GORM(ctx)).Raw("SELECT * FROM icbs_on(?) WHERE ods_code = ?", day, code).Take(ctx)
	if database.Missing(err) {
		return icb, vocabulary.NotFound()
	}
	if err != nil {
		return icb, fmt.Errorf("read an ICB: %w", err)
	}
	return icb, nil
}

// version reads which version of an ICB is saved.
func (s icbStore) version(ctx context.Context, code string) (version int64, err error) {
	err = s.db.Querier(ctx).QueryRow(ctx, "SELECT version FROM icbs WHERE ods_code = $1", code).Scan(&version)
	if database.Missing(err) {
		return 0, vocabulary.NotFound()
	}
	if err != nil {
		return 0, fmt.Errorf("read an ICB's version: %w", err)
	}
	return version, nil
}

// save writes the change to the given version; saved is false when that version is no longer the newest.
func (s icbStore) save(ctx context.Context, tx *database.Tx, code string, version int64, change ICBChange, at time.Time) (saved bool, err error) {
	// UpdateColumns leaves updated_at to the clock; GORM's other updates would write the machine's own time.
	result := tx.GORM.WithContext(ctx).Table("icbs").Where("ods_code = ? AND version = ?", code, version).
		UpdateColumns(map[string]any{"short_name": *change.ShortName, "version": version + 1, "updated_at": at})
	if database.Taken(result.Error, "icbs_short_name") {
		return false, shortNameTaken()
	}
	if result.Error != nil {
		return false, fmt.Errorf("save an ICB: %w", result.Error)
	}
	return result.RowsAffected == 1, nil
}

const (
	successorsOf   = `SELECT s.predecessor_code AS of, i.ods_code, i.name, i.short_name, s.kind, s.effective_on FROM icb_successions s JOIN icbs i ON i.ods_code = s.successor_code WHERE s.predecessor_code = ANY($1) ORDER BY s.effective_on, i.ods_code`
	predecessorsOf = `SELECT s.successor_code AS of, i.ods_code, i.name, i.short_name, s.kind, s.effective_on FROM icb_successions s JOIN icbs i ON i.ods_code = s.predecessor_code WHERE s.successor_code = ANY($1) ORDER BY s.effective_on, i.ods_code`
)

// links reads the neighbours in time of several ICBs at once, by code.
func links(ctx context.Context, q listing.Querier, query string, codes []string) (map[string][]ICBLink, error) {
	rows, err := q.Query(ctx, query, codes)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string][]ICBLink{}
	for rows.Next() {
		var of string
		var link ICBLink
		if err := rows.Scan(&of, &link.ODSCode, &link.Name, &link.ShortName, &link.Kind, &link.EffectiveOn); err != nil {
			return nil, err
		}
		found[of] = append(found[of], link)
	}
	return found, rows.Err()
}

// lineage walks succession both ways from one ICB, however many steps.
const lineage = `
WITH RECURSIVE after (code) AS (
    SELECT $1::text COLLATE "C" UNION SELECT s.successor_code FROM icb_successions s JOIN after a ON a.code = s.predecessor_code
), before (code) AS (
    SELECT $1::text COLLATE "C" UNION SELECT s.predecessor_code FROM icb_successions s JOIN before b ON b.code = s.successor_code
)`

// steps reads every succession in an ICB's line.
func (s icbStore) steps(ctx context.Context, code string) (steps []ICBSuccessionStep, err error) {
	rows, err := s.db.Querier(ctx).Query(ctx, lineage+`
SELECT p.ods_code, p.name, p.short_name, n.ods_code, n.name, n.short_name, s.kind, s.effective_on
  FROM icb_successions s
  JOIN icbs p ON p.ods_code = s.predecessor_code
  JOIN icbs n ON n.ods_code = s.successor_code
 WHERE (s.predecessor_code IN (SELECT code FROM after) AND s.successor_code IN (SELECT code FROM after))
    OR (s.predecessor_code IN (SELECT code FROM before) AND s.successor_code IN (SELECT code FROM before))
 ORDER BY s.effective_on, p.ods_code, n.ods_code`, code)
	if err != nil {
		return nil, fmt.Errorf("read a succession: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var step ICBSuccessionStep
		p, n := &step.Predecessor, &step.Successor
		if err := rows.Scan(&p.ODSCode, &p.Name, &p.ShortName, &n.ODSCode, &n.Name, &n.ShortName, &step.Kind, &step.EffectiveOn); err != nil {
			return nil, fmt.Errorf("read a succession: %w", err)
		}
		steps = append(steps, step)
	}
	return steps, rows.Err()
}

// standing reads the ICBs of a line that stand on a day.
func (s icbStore) standing(ctx context.Context, day vocabulary.Date, code string) (refs []ICBRef, err error) {
	rows, err := s.db.Querier(ctx).Query(ctx, lineage+`
SELECT i.ods_code, i.name, i.short_name FROM icbs_on($2) i
 WHERE i.status = 'open' AND i.ods_code IN (SELECT code FROM after UNION SELECT code FROM before)
 ORDER BY i.name COLLATE "C", i.ods_code`, code, day)
	if err != nil {
		return nil, fmt.Errorf("read who stands: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var ref ICBRef
		if err := rows.Scan(&ref.ODSCode, &ref.Name, &ref.ShortName); err != nil {
			return nil, fmt.Errorf("read who stands: %w", err)
		}
		refs = append(refs, ref)
	}
	return refs, rows.Err()
}
