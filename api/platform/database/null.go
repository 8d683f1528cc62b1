package database

// OrNull is what the database keeps of a text: null where there is none.
func OrNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
