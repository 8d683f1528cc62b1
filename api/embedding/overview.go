package embedding

import (
	"slices"

	"trellis/api/vocabulary"
)

// fewest is of how many networks a median is told to whoever does not reach all of them: of fewer it would tell of one.
const fewest = 5

// RegionEmbedding is how well the roles are embedded in the networks of a region on a day. It names no network.
type RegionEmbedding struct {
	RegionCode string          `json:"region_code" example:"Y56"`
	RegionName string          `json:"region_name" example:"London"`
	AsOf       vocabulary.Date `json:"as_of" example:"2026-11-26"`
	// Boundaries says on whose map the networks are a board's: of that day (then) or of today (now).
	Boundaries string `json:"boundaries" enums:"then,now" example:"then"`
	AreaStanding
	// ICBs are the boards of the region on that map, by name.
	ICBs []ICBStanding `json:"icbs"`
	// Unmapped are the networks of no board on that map; boards and unmapped add up to the region.
	Unmapped AreaStanding `json:"unmapped"`
	// Trend is of the first day of each of twelve quarters, and of the day itself.
	Trend []TrendPoint `json:"trend"`
	// Boroughs are those of the region, by name, with the networks most of whose people are in each.
	Boroughs []BoroughStanding `json:"boroughs"`
	// NoBorough counts networks whose borough is not known; boroughs and these add up to the region.
	NoBorough int64 `json:"no_borough" example:"0"`
	// IsDemo says that invented networks are among them.
	IsDemo bool `json:"is_demo" example:"false"`
}

// AreaStanding counts how the networks of an area stand.
type AreaStanding struct {
	PCNs int64 `json:"pcns" example:"80"`
	// Statuses count the networks by status, all statuses in order.
	Statuses []StatusCount `json:"statuses"`
	// Stale counts networks whose status is twelve months old or more, and still known.
	Stale int64 `json:"stale" example:"4"`
	// GatesNotMet counts networks that do not meet a gate.
	GatesNotMet int64 `json:"gates_not_met" example:"12"`
	// AssessedWithin12Months counts networks whose status is less than twelve months old.
	AssessedWithin12Months int64 `json:"assessed_within_12_months" example:"71"`
	ScoreSpread
}

// ScoreSpread is how the scores of some networks are spread.
type ScoreSpread struct {
	// Assessed counts the networks whose score is known, and rests on enough evidence to be ranked: those that the median is of.
	Assessed int64 `json:"assessed" example:"76"`
	// ScoreMedian is the median of their scores and ScoreQuartileLower and -Upper its quartiles, to two decimals; null where none is known, and where they are withheld.
	ScoreMedian        *float64 `json:"score_median" example:"58.25"`
	ScoreQuartileLower *float64 `json:"score_quartile_lower" example:"45.5"`
	ScoreQuartileUpper *float64 `json:"score_quartile_upper" example:"66.75"`
	// Withheld says that fewer than five scores are known and the reader does not reach all of those networks.
	Withheld bool `json:"withheld" example:"false"`
}

// ICBStanding is how the networks of one board stand.
type ICBStanding struct {
	ICBCode string `json:"icb_code" example:"Z9B2Z"`
	ICBName string `json:"icb_name" example:"West and North London"`
	AreaStanding
	// Trend is of the same days as the region's. Before the board was there it is of those that it came from.
	Trend  []ICBTrendPoint `json:"trend"`
	IsDemo bool            `json:"is_demo" example:"false"`
}

// ICBTrendPoint counts a board's networks on a day.
type ICBTrendPoint struct {
	On   vocabulary.Date `json:"on" example:"2026-10-01"`
	PCNs int64           `json:"pcns" example:"80"`
	// EstablishedOrEmbedded counts those with one of these two statuses.
	EstablishedOrEmbedded int64 `json:"established_or_embedded" example:"25"`
}

// BoroughStanding is how the networks of one borough stand. Of fewer than five of which something is known, what they come to is for those who reach all of them.
type BoroughStanding struct {
	GSSCode string `json:"gss_code" example:"E09000007"`
	Name    string `json:"name" example:"Camden"`
	PCNs    int64  `json:"pcns" example:"8"`
	// Assessed counts the networks whose score is known, and rests on enough evidence to be ranked.
	Assessed int64 `json:"assessed" example:"7"`
	// EstablishedOrEmbedded counts those with one of these two statuses, GatesNotMet those that do not meet a gate; null where they are withheld.
	EstablishedOrEmbedded *int64 `json:"established_or_embedded" example:"5"`
	GatesNotMet           *int64 `json:"gates_not_met" example:"1"`
	// ScoreMedian is the median of their scores, to two decimals; null where none is known, and where it is withheld.
	ScoreMedian *float64 `json:"score_median" example:"61.5"`
	// Withheld says that of fewer than five networks something is known and the reader does not reach all of those, or that with what is told of this borough another such could be worked out.
	Withheld bool `json:"withheld" example:"false"`
	IsDemo   bool `json:"is_demo" example:"false"`
}

