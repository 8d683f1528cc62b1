package embedding

import (
	"cmp"
	"slices"

	"trellis/api/vocabulary"
)

// ICBEmbedding is how well the roles are embedded in the networks of a board on a day.
type ICBEmbedding struct {
	ICBCode string          `json:"icb_code" example:"Z9B2Z"`
	ICBName string          `json:"icb_name" example:"West and North London"`
	AsOf    vocabulary.Date `json:"as_of" example:"2026-11-26"`
	// Boundaries says on whose map the networks are the board's: of that day (then) or of today (now). Before the board was there they are those of the boards it came from.
	Boundaries string `json:"boundaries" enums:"then,now" example:"then"`
	PCNs       int64  `json:"pcns" example:"80"`
	// Statuses count the networks by status, all statuses in order.
	Statuses []StatusCount `json:"statuses"`
	// Stale counts networks whose status is twelve months old or more, and still known.
	Stale int64 `json:"stale" example:"4"`
	// ScoreMedian is the median of the networks' scores, to two decimals; null where none is known. What too little is assessed of does not count, here and in what follows.
	ScoreMedian *float64 `json:"score_median" example:"58.25"`
	// Domains are the framework's, each with the median of the networks' scores; null where none is known.
	Domains []DomainMedian `json:"domains"`
	// Items are the networks, as they are sorted.
	Items []NetworkStanding `json:"items"`
	// Trend is of the first day of each of twelve quarters, and of the day itself.
	Trend []TrendPoint `json:"trend"`
	// ActNext are what to do next, the most pressing first.
	ActNext []NextAct `json:"act_next"`
	// IsDemo says that invented networks are among them.
	IsDemo bool `json:"is_demo" example:"false"`
}

// StatusCount counts the networks of a status.
type StatusCount struct {
	Status string `json:"status" enums:"embedded,established,developing,emerging,not_started,insufficient_evidence,unknown,not_assessed" example:"developing"`
	PCNs   int64  `json:"pcns" example:"31"`
}

// DomainMedian is the median of a domain's scores.
type DomainMedian struct {
	DomainCode  string   `json:"domain_code" example:"D"`
	ScoreMedian *float64 `json:"score_median" example:"55.5"`
}

// NetworkStanding is one network of a board.
type NetworkStanding struct {
	PCNCode        string  `json:"pcn_code" example:"UD0001"`
	PCNName        string  `json:"pcn_name" example:"Camden Demo 1"`
	BoroughGSSCode *string `json:"borough_gss_code" example:"E09000007"`
	BoroughName    *string `json:"borough_name" example:"Camden"`
	Standing
	Domains []DomainScore  `json:"domains"`
	Roles   []RoleStanding `json:"roles"`
	IsDemo  bool           `json:"is_demo" example:"false"`
}

// TrendPoint counts the statuses of a board's networks on a day.
type TrendPoint struct {
	On                   vocabulary.Date `json:"on" example:"2026-10-01"`
	PCNs                 int64           `json:"pcns" example:"80"`
	Embedded             int64           `json:"embedded" example:"4"`
	Established          int64           `json:"established" example:"20"`
	Developing           int64           `json:"developing" example:"31"`
	Emerging             int64           `json:"emerging" example:"10"`
	NotStarted           int64           `json:"not_started" example:"1"`
	InsufficientEvidence int64           `json:"insufficient_evidence" example:"2"`
	Unknown              int64           `json:"unknown" example:"3"`
	NotAssessed          int64           `json:"not_assessed" example:"9"`
	// GatesNotMet counts networks that do not meet a gate.
	GatesNotMet int64 `json:"gates_not_met" example:"12"`
	// ScoreMean is the mean of the scores known, to two decimals, without those of which too little is assessed; null where none is.
	ScoreMean *float64 `json:"score_mean" example:"54.1"`
}

