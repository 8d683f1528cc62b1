package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// auditedTable is a table of which a change row is kept for every write.
type auditedTable struct {
	name string
	keys []string // the columns that name a record
}

// guards are what keeps writes from passing the audit by, as the migrations made them.
type guards struct {
	tables    []auditedTable
	triggers  []string          // their definitions
	functions map[string]string // their definitions, by name
}

var (
	functionsSection = regexp.MustCompile(`(?s)\n-- Functions\n\n(.*?)\n\n-- Triggers\n`)
	aFunction        = regexp.MustCompile(`^CREATE OR REPLACE FUNCTION public\.(\w+)\(`)
	auditTrigger     = regexp.MustCompile(`^CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public\.(\w+) FOR EACH ROW EXECUTE FUNCTION record_change\((.*)\);$`)
	triggerTable     = regexp.MustCompile(` ON public\.(\w+) `)
)

// auditFunctions write the audit for the triggers, beside those that triggers run.
var auditFunctions = []string{"close_event", "keep_change", "seal", "scopes_of", "number_events", "erase_personal"}

// expectedGuards reads them out of a description of the database; the committed one is held to the migrations by a test.
func expectedGuards(schema string) (g guards, err error) {
	g.functions = map[string]string{}
	section := functionsSection.FindStringSubmatch(schema)
	if section == nil {
		return g, fmt.Errorf("the description of the database has no functions")
	}
	for definition := range strings.SplitSeq(section[1], ";\n\nCREATE OR REPLACE FUNCTION ") {
		definition = "CREATE OR REPLACE FUNCTION " + strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(definition), "CREATE OR REPLACE FUNCTION "), ";")
		name := aFunction.FindStringSubmatch(definition)
		if name == nil {
			return g, fmt.Errorf("a function in the description of the database cannot be read: %.60s", definition)
		}
		if strings.Contains(definition, " RETURNS trigger\n") || slices.Contains(auditFunctions, name[1]) {
			g.functions[name[1]] = definition
		}
	}
	for line := range strings.Lines(schema) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "CREATE TRIGGER ") || strings.HasPrefix(line, "CREATE CONSTRAINT TRIGGER ") {
			g.triggers = append(g.triggers, line)
		}
		if found := auditTrigger.FindStringSubmatch(line); found != nil {
			g.tables = append(g.tables, auditedTable{found[1], strings.Split(strings.ReplaceAll(found[2], "'", ""), ", ")})
		}
	}
	return g, nil
}

// tableOf is the table a trigger stands on.
func tableOf(trigger string) *string {
	if found := triggerTable.FindStringSubmatch(trigger); found != nil {
		return &found[1]
	}
	return nil
}
