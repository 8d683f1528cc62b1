package vocabulary

// Date is a day.
type Date struct{ days int }

// Colour is a colour.
type Colour string

const (
	Red  Colour = "red"
	Blue Colour = "blue"
)

// Given is a field of a change that may be taken away.
type Given[T any] struct{ value *T }
