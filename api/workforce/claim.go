package workforce

import (
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// ARRSClaim is what a network claimed for a role in a month through the national portal. Trellis keeps the total; it is not where one claims.
type ARRSClaim struct {
	ID      string `json:"id" list:"filter,sort" shape:"id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PCNCode string `json:"pcn_code" list:"filter,sort,code" shape:"pcn" example:"UD0001"`
	// Month is its first day.
	Month       vocabulary.Date `json:"month" list:"filter,sort" example:"2026-10-01"`
	RoleType    string          `json:"role_type" list:"filter,sort" enums:"splw,cc,hwbc" example:"splw"`
	WTE         float64         `json:"wte" list:"sort" example:"1.8"`
	AmountPence int64           `json:"amount_pence" list:"sort" example:"602385"`
	// ExceedsMaximum is true where the amount is more than the most that is reimbursed for this WTE and the days of the month, at the highest rate of any pay zone; null where no rate is known. It is for the board to judge, and stops nobody.
	ExceedsMaximum *bool  `json:"exceeds_maximum" list:"" example:"false"`
	Status         string `json:"status" list:"filter,sort" enums:"recorded,icb_approved,adjusted" example:"recorded"`
	// AdjustmentReason says why the board changed it.
	AdjustmentReason *string `json:"adjustment_reason" list:"" example:"Two weeks were claimed twice"`
	// RecordedBy is who recorded it, as the audit names them: somebody else approves it, and adjusts it.
	RecordedBy string `json:"recorded_by" list:"" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// JudgedBy is who approved it, or adjusted it last; null while it is only recorded.
	JudgedBy  *string   `json:"judged_by" list:"" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d11"`
	IsDemo    bool      `json:"is_demo" list:"filter" example:"false"`
	Version   int64     `json:"version" list:"" example:"1"`
	UpdatedAt time.Time `json:"updated_at" list:"sort" example:"2026-11-03T09:00:00Z"`
}

// NewARRSClaim records a claim.
type NewARRSClaim struct {
	PCNCode     string          `json:"pcn_code" example:"UD0001" binding:"required"`
	Month       vocabulary.Date `json:"month" example:"2026-10-01" binding:"required"`
	RoleType    string          `json:"role_type" enums:"splw,cc,hwbc" binding:"required"`
	WTE         float64         `json:"wte" minimum:"0" maximum:"100" decimals:"4" example:"1.8"`
	AmountPence int64           `json:"amount_pence" minimum:"0" maximum:"100000000" example:"602385"`
}

// ARRSClaimChange puts right what was mistyped before anybody approved it. What is left out stays.
type ARRSClaimChange struct {
	Month       *vocabulary.Date `json:"month,omitempty" example:"2026-10-01"`
	RoleType    *string          `json:"role_type,omitempty" enums:"splw,cc,hwbc"`
	WTE         *float64         `json:"wte,omitempty" minimum:"0" maximum:"100" decimals:"4"`
	AmountPence *int64           `json:"amount_pence,omitempty" minimum:"0" maximum:"100000000"`
}

// ARRSClaimAdjustment changes a claim, and says why.
type ARRSClaimAdjustment struct {
	WTE         *float64 `json:"wte,omitempty" minimum:"0" maximum:"100" decimals:"4"`
	AmountPence *int64   `json:"amount_pence,omitempty" minimum:"0" maximum:"100000000"`
	Reason      string   `json:"reason" maxLength:"500" binding:"required"`
}

// The states of a claim.
const (
	claimRecorded = "recorded"
	claimApproved = "icb_approved"
	claimAdjusted = "adjusted"
)

// mostClaimed is the largest claim of one role in one month, in pence: twice what a hundred whole-time workers could cost.
const mostClaimed = 100_000_000

// claimedWTE is the work that a claim is for.
type claimedWTE struct {
	WTE float64 `json:"wte" minimum:"0" maximum:"100" decimals:"4"`
}

// check judges a claim that is to be recorded, and tidies it.
func (n *NewARRSClaim) check(today vocabulary.Date) (faults rateFaults) {
	n.PCNCode = strings.ToUpper(strings.TrimSpace(n.PCNCode))
	faults.claimedFor(n.Month, n.RoleType, today)
	faults.claimed(n.WTE, n.AmountPence)
	return faults
}

func (f *rateFaults) claimedFor(month vocabulary.Date, roleType string, today vocabulary.Date) {
	switch {
	case month.IsZero():
		f.add("/month", "required", "Enter the month, by its first day.")
	case month.Compare(firstOfMonth(month)) != 0:
		f.add("/month", "not_a_month", "A month is given by its first day, such as "+firstOfMonth(month).String()+".")
	case month.After(today):
		f.add("/month", "future", "This month has not begun. A claim is for a month in which people worked.")
	}
	f.oneOf("/role_type", roleType, forecastRoles)
}

func (f *rateFaults) claimed(wte float64, pence int64) {
	*f = append(*f, vocabulary.CheckFields(&claimedWTE{wte})...)
	if pence < 0 || pence > mostClaimed {
		f.add("/amount_pence", "out_of_range", "A claim is of one role in one month, and from £0 to £1,000,000. Check the amount, which is in pence: £6,023.85 is 602385.")
	}
}

// unknownPCN is the one answer for a network there is not and for one out of reach.
func unknownPCN() error {
	return vocabulary.Invalid(vocabulary.Fault{Pointer: "/pcn_code", Code: "unknown_pcn", Message: "There is no network with this code, or it is not within your reach. Check the code."})
}
