// Package embedding says how well the personalised care roles are embedded in a network, why, and what would move it: the
// framework networks are assessed against, their assessments, and the status that is worked out from both.
package embedding
