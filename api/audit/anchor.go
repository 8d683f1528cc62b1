package audit

import (
	"bytes"
	"cmp"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// Anchors are where the end of the chain is written down, signed, outside the database: who rewrites the database, and
// every hash in it, still cannot rewrite them.
type Anchors struct {
	// Path is the file, a line for each anchor; "" for no anchors.
	Path string
	Key  ed25519.PrivateKey
}

// Anchor says that the chain had a hash at a number.
type Anchor struct {
	Sequence int64 `json:"sequence"`
	// Hash is in hexadecimal.
	Hash string    `json:"hash"`
	At   time.Time `json:"at"`
	// IsStart says that what came up to here has been taken out of the database: the chain begins behind it.
	IsStart bool `json:"is_start,omitempty"`
	// Signature is over what signed gives, in base64.
	Signature string `json:"signature"`
}

// Configured tells whether there are any to be.
func (a Anchors) Configured() bool { return a.Path != "" && len(a.Key) == ed25519.PrivateKeySize }

// signed is what an anchor's signature stands under.
func (a Anchor) signed() []byte {
	return fmt.Appendf(nil, "trellis audit anchor\n%d\n%s\n%s\n%t\n", a.Sequence, a.Hash, a.At.UTC().Format(time.RFC3339Nano), a.IsStart)
}

// append signs an anchor and adds it to the file: one write, on disk before it returns. A server and a verification may
// both add one, so each holds the file while it mends and writes.
func (a Anchors) append(anchor Anchor) error {
	anchor.Signature = base64.StdEncoding.EncodeToString(ed25519.Sign(a.Key, anchor.signed()))
	line, err := json.Marshal(anchor)
	if err != nil {
		return fmt.Errorf("write an anchor: %w", err)
	}
	file, err := os.OpenFile(a.Path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("write an anchor: %w", err)
	}
	defer file.Close() // and with it the lock
	if err := hold(file); err != nil {
		return fmt.Errorf("write an anchor: lock %s: %w", filepath.Base(a.Path), err)
	}
	if err := mend(file); err != nil {
		return fmt.Errorf("write an anchor: %w", err)
	}
	if _, err := file.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("write an anchor: %w", err)
	}
	if err := file.Sync(); err != nil {
		return fmt.Errorf("write an anchor: %w", err)
	}
	return nil
}

// longestLine is more than any line of ours.
const longestLine = 1024

// hold waits until nobody else holds the file.
func hold(file *os.File) error {
	for {
		if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// mend takes away a last line that was cut short when the machine stopped, and touches nothing where none was.
func mend(file *os.File) error {
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil || size == 0 {
		return err
	}
	tail := make([]byte, min(size, longestLine))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil {
		return err
	}
	whole := bytes.LastIndexByte(tail, '\n') + 1
	if whole == len(tail) {
		return nil
	}
	return file.Truncate(size - int64(len(tail)-whole))
}

// read gives the anchors in the order of their numbers, and the first thing that is wrong with one.
func (a Anchors) read() (anchors []Anchor, fault *BadRow, err error) {
	content, err := os.ReadFile(a.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read the anchors: %w", err)
	}
	number := 0
	for line := range bytes.Lines(content) {
		number++
		if line[len(line)-1] != '\n' {
			break // cut short when the machine stopped
		}
		var anchor Anchor
		err := json.Unmarshal(line, &anchor)
		if err != nil || !a.vouches(anchor) {
			if fault == nil {
				fault = &BadRow{Code: codeAnchor, Message: fmt.Sprintf("Line %d of the anchors in %s was not signed with this installation's key, or was changed since.", number, filepath.Base(a.Path))}
			}
			continue
		}
		anchors = append(anchors, anchor)
	}
	slices.SortStableFunc(anchors, func(a, b Anchor) int { return cmp.Compare(a.Sequence, b.Sequence) })
	return anchors, fault, nil
}

// vouches tells whether an anchor is one of ours.
func (a Anchors) vouches(anchor Anchor) bool {
	signature, err := base64.StdEncoding.DecodeString(anchor.Signature)
	if err != nil {
		return false
	}
	hash, err := hex.DecodeString(anchor.Hash)
	return err == nil && len(hash) == len(genesis) && ed25519.Verify(a.Key.Public().(ed25519.PublicKey), anchor.signed(), signature)
}

// last is the newest anchor; the zero one where there is none. It is not held against its signature.
func (a Anchors) last() (anchor Anchor, err error) {
	file, err := os.Open(a.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return anchor, nil
	}
	if err != nil {
		return anchor, fmt.Errorf("read the anchors: %w", err)
	}
	defer file.Close()
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return anchor, fmt.Errorf("read the anchors: %w", err)
	}
	tail := make([]byte, min(size, 2*longestLine))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil {
		return anchor, fmt.Errorf("read the anchors: %w", err)
	}
	for line := range bytes.Lines(tail) {
		var read Anchor
		if json.Unmarshal(line, &read) == nil && line[len(line)-1] == '\n' {
			anchor = read
		}
	}
	return anchor, nil
}
