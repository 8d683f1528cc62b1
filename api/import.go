package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"trellis/api/imports"
	"trellis/api/imports/table"
	"trellis/api/organisations/evidence"
	"trellis/api/server"
	"trellis/api/vocabulary"
)

// importing is one run of the import command.
type importing struct {
	place   *place
	app     *server.App
	kind    string
	asAt    vocabulary.Date
	plan    bool // only plan
	leftOut int64
}

// importFiles takes files in: it reads each, says what it would change, and applies it unless told only to plan.
func importFiles(args []string) int {
	flags := flag.NewFlagSet("import", flag.ContinueOnError)
	p, err := at(flags, false)
	if err != nil {
		return fail("import", err)
	}
	run := &importing{place: p}
	asAt := flags.String("as-at", "", "the day the file describes, such as 2026-03-31")
	fetch := flags.String("fetch", "", "take the files of this kind from their published addresses")
	undo := flags.String("undo", "", "undo the import with this id")
	apply := flags.String("apply", "", "apply the plan with this id")
	flags.BoolVar(&run.plan, "plan", false, "only say what it would change")
	flags.Int64Var(&run.leftOut, "left-out", 0, "how many rows the plan leaves out, as seen")
	words, code, ok := parseWords(flags, args)
	if !ok {
		return code
	}
	if *asAt != "" {
		if run.asAt, ok = evidence.ParseDay(*asAt); !ok {
			return fail("import", fmt.Errorf("--as-at %s is not a day that can be read. Write it as 20260331, 2026-03-31, 31/03/2026 or 31Mar2026", *asAt))
		}
	}
	var do func(ctx context.Context) error
	switch asked := given(*undo, *apply, *fetch); {
	case asked > 1 || asked == 1 && len(words) > 0:
		flags.Usage()
		return 2
	case *undo != "":
		do = func(ctx context.Context) error { return run.undo(ctx, *undo) }
	case *apply != "":
		do = func(ctx context.Context) error { return run.applyPlan(ctx, *apply) }
	case *fetch != "":
		do = func(ctx context.Context) error { return run.fetch(ctx, *fetch) }
	case len(words) == 2:
		run.kind = words[0]
		do = func(ctx context.Context) error { return run.file(ctx, words[1]) }
	default:
		flags.Usage()
		return 2
	}
	ctx, stop := interrupted(false)
	defer stop()
	db, err := p.reach(ctx, func(step string) { fmt.Println("  …", step) })
	if err != nil {
		return fail("import", err)
	}
	defer db.stop()
	if run.app, err = server.New(ctx, server.Options{DatabaseURL: db.app}); err != nil {
		return fail("import", err)
	}
	defer run.app.Close()
	if err := run.app.DB.Ready(ctx); err != nil {
		return fail("import", err)
	}
	if err := do(ctx); err != nil {
		return fail("import", told(err))
	}
	return 0
}

// parseWords reads flags that may stand before, between and behind the words.
func parseWords(flags *flag.FlagSet, args []string) (words []string, code int, ok bool) {
	flags.Usage = func() { fmt.Fprint(os.Stderr, "\n"+usage) }
	for {
		if err := flags.Parse(args); err != nil {
			return nil, 2, false
		}
		if args = flags.Args(); len(args) == 0 {
			return words, 0, true
		}
		words, args = append(words, args[0]), args[1:]
	}
}

