package policy_test

import (
	"slices"
	"testing"

	"trellis/api/policy"
)

// The permission matrix of the design, written by hand: for each of its rows the operations there are, and who may
// perform them by their role. Nobody's opinion of the table in the product went into it.
var designed = []struct {
	row        string
	operations []string
	roles      []policy.Role
	client     string // the permission of an API client; "" for none
}{
	{"Reference, R", []string{"icbs.list", "icbs.read", "icbs.read_succession", "regions.list", "regions.read", "regions.read_organisations",
		"sub_icb_locations.list", "sub_icb_locations.read", "boroughs.list", "boroughs.read", "pcns.list", "pcns.read", "pcns.read_history",
		"practices.list", "practices.read", "organisations.search"},
		[]policy.Role{"programme_admin", "programme_officer", "finance_approver", "icb_lead", "pcn_manager", "project_lead", "panel_member", "analyst"}, "organisations:read"},
	{"Reference, W", []string{"icbs.update", "pcns.correct"}, []policy.Role{"programme_admin"}, "organisations:write"},
	{"Reference, W, by file", []string{"imports.create", "imports.apply", "imports.undo", "imports.replan", "imports.discard"}, []policy.Role{"programme_admin"}, "imports:write"},
	{"Users: invite in own ICB, in own PCN", []string{"users.list", "users.read", "memberships.create", "memberships.end", "invitations.list", "invitations.read",
		"invitations.create", "invitations.revoke"}, []policy.Role{"programme_admin", "icb_lead", "pcn_manager"}, ""},
	{"Users, RW", []string{"users.update", "sandbox.reset"}, []policy.Role{"programme_admin"}, ""},
	{"Clients, RW; an integrator's own", []string{"api_clients.list", "api_clients.read", "api_clients.create", "api_clients.update", "api_clients.rotate", "api_clients.revoke"},
		[]policy.Role{"programme_admin"}, ""},
	{"Clients, RW", []string{"api_clients.take_over"}, []policy.Role{"programme_admin"}, ""},
	{"Audit log, R; R finance", []string{"audit_events.list", "audit_events.read", "audit_events.verify"}, []policy.Role{"programme_admin", "finance_approver"}, ""},
	{"Changes, of the analyst and the API client", []string{"changes.list"}, []policy.Role{"programme_admin", "analyst"}, "changes:read"},
}

// deviations are where the product does otherwise than the design says, each with its reason; docs/decisions.md has them
// in words.
var deviations = []struct {
	row, reason string
	more, fewer []policy.Role
	client      string
}{
	{row: "Reference, R", more: []policy.Role{"applicant"}, reason: "it is open data, which everyone may read where PUBLIC_ACCESS shows it"},
	{row: "Clients, RW; an integrator's own", more: []policy.Role{"programme_officer", "icb_lead", "analyst"}, reason: "who may read may have a program read for them, and every analyst is what the design calls an integrator; a client's owner rotates its secret, not the client"},
	{row: "Audit log, R; R finance", fewer: []policy.Role{"finance_approver"}, client: "audit:read", reason: "there is no money yet to read the audit of; a program may keep a copy of the audit elsewhere"},
	{row: "Changes, of the analyst and the API client", more: []policy.Role{"programme_officer", "icb_lead"}, reason: "they may lend to a program what they may do themselves"},
}

// unsaid are operations of which the design's matrix says nothing: files, which those read who keep or judge by them.
var unsaid = []string{"imports.list", "imports.list_kinds", "imports.read", "imports.read_changes", "imports.read_problems"}

func TestThePermissionTableIsTheDesignsButForWhatIsNamed(t *testing.T) {
	placed := slices.Clone(unsaid)
	used := 0
	for _, d := range designed {
		roles, client := slices.Clone(d.roles), d.client
		for _, other := range deviations {
			if other.row != d.row {
				continue
			}
			used++
			if other.reason == "" {
				t.Errorf("%s deviates without a reason", d.row)
			}
			roles = append(roles, other.more...)
			roles = slices.DeleteFunc(roles, func(r policy.Role) bool { return slices.Contains(other.fewer, r) })
			if other.client != "" {
				client = other.client
			}
		}
		slices.Sort(roles)
		for _, operation := range d.operations {
			placed = append(placed, operation)
			if !policy.Known(operation) {
				t.Errorf("%s: there is no %s", d.row, operation)
			}
			if may := slices.Sorted(slices.Values(policy.RolesOf(operation))); !slices.Equal(may, roles) {
				t.Errorf("%s: %s is for\n%v, not for\n%v", d.row, operation, may, roles)
			}
			if of := policy.Of(operation).Client; of != client {
				t.Errorf("%s: a program does %s with %q, not %q", d.row, operation, of, client)
			}
		}
	}
	if used != len(deviations) {
		t.Errorf("%d of %d deviations are of a row there is", used, len(deviations))
	}
	for _, operation := range policy.Operations() {
		rule := policy.Of(operation)
		everyones := rule.Public == "always" || rule.SignedIn || len(rule.Roles) == 0 // one's own account, and what only Trellis does
		if everyones == slices.Contains(placed, operation) {
			t.Errorf("%s is in no row, or in one and everyone's", operation)
		}
	}
}
