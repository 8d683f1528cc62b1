package openapi_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// asked is one request, so written that it can be sent again by hand.
type asked struct {
	operation string // such as "GET /api/v1/icbs"; "" for an address there is not
	method    string
	path      string // with its query
	header    map[string]string
	body      []byte // nil for none
}

func (a asked) String() string {
	text := fmt.Sprintf("%s %q %q", a.method, a.path, a.header)
	if a.body != nil {
		text += fmt.Sprintf(" body %.200q", a.body)
	}
	return text
}

// longestPath keeps a request below the 16 KB at which the HTTP library itself turns a head away.
const longestPath = 12_000

// request makes one request: to a described operation, or past all of them.
func (m *maker) request(operations []operation) asked {
	if m.chance(25) {
		return m.stray()
	}
	for {
		if a := m.operate(operations); len(a.path) < longestPath {
			return a
		}
	}
}

// deal gives one operation after the other, in an order of chance, so that each has its turns.
func (m *maker) deal(operations []operation) operation {
	if len(m.deck) == 0 {
		m.deck = m.Perm(len(operations))
	}
	next := m.deck[0]
	m.deck = m.deck[1:]
	return operations[next]
}

// operate makes a request to a described operation.
func (m *maker) operate(operations []operation) asked {
	o := m.deal(operations)
	a := asked{operation: o.method + " " + o.path, method: o.method, header: map[string]string{}}
	if m.tame = m.chance(3); m.odd(30) {
		a.method = pick(m, []string{http.MethodHead, http.MethodOptions, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, "BREW"})
	}
	query := url.Values{}
	path := m.subject(o.path)
	for _, ref := range o.op.Parameters {
		parameter := ref.Value
		switch parameter.In {
		case "path":
			path = strings.Replace(path, "{"+parameter.Name+"}", url.PathEscape(m.value(parameter.Schema.Value, parameter.Name, o.path)), 1)
		case "query":
			if parameter.Required && !m.odd(8) || m.odd(4) {
				m.ask(query, parameter, o.path)
			}
		}
	}
	if m.odd(12) {
		query.Add(pick(m, []string{"colour", "dry_run", "limit", "AS_OF", "as_of[]", "", "as_of ", m.text()}), m.text())
	}
	if o.follows() && m.chance(5) {
		if real, ok := m.seen.page(m, path); ok {
			query = real.query()
		}
	}
	a.path = path
	if strings.HasPrefix(path, "/api/") && m.odd(12) {
		a.path += pick(m, []string{".csv", ".ndjson", ".xlsx", ".json", "/", "//", "%20", "%00", ";a=b"})
	}
	if encoded := query.Encode(); encoded != "" {
		a.path += "?" + m.misquoted(encoded)
	}
	if !m.tame {
		m.headers(&a, path)
	}
	if o.method != http.MethodGet || m.odd(40) {
		m.sendBody(&a, o.op, path)
	}
	return a
}

// ask adds a parameter, sometimes more than once.
func (m *maker) ask(query url.Values, parameter *openapi3.Parameter, path string) {
	times := 1
	if m.chance(5) {
		times = pick(m, []int{2, 3, 101})
	}
	for range times {
		query.Add(parameter.Name, m.value(parameter.Schema.Value, parameter.Name, path))
	}
}

// misquoted damages the encoding of a query now and then.
func (m *maker) misquoted(query string) string {
	if !m.chance(40) {
		return query
	}
	return query + pick(m, []string{"&%zz=1", "&a=%", "&;", "&&", "&=", "&limit", "&%00=1", "&as_of=%ff%fe", "?limit=1"})
}

// stray is a request to an address there is not.
func (m *maker) stray() asked {
	return asked{
		method: pick(m, []string{http.MethodGet, http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodHead, http.MethodOptions}),
		path: "/api/" + pick(m, []string{"", "v1", "v1/", "v2/icbs", "v1/nothing", "v1//icbs", "v1/ICBS", "v1/icbs/QMF/boards", "v1/icbs/QMF/succession/x",
			"v1/./icbs", "v1/icbs%2f", "%76%31/icbs", "v1/" + url.PathEscape(m.text())}),
		header: map[string]string{},
	}
}

