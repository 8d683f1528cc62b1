package policy_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

func TestWhoMayDoWhat(t *testing.T) {
	operator, system := vocabulary.LocalOperator(), vocabulary.System()
	stranger := vocabulary.Actor{ID: "stranger", Kind: "visitor"}
	for _, tt := range []struct {
		operation string
		actor     vocabulary.Actor
		may       bool
	}{
		{"icbs.list", operator, true},
		{"icbs.update", operator, true},
		{"icbs.update", system, true},
		{"icbs.update", stranger, false},
		{"icbs.list", vocabulary.Actor{}, false},
		{"installation.begin", system, true},
	} {
		err := policy.May(tt.actor, tt.operation)
		var refusal *vocabulary.Error
		switch {
		case tt.may && err != nil:
			t.Errorf("%s may not %s: %v", tt.actor.ID, tt.operation, err)
		case !tt.may && (!errors.As(err, &refusal) || refusal.Code != vocabulary.CodeForbidden):
			t.Errorf("%q may %s: %v", tt.actor.ID, tt.operation, err)
		case !tt.may && !strings.Contains(refusal.Message, tt.operation):
			t.Errorf("the refusal does not name the permission %s: %s", tt.operation, refusal.Message)
		}
	}
}

func TestAnOperationWithoutARowIsNobodys(t *testing.T) {
	if policy.Known("icbs.forget") {
		t.Error("the table knows an operation that it has no row for")
	}
	err := policy.May(vocabulary.System(), "icbs.forget")
	var shown *vocabulary.Error
	if err == nil || errors.As(err, &shown) {
		t.Errorf("it gives %v, which must be a fault of ours and no refusal", err)
	}
}

// person is someone with roles, each for something that reaches itself.
func person(roles ...policy.Role) vocabulary.Actor {
	actor := vocabulary.Actor{ID: "me", Kind: vocabulary.KindPerson}
	for _, role := range roles {
		kind := policy.ScopeKinds(role)[0]
		actor.Grants = append(actor.Grants, vocabulary.Grant{Role: role, ScopeKind: kind, ScopeKeys: []string{role}, Reach: []string{kind + ":" + role}})
	}
	return actor
}

func TestEachRoleMayWhatItsRowsSayAndNothingElse(t *testing.T) {
	for _, operation := range policy.Operations() {
		rule := policy.Of(operation)
		for _, role := range policy.Roles {
			actor := person(role)
			actor.SteppedUp, actor.Public = true, policy.None
			relation, named := rule.Roles[role]
			scope, err := policy.Allow(actor, operation)
			may := named || rule.SignedIn || rule.Public == "always"
			if may != (err == nil) {
				t.Errorf("%s may %s: %v", role, operation, err)
			}
			if err != nil {
				continue
			}
			// Within reaches what the role was given for, or of that the classes it names; own and being signed in reach the caller and no more.
			if reaches := scope.Covers(actor.Grants[0].Reach...); reaches != (relation == policy.Within && len(rule.Only) == 0) {
				t.Errorf("with %s a %s reaches %v", operation, role, scope.Tokens())
			}
			if own := scope.Covers("user:me"); !own && (named || rule.SignedIn) {
				t.Errorf("with %s a %s does not reach themself: %v", operation, role, scope.Tokens())
			}
			if scope.Covers("user:someone") || scope.Everything() || scope.Covers("region:Y60") {
				t.Errorf("with %s a %s reaches %v", operation, role, scope.Tokens())
			}
		}
	}
}

func TestRolesAddUpAndDoNotMix(t *testing.T) {
	both := person(policy.ICBLead, policy.Analyst)
	scope, err := policy.Allow(both, "users.list")
	if err != nil || !scope.Covers("icb:icb_lead") || scope.Covers("region:analyst") {
		t.Errorf("to list people it reaches %v (%v): only the lead's role lists people", scope.Tokens(), err)
	}
	scope, err = policy.Allow(both, "imports.list")
	if err != nil || !scope.Covers("icb:icb_lead", "region:analyst") {
		t.Errorf("to list imports it reaches %v (%v)", scope.Tokens(), err)
	}
	if grants := scope.Grants(); len(grants) != 2 {
		t.Errorf("it is by %v", grants)
	}
}

func TestWhoHasNoRoleMaySignOutAndLittleElse(t *testing.T) {
	nobody := vocabulary.Actor{ID: "me", Kind: vocabulary.KindPerson, Public: policy.None}
	for _, operation := range policy.Operations() {
		rule := policy.Of(operation)
		if err := policy.May(nobody, operation); (err == nil) != (rule.SignedIn || rule.Public == "always") {
			t.Errorf("they may %s: %v", operation, err)
		}
	}
	if err := policy.May(nobody, "sessions.end"); err != nil {
		t.Errorf("they may not sign out: %v", err)
	}
}

