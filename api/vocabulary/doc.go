// Package vocabulary holds the words every room shares: dates, codes, errors and actors.
// It imports nothing but the standard library, so that any package may use it.
package vocabulary
