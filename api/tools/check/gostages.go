package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"trellis/api/platform/embeddedpg"
	"trellis/api/platform/spa"
)

// racePackages are those in which goroutines meet over shared memory. They run
// a second time under the race detector; elsewhere it would only cost minutes. The thousands of
// generated requests of platform/openapi and server/matrix are left out: slowed down tenfold, they run into the time
// limits of requests, and the server's own tests meet the same goroutines.
var racePackages = []string{
	"./api/platform/database/...",
	"./api/platform/embeddedpg/...",
	"./api/platform/httpx/...",
	"./api/platform/listing/...",
	"./api/platform/snapshot/...",
	"./api/platform/spa/...",
	"./api/platform/testkit/...",
	"./api/server",
	"./api/server/contract",
}

// raceRooms share next to nothing between goroutines by themselves: under the race detector they run those tests only that
// start some.
var raceRooms = []string{"./api/audit", "./api/organisations"}

// raceSkipped are the minutes in which no goroutine meets another: one import or one tampering follows the other, or a
// process of its own is killed between two statements, and a killed process tells nothing of its races.
const raceSkipped = "Published|FunctionOfTheFiles|AtAnyStatement|KilledBetween|TamperingsByASuperuser"

// longest are the packages whose tests take longest. They begin first, so that the last of them does not run on alone
// while a core has nothing to do.
var longest = []string{"./api/server/matrix", "./api", "./api/workforce", "./api/demo", "./api/organisations", "./api/platform/openapi"}

func (c checkout) goStages(race bool) []stage {
	var server testServer
	stages := []stage{
		simple("Go: format", func(context.Context, *console) error { return checkFormat(c.root) }),
		early(simple("Go: vet", func(ctx context.Context, _ *console) error { return c.goTool("vet", "./...").mustSucceed(ctx) })),
		early(simple("Go: build", func(ctx context.Context, _ *console) error { return c.goTool("build", "./...").mustSucceed(ctx) })),
		simple("Go: release build with the front end in it", c.buildRelease),
		simple("Go: PostgreSQL for the tests starts", func(ctx context.Context, out *console) error { return server.start(ctx, c, out) }),
		{name: "Go: tests", work: func(ctx context.Context, out *console) (tally, error) {
			results, err := c.goTest(ctx, out, server.url, slices.Concat([]string{"-vet=off"}, longest, []string{"./..."})...)
			for _, skip := range results.skips {
				out.detail("SKIP %s", skip)
			}
			return results.tally, err
		}},
	}
	if race {
		stages = append(stages, stage{name: "Go: race detector, one result for each package", work: func(ctx context.Context, out *console) (tally, error) {
			if !c.hasRaceDetector(ctx) {
				out.detail("Skipped: the race detector needs a C compiler, and there is none.")
				return tally{skipped: 1}, nil
			}
			return c.raceTest(ctx, out, server.url)
		}})
	}
	stop := simple("Go: PostgreSQL for the tests stops", func(context.Context, *console) error { return server.stop() })
	stop.always = true
	return append(stages, stop)
}

// raceTest runs the tests in which goroutines meet under the race detector, and counts packages.
func (c checkout) raceTest(ctx context.Context, out *console, server string) (tally, error) {
	race := []string{"-vet=off", "-race", "-skip", raceSkipped}
	whole, err := c.goTest(ctx, out, server, slices.Concat(race, racePackages)...)
	if err != nil {
		return whole.packages, err
	}
	var tests []string
	for _, room := range raceRooms {
		found, err := meetings(filepath.Join(c.root, filepath.FromSlash(room)))
		if err != nil {
			return whole.packages, err
		}
		tests = append(tests, found...)
	}
	rooms, err := c.goTest(ctx, out, server, slices.Concat(race, []string{"-run", "^(" + strings.Join(tests, "|") + ")$"}, raceRooms)...)
	return whole.packages.plus(rooms.packages), err
}

// testLimit ends a run of tests that hangs. It is generous: on a slow or a busy machine they take three times as long.
const testLimit = 30 * time.Minute

func (c checkout) goTool(arguments ...string) child {
	return child{name: "go", arguments: arguments, folder: c.root, environment: c.environment, timeout: 10 * time.Minute}
}

func (c checkout) buildRelease(ctx context.Context, out *console) error {
	if _, err := spa.Ensure(ctx, c.root, func(step string) { out.detail("%s", step) }); err != nil {
		return err
	}
	binary := filepath.Join(c.temp, "trellis-release")
	if err := c.goTool("vet", "-tags", "release", "./frontend").mustSucceed(ctx); err != nil {
		return err
	}
	err := c.goTool("build", "-tags", "release", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", binary, "./api").mustSucceed(ctx)
	if err != nil {
		return err
	}
	info, err := os.Stat(binary)
	if err != nil {
		return err
	}
	out.detail("The binary has %.1f MB.", float64(info.Size())/1e6)
	return os.Remove(binary)
}

// hasRaceDetector asks Go, which turns cgo off where it finds no C compiler.
func (c checkout) hasRaceDetector(ctx context.Context) bool {
	output, err := c.goTool("env", "CGO_ENABLED").run(ctx)
	return err == nil && strings.TrimSpace(output) == "1"
}

// goTest runs `go test`, shows each package as it ends and then everything
// that failed.
func (c checkout) goTest(ctx context.Context, out *console, server string, arguments ...string) (*goResults, error) {
	command := c.goTool(append([]string{"test", "-json", "-count=1", "-timeout=15m"}, arguments...)...)
	command.timeout = testLimit
	if server != "" {
		command.environment = append(slices.Clip(command.environment), "TRELLIS_TEST_SERVER="+server)
	}
	reader, writer := io.Pipe()
	command.stdout = writer

	results, other := newGoResults(), make(chan string, 1)
	go func() {
		// A broken line would be one the pipe lost; the run itself tells more.
		rest, _ := results.read(reader, func(line string) { out.detail("%s", line) })
		other <- rest
	}()
	output, err := command.run(ctx)
	writer.Close()
	output += <-other

	for _, failed := range results.failed {
		out.detail("FAIL %s", failed)
	}
	if err != nil && results.tally.failed > 0 && ctx.Err() == nil && !errors.Is(err, errTimedOut) {
		// The failures above are what the exit code speaks of.
		return results, nil
	}
	if err != nil {
		err = fmt.Errorf("%s\n%w", strings.TrimSpace(output), err)
	}
	return results, err
}

// testServer is the PostgreSQL server all Go tests of the run share.
type testServer struct {
	server *embeddedpg.Server
	url    string
	folder string // goes with the server
}

func (t *testServer) start(ctx context.Context, c checkout, out *console) error {
	var err error
	if t.folder, err = inMemory(memory, c.temp); err != nil {
		return err
	}
	// A PostgreSQL started by root is somebody else's, who passes through here.
	if err := os.Chmod(t.folder, 0o711); err != nil {
		return err
	}
	server, err := embeddedpg.Start(ctx, embeddedpg.Options{
		State:    filepath.Join(t.folder, "tests"),
		CreateDB: true,
		Report:   func(step string) { out.detail("%s", step) },
	})
	if err != nil {
		return err
	}
	t.server, t.url = server, server.AdminURL()
	return nil
}

// stop stops the server with a deadline of its own: it must also stop when the
// run was interrupted.
func (t *testServer) stop() error {
	if t.folder != "" {
		defer discard(t.folder)
	}
	if t.server == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	err := t.server.Stop(ctx)
	t.server = nil
	return err
}
