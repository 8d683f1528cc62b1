package organisations

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"trellis/api/organisations/history"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// write carries a difference out: facts that go, lives, facts that change or come; whatever refers to something
// is written after it and deleted before it.
func (s historyStore) write(ctx context.Context, tx *database.Tx, d history.Difference, after *history.State, at time.Time) error {
	for _, t := range history.Tracks {
		if err := s.drop(ctx, tx, t, d.Dropped[t]); err != nil {
			return err
		}
	}
	touched := d.Touched(after)
	for _, t := range history.Types {
		if err := s.lives(ctx, tx, t, d.Made[t], touched[t], after, at); err != nil {
			return err
		}
	}
	for _, t := range history.Tracks {
		if err := s.facts(ctx, tx, t, d.Changed[t], changeFacts); err != nil {
			return err
		}
		if err := s.facts(ctx, tx, t, d.Added[t], addFacts); err != nil {
			return err
		}
	}
	for _, t := range slices.Backward(history.Types) {
		if len(d.Gone[t]) == 0 {
			continue
		}
		if _, err := tx.PGX.Exec(ctx, "DELETE FROM "+lifeTables[t].table+" WHERE ods_code = ANY($1)", d.Gone[t]); err != nil {
			return stillNeeded(t, err)
		}
	}
	return nil
}

func (historyStore) drop(ctx context.Context, tx *database.Tx, t history.Track, facts []history.Fact) error {
	if len(facts) == 0 {
		return nil
	}
	at := factTables[t]
	c := columnsFor(facts, 0)
	_, err := tx.PGX.Exec(ctx, fmt.Sprintf(`DELETE FROM %[1]s f USING unnest($1::text[], $2::date[]) u (code, day)
		WHERE f.%[2]s = u.code AND f.valid_from = u.day`, at.table, at.subject), c.codes, c.from)
	if err != nil {
		return fmt.Errorf("delete from %s: %w", at.table, err)
	}
	return nil
}

// lives makes organisations and raises the version of those of which anything changes.
func (historyStore) lives(ctx context.Context, tx *database.Tx, t history.Type, made, touched []string, after *history.State, now time.Time) error {
	at := lifeTables[t]
	extra, value := "", ""
	switch t {
	case history.Practice:
		extra, value = ", postcode", ", u.extra"
	case history.SubICBLocation:
		extra, value = ", ons_code", ", u.extra"
	}
	run := func(query string, codes []string) error {
		if len(codes) == 0 {
			return nil
		}
		c := spells{}
		extras := make([]*string, len(codes))
		for i, code := range codes {
			life := after.Lives[t][code]
			c.add(code, history.Spell{From: life.From, To: life.To, Certainty: life.Certainty, ToCertainty: life.ToCertainty})
			extras[i] = database.OrNull(life.Postcode + life.ONSCode)
		}
		if _, err := tx.PGX.Exec(ctx, query, c.codes, c.from, c.to, c.certainty, c.toCertainty, extras, now); err != nil {
			return fmt.Errorf("write %s: %w", at.table, err)
		}
		return nil
	}
	const given = "unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[]) u (code, valid_from, valid_to, certainty, to_certainty, extra)"
	if err := run(fmt.Sprintf(`INSERT INTO %s (ods_code, valid_from, valid_to, certainty, valid_to_certainty%s, updated_at)
		SELECT u.code, u.valid_from, u.valid_to, u.certainty, u.to_certainty%s, $7 FROM %s`, at.table, extra, value, given), made); err != nil {
		return err
	}
	set := ""
	if extra != "" {
		set = extra + " = u.extra"
	}
	return run(fmt.Sprintf(`UPDATE %s l SET valid_from = u.valid_from, valid_to = u.valid_to, certainty = u.certainty, valid_to_certainty = u.to_certainty%s,
		version = l.version + 1, updated_at = $7 FROM %s WHERE l.ods_code = u.code`, at.table, set, given), touched)
}

const (
	addFacts    = `INSERT INTO %[1]s (%[2]s, %[3]s, valid_from, valid_to, certainty, valid_to_certainty) SELECT u.code, %[4]s, u.valid_from, u.valid_to, u.certainty, u.to_certainty FROM %[5]s`
	changeFacts = `UPDATE %[1]s f SET (%[3]s, valid_to, certainty, valid_to_certainty) = ROW(%[4]s, u.valid_to, u.certainty, u.to_certainty) FROM %[5]s WHERE f.%[2]s = u.code AND f.valid_from = u.valid_from`
)

