package vocabulary

import "context"

// ActorKind says what sort of caller acts.
type ActorKind string

const (
	// KindLocalOperator is whoever sits at the machine: the only caller until sign-in exists.
	KindLocalOperator ActorKind = "local_operator"
	// KindSystem is Trellis itself: migrations, the demonstration, background work.
	KindSystem ActorKind = "system"
)

// Actor is who acts, as the audit names them.
type Actor struct {
	// ID is the name the audit records.
	ID string `json:"id" example:"local_operator"`
	// Name is for people to read.
	Name string `json:"name" example:"Local operator"`
	// Kind is what sort of caller it is.
	Kind ActorKind `json:"kind" enums:"local_operator,system" example:"local_operator"`
}

// LocalOperator acts on every request while Trellis listens on loopback only.
func LocalOperator() Actor {
	return Actor{ID: "local_operator", Name: "Local operator", Kind: KindLocalOperator}
}

// System acts where no person does.
func System() Actor {
	return Actor{ID: "system", Name: "Trellis", Kind: KindSystem}
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
