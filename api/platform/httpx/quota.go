package httpx

import (
	"container/list"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// quotaKeys is how many callers one quota remembers. Who has not asked for longest is forgotten first, and begins
// with a full quota when they come again.
const quotaKeys = 20_000

// quota lets each caller send so many requests a minute: at once, or as they come.
type quota struct {
	perMinute int
	policy    string // as the RateLimit-Policy header says it
	name      string
	clock     func() time.Time

	mu     sync.Mutex
	recent *list.List // of *bucket, the caller who asked last at the front
	byKey  map[string]*list.Element
}

type bucket struct {
	key  string
	left *rate.Limiter
}

func newQuota(name string, perMinute int, clock func() time.Time) *quota {
	return &quota{perMinute: perMinute, name: name, clock: clock, recent: list.New(), byKey: map[string]*list.Element{},
		policy: fmt.Sprintf(`"%s";q=%d;w=60`, name, perMinute)}
}

// standing is how a caller stands after a request.
type standing struct {
	within bool
	left   int
	// whole is how long it takes until the quota is whole again, next until one more request fits in.
	whole, next time.Duration
}

// take counts a request of a caller.
func (q *quota) take(key string) standing {
	now := q.clock()
	limiter := q.of(key)
	within := limiter.AllowN(now, 1)
	left := limiter.TokensAt(now)
	return standing{within, max(0, int(left)), q.until(float64(q.perMinute) - left), q.until(1 - left)}
}

// charge counts so many more requests of a caller, or as many as are left.
func (q *quota) charge(key string, requests int) {
	now := q.clock()
	limiter := q.of(key)
	limiter.AllowN(now, min(requests, max(0, int(limiter.TokensAt(now)))))
}

func (q *quota) until(tokens float64) time.Duration {
	return time.Duration(max(0, tokens) * float64(time.Minute) / float64(q.perMinute))
}

func (q *quota) of(key string) *rate.Limiter {
	q.mu.Lock()
	defer q.mu.Unlock()
	if known, ok := q.byKey[key]; ok {
		q.recent.MoveToFront(known)
		return known.Value.(*bucket).left
	}
	if q.recent.Len() >= quotaKeys {
		oldest := q.recent.Back()
		delete(q.byKey, oldest.Value.(*bucket).key)
		q.recent.Remove(oldest)
	}
	made := &bucket{key, rate.NewLimiter(rate.Limit(float64(q.perMinute)/60), q.perMinute)}
	q.byKey[key] = q.recent.PushFront(made)
	return made.left
}

// announce tells the caller how they stand (draft-ietf-httpapi-ratelimit-headers).
func (q *quota) announce(header http.Header, s standing) {
	header.Set("RateLimit-Policy", q.policy)
	header.Set("RateLimit", `"`+q.name+`";r=`+strconv.Itoa(s.left)+`;t=`+strconv.Itoa(seconds(s.whole)))
}

// seconds rounds up, so that who waits so long has waited long enough.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }
