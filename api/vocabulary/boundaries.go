package vocabulary

// The maps that networks can be counted on: that of the day asked about, or today's.
const (
	BoundariesThen = "then"
	BoundariesNow  = "now"
)
