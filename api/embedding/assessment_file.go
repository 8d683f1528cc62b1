package embedding

import (
	"context"
	"slices"
	"strings"

	"trellis/api/imports"
	"trellis/api/imports/table"
	"trellis/api/imports/upsert"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
)

// ofNetwork stands in a file for the role of a criterion that is asked of the network as one.
const ofNetwork = "network"

// notApplicable stands in a file for the level of a criterion that does not apply.
const notApplicable = "not_applicable"

// FileKinds are the kinds of file that keep assessments in a spreadsheet.
func (s *Assessments) FileKinds() []imports.Kind {
	form := upsert.Form{Columns: ratingColumns, Key: []string{"pcn_code", "criterion_code", "role_type"}, Class: policy.AssessmentDrafts, Keeps: "assessments"}
	return []imports.Kind{{
		Name: "assessments", Title: "Assessments kept in a spreadsheet",
		Describes:  "What a network holds of itself, criterion by criterion: one criterion of one network, or of one of its roles, in a row. The ratings go into the assessment that the network is working at; where there is none, one is begun, with the ratings of the last: of the core criteria where the file names no others of the network and its last asked no others, else of all. A rating that differs is changed, and one that is not in the file stays as it is. A blank level is not assessed, which is not 0. A column that the file has not is left alone. Nothing is handed in: look it through, and submit it there.",
		Columns:    form.Columns,
		SampleName: "assessments.csv", Sample: ratingSample,
		AsAtFrom: "today", KeepsRows: true, Operation: "assessments.import",
		Read: func(ctx context.Context, from imports.Source) (imports.Reading, error) {
			form := form
			form.Parse = parseRating
			return upsert.Read(ctx, from, form, s.ratingRecords(), s.clock.Today())
		},
		Change: func(ctx context.Context, tx *database.Tx, scope policy.Scope, importID string, applied, write bool) (imports.Outcome, error) {
			return upsert.Change(ctx, tx, scope, s.ratingRecords(), importID, applied, write)
		},
	}}
}

const ratingSample = "pcn_code,criterion_code,role_type,level,reason,evidence,evidence_url\n" +
	"UD0001,A1,network,3,,Terms of reference of the personalised care board,https://example.org/terms\n" +
	"UD0001,A2,network,emerging,,,\n" +
	"UD0001,F5,network,not_applicable,The practices find their own cohorts,,\n"

var ratingColumns = []table.Column{
	{Name: "pcn_code", Describes: "ODS code of the network. With criterion_code and role_type it is what a rating is found by.", Example: "UD0001", Required: true},
	{Name: "criterion_code", Describes: "The criterion, by its code in the framework.", Example: "D2", Required: true},
	{Name: "criterion_name", Describes: "What the criterion is called. Read past.", Example: "Monthly supervision is happening", IsDerived: true},
	{Name: "role_type", Describes: "The role it is of: splw, cc or hwbc. Blank, or network, where the criterion is asked of the network as one.", Example: "splw", Required: true},
	{Name: "level", Describes: "0 not started, 1 emerging, 2 developing, 3 established, 4 embedded, in figures or in words; not_applicable, or n/a, where the criterion does not apply; blank where it is not assessed.", Example: "2", Required: true},
	{Name: "reason", Describes: "Why it does not apply, or why the level is another than the records suggest.", Example: "Two link workers share the supervision of the trust."},
	{Name: "evidence", Describes: "What shows the level.", Example: "Supervision log of the GP lead, September"},
	{Name: "evidence_url", Describes: "Where the evidence is to be found: a link beginning with https:// or http://.", Example: "https://example.org/supervision-log"},
}

func parseRating(c *upsert.Cells) {
	c.Network("pcn_code")
	c.Called("criterion_code", []string{"the codes of the framework, such as D2"}, strings.ToUpper)
	c.Needed("criterion_code")
	c.OneOf("role_type", append([]string{ofNetwork}, roleTypes...))
	if c.Values["role_type"] == "" {
		c.Values["role_type"] = ofNetwork
	}
	c.Called("level", []string{"0 to 4", "the words for them", notApplicable, "blank"}, levelCalled)
	c.Text("reason", 1000)
	c.Text("evidence", 2000)
	c.Text("evidence_url", 500)
}

// levelWords are the levels in words, from 0.
var levelWords = []string{"not_started", "emerging", "developing", "established", "embedded"}

// levelCalled is a level by whatever it is called; "" where it is none.
func levelCalled(text string) string {
	text = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(text))
	switch at := slices.Index(levelWords, text); {
	case at >= 0:
		return upsert.Decimal(float64(at))
	case slices.Contains([]string{notApplicable, "n/a", "na"}, text):
		return notApplicable
	case len(text) == 1 && text >= "0" && text <= "4":
		return text
	}
	return ""
}

// ratingRow is a row of an assessment as a file: what an import of it reads, and what the criterion is called.
type ratingRow struct {
	PCNCode       string  `json:"pcn_code" list:""`
	CriterionCode string  `json:"criterion_code" list:""`
	CriterionName string  `json:"criterion_name" list:""`
	RoleType      string  `json:"role_type" list:""`
	Level         *string `json:"level" list:""`
	Reason        *string `json:"reason" list:""`
	Evidence      *string `json:"evidence" list:""`
	EvidenceURL   *string `json:"evidence_url" list:""`
}

// file writes the ratings that an assessment asks for, in the framework's order.
func (a *assessmentRecord) file(as string, f content) (*snapshot.Entry, error) {
	rows, filed := []ratingRow{}, a.filed(f)
	for _, s := range f.slots() {
		if !a.isAsked(s) {
			continue
		}
		r := filed[ratingOf(a.PCNCode, s.place()).key()]
		rows = append(rows, ratingRow{r.PCNCode, r.CriterionCode, s.criterion.Name, r.RoleType, textOrNull(r.Level), textOrNull(r.Reason), textOrNull(r.Evidence), textOrNull(r.EvidenceURL)})
	}
	return listing.File(as, "assessment-"+a.PCNCode, rows)
}
