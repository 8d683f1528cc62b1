package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/demo/england"
	"trellis/api/imports"
	"trellis/api/platform/database"
	"trellis/api/platform/embeddedpg"
	"trellis/api/server"
	"trellis/api/vocabulary"
)

// counted are the days on which the practices of the set count their people.
var counted = []string{"2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01"}

// fill imports an invented England through the product's own imports, and makes a client that may read it. It says
// what the database then holds.
func fill(ctx context.Context, db *embeddedpg.Server, o options) (string, caller, error) {
	say("Migrating, and importing an England of 36 boards")
	if _, err := database.Migrate(ctx, db.OwnerURL()); err != nil {
		return "", caller{}, err
	}
	app, err := server.New(ctx, server.Options{DatabaseURL: db.AppURL()})
	if err != nil {
		return "", caller{}, err
	}
	defer app.Close()
	boards, err := codes(ctx, db)
	if err != nil {
		return "", caller{}, err
	}
	all := england.New(england.All(boards), "2026-07-01")
	files := []file{{"ods_practice_map", "2026-07-01", all.Map}, {"ods_epcn", "2026-07-01", all.EPCN}, {"imd_practice", "2025-10-30", all.Scores}}
	for _, day := range counted {
		files = append(files, file{"list_sizes", day, all.Counts})
	}
	for _, f := range files {
		if err := f.take(ctx, app.Imports); err != nil {
			return "", caller{}, fmt.Errorf("%s of %s: %w", f.kind, f.asAt, err)
		}
	}
	client, err := app.Access.CreateClient(ctx, vocabulary.LocalOperator(), access.NewAPIClient{Name: "The bench", Permissions: []string{"organisations:read", "posts:read", "workforce:read", "assessments:read"},
		ScopeKind: "region", ScopeKeys: []string{ofCaller}, ExpiresOn: vocabulary.Clock(time.Now).Today().AddDays(30)})
	if err != nil {
		return "", caller{}, err
	}
	owner, err := pgx.Connect(ctx, db.OwnerURL())
	if err != nil {
		return "", caller{}, err
	}
	defer owner.Close(ctx)
	posts, err := fillPosts(ctx, owner)
	if err != nil {
		return "", caller{}, err
	}
	assessments, ratings, err := fillAssessments(ctx, app, owner, o.quarters)
	if err != nil {
		return "", caller{}, err
	}
	_, err = owner.Exec(ctx, "VACUUM ANALYZE")
	return fmt.Sprintf("%d boards, %d sub-ICB locations, %d PCNs, %d practices, counted %d times; %d posts; %d assessments of %d quarters with %d ratings; PostgreSQL %s, everything in memory",
		all.Boards, all.Locations, all.PCNs, all.Practices, len(counted), posts, assessments, o.quarters, ratings, db.Info().Version), caller{client.ID, client.Secret}, err
}

func codes(ctx context.Context, db *embeddedpg.Server) ([]string, error) {
	conn, err := pgx.Connect(ctx, db.AppURL())
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, "SELECT ods_code FROM icbs_on('2026-07-01') WHERE status = 'open' ORDER BY 1")
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

type file struct {
	kind, asAt string
	content    []byte
}

// take plans and applies a file.
func (f file) take(ctx context.Context, all *imports.Imports) error {
	spooled, err := os.CreateTemp("", "trellis-bench-*")
	if err != nil {
		return err
	}
	defer os.Remove(spooled.Name())
	defer spooled.Close()
	if _, err := spooled.Write(f.content); err != nil {
		return err
	}
	day, err := vocabulary.ParseDate(f.asAt)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(f.content)
	given := imports.File{Path: spooled.Name(), Name: f.kind + ".csv", Bytes: int64(len(f.content)), SHA256: hex.EncodeToString(sum[:]), AsAt: day}
	plan, err := all.Plan(ctx, vocabulary.System(), f.kind, given, nil)
	if err != nil {
		return err
	}
	_, err = all.Apply(ctx, vocabulary.System(), plan.ID, plan.Version, plan.LeftOut)
	return err
}
