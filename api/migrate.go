package main

import (
	"flag"
	"fmt"

	"trellis/api/platform/database"
)

// migrate brings the database to the newest shape. It works beside a running `up` on the same state.
func migrate(args []string) int {
	flags := flag.NewFlagSet("migrate", flag.ContinueOnError)
	p, err := at(flags, false)
	if err != nil {
		return fail("migrate", err)
	}
	if code, ok := parse(flags, args); !ok {
		return code
	}
	ctx, stop := interrupted(false)
	defer stop()
	db, err := p.reach(ctx, func(step string) { fmt.Println(step) })
	if err != nil {
		return fail("migrate", err)
	}
	defer db.stop()
	applied, err := database.Migrate(ctx, db.owner)
	if err != nil {
		return fail("migrate", err)
	}
	fmt.Println(migrated(applied))
	return 0
}

func migrated(applied int) string {
	switch applied {
	case 0:
		return "Database is up to date"
	case 1:
		return "Database migrated, 1 step"
	}
	return fmt.Sprintf("Database migrated, %d steps", applied)
}
