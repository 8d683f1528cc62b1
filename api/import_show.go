package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"trellis/api/imports"
	"trellis/api/vocabulary"
)

// show prints what a plan changes, and the first of its problems.
func (r *importing) show(ctx context.Context, i imports.Import) error {
	fmt.Printf("\n%s changes: %s created, %s renamed, %s moved, %s closed, %s others\n", grouped(i.Changes), grouped(i.Created), grouped(i.Renamed),
		grouped(i.Moved), grouped(i.Closed), grouped(i.Changes-i.Created-i.Renamed-i.Moved-i.Closed))
	fmt.Printf("Rows: %s left out, %s put right, %s waiting for another file\n", grouped(i.LeftOut), grouped(i.PutRight), grouped(i.Waiting))
	if i.ReplacesDemonstration {
		fmt.Println("It ends the demonstration in London: invented organisations are hidden until the import is undone")
	}
	const most = 20
	changes, err := r.app.Imports.FirstChanges(ctx, vocabulary.LocalOperator(), i.ID, most+1)
	if err != nil {
		return err
	}
	for n, c := range changes {
		if n == most {
			fmt.Printf("  … and more: GET /api/v1/imports/%s/changes.csv\n", i.ID)
			break
		}
		fmt.Printf("  %s\n", sentenceOf(c))
	}
	problems, err := r.app.Imports.FirstProblems(ctx, vocabulary.LocalOperator(), i.ID, most+1)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		fmt.Println()
	}
	for n, p := range problems {
		if n == most {
			fmt.Printf("  … and more: GET /api/v1/imports/%s/problems.csv\n", i.ID)
			break
		}
		fmt.Printf("  %s%s: %s\n", strings.ReplaceAll(p.Result, "_", " "), placeOf(p), p.Message)
	}
	return nil
}

// sentenceOf tells a change on one line.
func sentenceOf(c imports.PlannedChange) string {
	text := c.Action + " " + strings.ReplaceAll(c.RecordType, "_", " ") + " " + c.RecordCode
	for _, part := range []struct {
		before string
		value  *string
	}{{" ", c.Name}, {", ", c.ColumnName}, {", before: ", c.Before}, {", after: ", c.After}} {
		if part.value != nil {
			text += part.before + *part.value
		}
	}
	if c.EffectiveOn != nil {
		text += ", from " + c.EffectiveOn.String()
	}
	if c.Certainty != nil && *c.Certainty != "exact" {
		text += " (" + strings.ReplaceAll(*c.Certainty, "_", " ") + ")"
	}
	return text
}

// placeOf says where in the file a problem stands.
func placeOf(p imports.RowProblem) (place string) {
	if p.Sheet != nil {
		place += ", sheet " + *p.Sheet
	}
	if p.Row != nil {
		place += ", row " + grouped(*p.Row)
	}
	if p.ColumnName != nil {
		place += ", column " + *p.ColumnName
	}
	return place
}

// grouped writes a number with commas.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// progressOf tells once a second how far something has come.
func progressOf(what string) func(n int64) {
	last := time.Now()
	return func(n int64) {
		if time.Since(last) > time.Second {
			last = time.Now()
			fmt.Printf("  … %s %s\n", grouped(n), what)
		}
	}
}
