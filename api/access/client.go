package access

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

const (
	// clientDays is how far ahead a client's last day may lie: two years.
	clientDays = 731
	// secretsAtOnce is how many secrets of a client may count: one replaces the other without a break.
	secretsAtOnce = 2
	// secretPrefix lets tools that look for leaked secrets know ours.
	secretPrefix = "trls_"
	// shownOfSecret is how much of a secret is kept to recognise it by.
	shownOfSecret = 10
)

// APIClientItem is a program that acts for someone.
type APIClientItem struct {
	ID string `json:"id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// Name is for people to read.
	Name string `json:"name" list:"sort" example:"Reporting"`
	// OwnerID is whose it is: what its owner could not give it today, it may not do today.
	OwnerID string `json:"owner_id" list:"filter" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// OwnerName is for people to read.
	OwnerName string `json:"owner_name" list:"sort" example:"Amina Begum"`
	// Permissions are what it was given.
	Permissions []string `json:"permissions" list:"" example:"organisations:read"`
	// ScopeKind is what sort of thing it was made for; ScopeKeys are their codes.
	ScopeKind string   `json:"scope_kind" list:"filter" enums:"region,icb,place,pcn,project,round,application" example:"icb"`
	ScopeKeys []string `json:"scope_keys" list:"" example:"QMF"`
	// ScopeNames are the same in words.
	ScopeNames []string `json:"scope_names" list:"" example:"North East London"`
	// ExpiresOn is the last day on which it gets tokens and is let in.
	ExpiresOn vocabulary.Date `json:"expires_on" list:"filter,sort" example:"2027-11-24"`
	// RevokedAt is when someone ended it for good; null while nobody has.
	RevokedAt *time.Time `json:"revoked_at" list:"sort" example:"2026-11-25T10:00:00Z"`
	// LastUsedAt is when it last got a token or used one, to the minute; null before.
	LastUsedAt *time.Time `json:"last_used_at" list:"sort" example:"2026-11-25T10:00:00Z"`
	// Status is active, expired after its last day, or revoked.
	Status string `json:"status" list:"filter,sort" enums:"active,expired,revoked" example:"active"`
	// HasPublicKey tells that it signs assertions with a key of its own, and has no secret.
	HasPublicKey bool      `json:"has_public_key" list:"filter" example:"false"`
	CreatedAt    time.Time `json:"created_at" list:"sort" example:"2026-11-25T09:30:00Z"`
	Version      int64     `json:"version" list:"" example:"1"`
}

// APIClient is a program that acts for someone, with what it shows to prove who it is.
type APIClient struct {
	APIClientItem
	// LapsedPermissions are those it may not use at present, because its owner could not give them to it today.
	LapsedPermissions []string       `json:"lapsed_permissions" example:"imports:read"`
	Secrets           []ClientSecret `json:"secrets"`
	// Secret is one just made. It is shown this once and kept nowhere; not there otherwise.
	Secret string `json:"secret,omitempty" example:"trls_47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"`
}

