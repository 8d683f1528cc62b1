package imports_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
	"trellis/api/imports"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// noFilesLeft fails where an upload is still on disk once its request has been answered.
func noFilesLeft(t *testing.T) {
	t.Helper()
	left := func() (files []string) {
		for _, pattern := range []string{"trellis-upload-*", "trellis-fetch-*", "inner-*"} {
			found, err := filepath.Glob(filepath.Join(os.TempDir(), pattern))
			must(t, err)
			files = append(files, found...)
		}
		return files
	}
	for began := time.Now(); len(left()) > 0; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 5*time.Second {
			t.Fatalf("uploads are left on disk: %v", left())
		}
	}
}

func TestAFormThatIsNotRightIsRefusedAndNothingIsKept(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := open(t)
	before := s.look(t)
	kind, file := contract.Part{Name: "kind", Content: []byte(mapKind)}, contract.Part{Name: "file", FileName: "map.csv", Content: july}
	value := func(name, text string) contract.Part { return contract.Part{Name: name, Content: []byte(text)} }
	called := func(name string) contract.Part {
		return contract.Part{Name: "file", FileName: name, Content: july}
	}
	for _, c := range []struct {
		says    string
		parts   []contract.Part
		pointer string
		code    string
	}{
		{"no file", []contract.Part{kind}, "form:file", "required"},
		{"a file as a plain value", []contract.Part{kind, value("file", string(july))}, "form:file", "bad_name"},
		{"two files", []contract.Part{kind, file, file}, "form:file", "repeated"},
		{"a kind twice", []contract.Part{kind, kind, file}, "form:kind", "repeated"},
		{"an unknown field", []contract.Part{kind, value("colour", "red"), file}, "form:colour", "unknown_field"},
		{"a field without a name", []contract.Part{kind, value("", "red"), file}, "form:", "unknown_field"},
		{"no kind", []contract.Part{file}, "form:kind", "unknown_kind"},
		{"an unknown kind", []contract.Part{value("kind", "payroll"), file}, "form:kind", "unknown_kind"},
		{"a kind in capitals", []contract.Part{value("kind", "ODS_EPCN"), file}, "form:kind", "unknown_kind"},
		{"a very long kind", []contract.Part{value("kind", strings.Repeat("k", 2000)), file}, "form:kind", "too_long"},
		{"a kind with a NUL", []contract.Part{value("kind", "ods\x00epcn"), file}, "form:kind", "bad_characters"},
		{"a kind that is no text", []contract.Part{value("kind", "ods\xff"), file}, "form:kind", "bad_characters"},
		{"a day that is none", []contract.Part{kind, value("as_at", "2026-02-30"), file}, "form:as_at", "bad_date"},
		{"a day written otherwise", []contract.Part{kind, value("as_at", "01/07/2026"), file}, "form:as_at", "bad_date"},
		{"a day out of range", []contract.Part{kind, value("as_at", "0001-01-01"), file}, "form:as_at", "bad_date"},
		{"another day than the file's", []contract.Part{kind, value("as_at", "2026-07-02"), file}, "form:as_at", "differs_from_file"},
		{"no day where one is needed", []contract.Part{value("kind", "imd_practice"), {Name: "file", FileName: "imd.csv", Content: []byte("practice_code,imd2025_score\nA10001,10\n")}}, "form:as_at", "required"},
		{"a file without a name", []contract.Part{kind, called(" ")}, "form:file", "bad_name"},
		{"a file called ..", []contract.Part{kind, called("..")}, "form:file", "bad_name"},
		{"a file called /", []contract.Part{kind, called("/")}, "form:file", "bad_name"},
		{"a file name that turns round", []contract.Part{kind, called("map\u202evsc.exe")}, "form:file", "bad_name"},
		{"a very long file name", []contract.Part{kind, called(strings.Repeat("m", 201))}, "form:file", "bad_name"},
	} {
		answer := s.PostForm("/api/v1/imports", nil, c.parts...)
		if answer.Status != 422 {
			t.Fatalf("%s is answered %d %s", c.says, answer.Status, answer.Body)
		}
		p := refused(t, answer, 422, "invalid")
		if c.pointer != "" && (len(p.Errors) != 1 || !p.has(c.pointer, c.code)) {
			t.Errorf("%s is told %+v, not %s %s", c.says, p, c.pointer, c.code)
		}
	}
	refused(t, s.PostForm("/api/v1/imports", nil, kind, called("map\x07.csv")), 400, "bad_request") // no header may hold a bell
	refused(t, s.PostForm("/api/v1/imports", nil), 422, "invalid")                                  // nothing in it at all
	if p := refused(t, s.PostForm("/api/v1/imports", nil, value("kind", "payroll"), file), 422, "invalid"); !strings.Contains(p.Detail, "ods_practice_map, ods_epcn, list_sizes, imd_practice, pcn_boroughs") {
		t.Errorf("the kinds there are stand not in %q", p.Detail)
	}
	refused(t, s.PostForm("/api/v1/imports?as_at=2026-07-01", nil, kind, file), 400, "bad_request")
	s.unchanged(t, before, "a form that is not right")
	noFilesLeft(t)
}

