package audit

import (
	"cmp"
	"slices"
	"time"
)

// Verification is what was found when the audit was held against itself, against the records and against its anchors.
type Verification struct {
	// Status is intact where nothing is wrong with any event that was committed when the verification was asked for: everything is read anew each time.
	Status string `json:"status" enums:"intact,broken" example:"intact"`
	// CheckedEvents counts the audit events that were read.
	CheckedEvents int64 `json:"checked_events" example:"1204"`
	// CheckedChanges counts the change rows that were read.
	CheckedChanges int64 `json:"checked_changes" example:"61042"`
	// CheckedRecords counts the records that were held against their change rows.
	CheckedRecords int64 `json:"checked_records" example:"24310"`
	// UpToSequence is the number of the last event.
	UpToSequence int64 `json:"up_to_sequence" example:"1204"`
	// Hash is that of the last event, in hexadecimal: it stands for everything before it.
	Hash string `json:"hash" example:"9f2c5ad4b3a1f0c48f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f80912"`
	// AnchoredTo is the number up to which an anchor outside the database vouches for the chain; null where none does. An end that was cut off behind it would not be noticed.
	AnchoredTo *int64 `json:"anchored_to" example:"1200"`
	// Waiting counts events that came too late for this verification: committed since it was asked for, and without a number yet.
	Waiting int64 `json:"waiting" example:"0"`
	// NotCompared names tables whose records could not be read to be held against the audit.
	NotCompared []string  `json:"not_compared"`
	CheckedAt   time.Time `json:"checked_at" example:"2026-11-23T09:12:00Z"`
	// FirstBad is the first thing that is wrong; null where nothing is. Of an event or record that you may not see it gives the number only.
	FirstBad *BadRow `json:"first_bad"`

	bad []BadRow
}

// BadRow is something that is wrong with the audit, or with a record beside it.
type BadRow struct {
	// Code is the stable name of what is wrong; GET /api/v1/code_lists explains each.
	Code string `json:"code" enums:"altered,missing,rewritten,cut_off,loose,not_numbered,past_audit,seal,guard,anchor" example:"altered"`
	// Sequence is the number of the event that is wrong, or that speaks otherwise than the record; null where there is none.
	Sequence *int64  `json:"sequence" example:"812"`
	EventID  *string `json:"event_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// TableName is the table of the record; null where all of an event is meant.
	TableName *string `json:"table_name" example:"icbs"`
	// RecordKey names the record in its table.
	RecordKey *string `json:"record_key" example:"QMF"`
	// Message says what is wrong.
	Message string `json:"message" example:"Event 812 or its change rows are not what they were when it was numbered."`

	by *string // the earlier event it disagrees with
}

// unnamed is a fault as those are told who reach nothing of it: that there is one, of what kind, and its number.
func (b BadRow) unnamed() *BadRow {
	return &BadRow{Code: b.Code, Sequence: b.Sequence, Message: "Something is wrong that lies outside what you may see. Ask a programme administrator, or whoever runs Trellis, to verify the audit."}
}

// What can be wrong.
const (
	codeAltered     = "altered"
	codeMissing     = "missing"
	codeRewritten   = "rewritten"
	codeCutOff      = "cut_off"
	codeLoose       = "loose"
	codeNotNumbered = "not_numbered"
	codePastAudit   = "past_audit"
	codeSeal        = "seal"
	codeGuard       = "guard"
	codeAnchor      = "anchor"
)

// Whether a chain holds.
const (
	Intact = "intact"
	Broken = "broken"
)

// Bad lists what is wrong, the first first; at most a hundred things of each kind of check.
func (v Verification) Bad() []BadRow { return v.bad }

// mostBad is how much that is wrong is kept: after a hundred rows nobody needs the next.
const mostBad = 100

// faults gathers what one check finds.
type faults []BadRow

func (f *faults) add(bad BadRow) {
	if len(*f) < mostBad {
		*f = append(*f, bad)
	}
}

// judge sums the checks up. What is wrong with the chain comes first, in its order.
func (v *Verification) judge(found ...faults) {
	for _, f := range found {
		v.bad = append(v.bad, f...)
	}
	slices.SortStableFunc(v.bad, func(a, b BadRow) int {
		return cmp.Or(cmp.Compare(rank[a.Code], rank[b.Code]), byNumber(a.Sequence, b.Sequence))
	})
	v.name()
	v.Status = Intact
	if len(v.bad) > 0 {
		v.Status, v.FirstBad = Broken, &v.bad[0]
	}
}

// rank says what comes before what: the chain, what stands outside it, the records, their guards.
var rank = map[string]int{codeAltered: 0, codeMissing: 0, codeRewritten: 0, codeCutOff: 0, codeSeal: 0, codeLoose: 1, codeNotNumbered: 1, codePastAudit: 2, codeGuard: 3, codeAnchor: 3}

// name looks for the record behind a fault of the chain. A hash says that an event is wrong and not in which of its rows;
// that shows where the row disagrees with the next of its record, or with the record, or where only one record disagrees
// with anything.
func (v *Verification) name() {
	var disagree []BadRow
	for _, b := range v.bad {
		if b.Code == codePastAudit {
			disagree = append(disagree, b)
		}
	}
	one := len(disagree) > 0 && !slices.ContainsFunc(disagree, func(b BadRow) bool {
		return *b.TableName != *disagree[0].TableName || *b.RecordKey != *disagree[0].RecordKey
	})
	for i := range v.bad {
		if b := &v.bad[i]; b.RecordKey == nil && rank[b.Code] == 0 {
			at := slices.IndexFunc(disagree, func(d BadRow) bool {
				return b.EventID != nil && (d.EventID != nil && *d.EventID == *b.EventID || d.by != nil && *d.by == *b.EventID)
			})
			if at < 0 && one {
				at = 0
			}
			if at >= 0 {
				b.TableName, b.RecordKey = disagree[at].TableName, disagree[at].RecordKey
			}
		}
	}
}

// byNumber puts what has no number last.
func byNumber(a, b *int64) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return cmp.Compare(*a, *b)
}
