package httpx

// Problem is the body of every error.
type Problem struct {
	Code string `json:"code"`
}

// Page is a page of anything.
type Page[Items any] struct {
	Items Items   `json:"items"`
	Next  *string `json:"next"`
}
