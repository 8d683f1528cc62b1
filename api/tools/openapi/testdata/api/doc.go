// Package api is a small API that has what the real one has not yet.
package api
