package access_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/server/contract"
)

const clientsPath = "/api/v1/api_clients"

// ask reads one value from the database as its owner.
func ask[T any](t testing.TB, s *contract.Server, sql string, args ...any) (value T) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.Database.AdminURL)
	must(t, err)
	defer conn.Close(t.Context())
	must(t, conn.QueryRow(t.Context(), sql, args...).Scan(&value))
	return value
}

// problemOf checks that an answer is a problem, and gives the places it points at.
func problemOf(t testing.TB, name string, answer *contract.Response, status int, code string) (pointers []string) {
	t.Helper()
	var problem struct {
		Code, Detail string
		Errors       []struct{ Pointer, Code string }
	}
	answer.Into(t, &problem)
	if answer.Status != status || problem.Code != code {
		t.Errorf("%s: it is answered %d %s, not %d %s", name, answer.Status, answer.Body, status, code)
	}
	for _, fault := range problem.Errors {
		pointers = append(pointers, fault.Pointer+" "+fault.Code)
	}
	return pointers
}

func TestAClientsSecretIsShownOnceAndKeptNowhere(t *testing.T) {
	o := newOffice(t)
	answer := o.Do(http.MethodPost, clientsPath, nil, newClient(nil))
	var made, read access.APIClient
	answer.Into(t, &made)
	if answer.Status != http.StatusCreated || answer.Header.Get("Location") != clientsPath+"/"+made.ID || made.Status != "active" || made.OwnerID != contract.AdministratorID ||
		made.OwnerName != "Ada Administrator" || strings.Join(made.ScopeNames, ",") != "London" || made.Secrets[0].Prefix != made.Secret[:10] {
		t.Errorf("making one answers %d %s %v", answer.Status, answer.Body, answer.Header)
	}
	again := o.Get(clientsPath + "/" + made.ID)
	again.Into(t, &read)
	if read.Secret != "" || strings.Contains(again.Text(), made.Secret) || read.Version != 1 || !strings.HasPrefix(again.Header.Get("ETag"), `"v1.`) {
		t.Errorf("reading it answers %s", again.Body)
	}
	token(t, o.Server, made)
	for _, table := range ask[[]string](t, o.Server, "SELECT array_agg(c.relname::text) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace") {
		if n := ask[int](t, o.Server, "SELECT count(*) FROM "+table+" t WHERE position($1 IN t::text) > 0", made.Secret); n > 0 {
			t.Errorf("%s holds the secret", table)
		}
	}
	hash := ask[string](t, o.Server, "SELECT encode(secret_hash, 'hex') FROM api_client_secrets")
	if n := ask[int](t, o.Server, "SELECT count(*) FROM audit_changes t WHERE position($1 IN t::text) > 0", hash); n > 0 {
		t.Error("the audit holds the secret's hash")
	}
}

func TestASecretIsMadeByARequestThatIsSentOnce(t *testing.T) {
	o := newOffice(t)
	key := map[string]string{"Idempotency-Key": "once"}
	if at := problemOf(t, "a key", o.Do(http.MethodPost, clientsPath, key, newClient(nil)), http.StatusBadRequest, "bad_request"); !slices.Equal(at, []string{"header:Idempotency-Key not_here"}) {
		t.Errorf("it points at %v", at)
	}
	dry := o.Do(http.MethodPost, clientsPath+"?dry_run=true", nil, newClient(nil))
	if dry.Status != http.StatusCreated || strings.Contains(dry.Text(), `"secret":`) || ask[int](t, o.Server, "SELECT count(*) FROM api_clients") != 0 {
		t.Errorf("a dry run answers %d %s", dry.Status, dry.Body)
	}
	client := makeClient(t, o.Server, nil)
	etag := o.Get(clientsPath + "/" + client.ID).Header.Get("ETag")
	problemOf(t, "a key for a secret", o.Do(http.MethodPost, clientsPath+"/"+client.ID+"/secrets", map[string]string{"If-Match": etag, "Idempotency-Key": "once"}, nil), http.StatusBadRequest, "bad_request")
	dry = o.Do(http.MethodPost, clientsPath+"/"+client.ID+"/secrets?dry_run=true", map[string]string{"If-Match": etag}, nil)
	if dry.Status != http.StatusOK || strings.Contains(dry.Text(), `"secret":`) || ask[int](t, o.Server, "SELECT count(*) FROM api_client_secrets") != 1 {
		t.Errorf("a dry run of a secret answers %d %s", dry.Status, dry.Body)
	}
}