// headers adds what clients send, well and badly.
func (m *maker) headers(a *asked, path string) {
	etag := m.seen.etag(path)
	for _, h := range []struct {
		name   string
		oneIn  int
		values []string
	}{
		{"Accept", 4, []string{"*/*", "*/*", "application/json", "application/json", "application/json", "text/csv", "application/x-ndjson", "application/yaml", "image/png", "text/html,*/*;q=0.1",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/*", "application/json;q=0", "*/*;q=0", "text/csv;q=x", ";;,", "é"}},
		{"Accept-Encoding", 3, []string{"gzip", "br", "gzip, br", "identity", "gzip;q=0", "br;q=0, gzip;q=1", "zstd", "*", ",,;", "é"}},
		{"If-None-Match", 6, []string{etag, etag, "W/" + etag, "*", `"x"`, "x", `"v1."`, ",", etag + ", " + `"y"`, "é"}},
		{"Range", 20, []string{"bytes=0-10", "bytes=-5", "bytes=9-1", "x"}},
		{"If-Range", 30, []string{etag, "x"}},
		{"If-Modified-Since", 30, []string{"Mon, 23 Nov 2026 10:00:00 GMT", "x"}},
		{"X-Request-ID", 10, []string{"0198c5a1-7c1e", "short", strings.Repeat("x", 129), "spaces in it", "é", "a\tb"}},
		{"Traceparent", 20, []string{"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "x"}},
		{"Authorization", 30, []string{"Bearer x", "Basic Og=="}},
		{"Cookie", 30, []string{"session=x", "="}},
		{"Origin", 20, []string{"https://example.org", "null", "::"}},
		{"Sec-Fetch-Site", 20, []string{"same-origin", "cross-site", "x"}},
		{"Host", 40, []string{"example.org", "localhost", "127.0.0.1.example.org"}},
		{"X-Forwarded-For", 40, []string{"10.0.0.1", "x"}},
		{"X-HTTP-Method-Override", 40, []string{"DELETE"}},
	} {
		if m.chance(h.oneIn) {
			a.header[h.name] = pick(m, h.values)
		}
	}
}

// sendBody adds a body and the headers of a write.
func (m *maker) sendBody(a *asked, op *openapi3.Operation, path string) {
	schema := openapi3.NewObjectSchema()
	isForm, isToken := false, false
	if op.RequestBody != nil {
		isToken = op.RequestBody.Value.Content["application/x-www-form-urlencoded"] != nil && !m.odd(4)
		isForm = op.RequestBody.Value.Content["multipart/form-data"] != nil && !m.odd(6)
		if media := op.RequestBody.Value.Content["application/json"]; media != nil { // and no form
			schema = media.Schema.Value
		}
	}
	switch {
	case isForm:
		a.header["Content-Type"], a.body = m.form()
	case isToken:
		a.header["Content-Type"], a.body = "application/x-www-form-urlencoded", m.tokenForm()
	case (op.RequestBody == nil || m.transition(path)) && m.chance(2): // it takes none
	default:
		a.body = m.body(schema)
	}
	if m.tame {
		if key := op.Parameters.GetByInAndName("header", "Idempotency-Key"); key != nil && key.Required {
			a.header["Idempotency-Key"] = fmt.Sprint("key-", m.Uint64())
		}
		if _, there := m.seen.tag(path); a.method == http.MethodPut && !there {
			a.header["If-None-Match"] = "*"
			return
		}
		if op.Parameters.GetByInAndName("header", "If-Match") != nil {
			a.header["If-Match"] = m.seen.etag(path)
		}
		return
	}
	if m.chance(8) {
		a.header["Content-Type"] = pick(m, []string{"text/plain", "application/xml", "application/json; charset=utf-8", "application/merge-patch+json", "é", "/", "multipart/form-data"})
	}
	switch m.IntN(10) {
	case 0:
	default:
		a.header["If-Match"] = m.seen.etag(path)
	case 1, 2:
		a.header["If-Match"] = pick(m, []string{`"v99.x"`, `"v99.x"`, `"v1.x"`, `"v0.x"`, "*", "v1", `"v`, `"v99999999999999999999."`, `W/"v1.x"`, "é"})
	}
	if m.chance(3) {
		a.header["Idempotency-Key"] = pick(m, []string{fmt.Sprint("key-", m.IntN(40)), fmt.Sprint("key-", m.IntN(40)), strings.Repeat("k", 255), strings.Repeat("k", 256), "é", "a b"})
	}
}
