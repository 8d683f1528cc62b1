package embedding

import (
	"slices"
)

// Explanation is why a status is what it is, and what would move it.
type Explanation struct {
	// Rules say how the status follows from the ratings, one sentence each.
	Rules []string `json:"rules"`
	// Ratings are all that count, in the framework's order, each with what it says and where it comes from.
	Ratings []ExplainedRating `json:"ratings"`
	// NextStatus is the status that Moves lead to; null where it is the highest, or too little is assessed to say.
	NextStatus *string `json:"next_status" enums:"not_started,emerging,developing,established,embedded" example:"established"`
	// Moves are the shortest way found: levels to be reached one after the other, gates that are not met first, then what gains most.
	Moves []Move `json:"moves"`
	// NotAssessed counts ratings without a level.
	NotAssessed int64 `json:"not_assessed" example:"3"`
}

// ExplainedRating is a rating with the words of its level, and of the next.
type ExplainedRating struct {
	DomainCode    string `json:"domain_code" example:"D"`
	CriterionName string `json:"criterion_name" example:"Monthly supervision is happening"`
	IsGate        bool   `json:"is_gate" example:"true"`
	Weight        int64  `json:"weight" example:"1"`
	// Source is where the criterion comes from.
	Source string `json:"source" example:"NHS England, Additional roles: a quick reference summary"`
	// LevelText is what the level looks like, NextText what the one above does; null without a level, or above the highest.
	LevelText *string `json:"level_text" example:"A supervisor is named."`
	NextText  *string `json:"next_text" example:"Supervision was held in each of the last six months."`
	Rating
}

// Move is one criterion raised.
type Move struct {
	CriterionCode string  `json:"criterion_code" example:"D2"`
	CriterionName string  `json:"criterion_name" example:"Monthly supervision is happening"`
	RoleType      *string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// FromLevel is null where it is not assessed.
	FromLevel *int64 `json:"from_level" minimum:"0" maximum:"4" example:"2"`
	ToLevel   int64  `json:"to_level" minimum:"0" maximum:"4" example:"3"`
	ToText    string `json:"to_text" example:"Supervision was held in each of the last six months."`
	// Score and Status are what the network comes to with this move and those before it.
	Score  float64 `json:"score" example:"60.5"`
	Status string  `json:"status" enums:"not_started,emerging,developing,established,embedded" example:"established"`
}

// mostMoves is how many moves are looked for before it is said to be a long way.
const mostMoves = 40

// explain explains what an assessment comes to.
func (a *assessmentRecord) explain(f content) Explanation {
	e := Explanation{Ratings: []ExplainedRating{}, Moves: []Move{}, NotAssessed: a.Result.Applicable - a.Result.Assessed, Rules: []string{
		"A domain's score is the levels reached of the levels that could be, each criterion by its weight, over what applies and is assessed.",
		"The score is the mean of the domains by their weights. Below 20 per cent it is called not started, below 40 emerging, below 60 developing, below 80 established, and embedded from there.",
		"Where less than 80 per cent of what applies is assessed, no status is given.",
	}}
	if len(a.Result.GateFailures) > 0 {
		e.Rules = append(e.Rules, "A gate below level 3 holds the status at developing at most, however good the score is.")
	}
	slots := f.slots()
	asked := slices.DeleteFunc(slices.Clone(slots), func(s slot) bool { return !a.isAsked(s) })
	for i, r := range a.ratings(f) {
		s := asked[i]
		x := ExplainedRating{DomainCode: f[s.domain].Code, CriterionName: s.criterion.Name, IsGate: s.criterion.IsGate, Weight: s.criterion.Weight, Source: s.criterion.Source, Rating: r}
		if r.Level != nil {
			x.LevelText = &s.criterion.Levels[*r.Level]
			if *r.Level < highestLevel {
				x.NextText = &s.criterion.Levels[*r.Level+1]
			}
		}
		e.Ratings = append(e.Ratings, x)
	}
	if a.Result.Status != statusTooLittle && a.Result.Status != bands[0].name {
		e.climb(f, slots, a)
	}
	return e
}
