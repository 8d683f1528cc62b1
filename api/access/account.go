package access

import (
	"trellis/api/vocabulary"
)

// Account is how the caller signs in.
type Account struct {
	ID   string `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Name string `json:"name" example:"Amina Begum"`
	// Email is null for the demonstration's people.
	Email *string `json:"email" example:"amina@trellis.invalid"`
	// HasPassword tells whether an e-mail address and a password open the account.
	HasPassword bool `json:"has_password" example:"true"`
	// HasTOTP tells whether it takes a one-time code besides.
	HasTOTP bool `json:"has_totp" example:"false"`
	// Identities are the accounts elsewhere that open it.
	Identities []Identity `json:"identities"`
	Version    int64      `json:"version" example:"1"`
}

// Identity is an account elsewhere.
type Identity struct {
	// Issuer is who keeps it.
	Issuer string `json:"issuer" example:"https://login.example"`
}

// AccountChange is what a person may change about themselves.
type AccountChange struct {
	Name string `json:"name" example:"Amina Begum" binding:"required"`
}

// NewPassword changes a password.
type NewPassword struct {
	// OldPassword is the present one; where there is none, prove first that it is you.
	OldPassword string `json:"old_password,omitempty" content:"secret" example:"four words do very well"`
	// NewPassword has 15 to 200 characters, and is not easily guessed.
	NewPassword string `json:"new_password" content:"secret" example:"other words do just as well" binding:"required"`
}

// TOTP is the second factor about to be set up: a secret for a person's device, shown this once.
type TOTP struct {
	// Secret is what to type into the device.
	Secret string `json:"secret" example:"JBSWY3DPEHPK3PXP"`
	// URI says the same to programs.
	URI string `json:"otpauth_uri" example:"otpauth://totp/Trellis:amina@trellis.invalid?secret=JBSWY3DPEHPK3PXP&issuer=Trellis"`
	// QR is a picture of it to photograph, as a data: URI.
	QR string `json:"qr_png" example:"data:image/png;base64,iVBORw0KGgo="`
}

// TOTPCode is what the device shows.
type TOTPCode struct {
	Code string `json:"code" content:"secret" example:"492039" binding:"required"`
}

// checkName judges what a person is called.
func checkName(pointer, name string) (string, []vocabulary.Fault) {
	name = vocabulary.OneLine(name)
	if code, message := vocabulary.CheckText("Name", name, 1, 200); code != "" {
		return name, []vocabulary.Fault{{Pointer: pointer, Code: code, Message: message}}
	}
	return name, nil
}

// stepUpFirst asks a person to show once more that it is them.
func stepUpFirst(to string) error {
	return vocabulary.Errorf(vocabulary.CodeStepUpRequired, "To %s, show once more that it is you.", to)
}
