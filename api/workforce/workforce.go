// Package workforce keeps posts for personalised care roles: the people in them, how they are supported, the money behind
// them, what services did, and the official count beside all of it.
package workforce
