package httpx

import (
	"context"
	"crypto/sha256"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/database"
	"trellis/api/platform/snapshot"
	"trellis/api/vocabulary"
)

// Writer carries out writes: every one can be retried under an Idempotency-Key, tried as a dry
// run, and (for changes to a record) must name the version it changes.
type Writer struct {
	db    *database.DB
	clock vocabulary.Clock
}

// NewWriter makes a Writer.
func NewWriter(db *database.DB, clock vocabulary.Clock) *Writer { return &Writer{db, clock} }

// Input is what a write was asked for.
type Input[B any] struct {
	Actor vocabulary.Actor
	// Version is the one the caller read, from If-Match; 0 on a write that needs none.
	Version int64
	Body    B
}

// Output is the answer of a write: the record as it now stands.
type Output struct {
	Status  int
	Version int64
	// Location is the address of a record just made; "" otherwise.
	Location string
	Body     any
	// Cookie goes with the answer; nil for none. It is never kept, so a repeated request does not get it again.
	Cookie *http.Cookie
}

// Update answers a PUT, PATCH, DELETE or transition: If-Match is required and must name the version
// that current tells. The effect, its audit and the stored answer are one transaction; a dry run does
// all of it and rolls it back.
func Update[B any](c echo.Context, w *Writer, current func(ctx context.Context) (version int64, err error), effect func(ctx context.Context, in Input[B]) (Output, error)) error {
	return write(c, w, jsonOf(c), changed(current), effect)
}

// Create answers a POST that makes something new: there is no version to name.
func Create[B any](c echo.Context, w *Writer, effect func(ctx context.Context, in Input[B]) (Output, error)) error {
	return write(c, w, jsonOf(c), nil, effect)
}

// Once answers a write whose request or answer holds a secret. It cannot be sent twice under an Idempotency-Key, because
// nothing of the secret is kept.
func Once[B any](c echo.Context, w *Writer, current func(ctx context.Context) (version int64, err error), effect func(ctx context.Context, in Input[B]) (Output, error)) error {
	if err := refuseKey(c); err != nil {
		return err
	}
	neverKept(c)
	return write(c, w, jsonOf(c), changed(current), effect)
}

// Checked answers a POST that shows a secret. The check comes before the transaction, so that slow work on a password
// holds no connection to the database; the effect is given what it found. Nothing can be sent twice, as with Once.
func Checked[B, F any](c echo.Context, w *Writer, check func(ctx context.Context, in Input[B]) (F, error), effect func(ctx context.Context, in Input[B], found F) (Output, error)) error {
	if err := refuseKey(c); err != nil {
		return err
	}
	neverKept(c)
	if err := AcceptJSON(c); err != nil {
		return err
	}
	body, err := readBody(c)
	if err != nil {
		return err
	}
	ctx, in := c.Request().Context(), Input[B]{}
	in.Actor, _ = vocabulary.ActorFrom(ctx)
	if err := bind(body, &in.Body); err != nil {
		return err
	}
	found, err := check(ctx, in)
	if err != nil {
		return err
	}
	read := func() (content, error) { return content{into: func(any) error { return nil }}, nil }
	return write(c, w, read, nil, func(ctx context.Context, _ Input[B]) (Output, error) { return effect(ctx, in, found) })
}

// neverKept marks an answer that nothing on its way may keep, nor the browser.
func neverKept(c echo.Context) { c.Response().Header().Set("Cache-Control", noStore) }

const noStore = "no-store"

func refuseKey(c echo.Context) error {
	if c.Request().Header.Get("Idempotency-Key") == "" {
		return nil
	}
	return &vocabulary.Error{Code: vocabulary.CodeBadRequest,
		Message: "This request or its answer holds a secret, of which nothing is kept, so it cannot be repeated under an Idempotency-Key. Send it without one.",
		Faults:  []vocabulary.Fault{{Pointer: "header:Idempotency-Key", Code: "not_here", Message: "Send the request without this header."}}}
}

// content is the body of a write, read whole.
type content struct {
	digest []byte                 // identifies it for its Idempotency-Key
	into   func(target any) error // reads it strictly into a pointer to a struct
}

// jsonOf reads a JSON body. A transition or a POST without one is asked for as if with an empty object.
func jsonOf(c echo.Context) func() (content, error) {
	return func() (content, error) {
		body, err := readBody(c)
		sum := sha256.Sum256(body)
		return content{sum[:], func(target any) error { return bind(body, target) }}, err
	}
}

// The order of checks is fixed: authenticate and permit (before this), replay, If-Match, validate, effect.
func write[B any](c echo.Context, w *Writer, read func() (content, error), condition condition, effect func(ctx context.Context, in Input[B]) (Output, error)) error {
	if err := AcceptJSON(c); err != nil {
		return err
	}
	dryRun, err := Flag(c.QueryParams(), "dry_run")
	if err != nil {
		return err
	}
	body, err := read()
	if err != nil {
		return err
	}
	key, err := idempotencyKey(c, dryRun, body.digest)
	if err != nil {
		return err
	}
	var done stored
	err = w.db.InTx(c.Request().Context(), func(ctx context.Context, tx *database.Tx) error {
		replayed, err := key.claim(ctx, tx, w.clock())
		if err != nil {
			return err
		}
		if replayed != nil {
			done = *replayed
			return nil
		}
		in := Input[B]{}
		in.Actor, _ = vocabulary.ActorFrom(ctx)
		if condition != nil {
			if in.Version, err = condition(ctx, c.Request().Header); err != nil {
				return err
			}
		}
		if err := body.into(&in.Body); err != nil {
			return err
		}
		out, err := effect(ctx, in)
		if err != nil {
			return err
		}
		if done.entry, err = Versioned(out.Version, out.Body); err != nil {
			return err
		}
		done.status, done.location, done.cookie = out.Status, out.Location, out.Cookie
		if dryRun {
			return database.ErrRollback
		}
		return key.store(ctx, tx, done)
	})
	if err != nil {
		return err
	}
	return done.serve(c, dryRun)
}

// stored is the answer of a write, as sent and as kept under its Idempotency-Key.
type stored struct {
	status   int
	location string
	entry    *snapshot.Entry
	cookie   *http.Cookie
	replayed bool
}

func (s stored) serve(c echo.Context, dryRun bool) error {
	header := c.Response().Header()
	if s.location != "" {
		header.Set("Location", s.location)
	}
	if s.replayed {
		header.Set("Idempotency-Replayed", "true")
	}
	if dryRun { // its version was never saved, so there is no ETag to send back
		header.Set("Dry-Run", "true")
		Private(header)
		return c.Blob(s.status, s.entry.ContentType, s.entry.Body)
	}
	if s.cookie != nil {
		header.Del("Set-Cookie") // one that took the old cookie away
		c.SetCookie(s.cookie)
	}
	return Serve(c, s.status, s.entry)
}