// boardNetwork is a network as it stands, in its board on a map.
type boardNetwork struct {
	ICBCode *string
	networkStanding
}

// covers tells whether a reader reaches some tokens.
type covers func(tokens ...string) bool

// areaOf counts some networks, for a reader.
func areaOf(networks []boardNetwork, day vocabulary.Date, reached covers) (area AreaStanding, isDemo bool) {
	counts := map[string]int64{}
	scores := scoring{reached: reached}
	for _, n := range networks {
		standing, _, _ := n.stands(day)
		isDemo = isDemo || n.IsDemo
		counts[standing.Status]++
		switch standing.Freshness {
		case "stale":
			area.Stale++
		case "current":
			area.AssessedWithin12Months++
		}
		if len(standing.GateFailures) > 0 {
			area.GatesNotMet++
		}
		scores.add(n.PCNCode, standing.ranked())
	}
	area.PCNs, area.Statuses, area.ScoreSpread = int64(len(networks)), []StatusCount{}, scores.spread()
	for _, status := range statuses {
		area.Statuses = append(area.Statuses, StatusCount{status, counts[status]})
	}
	return area, isDemo
}

// of is how many networks have a status.
func (a AreaStanding) of(status string) int64 {
	at := slices.IndexFunc(a.Statuses, func(s StatusCount) bool { return s.Status == status })
	return a.Statuses[at].PCNs
}

// well counts the networks that are established or embedded.
func (a AreaStanding) well() int64 { return a.of("established") + a.of("embedded") }

// isKnown says whether anything is known of how a network stands.
func (s Standing) isKnown() bool { return s.Status != statusNone && s.Status != statusUnknown }

// boroughOf counts the networks of a borough, for a reader from whom it may be withheld.
func boroughOf(b namedCode, networks []boardNetwork, day vocabulary.Date, reached covers, isWithheld bool) BoroughStanding {
	area, isDemo := areaOf(networks, day, reached)
	item := BoroughStanding{GSSCode: b.Code, Name: b.Name, PCNs: area.PCNs, Assessed: area.Assessed, Withheld: isWithheld, IsDemo: isDemo}
	if well := area.well(); !isWithheld {
		item.EstablishedOrEmbedded, item.GatesNotMet, item.ScoreMedian = &well, &area.GatesNotMet, area.ScoreMedian
	}
	return item
}

// scoring gathers scores, and whether the reader reaches all whose they are.
type scoring struct {
	reached covers
	scores  []float64
	// beyond counts those of networks that the reader does not reach.
	beyond int
}

func (s *scoring) add(pcnCode string, score *float64) {
	if score != nil {
		s.scores = append(s.scores, *score)
		if !s.reached("pcn:" + pcnCode) {
			s.beyond++
		}
	}
}

// withheld tells whether they are too few for this reader.
func (s *scoring) withheld() bool { return len(s.scores) > 0 && len(s.scores) < fewest && s.beyond > 0 }

// median is theirs, as far as this reader may know it.
func (s *scoring) median() *float64 {
	if s.withheld() {
		return nil
	}
	return median(s.scores)
}

// spread is theirs, as far as this reader may know it.
func (s *scoring) spread() ScoreSpread {
	all := ScoreSpread{Assessed: int64(len(s.scores)), Withheld: s.withheld()}
	if !all.Withheld {
		all.ScoreMedian, all.ScoreQuartileLower, all.ScoreQuartileUpper = median(s.scores), quartile(s.scores, 1), quartile(s.scores, 3)
	}
	return all
}

// quartile is the first or third of some numbers, to two decimals, between two of them in proportion; nil of none.
func quartile(of []float64, nth int) *float64 {
	if len(of) == 0 {
		return nil
	}
	slices.Sort(of)
	at := nth * (len(of) - 1)
	low, above := of[at/4], of[min(at/4+1, len(of)-1)]
	hundredths := float64(int64((low+(above-low)*float64(at%4)/4)*100+0.5)) / 100
	return &hundredths
}
