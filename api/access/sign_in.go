package access

import (
	"time"

	"trellis/api/vocabulary"
)

// SignInOptions say how one signs in here.
type SignInOptions struct {
	Methods SignInMethods `json:"methods"`
}

// SignInMethods are the ways in.
type SignInMethods struct {
	// Password tells whether an e-mail address and a password do, or whether passwords are switched off.
	Password bool `json:"password" example:"true"`
	// OIDC is the organisation's own sign-in; null where there is none.
	OIDC *SignInElsewhere `json:"oidc"`
	// Demo are the demonstration's people, whom anyone may be on this machine; empty elsewhere.
	Demo []DemoPerson `json:"demo"`
}

// SignInElsewhere is signing in where one's organisation keeps its accounts.
type SignInElsewhere struct {
	Name string `json:"name" example:"NHS Care Identity"`
	// Start is where to go; return_to may be added.
	Start string `json:"start" example:"/api/v1/sign_in/oidc"`
}

// DemoPerson is one of the demonstration's people.
type DemoPerson struct {
	UserID string `json:"user_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Name   string `json:"name" example:"Amina Demo"`
	Role   string `json:"role" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"icb_lead"`
	// Scope is what the role was given for, in words.
	Scope string `json:"scope" example:"North East London"`
	// Does says what the role is.
	Does string `json:"does" example:"Leads the programme in an integrated care board or a place, and invites people there."`
}

// SignIn is what someone shows to sign in.
type SignIn struct {
	// Method is password, or demo for one of the demonstration's people.
	Method string `json:"method" enums:"password,demo" example:"password" binding:"required"`
	// Email and Password are those of an account here.
	Email    string `json:"email,omitempty" example:"amina@trellis.invalid"`
	Password string `json:"password,omitempty" content:"secret" example:"four words do very well"`
	// Code is the present one-time code, where the account has a second factor.
	Code string `json:"code,omitempty" content:"secret" example:"492039"`
	// UserID names one of the demonstration's people.
	UserID string `json:"user_id,omitempty" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
}

// Session is a signed-in browser.
type Session struct {
	ID   string      `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	User SessionUser `json:"user"`
	// Method is how it began.
	Method string `json:"method" enums:"password,oidc,demo" example:"password"`
	// UserAgent is what the browser calls itself.
	UserAgent string `json:"user_agent" example:"Mozilla/5.0"`
	// Address is where it came from.
	Address   string    `json:"address" example:"192.0.2.10"`
	StartedAt time.Time `json:"started_at" example:"2026-11-25T09:30:00Z"`
	// UsedAt is when it was last used, to the minute. Half an hour without use ends it.
	UsedAt time.Time `json:"used_at" example:"2026-11-25T09:41:00Z"`
	// ExpiresAt is when it ends at the latest, twelve hours after it began.
	ExpiresAt time.Time `json:"expires_at" example:"2026-11-25T21:30:00Z"`
	// SteppedUpUntil is until when the last proof of who it is counts for what needs a fresh one, such as making an API client.
	SteppedUpUntil time.Time `json:"stepped_up_until" example:"2026-11-25T09:40:00Z"`
	// EndedAt is when someone ended it; null while nobody has.
	EndedAt *time.Time `json:"ended_at" example:"2026-11-25T10:00:00Z"`
	// IsCurrent tells that it is the one that asks.
	IsCurrent bool  `json:"is_current"`
	Version   int64 `json:"version" example:"1"`
}

// SessionUser is whose session it is.
type SessionUser struct {
	ID   string `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Name string `json:"name" example:"Amina Begum"`
}

// Proof is what someone shows to prove once more that it is them.
type Proof struct {
	Password string `json:"password,omitempty" content:"secret" example:"four words do very well"`
	Code     string `json:"code,omitempty" content:"secret" example:"492039"`
}

// refused is the one answer for whatever was wrong, so that nobody learns which accounts there are.
func refused() error {
	return vocabulary.Errorf(vocabulary.CodeUnauthenticated, "The e-mail address and the password do not belong together, or the account is closed or locked for a while. After five wrong tries wait a quarter of an hour.")
}

// codeWanted asks for the second factor, of one who has shown the first.
func codeWanted() error {
	return &vocabulary.Error{Code: vocabulary.CodeUnauthenticated, Message: "Give the code your device shows now.",
		Faults: []vocabulary.Fault{{Pointer: "/code", Code: "code_required", Message: "Give the six digits your device shows now."}}}
}