// ClientSecret is a secret as it is remembered: by its beginning and a hash.
type ClientSecret struct {
	ID string `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// Prefix is how it begins, to recognise it by.
	Prefix    string    `json:"prefix" example:"trls_47DEQ"`
	CreatedAt time.Time `json:"created_at" example:"2026-11-25T09:30:00Z"`
	// EndedAt is when it stopped to count; null while it does.
	EndedAt *time.Time `json:"ended_at" example:"2026-11-25T10:00:00Z"`
}

// NewAPIClient is a client about to be made.
type NewAPIClient struct {
	// Name is for people to read.
	Name string `json:"name" minLength:"1" maxLength:"200" example:"Reporting" validate:"required"`
	// Permissions are what it may do: some of those that /api/v1/code_lists explains as client_permission.
	Permissions []string `json:"permissions" example:"organisations:read" validate:"required"`
	// ScopeKind is what sort of thing it is for.
	ScopeKind string `json:"scope_kind" enums:"region,icb,place,pcn,project,round,application" example:"icb" validate:"required"`
	// ScopeKeys are their codes. Of what is not everyone's, only what lies within exists for it.
	ScopeKeys []string `json:"scope_keys" example:"QMF" validate:"required"`
	// ExpiresOn is its last day, at most two years ahead.
	ExpiresOn vocabulary.Date `json:"expires_on" example:"2027-11-24" validate:"required"`
	// PublicKey is a key of its own, to sign assertions with (private_key_jwt); without one it gets a secret.
	PublicKey *PublicKey `json:"public_key,omitempty"`
}

// APIClientChange is what can be changed of a client. What it is for cannot: make another.
type APIClientChange struct {
	Name *string `json:"name,omitempty" minLength:"1" maxLength:"200" example:"Reporting"`
	// Permissions are all it may do from now on.
	Permissions *[]string `json:"permissions,omitempty" example:"organisations:read"`
	// ExpiresOn is its last day, at most two years ahead.
	ExpiresOn *vocabulary.Date `json:"expires_on,omitempty" example:"2027-11-24"`
}

// tidy puts a new client into the form it is kept in, and tells what is wrong with it.
func (n *NewAPIClient) tidy(today vocabulary.Date) (faults []vocabulary.Fault) {
	n.Name, faults = checkName("/name", n.Name)
	faults = append(faults, tidyPermissions(&n.Permissions)...)
	faults = append(faults, n.tidyScope()...)
	faults = append(faults, checkLastDay(n.ExpiresOn, today)...)
	if n.PublicKey != nil {
		faults = append(faults, n.PublicKey.check("/public_key")...)
	}
	return faults
}

// tidy does the same with a change.
func (n *APIClientChange) tidy(today vocabulary.Date) (faults []vocabulary.Fault) {
	if n.Name != nil {
		*n.Name, faults = checkName("/name", *n.Name)
	}
	if n.Permissions != nil {
		faults = append(faults, tidyPermissions(n.Permissions)...)
	}
	if n.ExpiresOn != nil {
		faults = append(faults, checkLastDay(*n.ExpiresOn, today)...)
	}
	return faults
}

func tidyPermissions(permissions *[]string) (faults []vocabulary.Fault) {
	if len(*permissions) == 0 {
		return []vocabulary.Fault{{Pointer: "/permissions", Code: "required", Message: "Give it at least one permission."}}
	}
	for i, one := range *permissions {
		if !slices.Contains(policy.ClientPermissions(), one) {
			faults = append(faults, vocabulary.Fault{Pointer: fmt.Sprintf("/permissions/%d", i), Code: "unknown_value",
				Message: "There is no such permission. Known: " + strings.Join(policy.ClientPermissions(), ", ") + "."})
		}
	}
	*permissions = sortedOnce(*permissions)
	return faults
}

// tidyScope checks only how a scope is written; who may make a client for it is asked later.
func (n *NewAPIClient) tidyScope() []vocabulary.Fault {
	switch {
	case notYet[n.ScopeKind] != "":
		return []vocabulary.Fault{{Pointer: "/scope_kind", Code: "unknown_scope", Message: "There are no " + notYet[n.ScopeKind] + " yet. Make it for regions, boards, boroughs or networks."}}
	case !slices.Contains(policy.ScopeKinds(policy.Analyst), n.ScopeKind): // as wide as any
		return []vocabulary.Fault{{Pointer: "/scope_kind", Code: "unknown_value", Message: "A client is for one of these: region, icb, place or pcn."}}
	}
	for i, key := range n.ScopeKeys {
		n.ScopeKeys[i] = strings.ToUpper(vocabulary.OneLine(key))
	}
	n.ScopeKeys = sortedOnce(n.ScopeKeys)
	if len(n.ScopeKeys) < 1 || len(n.ScopeKeys) > mostKeys {
		return []vocabulary.Fault{{Pointer: "/scope_keys", Code: "required", Message: "Say what it is for: 1 to 50 codes."}}
	}
	return nil
}

func checkLastDay(day, today vocabulary.Date) []vocabulary.Fault {
	if day.Before(today) || day.After(today.AddDays(clientDays)) {
		return []vocabulary.Fault{{Pointer: "/expires_on", Code: "out_of_range", Message: "Its last day is today or later, and at most two years ahead."}}
	}
	return nil
}

func sortedOnce(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}
