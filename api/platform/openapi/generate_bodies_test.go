package openapi_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// broken are bodies that are no JSON, or hardly.
var broken = []string{
	"", " ", "{", "}", "[", "\"", "{]", "nul", "{\"short_name\":", "{\"short_name\":\"a\"", "{\"a\":1,}", "{'a':1}", "{a:1}", "[1,2", "\ufeff{}",
	"{}{}", "{} x", "\x00", "{\"short_name\":\"a\x00b\"}", "{\"short_name\":\"\xff\xfe\"}", "{\"short_name\":\"\\ud800\"}", "{\"short_name\":\"\\u0000\"}",
	"{\"short_name\":\"a\",\"short_name\":2}", "{\"\":1}", "{\"a/b~c\":1}", "1e999", "{\"short_name\":1e999}", "-", "0123", "NaN",
	"null", "true", "1", "\"text\"", "[]", "[{}]", "[[]]", "{}", "{\"short_name\":null}", "{\"short_name\":{}}", "{\"short_name\":[\"a\"]}",
	"{\"SHORT_NAME\":\"North\"}", "{\"short_name\":\"line\\nbreak\"}", "{\"__proto__\":{}}", "<icb/>", "short_name=a",
}

// body makes a body for a schema: as it asks, nearly so, broken, huge or deep.
func (m *maker) body(schema *openapi3.Schema) []byte {
	if m.tame || m.chance(3) {
		return m.fitting(schema)
	}
	switch m.IntN(10) {
	case 0, 1:
		return []byte(pick(m, broken))
	case 2:
		depth := pick(m, []int{10, 1000, 20_000})
		return []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))
	case 3:
		if m.chance(4) {
			return []byte(`{"short_name":"` + strings.Repeat("x", pick(m, []int{200 << 10, 256<<10 - 17, 256 << 10, 300 << 10})) + `"}`)
		}
	}
	object := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(schema.Properties)) {
		if !m.chance(8) {
			object[name] = m.content(schema.Properties[name].Value, name)
		}
	}
	if m.chance(8) {
		object[m.text()] = m.text()
	}
	encoded, err := json.Marshal(object)
	if err != nil {
		panic(fmt.Sprintf("%v cannot be written: %v", object, err))
	}
	if m.chance(20) && len(encoded) > 0 {
		encoded[m.IntN(len(encoded))] = byte(m.IntN(256))
	}
	return encoded
}

// content makes a value for one property of a body.
func (m *maker) content(schema *openapi3.Schema, name string) any {
	if m.chance(12) {
		return pick(m, []any{nil, true, 0, -1, 1.5, []any{}, map[string]any{}, []any{"a"}, map[string]any{"a": nil}})
	}
	if noun, ok := nouns[name]; ok && !m.chance(4) {
		return pick(m, m.seen.known(noun))
	}
	if !schema.Type.Is(openapi3.TypeString) || m.chance(4) {
		return m.text()
	}
	// A name of a length around the bounds, made of ordinary letters, accents and spaces.
	length := m.IntN(12)
	if schema.MaxLength != nil && m.chance(3) {
		length = pick(m, []int{int(schema.MinLength) - 1, int(schema.MinLength), int(*schema.MaxLength), int(*schema.MaxLength) + 1})
	}
	letters := make([]string, max(length, 0))
	for i := range letters {
		letters[i] = pick(m, []string{"a", "B", "c", " ", "é", "-", "&", "’", "7", "x", "N", "o"})
	}
	return strings.Join(letters, "")
}
