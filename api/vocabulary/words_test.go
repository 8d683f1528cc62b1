package vocabulary

import (
	"context"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestATextIsJudgedByItsCharacters(t *testing.T) {
	for _, tt := range []struct{ text, code string }{
		{"", "required"},
		{"N", "too_short"},
		{"é", "too_short"},
		{"NE", ""},
		{"ünï", ""},
		{"🌳🌳", ""},
		{strings.Repeat("x", 10), ""},
		{strings.Repeat("é", 10), ""},
		{strings.Repeat("x", 11), "too_long"},
		{"a\nb", "bad_characters"},
		{"a\tb", "bad_characters"},
		{"a\x00b", "bad_characters"},
		{"a\u0085b", "bad_characters"},
		{"a\xffb", "bad_characters"},
		{strings.Repeat("\n", 20), "bad_characters"},
	} {
		code, message := CheckText("Short name", tt.text, 2, 10)
		if code != tt.code || (code == "") != (message == "") {
			t.Errorf("%q is %q (%s), not %q", tt.text, code, message, tt.code)
		}
	}
	if _, message := CheckText("Short name", "", 2, 10); message != "Enter a short name." {
		t.Errorf("it says %q", message)
	}
	if _, message := CheckText("Short name", "x", 2, 10); message != "Short name must be at least 2 characters." {
		t.Errorf("it says %q", message)
	}
}

func TestOneLineLeavesNothingToTidy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab \t\n\u00a0\u2003é"))).Draw(t, "text")
		line := OneLine(text)
		if OneLine(line) != line || strings.Contains(line, "  ") || strings.TrimSpace(line) != line {
			t.Fatalf("%q becomes %q", text, line)
		}
		keep := func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}
		if strings.Map(keep, text) != strings.Map(keep, line) {
			t.Fatalf("%q becomes %q: words were lost", text, line)
		}
	})
}

func TestAnAcceptedTextFitsItsColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := OneLine(rapid.String().Draw(t, "text"))
		code, _ := CheckText("Text", text, 2, 60)
		n := utf8.RuneCountInString(text)
		if code == "" && (n < 2 || n > 60 || strings.ContainsRune(text, 0) || !utf8.ValidString(text)) {
			t.Fatalf("%q of %d characters is accepted", text, n)
		}
	})
}

func TestAContextCarriesWhoAsksAndUnderWhichID(t *testing.T) {
	ctx := context.Background()
	if _, ok := ActorFrom(ctx); ok || RequestIDFrom(ctx) != "" {
		t.Error("an empty context names a caller")
	}
	ctx = WithRequestID(WithActor(ctx, LocalOperator()), "id")
	if actor, ok := ActorFrom(ctx); !ok || actor.ID != LocalOperator().ID || RequestIDFrom(ctx) != "id" {
		t.Errorf("it names %v, %s", actor, RequestIDFrom(ctx))
	}
}
