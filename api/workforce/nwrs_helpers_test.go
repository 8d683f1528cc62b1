package workforce_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/embeddedpg"
	"trellis/api/server/contract"
)

// The clock of these tests stands still on a Thursday morning in London.
var thursday = time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)

// census is the product on a database of its own. Every answer is held against openapi.yaml.
type census struct {
	*contract.Server
	admin *pgx.Conn // the superuser: it sees what the application may not change
}

func openCensus(t *testing.T, change ...contract.Option) *census {
	t.Helper()
	s := contract.NewServer(t, append([]contract.Option{contract.WithClock(func() time.Time { return thursday })}, change...)...)
	conn, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	fine(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	return &census{s, conn}
}

func fine(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ask reads one value from the database.
func ask[T any](t *testing.T, conn *pgx.Conn, sql string, args ...any) (value T) {
	t.Helper()
	fine(t, conn.QueryRow(t.Context(), sql, args...).Scan(&value))
	return value
}

// published reads a published file; where it is not at hand the test is skipped.
func published(t *testing.T, name string) []byte {
	t.Helper()
	folder := os.Getenv("TRELLIS_TEST_DATA")
	if folder == "" {
		folder = filepath.Join(embeddedpg.CheckoutRoot(), "..", "shared", "data")
	}
	content, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if os.IsNotExist(err) {
		t.Skipf("the published file %s is not here; name its folder in TRELLIS_TEST_DATA", name)
	}
	fine(t, err)
	return content
}

// rowsOf reads a CSV file into maps by heading.
func rowsOf(t *testing.T, content []byte) (rows []map[string]string) {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(content), "\ufeff"))).ReadAll()
	fine(t, err)
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// get reads an address as JSON.
func get[T any](t *testing.T, s *contract.Server, path string) (value T) {
	t.Helper()
	answer := s.Get(path)
	if answer.Status != 200 {
		t.Fatalf("%s is answered %d %.600s", path, answer.Status, answer.Body)
	}
	answer.Into(t, &value)
	return value
}

// What the returns call the roles.
const (
	linkWorkers  = "Social Prescribing Link Workers"
	coordinators = "Care Coordinators"
	coaches      = "Health and Wellbeing Coaches"
	apart        = "Social Prescribing Link Workers (Mental Health Practitioners)"
)

var roleOf = map[string]string{linkWorkers: "splw", coordinators: "cc", coaches: "hwbc", apart: "splw_mental_health"}

// raw is a file of individuals in the published shape.
type raw struct{ strings.Builder }

const rawHeader = "Data_source,CENSUS_YEAR,CENSUS_MONTH,PCN_CODE,PCN_NAME,SUB_ICB_CODE,SUB_ICB_NAME,ICB_CODE,ICB_NAME,COMM_REGION_CODE,COMM_REGION_NAME,STAFF_GROUP,STAFF_ROLE,DETAILED_STAFF_ROLE,FTE,UNIQUE_IDENTIFIER\n"

// row adds a person, or where their identifier is blank a service bought in.
func (r *raw) row(census, pcn, role, fte, identifier string) *raw {
	if r.Len() == 0 {
		r.WriteString(rawHeader)
	}
	source, shown := "NWRS Staff", identifier
	if identifier == "" {
		source, shown = "NWRS contracted services", "NULL"
	}
	fmt.Fprintf(r, "%s,%s,%s,%s,A PCN,93C,NHS West and North London ICB - 93C,Z9B2Z,NHS West and North London ICB,Y56,London,Other Direct Patient Care staff,%s,%s,%s,%s\n",
		source, census[:4], strings.TrimPrefix(census[5:7], "0"), pcn, role, role, fte, shown)
	return r
}

func (r *raw) bytes() []byte { return []byte(r.String()) }
