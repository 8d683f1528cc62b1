package contract

import (
	"context"
	_ "embed"

	"github.com/jackc/pgx/v5"
)

//go:embed london.sql
var london string

// FillLondon puts a small invented London into the database, as one audited use case.
func (s *Server) FillLondon() {
	s.t.Helper()
	s.Fill(london)
}

// Fill runs statements as one audited use case, so that answers made before are forgotten.
func (s *Server) Fill(statements string) {
	s.t.Helper()
	if err := fill(s.t.Context(), s.Database.OwnerURL, statements); err != nil {
		s.t.Fatal("fill the database:", err)
	}
}

func fill(ctx context.Context, url, statements string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		var event string
		if err := tx.QueryRow(ctx, "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true)").Scan(&event); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, statements); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "SELECT close_event($1, now(), 'test', 'system', 'test', NULL, NULL)", event)
		return err
	})
}
