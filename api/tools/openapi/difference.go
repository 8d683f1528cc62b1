package main

import (
	"fmt"
	"strings"
)

// shown is how many differing lines a summary lists.
const shown = 20

// difference lists the lines only one of two texts has, the first few of them.
func difference(before, after []byte) string {
	var out strings.Builder
	gone, come := without(before, after), without(after, before)
	for i, line := range append(prefixed("- ", gone), prefixed("+ ", come)...) {
		if i == shown {
			fmt.Fprintf(&out, "  … and %d lines more\n", len(gone)+len(come)-shown)
			break
		}
		fmt.Fprintf(&out, "  %s\n", line)
	}
	if out.Len() == 0 {
		return "  the same lines in another order\n"
	}
	return out.String()
}

// without returns the lines of one text that the other does not have as often.
func without(text, other []byte) (lines []string) {
	count := map[string]int{}
	for line := range strings.Lines(string(other)) {
		count[line]++
	}
	for line := range strings.Lines(string(text)) {
		if count[line]--; count[line] < 0 {
			lines = append(lines, strings.TrimRight(line, "\n"))
		}
	}
	return lines
}

func prefixed(prefix string, lines []string) []string {
	marked := make([]string, len(lines))
	for i, line := range lines {
		marked[i] = prefix + line
	}
	return marked
}
