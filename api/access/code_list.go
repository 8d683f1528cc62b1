package access

import "trellis/api/vocabulary"

// CodeLists explains the words of people and programs.
func CodeLists() []vocabulary.CodeList {
	return []vocabulary.CodeList{
		{Name: "account_status", Description: "Whether a person's account can be used.", Codes: []vocabulary.CodeMeaning{
			{Code: "active", Meaning: "The person can sign in."},
			{Code: "disabled", Meaning: "The account is closed; an administrator can open it again."},
		}},
		{Name: "membership_status", Description: "Whether a role counts today.", Codes: []vocabulary.CodeMeaning{
			{Code: "holds", Meaning: "It counts today."},
			{Code: "not_yet", Meaning: "It begins on a day to come."},
			{Code: "ended", Meaning: "It counts no more."},
		}},
		{Name: "invitation_status", Description: "What became of an invitation.", Codes: []vocabulary.CodeMeaning{
			{Code: "open", Meaning: "It can be taken up."},
			{Code: "accepted", Meaning: "It was taken up."},
			{Code: "revoked", Meaning: "It was taken back."},
			{Code: "expired", Meaning: "Nobody took it up within fourteen days."},
		}},
		{Name: "sign_in_method", Description: "How a session began.", Codes: []vocabulary.CodeMeaning{
			{Code: byPassword, Meaning: "With a password, and a one-time code where one is set up."},
			{Code: byOIDC, Meaning: "With an account of the person's organisation."},
			{Code: byDemo, Meaning: "As one of the demonstration's people."},
		}},
		{Name: "client_status", Description: "Whether an API client gets tokens.", Codes: []vocabulary.CodeMeaning{
			{Code: "active", Meaning: "It gets tokens."},
			{Code: "expired", Meaning: "Its last day has passed."},
			{Code: "revoked", Meaning: "It was ended, for good."},
		}},
		{Name: "token_error", Description: "Why no token is given (RFC 6749).", Codes: []vocabulary.CodeMeaning{
			{Code: "invalid_request", Meaning: "The form is not one, or lacks something."},
			{Code: "invalid_client", Meaning: "The client is unknown, or what it shows does not hold."},
			{Code: "unauthorized_client", Meaning: "The client may not get a token in this way."},
			{Code: "unsupported_grant_type", Meaning: "Tokens are given for client_credentials only."},
			{Code: "invalid_scope", Meaning: "It asks for more than the client was given."},
		}},
	}
}
