package embedding

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"trellis/api/imports"
	"trellis/api/imports/upsert"
	"trellis/api/vocabulary"
)

// filedRating is all that a file can say of a rating, and in which assessment. Its JSON is how two are compared.
type filedRating struct {
	// AssessmentID is the assessment that has it; "" of one that is not begun yet.
	AssessmentID string `json:",omitempty"`
	// Begins is which criteria the assessment asks that is begun for it; "" of one that is there. What was planned is so applied, or
	// planned anew: a framework published between the two may have another core.
	Begins                               string `json:",omitempty"`
	PCNCode, CriterionCode, RoleType     string
	Level, Reason, Evidence, EvidenceURL string
}

func (r filedRating) key() string { return r.PCNCode + "/" + r.CriterionCode + "/" + r.RoleType }

// ratingOf is the rating of a place, of which nothing is said yet.
func ratingOf(pcnCode string, at place) filedRating {
	if at.roleType == "" {
		at.roleType = ofNetwork
	}
	return filedRating{PCNCode: pcnCode, CriterionCode: at.criterionCode, RoleType: at.roleType}
}

// place is that of a key in a file.
func (r filedRating) place() place {
	if r.RoleType == ofNetwork {
		return place{criterionCode: r.CriterionCode}
	}
	return place{r.CriterionCode, r.RoleType}
}

// keyOf reads the key of a rating.
func keyOf(key string) filedRating {
	parts := append(strings.Split(key, "/"), "", "")
	return filedRating{PCNCode: parts[0], CriterionCode: parts[1], RoleType: parts[2]}
}

// entry is the rating as it is given to be saved.
func (r filedRating) entry() NewRating {
	at := r.place()
	in := NewRating{CriterionCode: at.criterionCode, IsNotApplicable: r.Level == notApplicable, Reason: textOrNull(r.Reason), Evidence: textOrNull(r.Evidence), EvidenceURL: textOrNull(r.EvidenceURL)}
	if at.roleType != "" {
		in.RoleType = &at.roleType
	}
	if level, err := strconv.ParseInt(r.Level, 10, 64); err == nil {
		in.Level = &level
	}
	return in
}

func textOrNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func textOf(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// filed are the ratings of a draft as a file says them, by key.
func (a *assessmentRecord) filed(f content) map[string]*filedRating {
	all := map[string]*filedRating{}
	for i, s := range f.slots() {
		said := a.remarks[s.place()]
		r := ratingOf(a.PCNCode, s.place())
		r.AssessmentID, r.Begins = a.filedAs, a.filedAsNew
		r.Reason, r.Evidence, r.EvidenceURL = textOf(said.Reason), textOf(said.Evidence), textOf(said.EvidenceURL)
		switch level := a.Levels[i]; {
		case level >= 0:
			r.Level = strconv.Itoa(int(level))
		case level == NotApplicable:
			r.Level = notApplicable
		}
		all[r.key()] = &r
	}
	return all
}

// Judge works out what a row makes of a rating.
func (r *ratingRecords) Judge(row upsert.Row, before *filedRating) (*filedRating, []imports.PlannedChange, []upsert.Fault) {
	after := keyOf(row.Key)
	draft := r.drafts[after.PCNCode]
	if draft.closed != nil {
		return &after, nil, []upsert.Fault{*draft.closed}
	}
	if before == nil {
		column, code, message := draft.content.whyNot(after.place())
		return &after, nil, []upsert.Fault{{Column: column, Code: code, Message: message}}
	}
	after = *before
	for column, at := range map[string]*string{"level": &after.Level, "reason": &after.Reason, "evidence": &after.Evidence, "evidence_url": &after.EvidenceURL} {
		if cell, has := row.Cells[column]; has {
			*at = cell
		}
	}
	changes := ratingDifferences(*before, after)
	if len(changes) == 0 {
		return &after, nil, nil
	}
	if faults := draft.check(after); len(faults) > 0 {
		return &after, nil, faults
	}
	if draft.isNew && !draft.isTold {
		draft.isTold = true
		changes = append([]imports.PlannedChange{{Action: "create", RecordType: "assessment", Name: &draft.record.PCNName, After: &draft.record.CriteriaSet}}, changes...)
	}
	return &after, changes, nil
}

// check finds what keeps a rating from being saved.
func (d *filedDraft) check(r filedRating) (faults []upsert.Fault) {
	in := NewRatings{Ratings: []NewRating{r.entry()}}
	found := vocabulary.CheckFields(&in)
	tried := assessmentRecord{Assessment: d.record.Assessment, Levels: slices.Clone(d.record.Levels), remarks: maps.Clone(d.record.remarks)}
	for _, fault := range append(found, tried.rate(d.content, in, nil)...) {
		column := fault.Pointer[strings.LastIndex(fault.Pointer, "/")+1:]
		if column == "is_not_applicable" {
			column = "level"
		}
		faults = append(faults, upsert.Fault{Column: column, Code: fault.Code, Message: fault.Message})
	}
	return faults
}

// ratingDifferences names each value that differs.
func ratingDifferences(was, now filedRating) (changes []imports.PlannedChange) {
	name := was.CriterionCode
	if at := was.place(); at.roleType != "" {
		name += " of " + roleWords[at.roleType]
	}
	say := func(column, before, after string) {
		if before != after {
			changes = append(changes, imports.PlannedChange{Action: "update", RecordType: "rating", Name: &name, ColumnName: &column, Before: textOrNull(before), After: textOrNull(after)})
		}
	}
	say("level", was.Level, now.Level)
	say("reason", was.Reason, now.Reason)
	say("evidence", was.Evidence, now.Evidence)
	say("evidence_url", was.EvidenceURL, now.EvidenceURL)
	return changes
}
