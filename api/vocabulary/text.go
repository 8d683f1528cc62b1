package vocabulary

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// OneLine trims a single-line text and folds runs of white space into one space.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// CheckText judges a single-line text: between min and max characters, all of which can be seen. It
// returns a stable code and a sentence about the named thing, or "" when it is fine.
func CheckText(thing, text string, min, max int) (code, message string) {
	switch n := utf8.RuneCountInString(text); {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unseen):
		return "bad_characters", thing + " holds characters that cannot be shown. Type it again without them."
	case n == 0:
		return "required", "Enter a " + strings.ToLower(thing[:1]) + thing[1:] + "."
	case n < min:
		return "too_short", thing + " must be at least " + strconv.Itoa(min) + " characters."
	case n > max:
		return "too_long", thing + " must be " + strconv.Itoa(max) + " characters or fewer."
	}
	return "", ""
}

// unseen tells a character that shows nothing or turns the text around it: a control, a zero-width
// space, a change of direction. The joiners that some scripts and emoji need are let through.
func unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d'
}