func TestAProgramMayWhatItWasGivenAndNothingElse(t *testing.T) {
	for _, permission := range append(policy.ClientPermissions(), "", "*", "organisations", "ORGANISATIONS:READ") {
		client := vocabulary.Actor{ID: "client", Kind: vocabulary.KindAPIClient, Permissions: []string{permission}, Public: policy.None,
			Grants: []vocabulary.Grant{{Role: "api_client", ScopeKind: "icb", ScopeKeys: []string{"QMF"}, Reach: []string{"icb:QMF", "pcn:UD0001"}}}}
		for _, operation := range policy.Operations() {
			rule := policy.Of(operation)
			scope, err := policy.Allow(client, operation)
			if may := rule.Client != "" && !rule.WholeRegion && (rule.Client == permission || rule.Client == "always") || rule.Public == "always"; may != (err == nil) {
				t.Errorf("with %q it may %s: %v", permission, operation, err)
			}
			if scope.Everything() || scope.Covers("user:client") || scope.Covers("icb:QMJ") {
				t.Errorf("with %q and %s it reaches %v", permission, operation, scope.Tokens())
			}
		}
	}
	// What is not any one network's takes a program for a whole region.
	client := vocabulary.Actor{ID: "client", Kind: vocabulary.KindAPIClient, Permissions: []string{"imports:write"}}
	for kind, may := range map[string]bool{"pcn": false, "icb": false, "region": true} {
		client.Grants = []vocabulary.Grant{{Role: "api_client", ScopeKind: kind, Reach: []string{kind + ":X"}}}
		if err := policy.May(client, "organisations.import"); (err == nil) != may {
			t.Errorf("for a %s it may import files about organisations: %v", kind, err)
		}
	}
	// What gives roles, sessions and secrets is for people: no permission of a program reaches it.
	for _, operation := range []string{"users.update", "memberships.create", "invitations.create", "sessions.list", "me.secure", "api_clients.create", "sandbox.reset"} {
		if client := policy.Of(operation).Client; client != "" {
			t.Errorf("a program may %s with %s", operation, client)
		}
	}
}

// A file about organisations changes them all over England, whatever it was sent with.
func TestFilesAboutEveryoneTakeARoleOrAProgramForAWholeRegion(t *testing.T) {
	region := []vocabulary.Grant{{Role: policy.ProgrammeAdmin, ScopeKind: "region", ScopeKeys: []string{"Y56"}, Reach: []string{"region:Y56", "icb:QMF", "pcn:UD0001"}}}
	board := []vocabulary.Grant{{Role: policy.ProgrammeAdmin, ScopeKind: "icb", ScopeKeys: []string{"QMF"}, Reach: []string{"icb:QMF", "pcn:UD0001"}}}
	for _, operation := range []string{"organisations.import", "workforce_returns.import"} {
		for _, kind := range []vocabulary.ActorKind{vocabulary.KindPerson, vocabulary.KindAPIClient} {
			actor := vocabulary.Actor{ID: "me", Kind: kind, Permissions: []string{"imports:write"}, Grants: region}
			if err := policy.May(actor, operation); err != nil {
				t.Errorf("a %s of a region may not %s: %v", kind, operation, err)
			}
			actor.Grants = board
			var refusal *vocabulary.Error
			if err := policy.May(actor, operation); !errors.As(err, &refusal) || refusal.Code != vocabulary.CodeForbidden || !strings.Contains(refusal.Message, "for a whole region") {
				t.Errorf("a %s of a board may %s: %v", kind, operation, err)
			}
		}
		if err := policy.May(vocabulary.LocalOperator(), operation); err != nil {
			t.Errorf("the operator of this machine may not %s: %v", operation, err)
		}
	}
	for token, lends := range map[string]bool{"region:Y56": true, "icb:QMF": false, "pcn:UD0001": false} {
		if policy.MayLend(region, "imports:write", []string{token}) != lends {
			t.Errorf("that an administrator lends imports:write for %s is %v", token, !lends)
		}
		if !policy.MayLend(region, "imports:read", []string{token}) {
			t.Errorf("an administrator does not lend imports:read for %s", token)
		}
	}
}

func TestWhatIsHardToTakeBackAsksForAFreshProofOfPeople(t *testing.T) {
	asks := 0
	for _, operation := range policy.Operations() {
		actor := person(policy.ProgrammeAdmin)
		err := policy.May(actor, operation)
		actor.SteppedUp = true
		fresh := policy.May(actor, operation)
		var refusal *vocabulary.Error
		if !policy.Of(operation).StepUp {
			if (err == nil) != (fresh == nil) {
				t.Errorf("%s depends on a fresh proof: %v, %v", operation, err, fresh)
			}
			continue
		}
		asks++
		if fresh != nil || !errors.As(err, &refusal) || refusal.Code != vocabulary.CodeStepUpRequired {
			t.Errorf("%s without a proof is %v, with one %v", operation, err, fresh)
		}
		if err := policy.May(person(policy.PCNManager), operation); !errors.As(err, &refusal) || refusal.Code != vocabulary.CodeForbidden {
			t.Errorf("who may not %s at all is asked for a proof: %v", operation, err)
		}
	}
	if asks < 2 {
		t.Errorf("only %d operations ask", asks)
	}
}

