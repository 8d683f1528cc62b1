package embedding

import (
	"math/big"
	"slices"
)

// A level is 0 to 4, or one of these.
const (
	NotAssessed   int16 = -1
	NotApplicable int16 = -2
)

const (
	highestLevel = 4
	// gateLevel is what a gate asks for at least.
	gateLevel = 3
	// enoughAssessed is how much of what applies must be assessed before a score is called a status, in per cent.
	enoughAssessed = 80
)

// statusTooLittle is called what is assessed too little of.
const statusTooLittle = "insufficient_evidence"

// bands are what a score is called, from its least per cent on. Their names follow Tierney et al., British Journal of General
// Practice, doi 10.3399/BJGP.2024.0279: bolted on, fitting in, belonging.
var bands = []struct {
	least int64
	name  string
}{{80, "embedded"}, {60, "established"}, {40, "developing"}, {20, "emerging"}, {0, "not_started"}}

// capped is the highest band of whom a gate holds back.
const capped = "developing"

// Score is what an assessment comes to: a pure function of its levels, the framework's content, the roles deployed and the set.
type Score struct {
	Part
	// Domains are in the framework's order; Roles are those deployed.
	Domains []DomainScore `json:"domains"`
	Roles   []RoleScore   `json:"roles"`
}

// Part is what a network, or one of its roles, comes to.
type Part struct {
	// Status is the band, at most developing where a gate is failed; insufficient_evidence where less than 80 per cent of what applies is assessed.
	Status string `json:"status" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence" example:"developing"`
	// Score is in per cent of what could be reached, to two decimals; null where nothing is assessed.
	Score *float64 `json:"score" example:"62.5"`
	// Band is what the score alone is called: not_started below 20, emerging below 40, developing below 60, established below 80, then embedded.
	Band *string `json:"band" enums:"not_started,emerging,developing,established,embedded" example:"established"`
	// Assessed counts ratings with a level, Applicable all that have or should have one.
	Assessed   int64 `json:"assessed" example:"40"`
	Applicable int64 `json:"applicable" example:"44"`
	// GateFailures are the gates with a level below 3, or none.
	GateFailures []GateFailure `json:"gate_failures"`
}

// GateFailure is a gate that is not met.
type GateFailure struct {
	CriterionCode string `json:"criterion_code" example:"D2"`
	// RoleType is the role that does not meet it; null of the network.
	RoleType *string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// Level is null where it is not assessed.
	Level *int64 `json:"level" minimum:"0" maximum:"4" example:"2"`
}

// DomainScore is what one domain comes to, over the network and its roles.
type DomainScore struct {
	DomainCode string `json:"domain_code" example:"D"`
	// Score is in per cent, to two decimals; null where nothing is assessed.
	Score      *float64 `json:"score" example:"62.5"`
	Assessed   int64    `json:"assessed" example:"8"`
	Applicable int64    `json:"applicable" example:"9"`
}

// RoleScore is what one role deployed comes to, over its own criteria.
type RoleScore struct {
	RoleType string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	Part
}

// tally adds up levels: points reached of those that could be.
type tally struct{ points, of, assessed, applicable int64 }

func (t *tally) add(level int16, weight int64) {
	if level == NotApplicable {
		return
	}
	t.applicable++
	if level == NotAssessed {
		return
	}
	t.assessed++
	t.points += int64(level) * weight
	t.of += highestLevel * weight
}

// score scores levels, which stand in the order of the content's slots. With coreOnly it looks at nothing but core criteria.
// The roles deployed are asked for separately: a role that is not has no say, whatever its levels.
func (f content) score(levels []int16, deployed []string, coreOnly bool) Score {
	network := make([]tally, len(f))
	ofRole := map[string][]tally{}
	failures := []GateFailure{}
	for _, role := range deployed {
		ofRole[role] = make([]tally, len(f))
	}
	for i, s := range f.slots() {
		if coreOnly && !s.criterion.IsCore || s.roleType != "" && ofRole[s.roleType] == nil {
			continue
		}
		level := levels[i]
		network[s.domain].add(level, s.criterion.Weight)
		if s.roleType != "" {
			ofRole[s.roleType][s.domain].add(level, s.criterion.Weight)
		}
		if s.criterion.IsGate && level < gateLevel { // a gate applies by rule alone, so that one called not applicable is not met
			failures = append(failures, gateFailure(s, level))
		}
	}
	all := Score{Part: f.part(network, failures), Domains: []DomainScore{}, Roles: []RoleScore{}}
	for d, domain := range f {
		t := network[d]
		all.Domains = append(all.Domains, DomainScore{domain.Code, percent(f[d : d+1].mean(network[d : d+1])), t.assessed, t.applicable})
	}
	for _, role := range roleTypes {
		if tallies := ofRole[role]; tallies != nil {
			own := slices.DeleteFunc(slices.Clone(failures), func(g GateFailure) bool { return g.RoleType == nil || *g.RoleType != role })
			all.Roles = append(all.Roles, RoleScore{role, f.part(tallies, own)})
		}
	}
	return all
}

