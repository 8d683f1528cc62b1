package workforce

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// inventedTable is what an invention says of one table; where it has updated_at, that is written too.
type inventedTable struct {
	name        string
	records     any
	isVersioned bool
}

// tables are in the order in which they are written: what others refer to comes first.
func (i Invention) tables() []inventedTable {
	return []inventedTable{
		{"posts", i.Posts, true}, {"post_terms", i.Terms, false}, {"post_funding_lines", i.FundingLines, false}, {"post_holders", i.Holders, true},
		{"post_assignments", i.Assignments, true}, {"supervision_arrangements", i.Supervision, true}, {"supervision_sessions", i.Sessions, true},
		{"training_records", i.Training, true}, {"rate_cards", i.RateCards, true}, {"entitlement_rates", i.EntitlementRates, true}, {"pcn_populations", i.Populations, true}, {"arrs_claims", i.Claims, true},
		{"service_figures", i.Figures, true}, {"service_figure_groups", i.FigureGroups, false},
		{"workforce_censuses", i.Censuses, false}, {"workforce_returns", i.Returns, false}, {"workforce_return_figures", i.ReturnFigures, false},
	}
}

// columns are those that the records of a table say something in.
func (t inventedTable) columns() (names []string) {
	record := reflect.TypeOf(t.records).Elem()
	for n := range record.NumField() {
		name, _, _ := strings.Cut(record.Field(n).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// pcnCodes are the networks that the records of a table are about.
func (t inventedTable) pcnCodes() (codes []string) {
	records := reflect.ValueOf(t.records)
	for n := range records.Len() {
		if isDemo := records.Index(n).FieldByName("IsDemo"); isDemo.IsValid() && !isDemo.Bool() {
			codes = append(codes, "a record that is not marked as invented")
		}
		if code := records.Index(n).FieldByName("PCNCode"); code.IsValid() {
			codes = append(codes, code.String())
		}
	}
	return codes
}

// Invent writes what is invented, a statement for each table. A network that could be real is refused.
func Invent(ctx context.Context, tx *database.Tx, _ policy.Scope, clock vocabulary.Clock, invented Invention) error {
	for _, table := range invented.tables() {
		if real := slices.IndexFunc(table.pcnCodes(), func(code string) bool { return !strings.HasPrefix(code, "UD") }); real >= 0 {
			return fmt.Errorf("%s of %s would be invented, which may be a real network", table.name, table.pcnCodes()[real])
		}
		if err := table.insert(ctx, tx, clock()); err != nil {
			return err
		}
	}
	return nil
}

func (t inventedTable) insert(ctx context.Context, tx *database.Tx, now time.Time) error {
	if reflect.ValueOf(t.records).Len() == 0 {
		return nil
	}
	records, err := json.Marshal(t.records)
	if err != nil {
		return fmt.Errorf("write invented %s: %w", t.name, err)
	}
	columns := strings.Join(t.columns(), ", ")
	statement, values := fmt.Sprintf("INSERT INTO %s (%s) SELECT %[2]s FROM json_populate_recordset(NULL::%[1]s, $1::text::json)", t.name, columns), []any{string(records)}
	if t.isVersioned {
		statement, values = fmt.Sprintf("INSERT INTO %s (%s, updated_at) SELECT %[2]s, $2::timestamptz FROM json_populate_recordset(NULL::%[1]s, $1::text::json)", t.name, columns), append(values, now)
	}
	if _, err := tx.PGX.Exec(ctx, statement, values...); err != nil {
		return fmt.Errorf("write invented %s: %w", t.name, err)
	}
	return nil
}
