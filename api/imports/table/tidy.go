package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trellis/api/vocabulary"
)

// MostCharacters is how long a cell may be. A longer one is no name and no code: more often a quote that was
// never closed.
const MostCharacters = 1000

// keptBytes of a cell are kept while a file is read: enough to tell that it is longer than it may be, and no more.
const keptBytes = utf8.UTFMax * (MostCharacters + 1)

// tidy makes one clean line of a cell.
func tidy(cell string) string {
	cell = vocabulary.OneLine(bare(cell))
	if strings.ContainsFunc(cell, invisible) {
		cell = vocabulary.OneLine(strings.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, cell))
	}
	return cell
}

// bare takes off the one apostrophe that our own CSV files put before what a spreadsheet might run.
func bare(cell string) string {
	if text := strings.TrimLeft(cell, "'"); len(text) < len(cell) && text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return cell[1:]
	}
	return cell
}

// invisible tells a character that shows nothing: a byte order mark in the middle, a zero-width space, a
// change of direction. The joiners that some scripts need stay.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d'
}

// broken tells a character that no one typed: a control that is no white space, or what a decoder writes
// where the bytes made no sense.
func broken(r rune) bool {
	return unicode.IsControl(r) && !unicode.IsSpace(r) || r == utf8.RuneError
}

// show cuts a value to what a message may repeat. What Trellis never holds is not repeated either.
func show(value string, most int) string {
	value = strings.ToValidUTF8(tidy(strings.Map(func(r rune) rune {
		if broken(r) {
			return utf8.RuneError
		}
		return r
	}, value)), "")
	if vocabulary.Refused(value) != "" {
		return "(withheld)"
	}
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return value
}

// Quote writes a value found for a sentence.
func Quote(value string) string { return "“" + show(value, 60) + "”" }

// letters names a column as a spreadsheet does: A, B, … Z, AA.
func letters(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