func TestABodyThatIsNoFormIsRefused(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := open(t)
	before := s.look(t)
	contentType, body := contract.Form(contract.FileForm(mapKind, "", "map.csv", july)...)
	post := func(contentType string, body any) *contract.Response {
		return s.Do(http.MethodPost, "/api/v1/imports", map[string]string{"Content-Type": contentType}, body)
	}
	refused(t, post("application/json", `{"kind":"ods_epcn"}`), 415, "unsupported_media_type")
	refused(t, post("text/csv", july), 415, "unsupported_media_type")
	refused(t, post("application/x-www-form-urlencoded", "kind=ods_epcn"), 415, "unsupported_media_type")
	refused(t, post("", body), 415, "unsupported_media_type")
	refused(t, post("multipart/form-data", body), 400, "bad_request") // without its boundary
	refused(t, post("multipart/form-data; boundary=other", body), 422, "invalid")
	refused(t, post(contentType, body[:len(body)-60]), 400, "bad_request")
	refused(t, post(contentType, body[:300]), 400, "bad_request")
	refused(t, post(contentType, "nothing of a form"), 422, "invalid")
	refused(t, s.Do(http.MethodPost, "/api/v1/imports", map[string]string{"Content-Type": contentType}, nil), 422, "invalid")
	refused(t, post(contentType, append(bytes.Clone(body[:100]), bytes.Repeat([]byte("X-A: b\r\n"), 100_000)...)), 400, "bad_request")
	s.unchanged(t, before, "a body that is no form")
	noFilesLeft(t)
}

func TestAFileOverTenMegabytesIsRefused(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := open(t)
	before := s.look(t)
	for _, size := range []int{10<<20 + 1, 10<<20 + 200<<10, 24 << 20} {
		p := refused(t, s.PostForm("/api/v1/imports", nil, contract.FileForm(mapKind, "", "map.csv", bytes.Repeat([]byte{'a'}, size))...), 413, "too_large")
		if !strings.Contains(p.Detail, "10 MB") {
			t.Errorf("%d bytes are told %q", size, p.Detail)
		}
	}
	s.unchanged(t, before, "a file that is too large")
	noFilesLeft(t)
	blank := append(bytes.Clone(july), bytes.Repeat([]byte("\r\n"), (10<<20-len(july))/2)...)
	if i := s.Plan(mapKind, "", blank); i.RowsRead != 4 || i.FileBytes < 10<<20-2 {
		t.Errorf("a file of just 10 MB is read as %+v", i)
	}
}

func TestACallerWhoLeavesWhileSendingLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := open(t)
	before := s.look(t)
	contentType, body := contract.Form(contract.FileForm(mapKind, "", "map.csv", bytes.Repeat(july, 4000))...)
	ctx, leave := context.WithCancel(t.Context())
	half, send := io.Pipe()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/api/v1/imports", half)
	must(t, err)
	request.Header.Set("Content-Type", contentType)
	request.Header.Set("Cookie", s.Cookie())
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	go func() {
		_, _ = send.Write(body[:len(body)/2])
		leave()
		_ = send.CloseWithError(context.Canceled) // else the sender may wait for the rest of the body for ever
	}()
	if answer, err := http.DefaultClient.Do(request); err == nil {
		answer.Body.Close()
		t.Errorf("half a body is answered %d", answer.StatusCode)
	}
	noFilesLeft(t)
	s.unchanged(t, before, "half a body")
}

func TestAFileIsKnownByTheLastPartOfItsName(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := open(t)
	for sent, kept := range map[string]string{
		`C:\Users\anna\July map.csv`: "July map.csv", "../../etc/map.csv": "map.csv", "/tmp/map.csv": "map.csv", "Praxen (März).csv": "Praxen (März).csv",
		`map "final".csv`: `map "final".csv`, "  map\t 1.csv ": "map 1.csv", "=cmd.csv": "=cmd.csv",
	} {
		answer := s.PostForm("/api/v1/imports", nil, contract.FileForm(mapKind, "2026-07-01", sent, july)...)
		var i imports.Import
		answer.Into(t, &i)
		if answer.Status != 201 || i.FileName != kept {
			t.Errorf("%q is kept as %d %q", sent, answer.Status, i.FileName)
		}
	}
	noFilesLeft(t)
}

func TestEveryKindHasASampleThatCanBeSentAsItIs(t *testing.T) {
	s := open(t)
	s.FillLondon()
	manager := s.As(s.Settle(access.NewPerson{Name: "A manager", Email: "manager@trellis.invalid", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"UD0001"}}))
	var list imports.ImportKindList
	s.Get("/api/v1/import_kinds").Into(t, &list)
	if len(list.Items) != 9 {
		t.Errorf("there are %d kinds", len(list.Items))
	}
	for _, kind := range list.Items {
		if kind.Title == "" || kind.Describes == "" || len(kind.Columns) == 0 {
			t.Errorf("%s says too little: %+v", kind.Name, kind)
		}
		sender := s.Server
		if !kind.MayImport { // a manager's
			sender = manager
		}
		day := ""
		if kind.AsAtFrom == "form" {
			day = "2026-07-01"
		}
		answer := sender.PostForm("/api/v1/imports", nil, contract.FileForm(kind.Name, day, kind.SampleName, []byte(kind.Sample))...)
		if answer.Status != 201 {
			t.Errorf("the sample of %s is answered %d %s", kind.Name, answer.Status, answer.Body)
			continue
		}
		var i imports.Import
		answer.Into(t, &i)
		if i.LeftOut != 0 || i.RowsRead == 0 {
			t.Errorf("the sample of %s is read as %+v", kind.Name, i)
		}
	}
}
