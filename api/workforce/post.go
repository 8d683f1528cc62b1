package workforce

import (
	"time"

	"trellis/api/vocabulary"
)

// Post is a post for one of the roles in a network, as it stands on a day.
type Post struct {
	ID string `json:"id" list:"filter,sort" shape:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// PCNCode and PCNName are the network whose post it is.
	PCNCode string `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"UD0001"`
	PCNName string `json:"pcn_name" list:"sort" example:"Camden Demo 1"`
	// ICBCode is the network's board on the day.
	ICBCode *string `json:"icb_code" list:"filter,sort,code" shape:"icb" example:"Z9B2Z"`
	// BoroughGSSCode is the network's borough on the day.
	BoroughGSSCode *string `json:"borough_gss_code" list:"filter,sort,code" shape:"borough" example:"E09000007"`
	// Reference is what the network calls the post, and nobody's name; with pcn_code it is the key of files.
	Reference string `json:"reference" list:"filter,sort" example:"SPLW-1"`
	// RoleType is the role.
	RoleType string `json:"role_type" list:"filter,sort" enums:"splw,cc,hwbc" example:"splw"`
	// Status is worked out: filled while anyone is in it, vacant once nobody is who was, recruiting since people were first looked for.
	Status string `json:"status" list:"filter,sort" enums:"planned,recruiting,filled,vacant,closed" example:"filled"`
	// OpenedOn is its first day; ClosedOn the first day on which it is no more, the day after its last.
	OpenedOn vocabulary.Date  `json:"opened_on" list:"sort" example:"2024-04-01"`
	ClosedOn *vocabulary.Date `json:"closed_on" list:"sort" example:"2027-04-01"`
	// RecruitingFrom is since when people were first looked for.
	RecruitingFrom *vocabulary.Date `json:"recruiting_from" list:"sort" example:"2024-04-01"`
	// WTEFunded is how much work is paid for, in whole-time equivalents; of a closed post, on its last day, and of one to come, on its first: neither is in a sum of what is funded on the day.
	WTEFunded float64 `json:"wte_funded" list:"sort" example:"1"`
	// WTEInPost is the sum over those who are in it on the day; WTEVacant is the rest, 0 of a closed post.
	WTEInPost float64 `json:"wte_in_post" list:"sort" example:"0.8"`
	WTEVacant float64 `json:"wte_vacant" list:"sort" example:"0.2"`
	// Holders is how many people are in it on the day.
	Holders int64 `json:"holders" list:"sort" example:"1"`
	// AfCBand is its Agenda for Change band; other for pay outside it.
	AfCBand *string `json:"afc_band" list:"filter,sort" enums:"2,3,4,5,6,7,8a,8b,other" example:"5"`
	// PayZone is whose maximum is claimed: the base, or that with the inner or outer London supplement.
	PayZone *string `json:"pay_zone" list:"filter" enums:"base,inner,outer" example:"inner"`
	// Contract and ContractEndsOn say whether it ends by itself; the latter is the first day after a fixed term, the day after its last.
	Contract       string           `json:"contract" list:"filter,sort" enums:"permanent,fixed_term" example:"fixed_term"`
	ContractEndsOn *vocabulary.Date `json:"contract_ends_on" list:"sort" example:"2027-04-01"`
	// ContractDaysLeft is how many days of a fixed term are left, 0 once it has ended; null of a permanent post.
	ContractDaysLeft *int64 `json:"contract_days_left" list:"sort" example:"126"`
	// Engagement is how the network has the work.
	Engagement string `json:"engagement" list:"filter,sort" enums:"employed,subcontracted,seconded" example:"employed"`
	// EmployerType and EmployerName are whose staff they are.
	EmployerType string `json:"employer_type" list:"filter,sort" enums:"pcn,practice,gp_federation,vcse,nhs_trust,local_authority,other" example:"vcse"`
	EmployerName string `json:"employer_name" list:"sort" example:"Camden Demo Community Trust"`
	// ARRSShare is the part the Additional Roles Reimbursement Scheme pays, in per cent.
	ARRSShare float64 `json:"arrs_share" list:"sort" example:"100"`
	// EffectiveOn is null in every answer. In a file of posts that is sent back, it is the day from which what changes in the row holds.
	EffectiveOn *vocabulary.Date `json:"effective_on" list:"" example:"2027-01-01"`
	// IsVacant is true when nobody is in it, and somebody was or people are looked for: its status is vacant or recruiting. These are the posts that vacant_posts counts.
	IsVacant bool `json:"is_vacant" list:"filter" example:"false"`
	// VacantSince is since when nobody is in it who is looked for; VacancyDays how many days those are, null where somebody is in it: of a day that is to come, until today.
	VacantSince *vocabulary.Date `json:"vacant_since" list:"sort" example:"2026-09-01"`
	VacancyDays *int64           `json:"vacancy_days" list:"sort" example:"86"`
	// DaysToFill is its time to fill, in days, the last time it was filled: from the first day without a holder (its own first day, or the one after the last holder's last) to the first day of the next holder. 0 of one filled from its first day; null until it has been filled. A holder who follows another without a gap fills no vacancy.
	DaysToFill *int64 `json:"days_to_fill" list:"sort" example:"61"`
	// SupervisionMonths counts, of the months in which supervision was due, those in which clinical or professional supervision was held for everyone it was due for; null where it was due in none.
	SupervisionMonths *int64 `json:"supervision_months" list:"sort" example:"5"`
	// SupervisionMonthsDue is in how many of the last six whole months somebody who is in it on the day was in it for all of the month. Months of people who have left do not count.
	SupervisionMonthsDue int64 `json:"supervision_months_due" list:"" example:"6"`
	// TrainingMissing counts required courses that somebody in it has neither completed nor enrolled in, or whose completion has expired; of those that must be completed, being enrolled is not enough. InductionMissing counts items of the induction not completed.
	TrainingMissing  *int64 `json:"training_missing" list:"sort" example:"1"`
	InductionMissing *int64 `json:"induction_missing" list:"sort" example:"0"`
	// IsDemo is true when it is invented.
	IsDemo bool `json:"is_demo" list:"filter" example:"false"`
	// Version rises with every change to the post and to what belongs to it; it leads the ETag.
	Version   int64     `json:"version" list:"" example:"3"`
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-26T09:12:00Z"`
}