func (historyStore) facts(ctx context.Context, tx *database.Tx, t history.Track, facts []history.Fact, query string) error {
	if len(facts) == 0 {
		return nil
	}
	at := factTables[t]
	c := columnsFor(facts, len(at.values))
	arguments := []any{c.codes, c.from, c.to, c.certainty, c.toCertainty}
	given, names, picked := "$1::text[], $2::date[], $3::date[], $4::text[], $5::text[]", "code, valid_from, valid_to, certainty, to_certainty", ""
	for i, cast := range at.casts {
		arguments = append(arguments, c.values[i])
		given += fmt.Sprintf(", $%d::text[]::%s[]", len(arguments), cast)
		names += ", " + at.values[i]
		picked += ", u." + at.values[i]
	}
	query = fmt.Sprintf(query, at.table, at.subject, strings.Join(at.values, ", "), picked[2:], "unnest("+given+") u ("+names+")")
	if _, err := tx.PGX.Exec(ctx, query, arguments...); err != nil {
		return fmt.Errorf("write %s: %w", at.table, err)
	}
	return nil
}

// spells are the columns of many spells, as arrays.
type spells struct {
	codes       []string
	from, to    []vocabulary.Date
	certainty   []string
	toCertainty []*string
	values      [][]string
}

func (c *spells) add(code string, s history.Spell) {
	c.codes = append(c.codes, code)
	c.from = append(c.from, s.From)
	c.to = append(c.to, s.To)
	c.certainty = append(c.certainty, string(s.Certainty))
	c.toCertainty = append(c.toCertainty, database.OrNull(string(s.ToCertainty)))
}

func columnsFor(facts []history.Fact, values int) *spells {
	c := &spells{values: make([][]string, values)}
	for _, f := range facts {
		c.add(f.Code, f.Spell)
		parts := []string{f.Value}
		if values > 1 {
			parts = strings.SplitN(f.Value, " ", values)
		}
		for i := range c.values {
			c.values[i] = append(c.values[i], parts[i])
		}
	}
	return c
}

// dependents lists the records that refer to organisations that would go, other than what goes with them. Which
// tables may refer to them the database knows best: a new room cannot forget this check.
func (historyStore) dependents(ctx context.Context, tx *database.Tx, gone map[history.Type][]string) (faults []vocabulary.Fault, err error) {
	for _, t := range history.Types {
		if len(gone[t]) == 0 {
			continue
		}
		rows, err := tx.PGX.Query(ctx, `SELECT c.conrelid::regclass::text, quote_ident(a.attname) FROM pg_constraint c
			CROSS JOIN unnest(c.conkey, c.confkey) AS k (refers, referred)
			JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.refers
			JOIN pg_attribute r ON r.attrelid = c.confrelid AND r.attnum = k.referred AND r.attname = 'ods_code'
			WHERE c.contype = 'f' AND c.confrelid = to_regclass($1) AND has_table_privilege(c.conrelid, 'SELECT') AND NOT c.conrelid::regclass::text = ANY($2) ORDER BY 1, 2`, lifeTables[t].table, ownTables())
		if err != nil {
			return nil, fmt.Errorf("find what may depend on %s: %w", lifeTables[t].table, err)
		}
		type column struct{ Table, Name string }
		referring, err := pgx.CollectRows(rows, pgx.RowToStructByPos[column])
		if err != nil {
			return nil, fmt.Errorf("find what may depend on %s: %w", lifeTables[t].table, err)
		}
		for _, r := range referring {
			found, err := tx.PGX.Query(ctx, fmt.Sprintf("SELECT DISTINCT %[2]s::text FROM %[1]s WHERE %[2]s = ANY($1) ORDER BY 1 LIMIT 100", r.Table, r.Name), gone[t])
			if err != nil {
				return nil, fmt.Errorf("find what depends on %s: %w", lifeTables[t].table, err)
			}
			codes, err := pgx.CollectRows(found, pgx.RowTo[string])
			if err != nil {
				return nil, fmt.Errorf("find what depends on %s: %w", lifeTables[t].table, err)
			}
			for _, code := range codes {
				faults = append(faults, vocabulary.Fault{Pointer: lifeTables[t].table + "/" + code, Code: "depends",
					Message: fmt.Sprintf("%s %s would go, and a record in %s depends on it.", typeWords[t], code, strings.ReplaceAll(r.Table, "_", " "))})
			}
		}
	}
	return faults, nil
}

// stillNeeded tells of a record that the application may not see, but that the database will not leave without what
// it refers to.
func stillNeeded(t history.Type, err error) error {
	var refused *pgconn.PgError
	if !errors.As(err, &refused) || refused.Code != "23503" {
		return fmt.Errorf("delete from %s: %w", lifeTables[t].table, err)
	}
	return dependedOn([]vocabulary.Fault{{Pointer: lifeTables[t].table, Code: "depends",
		Message: fmt.Sprintf("%s would go, and a record in %s depends on it.", typeWords[t], strings.ReplaceAll(refused.TableName, "_", " "))}})
}

var typeWords = map[history.Type]string{history.SubICBLocation: "The sub-ICB location", history.PCN: "The PCN", history.Practice: "The practice"}

// ownTables are written together with the organisations, never left behind.
func ownTables() (names []string) {
	for _, at := range factTables {
		names = append(names, at.table)
	}
	return names
}
