package main

import (
	"cmp"
	"slices"
)

// rank is the order of the words of the format, wherever they stand; any others follow by alphabet.
var rank = index("openapi", "info", "servers", "tags", "paths", "components",
	"$ref", "operationId", "name", "in", "title", "version", "summary", "description", "license", "required",
	"type", "format", "enum", "minimum", "maximum", "minLength", "maxLength", "minProperties", "default", "items", "properties",
	"additionalProperties", "anyOf", "parameters", "requestBody", "responses", "headers", "schema", "content",
	"get", "post", "put", "patch", "delete", "schemas", "example", "examples")

// holdNames are the words below which the keys are names of ours and not words of the format.
var holdNames = []string{"paths", "responses", "headers", "schemas", "content", "parameters"}

func index(words ...string) map[string]int {
	places := map[string]int{}
	for i, word := range words {
		places[word] = i + 1
	}
	return places
}

// order compares two keys at a place: properties as their Go type declares them, names by alphabet
// with JSON first, everything else by rank.
func (d *document) order(place []string) func(a, b string) int {
	last, above := "", ""
	if len(place) > 0 {
		last = place[len(place)-1]
	}
	if len(place) > 1 {
		above = place[len(place)-2]
	}
	ranks := rank
	switch {
	case last == "properties" && len(place) == 4:
		ranks = map[string]int{}
		for i, field := range d.types.fields(d.origins[place[2]].shape) {
			ranks[field.name] = i + 1
		}
	case above != "properties" && slices.Contains(holdNames, last):
		ranks = map[string]int{asJSON: 1}
	}
	return func(a, b string) int {
		ra, rb := cmp.Or(ranks[a], len(ranks)+1), cmp.Or(ranks[b], len(ranks)+1)
		return cmp.Or(cmp.Compare(ra, rb), cmp.Compare(a, b))
	}
}
