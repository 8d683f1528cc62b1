package embedding

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Overview tells how the networks of the reader's region stand on a day, board by board and borough by borough, and how that moved.
// It puts the same six questions however many boards and networks there are.
func (s *Standings) Overview(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date, boundaries string) (answer RegionEmbedding, err error) {
	scope, err := policy.Allow(actor, "embedding.read_overview")
	if err != nil {
		return answer, err
	}
	mapDay, fixed := s.mapOf(day, boundaries)
	answer = RegionEmbedding{AsOf: day, Boundaries: boundaries, ICBs: []ICBStanding{}, Boroughs: []BoroughStanding{}}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		region, err := s.store.region(ctx, scope)
		if err != nil {
			return err
		}
		answer.RegionCode, answer.RegionName = region.Code, region.Name
		codes, err := s.store.everInRegion(ctx, region.Code)
		if err != nil {
			return err
		}
		compared := scope.Compared(codes)
		return s.store.db.Within(ctx, compared.Tokens(), func(ctx context.Context, _ *database.Tx) error {
			networks, err := s.store.ofRegion(ctx, compared, region.Code, day, mapDay)
			if err != nil {
				return err
			}
			boards, err := s.store.boards(ctx, region.Code, day, mapDay)
			if err != nil {
				return err
			}
			boroughs, err := s.store.boroughs(ctx, region.Code)
			if err != nil {
				return err
			}
			answer.take(networks, boards, boroughs, scope.Covers)
			points, err := s.store.regionTrend(ctx, compared, region.Code, codesOf(boards), vocabulary.Quarters(day, quartersInTrend), fixed)
			answer.move(points)
			return err
		})
	})
	return answer, err
}

// mapOf is the day on whose map a day is told, and the same where it is one map for every day of a trend.
func (s *Standings) mapOf(day vocabulary.Date, boundaries string) (mapDay vocabulary.Date, fixed *vocabulary.Date) {
	if boundaries != vocabulary.BoundariesNow {
		return day, nil
	}
	today := s.clock.Today()
	return today, &today
}

// take counts a region's networks: in all, by board, and by borough.
func (r *RegionEmbedding) take(networks []boardNetwork, boards, boroughs []namedCode, reached covers) {
	byBoard, byBorough := map[string][]boardNetwork{}, map[string][]boardNetwork{}
	for _, n := range networks {
		byBoard[codeOr(n.ICBCode)] = append(byBoard[codeOr(n.ICBCode)], n)
		byBorough[codeOr(n.BoroughGSSCode)] = append(byBorough[codeOr(n.BoroughGSSCode)], n)
	}
	r.AreaStanding, r.IsDemo = areaOf(networks, r.AsOf, reached)
	r.Unmapped, _ = areaOf(byBoard[""], r.AsOf, reached)
	for _, b := range boards {
		item := ICBStanding{ICBCode: b.Code, ICBName: b.Name, Trend: []ICBTrendPoint{}}
		item.AreaStanding, item.IsDemo = areaOf(byBoard[b.Code], r.AsOf, reached)
		r.ICBs = append(r.ICBs, item)
	}
	withheld := withheldFrom(networks, r.AsOf, reached)
	left := len(networks)
	for _, b := range boroughs {
		r.Boroughs = append(r.Boroughs, boroughOf(b, byBorough[b.Code], r.AsOf, reached, withheld[b.Code]))
		left -= len(byBorough[b.Code])
	}
	r.NoBorough = int64(left)
}

// move lays the trends out: the region's, and each board's, which has a point for every day of the region's.
func (r *RegionEmbedding) move(points []areaPoint) {
	r.Trend = []TrendPoint{}
	ofBoard := map[string]map[vocabulary.Date]TrendPoint{}
	for _, p := range points {
		if p.Board == nil {
			r.Trend = append(r.Trend, p.TrendPoint)
			continue
		}
		if ofBoard[*p.Board] == nil {
			ofBoard[*p.Board] = map[vocabulary.Date]TrendPoint{}
		}
		ofBoard[*p.Board][p.On] = p.TrendPoint
	}
	for i := range r.ICBs {
		b := &r.ICBs[i]
		for _, of := range r.Trend {
			p := ofBoard[b.ICBCode][of.On]
			b.Trend = append(b.Trend, ICBTrendPoint{On: of.On, PCNs: p.PCNs, EstablishedOrEmbedded: p.Established + p.Embedded})
		}
	}
}

func codesOf(all []namedCode) (codes []string) {
	for _, one := range all {
		codes = append(codes, one.Code)
	}
	return codes
}

// codeOr is a code, or "" where there is none.
func codeOr(code *string) string {
	if code == nil {
		return ""
	}
	return *code
}