// PostDetail is a post with everything that was ever true of it.
type PostDetail struct {
	Post
	AsOf              vocabulary.Date `json:"as_of" example:"2026-11-26"`
	BasePracticeCodes []string        `json:"base_practice_codes" example:"YD0001"`
	// Note is the network's own; null for everyone but its manager, as it may speak of people.
	Note         *string                  `json:"note" example:"Shared with the practice next door"`
	Terms        []PostTerms              `json:"terms"`
	FundingLines []FundingLine            `json:"funding_lines"`
	Assignments  []Assignment             `json:"assignments"`
	Supervision  []SupervisionArrangement `json:"supervision_arrangements"`
}

// PostTerms is what a post is, from a day until a day.
type PostTerms struct {
	ValidFrom      vocabulary.Date  `json:"valid_from" example:"2024-04-01"`
	ValidTo        *vocabulary.Date `json:"valid_to" example:"2025-04-01"`
	WTEFunded      float64          `json:"wte_funded" example:"1"`
	AfCBand        *string          `json:"afc_band" enums:"2,3,4,5,6,7,8a,8b,other" example:"5"`
	PayZone        *string          `json:"pay_zone" enums:"base,inner,outer" example:"inner"`
	Contract       string           `json:"contract" enums:"permanent,fixed_term" example:"fixed_term"`
	ContractEndsOn *vocabulary.Date `json:"contract_ends_on" example:"2027-04-01"`
	Engagement     string           `json:"engagement" enums:"employed,subcontracted,seconded" example:"employed"`
	EmployerType   string           `json:"employer_type" enums:"pcn,practice,gp_federation,vcse,nhs_trust,local_authority,other" example:"vcse"`
	EmployerName   string           `json:"employer_name" example:"Camden Demo Community Trust"`
}

// FundingLine is who pays which part of a post, from a day until a day. On every day the parts add up to 100.
type FundingLine struct {
	Source string `json:"source" enums:"arrs,icb,local_authority,vcse,pcn,project_grant,other" example:"arrs"`
	// Share is in per cent.
	Share     float64          `json:"share" example:"100"`
	ValidFrom vocabulary.Date  `json:"valid_from" example:"2024-04-01"`
	ValidTo   *vocabulary.Date `json:"valid_to" example:"2025-04-01"`
}

// NewFundingLine is a funding line to be kept.
type NewFundingLine struct {
	Source string `json:"source" enums:"arrs,icb,local_authority,vcse,pcn,project_grant,other" example:"arrs" binding:"required"`
	// Share is in per cent, with at most two decimals.
	Share     float64         `json:"share" minimum:"0.01" maximum:"100" decimals:"2" example:"100" binding:"required"`
	ValidFrom vocabulary.Date `json:"valid_from" example:"2024-04-01" binding:"required"`
	// ValidTo is the first day on which it does not pay any more; null or left out while that is open.
	ValidTo vocabulary.Given[vocabulary.Date] `json:"valid_to,omitzero" example:"2025-04-01"`
}

