package workforce

import (
	"strconv"
	"time"

	"trellis/api/vocabulary"
)

// Invention is what a demonstration knows of the workforce of networks that do not exist. Its fields are named as the
// columns are. A day left out is no day.
type Invention struct {
	Posts            []InventedPost
	Terms            []InventedTerms
	FundingLines     []InventedFundingLine
	Holders          []InventedHolder
	Assignments      []InventedAssignment
	Supervision      []InventedSupervision
	Sessions         []InventedSession
	Training         []InventedTraining
	Populations      []InventedPopulation
	RateCards        []InventedRateCard
	EntitlementRates []InventedEntitlementRate
	Claims           []InventedClaim
	Figures          []InventedFigure
	FigureGroups     []InventedFigureGroup
	Censuses         []InventedCensus
	Returns          []InventedReturn
	ReturnFigures    []InventedReturnFigure
}

// Hundredths is a number with two decimals: of WTE, or of per cent.
type Hundredths int64

// MarshalJSON writes it with its two decimals.
func (h Hundredths) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(h)/100, 'f', 2, 64), nil
}

// The records of an invention, each a row of its table.
type (
	InventedPost struct {
		ID                string          `json:"id"`
		PCNCode           string          `json:"pcn_code"`
		Reference         string          `json:"reference"`
		RoleType          string          `json:"role_type"`
		OpenedOn          vocabulary.Date `json:"opened_on"`
		ClosedOn          vocabulary.Date `json:"closed_on,omitzero"`
		RecruitingFrom    vocabulary.Date `json:"recruiting_from,omitzero"`
		BasePracticeCodes []string        `json:"base_practice_codes"`
		Note              string          `json:"note,omitempty"`
	}
	InventedTerms struct {
		PostID         string          `json:"post_id"`
		PCNCode        string          `json:"pcn_code"`
		ValidFrom      vocabulary.Date `json:"valid_from"`
		ValidTo        vocabulary.Date `json:"valid_to,omitzero"`
		WTEFunded      Hundredths      `json:"wte_funded"`
		AfCBand        string          `json:"afc_band,omitempty"`
		PayZone        string          `json:"pay_zone,omitempty"`
		Contract       string          `json:"contract"`
		ContractEndsOn vocabulary.Date `json:"contract_ends_on,omitzero"`
		Engagement     string          `json:"engagement"`
		EmployerType   string          `json:"employer_type"`
		EmployerName   string          `json:"employer_name"`
	}
	InventedFundingLine struct {
		PostID    string          `json:"post_id"`
		PCNCode   string          `json:"pcn_code"`
		Source    string          `json:"source"`
		ValidFrom vocabulary.Date `json:"valid_from"`
		ValidTo   vocabulary.Date `json:"valid_to,omitzero"`
		Share     Hundredths      `json:"share"`
	}
	InventedHolder struct {
		ID        string `json:"id"`
		PCNCode   string `json:"pcn_code"`
		Reference string `json:"reference"`
		Name      string `json:"name,omitempty"`
	}
	InventedAssignment struct {
		ID            string          `json:"id"`
		PostID        string          `json:"post_id"`
		PCNCode       string          `json:"pcn_code"`
		HolderID      string          `json:"holder_id"`
		WTE           Hundredths      `json:"wte"`
		ValidFrom     vocabulary.Date `json:"valid_from"`
		ValidTo       vocabulary.Date `json:"valid_to,omitzero"`
		LeavingReason string          `json:"leaving_reason,omitempty"`
	}
	InventedSupervision struct {
		ID             string          `json:"id"`
		PostID         string          `json:"post_id"`
		PCNCode        string          `json:"pcn_code"`
		Kind           string          `json:"kind"`
		SupervisorRole string          `json:"supervisor_role"`
		Frequency      string          `json:"frequency"`
		ValidFrom      vocabulary.Date `json:"valid_from"`
		ValidTo        vocabulary.Date `json:"valid_to,omitzero"`
		EndedWithPost  bool            `json:"ended_with_post"`
	}
	InventedSession struct {
		ID           string          `json:"id"`
		AssignmentID string          `json:"assignment_id"`
		PCNCode      string          `json:"pcn_code"`
		Kind         string          `json:"kind"`
		HeldOn       vocabulary.Date `json:"held_on"`
	}
	InventedTraining struct {
		ID           string          `json:"id"`
		AssignmentID string          `json:"assignment_id"`
		PCNCode      string          `json:"pcn_code"`
		CourseCode   string          `json:"course_code"`
		Provider     string          `json:"provider,omitempty"`
		EnrolledOn   vocabulary.Date `json:"enrolled_on"`
		CompletedOn  vocabulary.Date `json:"completed_on,omitzero"`
		ExpiresOn    vocabulary.Date `json:"expires_on,omitzero"`
	}
	InventedPopulation struct {
		PCNCode    string          `json:"pcn_code"`
		CountedOn  vocabulary.Date `json:"counted_on"`
		Registered int             `json:"registered"`
		Weighted   Hundredths      `json:"weighted"`
		Source     string          `json:"source"`
	}
	InventedRateCard struct {
		ID             string          `json:"id"`
		RoleType       string          `json:"role_type"`
		PayZone        string          `json:"pay_zone"`
		ValidFrom      vocabulary.Date `json:"valid_from"`
		ValidTo        vocabulary.Date `json:"valid_to"`
		AnnualMaxPence int             `json:"annual_max_pence"`
		Status         string          `json:"status"`
		IsVerified     bool            `json:"is_verified"`
		Source         string          `json:"source"`
		SupersededBy   string          `json:"superseded_by,omitempty"`
		RecordedAt     time.Time       `json:"recorded_at"`
		IsDemo         bool            `json:"is_demo"`
	}
	InventedEntitlementRate struct {
		ID                     string          `json:"id"`
		FinancialYear          string          `json:"financial_year"`
		PencePerWeightedPerson int             `json:"pence_per_weighted_person"`
		ListDate               vocabulary.Date `json:"list_date"`
		Status                 string          `json:"status"`
		IsVerified             bool            `json:"is_verified"`
		Source                 string          `json:"source"`
		RecordedAt             time.Time       `json:"recorded_at"`
		IsDemo                 bool            `json:"is_demo"`
	}
	InventedClaim struct {
		ID               string          `json:"id"`
		PCNCode          string          `json:"pcn_code"`
		Month            vocabulary.Date `json:"month"`
		RoleType         string          `json:"role_type"`
		WTE              Hundredths      `json:"wte"`
		AmountPence      int             `json:"amount_pence"`
		Status           string          `json:"status"`
		RecordedBy       string          `json:"recorded_by"`
		JudgedBy         string          `json:"judged_by,omitempty"`
		AdjustmentReason string          `json:"adjustment_reason,omitempty"`
	}
	// InventedFigure is a month of a service. What is nil is not known.
	InventedFigure struct {
		ID             string          `json:"id"`
		PCNCode        string          `json:"pcn_code"`
		RoleType       string          `json:"role_type"`
		Month          vocabulary.Date `json:"month"`
		Referrals      *int            `json:"referrals"`
		Declined       *int            `json:"declined"`
		WaitDaysMedian *float64        `json:"wait_days_median"`
		FirstContacts  *int            `json:"first_contacts"`
		Caseload       *int            `json:"caseload"`
		Contacts       *int            `json:"contacts"`
	}
	InventedFigureGroup struct {
		ServiceFigureID string `json:"service_figure_id"`
		PCNCode         string `json:"pcn_code"`
		Dimension       string `json:"dimension"`
		GroupCode       string `json:"group_code"`
		Referrals       int    `json:"referrals"`
	}
	InventedCensus struct {
		CensusOn    vocabulary.Date `json:"census_on"`
		IsDemo      bool            `json:"is_demo"`
		RegionCodes []string        `json:"region_codes"`
	}
	InventedReturn struct {
		CensusOn vocabulary.Date `json:"census_on"`
		PCNCode  string          `json:"pcn_code"`
	}
	InventedReturnFigure struct {
		CensusOn     vocabulary.Date `json:"census_on"`
		PCNCode      string          `json:"pcn_code"`
		StaffRole    string          `json:"staff_role"`
		IsContracted bool            `json:"is_contracted"`
		RoleType     string          `json:"role_type,omitempty"`
		FTE          Hundredths      `json:"fte"`
		Headcount    int             `json:"headcount"`
	}
)
