// Package policy is the one table that says who may do what. It is pure: it reads no database
// and knows no room, so that every room and the audit can ask it.
package policy

import (
	"fmt"
	"slices"

	"trellis/api/vocabulary"
)

// Rule says who may perform an operation.
type Rule struct {
	// Kinds of actor that may perform it.
	Kinds []vocabulary.ActorKind
	// Does completes "You may not …" in the refusal.
	Does string
}

var everyone = []vocabulary.ActorKind{vocabulary.KindLocalOperator, vocabulary.KindSystem}

// table holds a row for every operation the API and the commands offer. A route whose operation
// has no row stops the start (see Known).
var table = map[string]Rule{
	"about.read":                 {everyone, "read about this installation"},
	"me.read":                    {everyone, "read who you are"},
	"spec.read":                  {everyone, "read the API description"},
	"icbs.list":                  {everyone, "list integrated care boards"},
	"icbs.read":                  {everyone, "read an integrated care board"},
	"icbs.read_succession":       {everyone, "read an integrated care board's succession"},
	"icbs.update":                {everyone, "change an integrated care board"},
	"regions.list":               {everyone, "list regions"},
	"regions.read":               {everyone, "read a region"},
	"regions.read_organisations": {everyone, "read what a region holds"},
	"sub_icb_locations.list":     {everyone, "list sub-ICB locations"},
	"sub_icb_locations.read":     {everyone, "read a sub-ICB location"},
	"boroughs.list":              {everyone, "list boroughs"},
	"boroughs.read":              {everyone, "read a borough"},
	"pcns.list":                  {everyone, "list primary care networks"},
	"pcns.read":                  {everyone, "read a primary care network"},
	"pcns.correct":               {everyone, "put right what files say about a primary care network"},
	"pcns.read_history":          {everyone, "read a primary care network's history"},
	"practices.list":             {everyone, "list practices"},
	"practices.read":             {everyone, "read a practice"},
	"organisations.search":       {everyone, "search organisations"},
	"imports.list_kinds":         {everyone, "list the kinds of file that can be imported"},
	"imports.list":               {everyone, "list imports"},
	"imports.read":               {everyone, "read an import"},
	"imports.read_changes":       {everyone, "read what an import changes"},
	"imports.read_problems":      {everyone, "read the problems of an import"},
	"imports.create":             {everyone, "import a file"},
	"imports.apply":              {everyone, "apply an import"},
	"imports.undo":               {everyone, "undo an import"},
	"imports.replan":             {everyone, "plan an import again"},
	"imports.discard":            {everyone, "discard an import"},
	"installation.begin":         {[]vocabulary.ActorKind{vocabulary.KindSystem}, "give a new installation its beginning"},
}

// Known tells whether the table has a row for the operation.
func Known(operation string) bool {
	_, ok := table[operation]
	return ok
}

// May returns nil when the actor may perform the operation, and otherwise the refusal to show.
func May(actor vocabulary.Actor, operation string) error {
	rule, ok := table[operation]
	if !ok {
		return fmt.Errorf("operation %q has no row in the permission table", operation)
	}
	if !slices.Contains(rule.Kinds, actor.Kind) {
		return vocabulary.Errorf(vocabulary.CodeForbidden,
			"You may not %s. That takes the permission %s.", rule.Does, operation)
	}
	return nil
}
