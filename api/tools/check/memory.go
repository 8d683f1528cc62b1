package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// roomInMemory is what the files of the tests' databases are kept in memory for: there, making and dropping a database
// for each test takes a third less work. All tests together need a quarter of it.
const roomInMemory = 8 << 30

// memory is where files are kept in memory.
const memory = "/dev/shm"

// inMemory makes a folder in memory, or in fallback where there is no such place or too little memory to spare.
func inMemory(shared, fallback string) (string, error) {
	if spare(shared) < roomInMemory {
		return ownFolder(fallback)
	}
	folder, err := ownFolder(shared)
	if err != nil {
		return ownFolder(fallback)
	}
	return folder, nil
}

// spare is how many bytes a folder in memory may still take: what its file system allows, and what nobody needs.
func spare(folder string) uint64 {
	var system syscall.Statfs_t
	if syscall.Statfs(folder, &system) != nil {
		return 0
	}
	known, err := os.ReadFile(filepath.Join("/proc", "meminfo"))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(known), "MemAvailable:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	available, err := strconv.ParseUint(fields[0], 10, 64)
	if err != nil {
		return 0
	}
	return min(uint64(system.Bavail)*uint64(system.Bsize), available<<10)
}
