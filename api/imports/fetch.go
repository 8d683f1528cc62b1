package imports

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"trellis/api/imports/table"
)

const (
	fetchLimit    = 2 * time.Minute
	mostRedirects = 5
)

// errNoAddress does not repeat what it is about: there may be a password in it.
var errNoAddress = errors.New("an address in the settings cannot be read; it looks like https://files.example.org/map.csv")

// Fetch takes a file from its published address onto the disk. The address may end in #sha256=…: then only that
// content is taken. Nothing is fetched but over https, or from this machine itself.
func Fetch(ctx context.Context, address string, progress func(bytes int64)) (f File, err error) {
	from, err := url.Parse(address)
	if err != nil {
		return f, errNoAddress
	}
	want, _ := strings.CutPrefix(from.Fragment, "sha256=")
	from.Fragment = ""
	if err := fetchable(from); err != nil {
		return f, err
	}
	ctx, cancel := context.WithTimeout(ctx, fetchLimit)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, from.String(), nil)
	if err != nil {
		return f, errNoAddress
	}
	request.Header.Set("User-Agent", "Trellis")
	client := http.Client{CheckRedirect: func(to *http.Request, via []*http.Request) error {
		if len(via) > mostRedirects {
			return errors.New("it is redirected too often")
		}
		if isLocal(to.URL) && !isLocal(from) {
			return fmt.Errorf("it is redirected to this machine itself, %s", to.URL.Redacted())
		}
		return fetchable(to.URL)
	}}
	response, err := client.Do(request)
	if err != nil {
		if wrapped := (*url.Error)(nil); errors.As(err, &wrapped) {
			err = wrapped.Err // its own text names the address once more
		}
		return f, fmt.Errorf("%s cannot be fetched: %w", from.Redacted(), err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return f, fmt.Errorf("%s answers %s. Has the publication moved? Name its new address in the settings", from.Redacted(), response.Status)
	}
	if response.ContentLength > table.MaxBytes {
		return f, tooLarge(from)
	}
	f.Name = nameOf(from, response)
	return f, f.spool(response.Body, from, want, progress)
}

// spool writes what arrives to the disk and holds it against the limit and the checksum.
func (f *File) spool(body io.Reader, from *url.URL, want string, progress func(bytes int64)) (err error) {
	file, err := os.CreateTemp("", "trellis-fetch-*")
	if err != nil {
		return fmt.Errorf("make room for a file: %w", err)
	}
	f.Path = file.Name()
	defer func() {
		if err = errors.Join(err, file.Close()); err != nil {
			_ = os.Remove(f.Path)
		}
	}()
	sum := sha256.New()
	counted := &counter{tell: progress}
	if f.Bytes, err = io.Copy(io.MultiWriter(file, sum, counted), io.LimitReader(body, table.MaxBytes+1)); err != nil {
		return fmt.Errorf("%s broke off: %w", from.Redacted(), err)
	}
	if f.Bytes > table.MaxBytes {
		return tooLarge(from)
	}
	f.SHA256 = hex.EncodeToString(sum.Sum(nil))
	if want != "" && !strings.EqualFold(want, f.SHA256) {
		return fmt.Errorf("%s holds other content than was agreed: its SHA-256 is %s, not %s", from.Redacted(), f.SHA256, want)
	}
	return nil
}

func tooLarge(from *url.URL) error {
	return fmt.Errorf("%s is larger than %d MB, the most that is taken", from.Redacted(), table.MaxBytes>>20)
}

// fetchable refuses an address that others on the way could change the content of.
func fetchable(address *url.URL) error {
	if address.Scheme != "https" && !(address.Scheme == "http" && isLocal(address)) {
		return fmt.Errorf("%s is not an https address", address.Redacted())
	}
	return nil
}

func isLocal(address *url.URL) bool {
	ip := net.ParseIP(address.Hostname())
	return address.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

// nameOf is what the file is called: by its server, else by its address.
func nameOf(from *url.URL, response *http.Response) string {
	if name := path.Base(from.Query().Get("report")); name != "." && name != "/" {
		return name + ".csv"
	}
	if name := path.Base(response.Request.URL.Path); name != "." && name != "/" {
		return name
	}
	return from.Hostname()
}

type counter struct {
	n    int64
	tell func(bytes int64)
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	if c.tell != nil {
		c.tell(c.n)
	}
	return len(p), nil
}
