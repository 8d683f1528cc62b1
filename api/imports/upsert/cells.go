package upsert

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"trellis/api/imports/table"
	"trellis/api/vocabulary"
)

// Cells reads the cells of one row, each as it is written everywhere: a code in small letters, a number without noughts
// behind it, a day as 2026-03-31. A cell that cannot be read leaves the row out. Of a column that the file has not, nothing
// is read.
type Cells struct {
	*table.Record
	Values map[string]string
}

// Network reads the code of a network, which every row must have.
func (c *Cells) Network(column string) {
	code := strings.ToUpper(c.Value(column))
	if shape := vocabulary.CodeShapes["pcn"]; c.needs(column, code) && !shape.Fits(code) {
		c.LeaveOut(column, "wrong_code", "%s is no code of a network. One looks like U12345.", table.Quote(code))
		code = ""
	}
	c.Values[column] = code
}

// Name reads a text that every row must have.
func (c *Cells) Name(column string, most int) {
	c.Text(column, most)
	c.Needed(column)
}

// Needed leaves a row out where a column is blank.
func (c *Cells) Needed(column string) { c.needs(column, c.Value(column)) }

func (c *Cells) needs(column, value string) bool {
	if value == "" {
		c.LeaveOut(column, "missing", "%s is blank. Fill it in, or take the row out.", column)
	}
	return value != ""
}

// Text reads what people write.
func (c *Cells) Text(column string, most int) {
	if !c.Has(column) {
		return
	}
	text := c.FreeText(column)
	if utf8.RuneCountInString(text) > most {
		c.LeaveOut(column, "too_long", "This is longer than %d characters. Shorten it.", most)
		return
	}
	c.Values[column] = text
}

// OneOf reads one of some codes. Capitals, spaces and hyphens make no difference.
func (c *Cells) OneOf(column string, codes []string) {
	c.Called(column, codes, func(text string) string {
		text = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(text))
		if !slices.Contains(codes, text) {
			return ""
		}
		return text
	})
}

// Called reads a code by whatever it is called; known is for the message.
func (c *Cells) Called(column string, known []string, code func(text string) string) {
	if !c.Has(column) {
		return
	}
	text := c.Value(column)
	found := ""
	if text != "" {
		if found = code(text); found == "" {
			c.LeaveOut(column, "unknown_value", "%s is none of: %s.", table.Quote(text), strings.Join(known, ", "))
			return
		}
	}
	c.Values[column] = found
}

// Day reads a day.
func (c *Cells) Day(column string) {
	if !c.Has(column) {
		return
	}
	day := c.OwnDay(column)
	if c.Values[column] = ""; !day.IsZero() {
		c.Values[column] = day.String()
	}
}

// VersionColumn is that of the exported lists which says what version of a record a row shows.
const VersionColumn = "version"

// Version reads which version of a record a row shows; blank where it does not say.
func (c *Cells) Version() { c.Number(VersionColumn, 1, 999_999_999, 0) }

var monthOnly = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}$`)

// Month reads a month, which every row must have, as its first day: written as 2026-10, or as any day of it.
func (c *Cells) Month(column string) {
	text := c.Value(column)
	if c.Values[column] = ""; !c.needs(column, text) {
		return
	}
	var day vocabulary.Date
	if monthOnly.MatchString(text) {
		var err error
		if day, err = vocabulary.ParseDate(text + "-01"); err != nil {
			c.LeaveOut(column, "wrong_date", "%s is no month. Write it as 2026-10.", table.Quote(text))
			return
		}
	} else if day = c.OwnDay(column); day.IsZero() {
		return
	}
	at := day.Midnight()
	c.Values[column] = vocabulary.NewDate(at.Year(), at.Month(), 1).String()
}

var (
	plainNumber = regexp.MustCompile(`^[0-9]{1,9}(\.[0-9]+)?$`)
	inThousands = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+$`)
)

// Number reads a number from least to most with so many decimals at most.
func (c *Cells) Number(column string, least, most float64, decimals int) {
	if !c.Has(column) {
		return
	}
	text := c.Value(column)
	if text == "" {
		c.Values[column] = ""
		return
	}
	if inThousands.MatchString(text) {
		plain := strings.ReplaceAll(text, ",", "")
		c.PutRight(column, "thousands_comma", "%s was read as %s.", table.Quote(text), plain)
		text = plain
	}
	number, err := strconv.ParseFloat(text, 64)
	rounded := round(number, decimals)
	switch {
	case err != nil || !plainNumber.MatchString(text):
		c.LeaveOut(column, "wrong_number", "%s is no number that can be read. Write it in figures, such as %s.", table.Quote(text), Decimal(min(most, 12)))
	case math.Abs(rounded-number) > 1e-9 && decimals == 0:
		c.LeaveOut(column, "wrong_number", "%s is no whole number. Write one from %s to %s.", table.Quote(text), Decimal(least), Decimal(most))
	case math.Abs(rounded-number) > 1e-9:
		c.LeaveOut(column, "wrong_number", "%s has more than %d decimals. Round it.", table.Quote(text), decimals)
	case rounded < least || rounded > most:
		c.LeaveOut(column, "wrong_number", "%s is out of range. Write a number from %s to %s.", table.Quote(text), Decimal(least), Decimal(most))
	default:
		c.Values[column] = Decimal(rounded)
	}
}

func round(number float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Round(number*scale) / scale
}

// Decimal writes a number without noughts behind it.
func Decimal(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }

// Contradicts is the fault of a cell that says something else than another.
func Contradicts(column, format string, args ...any) Fault {
	return Fault{column, "contradicts", fmt.Sprintf(format, args...)}
}
