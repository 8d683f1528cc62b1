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
	err := fill(s.t.Context(), s.Database.OwnerURL, statements)
	if err == nil {
		err = s.hear()
	}
	if err != nil {
		s.t.Fatal("fill the database:", err)
	}
}

// hear tells the server what was written past it, which it would hear of a moment later.
func (s *Server) hear() error {
	rows, err := s.App.DB.Pool.Query(s.t.Context(), "SELECT table_name, revision FROM revisions")
	if err != nil {
		return err
	}
	var table string
	var revision int64
	_, err = pgx.ForEachRow(rows, []any{&table, &revision}, func() error {
		s.App.DB.Revisions.Saw(table, revision)
		return nil
	})
	return err
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
