package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// caller is the API client that both servers are asked as.
type caller struct{ id, secret string }

// token gets a fresh one from the product, as any program does.
func (c caller) token(ctx context.Context, from *contender) (string, error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, from.url+"/oauth/token", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.SetBasicAuth(url.QueryEscape(c.id), url.QueryEscape(c.secret))
	response, err := from.client.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", fmt.Errorf("the product gives no token: %s: %w", response.Status, err)
	}
	if answer.AccessToken == "" {
		return "", fmt.Errorf("the product gives no token: %s", response.Status)
	}
	return answer.AccessToken, nil
}
