package workforce

import "github.com/google/uuid"

// newID makes an identifier that sorts by when it was made.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
