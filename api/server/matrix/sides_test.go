package matrix_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"trellis/api/platform/httpx"
	"trellis/api/policy"
	"trellis/api/server/contract"
)

// operation is a route with its row in the permission table and its description.
type operation struct {
	httpx.Route
	rule      policy.Rule
	described *openapi3.Operation
	// about are the kinds of the records that stand in its address, the last being what it is about.
	about []string
	// body is the schema of its JSON body; nil for none.
	body *openapi3.Schema
}

func (o operation) says() string { return o.Method + " " + o.Path }
func (o operation) writes() bool { return o.Method != http.MethodGet }

// takes tells whether a parameter is described.
func (o operation) takes(in, name string) bool {
	return o.described.Parameters.GetByInAndName(in, name) != nil
}

// formats are the types that its answer can be had as.
func (o operation) formats() (types []string) {
	if ok := o.described.Responses.Status(http.StatusOK); ok != nil && !o.writes() {
		for kind := range ok.Value.Content {
			types = append(types, kind)
		}
	}
	slices.Sort(types)
	return types
}

// operations are all that the product answers. What the matrix cannot address is an error: a new route needs a record
// to be about, and a new body's fields a value.
func operations(w *world) ([]operation, error) {
	doc, err := contract.Spec()
	if err != nil {
		return nil, err
	}
	var all []operation
	for _, route := range w.App.Routes {
		o := operation{Route: route, rule: policy.Of(route.Operation)}
		parts := strings.Split(route.Path, "/")
		for i, part := range parts {
			if !strings.HasPrefix(part, ":") {
				continue
			}
			kind := parts[i-1]
			if strings.HasPrefix(kind, "{") { // a second and a third name of the same
				kind = o.about[len(o.about)-1]
			}
			if len(w.records[kind]) == 0 {
				return nil, fmt.Errorf("%s: the matrix has no records of %s to ask for", o.says(), kind)
			}
			o.about = append(o.about, kind)
			parts[i] = "{" + part[1:] + "}"
		}
		item := doc.Paths.Value(strings.Join(parts, "/"))
		if item == nil || item.GetOperation(route.Method) == nil {
			return nil, fmt.Errorf("%s is not described", o.says())
		}
		if o.described = item.GetOperation(route.Method); o.described.RequestBody != nil {
			if media := o.described.RequestBody.Value.Content["application/json"]; media != nil {
				o.body = media.Schema.Value
				for name := range o.body.Properties {
					if _, ok := values[name]; !ok && !slices.Contains(leftOut, name) {
						return nil, fmt.Errorf("%s: the matrix has no value for %s in its body; if it names a record, it needs a side of its own", o.says(), name)
					}
				}
			} else if forms[o.says()] == nil {
				return nil, fmt.Errorf("%s: the matrix has no form for it", o.says())
			}
		}
		all = append(all, o)
	}
	return all, nil
}

// values are what stands in bodies, by field.
var values = map[string]any{"name": "Somebody Else", "short_name": "Another Name", "left_out": 0, "reason": "For the matrix", "email": "nobody@trellis.invalid",
	"password": "too short", "new_password": "too short", // what takes a password cannot be tried, and must change nothing
	"code": "000000", "method": "password", "token": "no-such-secret", "return_to": "/account",
	"role": policy.Analyst, "scope_kind": "pcn", "scope_keys": []string{"UD0999"}, "permissions": []string{"organisations:read"}, "expires_on": "2027-01-01",
	"pcn_code": "UD0001", "reference": "A post", "role_type": "cc", "opened_on": "2026-01-01", "wte_funded": 1, "contract": "permanent", "engagement": "employed", "employer_type": "pcn",
	"employer_name": "Somebody Else", "holder_reference": "H-1", "wte": 0.1, "valid_from": "2026-11-25", "kind": "educational", "supervisor_role": "GP", "frequency": "monthly", "held_on": "2026-11-20",
	"month": "2026-10-01", "amount_pence": 100, "pay_zone": "base", "annual_max_pence": 4000000, "is_verified": true, "status": "confirmed", "source": "The contract",
	"financial_year": "2028/29", "pence_per_weighted_person": 2700.5, "list_date": "2026-01-01", "weighted": 40000, "registered": 41000, "referrals": 40, "declined": 3,
	"course_code": "other", "enrolled_on": "2026-11-01", "training_rule": "For the matrix", "based_on": 1,
	"criteria_set": "core", "comment": "For the matrix", "ratings": []object{{"criterion_code": "A1", "level": 1}},
	"icb_code": "Z9B2Z", "opens_on": "2026-11-25", "title": "For the matrix", "owner": "Somebody Else", "due_on": "2026-12-20"}

// valuesOf are what stands in the bodies of an operation instead.
var valuesOf = map[string]object{"assessments.create": {"kind": "self"}, "improvement_actions.create": {"reason": "other"}}

// leftOut are fields that a body does without.
var leftOut = []string{"source_url", "wait_days_median", "first_contacts", "caseload", "contacts", "groups", "valid_to", "recruiting_from", "afc_band", "contract_ends_on", "base_practice_codes", "note", "funding_lines", "effective_on", "closed_on",
	"holder_name", "leaving_reason", "provider", "completed_on", "aliases", "usual_afc_band", "caseload_min", "caseload_max", "supervision_rule", "old_password", "user_id", "public_key", "borough_gss_code", "domains",
	"criterion_code", "detail", "outcome"}

