package table

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const (
	maxUnpacked = 64 << 20
	maxMembers  = 1000
	// What unpacks to more than bombRatio times its size is a bomb, once it is larger than bombFrom. Real
	// workbooks unpack to about ten times theirs.
	bombFrom  = 4 << 20
	bombRatio = 200
)

// openArchive opens a zip and reads every byte in it once, so that no size it states need be believed.
func openArchive(ctx context.Context, f io.ReaderAt, size int64, name string) (*zip.Reader, error) {
	// A list of members can itself be a bomb: the reader holds all of it.
	members, err := count(io.NewSectionReader(f, 0, size), []byte("PK\x01\x02"), maxMembers+1)
	if err != nil {
		return nil, err
	}
	if members > maxMembers {
		return nil, Refuse("too_large_unpacked", "%s holds more than %d files. Send the one table in it.", Quote(name), maxMembers)
	}
	archive, err := zip.NewReader(f, size)
	if err != nil {
		return nil, damaged(name)
	}
	left := int64(maxUnpacked)
	for _, member := range archive.File {
		if member.Flags&1 != 0 {
			return nil, Refuse("encrypted", "%s is protected with a password. Send it without one.", Quote(name))
		}
		most := min(left, max(bombFrom, bombRatio*int64(member.CompressedSize64))) // #nosec G115 -- a negative size allows less, not more
		r, err := openMember(member)
		if err != nil {
			return nil, err
		}
		n, err := io.Copy(io.Discard, &cancelled{ctx, io.LimitReader(r, most+1)})
		_ = r.Close() // it was only read
		if err != nil {
			return nil, err
		}
		if n > most {
			return nil, Refuse("too_large_unpacked", "%s unpacks to far more than a table holds (the most is %d MB, and %d times its packed size). Send the table alone, as CSV or as a workbook (.xlsx).", Quote(name), maxUnpacked>>20, bombRatio)
		}
		left -= n
	}
	return archive, nil
}

func damaged(name string) error {
	return Refuse("unreadable", "%s is damaged: it cannot be unpacked. Download or save it again.", Quote(name))
}

// member turns whatever goes wrong in unpacking into a sentence.
type member struct {
	io.ReadCloser
	name string
}

func openMember(f *zip.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, damaged(f.Name)
	}
	return &member{r, f.Name}, nil
}

func (m *member) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	if err != nil && err != io.EOF { //nolint:errorlint // io.EOF comes bare
		err = damaged(m.name)
	}
	return n, err
}

// cancelled stops reading when nobody waits for it any more.
type cancelled struct {
	ctx context.Context
	io.Reader
}

func (c *cancelled) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.Reader.Read(p)
}

// onlyTable finds the one table in a zip.
func onlyTable(archive *zip.Reader, name string) (*zip.File, error) {
	var tables []*zip.File
	var names []string
	for _, member := range archive.File {
		base := path.Base(member.Name)
		if member.FileInfo().IsDir() || strings.HasPrefix(base, ".") || slices.Contains(strings.Split(member.Name, "/"), "__MACOSX") {
			continue
		}
		names = append(names, Quote(base))
		if extension := strings.ToLower(path.Ext(base)); extension == ".csv" || extension == ".xlsx" {
			tables = append(tables, member)
		}
	}
	switch {
	case len(names) == 0:
		return nil, Refuse("empty_file", "%s is a zip with nothing in it.", Quote(name))
	case len(tables) == 0 && len(names) == 1 && strings.EqualFold(path.Ext(strings.Trim(names[0], "“”")), ".zip"):
		return nil, Refuse("nested_zip", "%s is a zip file inside a zip file. Send the CSV file or workbook itself, or a zip that holds just that.", Quote(name))
	case len(tables) == 0:
		return nil, Refuse("no_table", "%s is a zip without a CSV file or workbook (.xlsx) in it; it holds %s.", Quote(name), some(names))
	case len(tables) > 1:
		return nil, Refuse("several_tables", "%s is a zip with %d tables in it. Send each by itself: %s.", Quote(name), len(tables), some(names))
	}
	return tables[0], nil
}

func headOf(f *zip.File) ([]byte, error) {
	r, err := openMember(f)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	head, err := io.ReadAll(io.LimitReader(r, 16))
	return head, err
}

// spill writes a member beside the zip, under a name of ours.
func spill(outer *os.File, f *zip.File) (*os.File, error) {
	r, err := openMember(f)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	spilled, err := os.CreateTemp(filepath.Dir(outer.Name()), "inner-*")
	if err != nil {
		return nil, err
	}
	n, err := io.Copy(spilled, io.LimitReader(r, MaxBytes+1))
	if err == nil && n > MaxBytes {
		err = Refuse("too_large_unpacked", "The workbook in the zip is larger than %d MB. Save it as CSV, or without what is not needed.", MaxBytes>>20)
	}
	return spilled, err
}

// some lists the first few of many.
func some(names []string) string {
	if most := 20; len(names) > most {
		return strings.Join(names[:most], ", ") + " and more"
	}
	return strings.Join(names, ", ")
}
