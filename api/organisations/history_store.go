package organisations

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"trellis/api/organisations/evidence"
	"trellis/api/organisations/history"
	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// lifeTables name the tables of the types of organisation, and the columns only some of them have.
var lifeTables = map[history.Type]struct{ table, postcode, onsCode, where string }{
	history.SubICBLocation: {"sub_icb_locations", "NULL", "ons_code", "NOT is_reference"},
	history.PCN:            {"pcns", "NULL", "NULL", "NOT is_demo"},
	history.Practice:       {"practices", "postcode", "NULL", "NOT is_demo"},
}

// factTables name the tables of the tracks. The value may be kept in several columns.
var factTables = map[history.Track]factTable{
	history.Names:             {"organisation_names", "ods_code", []string{"name"}, []string{"text"}},
	history.LocationICBs:      {"sub_icb_location_icbs", "sub_icb_location_code", []string{"icb_code"}, []string{"text"}},
	history.PCNLocations:      {"pcn_sub_icb_locations", "pcn_code", []string{"sub_icb_location_code"}, []string{"text"}},
	history.PracticeLocations: {"practice_sub_icb_locations", "practice_code", []string{"sub_icb_location_code"}, []string{"text"}},
	history.Memberships:       {"practice_memberships", "practice_code", []string{"pcn_code"}, []string{"text"}},
	history.Boroughs:          {"pcn_boroughs", "pcn_code", []string{"borough_gss_code"}, []string{"text"}},
	history.ListSizes:         {"practice_list_sizes", "practice_code", []string{"list_size"}, []string{"bigint"}},
	history.Deprivation:       {"practice_deprivation", "practice_code", []string{"imd_year", "imd_score"}, []string{"bigint", "float8"}},
}

type factTable struct {
	table, subject string
	values         []string
	casts          []string
}

// read names the columns of the value as it is compared: a number is never written with an exponent.
func (t factTable) read() (columns []string) {
	for i, value := range t.values {
		column := "f." + value
		if t.casts[i] == "float8" {
			column += "::numeric"
		}
		columns = append(columns, column)
	}
	return columns
}

// notReference leaves out what no file changes.
const notReference = `NOT EXISTS (SELECT FROM sub_icb_locations r WHERE r.ods_code = f.%s AND r.is_reference)`

// notDemo leaves out what is told of the demonstration's organisations: no file says it, and none takes it away.
const notDemo = `f.%s !~ '^[UY]D[0-9]{4}$'`

// historyStore is the way to what is worked out from files.
type historyStore struct{}

// state reads everything that is known at present from files.
func (historyStore) state(ctx context.Context, tx *database.Tx) (*history.State, error) {
	state := history.NewState()
	for t, at := range lifeTables {
		rows, err := tx.PGX.Query(ctx, fmt.Sprintf(`SELECT ods_code, valid_from, valid_to, certainty, coalesce(valid_to_certainty::text, ''),
			coalesce(%s, ''), coalesce(%s, '') FROM %s WHERE %s`, at.postcode, at.onsCode, at.table, at.where))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", at.table, err)
		}
		var code string
		var life history.Life
		if _, err := pgx.ForEachRow(rows, []any{&code, &life.From, &life.To, &life.Certainty, &life.ToCertainty, &life.Postcode, &life.ONSCode}, func() error {
			state.Lives[t][code] = life
			return nil
		}); err != nil {
			return nil, fmt.Errorf("read %s: %w", at.table, err)
		}
	}
	for t, at := range factTables {
		where := fmt.Sprintf(notDemo, at.subject)
		if t == history.Names || t == history.LocationICBs {
			where += " AND " + fmt.Sprintf(notReference, at.subject)
		}
		facts, err := readFacts(ctx, tx, fmt.Sprintf(`SELECT f.%s, concat_ws(' ', %s), f.valid_from, f.valid_to, f.certainty, coalesce(f.valid_to_certainty::text, '')
			FROM %s f WHERE %s ORDER BY 1, f.valid_from`, at.subject, strings.Join(at.read(), ", "), at.table, where))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", at.table, err)
		}
		state.Facts[t] = facts
	}
	return state, nil
}

func readFacts(ctx context.Context, tx *database.Tx, query string) (map[string][]history.Spell, error) {
	rows, err := tx.PGX.Query(ctx, query)
	if err != nil {
		return nil, err
	}
	facts := map[string][]history.Spell{}
	var code string
	var s history.Spell
	_, err = pgx.ForEachRow(rows, []any{&code, &s.Value, &s.From, &s.To, &s.Certainty, &s.ToCertainty}, func() error {
		facts[code] = append(facts[code], s)
		return nil
	})
	return facts, err
}

