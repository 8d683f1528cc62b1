package policy_test

import (
	"slices"
	"testing"

	"trellis/api/policy"
)

// row is who may perform some operations.
type row struct {
	row        string
	operations []string
	roles      []policy.Role
	client     string // the permission of an API client; "" for none
}

// The permission matrix of the design, written by hand: for each of its rows the operations there are, and who may
// perform them by their role. Nobody's opinion of the table in the product went into it.
var designed = []row{
	{"Reference, R", []string{"icbs.list", "icbs.read", "icbs.read_succession", "regions.list", "regions.read", "regions.read_organisations",
		"sub_icb_locations.list", "sub_icb_locations.read", "boroughs.list", "boroughs.read", "pcns.list", "pcns.read", "pcns.read_history",
		"practices.list", "practices.read", "organisations.search", "role_types.list", "role_types.read", "embedding_frameworks.list", "embedding_frameworks.read"},
		[]policy.Role{"programme_admin", "programme_officer", "finance_approver", "icb_lead", "pcn_manager", "project_lead", "panel_member", "analyst"}, "organisations:read"},
	{"Reference, W", []string{"icbs.update", "pcns.correct"}, []policy.Role{"programme_admin"}, "organisations:write"},
	{"Reference, W, role types", []string{"role_types.update"}, []policy.Role{"programme_admin"}, ""},
	{"Reference, W, the framework; framework publish, A", []string{"embedding_frameworks.create", "embedding_frameworks.update", "embedding_frameworks.publish"}, []policy.Role{"programme_admin"}, ""},
	{"Reference, W, by file", []string{"organisations.import"}, []policy.Role{"programme_admin"}, "imports:write"},
	{"Files, W", []string{"imports.create", "imports.apply", "imports.undo", "imports.replan", "imports.discard"}, []policy.Role{"programme_admin"}, "imports:write"},
	{"Posts and assignments, R", []string{"posts.list", "posts.read"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager"}, "posts:read"},
	{"Posts and assignments, RW own", []string{"posts.create", "posts.update", "posts.close", "posts.reopen", "posts.import", "assignments.create", "assignments.update",
		"supervision.create", "supervision.end", "supervision.hold", "supervision.withdraw", "training.create", "training.update", "training.withdraw"}, []policy.Role{"pcn_manager"}, ""},
	{"Posts and assignments, R aggregated", []string{"workforce.read"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager", "analyst"}, "workforce:read"},
	{"Posts and assignments, R aggregated, spread", []string{"spread.read"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager", "analyst"}, "workforce:read"},
	{"Assessments, R own after submit; published, R", []string{"assessments.list", "assessments.read", "assessment_ratings.list", "embedding.read"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager", "analyst"}, "assessments:read"},
	{"Assessments, of a board's networks", []string{"embedding.read_area"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "analyst"}, "assessments:read"},
	{"Assessments, region anonymised or aggregate benchmark", []string{"embedding.read_overview", "embedding.read_peers"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager", "analyst"}, "assessments:read"},
	{"Assessments draft, RW own; submit own", []string{"assessments.create", "assessments.update", "assessments.rate", "assessments.suggest", "assessments.submit"}, []policy.Role{"pcn_manager"}, ""},
	{"Assessments draft, RW own; laid aside", []string{"assessments.discard"}, []policy.Role{"pcn_manager"}, ""},
	{"Assessments draft, RW own, of itself", []string{"assessments.assess", "assessments.import"}, []policy.Role{"pcn_manager"}, ""},
	{"Assessments validate/return, A", []string{"assessments.return", "assessments.validate"}, []policy.Role{"programme_admin", "icb_lead"}, ""},
	{"Assessments validate/return, A, of what a network submits", []string{"assessments.judge", "assessments.publish"}, []policy.Role{"programme_admin", "icb_lead"}, ""},
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
	{row: "Files, W", more: []policy.Role{"pcn_manager"}, reason: "posts and service figures come by file too; which kinds are whose, posts.import and organisations.import say"},
	{row: "Posts and assignments, R aggregated", more: []policy.Role{"finance_approver"}, reason: "who approves money sees what is counted of the posts it pays for, and none of them"},
	{row: "Posts and assignments, R aggregated, spread", more: []policy.Role{"finance_approver"}, fewer: []policy.Role{"pcn_manager"}, reason: "only boards and regions are spread over something, and a network's manager reaches neither"},
	{row: "Assessments draft, RW own; submit own", more: []policy.Role{"icb_lead"}, reason: "a moderated assessment is the board's; which kinds are whose, assessments.assess and assessments.moderate say"},
	{row: "Assessments draft, RW own; laid aside", more: []policy.Role{"icb_lead", "programme_admin"}, reason: "a moderated assessment is the board's, and one that nobody is there to discard keeps its network from beginning another; whose the rest is, assessments.discard_any says"},
	{row: "Assessments validate/return, A", more: []policy.Role{"pcn_manager"}, reason: "what the board assesses, the network's manager agrees to or gives back; which kinds are whose, assessments.judge and assessments.agree say"},
	{row: "Audit log, R; R finance", fewer: []policy.Role{"finance_approver"}, client: "audit:read", reason: "there is no money yet to read the audit of; a program may keep a copy of the audit elsewhere"},
	{row: "Changes, of the analyst and the API client", more: []policy.Role{"programme_officer", "icb_lead"}, reason: "they may lend to a program what they may do themselves"},
}

// unsaid are operations of which the design's matrix says nothing, by hand all the same: files, which those read who keep or
// judge by them, and the money behind posts.
var unsaid = []row{
	{"Files, R", []string{"imports.list", "imports.list_kinds", "imports.read", "imports.read_changes", "imports.read_problems", "imports.read_left_out"},
		[]policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager", "analyst"}, "imports:read"},
	{"What is published", []string{"training_courses.list", "rate_cards.list", "rate_cards.read", "entitlement_rates.list", "entitlement_rates.read", "pcn_populations.list", "pcn_populations.read",
		"workforce_returns.list", "workforce_censuses.list"}, policy.Roles, "organisations:read"},
	{"Returns, by file", []string{"workforce_returns.import"}, []policy.Role{"programme_admin"}, "imports:write"},
	{"Campaigns of assessments, R", []string{"assessment_campaigns.list", "assessment_campaigns.read", "assessment_campaigns.read_networks"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "analyst"}, "assessments:read"},
	{"Campaigns of assessments, W", []string{"assessment_campaigns.create", "assessment_campaigns.update", "assessment_campaigns.close", "assessment_campaigns.reopen"}, []policy.Role{"programme_admin", "icb_lead"}, ""},
	{"Moderated assessments, W", []string{"assessments.moderate"}, []policy.Role{"icb_lead"}, ""},
	{"Moderated assessments, agreed to by another", []string{"assessments.agree"}, []policy.Role{"programme_admin", "pcn_manager"}, ""},
	{"Assessments that nobody is there to discard", []string{"assessments.discard_any"}, []policy.Role{"programme_admin"}, ""},
	{"Rates, W", []string{"rate_cards.create", "rate_cards.update", "entitlement_rates.create", "entitlement_rates.update"}, []policy.Role{"programme_admin"}, "rates:write"},
	{"Weighted populations, W", []string{"pcn_populations.update"}, []policy.Role{"programme_admin", "icb_lead"}, "rates:write"},
	{"Claims, R", []string{"arrs_claims.list", "arrs_claims.read"}, []policy.Role{"programme_admin", "programme_officer", "finance_approver", "icb_lead", "pcn_manager"}, "arrs_claims:read"},
	{"Claims, recorded by either", []string{"arrs_claims.create", "arrs_claims.update"}, []policy.Role{"icb_lead", "pcn_manager"}, ""},
	{"Claims, approved by the board", []string{"arrs_claims.approve", "arrs_claims.adjust"}, []policy.Role{"icb_lead"}, ""},
	{"Figures of money and services", []string{"entitlement.read", "service_figures.list", "service_figures.read"},
		[]policy.Role{"programme_admin", "programme_officer", "finance_approver", "icb_lead", "pcn_manager", "analyst"}, "workforce:read"},
	{"Improvement actions, R", []string{"improvement_actions.list", "improvement_actions.read"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager", "analyst"}, "assessments:read"},
	{"Improvement actions, W own", []string{"improvement_actions.create", "improvement_actions.update"}, []policy.Role{"programme_admin", "programme_officer", "icb_lead", "pcn_manager"}, ""},
	{"Service figures, W own", []string{"service_figures.update", "service_figures.import"}, []policy.Role{"pcn_manager"}, ""},
}

func TestThePermissionTableIsTheDesignsButForWhatIsNamed(t *testing.T) {
	var placed []string
	used := 0
	for _, d := range slices.Concat(designed, unsaid) {
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
