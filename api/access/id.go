package access

import "github.com/google/uuid"

// NewID makes the id of a record. It fails only where the machine has no random numbers left, as everything would.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }
