package embedding

import "slices"

// climb is an assessment on its way to a higher status. It keeps what its domains add up to, so that a level tried costs one mean
// of those and no scoring anew.
type climb struct {
	content content
	domains []tally
	// gates counts those not met.
	gates int
}

// reach is what a network would come to with a level tried.
type reach struct {
	score  float64
	gates  int
	status string
}

// climb looks for the levels whose reaching would raise the status, one after the other.
func (e *Explanation) climb(f content, slots []slot, a *assessmentRecord) {
	levels, c := slices.Clone(a.Levels), climb{content: f, domains: make([]tally, len(f)), gates: len(a.Result.GateFailures)}
	asked := []int{}
	for i, s := range slots {
		if a.isAsked(s) {
			asked = append(asked, i)
			c.domains[s.domain].add(levels[i], s.criterion.Weight)
		}
	}
	goal, now := rank(a.Result.Status), reach{*a.Result.Score, c.gates, a.Result.Status}
	for len(e.Moves) < mostMoves && rank(now.status) <= goal {
		best, to, found := -1, int16(0), reach{}
		tried := map[step]reach{}
		for _, i := range asked {
			if levels[i] == NotApplicable || levels[i] >= highestLevel {
				continue
			}
			next := levels[i] + 1
			if slots[i].criterion.IsGate && levels[i] < gateLevel {
				next = gateLevel
			}
			by := stepTo(slots[i], levels[i], next)
			got, known := tried[by]
			if !known { // many criteria of a domain move it alike
				got = c.with(by)
				tried[by] = got
			}
			if best < 0 || got.isNearer(found, now) {
				best, to, found = i, next, got
			}
		}
		if best < 0 {
			break
		}
		e.Moves = append(e.Moves, moveOf(slots[best], levels[best], to, found))
		c.take(stepTo(slots[best], levels[best], to))
		levels[best], now = to, found
	}
	if rank(now.status) > goal {
		e.NextStatus = &now.status
	} else {
		e.Moves = []Move{}
	}
}

// step is what a level raised adds to its domain: points, points that could be reached and ratings with a level where it had none;
// and to the gates that are met.
type step struct {
	domain               int
	points, of, assessed int64
	gates                int
}

func stepTo(s slot, from, to int16) step {
	by := step{domain: s.domain, points: int64(to-max(from, 0)) * s.criterion.Weight}
	if from == NotAssessed {
		by.of, by.assessed = highestLevel*s.criterion.Weight, 1
	}
	if s.criterion.IsGate && from < gateLevel && to >= gateLevel {
		by.gates = 1
	}
	return by
}

func (c *climb) take(by step) {
	t := &c.domains[by.domain]
	t.points, t.of, t.assessed = t.points+by.points, t.of+by.of, t.assessed+by.assessed
	c.gates -= by.gates
}

// with is what it would come to with one step more.
func (c *climb) with(by step) reach {
	before, gates := c.domains[by.domain], c.gates
	c.take(by)
	got := reach{score: float64(*c.content.mean(c.domains)) / 100, gates: c.gates}
	got.status = c.content.called(c.domains, got.score, got.gates)
	c.domains[by.domain], c.gates = before, gates
	return got
}

// isNearer says whether one is nearer a higher status than another: where gates hold it back, by fewer gates; then by the score.
func (r reach) isNearer(other, now reach) bool {
	if now.gates > 0 && bandOf(now.score) != now.status && r.gates != other.gates {
		return r.gates < other.gates
	}
	return r.score > other.score
}

// moveOf is one level raised, and what the network comes to with it.
func moveOf(s slot, from, to int16, got reach) Move {
	m := Move{CriterionCode: s.criterion.Code, CriterionName: s.criterion.Name, ToLevel: int64(to), ToText: s.criterion.Levels[to], Score: got.score, Status: got.status}
	if s.roleType != "" {
		m.RoleType = &s.roleType
	}
	if from >= 0 {
		at := int64(from)
		m.FromLevel = &at
	}
	return m
}
