package main

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// tokenPath is where programs get tokens: as RFC 6749 says, which knows no problems.
const tokenPath = "/oauth/token"

// describeTokens adds what the answers to a program that asks for a token carry.
func describeTokens(op *openapi3.Operation) {
	op.RequestBody.Value.Required = true
	op.Responses.Value("200").Value.Headers = carrying("Cache-Control", "Pragma")
}

var tokenRefusals = map[int]string{
	http.StatusBadRequest:   "The request cannot be read, asks for what the client has not, or comes from a client that may do nothing.",
	http.StatusUnauthorized: "What was shown does not show who the client is, or the client has been revoked or has expired.",
}

// refuseTokens describes why there is no token. What stands before every route answers a problem here too.
func (d *document) refuseTokens(op *openapi3.Operation) {
	for status, keys := range map[int][]string{http.StatusBadRequest: {"Cache-Control", "Pragma"}, http.StatusUnauthorized: {"Cache-Control", "Pragma", "WWW-Authenticate"}} {
		answer := openapi3.NewResponse().WithDescription(tokenRefusals[status])
		answer.Headers = carrying(keys...)
		answer.Content = openapi3.Content{asJSON: {Schema: d.refTo("TokenRefusal")}}
		if status == http.StatusBadRequest {
			answer.Content["application/problem+json"] = &openapi3.MediaType{Schema: d.refTo("Problem")}
		}
		op.Responses.Set(strconv.Itoa(status), &openapi3.ResponseRef{Value: answer})
	}
}

// describeSendingOn adds what an answer carries that sends a browser on.
func describeSendingOn(path string, op *openapi3.Operation) error {
	sends := false
	for status, response := range op.Responses.Map() {
		if status[0] != '3' {
			continue
		}
		sends = true
		response.Value.Headers = carrying("Cache-Control", "Set-Cookie")
		response.Value.Headers["Location"] = header("Where to go on to.", true, text("/pcns"))
	}
	if !sends {
		return fmt.Errorf("%s describes no good answer", path)
	}
	return nil
}
