package contract

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"net/http"
	"sync"
	"time"

	"trellis/api/access"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// AdministratorID is who sends requests unless a test says otherwise: an administrator of London's programme.
const AdministratorID = "0198c5a1-0000-7000-8000-000000000001"

// caller is a person whose browser sends the requests.
type caller struct {
	id string

	mu     sync.Mutex
	cookie string
	usedAt time.Time
}

// renewAfter is how far a test may move the clock before its person signs in again. Half an hour without use would end
// the session.
const renewAfter = 20 * time.Minute

// As sends requests as a person, from a browser of theirs.
func (s *Server) As(userID string) *Server {
	view := *s
	view.caller = &caller{id: userID}
	return &view
}

// Anonymously sends requests as somebody who has shown nothing.
func (s *Server) Anonymously() *Server {
	view := *s
	view.caller = nil
	return &view
}

// Cookie is what the browser of the person sends; "" where nobody is signed in.
func (s *Server) Cookie() string {
	s.t.Helper()
	if s.caller == nil {
		return ""
	}
	cookie, err := s.caller.signedIn(s)
	if err != nil {
		s.t.Fatal("sign in:", err)
	}
	return cookie
}

// signedIn gives the cookie of a session that holds.
func (c *caller) signedIn(s *Server) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := s.App.Clock()
	if moved := now.Sub(c.usedAt); c.cookie == "" || moved > renewAfter || moved < 0 {
		if c.id == AdministratorID {
			if err := s.administer(); err != nil {
				return "", err
			}
		}
		secret, err := s.session(c.id, "A test", "127.0.0.1")
		if err != nil {
			return "", err
		}
		c.cookie = "__Host-trellis=" + secret
	}
	c.usedAt = now
	return c.cookie, nil
}

// SignIn gives a person a session, and returns the secret of its cookie. The product begins one only for what somebody
// has shown; most people of tests have nothing to show.
func (s *Server) SignIn(userID, userAgent, address string) (secret string) {
	s.t.Helper()
	secret, err := s.session(userID, userAgent, address)
	if err != nil {
		s.t.Fatal("sign in:", err)
	}
	return secret
}

func (s *Server) session(userID, userAgent, address string) (secret string, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.t.Context()), 10*time.Second)
	defer cancel()
	secret = rand.Text()
	hash, now := sha256.Sum256([]byte(secret)), s.App.Clock()
	actor := vocabulary.Actor{ID: userID, Kind: vocabulary.KindPerson}
	err = s.App.Log.Record(ctx, actor, "sessions.create", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		_, err := tx.PGX.Exec(ctx, `INSERT INTO sessions (id, user_id, token_hash, method, user_agent, address, started_at, expires_at, stepped_up_until)
			VALUES ($1::text::uuid, $2::text::uuid, $3, 'password', $4, $5, $6, $7, $8)`,
			access.NewID(), userID, hash[:], userAgent, address, now, now.Add(12*time.Hour), now.Add(10*time.Minute))
		return err
	})
	return secret, err
}

// Settle gives a person an account and a role, and returns their id.
func (s *Server) Settle(p access.NewPerson) (userID string) {
	s.t.Helper()
	var err error
	if p.ID == "" {
		p.ID = access.NewID()
	}
	err = s.App.Log.Record(s.t.Context(), vocabulary.System(), "users.first", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		return access.Settle(ctx, tx, scope, s.App.Clock, p)
	})
	if err != nil {
		s.t.Fatal("make an account:", err)
	}
	return p.ID
}

// administer makes the administrator, unless another server on the same database has.
func (s *Server) administer() error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.t.Context()), 10*time.Second)
	defer cancel()
	err := s.App.Log.Record(ctx, vocabulary.System(), "users.first", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		var there bool
		if err := tx.PGX.QueryRow(ctx, "SELECT EXISTS (SELECT FROM users WHERE id = $1::text::uuid)", AdministratorID).Scan(&there); err != nil || there {
			return err
		}
		return access.Settle(ctx, tx, scope, s.App.Clock, access.NewPerson{ID: AdministratorID, Name: "Ada Administrator", Email: "ada@trellis.invalid",
			Role: policy.ProgrammeAdmin, ScopeKind: "region", ScopeKeys: []string{"Y56"}, From: vocabulary.NewDate(2020, 1, 1)})
	})
	if err != nil {
		return fmt.Errorf("make the administrator: %w", err)
	}
	return nil
}

// signed adds what the person's browser sends, unless the request says what it shows.
func (s *Server) signed(request *http.Request) error {
	if s.caller == nil {
		return nil
	}
	if request.Header.Get("Origin") == "" && request.Header["Sec-Fetch-Site"] == nil {
		request.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for _, shown := range []string{"Cookie", "Authorization"} {
		if _, ok := request.Header[shown]; ok {
			return nil
		}
	}
	cookie, err := s.caller.signedIn(s)
	if err != nil {
		return fmt.Errorf("sign in: %w", err)
	}
	request.Header.Set("Cookie", cookie)
	return nil
}
