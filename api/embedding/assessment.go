package embedding

import (
	"time"

	"trellis/api/vocabulary"
)

// Assessment is how well the roles are embedded in a network, as somebody judged it against a version of the framework.
type Assessment struct {
	ID      string `json:"id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PCNCode string `json:"pcn_code" list:"filter,sort,code,stored" shape:"pcn" example:"UD0001"`
	PCNName string `json:"pcn_name" list:"sort" example:"Camden Demo 1"`
	// ICBCode is the network's board today; null of a network that is closed.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// FrameworkVersion is what it is held against. It stays with it, whatever is published later.
	FrameworkVersion int64 `json:"framework_version" list:"filter,sort" example:"1"`
	// Kind says whose view it is: the network's own, one it worked out with another network, or the board's, which the network's manager agrees to or gives back.
	Kind string `json:"kind" list:"filter,sort" enums:"self,peer,moderated" example:"self"`
	// CriteriaSet says what is asked: the core criteria, for a first or quick assessment, or all.
	CriteriaSet string `json:"criteria_set" list:"filter" enums:"core,full" example:"core"`
	Status      string `json:"status" list:"filter,sort,stored" enums:"draft,submitted,returned,validated,published,superseded,discarded" example:"submitted"`
	// RoleTypes are the roles that were deployed when it was last saved: only those are asked about.
	RoleTypes []string `json:"role_types" list:"" enums:"splw,cc,hwbc" example:"splw,cc"`
	// EmbeddingStatus is what it comes to: the band of its score, at most developing where a gate is not met, and insufficient_evidence where less than 80 per cent of what applies is assessed.
	EmbeddingStatus string `json:"embedding_status" list:"filter,sort" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence" example:"developing"`
	// Score is in per cent of what could be reached, to two decimals, cut off; null where nothing is assessed.
	Score *float64 `json:"score" list:"sort" example:"62.5"`
	// ScoreChange is by how much the score moved from the assessment of the same kind that was published before it, in percentage points; null where there was none, or where the two were held against different versions or sets of criteria.
	ScoreChange *float64 `json:"score_change" list:"sort" example:"9.25"`
	// GatesFailed counts gates below level 3, or not assessed, over the roles deployed.
	GatesFailed int64 `json:"gates_failed" list:"sort" example:"1"`
	Assessed    int64 `json:"assessed" list:"" example:"40"`
	Applicable  int64 `json:"applicable" list:"" example:"44"`
	// ReturnComment says why it was last given back: by the board, or a moderated one by the network's manager; null for whoever sees no evidence.
	ReturnComment *string `json:"return_comment" list:"" example:"Please say when supervision was held."`
	// DiscardReason says why it was discarded, which the programme says of what another body works at; null of one that is not discarded, and for whoever sees no evidence.
	DiscardReason *string    `json:"discard_reason" list:"" example:"The board has no lead until January, and the network is to assess itself."`
	OpenedAt      time.Time  `json:"opened_at" list:"sort" example:"2026-10-01T09:00:00Z"`
	SubmittedAt   *time.Time `json:"submitted_at" list:"sort" example:"2026-10-05T09:00:00Z"`
	ReturnedAt    *time.Time `json:"returned_at" list:"sort" example:"2026-10-06T09:00:00Z"`
	ValidatedAt   *time.Time `json:"validated_at" list:"sort" example:"2026-10-08T09:00:00Z"`
	// AgreedBy is the body for which it was validated: the board of what its network assessed, the network of a moderated one, or of either the programme. Null until it is validated, and of one that was before this was written down.
	AgreedBy    *string    `json:"agreed_by" list:"" enums:"board,network,programme" example:"board"`
	PublishedAt *time.Time `json:"published_at" list:"sort" example:"2026-10-09T09:00:00Z"`
	// PublishedOn is the day, in London, from which it is the network's status, and SupersededOn the first on which another is.
	PublishedOn  *vocabulary.Date `json:"published_on" list:"filter,sort" example:"2026-10-09"`
	SupersededOn *vocabulary.Date `json:"superseded_on" list:"sort" example:"2027-01-11"`
	IsDemo       bool             `json:"is_demo" list:"filter" example:"false"`
	Version      int64            `json:"version" list:"" example:"3"`
	UpdatedAt    time.Time        `json:"updated_at" list:"sort" example:"2026-10-09T09:00:00Z"`
}

// AssessmentDetail is an assessment with every rating, and what they come to.
type AssessmentDetail struct {
	Assessment
	// PrefilledFrom is the published assessment whose ratings it began with; null where it began empty.
	PrefilledFrom *string `json:"prefilled_from" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d09"`
	// Result is what the ratings come to: a pure function of them, the framework's version, the roles deployed and the set.
	Result Score `json:"result"`
	// Ratings are of every criterion of the set, and of each role deployed, in the framework's order.
	Ratings []Rating `json:"ratings"`
}

