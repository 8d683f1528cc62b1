package contract_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/server/contract"
)

// What every test leans on: a write that leaves no event, or two, fails the test that sent it.
func TestAWriteThatLeavesAnotherNumberOfEventsThanOneIsFound(t *testing.T) {
	s := contract.NewServer(t)
	admin, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close(context.Background())
	rename := func(name string) error {
		etag := s.Get("/api/v1/icbs/QMF").Header.Get("ETag")
		request, err := s.Request(http.MethodPatch, "/api/v1/icbs/QMF", map[string]string{"If-Match": etag}, map[string]string{"short_name": name})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Send(request)
		return err
	}
	if err := rename("Once"); err != nil {
		t.Errorf("an ordinary write is found wrong: %v", err)
	}
	for _, tt := range []struct{ says, instead, found string }{
		{"no event", "UPDATE audit_events SET request_id = NULL WHERE id = NEW.id", "left 0 audit events, not 1"},
		{"two events", "INSERT INTO audit_events (id, occurred_at, actor_id, actor_kind, operation, request_id) VALUES (gen_random_uuid(), NEW.occurred_at, 'twice', 'system', NEW.operation, NEW.request_id)", "left 2 audit events, not 1"},
	} {
		_, err := admin.Exec(t.Context(), `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
				IF NEW.actor_id <> 'twice' THEN `+tt.instead+`; END IF; RETURN NULL; END $$;
			CREATE CONSTRAINT TRIGGER spoil AFTER INSERT ON audit_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION spoil()`)
		if err != nil {
			t.Fatal(err)
		}
		if err := rename(tt.says); err == nil || !strings.Contains(err.Error(), tt.found) {
			t.Errorf("a write with %s is found to be %v", tt.says, err)
		}
		if _, err := admin.Exec(t.Context(), "DROP TRIGGER spoil ON audit_events; DROP FUNCTION spoil()"); err != nil {
			t.Fatal(err)
		}
	}
}
