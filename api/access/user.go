package access

import "time"

// User is a person with an account.
type User struct {
	ID   string `json:"id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Name string `json:"name" list:"sort" example:"Amina Begum"`
	// Email is null for the demonstration's people.
	Email *string `json:"email" list:"sort" example:"amina@trellis.invalid"`
	// Status says whether the account can be used.
	Status string `json:"status" list:"filter,sort" enums:"active,disabled" example:"active"`
	// Roles are those that hold today, within your reach.
	Roles []string `json:"roles" list:"" enums:"programme_admin,programme_officer,finance_approver,icb_lead,pcn_manager,project_lead,panel_member,applicant,analyst" example:"icb_lead"`
	// LastSignedInAt is null where they never have.
	LastSignedInAt *time.Time `json:"last_signed_in_at" list:"sort" example:"2026-11-25T09:30:00Z"`
	// IsDemo marks the demonstration's people, whom anyone on this machine may be.
	IsDemo  bool  `json:"is_demo" list:"filter,sort" example:"false"`
	Version int64 `json:"version" list:"" example:"1"`
}

// UserDetail is a person with what they were given, within your reach.
type UserDetail struct {
	User
	Memberships []Membership `json:"memberships"`
}

// UserChange is what an administrator may change about a person's account.
type UserChange struct {
	// Name is what they are called.
	Name *string `json:"name,omitempty" example:"Amina Begum"`
	// Status closes an account, or opens it again. Closing signs the person out everywhere.
	Status *string `json:"status,omitempty" enums:"active,disabled" example:"disabled"`
}
