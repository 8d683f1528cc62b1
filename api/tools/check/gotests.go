package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// goEvent is a line of `go test -json`.
type goEvent struct {
	Action      string
	Package     string
	ImportPath  string
	Test        string
	Elapsed     float64
	Output      string
	FailedBuild string
}

// goResults gathers the events of one `go test -json`.
type goResults struct {
	ended  map[string]map[string]string           // package → test → pass, fail or skip
	output map[string]map[string]*strings.Builder // package → test ("" for the package) → what it printed
	builds map[string]*strings.Builder            // import path → what its build printed
	tally  tally
	failed []string // what failed, in the order it ended, with its output
	skips  []string // what was skipped and why
	// packages counts the packages that have tests.
	packages tally
}

func newGoResults() *goResults {
	return &goResults{
		ended:  map[string]map[string]string{},
		output: map[string]map[string]*strings.Builder{},
		builds: map[string]*strings.Builder{},
	}
}

// read takes events until the stream ends and calls packageEnded for each
// package with tests. Lines that are no events are returned as they are.
func (r *goResults) read(stream io.Reader, packageEnded func(line string)) (other string, err error) {
	var rest strings.Builder
	reader := bufio.NewReader(stream)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 0 {
			var event goEvent
			if json.Unmarshal(line, &event) != nil || event.Action == "" {
				rest.Write(line)
			} else if summary := r.add(event); summary != "" {
				packageEnded(summary)
			}
		}
		if err == io.EOF {
			return rest.String(), nil
		}
		if err != nil {
			return rest.String(), err
		}
	}
}

// add takes one event and returns a line about the package when it ends one.
func (r *goResults) add(event goEvent) string {
	switch event.Action {
	case "build-output":
		builder(r.builds, event.ImportPath).WriteString(event.Output)
	case "output":
		if r.output[event.Package] == nil {
			r.output[event.Package] = map[string]*strings.Builder{}
		}
		builder(r.output[event.Package], event.Test).WriteString(event.Output)
	case "pass", "fail", "skip":
		if event.Test == "" {
			return r.endPackage(event)
		}
		if r.ended[event.Package] == nil {
			r.ended[event.Package] = map[string]string{}
		}
		r.ended[event.Package][event.Test] = event.Action
	}
	return ""
}

func builder(of map[string]*strings.Builder, key string) *strings.Builder {
	if of[key] == nil {
		of[key] = &strings.Builder{}
	}
	return of[key]
}

// endPackage counts a package's tests. A test with subtests is their frame and
// not counted, unless it failed by itself.
func (r *goResults) endPackage(event goEvent) string {
	tests := r.ended[event.Package]
	frames := framesOf(tests)
	var counted tally
	for _, name := range slices.Sorted(maps.Keys(tests)) {
		subtestFailed, isFrame := frames[name]
		switch {
		case tests[name] == "fail":
			r.failed = append(r.failed, fmt.Sprintf("%s %s\n%s", event.Package, name, r.said(event.Package, name)))
			if !subtestFailed {
				counted.failed++
			}
		case isFrame:
		case tests[name] == "pass":
			counted.passed++
		case tests[name] == "skip":
			counted.skipped++
			r.skips = append(r.skips, fmt.Sprintf("%s %s: %s", event.Package, name, r.reason(event.Package, name)))
		}
	}
	if event.Action == "fail" && counted.failed == 0 {
		counted.failed = 1
		r.failed = append(r.failed, event.Package+"\n"+r.packageFailure(event))
	}
	r.tally = r.tally.plus(counted)
	delete(r.output, event.Package)
	delete(r.ended, event.Package)
	if counted == (tally{}) {
		return ""
	}
	if counted.failed > 0 {
		r.packages.failed++
	} else {
		r.packages.passed++
	}
	return fmt.Sprintf("%-4s %s  %s  %.1f s", event.Action, event.Package, counted, event.Elapsed)
}

// framesOf returns the tests that have subtests, and whether one of those failed.
func framesOf(tests map[string]string) map[string]bool {
	frames := map[string]bool{}
	for name, ended := range tests {
		for slash := strings.LastIndex(name, "/"); slash > 0; slash = strings.LastIndex(name, "/") {
			name = name[:slash]
			frames[name] = frames[name] || ended == "fail"
		}
	}
	return frames
}

func (r *goResults) said(pkg, test string) string {
	if said := r.output[pkg][test]; said != nil {
		return said.String()
	}
	return ""
}

// packageFailure is what a package printed that failed without a failing test:
// it did not build, it was stopped, or its TestMain failed.
func (r *goResults) packageFailure(event goEvent) string {
	var text strings.Builder
	if build := r.builds[event.FailedBuild]; build != nil {
		text.WriteString(build.String())
	}
	for _, test := range slices.Sorted(maps.Keys(r.output[event.Package])) {
		if ended := r.ended[event.Package][test]; ended == "" {
			text.WriteString(r.said(event.Package, test))
		}
	}
	return text.String()
}

// reason is what a skipped test said, without the lines of the test runner.
func (r *goResults) reason(pkg, test string) string {
	var said []string
	for line := range strings.Lines(r.said(pkg, test)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "---") {
			said = append(said, line)
		}
	}
	if len(said) == 0 {
		return "no reason given"
	}
	return strings.Join(said, " ")
}