// Of what a role lets one do and see, its giver may do and see all, within their own reach, but for what is entrusted by name.
func TestWhoGivesARoleCouldNotGiveMoreThanIsNamed(t *testing.T) {
	named := 0
	for _, holder := range policy.Roles {
		for _, role := range policy.Roles {
			if !policy.MayGive(holder, role) || holder == policy.ProgrammeAdmin {
				continue
			}
			var trust policy.Trust
			for _, other := range policy.Trusts() {
				if other.Giver == holder && other.Role == role {
					trust, named = other, named+1
				}
			}
			for _, operation := range policy.Operations() {
				roles := policy.RolesOf(operation)
				beyond := slices.Contains(roles, role) && !slices.Contains(roles, holder)
				if entrusted := slices.Contains(trust.Operations, operation); beyond != entrusted {
					t.Errorf("a %s gives the role %s, and that it may %s as they may not is %v, and named %v", holder, role, operation, beyond, entrusted)
				}
			}
			for _, class := range []policy.Class{policy.Posts, policy.PostHolders, policy.ARRSClaims, policy.ServiceFigures} {
				beyond := sees(t, role, class) && !sees(t, holder, class)
				if entrusted := slices.Contains(trust.Classes, class); beyond != entrusted {
					t.Errorf("a %s gives the role %s, and that it sees %s as they do not is %v, and named %v", holder, role, class, beyond, entrusted)
				}
			}
		}
		if policy.MayGive(holder, "owner") || policy.MayGive("owner", holder) || policy.MayGive(holder, "api_client") {
			t.Errorf("%s gives or gets roles there are not", holder)
		}
	}
	if policy.MayGive(policy.Analyst, policy.Analyst) || policy.MayGive(policy.ICBLead, policy.ProgrammeAdmin) || !policy.MayGive(policy.ProgrammeAdmin, policy.ProgrammeAdmin) {
		t.Error("the wrong people give roles")
	}
	for _, trust := range policy.Trusts() {
		if trust.Why == "" || !strings.Contains(policy.Markdown(), trust.Why) {
			t.Errorf("docs/permissions.md does not say why a %s entrusts more to a %s", trust.Giver, trust.Role)
		}
		// What is entrusted gives nothing on: neither roles nor what programs may do.
		for _, operation := range trust.Operations {
			if noun, _, _ := strings.Cut(operation, "."); slices.Contains([]string{"users", "memberships", "invitations", "api_clients", "sandbox", "audit_events"}, noun) {
				t.Errorf("a %s entrusts %s to a %s", trust.Giver, operation, trust.Role)
			}
		}
	}
	if named != len(policy.Trusts()) {
		t.Errorf("%d of %d exceptions are of a role that is given", named, len(policy.Trusts()))
	}
}

// sees tells whether a role sees the records of a class, of a network within its reach.
func sees(t *testing.T, role policy.Role, class policy.Class) bool {
	t.Helper()
	actor := vocabulary.Actor{ID: "me", Kind: vocabulary.KindPerson, Grants: []vocabulary.Grant{{Role: role, Reach: []string{"pcn:UD0001"}}}}
	scope, err := policy.Allow(actor, "workforce.read")
	return err == nil && scope.Sees(class)("UD0001")
}

func TestNobodyGivesThemselvesMore(t *testing.T) {
	for _, tt := range []struct {
		holder, role policy.Role
		may          bool
	}{
		{policy.ICBLead, policy.PCNManager, false},        // who would see names
		{policy.ProgrammeAdmin, policy.PCNManager, false}, // as well
		{policy.ICBLead, policy.Analyst, true},            // who sees less
		{policy.ICBLead, policy.ICBLead, true},
		{policy.PCNManager, policy.PCNManager, true},
		{policy.PCNManager, policy.ProgrammeAdmin, false},
	} {
		if policy.MayGiveThemselves(tt.holder, tt.role) != tt.may {
			t.Errorf("that a %s may make themselves a %s is %v", tt.holder, tt.role, !tt.may)
		}
	}
}

func TestOnlyTheTableMakesAScopeThatHoldsAnything(t *testing.T) {
	var forged policy.Scope
	if forged.Everything() || forged.Covers("icb:QMF") || len(forged.Filter(t.Context())) > 0 {
		t.Errorf("a scope that nobody gave reaches %v", forged.Tokens())
	}
	scope, err := policy.Allow(vocabulary.Actor{ID: "x", Kind: vocabulary.KindAnonymous, Public: policy.Open}, "icbs.list")
	if err != nil || len(scope.Tokens()) > 0 {
		t.Errorf("who shows nothing reaches %v (%v)", scope.Tokens(), err)
	}
	if filter := scope.Filter(policy.Unfiltered(t.Context())); !slices.Equal(filter, []string{"*"}) || len(scope.Tokens()) > 0 {
		t.Errorf("without the application's filter row-level security is told %v", scope.Tokens())
	}
}
