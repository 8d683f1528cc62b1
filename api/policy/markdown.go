package policy

import (
	"fmt"
	"maps"
	"slices"
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
- **for a region**: with what was given for a part of a region nobody may, and a program is not given it for less.
- **Fresh proof**: a person must have shown who they are in the last ten minutes, or as long as ` + "`TRELLIS_STEP_UP`" + ` says; else they show it once more.
- Where nobody is named only Trellis itself may, or whoever works with its commands at the machine it runs on.

`)
	fmt.Fprintf(&out, "| Operation | To | Anyone |")
	for _, role := range Roles {
		fmt.Fprintf(&out, " %s |", roleWord(role))
	}
	out.WriteString(" API client | Fresh proof |\n|---|---|---|" + strings.Repeat("---|", len(Roles)+2) + "\n")
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
		fmt.Fprintf(&out, " %s | %s |\n", clientWord(rule), proofWord(rule))
	}
	classes(&out)
	out.WriteString("\n## What each role can be given for\n\n| Role | Given for | May give |\n|---|---|---|\n")
	for _, role := range Roles {
		fmt.Fprintf(&out, "| %s | %s | %s |\n", code(role), code(ScopeKinds(role)...), code(mayInvite[role]...))
	}
	entrusted(&out)
	return out.String()
}

// entrusted writes what roles may do that some who give them may not.
func entrusted(out *strings.Builder) {
	out.WriteString(`
## What somebody may have another do, and not do themselves

Whoever gives a role may do all that it lets do, with these exceptions. Nobody gives a role to themselves that lets them do or see more than they may.
`)
	for _, t := range trusts {
		fmt.Fprintf(out, "\nThe role %s gives the role %s. %s Beyond what the giver may: %s", code(t.Giver), code(t.Role), t.Why, code(t.Operations...))
		for _, class := range t.Classes {
			fmt.Fprintf(out, "; to see: %s", lower(classWords[class]))
		}
		out.WriteString(".\n")
	}
}

// classes writes who sees the records that belong to a network, and what else counts them.
func classes(out *strings.Builder) {
	out.WriteString(`
## What belongs to a network

These records are not for everyone who reaches the network. Some see them one by one; some operations count them for everyone who may perform the operation, and show figures only. Some compare them over a whole region, also beyond what the caller reaches: of what lies there they name nobody, and they withhold a median of fewer than five networks.

| Records | Seen one by one by | By API clients with | Counted by | Compared over a region by |
|---|---|---|---|---|
`)
	for _, class := range slices.Sorted(maps.Keys(seenBy)) {
		var counted, compared []string
		for _, operation := range Operations() {
			if slices.Contains(table[operation].Counts, class) {
				counted = append(counted, "`"+operation+"`")
			}
			if slices.Contains(table[operation].Compares, class) {
				compared = append(compared, "`"+operation+"`")
			}
		}
		client := ""
		if lentBy[class] != "" {
			client = "`" + lentBy[class] + "`"
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s |\n", classWords[class], strings.Join(seenBy[class], ", "), client, strings.Join(counted, ", "), strings.Join(compared, ", "))
	}
}

// code writes words of the API as such.
func code(words ...string) string {
	if len(words) == 0 {
		return ""
	}
	return "`" + strings.Join(words, "`, `") + "`"
}

func clientWord(rule Rule) string {
	switch {
	case rule.Client == always:
		return "always"
	case rule.Client != "":
		if rule.WholeRegion {
			return "`" + rule.Client + "`, for a region"
		}
		return "`" + rule.Client + "`"
	}
	return publicWords[rule.Public]
}

// roleWord is a role as it is written in a heading.
func roleWord(role Role) string {
	words := strings.Split(role, "_")
	switch words[0] {
	case "icb", "pcn":
		words[0] = strings.ToUpper(words[0])
	default:
		words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	}
	return strings.Join(words, " ")
}

func proofWord(rule Rule) string {
	if rule.StepUp {
		return "needed"
	}
	return ""
}

// lower is a phrase as it stands within a sentence.
func lower(text string) string { return strings.ToLower(text[:1]) + text[1:] }

func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
