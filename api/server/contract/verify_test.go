package contract_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"trellis/api/server/contract"
)

// An answer that was right is spoilt in one way after another; each must be noticed.
func TestEveryDifferenceFromTheDescriptionIsNoticed(t *testing.T) {
	s := contract.NewServer(t)
	for _, c := range []struct {
		spoilt, path string
		spoil        func(response *http.Response, body string) string
		says         string
	}{
		{"an extra field", "/api/v1/icbs/QMF", replace(`{"ods_code"`, `{"colour":"red","ods_code"`), "colour"},
		{"an extra field deep down", "/api/v1/icbs/QMJ", replace(`"kind":`, `"colour":"red","kind":`), "colour"},
		{"an extra field in a list's item", "/api/v1/icbs", replace(`"version":1`, `"version":1,"colour":"red"`), "colour"},
		{"an extra field in part of an item", "/api/v1/icbs?fields=version", replace(`"version":1`, `"version":1,"colour":"red"`), "colour"},
		{"an extra field in a problem", "/api/v1/icbs/NOPE", replace(`"code":`, `"colour":"red","code":`), "colour"},
		{"a field left out", "/api/v1/icbs/QMF", replace(`"region_code":"Y56",`, ``), "region_code"},
		{"a field left out of an item", "/api/v1/icbs", replace(`"region_code":"Y56",`, ``), "region_code"},
		{"null where there must be a value", "/api/v1/icbs/QMF", replace(`"region_code":"Y56"`, `"region_code":null`), "region_code"},
		{"a word that is not on the list", "/api/v1/icbs/QMF", replace(`"certainty":"exact"`, `"certainty":"perhaps"`), "certainty"},
		{"a date that is none", "/api/v1/icbs/QMF", replace(`"valid_from":"2022-07-01"`, `"valid_from":"1 July"`), "valid_from"},
		{"a number as text", "/api/v1/icbs/QMF", replace(`"version":1`, `"version":"1"`), "version"},
		{"a body that is no JSON", "/api/v1/me", replace(`{`, `[`), "body"},
		{"a file that is no CSV", "/api/v1/icbs.csv", replace(",", `,"a`), "csv"},
		{"a number of seconds that is none", "/api/v1/me", func(response *http.Response, body string) string {
			response.Header.Set("Retry-After", "soon")
			return status(http.StatusTooManyRequests)(response, body)
		}, "Retry-After"},
		{"a body of another type", "/api/v1/me", set("Content-Type", "text/html"), "Content-Type"},
		{"a header nobody described", "/api/v1/me", set("X-Colour", "red"), "X-Colour"},
		{"a described header on the wrong answer", "/api/v1/me", set("Link", "</x>"), "Link"},
		{"no ETag", "/api/v1/me", set("Etag", ""), "ETag"},
		{"no request id", "/api/v1/me", set("X-Request-Id", ""), "X-Request-ID"},
		{"no content policy", "/api/v1/me", set("Content-Security-Policy", ""), "Content-Security-Policy"},
		{"a status nobody described", "/api/v1/me", status(http.StatusTeapot), "status"},
		{"an answer where there is no address", "/api/v1/nothing", status(http.StatusOK), "404"},
	} {
		request, err := s.Request(http.MethodGet, c.path, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		good, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if err := contract.Verify(request, response, good); err != nil {
			t.Errorf("%s, before it is spoilt: %v", c.path, err)
		}
		err = contract.Verify(request, response, []byte(c.spoil(response, string(good))))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s goes unnoticed: %v", c.spoilt, err)
		}
	}
}

func TestCheckFailsTheTestAndLeavesTheBodyToBeRead(t *testing.T) {
	s := contract.NewServer(t)
	request, err := s.Request(http.MethodGet, "/api/v1/me", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	contract.Check(t, request, response)
	response.Header.Set("X-Colour", "red")
	var seen recorder
	contract.Check(&seen, request, response)
	if !seen.failed {
		t.Error("a header nobody described did not fail the test")
	}
	if body, err := io.ReadAll(response.Body); err != nil || !bytes.Contains(body, []byte(contract.AdministratorID)) {
		t.Errorf("the body is gone after the check: %q, %v", body, err)
	}
}

// recorder is a test that notes whether it was failed.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

func replace(old, new string) func(*http.Response, string) string {
	return func(_ *http.Response, body string) string {
		if !strings.Contains(body, old) {
			panic("nothing to spoil: no " + old + " in " + body)
		}
		return strings.Replace(body, old, new, 1)
	}
}

func set(name, value string) func(*http.Response, string) string {
	return func(response *http.Response, body string) string {
		response.Header.Set(name, value)
		if value == "" {
			response.Header.Del(name)
		}
		return body
	}
}

func status(code int) func(*http.Response, string) string {
	return func(response *http.Response, body string) string {
		response.StatusCode = code
		return body
	}
}
