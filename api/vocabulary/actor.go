package vocabulary

import "context"

// ActorKind says what sort of caller acts.
type ActorKind string

const (
	// KindPerson has signed in.
	KindPerson ActorKind = "person"
	// KindAPIClient is a machine with a token.
	KindAPIClient ActorKind = "api_client"
	// KindAnonymous has shown nothing.
	KindAnonymous ActorKind = "anonymous"
	// KindLocalOperator works with the commands, at the machine the database belongs to.
	KindLocalOperator ActorKind = "local_operator"
	// KindSystem is Trellis itself: migrations, the demonstration, background work.
	KindSystem ActorKind = "system"
)

// Actor is who acts, and what they were given. Access makes it out of the database for each request.
type Actor struct {
	// ID is the name the audit records.
	ID string
	// Name is for people to read.
	Name string
	// Kind is what sort of caller it is.
	Kind ActorKind
	// Grants are the memberships that hold today; an API client has one, whose role is "api_client".
	Grants []Grant
	// Permissions are what an API client may ask for, such as "organisations:read"; of anyone else, none.
	Permissions []string
	// Public is how much this installation shows to those who have not signed in: none, reference or open.
	Public string
	// SessionID names the session of a person; "" of others.
	SessionID string
	// SteppedUp tells whether a person has lately shown that it is them: what is hard to take back asks for that.
	SteppedUp bool
}

// Grant is one membership as it works: a role, and everything it reaches.
type Grant struct {
	Role string
	// ScopeKind and ScopeKeys are what the membership was given for: "icb" and two codes, say.
	ScopeKind string
	ScopeKeys []string
	// Reach is what follows from that, as tokens: "icb:QMJ", "pcn:U12345", "place:E09000007", "region:Y56".
	Reach []string
}

// LocalOperator acts in the commands.
func LocalOperator() Actor {
	return Actor{ID: "local_operator", Name: "Local operator", Kind: KindLocalOperator}
}

// System acts where no person does.
func System() Actor {
	return Actor{ID: "system", Name: "Trellis", Kind: KindSystem}
}

// Anonymous acts where nobody has signed in and no token was sent.
func Anonymous(public string) Actor {
	return Actor{ID: "anonymous", Name: "Not signed in", Kind: KindAnonymous, Public: public}
}

type actorKey struct{}

// WithActor returns a context that carries the caller.
func WithActor(ctx context.Context, actor Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, actor)
}

// ActorFrom returns the caller the context carries; ok is false where nobody was authenticated.
func ActorFrom(ctx context.Context) (actor Actor, ok bool) {
	actor, ok = ctx.Value(actorKey{}).(Actor)
	return actor, ok
}
