package openapi_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"trellis/api/demo/england"
	"trellis/api/server/contract"
)

const (
	generatedRequests = 12_000
	workers           = 4
)

// The fourth promise: whatever is sent, the API answers what openapi.yaml says and never with a 5xx.
// TRELLIS_SEED repeats a run's requests.
func TestWhateverIsSentTheAnswerIsWhatTheDescriptionSays(t *testing.T) {
	seed := rand.Uint64()
	if text := os.Getenv("TRELLIS_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal("TRELLIS_SEED is a whole number:", err)
		}
	}
	began := time.Now()
	s := contract.NewServer(t)
	boards := []string{"QMF", "QKK", "QWE", "Z9B2Z"}
	small := england.New(england.Size{Boards: boards, Locations: 6, PCNs: 12, Practices: 40}, "2026-07-01")
	s.Import("ods_practice_map", "", small.Map)
	s.Import("ods_epcn", "2026-07-01", small.EPCN)
	doc, err := contract.Spec()
	if err != nil {
		t.Fatal(err)
	}
	offered, words, learnt := described(doc), wordsOf(doc), learn(t, s)
	networks := learnt.codes["pcns"]
	people := keepers(s, boards, networks)
	learnt.keepPosts(t, []*contract.Server{s.As(people[0]), s.As(people[1])}, networks)
	count := &tally{statuses: map[int]int{}, good: map[string]int{}, all: map[string]map[int]int{}}
	var running sync.WaitGroup
	callers := make([]*caller, workers)
	for worker := range workers {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(worker))), seen: learnt, words: words}
		callers[worker] = &caller{maker: m, count: count, signIn: func() *contract.Server { return s.As(people[worker%2]) }}
		running.Go(func() {
			for range generatedRequests / workers {
				callers[worker].ask(t, m.request(offered))
			}
		})
	}
	running.Wait()
	count.topUp(t, offered, callers)
	count.report(t, offered)
	t.Logf("seed %d, %.1f s", seed, time.Since(began).Seconds())
	if t.Failed() {
		t.Logf("run it again with TRELLIS_SEED=%d", seed)
	}
}

// caller sends what its maker makes, in a browser of one person.
type caller struct {
	*maker
	count   *tally
	signIn  func() *contract.Server
	browser *contract.Server
}

func (c *caller) ask(t *testing.T, a asked) {
	if c.browser == nil {
		c.browser = c.signIn()
	}
	if first := c.readFirst(a); first != nil {
		read, err := send(c.browser, *first)
		c.count.add(t, *first, read, err)
		c.seen.note(*first, read)
		a.header["If-Match"] = c.seen.etag(a.path)
	}
	answer, err := send(c.browser, a)
	if answer != nil && answer.Status == http.StatusUnauthorized { // the request before may have signed it out
		c.browser = nil
	}
	c.count.add(t, a, answer, err)
	c.seen.note(a, answer)
}

func send(s *contract.Server, a asked) (*contract.Response, error) {
	var body any
	if a.body != nil {
		body = a.body
	}
	request, err := s.Request(a.method, a.path, a.header, body)
	if err != nil {
		return nil, err
	}
	return s.Send(request)
}

// tally counts the answers.
type tally struct {
	sync.Mutex
	sent, wrong int
	statuses    map[int]int
	good        map[string]int // successes of each operation
	all         map[string]map[int]int
}

// shownFaults is how many wrong answers are printed in full.
const shownFaults = 25

func (c *tally) add(t *testing.T, a asked, answer *contract.Response, err error) {
	c.Lock()
	defer c.Unlock()
	c.sent++
	if answer != nil {
		c.statuses[answer.Status]++
		if c.all[a.operation] == nil {
			c.all[a.operation] = map[int]int{}
		}
		c.all[a.operation][answer.Status]++
		if answer.Status >= 200 && answer.Status < 300 {
			c.good[a.operation]++
		}
		if answer.Status >= 500 && err == nil {
			err = fmt.Errorf("answered %d: %.300s", answer.Status, answer.Text())
		}
	}
	if err != nil {
		if c.wrong++; c.wrong <= shownFaults {
			t.Errorf("%v\n\t%v", a, err)
		}
	}
}

// report prints the figures, and fails a run that was too small or too tame to mean anything.
func (c *tally) report(t *testing.T, offered []operation) {
	var lines []string
	for _, status := range slices.Sorted(maps.Keys(c.statuses)) {
		lines = append(lines, fmt.Sprintf("%d × %d", status, c.statuses[status]))
	}
	t.Logf("%d requests, %d wrong answers; by status: %s", c.sent, c.wrong, strings.Join(lines, ", "))
	if c.sent < 10_000 {
		t.Errorf("%d requests were sent, the promise is 10,000", c.sent)
	}
	for _, status := range []int{200, 304, 400, 403, 404, 405, 406, 412, 413, 415, 421, 422, 428} {
		if c.statuses[status] == 0 {
			t.Errorf("no request was answered %d: the requests are too tame", status)
		}
	}
	t.Logf("answered: %v", c.all)
	tooWild := map[string]bool{}
	for _, o := range offered {
		name := o.method + " " + o.path
		if c.good[name] < o.least() && !tooWild[name] {
			tooWild[name] = true
			t.Errorf("%s succeeded %d times: the requests are too wild (%v)", name, c.good[name], c.all[name])
		}
	}
}