// Rating is one criterion, of the network or of one of its roles.
type Rating struct {
	CriterionCode string `json:"criterion_code" example:"D2"`
	// RoleType is null of a criterion that is asked of the network as one.
	RoleType *string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// Level is 0 not started, 1 emerging, 2 developing, 3 established or 4 embedded; null while it is not assessed, and where it does not apply.
	Level           *int64 `json:"level" minimum:"0" maximum:"4" example:"2"`
	IsNotApplicable bool   `json:"is_not_applicable" example:"false"`
	// Reason says why it does not apply, or why the level is another than the one suggested. It is null for whoever sees no evidence.
	Reason *string `json:"reason" example:"Two link workers share the supervision of the trust, which keeps its own record."`
	// Evidence is what shows the level; null for whoever sees no evidence.
	Evidence    *string `json:"evidence" example:"Supervision log of the GP lead, September"`
	EvidenceURL *string `json:"evidence_url" example:"https://example.org/supervision-log"`
	// SuggestedLevel is what the records here came to when the rating was last saved, and SuggestedFrom what in them; null and empty of a criterion that a person alone can tell.
	SuggestedLevel *int64   `json:"suggested_level" minimum:"0" maximum:"4" example:"2"`
	SuggestedFrom  []string `json:"suggested_from" example:"Supervision was held for everybody in 4 of the last 6 months"`
}

// NewAssessment begins one: a network's manager its own or a peer's, a board's lead a moderated one.
type NewAssessment struct {
	PCNCode     string `json:"pcn_code" binding:"required" example:"UD0001"`
	Kind        string `json:"kind" binding:"required" enums:"self,peer,moderated" example:"self"`
	CriteriaSet string `json:"criteria_set" binding:"required" enums:"core,full" example:"core"`
}

// AssessmentChange changes what a draft asks.
type AssessmentChange struct {
	// CriteriaSet is which criteria are asked. What was rated of the others is kept, and counts again once they are asked.
	CriteriaSet string `json:"criteria_set" binding:"required" enums:"core,full" example:"full"`
}

// NewRatings are ratings to be saved. Those that are left out stay as they are.
type NewRatings struct {
	Ratings []NewRating `json:"ratings" binding:"required"`
}

// NewRating is one rating, whole: what it leaves out is empty from then on.
type NewRating struct {
	CriterionCode string `json:"criterion_code" binding:"required" example:"D2"`
	// RoleType is the role it is of; left out of a criterion that is asked of the network as one.
	RoleType        *string `json:"role_type,omitempty" enums:"splw,cc,hwbc" example:"splw"`
	Level           *int64  `json:"level,omitempty" minimum:"0" maximum:"4" example:"2"`
	IsNotApplicable bool    `json:"is_not_applicable,omitempty" example:"false"`
	Reason          *string `json:"reason,omitempty" maxLength:"1000"`
	Evidence        *string `json:"evidence,omitempty" maxLength:"2000"`
	EvidenceURL     *string `json:"evidence_url,omitempty" maxLength:"500"`
}

// AssessmentReturn gives an assessment back.
type AssessmentReturn struct {
	// Comment says what is to be put right.
	Comment string `json:"comment" binding:"required" maxLength:"2000" example:"Please say when supervision was held."`
}

// AssessmentDiscard lays an assessment aside.
type AssessmentDiscard struct {
	// Reason says why. It is asked of the programme, which discards what another body works at.
	Reason *string `json:"reason,omitempty" minLength:"10" maxLength:"2000" example:"The board has no lead until January, and the network is to assess itself."`
}

// The states of an assessment.
const (
	assessmentDraft      = "draft"
	assessmentSubmitted  = "submitted"
	assessmentReturned   = "returned"
	assessmentValidated  = "validated"
	assessmentPublished  = "published"
	assessmentSuperseded = "superseded"
	assessmentDiscarded  = "discarded"
)

// The kinds of assessment.
const (
	selfKind      = "self"
	peerKind      = "peer"
	moderatedKind = "moderated"
)

// The bodies that agree to an assessment.
const (
	boardBody     = "board"
	networkBody   = "network"
	programmeBody = "programme"
)

// coreSet is the set of core criteria alone, fullSet that of all.
const (
	coreSet = "core"
	fullSet = "full"
)

// isOpen says whether the body that works at it can still change it.
func (a Assessment) isOpen() bool {
	return a.Status == assessmentDraft || a.Status == assessmentReturned
}

// isUnderWay says whether it is neither published yet nor laid aside: no other of its network is begun beside it.
func (a Assessment) isUnderWay() bool {
	return a.isOpen() || a.Status == assessmentSubmitted || a.Status == assessmentValidated
}