func TestOneSecretReplacesTheOtherWithoutABreak(t *testing.T) {
	o := newOffice(t)
	first := makeClient(t, o.Server, nil)
	second := changed(t, change(t, o.Server, http.MethodPost, first.ID, "/secrets", nil))
	if second.Secret == "" || second.Secret == first.Secret || second.Version != 2 || len(second.Secrets) != 2 {
		t.Errorf("a second secret answers %+v", second)
	}
	problemOf(t, "a third", change(t, o.Server, http.MethodPost, first.ID, "/secrets", nil), http.StatusConflict, "conflict")
	token(t, o.Server, first)
	kept := token(t, o.Server, second)
	ended := changed(t, change(t, o.Server, http.MethodPost, first.ID, "/secrets/"+first.Secrets[0].ID+"/end", nil))
	if ended.Version != 3 || len(ended.Secrets) != 2 || ended.Secrets[1].EndedAt == nil || ended.Secrets[0].EndedAt != nil {
		t.Errorf("ending the first answers %+v", ended)
	}
	if status := may(o.Server, kept, "/api/v1/imports"); status != http.StatusOK {
		t.Errorf("the second's token is answered %d", status)
	}
	problemOf(t, "ending it again", change(t, o.Server, http.MethodPost, first.ID, "/secrets/"+first.Secrets[0].ID+"/end", nil), http.StatusConflict, "conflict")
	problemOf(t, "ending one there is not", change(t, o.Server, http.MethodPost, first.ID, "/secrets/"+access.NewID()+"/end", nil), http.StatusNotFound, "not_found")
	other := makeClient(t, o.Server, object{"name": "Other"})
	problemOf(t, "ending another client's", change(t, o.Server, http.MethodPost, first.ID, "/secrets/"+other.Secrets[0].ID+"/end", nil), http.StatusNotFound, "not_found")
}

// Twenty ask for a second secret at once under the version they have read.
func TestOfManyWhoAddASecretAtOnceOneDoes(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	etag := o.Get(clientsPath + "/" + client.ID).Header.Get("ETag")
	statuses := make(chan int, 20)
	for range 20 {
		go func() {
			statuses <- o.Do(http.MethodPost, clientsPath+"/"+client.ID+"/secrets", map[string]string{"If-Match": etag}, nil).Status
		}()
	}
	count := map[int]int{}
	for range 20 {
		count[<-statuses]++
	}
	if count[http.StatusOK] != 1 || count[http.StatusPreconditionFailed] != 19 || ask[int](t, o.Server, "SELECT count(*) FROM api_client_secrets") != 2 {
		t.Errorf("they are answered %v", count)
	}
}

func TestMakingAClientAsksForAFreshProof(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	o.clock.move(11 * time.Minute)
	problemOf(t, "making one", o.Do(http.MethodPost, clientsPath, nil, newClient(nil)), http.StatusForbidden, "step_up_required")
	problemOf(t, "a new secret", change(t, o.Server, http.MethodPost, client.ID, "/secrets", nil), http.StatusForbidden, "step_up_required")
	problemOf(t, "taking one over", change(t, o.Server, http.MethodPost, client.ID, "/take_over", nil), http.StatusForbidden, "step_up_required")
	changed(t, change(t, o.Server, http.MethodPost, client.ID, "/secrets/"+client.Secrets[0].ID+"/end", nil)) // what closes a door never waits
	changed(t, change(t, o.Server, http.MethodPost, client.ID, "/revoke", nil))
}

