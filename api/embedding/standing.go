package embedding

import (
	"trellis/api/vocabulary"
)

// Standing is how a network stands on a day by the assessment that is published then.
type Standing struct {
	// Status is what that assessment comes to: the band of its score, at most developing where a gate is not met, or insufficient_evidence. It is unknown once the assessment is two years old, and not_assessed where there is none.
	Status string `json:"status" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence,unknown,not_assessed" example:"developing"`
	// Freshness is stale from twelve months after publication on, and unknown from twenty-four on.
	Freshness string `json:"freshness" enums:"current,stale,unknown,not_assessed" example:"current"`
	// Score is in per cent, to two decimals; null where nothing is assessed, or known any more.
	Score *float64 `json:"score" example:"62.5"`
	Band  *string  `json:"band" enums:"not_started,emerging,developing,established,embedded" example:"established"`
	// ScoreChange is from the assessment of the same kind that was published before it, in percentage points; null where there was none, or the two cannot be compared.
	ScoreChange  *float64    `json:"score_change" example:"9.25"`
	GateFailures []UnmetGate `json:"gate_failures"`
	// Assessed counts ratings with a level, Applicable all that have or should have one.
	Assessed   int64 `json:"assessed" example:"40"`
	Applicable int64 `json:"applicable" example:"44"`
	// AssessmentID is the assessment it stands on; null where there is none, and so is what follows.
	AssessmentID *string `json:"assessment_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// Kind says whose view it is: the network's own, one it worked out with another network, or the board's. The status is what was published last, of whichever kind.
	Kind             *string          `json:"kind" enums:"self,peer,moderated" example:"self"`
	CriteriaSet      *string          `json:"criteria_set" enums:"core,full" example:"core"`
	FrameworkVersion *int64           `json:"framework_version" example:"1"`
	PublishedOn      *vocabulary.Date `json:"published_on" example:"2026-10-09"`
	// StaleOn is the first day on which it is stale, UnknownOn the first on which nothing is known any more.
	StaleOn   *vocabulary.Date `json:"stale_on" example:"2027-10-09"`
	UnknownOn *vocabulary.Date `json:"unknown_on" example:"2028-10-09"`
}

// UnmetGate is a gate that is not met, and what it is called.
type UnmetGate struct {
	GateFailure
	CriterionName string `json:"criterion_name" example:"Monthly supervision is happening"`
}

// ranked is the score as it counts where networks are put in order or summed up: nil where nothing is known, and where so little is
// assessed that the score is shown and called no status.
func (s Standing) ranked() *float64 { return unlessTooLittle(s.Status, s.Score) }

// rankedChange is what the score moved by, as far as the score counts.
func (s Standing) rankedChange() *float64 { return unlessTooLittle(s.Status, s.ScoreChange) }

// ranked is the same as ranked of a network, of a role.
func (r RoleStanding) ranked() *float64 { return unlessTooLittle(r.Status, r.Score) }

// unlessTooLittle is a figure as it counts beside a status.
func unlessTooLittle(status string, figure *float64) *float64 {
	if status == statusTooLittle {
		return nil
	}
	return figure
}

// RoleStanding is how one role stands.
type RoleStanding struct {
	RoleType string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// Status is not_deployed where the network had no post for the role: a gap in what it offers, not in how it embeds.
	Status       string      `json:"status" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence,unknown,not_assessed,not_deployed" example:"developing"`
	Score        *float64    `json:"score" example:"47.5"`
	ScoreChange  *float64    `json:"score_change" example:"9"`
	GateFailures []UnmetGate `json:"gate_failures"`
}

// PCNEmbedding is how well the roles are embedded in one network on a day.
type PCNEmbedding struct {
	PCNCode string `json:"pcn_code" example:"UD0001"`
	PCNName string `json:"pcn_name" example:"Camden Demo 1"`
	// ICBCode is the network's board on the day; null of a network that was in none.
	ICBCode *string         `json:"icb_code" example:"Z9B2Z"`
	AsOf    vocabulary.Date `json:"as_of" example:"2026-11-26"`
	Standing
	// Domains are in the framework's order; empty where nothing is known.
	Domains []DomainScore  `json:"domains"`
	Roles   []RoleStanding `json:"roles"`
	// SelfScore is what the network last published of itself, ValidatedScore what its board, or another network with it, last came to, whichever was published later: in per cent; null where there is none, or it is unknown by its age.
	SelfScore      *float64 `json:"self_score" example:"62.5"`
	ValidatedScore *float64 `json:"validated_score" example:"55"`
	// Views are the newest published assessment of each kind, the newest first: the network's own beside what others came to.
	Views []View `json:"views"`
	// ActNext is what to do next about the network, the most pressing first; empty where it is not open on the day.
	ActNext []NextAct `json:"act_next"`
	// Campaign is what the network's board asks of it today; null where it asks nothing, and of another day.
	Campaign *AskedBy `json:"campaign"`
	// Explanation is null unless it is asked for, and where nothing is known.
	Explanation *Explanation `json:"explanation"`
	IsDemo      bool         `json:"is_demo" example:"false"`
}

// View is what one kind of assessment came to last.
type View struct {
	Kind         string          `json:"kind" enums:"self,peer,moderated" example:"self"`
	AssessmentID string          `json:"assessment_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	Status       string          `json:"status" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence" example:"developing"`
	Score        *float64        `json:"score" example:"62.5"`
	PublishedOn  vocabulary.Date `json:"published_on" example:"2026-10-09"`
}