// topUp asks on for what has succeeded too seldom. Whether an operation can succeed is what matters, not whether chance
// has given it as many turns in this run as in another.
func (c *tally) topUp(t *testing.T, offered []operation, callers []*caller) {
	for _, o := range offered {
		for try := 0; try < mostTries && c.good[o.method+" "+o.path] < o.least(); try++ {
			one := callers[try%len(callers)]
			one.deck = nil
			if a := one.operate([]operation{o}); len(a.path) < longestPath {
				one.ask(t, a)
			}
		}
	}
}

// mostTries is how often topUp asks for one operation: one request in three is such as a careful program sends.
const mostTries = 150

// least is how often the operation has to succeed.
func (o operation) least() int {
	if least, ok := scarce[o.method+" "+o.path]; ok {
		return least
	}
	return fewest
}

// fewest is how often each operation has to succeed.
const fewest = 8

// scarce are operations that cannot succeed so often: they need an issuer, a sandbox, a password of one's own, a code
// from a device, or something that each success uses up. The tests of their rooms make them succeed.
var scarce = map[string]int{
	"GET /api/v1/sign_in/oidc": 0, "POST /api/v1/sign_in/oidc": 0, "GET /api/v1/sign_in/oidc/callback": 0, "POST /api/v1/sandbox/reset": 0,
	"POST /api/v1/session/step_up": 0, "POST /api/v1/me/totp/confirm": 0, "POST /api/v1/me/password": 0, "POST /api/v1/api_clients/{id}/take_over": 1,
	// A post is closed once, until it is opened again.
	"POST /api/v1/posts/{id}/close": 2, "POST /api/v1/posts/{id}/reopen": 2,
	// One assessment of a network is open at a time, and each step takes it further for good.
	"POST /api/v1/assessments": 0, "PATCH /api/v1/assessments/{id}": 0, "PUT /api/v1/assessments/{id}/ratings": 0, "POST /api/v1/assessments/{id}/submit": 0, "POST /api/v1/assessments/{id}/discard": 0,
	"POST /api/v1/assessments/{id}/return": 0, "POST /api/v1/assessments/{id}/validate": 0, "POST /api/v1/assessments/{id}/publish": 0,
	// A board asks for one thing at a time, and what it asks is closed once.
	"POST /api/v1/assessment_campaigns": 0, "PATCH /api/v1/assessment_campaigns/{id}": 0, "POST /api/v1/assessment_campaigns/{id}/close": 0, "POST /api/v1/assessment_campaigns/{id}/reopen": 0,
}

// operation is one that is described.
type operation struct {
	method, path string
	op           *openapi3.Operation
}

func (o operation) follows() bool { return o.op.Parameters.GetByInAndName("query", "cursor") != nil }

// described lists the operations, the ones with most to get wrong several times over.
func described(doc *openapi3.T) (all []operation) {
	for _, path := range slices.Sorted(maps.Keys(doc.Paths.Map())) {
		item := doc.Paths.Value(path)
		for _, method := range slices.Sorted(maps.Keys(item.Operations())) {
			op := item.GetOperation(method)
			weight := min(max(2+len(op.Parameters), 6), 9)
			if method != http.MethodGet { // it has to be asked with the right version, and uses something up
				weight *= 5
			}
			if op.RequestBody != nil && op.RequestBody.Value.Content["multipart/form-data"] != nil {
				weight *= 4 // every transition uses one of its files up
			}
			for range weight {
				all = append(all, operation{method, path, op})
			}
		}
	}
	return all
}

// wordsOf collects the names, words and examples of the description.
func wordsOf(doc *openapi3.T) []string {
	words := map[string]bool{}
	for _, schema := range doc.Components.Schemas {
		for name, property := range schema.Value.Properties {
			words[name] = true
			for _, value := range append(slices.Clone(property.Value.Enum), property.Value.Examples...) {
				words[fmt.Sprint(value)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(words))
}

// page is a list's page that has a next one.
type page struct{ path, asked, cursor string }

func (p page) query() url.Values {
	query, _ := url.ParseQuery(p.asked)
	query.Set("cursor", p.cursor)
	return query
}

// seen is what the answers so far have taught.
type seen struct {
	sync.Mutex
	codes, fields map[string][]string // by noun
	etags         map[string]string   // by path
	pages         []page
	imports       map[string]string // their status, by id
	samples       []sample
	shown         shown
}