// file imports one that lies on this machine.
func (r *importing) file(ctx context.Context, path string) error {
	if err := r.app.Imports.Knows(r.kind); err != nil {
		return err
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	sum := sha256.New()
	bytes, err := io.Copy(sum, io.LimitReader(from, table.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", path, err)
	}
	if bytes > table.MaxBytes {
		return fmt.Errorf("%s is larger than %d MB; import a zip of it", path, table.MaxBytes>>20)
	}
	return r.take(ctx, imports.File{Path: path, Name: filepath.Base(path), Bytes: bytes, SHA256: hex.EncodeToString(sum.Sum(nil))})
}

// fetch imports every file of a kind from where it is published.
func (r *importing) fetch(ctx context.Context, kind string) error {
	if err := r.app.Imports.Knows(kind); err != nil {
		return err
	}
	s := r.place.Sources
	addresses := map[string][]string{"ods_practice_map": s.PracticeMap, "ods_epcn": s.EPCN, "list_sizes": s.ListSizes, "imd_practice": s.Deprivation, "pcn_boroughs": s.PCNBoroughs}[kind]
	if len(addresses) == 0 {
		return fmt.Errorf("no address is known for %s. It changes with every publication: name it in TRELLIS_SOURCE_%s", kind, strings.ToUpper(kind))
	}
	r.kind = kind
	for _, address := range addresses {
		from := time.Now()
		fmt.Printf("  … Fetching %s\n", shown(address))
		file, err := imports.Fetch(ctx, address, progressOf("bytes fetched"))
		if err != nil {
			return err
		}
		fmt.Printf("  ✓ Fetched %s bytes, SHA-256 %s (%.1f s)\n", grouped(file.Bytes), file.SHA256, time.Since(from).Seconds())
		err = r.take(ctx, file)
		_ = os.Remove(file.Path)
		if err != nil {
			return err
		}
	}
	return nil
}

// shown is an address without its password.
func shown(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return "an address that cannot be read"
	}
	parsed.Fragment = ""
	return parsed.Redacted()
}

// take plans a file and, unless told only to plan, applies the plan.
func (r *importing) take(ctx context.Context, file imports.File) error {
	file.AsAt = r.asAt
	from := time.Now()
	fmt.Printf("  … Reading %s\n", file.Name)
	ctx, cancel := context.WithTimeout(ctx, imports.PlanLimit+imports.ApplyLimit)
	defer cancel()
	i, err := r.app.Imports.Plan(ctx, vocabulary.LocalOperator(), r.kind, file, progressOf("rows read"))
	if err != nil {
		return err
	}
	fmt.Printf("  ✓ Read %s rows as at %s and planned (%.1f s)\n", grouped(i.RowsRead), i.AsAt, time.Since(from).Seconds())
	if err := r.show(ctx, i); err != nil {
		return err
	}
	switch {
	case r.plan:
		fmt.Printf("\nNothing is changed yet. To apply the plan: import --apply %s\n", i.ID)
		return nil
	case i.LeftOut != r.leftOut:
		fmt.Printf("\nNothing is changed yet. The plan is import %s.\n", i.ID)
		return fmt.Errorf("rows left out: %s. Correct them, or apply the rest with --left-out %d", grouped(i.LeftOut), i.LeftOut)
	}
	return r.apply(ctx, i)
}

// applyPlan applies a plan that was made before.
func (r *importing) applyPlan(ctx context.Context, id string) error {
	i, err := r.app.Imports.Get(ctx, vocabulary.LocalOperator(), id)
	if err != nil {
		return err
	}
	return r.apply(ctx, i)
}

func (r *importing) apply(ctx context.Context, i imports.Import) error {
	from := time.Now()
	fmt.Printf("  … Applying %s of %s\n", i.Kind, i.AsAt)
	if _, err := r.app.Imports.Apply(ctx, vocabulary.LocalOperator(), i.ID, i.Version, r.leftOut); err != nil {
		return err
	}
	fmt.Printf("  ✓ Applied (%.1f s). To undo it: import --undo %s\n", time.Since(from).Seconds(), i.ID)
	return nil
}

// given counts the values that are.
func given(values ...string) (n int) {
	for _, value := range values {
		if value != "" {
			n++
		}
	}
	return n
}

func (r *importing) undo(ctx context.Context, id string) error {
	i, err := r.app.Imports.Get(ctx, vocabulary.LocalOperator(), id)
	if err != nil {
		return err
	}
	from := time.Now()
	fmt.Printf("  … Undoing %s of %s\n", i.Kind, i.AsAt)
	if i, err = r.app.Imports.Undo(ctx, vocabulary.LocalOperator(), id, i.Version, ""); err != nil {
		return err
	}
	fmt.Printf("  ✓ Undone (%.1f s)\n", time.Since(from).Seconds())
	if i.RestoresDemonstration {
		fmt.Println("London shows the demonstration again")
	}
	return nil
}

// told is what a person should read of an error: the sentence, and each value that is wrong.
func told(err error) error {
	var known *vocabulary.Error
	if !errors.As(err, &known) {
		return err
	}
	text := known.Message
	for _, fault := range known.Faults {
		if fault.Message != known.Message {
			text += "\n  " + fault.Message
		}
	}
	return errors.New(text)
}