// onlyRequired are fields that a body holds where it must.
var onlyRequired = []string{"status", "source", "code", "permissions", "expires_on", "valid_from", "reference"}

// forms are the bodies that are no JSON.
var forms = map[string]func(w *world) (contentType string, body []byte){
	"POST /api/v1/imports": func(w *world) (string, []byte) {
		return contract.Form(contract.FileForm("ods_epcn", "2026-07-01", "epcn.csv", w.file)...)
	},
	"POST /oauth/token": func(*world) (string, []byte) { return tokenForm(nobody, "no-such-secret") },
}

// queries are what an operation cannot do without.
var queries = map[string]string{"organisations.search": "?q=network"}

// fields is a body of an operation, with some of its fields changed.
func (o operation) fields(changes object) object {
	made := object{}
	for name := range o.body.Properties {
		if value, ok := values[name]; ok && (slices.Contains(o.body.Required, name) || !slices.Contains(onlyRequired, name)) {
			made[name] = value
		}
	}
	maps.Copy(made, valuesOf[o.Operation])
	maps.Copy(made, changes)
	return made
}

// own are the fields of an operation's body that depend on who sends it.
func (o operation) own(c *caller) object {
	if o.Operation == "assessments.create" && c.role == policy.ICBLead { // what is the board's to begin
		return object{"kind": "moderated"}
	}
	return object{}
}

type object = map[string]any

// side is one cell's question: the address, the body, and what is said of it beforehand.
type side struct {
	says, path string
	// kind is the media type of a body that is no JSON.
	kind string
	body any
	// names are blanked out before the answer is compared.
	names   []string
	version int
	record  *record
	// within tells that the caller reaches all that is asked about.
	within bool
	// like is the same question about what there is not.
	like *side
	// excused are other answers than success, to who may and reaches it.
	excused func(status int, body string) bool
	// alike tells that what is asked about makes no difference, whatever is answered.
	alike bool
	// once leaves other versions and formats out: enough other sides are asked about in every way.
	once bool
	// shown are canaries that the caller knows already.
	shown []string
}

// names are what a record is called in addresses, with what it stands under.
func (r *record) names() (names []string) {
	for ; r != nil; r = r.parent {
		names = append(names, r.id)
	}
	return names
}

// address puts records into the path of an operation.
func (o operation) address(r *record) string {
	path := o.Path
	for i := len(o.about) - 1; i >= 0; i-- {
		at, rest := strings.LastIndexByte(path, ':'), ""
		if end := strings.IndexByte(path[at:], '/'); end >= 0 {
			rest = path[at+end:]
		}
		path, r = path[:at]+r.id+rest, r.parent
	}
	return path
}

// sides are the questions of an operation that depend on whose what is: each record of the kind it is about, and each
// thing that its body can name.
func (m *matrix) sides(o operation, c *caller) []*side {
	body := func() any {
		if o.body != nil {
			return o.fields(o.own(c))
		}
		return nil
	}
	if len(o.about) == 0 {
		plain := &side{says: "itself", path: o.Path + queries[o.Operation], body: body(), within: true, excused: excuses[o.Operation], version: 1}
		if o.Operation == "imports.create" && !c.takesIn(true) {
			plain.excused = refusedFor("forbidden")
		}
		if form := forms[o.says()]; form != nil {
			plain.kind, plain.body = form(m.world)
		}
		return append([]*side{plain}, m.references(o, c, o.Path)...)
	}
	kind := o.about[len(o.about)-1]
	none := missingOf(kind)
	gone := &side{says: "missing", path: o.address(none), body: body(), names: []string{none.id}, version: 1, record: none}
	sides := []*side{gone}
	var reached *record
	for i, r := range m.world.records[kind] {
		if r.caller && i%5 > 0 && r.side != c.says { // of the other callers' own some will do
			continue
		}
		s := &side{says: r.side, path: o.address(r), once: i%4 > 0 && !ofPosts(o.Operation), body: body(), names: []string{r.id}, version: r.version, record: r, within: c.reaches(o.rule, r), like: gone, excused: m.excuse(o, c, r)}
		s.names, gone.names = r.names(), none.names()
		sides = append(sides, s)
		if s.within && reached == nil && !r.ended {
			reached = r
		}
	}
	if kind == "secrets" && reached != nil { // another's secret, under a program within reach
		under := &side{says: "missing, under one within reach", path: o.address(&record{id: nobody, parent: reached.parent}), names: []string{nobody}, version: reached.version, alike: true}
		sides = append(sides, under)
		for _, r := range m.world.records[kind] {
			if r.parent != reached.parent && !r.caller {
				sides = append(sides, &side{says: r.side + ", under one within reach", path: o.address(&record{id: r.id, parent: reached.parent}), names: []string{r.id}, version: reached.version, like: under, once: true})
			}
		}
	}
	if reached != nil {
		sides = append(sides, m.references(o, c, o.address(reached))...)
	}
	return sides
}
