package vocabulary

import (
	"encoding/json"
	"reflect"
)

// Given is a field of a change that may be taken away: left out, null, or a value (RFC 7396). A field that can only be
// changed is a pointer.
type Given[T any] struct {
	// IsGiven tells that the field stands in the body.
	IsGiven bool
	// Value is nil where it stands there as null.
	Value *T
}

// Give makes a field that holds a value.
func Give[T any](value T) Given[T] { return Given[T]{true, &value} }

// GiveNull makes a field that takes away what there is.
func GiveNull[T any]() Given[T] { return Given[T]{IsGiven: true} }

// Into puts the value in the place of what there is, if it is given.
func (g Given[T]) Into(target **T) {
	if g.IsGiven {
		*target = g.Value
	}
}

// UnmarshalJSON reads null or a value; what is left out is never read.
func (g *Given[T]) UnmarshalJSON(text []byte) error {
	*g = Given[T]{IsGiven: true}
	return json.Unmarshal(text, &g.Value)
}

// MarshalJSON writes null or the value; a tag omitzero leaves out what is not given.
func (g Given[T]) MarshalJSON() ([]byte, error) { return json.Marshal(g.Value) }

// Holds is the type of the value.
func (Given[T]) Holds() reflect.Type { return reflect.TypeFor[T]() }
