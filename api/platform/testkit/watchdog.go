package testkit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"trellis/api/platform/database"
	"trellis/api/platform/embeddedpg"
)

const watchdogVariable = "TRELLIS_TESTKIT_WATCHDOG"

// A test binary runs its tests as soon as main is reached; only before that can
// it be something else.
func init() {
	order := os.Getenv(watchdogVariable)
	if order == "" {
		return
	}
	var s shared
	err := json.Unmarshal([]byte(order), &s)
	if err == nil {
		err = s.watch()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// watch runs the server until nobody has used it for a while.
func (s shared) watch() error {
	ctx := context.Background()
	server, err := s.start(ctx)
	if err != nil {
		return err
	}
	if err := dropOld(ctx, server.AdminURL(), database.MigrationsHash()); err != nil {
		return errors.Join(err, server.Stop(ctx))
	}
	if err := s.publish(server.AdminURL()); err != nil {
		return errors.Join(err, server.Stop(ctx))
	}
	nobody := s.awaitIdle()
	// Held while stopping: who comes now waits, finds no server and starts one.
	defer nobody.Close()
	return errors.Join(os.Remove(s.path("url")), server.Stop(ctx))
}

// start begins with empty data when the old ones cannot be trusted: without
// fsync, nothing is sure to have survived the machine's own restart.
func (s shared) start(ctx context.Context) (*embeddedpg.Server, error) {
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id") // empty where there is no such thing
	if last, err := os.ReadFile(s.path("boot")); err != nil || string(last) != string(boot) {
		if err := s.forget(); err != nil {
			return nil, err
		}
		if err := os.WriteFile(s.path("boot"), boot, 0o600); err != nil {
			return nil, err
		}
	}
	o := embeddedpg.Options{State: s.path("pg"), Binaries: s.Binaries, CreateDB: true}
	server, err := embeddedpg.Start(ctx, o)
	if err == nil || errors.Is(err, embeddedpg.ErrInUse) {
		return server, err
	}
	if forgetErr := s.forget(); forgetErr != nil {
		return nil, errors.Join(err, forgetErr)
	}
	return embeddedpg.Start(ctx, o)
}

func (s shared) forget() error {
	// The data may be behind a link, where root cannot use namespaces.
	if data, err := filepath.EvalSymlinks(filepath.Join(s.path("pg"), "postgres")); err == nil {
		if err := os.RemoveAll(data); err != nil {
			return err
		}
	}
	return os.RemoveAll(s.path("pg"))
}

func (s shared) publish(admin string) error {
	if err := os.WriteFile(s.path("url.new"), []byte(admin), 0o600); err != nil {
		return err
	}
	return os.Rename(s.path("url.new"), s.path("url"))
}

// awaitIdle returns with the exclusive lock that shows that nobody is left.
func (s shared) awaitIdle() *os.File {
	lastUse := time.Now()
	for {
		time.Sleep(s.Idle / 10)
		users, err := s.lock("users", syscall.LOCK_EX|syscall.LOCK_NB)
		if errors.Is(err, syscall.EWOULDBLOCK) {
			lastUse = time.Now()
			continue
		}
		if err != nil { // the folder is gone, so nobody can come any more
			return nil
		}
		if time.Since(lastUse) >= s.Idle {
			return users
		}
		users.Close()
	}
}
