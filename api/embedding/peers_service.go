package embedding

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Peers lays a network beside its board, its region and the networks most like it. It puts four questions however many those are.
func (s *Standings) Peers(ctx context.Context, actor vocabulary.Actor, code string, day vocabulary.Date) (answer PCNPeers, err error) {
	scope, err := policy.Allow(actor, "embedding.read_peers")
	if err != nil {
		return answer, err
	}
	if !scope.Covers("pcn:" + code) {
		return answer, vocabulary.NotFound()
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		own, err := s.store.ofPCN(ctx, scope, code, day)
		if err != nil {
			return err
		}
		answer = PCNPeers{PCNCode: own.PCNCode, PCNName: own.PCNName, AsOf: day, IsDemo: own.IsDemo}
		standing, _, _ := own.stands(day)
		answer.Status, answer.Score = standing.Status, standing.Score
		networks, err := s.store.comparable(ctx, code, day)
		if err != nil {
			return err
		}
		codes := make([]string, len(networks))
		for i, n := range networks {
			codes[i] = n.PCNCode
		}
		beyond := scope.Compared(codes)
		return s.store.db.Within(ctx, beyond.Tokens(), func(ctx context.Context, _ *database.Tx) error {
			found, err := s.store.inForceOf(ctx, beyond, codes, day)
			if err != nil {
				return err
			}
			domains, err := s.store.domains(ctx, standing.FrameworkVersion)
			answer.compare(standingOf(networks, found, day), domains, scope.Covers)
			return err
		})
	})
	return answer, err
}

// standingOf lays what networks come to beside them.
func standingOf(networks []comparedNetwork, found []boardNetwork, day vocabulary.Date) (all []compared) {
	byCode := map[string]inForce{}
	for _, f := range found {
		byCode[f.PCNCode] = f.inForce
	}
	for _, n := range networks {
		c := compared{comparedNetwork: n}
		c.Standing, c.domains, c.roles = byCode[n.PCNCode].stands(day)
		all = append(all, c)
	}
	return all
}
