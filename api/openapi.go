package main

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// openapi runs the program that writes openapi.yaml. It is a program of its own so that `up` compiles nothing of it.
func openapi(args []string) int {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	run := exec.Command("go", append([]string{"run", "trellis/api/tools/openapi"}, args...)...)
	run.Stdout, run.Stderr = os.Stdout, os.Stderr
	return runWithSignals(run, signals)
}
