package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/embeddedpg"
)

// stage is what a run stands on: a database of the size of England, the product and the baseline.
type stage struct {
	folder   string
	database *embeddedpg.Server
	product  *contender
	baseline *contender
	caller   caller
	pcns     []string // their codes
	members  []string // those of the caller's region
	boards   []string // its boards, and the networks of each
	networks map[string][]string
	data     string // what the database holds, in words
}

// contender is one of the two, a process of its own so that its CPU can be told.
type contender struct {
	url    string
	pid    int
	stop   func()
	client *http.Client
	token  string // what it is asked with
}

// raise makes everything ready, saying what it does.
func raise(ctx context.Context, o options) (s *stage, err error) {
	s = &stage{}
	defer func() {
		if err != nil {
			s.lower()
		}
	}()
	if s.folder, err = os.MkdirTemp("", "trellis-bench-"); err != nil {
		return s, err
	}
	say("Starting PostgreSQL")
	if s.database, err = embeddedpg.Start(ctx, embeddedpg.Options{State: filepath.Join(s.folder, "state"), Report: say}); err != nil {
		return s, err
	}
	if s.data, s.caller, err = fill(ctx, s.database, o); err != nil {
		return s, err
	}
	conn, err := pgx.Connect(ctx, s.database.AppURL())
	if err != nil {
		return s, err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, "SELECT ods_code FROM pcns ORDER BY 1")
	if err != nil {
		return s, err
	}
	if s.pcns, err = pgx.CollectRows(rows, pgx.RowTo[string]); err != nil {
		return s, err
	}
	err = conn.QueryRow(ctx, "SELECT array_agg(pcn_code ORDER BY 1), array_agg(DISTINCT icb_code) FROM workforce_networks($1, $1) WHERE region_code = $2", lastDay, ofCaller).Scan(&s.members, &s.boards)
	if err != nil {
		return s, err
	}
	err = conn.QueryRow(ctx, "SELECT jsonb_object_agg(icb_code, codes) FROM (SELECT icb_code, array_agg(pcn_code ORDER BY 1) AS codes FROM workforce_networks($1, $1) WHERE region_code = $2 GROUP BY 1)", lastDay, ofCaller).Scan(&s.networks)
	if err != nil {
		return s, err
	}
	say("Building and starting the product")
	binary := filepath.Join(s.folder, "trellis")
	build := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-o", binary, "trellis/api")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return s, fmt.Errorf("the product does not build: %w", err)
	}
	if s.product, err = s.spawn(ctx, binary, "serve", "--listen", "127.0.0.1:0", "--state", filepath.Join(s.folder, "product")); err != nil {
		return s, err
	}
	if s.product.token, err = s.caller.token(ctx, s.product); err != nil {
		return s, err
	}
	question, err := s.question(ctx)
	if err != nil {
		return s, err
	}
	self, err := os.Executable()
	if err != nil {
		return s, err
	}
	if s.baseline, err = s.spawn(ctx, self, "baseline", question, s.product.url, strings.Join(s.members, ",")); err != nil {
		return s, err
	}
	s.baseline.token = s.product.token
	return s, nil
}

var addressLine = regexp.MustCompile(`http://[0-9.:]+`)

// spawn starts a server and waits until it says where it answers.
func (s *stage) spawn(ctx context.Context, program string, args ...string) (*contender, error) {
	command := exec.Command(program, args...)
	// One caller asks more here than it might in a day.
	command.Env = append(os.Environ(), "DATABASE_URL="+s.database.AppURL(), "TRELLIS_RATE_LIMIT=10000000", "TRELLIS_SIGN_IN_LIMIT=10000000")
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	stop := func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		_ = command.Wait()
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address := addressLine.FindString(lines.Text()); address != "" {
			client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}
			return &contender{url: address, pid: command.Process.Pid, stop: stop, client: client}, ctx.Err()
		}
	}
	stop()
	return nil, fmt.Errorf("%s did not say where it answers", filepath.Base(program))
}

// question takes the hash of the list's question out of a cursor: the baseline must write the same bytes.
func (s *stage) question(ctx context.Context) (string, error) {
	body, err := s.product.get(ctx, fiftyPCNs(lastDay))
	if err != nil {
		return "", err
	}
	var page struct{ Next string }
	var cursor struct {
		Question string `json:"q"`
	}
	if err := json.Unmarshal(body, &page); err != nil {
		return "", err
	}
	plain, err := base64.RawURLEncoding.DecodeString(page.Next)
	if err != nil {
		return "", err
	}
	return cursor.Question, json.Unmarshal(plain, &cursor)
}

// compare refuses to measure two servers that do not answer the same bytes.
func (s *stage) compare(ctx context.Context, o options) error {
	say("Comparing what both answer")
	for _, c := range cases {
		if !strings.Contains(c.Name, o.only) {
			continue
		}
		for n := range max(200/c.Part, 1) {
			ours, err := s.product.get(ctx, c.path(s, 250_000+n))
			if err != nil {
				return err
			}
			theirs, err := s.baseline.get(ctx, c.path(s, 250_000+n))
			if err != nil {
				return err
			}
			if !bytes.Equal(ours, theirs) {
				return fmt.Errorf("%s is answered differently:\n%.600s\n%.600s", c.path(s, 250_000+n), ours, theirs)
			}
		}
	}
	return nil
}

// lower ends everything and leaves nothing.
func (s *stage) lower() {
	for _, c := range []*contender{s.product, s.baseline} {
		if c != nil {
			c.stop()
		}
	}
	if s.database != nil {
		_ = s.database.Stop(context.Background())
	}
	_ = os.RemoveAll(s.folder)
}

func say(step string) { fmt.Println("  …", step) }
