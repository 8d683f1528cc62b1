package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

const (
	folderName = "trellis-check-"
	lockName   = "lock"
)

// ownFolder makes a folder of this run. The lock in it is held as long as the process lives, however that ends.
func ownFolder(parent string) (string, error) {
	folder, err := os.MkdirTemp(parent, folderName)
	if err != nil {
		return "", err
	}
	// It gets its name when it is held: nobody finds it free while the run that made it is alive.
	unnamed := filepath.Join(folder, ".lock")
	fd, err := syscall.Open(unnamed, syscall.O_CREAT|syscall.O_RDWR|syscall.O_CLOEXEC, 0o600)
	if err == nil {
		err = syscall.Flock(fd, syscall.LOCK_EX|syscall.LOCK_NB)
	}
	if err = errors.Join(err, os.Rename(unnamed, filepath.Join(folder, lockName))); err != nil {
		return "", errors.Join(fmt.Errorf("hold %s: %w", folder, err), os.RemoveAll(folder))
	}
	return folder, nil
}

// removeLeftovers removes the folders in parent that runs of this user left which were killed, and says which.
func removeLeftovers(parent string) (removed []string) {
	folders, _ := filepath.Glob(filepath.Join(parent, folderName+"*"))
	for _, folder := range folders {
		if isLeft(folder) {
			discard(folder)
			removed = append(removed, folder)
		}
	}
	return removed
}

// isLeft tells whether the run that made a folder is gone. One without a lock is being made.
func isLeft(folder string) bool {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() || info.Sys().(*syscall.Stat_t).Uid != uint32(os.Geteuid()) {
		return false
	}
	lock, err := os.OpenFile(filepath.Join(folder, lockName), os.O_RDWR|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return false
	}
	defer lock.Close()
	return syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
