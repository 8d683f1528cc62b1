package evidence_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"trellis/api/imports/table"
	"trellis/api/organisations/evidence"
	"trellis/api/vocabulary"
)

const mostGrowth = 64 << 20

// growth watches how far the memory of the process rises above where it began, garbage included.
func growth(do func()) (most uint64) {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	now := func() uint64 { metrics.Read(sample); return sample[0].Value.Uint64() }
	began, stop, done := now(), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for tick := time.Tick(200 * time.Microsecond); ; {
			select {
			case <-stop:
				return
			case <-tick:
				if n := now(); n > began {
					most = max(most, n-began)
				}
			}
		}
	}()
	do()
	close(stop)
	<-done
	return most
}

// Files of 10 MB, each the worst of its sort.
func worst(t *testing.T) map[string]func() []byte {
	noise := func(n int, letters string) string {
		random := rand.New(rand.NewPCG(1, 2))
		out := make([]byte, n)
		for i := range out {
			out[i] = letters[random.IntN(len(letters))]
		}
		return string(out)
	}
	fill := func(line func(i int) string) []byte {
		var out bytes.Buffer
		for i := 0; out.Len() < table.MaxBytes-2000; i++ {
			out.WriteString(line(i))
		}
		return out.Bytes()
	}
	// Noise keeps what packs well from being taken for a bomb before it is read.
	hard := strings.Repeat("<!--"+noise(200_000, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")+"-->", 2)
	book := func(sheetXML, strings string) []byte { return rawWorkbook(t, hard+sheetXML, hard+strings) }
	return map[string]func() []byte{
		"one cell":              func() []byte { return []byte(sizeHeader + "A00001," + strings.Repeat("x", 10_000_000)) },
		"one cell of Euros":     func() []byte { return []byte(sizeHeader + "A00001," + strings.Repeat("\x80", 10_000_000)) },
		"one quoted cell":       func() []byte { return []byte(sizeHeader + "A00001,\"" + strings.Repeat("x\n", 5_000_000)) },
		"one row of cells":      func() []byte { return []byte(sizeHeader + "A00001" + strings.Repeat(",x", 5_000_000)) },
		"one row of long cells": func() []byte { return fill(func(int) string { return strings.Repeat("x", 4000) + "," }) },
		"headings":              func() []byte { return []byte(strings.Repeat("a,", 5_000_000)) },
		"blank lines":           func() []byte { return []byte(sizeHeader + strings.Repeat("\n", 10_000_000)) },
		"good rows":             func() []byte { return fill(func(i int) string { return fmt.Sprintf("A%05d,%d\n", i%100_000, i) }) },
		"good rows of the map": func() []byte {
			return append([]byte(mapHeader), fill(func(i int) string {
				return fmt.Sprintf("01Jul2026,%c%05d,%s,U%05d,%s,93C\n", 'A'+i/100_000, i%100_000, strings.Repeat("n", 150), i%100_000, strings.Repeat("n", 150))
			})...)
		},
		"good memberships": func() []byte {
			return fill(func(i int) string {
				return fmt.Sprintf("A%05d,%s,93C,NCL,U%05d,%s,93C,NCL,20191001,,1\n", i%100_000, strings.Repeat("n", 130), i%100_000, strings.Repeat("n", 130))
			})
		},
		"memberships that all overlap": func() []byte {
			return []byte(numbered(12_000, "A00001,"+strings.Repeat("n", 180)+",93C,NCL,U%05d,"+strings.Repeat("n", 190)+",93C,NCL,20191001,,1\n"))
		},
		"faulty rows": func() []byte { return append([]byte(sizeHeader), fill(func(int) string { return "x,y\n" })...) },
		"faulty, all different": func() []byte {
			return append([]byte(sizeHeader+sizeRow), fill(func(i int) string { return fmt.Sprintf("A%05d,x%d\n", i%100_000, i) })...)
		},
		"random bytes": func() []byte { return []byte(noise(10_000_000, "abc,\n\"\x00\xff")) },
		"random text":  func() []byte { return []byte(noise(10_000_000, "abcdefghijklmnop,\n")) },
		"a bomb":       func() []byte { return zipped(t, [2]string{"a.csv", strings.Repeat("x", 100<<20)}) },
		"a list of members": func() []byte {
			return bytes.Repeat([]byte("PK\x01\x02"+strings.Repeat("\x00", 42)), table.MaxBytes/46)
		},
		"a picture": func() []byte {
			return zipped(t, [2]string{"[Content_Types].xml", ""}, [2]string{"xl/media/a.png", noise(9_900_000, "\x00\x01\x02\x03\xaa\xbb\xcc\xdd")})
		},
		"shared texts": func() []byte {
			return book("", "<sst>"+strings.Repeat("<si/>", 8_000_000)+"</sst>")
		},
		"long shared texts": func() []byte {
			return book("", "<sst>"+strings.Repeat("<si><t>"+noise(30_000, "abcdefghij")+"</t></si>", 700)+"</sst>")
		},
		"different shared texts": func() []byte {
			var out strings.Builder
			for i := range 400_000 {
				fmt.Fprintf(&out, "<si><t>%d %x</t></si>", i, uint64(i)*0x9e3779b97f4a7c15)
			}
			return book("", "<sst>"+out.String()+"</sst>")
		},
		"runs of a shared text": func() []byte {
			return book("", "<sst><si>"+strings.Repeat("<r><t>"+noise(40, "abcdefghij")+"</t></r>", 500_000)+"</si></sst>")
		},
		"deep shared texts": func() []byte { return book("", "<sst>"+strings.Repeat("<si>", 1_000_000)) },
		"a deep sheet":      func() []byte { return book(strings.Repeat("<a b='/>'>", 1_000_000), "<sst/>") },
		"attributes":        func() []byte { return book("<row "+strings.Repeat("a='' ", 50_000)+"/>", "<sst/>") },
		"one cell of a sheet": func() []byte {
			return book("<row><c t='inlineStr'><is><t>"+noise(9_000_000, "abcdefgh")+"</t></is></c></row>", "<sst/>")
		},
		"wide rows": func() []byte {
			return book(strings.Repeat("<row>"+strings.Repeat("<c><v>1</v></c>", 16_000)+"</row>", 150), "<sst/>")
		},
		"rows a million apart": func() []byte {
			return book("<row r='1'><c t='inlineStr'><is><t>practice_code</t></is></c><c t='inlineStr'><is><t>list_size</t></is></c></row><row r='1048576'><c><v>1</v></c></row>", "<sst/>")
		},
		"rows of a sheet": func() []byte {
			return book("<row><c t='inlineStr'><is><t>practice_code</t></is></c><c t='inlineStr'><is><t>list_size</t></is></c></row>"+
				numbered(300_000, "<row><c t='inlineStr'><is><t>A%05d</t></is></c><c><v>7</v></c></row>"), "<sst/>")
		},
		"faulty rows of a sheet": func() []byte {
			return book("<row><c t='inlineStr'><is><t>practice_code</t></is></c><c t='inlineStr'><is><t>list_size</t></is></c></row>"+
				strings.Repeat("<row><c><v>7</v></c><c><v>7</v></c></row>", 500_000), "<sst/>")
		},
	}
}

func TestNoFileTakesMoreMemoryThanItMay(t *testing.T) {
	for name, make := range worst(t) {
		t.Run(name, func(t *testing.T) {
			content := make()
			path := filepath.Join(t.TempDir(), "file")
			must(t, os.WriteFile(path, content, 0o600))
			content = nil
			for _, k := range evidence.Kinds()[:3] { // the others are read as list sizes are
				began := time.Now()
				var err error
				grown := growth(func() { _, _, err = read(t.Context(), path, k, day(t, "2026-07-01")) })
				t.Logf("%-16s %5.1f MiB %6d ms: %.80v", k.Name, float64(grown)/(1<<20), time.Since(began).Milliseconds(), err)
				if grown > mostGrowth {
					t.Errorf("as %s it takes %d MiB", k.Name, grown>>20)
				}
			}
		})
	}
}

func TestReadingStopsWhenNobodyWaitsForIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, []byte(sizeHeader+numbered(20_000, "A%05d,1\n")), 0o600))
	ctx, cancel := context.WithCancel(t.Context())
	book, err := table.Open(ctx, path, "file")
	must(t, err)
	defer book.Close()
	_, err = kind(t, "list_sizes").Read(ctx, book, vocabulary.NewDate(2026, 7, 1), &table.Report{}, func(int64) { cancel() })
	if err == nil || ctx.Err() == nil || !strings.Contains(err.Error(), "canceled") {
		t.Errorf("reading ended with %v", err)
	}
}
