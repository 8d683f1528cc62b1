package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/audit"
	"trellis/api/embedding"
	"trellis/api/platform/database"
)

// verify holds the audit against itself, against every record and against its anchors. It ends with 1 where anything is
// wrong. It works beside a running `up` or `serve`.
func verify(args []string) int {
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	p, err := at(flags, false)
	if err != nil {
		return fail("verify", err)
	}
	if code, ok := parse(flags, args); !ok {
		return code
	}
	ctx, stop := interrupted(false)
	defer stop()
	db, err := p.reach(ctx, func(step string) { fmt.Println("  …", step) })
	if err != nil {
		return fail("verify", err)
	}
	defer db.stop()
	found, wrong, err := p.verify(ctx, db)
	if err != nil {
		return fail("verify", err)
	}
	if found.Status != audit.Intact || wrong {
		return 1
	}
	return 0
}

// verify numbers what is committed, reads everything anew as the database's owner, says what it found, and anchors the end
// of a chain that holds. Wrong says that an assessment is kept with another score than its levels come to.
func (p *place) verify(ctx context.Context, db databases) (found audit.Verification, wrong bool, err error) {
	anchors, err := p.anchors()
	if err != nil {
		return found, false, err
	}
	app, err := database.Open(ctx, database.Options{URL: db.app})
	if err != nil {
		return found, false, err
	}
	defer app.Close()
	if err := app.Ready(ctx); err != nil {
		return found, false, err
	}
	sequencer := audit.NewSequencer(app, time.Now, anchors)
	if err := sequencer.CatchUp(ctx); err != nil {
		return found, false, fmt.Errorf("number what is committed: %w", err)
	}
	owner, err := pgx.Connect(ctx, db.owner)
	if err != nil {
		return found, false, fmt.Errorf("reach the database as its owner: %w", err)
	}
	defer owner.Close(context.WithoutCancel(ctx))
	verifier, err := audit.NewVerifier(time.Now, anchors)
	if err != nil {
		return found, false, err
	}
	from := time.Now()
	if found, err = verifier.Verify(ctx, owner); err != nil {
		return found, false, err
	}
	tell(found, time.Since(from), anchors.Path)
	if found.Status == audit.Intact {
		if err := sequencer.Anchor(ctx); err != nil {
			return found, false, err
		}
	}
	wrong, err = rescore(ctx, owner)
	return found, wrong, err
}

// rescore works out anew what every assessment comes to, and says where that is not what is kept.
func rescore(ctx context.Context, owner *pgx.Conn) (wrong bool, err error) {
	checked, different, err := embedding.Rescore(ctx, owner)
	if err != nil {
		return false, err
	}
	if len(different) == 0 {
		fmt.Printf("Scored %s assessments anew: each comes to what is kept.\n", grouped(checked))
		return false, nil
	}
	fmt.Printf("\nScored %s assessments anew. Not what is kept: %s.\n", grouped(checked), strings.Join(different, ", "))
	return true, nil
}

// tell prints what was found.
func tell(found audit.Verification, took time.Duration, anchors string) {
	fmt.Printf("Read %s events with %s changes, and held %s records against them, in %.1f s.\n",
		grouped(found.CheckedEvents), grouped(found.CheckedChanges), grouped(found.CheckedRecords), took.Seconds())
	if found.UpToSequence > 0 {
		fmt.Printf("The chain goes up to event %d, with the hash %s.\n", found.UpToSequence, found.Hash)
	}
	switch {
	case found.AnchoredTo == nil:
		fmt.Printf("No anchor in %s vouches for it yet: an end that was cut off before now would not be noticed.\n", anchors)
	default:
		fmt.Printf("Up to event %d it is anchored in %s.\n", *found.AnchoredTo, anchors)
	}
	if found.Waiting > 0 {
		fmt.Printf("Not read, because they came meanwhile: %s events.\n", grouped(found.Waiting))
	}
	if len(found.NotCompared) > 0 {
		fmt.Printf("Not compared, because they may not be read: %s.\n", strings.Join(found.NotCompared, ", "))
	}
	if found.Status == audit.Intact {
		fmt.Println("The audit is intact.")
		return
	}
	const most = 20
	fmt.Println("\nThe audit is broken. First:")
	for n, bad := range found.Bad() {
		if n == most {
			fmt.Printf("  … and %d more\n", len(found.Bad())-most)
			break
		}
		fmt.Printf("  %s: %s\n", placeOfBad(bad), bad.Message)
		if n == 0 && len(found.Bad()) > 1 {
			fmt.Println("Then:")
		}
	}
}

// placeOfBad says which row it is.
func placeOfBad(bad audit.BadRow) string {
	var parts []string
	if bad.Sequence != nil {
		parts = append(parts, fmt.Sprintf("event %d", *bad.Sequence))
	}
	for _, part := range []struct {
		word  string
		value *string
	}{{"id ", bad.EventID}, {"", bad.TableName}, {"", bad.RecordKey}} {
		if part.value != nil {
			parts = append(parts, part.word+*part.value)
		}
	}
	if len(parts) == 0 {
		return bad.Code
	}
	return strings.Join(parts, ", ")
}
