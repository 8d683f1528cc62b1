package access_test

import (
	"net/http"
	"testing"

	"trellis/api/server/contract"
)

// A form that one person filled in is not sent by another who has signed in meanwhile, in another tab.
func TestAPageMadeForOnePersonDoesNotActForAnother(t *testing.T) {
	o := newOffice(t)
	b, id := o.member(amina, "programme_admin", "region", "Y56")
	etag := b.get("/api/v1/icbs/QMF").Header.Get("ETag")
	rename := func(whose string) *contract.Response {
		return b.send(http.MethodPatch, "/api/v1/icbs/QMF?dry_run=true", object{"short_name": "Of another tab"}, "If-Match: "+etag, "X-Trellis-Person: "+whose)
	}
	for _, whose := range []string{contract.AdministratorID, "nobody", id + " " + id} {
		problemOf(t, "for "+whose, rename(whose), 403, "another_person")
	}
	if answer := rename(id); answer.Status != http.StatusOK {
		t.Errorf("for whom it was made it answers %d %s", answer.Status, answer.Body)
	}
	if answer := b.send(http.MethodGet, "/api/v1/me", nil, "X-Trellis-Person: nobody"); answer.Status != http.StatusOK {
		t.Errorf("a page that reads is answered %d", answer.Status)
	}
	if answer := b.send(http.MethodDelete, "/api/v1/session", nil, "X-Trellis-Person: "+contract.AdministratorID); answer.Status/100 != 2 {
		t.Errorf("signing out, whoever it is, answers %d %s", answer.Status, answer.Body)
	}
}
