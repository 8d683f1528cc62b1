package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// journeyResults is what a Playwright JSON report says.
type journeyResults struct {
	tally tally
	total int
	skips []string
}

type playwrightSuite struct {
	Title  string            `json:"title"`
	Suites []playwrightSuite `json:"suites"`
	Specs  []struct {
		Title string `json:"title"`
		Tests []struct {
			Status      string `json:"status"`
			Annotations []struct {
				Type        string `json:"type"`
				Description string `json:"description"`
			} `json:"annotations"`
		} `json:"tests"`
	} `json:"specs"`
}

// parsePlaywright counts the journeys of a report. One that passes only when
// tried again has failed: whoever uses the product has one try.
func parsePlaywright(report []byte) (journeyResults, error) {
	var parsed struct {
		Suites []playwrightSuite `json:"suites"`
		Errors []struct {
			Message string `json:"message"`
		} `json:"errors"`
	}
	if err := json.Unmarshal(report, &parsed); err != nil {
		return journeyResults{}, fmt.Errorf("the journeys' report cannot be read: %w", err)
	}
	var results journeyResults
	for _, suite := range parsed.Suites {
		results.add(suite, nil)
	}
	results.tally.failed += len(parsed.Errors)
	return results, nil
}

func (r *journeyResults) add(suite playwrightSuite, above []string) {
	path := append(above[:len(above):len(above)], suite.Title)
	for _, spec := range suite.Specs {
		for _, test := range spec.Tests {
			r.total++
			switch test.Status {
			case "expected":
				r.tally.passed++
			case "skipped":
				r.tally.skipped++
				reason := "no reason given"
				for _, annotation := range test.Annotations {
					if annotation.Description != "" {
						reason = annotation.Description
					}
				}
				r.skips = append(r.skips, fmt.Sprintf("%s › %s: %s", strings.Join(path, " › "), spec.Title, reason))
			default:
				r.tally.failed++
			}
		}
	}
	for _, inner := range suite.Suites {
		r.add(inner, path)
	}
}
