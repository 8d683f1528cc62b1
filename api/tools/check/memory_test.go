package main

import (
	"path/filepath"
	"testing"
)

func TestWhereThereIsNoRoomInMemoryTheTestsDatabasesAreKeptOnDisk(t *testing.T) {
	disk := t.TempDir()
	folder, err := inMemory(filepath.Join(disk, "no such place"), disk)
	if err != nil || filepath.Dir(folder) != disk {
		t.Errorf("got %q, %v", folder, err)
	}
}
