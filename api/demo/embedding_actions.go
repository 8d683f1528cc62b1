package demo

import (
	"fmt"
	"maps"
	"time"

	"trellis/api/embedding"
)

// errand is an improvement action that is invented of a network, by the days from the day it is invented on.
type errand struct {
	reason, criterion, role string
	title, detail, owner    string
	raised, due, closed     int
	status, outcome         string
}

// errands are those of the networks whose stories are told, by the names of those today; two of them are overdue.
var errands = map[string][]errand{
	"Barking and Dagenham Demo 1": {
		{reason: "not_assessed", title: "Do the first self-assessment with the practices", owner: "PCN manager", raised: -12, due: 21, status: "open"},
		{reason: "other", role: "splw", title: "Agree who sees new referrals while a link worker's post is empty", detail: "The wait has grown since the last link worker left.", owner: "Social prescribing team lead", raised: -40, due: -9, status: "in_progress"},
	},
	"Brent Demo 4":   {{reason: "not_assessed", title: "Find a day for the first assessment with the board", owner: "Clinical director", raised: -20, due: 35, status: "open"}},
	"Hackney Demo 2": {{reason: "stale", title: "Assess the network again, beginning with the last answers", owner: "PCN manager", raised: -25, due: 14, status: "in_progress"}},
	"Newham Demo 5":  {{reason: "unknown", title: "Assess the network again: nothing is known of it any more", detail: "The manager who did the last one has left.", owner: "Board's personalised care lead", raised: -70, due: -16, status: "open"}},
	"Camden Demo 3": {
		{reason: "falling", title: "Work out with the team what fell, and agree three things to change", detail: "Begin with what the team itself can change before the contracts end.", owner: "PCN manager", raised: -30, due: 10, status: "in_progress"},
		{reason: "other", title: "Ask the practices to plan rooms for next year now", owner: "Practice managers' forum", raised: -160, due: -120, closed: -110, status: "dropped", outcome: "Rooms wait until it is known which posts go on."},
	},
	"Islington Demo 1": {
		{reason: "gate_not_met", criterion: "D1", role: "splw", title: "Name a first point of contact for the link workers", owner: "Clinical director", raised: -420, due: -360, closed: -365, status: "done", outcome: "A GP is named, and every practice knows who it is."},
		{reason: "vacancy", role: "cc", title: "Advertise the empty post again, with flexible hours", owner: "PCN manager", raised: -300, due: -240, closed: -228, status: "done", outcome: "Filled after the second advertisement."},
	},
	"Merton Demo 3": {{reason: "other", title: "Write down for other networks how the three roles share a caseload", owner: "Care coordination lead", raised: -110, due: -50, closed: -58, status: "done", outcome: "Two networks nearby use the page."}},
}

// mended are boroughs of which the first network with a gate that is not met has an action for that.
var mended = map[string]errand{
	"Camden": {title: "Meet this gate before the next assessment", detail: "Read the words of level 3 with the team, and write down who does what.", owner: "PCN manager", raised: -15, due: 28, status: "open"},
	"Newham": {title: "Put right with the board what the Network Contract asks", owner: "Clinical director", raised: -22, due: 40, status: "in_progress"},
}

// improvements invents what is done about how well the networks of London embed their roles.
func (s *staffing) improvements(codes []string) (all []embedding.Undertaken) {
	mending := maps.Clone(mended)
	for _, code := range codes {
		n := s.network(code)
		for i, e := range errands[n.name] {
			all = append(all, s.undertaken(n, e, i))
		}
		if e, ok := mending[n.place]; ok && errands[n.name] == nil && n.lived.To.IsZero() {
			if e.criterion, e.role = s.missedGate(n); e.criterion != "" {
				e.reason = "gate_not_met"
				all = append(all, s.undertaken(n, e, 0))
				delete(mending, n.place)
			}
		}
	}
	return all
}

func (s *staffing) undertaken(n network, e errand, number int) embedding.Undertaken {
	made := embedding.Undertaken{ID: idOf("improvement action", n.code, fmt.Sprint(number)), PCNCode: n.code, Title: e.title, Reason: e.reason, CriterionCode: some(e.criterion), RoleType: some(e.role), Detail: some(e.detail),
		Owner: e.owner, DueOn: s.today.AddDays(e.due), Status: e.status, Outcome: some(e.outcome), RaisedAt: s.today.AddDays(e.raised).Midnight().Add(10 * time.Hour)}
	if e.outcome != "" {
		made.ClosedOn = s.today.AddDays(e.closed)
	}
	return made
}

// some is a text, or nil where there is none.
func some(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// missedGate is a gate that a network does not meet by its last assessment, if that is not a year old: its criterion, and its role.
func (s *staffing) missedGate(n network) (criterion, role string) {
	judged := s.judged(n)
	if len(judged) == 0 || judged[len(judged)-1].PublishedOn.Before(s.today.AddMonths(-11)) {
		return "", ""
	}
	last := judged[len(judged)-1]
	for _, gate := range gates {
		for _, of := range append([]string{""}, last.RoleTypes...) {
			if asked := gatesOf[gate]; (asked == "" || asked == of) && (of == "") == (gate == "G5") && last.Level(gate, of) < 3 {
				return gate, of
			}
		}
	}
	return "", ""
}

// gatesOf are the gates that are asked of one role.
var gatesOf = map[string]string{"G2": "splw"}
