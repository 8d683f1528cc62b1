package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// procPath is where the kernel tells of processes; "" where there is no such place.
var procPath = func() string {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		return ""
	}
	return "/proc"
}()

// tick is the unit in which the kernel counts: a hundredth of a second on every Linux that Go runs on.
const tick = 10 * time.Millisecond

// process is what the kernel says of one: its parent and the CPU it and its ended children have used.
type process struct {
	parent int
	cpu    time.Duration
}

func look(pid int) (process, error) {
	text, err := os.ReadFile(filepath.Join(procPath, strconv.Itoa(pid), "stat"))
	if err != nil {
		return process{}, err
	}
	// The name in brackets may hold anything; what counts stands behind it.
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	if len(fields) < 15 {
		return process{}, fmt.Errorf("process %d is told of in an unknown form", pid)
	}
	var p process
	p.parent, _ = strconv.Atoi(fields[1])
	for _, at := range []int{11, 12, 13, 14} { // user, system, and those of children that have ended
		n, _ := strconv.ParseInt(fields[at], 10, 64)
		p.cpu += time.Duration(n) * tick
	}
	return p, nil
}

// family is the CPU of a process and all its children.
func family(pid int) (total time.Duration, err error) {
	p, err := look(pid)
	if err != nil {
		return 0, err
	}
	total = p.cpu
	entries, err := os.ReadDir(procPath)
	if err != nil {
		return 0, err
	}
	for _, entry := range entries {
		child, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		if p, err := look(child); err == nil && p.parent == pid { // one that has just ended is its parent's now
			total += p.cpu
		}
	}
	return total, nil
}

func machine() string {
	model := "an unknown processor"
	if text, err := os.ReadFile(filepath.Join(procPath, "cpuinfo")); err == nil {
		for line := range strings.Lines(string(text)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores, %s", model, runtime.NumCPU(), runtime.Version())
}
