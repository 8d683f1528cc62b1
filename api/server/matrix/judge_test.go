package matrix_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"trellis/api/access"
	"trellis/api/server/contract"
)

// variant is one way of putting a side's question.
type variant struct {
	says   string
	header map[string]string
}

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// variants are each format of a read, and for a change of a record each thing that can be said of its version. Who may
// not at all, and what is everyone's, is asked about once.
func (o operation) variants(s *side, every bool) (all []variant) {
	header := map[string]string{}
	if s.kind != "" {
		header["Content-Type"] = s.kind
	}
	if key := o.described.Parameters.GetByInAndName("header", "Idempotency-Key"); key != nil && key.Required {
		header["Idempotency-Key"] = access.NewID()
	}
	if !o.takes("header", "If-Match") {
		formats := o.formats()
		if len(formats) == 0 {
			return []variant{{"", header}}
		}
		for _, format := range formats {
			if every || format == formats[0] {
				all = append(all, variant{format, map[string]string{"Accept": format}})
			}
		}
		return all
	}
	version := func(says, etag string) {
		known := maps.Clone(header)
		if etag != "" {
			known["If-Match"] = etag
		}
		all = append(all, variant{says, known})
	}
	version("of the version there is", fmt.Sprintf(`"v%d.x"`, max(s.version, 1)))
	if every {
		version("of another version", `"v99.x"`)
		version("of no version", "")
	}
	return all
}

// judge asks a side's questions and says what is wrong with the answers.
func (m *matrix) judge(o operation, c *caller, s *side, asked map[string]*contract.Response) {
	allowed := c.allowed(o.rule)
	every := allowed && !s.once && (s.record == nil || len(s.record.scopes) > 0 && o.rule.Public == "" || s.record.side == "missing")
	for i, v := range o.variants(s, every) {
		if i > 0 && s.within && o.writes() { // other versions are refused where the record is there
			continue
		}
		answer := m.ask(o, c, s, v, allowed && (s.within || s.alike))
		if answer == nil {
			continue
		}
		asked[fmt.Sprintf("%p %s", s, v.says)] = answer
		finding := func(format string, args ...any) {
			m.found("%s %s by %s: %s", o.says(), strings.TrimSpace(s.says+" "+v.says), c.says, fmt.Sprintf(format, args...))
		}
		m.overheard(o, c, s, answer, finding)
		var alike *contract.Response
		if s.like != nil {
			alike = asked[fmt.Sprintf("%p %s", s.like, v.says)]
		}
		switch {
		case !allowed:
			status, detail := c.refusal(o.rule, o.Operation)
			if body, ok := answer.JSON.(object); !ok || answer.Status != status || body["detail"] != detail {
				finding("they may not, and it answers %d %.300s", answer.Status, answer.Text())
			}
		case s.within && o.others(c, s.record):
			if answer.Status != http.StatusForbidden {
				finding("it is another body's to do, and it answers %d %.300s", answer.Status, answer.Text())
			}
		case s.within:
			if answer.Status < 400 {
				m.succeeded(o)
			}
			m.granted(o, s, answer, finding)
		case s.like == nil && s.record != nil && v.says != "of no version" && answer.Status != http.StatusNotFound:
			finding("there is no such thing, and it answers %d %.300s", answer.Status, answer.Text())
		case answer.Status < 400 && !s.alike:
			finding("it is out of reach, and it answers %d %.300s", answer.Status, answer.Text())
		}
		if alike != nil && (!allowed || !s.within) && plain(answer, s.names) != plain(alike, s.like.names) {
			finding("it is told from what there is not:\n\t%s\n\t%s", plain(answer, s.names), plain(alike, s.like.names))
		}
	}
}

func (m *matrix) succeeded(o operation) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.successes[o.says()]++
}

// granted is the judgement of an answer to who may and reaches it: a success that shows the record asked for.
func (m *matrix) granted(o operation, s *side, answer *contract.Response, finding func(string, ...any)) {
	switch {
	case answer.Status >= 400:
		if s.excused == nil || !s.excused(answer.Status, answer.Text()) {
			finding("they may, and it answers %d %.300s", answer.Status, answer.Text())
		}
	case s.record != nil && s.record.canary != "" && strings.HasPrefix(o.Path[strings.LastIndexByte(o.Path, '/'):], "/:") && !strings.Contains(answer.Text(), s.record.canary):
		finding("the record's own text is not in it: %.300s", answer.Text())
	}
}

var (
	perRequest = regexp.MustCompile(`"(request_id|instance)":"[^"]*"`)
	made       = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}|take#[-_0-9A-Za-z]+`)
	canaries   = regexp.MustCompile(`cnry[0-9]{3}x`)
)

// plain is an answer without what belongs to the one request: its number, its moment, its size and what it named.
func plain(answer *contract.Response, names []string) string {
	var out strings.Builder
	fmt.Fprintln(&out, answer.Status)
	for _, name := range slices.Sorted(maps.Keys(answer.Header)) {
		if !slices.Contains([]string{"Date", "X-Request-Id", "Ratelimit", "Content-Length"}, name) && (answer.Status != http.StatusCreated || name != "Location") {
			fmt.Fprintln(&out, name, answer.Header[name])
		}
	}
	body := perRequest.ReplaceAllString(answer.Text(), "")
	for _, name := range names {
		body = strings.ReplaceAll(body, name, "…")
	}
	if answer.Status == http.StatusCreated { // each is another's name
		body = made.ReplaceAllString(body, "…")
	}
	return out.String() + body
}

// overheard looks through an answer for what is another's.
func (m *matrix) overheard(o operation, c *caller, s *side, answer *contract.Response, finding func(string, ...any)) {
	text := fmt.Sprint(answer.Header) + unpacked(answer)
	for _, canary := range slices.Compact(slices.Sorted(slices.Values(canaries.FindAllString(text, -1)))) {
		r := m.world.canaries[canary]
		if !slices.Contains(s.shown, canary) && c.hides(o.rule, r) {
			finding("it tells what stands in one of the %s of %s: %s", r.kind, r.side, excerpt(text, canary))
		}
	}
	for _, r := range m.world.identified {
		if strings.Contains(text, r.id) && !slices.Contains(s.names, r.id) && c.hides(o.rule, r) && !m.world.namedTo(c, o, r) {
			finding("it names one of the %s of %s: %s", r.kind, r.side, excerpt(text, r.id))
		}
	}
}

func excerpt(text, around string) string {
	at := strings.Index(text, around)
	return text[max(0, at-60):min(len(text), at+len(around)+60)]
}

// unpacked is the text of an answer, of a workbook that of all its parts.
func unpacked(answer *contract.Response) string {
	if !strings.HasPrefix(answer.Header.Get("Content-Type"), workbook) {
		return answer.Text()
	}
	archive, err := zip.NewReader(bytes.NewReader(answer.Body), int64(len(answer.Body)))
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	for _, file := range archive.File {
		part, err := file.Open()
		if err == nil {
			_, err = io.Copy(&out, part)
			_ = part.Close()
		}
		if err != nil {
			return err.Error()
		}
	}
	return out.String()
}
