package evidence_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"trellis/api/organisations/evidence"
	"trellis/api/vocabulary"
)

// rawWorkbook writes a workbook whose sheet and shared texts are any XML.
func rawWorkbook(t fataler, sheetData, shared string) []byte {
	t.Helper()
	return zipped(t,
		[2]string{"[Content_Types].xml", `<Types/>`},
		[2]string{"_rels/.rels", `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		[2]string{"xl/workbook.xml", `<workbook><sheets><sheet name="PCN Core Partner Details" id="r1"/></sheets></workbook>`},
		[2]string{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/></Relationships>`},
		[2]string{"xl/strings.xml", shared},
		[2]string{"xl/sheet.xml", `<worksheet><sheetData>` + sheetData + `</sheetData></worksheet>`})
}

// answered tells whether reading ended as it may: with statements, or with a reason.
func answered(t fataler, reading evidence.Reading, err error) {
	t.Helper()
	var refused *vocabulary.Error
	switch {
	case err == nil && len(reading.Statements) == 0:
		t.Fatal("it says nothing and is not refused")
	case err != nil && (!errors.As(err, &refused) || refused.Code != vocabulary.CodeInvalid):
		t.Fatal("it failed: " + err.Error())
	}
	for _, s := range reading.Statements {
		if strings.ContainsAny(s.Name+s.Code, "\x00\n\ufffd") || s.Row < 1 {
			t.Fatal("it states what cannot be kept: " + s.Name)
		}
	}
}

func TestAnyBytesAreReadOrRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	rapid.Check(t, func(rt *rapid.T) {
		k := rapid.SampledFrom(evidence.Kinds()).Draw(rt, "kind")
		content := rapid.OneOf(rapid.SliceOfN(rapid.Byte(), 0, 200), rapid.Custom(damagedText), rapid.Custom(damagedWorkbook)).Draw(rt, "content")
		must(rt, os.WriteFile(path, content, 0o600))
		var reading evidence.Reading
		var err error
		if grown := growth(func() { reading, _, err = read(t.Context(), path, k, vocabulary.NewDate(2026, 7, 1)) }); grown > mostGrowth {
			rt.Fatalf("it takes %d MiB", grown>>20)
		}
		answered(rt, reading, err)
	})
}

// damagedText is a sample in which a few bytes were changed, taken out or put in.
func damagedText(t *rapid.T) []byte {
	return damaged(t, rapid.SampledFrom(evidence.Kinds()).Draw(t, "sample").Sample)
}

// damagedWorkbook is a workbook that was damaged before it was packed, or after.
func damagedWorkbook(t *rapid.T) []byte {
	whole := workbook(t, details(), partners())
	if rapid.Bool().Draw(t, "after packing") {
		return damaged(t, whole)
	}
	in, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	must(t, err)
	at := rapid.IntRange(0, len(in.File)-1).Draw(t, "part")
	var parts [][2]string
	for i, f := range in.File {
		r, err := f.Open()
		must(t, err)
		var part bytes.Buffer
		_, err = part.ReadFrom(r)
		must(t, err)
		must(t, r.Close())
		if content := part.Bytes(); i == at {
			parts = append(parts, [2]string{f.Name, string(damaged(t, content))})
		} else {
			parts = append(parts, [2]string{f.Name, string(content)})
		}
	}
	return zipped(t, parts...)
}

func damaged(t *rapid.T, content []byte) []byte {
	content = bytes.Clone(content)
	for range rapid.IntRange(1, 4).Draw(t, "times") {
		from := rapid.IntRange(0, len(content)).Draw(t, "from")
		to := rapid.IntRange(from, min(len(content), from+8)).Draw(t, "to")
		put := rapid.OneOf(rapid.SliceOfN(rapid.Byte(), 0, 4), rapid.SampledFrom([][]byte{[]byte(`"`), []byte(","), []byte("\n"), []byte("<"), []byte(">"), []byte("&"), []byte("9434765919"), []byte("</row>"), []byte("-1")})).Draw(t, "put")
		content = bytes.Join([][]byte{content[:from], put, content[to:]}, nil)
	}
	return content
}