// reference reads what no file changes.
func (historyStore) reference(ctx context.Context, tx *database.Tx) (history.Reference, error) {
	ref := history.Reference{ICBs: map[string]history.ICB{}, Corrections: map[string]history.Correction{}}
	var err error
	ref.Locations, err = readFacts(ctx, tx, `SELECT s.ods_code, f.icb_code, f.valid_from, f.valid_to, f.certainty, coalesce(f.valid_to_certainty::text, '')
		FROM sub_icb_locations s JOIN sub_icb_location_icbs f ON f.sub_icb_location_code = s.ods_code WHERE s.is_reference ORDER BY 1, 3`)
	if err != nil {
		return ref, fmt.Errorf("read the reference locations: %w", err)
	}
	rows, err := tx.PGX.Query(ctx, "SELECT ods_code, region_code, valid_from, valid_to FROM icbs")
	if err != nil {
		return ref, fmt.Errorf("read the ICBs: %w", err)
	}
	var code string
	var icb history.ICB
	if _, err := pgx.ForEachRow(rows, []any{&code, &icb.RegionCode, &icb.From, &icb.To}, func() error { ref.ICBs[code] = icb; return nil }); err != nil {
		return ref, fmt.Errorf("read the ICBs: %w", err)
	}
	if rows, err = tx.PGX.Query(ctx, "SELECT pcn_code, coalesce(name, ''), coalesce(borough_gss_code, '') FROM pcn_corrections"); err != nil {
		return ref, fmt.Errorf("read the corrections: %w", err)
	}
	var c history.Correction
	if _, err := pgx.ForEachRow(rows, []any{&code, &c.Name, &c.BoroughGSSCode}, func() error { ref.Corrections[code] = c; return nil }); err != nil {
		return ref, fmt.Errorf("read the corrections: %w", err)
	}
	return ref, nil
}

// statementColumns are the columns of organisation_statements, in the order of a statement's fields.
var statementColumns = []string{"import_id", "number", "fact", "code", "name", "postcode", "ons_code", "icb_code", "sub_icb_location_code", "pcn_code",
	"borough_gss_code", "valid_from", "valid_to", "list_size", "imd_year", "imd_score", "is_weak", "sheet", "row"}

// keep stores what a file says.
func (historyStore) keep(ctx context.Context, tx *database.Tx, importID string, statements []evidence.Statement) error {
	_, err := tx.PGX.CopyFrom(ctx, pgx.Identifier{"organisation_statements"}, statementColumns, pgx.CopyFromSlice(len(statements), func(i int) ([]any, error) {
		s := &statements[i]
		return []any{importID, i + 1, string(s.Fact), s.Code, database.OrNull(s.Name), database.OrNull(s.Postcode), database.OrNull(s.ONSCode), database.OrNull(s.ICBCode), database.OrNull(s.SubICBLocationCode),
			database.OrNull(s.PCNCode), database.OrNull(s.BoroughGSSCode), dayOr(s.ValidFrom), dayOr(s.ValidTo), s.ListSize, s.IMDYear, s.IMDScore, s.Weak, database.OrNull(s.Sheet), s.Row}, nil
	}))
	if err != nil {
		return fmt.Errorf("keep what the file says: %w", err)
	}
	return nil
}

func dayOr(day vocabulary.Date) any {
	if day.IsZero() {
		return nil
	}
	return day.Midnight()
}

// sources reads what the applied files say: with or without the given one, whatever its status is.
func (historyStore) sources(ctx context.Context, tx *database.Tx, importID string, with bool) (sources []history.Source, err error) {
	rows, err := tx.PGX.Query(ctx, `SELECT i.id::text, i.kind, i.as_at, i.sha256, s.fact, s.code, coalesce(s.name, ''), coalesce(s.postcode, ''), coalesce(s.ons_code, ''),
			coalesce(s.icb_code, ''), coalesce(s.sub_icb_location_code, ''), coalesce(s.pcn_code, ''), coalesce(s.borough_gss_code, ''), s.valid_from, s.valid_to,
			coalesce(s.list_size, 0), coalesce(s.imd_year, 0), coalesce(s.imd_score, 0), s.is_weak, coalesce(s.sheet, ''), s.row
		FROM imports i JOIN organisation_statements s ON s.import_id = i.id
		WHERE i.status = 'applied' AND i.id <> $1 OR i.id = $1 AND $2 ORDER BY i.id, s.number`, importID, with)
	if err != nil {
		return nil, fmt.Errorf("read the evidence: %w", err)
	}
	var in history.Source
	var s evidence.Statement
	pool := map[string]string{} // the same few codes and names stand in file after file
	_, err = pgx.ForEachRow(rows, []any{&in.Import, &in.Kind, &in.AsAt, &in.SHA256, &s.Fact, &s.Code, &s.Name, &s.Postcode, &s.ONSCode, &s.ICBCode, &s.SubICBLocationCode,
		&s.PCNCode, &s.BoroughGSSCode, &s.ValidFrom, &s.ValidTo, &s.ListSize, &s.IMDYear, &s.IMDScore, &s.Weak, &s.Sheet, &s.Row}, func() error {
		if n := len(sources); n == 0 || sources[n-1].Import != in.Import {
			sources = append(sources, in)
		}
		for _, text := range []*string{(*string)(&s.Fact), &s.Code, &s.Name, &s.Postcode, &s.ONSCode, &s.ICBCode, &s.SubICBLocationCode, &s.PCNCode, &s.BoroughGSSCode, &s.Sheet} {
			if known, ok := pool[*text]; ok {
				*text = known
			} else {
				pool[*text] = *text
			}
		}
		last := &sources[len(sources)-1]
		last.Statements = append(last.Statements, s)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the evidence: %w", err)
	}
	return sources, nil
}
