package demo_test

import (
	"net/http"
	"strings"
	"testing"

	"trellis/api/access"
	"trellis/api/demo"
	"trellis/api/policy"
)

func TestAnyoneMayBeOneOfTheDemonstrationsPeople(t *testing.T) {
	s := begun(t, false, onThisMachine)
	var options access.SignInOptions
	s.Anonymously().Get("/api/v1/sign_in").Into(t, &options)
	people := demo.People()
	if len(options.Methods.Demo) != len(people) {
		t.Fatalf("%d people are offered, not %d", len(options.Methods.Demo), len(people))
	}
	for i, offered := range options.Methods.Demo {
		if offered.UserID != people[i].ID || !strings.HasSuffix(offered.Name, " Demo") || offered.Scope == "" || offered.Does != policy.Means(offered.Role) || offered.Does == "" {
			t.Errorf("%+v is offered as %+v", people[i], offered)
		}
		answer := s.Anonymously().Do(http.MethodPost, "/api/v1/session", map[string]string{"Sec-Fetch-Site": "same-origin"}, map[string]string{"method": "demo", "user_id": offered.UserID})
		cookies := (&http.Response{Header: answer.Header}).Cookies()
		if answer.Status != http.StatusCreated || len(cookies) != 1 {
			t.Fatalf("signing in as %s answers %d %s", offered.Name, answer.Status, answer.Body)
		}
		var me access.Me
		s.Anonymously().Do(http.MethodGet, "/api/v1/me", map[string]string{"Cookie": cookies[0].Name + "=" + cookies[0].Value}, nil).Into(t, &me)
		if me.ID != offered.UserID || len(me.Grants) != 1 || me.Grants[0].Role != offered.Role {
			t.Errorf("signed in as %s one is %+v", offered.Name, me)
		}
	}
	lead := s.As(people[4].ID)
	var list struct{ Items []access.User }
	lead.Get("/api/v1/users").Into(t, &list)
	if len(list.Items) != 2 || list.Items[0].Name != "Eun-ji Demo" || list.Items[1].Name != "Farid Demo" {
		t.Errorf("the lead of North East London sees %+v", list.Items)
	}
}

func TestWhereNothingIsInventedNobodyIs(t *testing.T) {
	s := begun(t, true, onThisMachine)
	var options access.SignInOptions
	s.Anonymously().Get("/api/v1/sign_in").Into(t, &options)
	if len(options.Methods.Demo) > 0 {
		t.Errorf("%+v are offered", options.Methods.Demo)
	}
}