func TestAClientIsChangedUnderTheVersionThatWasRead(t *testing.T) {
	o := newOffice(t)
	client := makeClient(t, o.Server, nil)
	at := clientsPath + "/" + client.ID
	problemOf(t, "no version", o.Do(http.MethodPatch, at, nil, object{"name": "New"}), http.StatusPreconditionRequired, "precondition_required")
	old := map[string]string{"If-Match": o.Get(at).Header.Get("ETag")}
	renamed := changed(t, change(t, o.Server, http.MethodPatch, client.ID, "", object{"name": "  New   name ", "expires_on": "2028-11-25"}))
	if renamed.Name != "New name" || renamed.ExpiresOn.String() != "2028-11-25" || renamed.Version != 2 {
		t.Errorf("it becomes %+v", renamed)
	}
	problemOf(t, "an old version", o.Do(http.MethodPatch, at, old, object{"name": "Newer"}), http.StatusPreconditionFailed, "stale")
	same := changed(t, change(t, o.Server, http.MethodPatch, client.ID, "", object{"name": "New name", "permissions": []string{"organisations:read", "imports:read", "imports:read"}}))
	if same.Version != 2 {
		t.Errorf("a change to what holds makes version %d", same.Version)
	}
	for name, c := range map[string]struct {
		body object
		at   string
	}{
		"no name":              {object{"name": " "}, "/name required"},
		"a permission unknown": {object{"permissions": []string{"organisations:read", "everything"}}, "/permissions/1 unknown_value"},
		"no permission":        {object{"permissions": []string{}}, "/permissions required"},
		"a day gone":           {object{"expires_on": "2026-11-24"}, "/expires_on out_of_range"},
		"a day too far":        {object{"expires_on": "2028-11-26"}, "/expires_on out_of_range"},
		"another scope":        {object{"scope_keys": []string{"Y60"}}, "/scope_keys unknown_field"},
		"another owner":        {object{"owner_id": access.NewID()}, "/owner_id unknown_field"},
		"a key":                {object{"public_key": object{}}, "/public_key unknown_field"},
	} {
		if at := problemOf(t, name, change(t, o.Server, http.MethodPatch, client.ID, "", c.body), http.StatusUnprocessableEntity, "invalid"); !slices.Contains(at, c.at) {
			t.Errorf("%s: it points at %v", name, at)
		}
	}
	revoked := changed(t, change(t, o.Server, http.MethodPost, client.ID, "/revoke", nil))
	if revoked.Status != "revoked" || revoked.RevokedAt == nil || !revoked.RevokedAt.Equal(o.clock.now()) {
		t.Errorf("revoked it is %+v", revoked)
	}
	for _, below := range []string{"/revoke", "/secrets", "/secrets/" + client.Secrets[0].ID + "/end"} {
		problemOf(t, below, change(t, o.Server, http.MethodPost, client.ID, below, nil), http.StatusConflict, "conflict")
	}
	problemOf(t, "a change", change(t, o.Server, http.MethodPatch, client.ID, "", object{"name": "Back"}), http.StatusConflict, "conflict")
}

