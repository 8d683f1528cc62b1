package openapi_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// maker makes requests, driven by the description, from one source of chance.
type maker struct {
	*rand.Rand
	seen *seen
	// words are the names and values the description speaks of: likely to mean something.
	words []string
	// tame requests are such as a careful program sends, so that every operation succeeds often enough.
	tame bool
	// deck are the operations whose turn is still to come.
	deck []int
}

func pick[T any](m *maker, from []T) T { return from[m.IntN(len(from))] }

// chance is true once in n times.
func (m *maker) chance(n int) bool { return m.IntN(n) == 0 }

// odd is true once in n times, and never for a tame request.
func (m *maker) odd(n int) bool { return !m.tame && m.chance(n) }

// nasty are values that have broken servers before.
var nasty = []string{
	"", " ", "\t", "\x00", "a\x00b", "\x01", "\x1b[31m", "\x7f", "\n", "\r\nX-Injected: 1", "\u0085", "\u200b", "\u202e", "\ufeff",
	"é", "e\u0301", "Ω", "日本語", "🏥", "👩🏽‍⚕️", "\xff", "\xc3\x28", "\xed\xa0\x80", "ß", "İ",
	"'", "''", "\"", "\\", ";", "--", "' OR 1=1 --", "'; DROP TABLE icbs; --", "$1", "?", "@as_of", "%", "%%", "%s%n", "%25", "_", "*",
	"../../etc/passwd", "..", ".", "/", "//", "\\..\\", "null", "NULL", "undefined", "true", "NaN", "Infinity", "-0", "0", "-1", "1e309",
	"9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "0x10", "1_000", "١٢٣", "1,2,3", ",", ",,",
	"<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "{}", "[]", "=1+1", "@SUM(A1)", "943 476 5919", "4111 1111 1111 1111",
}

var dates = []string{
	"2026-11-23", "2026-03-31", "2026-04-01", "2022-06-30", "2022-07-01", "1900-01-01", "2999-12-31", "2024-02-29", // fine
	"1899-12-31", "3000-01-01", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "10000-01-01", "-0001-01-01",
	"2026-4-1", "20260401", "01/04/2026", "2026-04-01T00:00:00Z", "today", "now", "infinity", "-infinity", "epoch", "2026-04-01 BC",
}

// text makes a string that means something, something odd or something huge.
func (m *maker) text() string {
	switch m.IntN(8) {
	case 0, 1, 2:
		return pick(m, m.words)
	case 3:
		return pick(m, nasty) + pick(m, m.words)
	case 4:
		return strings.Repeat(pick(m, []string{"a", "é", "ab,", "-name,", "9", "%", "\x00"}), pick(m, []int{255, 256, 2000, 2001, 3000}))
	case 5:
		letters := make([]rune, m.IntN(12))
		for i := range letters {
			letters[i] = rune(m.IntN(0x250))
		}
		return string(letters)
	default:
		return pick(m, nasty)
	}
}

// value makes a value for a schema: mostly one it allows or just not, sometimes anything.
func (m *maker) value(schema *openapi3.Schema, name, path string) string {
	if m.odd(12) {
		return m.text()
	}
	switch {
	case len(schema.Enum) > 0:
		return m.near(fmt.Sprint(pick(m, schema.Enum)))
	case schema.Type.Is(openapi3.TypeArray):
		return m.value(schema.Items.Value, name, path)
	case schema.Type.Is(openapi3.TypeBoolean):
		return pick(m, []string{"true", "false", "true", "false", "true", "false", "TRUE", "1", ""})
	case schema.Type.Is(openapi3.TypeInteger) && name != "framework_version":
		return m.number(schema)
	case schema.Format == "date":
		return m.near(pick(m, dates))
	}
	switch name {
	case "cursor":
		return m.cursor()
	case "sort", "fields", "include":
		return m.choice(m.seen.fields[m.seen.noun(path)])
	case "month":
		return m.near(fmt.Sprintf("2025-%02d", 1+m.IntN(12)))
	case "framework_version":
		return m.near(pick(m, m.seen.known("embedding_frameworks")))
	case "ods_code":
		return m.near(pick(m, m.seen.known(m.seen.noun(path))))
	case "code", "id":
		if id, ok := m.importFor(path); ok {
			return id
		}
		if known := m.seen.known(owner(path)); known != nil {
			return m.near(pick(m, known))
		}
		return m.near(pick(m, m.seen.known(m.seen.noun(path))))
	}
	if noun, ok := nouns[name]; ok {
		return m.near(pick(m, m.seen.known(noun)))
	}
	return m.text()
}

func (m *maker) number(schema *openapi3.Schema) string {
	bounds := []int{0, -1, m.IntN(1000)}
	if schema.Min != nil {
		bounds = append(bounds, int(*schema.Min), int(*schema.Min)-1, int(*schema.Min)+1)
	}
	if schema.Max != nil {
		bounds = append(bounds, int(*schema.Max), int(*schema.Max)-1, int(*schema.Max)+1)
	}
	return m.near(fmt.Sprint(pick(m, bounds)))
}

// near gives the text itself, mostly, or something that looks like it.
func (m *maker) near(text string) string {
	if text == "" || !m.odd(6) {
		return text
	}
	at := m.IntN(len(text))
	return pick(m, []string{
		strings.ToLower(text), strings.ToUpper(text), " " + text, text + " ", text + pick(m, nasty),
		text[:at], text[:at] + text[at+1:], text[:at] + "\x00" + text[at:], text + ".0", text + ".csv", "+" + text,
	})
}

// choice makes a comma-separated list such as sort and fields take, mostly of names that exist.
func (m *maker) choice(fields []string) string {
	names := make([]string, 1+m.IntN(4))
	for i := range names {
		names[i] = m.near(pick(m, fields))
		if m.chance(4) {
			names[i] = "-" + names[i]
		}
	}
	return strings.Join(names, ",")
}

// cursor gives one that was handed out, one that was damaged, or one that was made up.
func (m *maker) cursor() string {
	real, ok := m.seen.page(m, "")
	if !ok || m.chance(4) {
		return pick(m, []string{"e30", "bnVsbA", "eyJkIjoiMjAyNi0wMS0wMSJ9", "W10", m.text()})
	}
	return m.near(real.cursor)
}