func gateFailure(s slot, level int16) GateFailure {
	failure := GateFailure{CriterionCode: s.criterion.Code}
	if s.roleType != "" {
		failure.RoleType = &s.roleType
	}
	if level >= 0 {
		at := int64(level)
		failure.Level = &at
	}
	return failure
}

// part sums domains up, each by its weight; one of which nothing is assessed does not count.
func (f content) part(domains []tally, failures []GateFailure) Part {
	p := Part{Status: statusTooLittle, GateFailures: failures}
	for _, t := range domains {
		p.Assessed += t.assessed
		p.Applicable += t.applicable
	}
	p.Score = percent(f.mean(domains))
	if p.Score == nil {
		return p
	}
	band := bandOf(*p.Score)
	p.Band = &band
	p.Status = f.called(domains, *p.Score, len(failures))
	return p
}

// called is the status of a score: its band, unless too little is assessed or a gate that is not met holds it back.
func (f content) called(domains []tally, score float64, gatesNotMet int) string {
	assessed, applicable := int64(0), int64(0)
	for _, t := range domains {
		assessed, applicable = assessed+t.assessed, applicable+t.applicable
	}
	band := bandOf(score)
	switch {
	case assessed*100 < applicable*enoughAssessed:
		return statusTooLittle
	case gatesNotMet > 0 && rank(band) > rank(capped):
		return capped
	}
	return band
}

// mostDenominator is how large a common denominator may become before whole numbers of 64 bits could run over: a mean takes it times
// 10,000, times the weights of at most 26 domains.
const mostDenominator = 1 << 40

// mean is what domains reach of what they could, by their weights, in hundredths of a per cent: exact, and cut off instead of rounded
// up, so that 59.999 never reads as a 60 it is not. It is nil where nothing is assessed.
func (f content) mean(domains []tally) *int64 {
	common, weights := int64(1), int64(0)
	for d, t := range domains {
		if t.of > 0 {
			weights += f[d].Weight
			if common *= t.of / gcd(common, t.of); common > mostDenominator {
				return f.meanOfAny(domains)
			}
		}
	}
	if weights == 0 {
		return nil
	}
	sum := int64(0)
	for d, t := range domains {
		if t.of > 0 {
			sum += f[d].Weight * t.points * (common / t.of)
		}
	}
	hundredths := sum * 10_000 / (common * weights)
	return &hundredths
}

// meanOfAny is the same, however many weights make the denominator large.
func (f content) meanOfAny(domains []tally) *int64 {
	sum, weights := new(big.Rat), int64(0)
	for d, t := range domains {
		if t.of > 0 {
			sum.Add(sum, big.NewRat(f[d].Weight*t.points, t.of))
			weights += f[d].Weight
		}
	}
	sum.Quo(sum, big.NewRat(weights, 1))
	hundredths := new(big.Int).Quo(new(big.Int).Mul(sum.Num(), big.NewInt(10_000)), sum.Denom()).Int64()
	return &hundredths
}

func gcd(a, b int64) int64 {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

// percent is hundredths of a per cent as a number of two decimals; nil of none.
func percent(hundredths *int64) *float64 {
	if hundredths == nil {
		return nil
	}
	value := float64(*hundredths) / 100
	return &value
}

func bandOf(score float64) string {
	for _, b := range bands {
		if score >= float64(b.least) {
			return b.name
		}
	}
	return bands[len(bands)-1].name
}

// rank is a band's place from the lowest.
func rank(band string) int {
	for i, b := range bands {
		if b.name == band {
			return len(bands) - i
		}
	}
	return 0
}
