package access_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"trellis/api/access"
)

func TestClientsAreListedWithWhatBecameOfThem(t *testing.T) {
	o := newOffice(t)
	names := map[string]access.APIClient{}
	for _, name := range []string{"Charlie", "alpha", "Bravo"} {
		names[name] = makeClient(t, o.Server, object{"name": name})
	}
	expired := makeClient(t, o.Server, object{"name": "Delta", "expires_on": "2026-11-25"})
	token(t, o.Server, names["alpha"])
	changed(t, change(t, o.Server, http.MethodPost, names["Bravo"].ID, "/revoke", nil))
	o.clock.move(24 * time.Hour)
	list := func(query string) (found []access.APIClientItem) {
		var page access.APIClientList
		answer := o.Get(clientsPath + query)
		if answer.Status != http.StatusOK {
			t.Fatalf("%s answers %d %s", query, answer.Status, answer.Body)
		}
		answer.Into(t, &page)
		return page.Items
	}
	all := list("")
	if len(all) != 4 || all[0].Name != "alpha" || all[0].LastUsedAt == nil || all[1].Status != "revoked" || all[2].LastUsedAt != nil || all[3].Status != "expired" ||
		all[0].ScopeNames[0] != "London" || len(all[0].Permissions) != 2 {
		t.Errorf("they are %+v", all)
	}
	if found := list("?status=expired"); len(found) != 1 || found[0].ID != expired.ID {
		t.Errorf("expired are %+v", found)
	}
	if found := list("?status=active&sort=-name"); len(found) != 2 || found[0].Name != "Charlie" {
		t.Errorf("active are %+v", found)
	}
	file := o.Get(clientsPath + ".csv?fields=name,permissions")
	if want := "name,permissions\nalpha,\"[\"\"imports:read\"\",\"\"organisations:read\"\"]\"\n"; !strings.HasPrefix(file.Text(), want) {
		t.Errorf("as a file they are %q", file.Text())
	}
}

func TestTheAuditNamesTheClientThatWrites(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, object{"permissions": []string{"organisations:read", "organisations:write"}})
	got := token(t, o.Server, client)
	etag := o.Get("/api/v1/icbs/QMF").Header.Get("ETag")
	answer := o.Anonymously().Do(http.MethodPatch, "/api/v1/icbs/QMF", map[string]string{"Authorization": "Bearer " + got, "If-Match": etag}, object{"short_name": "North East"})
	if answer.Status != http.StatusOK {
		t.Fatalf("the change answers %d %s", answer.Status, answer.Body)
	}
	if actor := ask[string](t, o.Server, "SELECT actor_id || ' ' || actor_kind FROM audit_events WHERE operation = 'icbs.update'"); actor != client.ID+" api_client" {
		t.Errorf("the audit names %s", actor)
	}
}

func TestAClientsUseIsNotedOnceAMinute(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	used := func() time.Time {
		return ask[time.Time](t, o.Server, "SELECT used_at FROM api_client_uses WHERE client_id = $1::text::uuid", client.ID)
	}
	began := o.clock.now()
	got := token(t, o.Server, client)
	o.clock.move(50 * time.Second)
	may(o.Server, got, "/api/v1/imports")
	if !used().Equal(began) {
		t.Errorf("fifty seconds later its use is noted at %s", used())
	}
	o.clock.move(15 * time.Second)
	may(o.Server, got, "/api/v1/imports")
	o.clock.move(15 * time.Second)
	may(o.Server, got, "/api/v1/imports") // what is known of it is asked again after a minute
	o.clock.move(time.Minute)
	may(o.Server, got, "/api/v1/imports")
	if noted := used().Sub(began); noted < time.Minute || noted > 3*time.Minute {
		t.Errorf("minutes later it is noted %s after it began", noted)
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM audit_changes WHERE table_name = 'api_client_uses'"); n > 0 {
		t.Errorf("the audit has %d uses", n)
	}
}
