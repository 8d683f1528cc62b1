package demo

import (
	"fmt"

	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

// supervised is supervision as it is agreed for a post.
type supervised struct {
	kind, by, often string
	from, to        vocabulary.Date
}

var supervisors = map[string][]string{"splw": {"GP", "Mental health nurse", "Social prescribing lead"}, "cc": {"GP", "Practice nurse", "Frailty lead"}, "hwbc": {"Health coaching mentor", "GP", "Practice nurse"}}

// supervisionOf is monthly supervision for every post, and for most day-to-day support besides.
func (s *staffing) supervisionOf(n network, p post) (all []supervised) {
	by := supervisors[p.role]
	all = append(all, supervised{kind: "clinical_professional", by: by[chance(len(by), "supervisor", n.code, p.reference)], often: "monthly", from: p.opened, to: p.closed})
	if n.story.lapsed > 0 && p.closed.IsZero() && chance(2, "ended", n.code, p.reference) == 0 {
		if ended := monthsFrom(s.today, -n.story.lapsed); ended.After(p.opened) {
			all[0].to = ended
		}
	}
	if chance(10, "daily", n.code, p.reference) < 6 {
		all = append(all, supervised{kind: "clinic_practice", by: "GP", often: []string{"daily", "weekly", "when_needed"}[chance(3, "often", n.code, p.reference)], from: p.opened, to: p.closed})
	}
	return all
}

func (s *staffing) arrangements(n network, p post, id string) {
	for _, a := range p.supervision {
		s.made.Supervision = append(s.made.Supervision, workforce.InventedSupervision{ID: idOf("supervision", id, a.kind, a.from.String()), PostID: id, PCNCode: n.code,
			Kind: a.kind, SupervisorRole: a.by, Frequency: a.often, ValidFrom: a.from, ValidTo: a.to, EndedWithPost: !a.to.IsZero() && a.to == p.closed})
	}
}

// sessionsBack is for how many months before this one sessions are invented: the last six whole ones are what is asked.
const sessionsBack = 6

// sessions are what was held of monthly supervision for somebody in a post: in most networks every month.
func (s *staffing) sessions(n network, p post, who person, assignment string) {
	back := sessionsBack
	if n.story.isLong {
		back = 3*quarters + 1
	}
	missed := n.story.missed
	if missed == 0 && chance(10, "misses", n.code) >= 6 {
		missed = 20
	}
	for m := -back; m < 0; m++ {
		held := monthsFrom(s.today, m).AddDays(chance(26, "held", assignment, fmt.Sprint(m)))
		lapsed := n.story.lapsed > 0 && m > -n.story.lapsed
		if !on(held, who.from, who.to) || held.After(s.today) || lapsed || chance(100, "missed", assignment, held.String()) < missed {
			continue
		}
		s.made.Sessions = append(s.made.Sessions, workforce.InventedSession{ID: idOf("session", assignment, held.String()), AssignmentID: assignment, PCNCode: n.code, Kind: "clinical_professional", HeldOn: held})
	}
}

// course is one that is asked of a role, and how many days it takes and holds.
type course struct {
	code         string
	takes, holds int
}

var coursesOf = map[string][]course{
	"splw": {{"social_prescribing_e_learning", 20, 0}, {"link_worker_pci", 120, 0}, {"statutory_and_mandatory", 15, 0}},
	"cc":   {{"personalised_care_e_learning", 20, 0}, {"care_co_ordination_pci", 60, 0}, {"statutory_and_mandatory", 15, 0}},
	"hwbc": {{"health_coaching_pci", 90, 0}, {"statutory_and_mandatory", 15, 0}},
}

var induction = []string{"practicalities", "introductions", "contacts", "it_and_communications", "policies", "booking_with_gp", "safeguarding", "supervisor_allocated"}

// training is what those who are in post today did of what is asked of them.
func (s *staffing) training(n network, p post, who person, assignment string) {
	if !who.to.IsZero() && !n.story.isLong {
		return
	}
	until := earliest(who.to, s.today)
	add := func(code, provider string, begins, takes, holds int) {
		t := workforce.InventedTraining{ID: idOf("training", assignment, code), AssignmentID: assignment, PCNCode: n.code, CourseCode: code, Provider: provider, EnrolledOn: who.from.AddDays(begins)}
		if t.EnrolledOn.After(until) {
			return
		}
		if done := t.EnrolledOn.AddDays(takes); !done.After(until) {
			t.CompletedOn = done
			if holds > 0 {
				t.ExpiresOn = done.AddDays(holds)
			}
		}
		s.made.Training = append(s.made.Training, t)
	}
	for _, c := range coursesOf[p.role] {
		if !n.story.isFull && chance(100, "untrained", assignment, c.code) < 9 {
			continue
		}
		holds := c.holds
		if c.code == "statutory_and_mandatory" && chance(10, "expires", assignment) < 3 && !n.story.isFull {
			holds = 365 * 3
		}
		add(c.code, n.place+" Demo Training Hub", 10+chance(60, "enrols", assignment, c.code), c.takes, holds)
	}
	if who.from.Before(s.first) && !n.story.isLong {
		return // it was long ago
	}
	for i, item := range induction {
		if n.story.isFull || chance(100, "not inducted", assignment, item) >= 3 {
			add(item, "", i, 3+chance(20, "inducted", assignment, item), 0)
		}
	}
}
