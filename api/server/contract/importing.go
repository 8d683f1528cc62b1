package contract

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/jackc/pgx/v5"

	"trellis/api/imports"
)

// FileForm is the form that imports a file. The day may be "".
func FileForm(kind, asAt, name string, content []byte) (parts []Part) {
	parts = append(parts, Part{Name: "kind", Content: []byte(kind)})
	if asAt != "" {
		parts = append(parts, Part{Name: "as_at", Content: []byte(asAt)})
	}
	return append(parts, Part{Name: "file", FileName: name, Content: content})
}

// Plan sends a file, which must become a plan.
func (s *Server) Plan(kind, asAt string, content []byte) imports.Import {
	s.t.Helper()
	return s.imported(http.StatusCreated, s.PostForm("/api/v1/imports", nil, FileForm(kind, asAt, kind+".csv", content)...))
}

// Apply applies a plan, which must succeed.
func (s *Server) Apply(i imports.Import) imports.Import {
	s.t.Helper()
	return s.imported(http.StatusOK, s.Transition(i, "apply", fmt.Sprintf(`{"left_out": %d}`, i.LeftOut)))
}

// Undo undoes an import, which must succeed.
func (s *Server) Undo(i imports.Import) imports.Import {
	s.t.Helper()
	return s.imported(http.StatusOK, s.Transition(i, "undo", `{"reason": "For a test"}`))
}

// Import plans a file and applies the plan.
func (s *Server) Import(kind, asAt string, content []byte) imports.Import {
	s.t.Helper()
	return s.Apply(s.Plan(kind, asAt, content))
}

// Transition asks for one, of the version that is known.
func (s *Server) Transition(i imports.Import, verb, body string) *Response {
	s.t.Helper()
	return s.Do(http.MethodPost, "/api/v1/imports/"+i.ID+"/"+verb, map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, i.Version)}, body)
}

func (s *Server) imported(status int, answer *Response) (i imports.Import) {
	s.t.Helper()
	if answer.Status != status {
		s.t.Fatalf("the import is answered %d, not %d: %.2000s", answer.Status, status, answer.Body)
	}
	answer.Into(s.t, &i)
	return i
}

// OrganisationTables hold what is worked out from files.
var OrganisationTables = []string{"sub_icb_locations", "pcns", "practices", "organisation_names", "sub_icb_location_icbs", "pcn_sub_icb_locations",
	"practice_sub_icb_locations", "practice_memberships", "pcn_boroughs", "practice_list_sizes", "practice_deprivation"}

// Organisations writes down every row of what is worked out from files, without versions and times of writing.
func Organisations(ctx context.Context, conn *pgx.Conn) (string, error) {
	var out strings.Builder
	for _, table := range OrganisationTables {
		rows, err := conn.Query(ctx, fmt.Sprintf("SELECT (to_jsonb(t) - 'version' - 'updated_at')::text FROM %s t ORDER BY 1", table))
		if err != nil {
			return "", err
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "%s: %d\n%s\n", table, len(lines), strings.Join(lines, "\n"))
	}
	return out.String(), nil
}
