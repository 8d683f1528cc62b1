package embedding

import (
	"time"

	"trellis/api/vocabulary"
)

// AssessmentCampaign is a board asking its networks to assess themselves, until a day.
type AssessmentCampaign struct {
	ID      string `json:"id" list:"filter,sort" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20"`
	ICBCode string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"QMF"`
	ICBName string `json:"icb_name" list:"sort" example:"North East London"`
	Title   string `json:"title" list:"sort" example:"Autumn 2026 self-assessment"`
	// CriteriaSet says what is asked. An assessment of all criteria answers one of the core criteria as well.
	CriteriaSet string `json:"criteria_set" list:"filter" enums:"core,full" example:"core"`
	// Note is what the board says to the networks' managers.
	Note    *string         `json:"note" list:"" example:"Please agree it with your clinical director before you submit it."`
	OpensOn vocabulary.Date `json:"opens_on" list:"sort" example:"2026-10-01"`
	// DueOn is the last day on which an assessment is submitted in time.
	DueOn    vocabulary.Date  `json:"due_on" list:"filter,sort" example:"2026-12-31"`
	ClosedOn *vocabulary.Date `json:"closed_on" list:"sort" example:"2027-01-15"`
	// Status is worked out from today in London.
	Status string `json:"status" list:"filter,sort" enums:"planned,open,overdue,closed" example:"open"`
	// PCNs counts the networks that are asked; the four that follow come to the same.
	PCNs      int64 `json:"pcns" list:"" example:"57"`
	Published int64 `json:"published" list:"" example:"21"`
	// InReview counts those that have submitted, or whose assessment is validated.
	InReview int64 `json:"in_review" list:"" example:"9"`
	// InProgress counts those with a draft, or whose assessment was returned.
	InProgress int64     `json:"in_progress" list:"" example:"12"`
	NotBegun   int64     `json:"not_begun" list:"" example:"15"`
	IsDemo     bool      `json:"is_demo" list:"filter" example:"false"`
	Version    int64     `json:"version" list:"" example:"3"`
	UpdatedAt  time.Time `json:"updated_at" list:"sort" example:"2026-10-01T09:00:00Z"`
}

// CampaignNetwork is a network that a campaign asks, and how far it is. Of a draft its board is told no more than that there is one.
type CampaignNetwork struct {
	PCNCode     string  `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"UD0003"`
	PCNName     string  `json:"pcn_name" list:"sort" example:"Barking and Dagenham Demo 3"`
	BoroughName *string `json:"borough_name" list:"sort" example:"Barking and Dagenham"`
	State       string  `json:"state" list:"filter,sort" enums:"not_begun,draft,returned,submitted,validated,published" example:"draft"`
	// AssessmentID is null where there is none, and where the reader does not see the assessment yet.
	AssessmentID *string `json:"assessment_id" list:"" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// BoardAssessmentID is the moderated assessment that its board has open, where the network has begun none: until that is published or discarded it can begin none. Null where nothing stands in its way, and where the reader does not see that assessment.
	BoardAssessmentID *string          `json:"board_assessment_id" list:"" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d11"`
	OpenedAt          *time.Time       `json:"opened_at" list:"sort" example:"2026-10-12T09:00:00Z"`
	SubmittedAt       *time.Time       `json:"submitted_at" list:"sort" example:"2026-10-20T09:00:00Z"`
	PublishedOn       *vocabulary.Date `json:"published_on" list:"sort" example:"2026-10-28"`
	// DaysOverdue counts the days since the campaign was due, of a network that has not submitted while it is not closed; otherwise 0.
	DaysOverdue int64 `json:"days_overdue" list:"sort" example:"0"`
	// LastPublishedOn is when any assessment of the network was published last.
	LastPublishedOn *vocabulary.Date `json:"last_published_on" list:"sort" example:"2026-04-14"`
	IsDemo          bool             `json:"is_demo" list:"" example:"false"`
}

// AskedBy is what a network's board asks of it today.
type AskedBy struct {
	ID          string          `json:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20"`
	ICBCode     string          `json:"icb_code" example:"QMF"`
	ICBName     string          `json:"icb_name" example:"North East London"`
	Title       string          `json:"title" example:"Autumn 2026 self-assessment"`
	Note        *string         `json:"note" example:"Please agree it with your clinical director before you submit it."`
	CriteriaSet string          `json:"criteria_set" enums:"core,full" example:"core"`
	OpensOn     vocabulary.Date `json:"opens_on" example:"2026-10-01"`
	DueOn       vocabulary.Date `json:"due_on" example:"2026-12-31"`
	// State is how far the network is with what it was asked.
	State string `json:"state" enums:"not_begun,draft,returned,submitted,validated,published" example:"not_begun"`
	// BoardAssessmentID is the moderated assessment that the board has open, where the network has begun none: until that is published or discarded it can begin none. Null where nothing stands in its way, and where the reader does not see that assessment.
	BoardAssessmentID *string `json:"board_assessment_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d11"`
}

// NewAssessmentCampaign opens one.
type NewAssessmentCampaign struct {
	ICBCode     string  `json:"icb_code" binding:"required" example:"QMF"`
	Title       string  `json:"title" binding:"required" minLength:"3" maxLength:"120" example:"Autumn 2026 self-assessment"`
	CriteriaSet string  `json:"criteria_set" binding:"required" enums:"core,full" example:"core"`
	Note        *string `json:"note,omitempty" maxLength:"2000"`
	// OpensOn is the first day on which networks are asked.
	OpensOn vocabulary.Date `json:"opens_on" binding:"required" example:"2026-10-01"`
	// DueOn is at most 366 days later, and no day that is over.
	DueOn vocabulary.Date `json:"due_on" binding:"required" example:"2026-12-31"`
}

// AssessmentCampaignChange changes what it gives; a note may be taken away with null. Which criteria are asked can be changed before
// networks are asked.
type AssessmentCampaignChange struct {
	Title       *string                  `json:"title,omitempty" minLength:"3" maxLength:"120" example:"Autumn 2026 self-assessment"`
	CriteriaSet *string                  `json:"criteria_set,omitempty" enums:"core,full" example:"core"`
	Note        vocabulary.Given[string] `json:"note,omitzero" maxLength:"2000"`
	DueOn       *vocabulary.Date         `json:"due_on,omitempty" example:"2027-01-15"`
}

// The states of a campaign.
const (
	campaignPlanned = "planned"
	campaignClosed  = "closed"
)

// mostDays is how long networks may be given, in days.
const mostDays = 366

// judge finds what is wrong with the title and the days of a campaign, whose due day is given anew or stays.
func (c AssessmentCampaign) judge(dueAnew bool, today vocabulary.Date) (faults []vocabulary.Fault) {
	if code, message := vocabulary.CheckText("The title", c.Title, 3, 120); code != "" {
		faults = append(faults, vocabulary.Fault{Pointer: "/title", Code: code, Message: message})
	}
	switch {
	case !dueAnew:
	case c.DueOn.Before(c.OpensOn):
		faults = append(faults, vocabulary.Fault{Pointer: "/due_on", Code: "before_it_opens", Message: "It is due before it opens. Give the day on which it opens, or a later one."})
	case c.DueOn.After(c.OpensOn.AddDays(mostDays)):
		faults = append(faults, vocabulary.Fault{Pointer: "/due_on", Code: "too_late", Message: "It is due more than 366 days after it opens. Give an earlier day."})
	case c.DueOn.Before(today):
		faults = append(faults, vocabulary.Fault{Pointer: "/due_on", Code: "in_the_past", Message: "The day on which it is due is over. Give today, or a day to come."})
	}
	return faults
}
