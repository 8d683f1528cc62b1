package vocabulary

// Date is a day.
type Date struct{ days int }

// Colour is a colour.
type Colour string

const (
	Red  Colour = "red"
	Blue Colour = "blue"
)