// scores are what a network says of itself, and what it comes to where others judge with it: of the newest views, the newest first,
// that are not unknown on a day.
func scores(views []View, day vocabulary.Date) (self, validated *float64) {
	isTold := false
	for _, v := range views {
		if day.Compare(v.PublishedOn.AddMonths(unknownMonths)) >= 0 {
			continue
		}
		switch {
		case v.Kind == selfKind:
			self = v.Score
		case !isTold:
			validated, isTold = v.Score, true
		}
	}
	return self, validated
}

// EmbeddingHistory is every assessment that was ever a network's status.
type EmbeddingHistory struct {
	PCNCode string `json:"pcn_code" example:"UD0001"`
	PCNName string `json:"pcn_name" example:"Camden Demo 1"`
	// Items are the newest first.
	Items  []PublishedStatus `json:"items"`
	IsDemo bool              `json:"is_demo" example:"false"`
}

// PublishedStatus is a status and the days on which it was the network's.
type PublishedStatus struct {
	AssessmentID     string           `json:"assessment_id" list:"" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	PublishedOn      vocabulary.Date  `json:"published_on" list:"" example:"2026-10-09"`
	SupersededOn     *vocabulary.Date `json:"superseded_on" list:"" example:"2027-01-11"`
	FrameworkVersion int64            `json:"framework_version" list:"" example:"1"`
	Kind             string           `json:"kind" list:"" enums:"self,peer,moderated" example:"self"`
	CriteriaSet      string           `json:"criteria_set" list:"" enums:"core,full" example:"core"`
	Status           string           `json:"status" list:"" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence" example:"developing"`
	Score            *float64         `json:"score" list:"" example:"62.5"`
	ScoreChange      *float64         `json:"score_change" list:"" example:"9.25"`
	GatesFailed      int64            `json:"gates_failed" list:"" example:"1"`
}

// statusUnknown and statusNone are statuses that no assessment comes to.
const (
	statusUnknown     = "unknown"
	statusNone        = "not_assessed"
	statusNotDeployed = "not_deployed"
)

// staleMonths and unknownMonths are how old a published assessment may be before it is stale, and before nothing is known.
const (
	staleMonths   = 12
	unknownMonths = 24
)

// inForce is the assessment that is published on a day, as it is read beside its network; nil pointers where there is none.
type inForce struct {
	AssessmentID     *string
	Kind             *string
	CriteriaSet      *string
	FrameworkVersion *int64
	PublishedOn      *vocabulary.Date
	ScoreChange      *float64
	Result           *Score
	// GateNames are what the gates of its framework are called, by their codes.
	GateNames map[string]string
	// PreviousResult is what the one before it came to, where the two can be compared.
	PreviousResult *Score
}

// stands is what an assessment in force comes to on a day.
func (a inForce) stands(day vocabulary.Date) (s Standing, domains []DomainScore, roles []RoleStanding) {
	s = Standing{Status: statusNone, Freshness: statusNone, GateFailures: []UnmetGate{}}
	if a.AssessmentID == nil {
		return s, []DomainScore{}, a.roles(statusNone)
	}
	stale, unknown := a.PublishedOn.AddMonths(staleMonths), a.PublishedOn.AddMonths(unknownMonths)
	s.AssessmentID, s.Kind, s.CriteriaSet, s.FrameworkVersion, s.PublishedOn, s.StaleOn, s.UnknownOn = a.AssessmentID, a.Kind, a.CriteriaSet, a.FrameworkVersion, a.PublishedOn, &stale, &unknown
	switch {
	case day.Compare(unknown) >= 0:
		s.Status, s.Freshness = statusUnknown, statusUnknown
		return s, []DomainScore{}, a.roles(statusUnknown)
	case day.Compare(stale) >= 0:
		s.Freshness = "stale"
	default:
		s.Freshness = "current"
	}
	s.Status, s.Score, s.Band, s.ScoreChange, s.GateFailures = a.Result.Status, a.Result.Score, a.Result.Band, a.ScoreChange, a.unmet(a.Result.GateFailures)
	s.Assessed, s.Applicable = a.Result.Assessed, a.Result.Applicable
	return s, a.Result.Domains, a.roles("")
}

// unmet names gates that are not met.
func (a inForce) unmet(failures []GateFailure) []UnmetGate {
	all := []UnmetGate{}
	for _, failure := range failures {
		all = append(all, UnmetGate{failure, a.GateNames[failure.CriterionCode]})
	}
	return all
}

// roles are how the roles stand; each of them so, where nothing is known of any.
func (a inForce) roles(so string) (all []RoleStanding) {
	for _, role := range roleTypes {
		r := RoleStanding{RoleType: role, Status: so, GateFailures: []UnmetGate{}}
		if so == "" {
			r.Status = statusNotDeployed
			if found := a.Result.role(role); found != nil {
				r.Status, r.Score, r.GateFailures = found.Status, found.Score, a.unmet(found.GateFailures)
				if before := a.PreviousResult.role(role); before != nil {
					r.ScoreChange = moved(before.Score, found.Score)
				}
			}
		}
		all = append(all, r)
	}
	return all
}

// role is what one role comes to; nil where it is not deployed.
func (s *Score) role(roleType string) *RoleScore {
	if s != nil {
		for i := range s.Roles {
			if s.Roles[i].RoleType == roleType {
				return &s.Roles[i]
			}
		}
	}
	return nil
}