// NextAct is something to be done about a network, and why.
type NextAct struct {
	// Rank is 1 of the most pressing.
	Rank    int64  `json:"rank" example:"1"`
	PCNCode string `json:"pcn_code" example:"UD0001"`
	PCNName string `json:"pcn_name" example:"Camden Demo 1"`
	// Reason is what is the matter: a gate is not met, the score fell by five points or more, contracts end within 90 days or are over with somebody still in post, the status is unknown or stale, no assessment was ever published, or a post is vacant.
	Reason        string  `json:"reason" enums:"gate_not_met,falling,contracts_ending,unknown,not_assessed,stale,vacancy" example:"gate_not_met"`
	CriterionCode *string `json:"criterion_code" example:"D2"`
	RoleType      *string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// Detail says it in words.
	Detail string `json:"detail" example:"Monthly supervision is happening (D2) of social prescribing link workers is at level 1, and asked at level 3"`
	// ImprovementActionID is the action, open or in progress, by which this is done already: of the same network, reason, criterion and role. Null where there is none.
	ImprovementActionID    *string          `json:"improvement_action_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	ImprovementActionOwner *string          `json:"improvement_action_owner" example:"PCN manager"`
	ImprovementActionDueOn *vocabulary.Date `json:"improvement_action_due_on" example:"2026-12-18"`
}

// statuses are all there are, the best first.
var statuses = []string{"embedded", "established", "developing", "emerging", "not_started", statusTooLittle, statusUnknown, statusNone}

// item is how a network stands.
func (n networkStanding) item(day vocabulary.Date) NetworkStanding {
	standing, domains, roles := n.stands(day)
	return NetworkStanding{PCNCode: n.PCNCode, PCNName: n.PCNName, BoroughGSSCode: n.BoroughGSSCode, BoroughName: n.BoroughName, Standing: standing, Domains: domains, Roles: roles, IsDemo: n.IsDemo}
}

// BoardRows are what the answer about a board is made of, as they are read.
type BoardRows struct {
	Name      string
	Networks  []networkStanding
	Trend     []TrendPoint
	Workforce []workforceFacts
	Actions   []underWay
}

// Answer makes the answer of them, and reads nothing.
func (r BoardRows) Answer(code string, day vocabulary.Date, boundaries, order string) ICBEmbedding {
	answer := ICBEmbedding{ICBCode: code, ICBName: r.Name, AsOf: day, Boundaries: boundaries, Statuses: []StatusCount{}, Domains: []DomainMedian{}, Items: []NetworkStanding{}, Trend: r.Trend}
	answer.take(r.Networks)
	answer.ActNext = ranked(r.Networks, r.Workforce, r.Actions, day)
	sortItems(answer.Items, order)
	return answer
}

// take counts the networks of a board.
func (b *ICBEmbedding) take(networks []networkStanding) {
	counts, scores, byDomain, domains := map[string]int64{}, []float64{}, map[string][]float64{}, []string{}
	for _, n := range networks {
		item := n.item(b.AsOf)
		b.Items = append(b.Items, item)
		b.IsDemo = b.IsDemo || n.IsDemo
		counts[item.Status]++
		if item.Freshness == "stale" {
			b.Stale++
		}
		score := item.ranked()
		if score != nil {
			scores = append(scores, *score)
		}
		for _, d := range item.Domains {
			if !slices.Contains(domains, d.DomainCode) {
				domains = append(domains, d.DomainCode)
			}
			if score != nil && d.Score != nil {
				byDomain[d.DomainCode] = append(byDomain[d.DomainCode], *d.Score)
			}
		}
	}
	b.PCNs, b.ScoreMedian = int64(len(networks)), median(scores)
	for _, status := range statuses {
		b.Statuses = append(b.Statuses, StatusCount{status, counts[status]})
	}
	slices.Sort(domains)
	for _, d := range domains {
		b.Domains = append(b.Domains, DomainMedian{d, median(byDomain[d])})
	}
}

// median is that of some numbers, to two decimals; nil of none.
func median(of []float64) *float64 {
	if len(of) == 0 {
		return nil
	}
	slices.Sort(of)
	middle := (of[(len(of)-1)/2] + of[len(of)/2]) / 2
	hundredths := float64(int64(middle*100+0.5)) / 100
	return &hundredths
}

// The orders in which a board's networks can be had.
var itemOrders = []string{"pcn_name", "score", "-score", "score_change", "-score_change", "published_on", "-published_on"}

// sortItems sorts networks; those without what is sorted by come last, and by score those too of which too little is assessed.
func sortItems(items []NetworkStanding, by string) {
	turned := by[0] == '-'
	slices.SortStableFunc(items, func(a, b NetworkStanding) int {
		switch by {
		case "score", "-score":
			return byNumber(a.ranked(), b.ranked(), turned)
		case "score_change", "-score_change":
			return byNumber(a.rankedChange(), b.rankedChange(), turned)
		case "published_on", "-published_on":
			return byNumber(number(a.PublishedOn), number(b.PublishedOn), turned)
		}
		return 0 // they come by name
	})
}

func number(day *vocabulary.Date) *float64 {
	if day == nil {
		return nil
	}
	at := float64(day.Midnight().Unix())
	return &at
}

func byNumber(a, b *float64, turned bool) int {
	switch {
	case a == nil || b == nil:
		return cmp.Compare(rankOfNil(a), rankOfNil(b))
	case turned:
		return cmp.Compare(*b, *a)
	}
	return cmp.Compare(*a, *b)
}

func rankOfNil(of *float64) int {
	if of == nil {
		return 1
	}
	return 0
}
