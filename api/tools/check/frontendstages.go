package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"trellis/api/platform/spa"
)

func (c checkout) frontendStages() []stage {
	return []stage{
		simple("Front end: packages", func(ctx context.Context, out *console) error {
			return spa.Install(ctx, c.root, func(step string) { out.detail("%s", step) })
		}),
		simple("Front end: lint", func(ctx context.Context, _ *console) error { return c.npm("run", "lint").mustSucceed(ctx) }),
		simple("Front end: types", func(ctx context.Context, _ *console) error { return c.npm("run", "types:check").mustSucceed(ctx) }),
		simple("Front end: API types are those of openapi.yaml", c.checkAPITypes),
		{name: "Front end: unit tests", work: c.unitTests},
		simple("Front end: build", func(ctx context.Context, out *console) error {
			_, err := spa.Ensure(ctx, c.root, func(step string) { out.detail("%s", step) })
			return err
		}),
		simple("Front end: size budget", func(ctx context.Context, _ *console) error { return c.npm("run", "size").mustSucceed(ctx) }),
	}
}

func (c checkout) npm(arguments ...string) child {
	return child{
		name: "npm", arguments: arguments, folder: c.frontend(),
		environment: spa.NPMEnvironment(c.environment, c.root), timeout: 10 * time.Minute,
	}
}

func (c checkout) checkAPITypes(ctx context.Context, _ *console) error {
	generated := filepath.Join(c.temp, "schema.d.ts")
	err := c.npm("exec", "--no", "--", "openapi-typescript", filepath.Join("..", "openapi.yaml"), "--output", generated).mustSucceed(ctx)
	if err != nil {
		return err
	}
	fresh, err := os.ReadFile(generated)
	if err != nil {
		return err
	}
	kept, err := os.ReadFile(filepath.Join(c.frontend(), "src", "api", "schema.d.ts"))
	if err != nil {
		return err
	}
	if !bytes.Equal(fresh, kept) {
		return errors.New("frontend/src/api/schema.d.ts is not what openapi.yaml gives: run `npm run types` in frontend/")
	}
	return nil
}

func (c checkout) unitTests(ctx context.Context, out *console) (tally, error) {
	report := filepath.Join(c.temp, "vitest.json")
	output, runErr := c.npm("run", "test", "--", "--reporter=default", "--reporter=json", "--outputFile.json="+report).run(ctx)
	content, err := os.ReadFile(report)
	if err != nil {
		return tally{}, fmt.Errorf("%s\nthe unit tests left no report: %w", strings.TrimSpace(output), errors.Join(runErr, err))
	}
	counted, skipped, err := parseVitest(content)
	if err != nil {
		return tally{}, err
	}
	for _, name := range skipped {
		out.detail("SKIP %s", name)
	}
	if runErr != nil {
		return counted, fmt.Errorf("%s\n%w", strings.TrimSpace(output), runErr)
	}
	return counted, nil
}

// parseVitest counts the tests of vitest's JSON report and names the skipped.
// A file that could not be loaded is one failed test.
func parseVitest(report []byte) (counted tally, skipped []string, err error) {
	var parsed struct {
		TestResults []struct {
			Name             string `json:"name"`
			Status           string `json:"status"`
			AssertionResults []struct {
				FullName string `json:"fullName"`
				Status   string `json:"status"`
			} `json:"assertionResults"`
		} `json:"testResults"`
	}
	if err := json.Unmarshal(report, &parsed); err != nil {
		return tally{}, nil, fmt.Errorf("the unit tests' report cannot be read: %w", err)
	}
	for _, file := range parsed.TestResults {
		failedBefore := counted.failed
		for _, test := range file.AssertionResults {
			switch test.Status {
			case "passed":
				counted.passed++
			case "failed":
				counted.failed++
			default:
				counted.skipped++
				skipped = append(skipped, test.FullName)
			}
		}
		if file.Status == "failed" && counted.failed == failedBefore {
			counted.failed++
		}
	}
	if counted == (tally{}) {
		return tally{}, nil, errors.New("the unit tests' report holds no test")
	}
	return counted, skipped, nil
}
