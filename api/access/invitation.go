package access

import (
	"net/mail"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// Invitation asks someone to take up a role.
type Invitation struct {
	ID    string `json:"id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Email string `json:"email" list:"filter,sort" example:"amina@trellis.invalid"`
	Name  string `json:"name" list:"sort" example:"Amina Begum"`
	Role  string `json:"role" list:"filter,sort" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"pcn_manager"`
	// ScopeKind and ScopeKeys say what the role is for; ScopeNames say the same in words.
	ScopeKind  string   `json:"scope_kind" list:"filter,sort" enums:"region,icb,place,pcn,project,round,application" example:"pcn"`
	ScopeKeys  []string `json:"scope_keys" list:"" example:"U12345"`
	ScopeNames []string `json:"scope_names" list:"" example:"Camden Demo 1"`
	// ExpiresAt is when it can be taken up no more, fourteen days after it was made.
	ExpiresAt time.Time `json:"expires_at" list:"sort" example:"2026-12-09T09:30:00Z"`
	// InvitedBy is who made it, as the audit names them, and InvitedByName what they are called; an id where they are out of your reach.
	InvitedBy     string    `json:"invited_by" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	InvitedByName string    `json:"invited_by_name" list:"sort" example:"Ada Administrator"`
	InvitedAt     time.Time `json:"invited_at" list:"sort" example:"2026-11-25T09:30:00Z"`
	// AcceptedAt is when it was taken up, RevokedAt when it was taken back; null where it was not.
	AcceptedAt *time.Time `json:"accepted_at" list:"sort" example:"2026-11-26T08:00:00Z"`
	RevokedAt  *time.Time `json:"revoked_at" list:"sort" example:"2026-11-26T08:00:00Z"`
	Status     string     `json:"status" list:"filter,sort" enums:"open,accepted,revoked,expired" example:"open"`
	Version    int64      `json:"version" list:"" example:"1"`
}

// InvitationMade is an invitation with its link, which is shown this once.
type InvitationMade struct {
	Invitation
	// Link is to be handed to the person. What stands after # never reaches a log.
	Link string `json:"link" example:"/invitations/take#8f3K2…"`
}

// NewInvitation asks for one.
type NewInvitation struct {
	Email     string   `json:"email" example:"amina@trellis.invalid" binding:"required"`
	Name      string   `json:"name" example:"Amina Begum" binding:"required"`
	Role      string   `json:"role" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"pcn_manager" binding:"required"`
	ScopeKind string   `json:"scope_kind" enums:"region,icb,place,pcn,project,round,application" example:"pcn" binding:"required"`
	ScopeKeys []string `json:"scope_keys" example:"U12345" binding:"required"`
}

// InvitationToken is what stands after # in an invitation's link.
type InvitationToken struct {
	Token string `json:"token" content:"secret" example:"8f3K2bqX" binding:"required"`
}

// OpenInvitation is what whoever holds the link may know.
type OpenInvitation struct {
	Name  string `json:"name" example:"Amina Begum"`
	Email string `json:"email" example:"amina@trellis.invalid"`
	Role  string `json:"role" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"pcn_manager"`
	// ScopeNames are what the role is for, in words.
	ScopeNames    []string      `json:"scope_names" example:"Camden Demo 1"`
	InvitedByName string        `json:"invited_by_name" example:"Ada Administrator"`
	ExpiresAt     time.Time     `json:"expires_at" example:"2026-12-09T09:30:00Z"`
	Methods       SignInMethods `json:"methods"`
}

// InvitationTaking takes an invitation up.
type InvitationTaking struct {
	Token string `json:"token" content:"secret" example:"8f3K2bqX" binding:"required"`
	// Name is what the person wants to be called, where they get an account; what the invitation says if left out.
	Name string `json:"name,omitempty" example:"Amina Begum"`
	// Password is that of the account the address has, or else a new one.
	Password string `json:"password" content:"secret" example:"four words do very well" binding:"required"`
	// Code is the present one-time code, where that account has a second factor.
	Code string `json:"code,omitempty" content:"secret" example:"492039"`
}

// checkEmail judges an e-mail address, as far as that can be told without writing to it.
func checkEmail(text string) (string, []vocabulary.Fault) {
	text = strings.TrimSpace(text)
	address, err := mail.ParseAddress(text)
	local, domain, _ := strings.Cut(text, "@")
	if err != nil || address.Address != text || len(text) > 254 || len(local) > 64 || !strings.Contains(domain, ".") {
		return text, []vocabulary.Fault{{Pointer: "/email", Code: "bad_email", Message: "This is no e-mail address. It looks like amina@example.nhs.uk."}}
	}
	return text, nil
}
