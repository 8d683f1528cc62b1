package table_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func TestAFileThatIsNoTableIsCalledWhatItIs(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write([]byte(small))
	must(t, err)
	must(t, w.Close())
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 70_000)
	wide := func(text string) string { return strings.Join(strings.Split(text, ""), "\x00") + "\x00" }
	for name, tt := range map[string]struct{ content, code, says string }{
		"nothing":               {"", "empty_file", "no bytes"},
		"a PDF":                 {"%PDF-1.7\n%\xe2\xe3", "wrong_format", "a PDF"},
		"a web page":            {"\n<!DOCTYPE html><html><body>503", "wrong_format", "web page"},
		"a web page with a BOM": {"\xef\xbb\xbf<html>", "wrong_format", "web page"},
		"XML":                   {"<?xml version=\"1.0\"?><Error/>", "wrong_format", "XML"},
		"JSON":                  {"{\"error\": \"not found\"}", "wrong_format", "JSON"},
		"a JSON list":           {"[\n {\"a\": 1}]", "wrong_format", "JSON"},
		"a picture":             {"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\rIHDR", "wrong_format", "picture"},
		"a photograph":          {"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "wrong_format", "picture"},
		"gzip":                  {packed.String(), "wrong_format", "compressed"},
		"half of a gzip":        {packed.String()[:12], "wrong_format", "compressed"},
		"7-Zip":                 {"7z\xbc\xaf\x27\x1c\x00\x04", "wrong_format", "7-Zip"},
		"an old workbook":       {compound, "wrong_format", ".xls"},
		"a workbook locked":     {compound + wide("EncryptedPackage"), "encrypted", "password"},
		"UTF-16 without a mark": {wide("code,name\n"), "unreadable", "zero bytes"},
		"a program":             {"\x7fELF\x02\x01\x01\x00\x00", "unreadable", "zero bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := cells(t, []byte(tt.content))
			if code, message := refused(t, err); code != tt.code || !strings.Contains(message, tt.says) {
				t.Errorf("it is refused as %s: %s", code, message)
			}
		})
	}
}

// Text may begin like something else.
func TestTextThatOnlyBeginsLikeAnotherFileIsRead(t *testing.T) {
	for _, text := range []string{"BM25,b\n1,2\n", "BZh,b\n1,2\n", "[a],b\n1,2\n", "{a},b\n1,2\n", "ID3,b\n1,2\n"} {
		if got, err := cells(t, []byte(text)); err != nil || len(got) != 2 {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
}