func TestAClientThatIsNoneIsNotMade(t *testing.T) {
	o := newOffice(t)
	private := plus(signers(t)["EdDSA"].jwk, "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
	curve := signers(t)["ES256"].jwk
	for name, c := range map[string]struct {
		changes object
		at      string
	}{
		"no name":                    {object{"name": ""}, "/name required"},
		"a name of 201 letters":      {object{"name": strings.Repeat("x", 201)}, "/name too_long"},
		"a name that turns the text": {object{"name": "a\u202eb"}, "/name bad_characters"},
		"no permissions":             {object{"permissions": []string{}}, "/permissions required"},
		"a permission unknown":       {object{"permissions": []string{"*"}}, "/permissions/0 unknown_value"},
		"an operation's name":        {object{"permissions": []string{"users.list"}}, "/permissions/0 unknown_value"},
		"a permission nobody has":    {object{"permissions": []string{""}}, "/permissions/0 unknown_value"},
		"no scope":                   {object{"scope_kind": ""}, "/scope_kind unknown_value"},
		"a scope of everything":      {object{"scope_kind": "*"}, "/scope_kind unknown_value"},
		"a scope that is a person":   {object{"scope_kind": "user"}, "/scope_kind unknown_value"},
		"a project":                  {object{"scope_kind": "project"}, "/scope_kind unknown_scope"},
		"no keys":                    {object{"scope_keys": []string{}}, "/scope_keys required"},
		"a region that is not":       {object{"scope_keys": []string{"Y99"}}, "/scope_keys/0 unknown_scope"},
		"a region that is another's": {object{"scope_keys": []string{"Y60"}}, "/scope_keys/0 unknown_scope"},
		"a board that is another's":  {object{"scope_kind": "icb", "scope_keys": []string{"QMF", "QYG"}}, "/scope_keys/1 unknown_scope"},
		"a day gone":                 {object{"expires_on": "2026-11-24"}, "/expires_on out_of_range"},
		"a day too far":              {object{"expires_on": "2028-11-26"}, "/expires_on out_of_range"},
		"a private key":              {object{"public_key": private}, "/public_key/d unknown_field"},
		"a key that is short":        {object{"public_key": object{"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}}, "/public_key bad_key"},
		"a key of RSA":               {object{"public_key": object{"kty": "RSA", "crv": "P-256", "x": curve["x"]}}, "/public_key bad_key"},
		"a key of P-384":             {object{"public_key": plus(curve, "crv", "P-384")}, "/public_key bad_key"},
		"a point off the curve":      {object{"public_key": plus(curve, "y", curve["x"])}, "/public_key bad_key"},
		"a point without its half":   {object{"public_key": without(curve, "y")}, "/public_key bad_key"},
		"a key for another alg":      {object{"public_key": plus(curve, "alg", "HS256")}, "/public_key bad_key"},
		"a key to encrypt with":      {object{"public_key": plus(curve, "use", "enc")}, "/public_key bad_key"},
		"a key with a long name":     {object{"public_key": plus(curve, "kid", strings.Repeat("x", 201))}, "/public_key/kid too_long"},
		"a key with filling":         {object{"public_key": plus(curve, "x", curve["x"].(string)+"=")}, "/public_key bad_key"},
		"an owner":                   {object{"owner_id": access.NewID()}, "/owner_id unknown_field"},
		"a secret of their own":      {object{"secret": "trls_" + strings.Repeat("x", 43)}, "/secret unknown_field"},
	} {
		if at := problemOf(t, name, o.Do(http.MethodPost, clientsPath, nil, newClient(c.changes)), http.StatusUnprocessableEntity, "invalid"); !slices.Contains(at, c.at) {
			t.Errorf("%s: it points at %v", name, at)
		}
	}
	if n := ask[int](t, o.Server, "SELECT count(*) FROM api_clients"); n > 0 {
		t.Errorf("%d were made", n)
	}
}

func TestWhatAsksForAFreshProofIsNoLessAllowedWithoutOne(t *testing.T) {
	o := newOffice(t)
	o.Cookie() // signed in now
	if p := permissionOf(t, o, "api_clients.create"); !p.Allowed || p.NeedsStepUp || p.WhyNot != nil {
		t.Errorf("after a fresh proof it is %+v", p)
	}
	o.clock.move(11 * time.Minute)
	if p := permissionOf(t, o, "api_clients.create"); !p.Allowed || !p.NeedsStepUp || p.WhyNot == nil || !strings.Contains(*p.WhyNot, "show once more that it is you") {
		t.Errorf("it is %+v", p)
	}
	if p := permissionOf(t, o, "api_clients.list"); !p.Allowed || p.NeedsStepUp {
		t.Errorf("what asks for no proof is %+v", p)
	}
}

func permissionOf(t *testing.T, o *office, operation string) access.Permission {
	t.Helper()
	var mine access.Permissions
	o.Get("/api/v1/me/permissions").Into(t, &mine)
	at := slices.IndexFunc(mine.Items, func(p access.Permission) bool { return p.Operation == operation })
	return mine.Items[at]
}
