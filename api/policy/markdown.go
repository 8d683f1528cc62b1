package policy

import (
	"fmt"
	"strings"
)

// clientRole is what the one grant of an API client is called.
const clientRole = "api_client"

// publicWords says from where on anyone may.
var publicWords = map[Access]string{"": "", always: "always", Reference: "reference", Open: "open"}

// relationWords says how a scope bounds an operation, in one letter.
var relationWords = map[Relation]string{Within: "●", Own: "own"}

// Markdown writes the permission table as docs/permissions.md.
func Markdown() string {
	var out strings.Builder
	out.WriteString(`# Permissions

Who may do what. Written by ` + "`go run ./api openapi`" + ` from the table that decides, ` + "`api/policy/table.go`" + `; an operation without a row there stops the start.

- **●**: within what the role was given for. Whatever lies outside is answered as if it did not exist.
- **own**: only what belongs to the caller.
- **Anyone** names the least ` + "`PUBLIC_ACCESS`" + ` with which those may who have not signed in; *always* is whatever it says.
- **API client** names the permission a program takes.
- **again**: a person shows once more that it is them, at most ten minutes before.
- Where nobody is named only Trellis itself may, or whoever works with its commands at the machine it runs on.

`)
	fmt.Fprintf(&out, "| Operation | To | Anyone |")
	for _, role := range Roles {
		fmt.Fprintf(&out, " %s |", strings.ReplaceAll(role, "_", " "))
	}
	out.WriteString(" API client | Again |\n|---|---|---|" + strings.Repeat("---|", len(Roles)+2) + "\n")
	for _, operation := range Operations() {
		rule := table[operation]
		fmt.Fprintf(&out, "| `%s` | %s | %s |", operation, rule.Does, publicWords[rule.Public])
		for _, role := range Roles {
			word := relationWords[rule.Roles[role]]
			if word == "" && rule.SignedIn {
				word = relationWords[Own]
			}
			fmt.Fprintf(&out, " %s |", word)
		}
		fmt.Fprintf(&out, " %s | %s |\n", clientWord(rule), againWord(rule))
	}
	out.WriteString("\n## What each role can be given for\n\n| Role | Given for | May give |\n|---|---|---|\n")
	for _, role := range Roles {
		fmt.Fprintf(&out, "| `%s` | %s | %s |\n", role, strings.Join(ScopeKinds(role), ", "), strings.Join(mayInvite[role], ", "))
	}
	return out.String()
}

func clientWord(rule Rule) string {
	switch {
	case rule.Client == always:
		return "always"
	case rule.Client != "":
		return "`" + rule.Client + "`"
	}
	return publicWords[rule.Public]
}

func againWord(rule Rule) string {
	if rule.StepUp {
		return "again"
	}
	return ""
}

func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