// NewPost is a post to be made.
type NewPost struct {
	PCNCode string `json:"pcn_code" example:"UD0001" binding:"required"`
	// Reference is what the network calls the post. Write no name: everyone who sees the post reads it.
	Reference string `json:"reference" maxLength:"40" example:"SPLW-1" binding:"required"`
	RoleType  string `json:"role_type" enums:"splw,cc,hwbc" example:"splw" binding:"required"`
	// OpenedOn is its first day; RecruitingFrom since when people are looked for, left out while it is only planned.
	OpenedOn       vocabulary.Date  `json:"opened_on" example:"2026-12-01" binding:"required"`
	RecruitingFrom *vocabulary.Date `json:"recruiting_from,omitempty" example:"2026-12-01"`
	WTEFunded      float64          `json:"wte_funded" minimum:"0.0001" maximum:"10" decimals:"4" example:"1" binding:"required"`
	AfCBand        *string          `json:"afc_band,omitempty" enums:"2,3,4,5,6,7,8a,8b,other" example:"5"`
	PayZone        *string          `json:"pay_zone,omitempty" enums:"base,inner,outer" example:"inner"`
	Contract       string           `json:"contract" enums:"permanent,fixed_term" example:"permanent" binding:"required"`
	ContractEndsOn *vocabulary.Date `json:"contract_ends_on,omitempty" example:"2027-04-01"`
	Engagement     string           `json:"engagement" enums:"employed,subcontracted,seconded" example:"employed" binding:"required"`
	EmployerType   string           `json:"employer_type" enums:"pcn,practice,gp_federation,vcse,nhs_trust,local_authority,other" example:"pcn" binding:"required"`
	// EmployerName is whose staff they are; left out where that is the network itself (pcn), it is the network's name.
	EmployerName      *string  `json:"employer_name,omitempty" maxLength:"200" example:"Camden Demo 1"`
	BasePracticeCodes []string `json:"base_practice_codes,omitempty" example:"YD0001"`
	Note              *string  `json:"note,omitempty" maxLength:"1000"`
	// FundingLines default to the Additional Roles Reimbursement Scheme paying all of it from the first day.
	FundingLines []NewFundingLine `json:"funding_lines,omitempty"`
}

// PostChange changes a post. What is left out stays; null takes away what may be missing.
type PostChange struct {
	// EffectiveOn is the day from which terms change: what they were until then stays. Left out, the terms of today are put right from their first day.
	EffectiveOn *vocabulary.Date `json:"effective_on,omitempty" example:"2027-01-01"`
	// Reference is what the network calls the post. Write no name: everyone who sees the post reads it.
	Reference      *string                           `json:"reference,omitempty" maxLength:"40"`
	RecruitingFrom vocabulary.Given[vocabulary.Date] `json:"recruiting_from,omitzero"`
	WTEFunded      *float64                          `json:"wte_funded,omitempty" minimum:"0.0001" maximum:"10" decimals:"4"`
	AfCBand        vocabulary.Given[string]          `json:"afc_band,omitzero" enums:"2,3,4,5,6,7,8a,8b,other"`
	PayZone        vocabulary.Given[string]          `json:"pay_zone,omitzero" enums:"base,inner,outer"`
	Contract       *string                           `json:"contract,omitempty" enums:"permanent,fixed_term"`
	ContractEndsOn vocabulary.Given[vocabulary.Date] `json:"contract_ends_on,omitzero"`
	Engagement     *string                           `json:"engagement,omitempty" enums:"employed,subcontracted,seconded"`
	EmployerType   *string                           `json:"employer_type,omitempty" enums:"pcn,practice,gp_federation,vcse,nhs_trust,local_authority,other"`
	// EmployerName, left out where employer_type becomes pcn, becomes the network's name.
	EmployerName      *string                  `json:"employer_name,omitempty" maxLength:"200"`
	BasePracticeCodes *[]string                `json:"base_practice_codes,omitempty"`
	Note              vocabulary.Given[string] `json:"note,omitzero" maxLength:"1000"`
	// FundingLines, if given, take the place of all there are.
	FundingLines *[]NewFundingLine `json:"funding_lines,omitempty"`
}

// PostClosure closes a post.
type PostClosure struct {
	// ClosedOn is the first day on which it is no more; today if left out.
	ClosedOn *vocabulary.Date `json:"closed_on,omitempty" example:"2027-04-01"`
}
