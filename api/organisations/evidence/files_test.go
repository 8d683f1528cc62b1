package evidence_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"trellis/api/imports/table"
	"trellis/api/organisations/evidence"
	"trellis/api/platform/embeddedpg"
	"trellis/api/vocabulary"
)

type fataler interface {
	Helper()
	Fatal(args ...any)
}

func must(t fataler, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func kind(t fataler, name string) evidence.Kind {
	t.Helper()
	at := slices.IndexFunc(evidence.Kinds(), func(k evidence.Kind) bool { return k.Name == name })
	if at < 0 {
		t.Fatal("there is no kind " + name)
	}
	return evidence.Kinds()[at]
}

func day(t fataler, text string) vocabulary.Date {
	t.Helper()
	if text == "" {
		return vocabulary.Date{}
	}
	d, err := vocabulary.ParseDate(text)
	must(t, err)
	return d
}

// read reads a spooled file as a kind.
func read(ctx context.Context, path string, k evidence.Kind, asAt vocabulary.Date) (evidence.Reading, *table.Report, error) {
	report := &table.Report{}
	book, err := table.Open(ctx, path, filepath.Base(path))
	if err != nil {
		return evidence.Reading{}, report, err
	}
	reading, err := k.Read(ctx, book, asAt, report, nil)
	return reading, report, errors.Join(err, book.Close())
}

func readBytes(t *testing.T, content []byte, kindName, asAt string) (evidence.Reading, *table.Report, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, content, 0o600))
	return read(t.Context(), path, kind(t, kindName), day(t, asAt))
}

// refusal tells where and under which code a file was refused.
func refusal(err error) string {
	var refused *vocabulary.Error
	if !errors.As(err, &refused) || refused.Code != vocabulary.CodeInvalid || len(refused.Faults) != 1 || refused.Faults[0].Message == "" {
		return fmt.Sprintf("no refusal but %v", err)
	}
	if writesDaysAsComputersDo(refused.Faults[0].Message) {
		return "a refusal that no person would write: " + refused.Faults[0].Message
	}
	return refused.Faults[0].Pointer + " " + refused.Faults[0].Code
}

var (
	quotedOrAsked = regexp.MustCompile(`“[^”]*”|Write it as [^.]*`)
	isoDay        = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
)

// writesDaysAsComputersDo tells of a sentence for people with a day such as 2026-07-01 in it, other than one found in
// the file or asked for in that form.
func writesDaysAsComputersDo(message string) bool {
	return isoDay.MatchString(quotedOrAsked.ReplaceAllString(message, ""))
}

// said writes statements for comparing: the fact, whom it is about and what it says.
func said(statements []evidence.Statement) (lines []string) {
	for _, s := range statements {
		line := []string{string(s.Fact), s.Code}
		for _, part := range []string{s.PCNCode, s.SubICBLocationCode, s.BoroughGSSCode, s.ValidFrom.String(), s.ValidTo.String()} {
			if part != "" {
				line = append(line, part)
			}
		}
		switch s.Fact {
		case evidence.ListSize:
			line = append(line, fmt.Sprint(s.ListSize))
		case evidence.Deprivation:
			line = append(line, fmt.Sprint(s.IMDYear, " ", s.IMDScore))
		}
		lines = append(lines, strings.TrimSpace(strings.Join(line, " ")))
	}
	return lines
}

// found writes problems for comparing: where, what and what became of the row.
func found(report *table.Report) (lines []string) {
	for _, p := range report.Problems() {
		place := fmt.Sprintf("%d", p.Row)
		if p.Sheet != "" {
			place = p.Sheet + "!" + place
		}
		lines = append(lines, strings.Join([]string{place, p.Column, p.Code, string(p.Result)}, " "))
	}
	return lines
}

// published is a file that is not part of the repository.
func published(t *testing.T, file string) string {
	t.Helper()
	folder := os.Getenv("TRELLIS_TEST_DATA")
	if folder == "" {
		folder = filepath.Join(embeddedpg.CheckoutRoot(), "..", "shared", "data")
	}
	path := filepath.Join(folder, filepath.FromSlash(file))
	if _, err := os.Stat(path); os.IsNotExist(err) {
		t.Skipf("the published file %s is not here; name its folder in TRELLIS_TEST_DATA", file)
	}
	return path
}

func zipped(t fataler, entries ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		f, err := w.Create(e[0])
		must(t, err)
		_, err = io.WriteString(f, e[1])
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

type sheet struct {
	name string
	rows [][]any
}

// workbook writes a workbook with the given sheets.
func workbook(t fataler, sheets ...sheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			must(t, err)
		}
		for n, row := range s.rows {
			must(t, f.SetSheetRow(s.name, fmt.Sprintf("A%d", n+1), &row))
		}
	}
	var out bytes.Buffer
	must(t, f.Write(&out))
	return out.Bytes()
}
