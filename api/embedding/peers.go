package embedding

import "trellis/api/vocabulary"

// PCNPeers is a network beside its board, its region and the networks most like it.
type PCNPeers struct {
	PCNCode string          `json:"pcn_code" example:"UD0001"`
	PCNName string          `json:"pcn_name" example:"Camden Demo 1"`
	AsOf    vocabulary.Date `json:"as_of" example:"2026-11-26"`
	// Status and Score are the network's own.
	Status string   `json:"status" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence,unknown,not_assessed" example:"developing"`
	Score  *float64 `json:"score" example:"62.5"`
	// ListSize is how many people are registered with its practices, and IMDScore the mean of those practices' scores of the Index of Multiple Deprivation, weighted by list size; null where not known.
	ListSize *int64   `json:"list_size" example:"49163"`
	IMDScore *float64 `json:"imd_score" example:"23.412"`
	// Benchmark is of the networks of its board on the day, Region of those of its region, this one among both; null where it was not open then, or its board is not known.
	Benchmark *ICBBenchmark    `json:"benchmark"`
	Region    *RegionBenchmark `json:"region"`
	// Roles are those it deploys, each beside the medians of the networks that deploy it.
	Roles []RoleBenchmark `json:"roles"`
	// Domains are in the framework's order; empty where nothing is known of the network.
	Domains []DomainBenchmark `json:"domains"`
	// Peers are up to ten networks of the region nearest to it by deprivation and list size: first those the reader reaches, the nearest first, then the others without what would name them, the highest score first.
	Peers []Peer `json:"peers"`
	// PeerBenchmark is of the peers that are told of; null where there are none.
	PeerBenchmark *PeerBenchmark `json:"peer_benchmark"`
	// PeersMissing says why there are none: the network was not open on the day, its list size or deprivation is not known, or fewer than five of its peers have a score that counts. Null where there are some.
	PeersMissing *string `json:"peers_missing" enums:"not_open,not_described,too_few_assessed" example:"too_few_assessed"`
	// PeersWithheld counts peers that are left out: they are beyond reach, and so few that they would be known by elimination.
	PeersWithheld int64 `json:"peers_withheld" example:"0"`
	IsDemo        bool  `json:"is_demo" example:"false"`
}

// Benchmark is how some networks stand that another is compared with.
type Benchmark struct {
	PCNs int64 `json:"pcns" example:"80"`
	ScoreSpread
	// Scores are those known, the lowest first; empty where they are so few that they would tell whose they are.
	Scores []float64 `json:"scores" example:"31.5,44,58.25,66"`
}

// ICBBenchmark is that of a board.
type ICBBenchmark struct {
	ICBCode string `json:"icb_code" example:"Z9B2Z"`
	ICBName string `json:"icb_name" example:"West and North London"`
	Benchmark
}

// RegionBenchmark is that of a region.
type RegionBenchmark struct {
	RegionCode string `json:"region_code" example:"Y56"`
	RegionName string `json:"region_name" example:"London"`
	Benchmark
}

// PeerBenchmark is that of the peers, and how like the network they are.
type PeerBenchmark struct {
	Benchmark
	ListSizeLeast int64   `json:"list_size_least" example:"41200"`
	ListSizeMost  int64   `json:"list_size_most" example:"55870"`
	IMDScoreLeast float64 `json:"imd_score_least" example:"20.1"`
	IMDScoreMost  float64 `json:"imd_score_most" example:"26.9"`
}

// RoleBenchmark is one role of a network beside the same of others.
type RoleBenchmark struct {
	RoleType string   `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	Mine     *float64 `json:"mine" example:"47.5"`
	// ICBMedian and RegionMedian are of the networks whose score of it is known; null where there are none, and where they are fewer than five that the reader does not all reach.
	ICBMedian    *float64 `json:"icb_median" example:"52.25"`
	RegionMedian *float64 `json:"region_median" example:"54"`
}

// DomainBenchmark is one domain of a network beside the same of others.
type DomainBenchmark struct {
	DomainCode string   `json:"domain_code" example:"D"`
	DomainName string   `json:"domain_name" example:"Supervision and support"`
	Mine       *float64 `json:"mine" example:"62.5"`
	// ICBMedian and RegionMedian are as of a role.
	ICBMedian    *float64 `json:"icb_median" example:"55.5"`
	RegionMedian *float64 `json:"region_median" example:"57"`
}

// Peer is a network like another. What would name it is null where it is beyond the reader's reach: list sizes and deprivation are published with names.
type Peer struct {
	PCNCode  *string  `json:"pcn_code" example:"UD0003"`
	PCNName  *string  `json:"pcn_name" example:"Islington Demo 1"`
	ICBCode  *string  `json:"icb_code" example:"Z9B2Z"`
	Score    *float64 `json:"score" example:"58.25"`
	Status   string   `json:"status" enums:"not_started,emerging,developing,established,embedded,insufficient_evidence,unknown,not_assessed" example:"developing"`
	ListSize *int64   `json:"list_size" example:"47210"`
	IMDScore *float64 `json:"imd_score" example:"24.08"`
	IsDemo   bool     `json:"is_demo" example:"false"`
}

// comparedNetwork is a network of the region of another, and as it stands.
type comparedNetwork struct {
	PCNCode, PCNName       string
	ICBCode, ICBName       *string
	RegionCode, RegionName string
	ListSize               *int64
	IMDScore               *float64
	IsDemo                 bool
}

// compared is a network with what it comes to.
type compared struct {
	comparedNetwork
	Standing
	domains []DomainScore
	roles   []RoleStanding
}

// benchmarkOf is how some networks stand, for a reader.
func benchmarkOf(networks []compared, reached covers) Benchmark {
	scores := scoring{reached: reached}
	for _, n := range networks {
		scores.add(n.PCNCode, n.ranked())
	}
	b := Benchmark{PCNs: int64(len(networks)), ScoreSpread: scores.spread(), Scores: []float64{}} // sorted by now
	if scores.beyond == 0 || scores.beyond >= fewest {
		b.Scores = append(b.Scores, scores.scores...)
	}
	return b
}

// medianOf is the median of one figure of some networks, for a reader.
func medianOf(networks []compared, reached covers, figure func(n compared) *float64) *float64 {
	scores := scoring{reached: reached}
	for _, n := range networks {
		scores.add(n.PCNCode, figure(n))
	}
	return scores.median()
}

// ofDomain and ofRole are figures of a network; nil where it has none, or too little of it is assessed.
func ofDomain(code string) func(n compared) *float64 {
	return func(n compared) *float64 {
		for _, d := range n.domains {
			if d.DomainCode == code && n.ranked() != nil {
				return d.Score
			}
		}
		return nil
	}
}

func ofRole(role string) func(n compared) *float64 {
	return func(n compared) *float64 {
		for _, r := range n.roles {
			if r.RoleType == role {
				return r.ranked()
			}
		}
		return nil
	}
}
