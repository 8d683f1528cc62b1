package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func (c checkout) browserStages() []stage {
	return []stage{{name: "Browser: journeys", work: c.journeys}}
}

// journeys runs the browser journeys against a Trellis of their own.
func (c checkout) journeys(ctx context.Context, out *console) (tally, error) {
	chromium, err := c.findChromium(ctx, out)
	if err != nil && ctx.Err() == nil && !isCI() {
		out.detail("Skipped, every journey: %s", err)
		return tally{skipped: c.countJourneys(ctx)}, nil
	}
	if err != nil {
		return tally{}, err
	}
	out.detail("The browser is %s.", chromium)

	product, err := c.startProduct(ctx, out)
	if err != nil {
		return tally{}, err
	}
	out.detail("Trellis answers at %s", product.url)
	counted, err := c.runJourneys(ctx, out, product, chromium)
	if stopErr := product.stop(); stopErr != nil {
		counted.failed++
		err = errors.Join(err, stopErr)
	}
	if counted.failed > 0 {
		out.detail("What Trellis said:\n%s", product.said())
	}
	return counted, err
}

func isCI() bool {
	return !slices.Contains([]string{"", "0", "false"}, os.Getenv("CI"))
}

// countJourneys asks how many journeys there are, to say how many were skipped.
func (c checkout) countJourneys(ctx context.Context) int {
	report := filepath.Join(c.temp, "journeys-list.json")
	list := c.npm("run", "e2e", "--", "--list", "--reporter=json")
	list.environment = append(slices.Clip(list.environment),
		"TRELLIS_URL=http://127.0.0.1:1", "PLAYWRIGHT_JSON_OUTPUT_FILE="+report)
	if _, err := list.run(ctx); err != nil {
		return 1
	}
	content, err := os.ReadFile(report)
	if err != nil {
		return 1
	}
	listed, err := parsePlaywright(content)
	if err != nil {
		return 1
	}
	return max(1, listed.total)
}

func (c checkout) runJourneys(ctx context.Context, out *console, product *product, chromium string) (tally, error) {
	report := filepath.Join(c.temp, "journeys.json")
	journeys := c.npm("run", "e2e", "--", "--reporter=list,json", "--output="+filepath.Join(c.temp, "journeys"))
	journeys.timeout = journeysLimit
	journeys.environment = append(slices.Clip(journeys.environment),
		"TRELLIS_URL="+strings.TrimSuffix(product.url, "/"),
		// Some journeys start the same program beside it, with settings of their own.
		"TRELLIS_PROGRAM="+product.command.Path,
		"TRELLIS_STATE="+product.state,
		"TRELLIS_CHROMIUM="+chromium,
		"PLAYWRIGHT_JSON_OUTPUT_FILE="+report,
		// The browser's own notes go with the run, and need no writable home.
		"XDG_CONFIG_HOME="+filepath.Join(c.temp, "xdg-config"),
		"XDG_CACHE_HOME="+filepath.Join(c.temp, "xdg-cache"),
	)
	journeys.stdout = &lineWriter{line: func(line string) { out.detail("%s", line) }}
	output, runErr := journeys.run(ctx)

	content, err := os.ReadFile(report)
	if err != nil {
		return tally{}, fmt.Errorf("%s\nthe journeys left no report: %w", strings.TrimSpace(output), errors.Join(runErr, err))
	}
	results, err := parsePlaywright(content)
	if err != nil {
		return tally{}, err
	}
	for _, skip := range results.skips {
		out.detail("SKIP %s", skip)
	}
	if runErr != nil {
		return results.tally, fmt.Errorf("%s\n%w", strings.TrimSpace(output), runErr)
	}
	if results.tally == (tally{}) {
		return tally{}, errors.New("there was not one journey")
	}
	return results.tally, nil
}

// journeysLimit bounds all journeys together, on a machine that has other work besides.
const journeysLimit = 30 * time.Minute

// startLimit bounds a cold start of the product: a first start makes its
// database and loads the demo.
const startLimit = 4 * time.Minute
