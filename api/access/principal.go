package access

import (
	"time"

	"trellis/api/vocabulary"
)

// principal is a caller as the database knows them: who, until when, and with what.
type principal struct {
	actor vocabulary.Actor
	// until is when what was shown stops to count: the session's end, or the token's.
	until time.Time
	// foundAt is when the database said so.
	foundAt time.Time
	// steppedUpUntil is until when a person counts as having lately shown that it is them.
	steppedUpUntil time.Time
}

// at is the principal as an actor at one moment.
func (p principal) at(now time.Time) vocabulary.Actor {
	actor := p.actor
	actor.SteppedUp = p.steppedUpUntil.After(now)
	return actor
}
