package embedding

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// quartersInTrend is how many quarters a trend reaches back.
const quartersInTrend = 12

// Standings are the use cases of how networks stand.
type Standings struct {
	store       standingStore
	assessments assessmentStore
	campaigns   campaignStore
	frameworks  frameworkStore
	facts       factStore
	actions     actionStore
	clock       vocabulary.Clock
}

// NewStandings makes the use cases over a database.
func NewStandings(db *database.DB, clock vocabulary.Clock) *Standings {
	return &Standings{standingStore{db}, assessmentStore{db}, campaignStore{db}, frameworkStore{db}, factStore{db}, actionStore{db}, clock}
}

// PCN tells how a network stands on a day, and why if that is asked for.
func (s *Standings) PCN(ctx context.Context, actor vocabulary.Actor, code string, day vocabulary.Date, explain bool) (answer PCNEmbedding, err error) {
	scope, err := policy.Allow(actor, "embedding.read")
	if err != nil {
		return answer, err
	}
	if !scope.Covers("pcn:" + code) {
		return answer, vocabulary.NotFound()
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		n, err := s.store.ofPCN(ctx, scope, code, day)
		if err != nil {
			return err
		}
		answer = PCNEmbedding{PCNCode: n.PCNCode, PCNName: n.PCNName, ICBCode: n.ICBCode, AsOf: day, IsDemo: n.IsDemo}
		answer.Standing, answer.Domains, answer.Roles = n.stands(day)
		if day.Compare(s.clock.Today()) == 0 {
			if answer.Campaign, err = s.campaigns.asking(ctx, scope, code, day); err != nil {
				return err
			}
		}
		if answer.Views, err = s.store.views(ctx, scope, code, day); err != nil {
			return err
		}
		answer.SelfScore, answer.ValidatedScore = scores(answer.Views, day)
		workforce, actions, err := s.reasons(ctx, scope, []networkStanding{n.networkStanding}, day)
		if err != nil {
			return err
		}
		if answer.ActNext = ranked([]networkStanding{n.networkStanding}, workforce, actions, day); !explain || answer.Score == nil {
			return nil
		}
		a, err := s.assessments.read(ctx, scope, *n.AssessmentID)
		if err != nil {
			return err
		}
		f, err := s.frameworks.content(ctx, a.FrameworkVersion)
		if err != nil {
			return err
		}
		explained := a.explain(f)
		answer.Explanation = &explained
		return nil
	})
	return answer, err
}

// History tells every status a network ever had.
func (s *Standings) History(ctx context.Context, actor vocabulary.Actor, code string) (answer EmbeddingHistory, err error) {
	scope, err := policy.Allow(actor, "embedding.read")
	if err != nil {
		return answer, err
	}
	if !scope.Covers("pcn:" + code) {
		return answer, vocabulary.NotFound()
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		n, err := s.store.ofPCN(ctx, scope, code, s.clock.Today())
		if err != nil {
			return err
		}
		answer = EmbeddingHistory{PCNCode: n.PCNCode, PCNName: n.PCNName, IsDemo: n.IsDemo}
		answer.Items, err = s.store.history(ctx, scope, code)
		return err
	})
	return answer, err
}

// ICB tells how the networks of a board stand on a day, how that moved, and what to do next.
func (s *Standings) ICB(ctx context.Context, actor vocabulary.Actor, code string, day vocabulary.Date, boundaries, order string) (answer ICBEmbedding, err error) {
	scope, err := policy.Allow(actor, "embedding.read_area")
	if err != nil {
		return answer, err
	}
	if !scope.Covers("icb:" + code) {
		return answer, vocabulary.NotFound()
	}
	mapDay, fixed := s.mapOf(day, boundaries)
	rows := BoardRows{}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		if rows.Name, err = s.store.name(ctx, code); err != nil {
			return err
		}
		if rows.Networks, err = s.store.ofICB(ctx, scope, code, day, mapDay); err != nil {
			return err
		}
		if rows.Trend, err = s.store.trend(ctx, scope, code, vocabulary.Quarters(day, quartersInTrend), fixed); err != nil {
			return err
		}
		rows.Workforce, rows.Actions, err = s.reasons(ctx, scope, rows.Networks, day)
		return err
	})
	if err != nil {
		return answer, err
	}
	return rows.Answer(code, day, boundaries, order), nil
}

// reasons reads what of posts is a reason to act about the networks that are open, and what was being done already on the day.
func (s *Standings) reasons(ctx context.Context, scope policy.Scope, networks []networkStanding, day vocabulary.Date) ([]workforceFacts, []underWay, error) {
	codes := []string{}
	for _, n := range networks {
		if n.IsOpen {
			codes = append(codes, n.PCNCode)
		}
	}
	workforce, err := s.facts.workforce(ctx, scope, codes, day)
	if err != nil {
		return nil, nil, err
	}
	actions, err := s.actions.underWay(ctx, scope, codes, day)
	return workforce, actions, err
}
