package embedding

import (
	"cmp"
	"fmt"
	"slices"

	"trellis/api/vocabulary"
)

// pressing is how pressing each reason is, the most pressing first. A gate is what the contract asks; a fall and an ending contract
// can still be turned; what is not known cannot be judged.
var pressing = []string{"gate_not_met", "falling", "contracts_ending", "unknown", "not_assessed", "stale", "vacancy"}

// fall is from how many percentage points on a movement downwards is a reason to act.
const fall = -5.0

// longVacant is from how many days on a vacancy is a reason to act.
const longVacant = 90

// workforceFacts are what the posts of a network add to what there is to do, for one role.
type workforceFacts struct {
	PCNCode, RoleType string
	// ContractsEnding counts filled posts whose fixed term ends within 90 days, or is over; VacantDays is of the post that has been vacant for longest.
	ContractsEnding, VacantDays int64
}

// underWay is an improvement action that is open or in progress on the day that is told of, as far as it answers a reason; "" where it names no criterion or role.
type underWay struct {
	ID, PCNCode, Reason, CriterionCode, RoleType, Owner string
	DueOn                                               vocabulary.Date
}

// ranked is what there is to do on a day about the networks that are open then, each with what is done about it already.
func ranked(networks []networkStanding, workforce []workforceFacts, actions []underWay, day vocabulary.Date) []NextAct {
	items := []NetworkStanding{}
	for _, n := range networks {
		if n.IsOpen {
			items = append(items, n.item(day))
		}
	}
	return answeredBy(actNext(items, workforce), actions)
}

// answeredBy says beside each thing to do which improvement action does it already.
func answeredBy(acts []NextAct, actions []underWay) []NextAct {
	type reason struct {
		pcnCode, reason string
		place
	}
	known := map[reason]underWay{}
	for _, a := range actions {
		known[reason{a.PCNCode, a.Reason, place{a.CriterionCode, a.RoleType}}] = a
	}
	for i, act := range acts {
		if a, ok := known[reason{act.PCNCode, act.Reason, place{value(act.CriterionCode), value(act.RoleType)}}]; ok {
			acts[i].ImprovementActionID, acts[i].ImprovementActionOwner, acts[i].ImprovementActionDueOn = &a.ID, &a.Owner, &a.DueOn
		}
	}
	return acts
}

// value is what there is, or "".
func value(of *string) string {
	if of == nil {
		return ""
	}
	return *of
}

// actNext ranks what there is to do about networks: by how pressing the reason is, then by the network's score, the lowest first.
func actNext(items []NetworkStanding, workforce []workforceFacts) []NextAct {
	acts := []NextAct{}
	byCode := map[string]NetworkStanding{}
	for _, item := range items {
		byCode[item.PCNCode] = item
		acts = append(acts, item.acts()...)
	}
	for _, w := range workforce {
		item, ok := byCode[w.PCNCode]
		if !ok {
			continue
		}
		role := w.RoleType
		if w.ContractsEnding > 0 {
			acts = append(acts, NextAct{PCNCode: item.PCNCode, PCNName: item.PCNName, Reason: "contracts_ending", RoleType: &role, Detail: contractsEnding(w.ContractsEnding, role)})
		}
		if w.VacantDays >= longVacant {
			acts = append(acts, NextAct{PCNCode: item.PCNCode, PCNName: item.PCNName, Reason: "vacancy", RoleType: &role, Detail: fmt.Sprintf("A post for %s has been vacant for %d days", roleWords[role], w.VacantDays)})
		}
	}
	slices.SortStableFunc(acts, func(a, b NextAct) int {
		return cmp.Or(slices.Index(pressing, a.Reason)-slices.Index(pressing, b.Reason), byNumber(byCode[a.PCNCode].ranked(), byCode[b.PCNCode].ranked(), false), cmp.Compare(a.PCNName, b.PCNName))
	})
	for i := range acts {
		acts[i].Rank = int64(i + 1)
	}
	return acts
}

// contractsEnding says how many contracts of a role end soon, or should have ended.
func contractsEnding(n int64, role string) string {
	if n == 1 {
		return "1 contract of " + roleWords[role] + " ends within 90 days or is over"
	}
	return fmt.Sprintf("%d contracts of %s end within 90 days or are over", n, roleWords[role])
}

// acts are what the status of a network itself asks for.
func (item NetworkStanding) acts() (acts []NextAct) {
	add := func(reason, detail string, args ...any) *NextAct {
		acts = append(acts, NextAct{PCNCode: item.PCNCode, PCNName: item.PCNName, Reason: reason, Detail: fmt.Sprintf(detail, args...)})
		return &acts[len(acts)-1]
	}
	for _, gate := range item.GateFailures {
		whose, stands := "", "not assessed"
		if gate.RoleType != nil {
			whose = " of " + roleWords[*gate.RoleType]
		}
		if gate.Level != nil {
			stands = fmt.Sprintf("at level %d", *gate.Level)
		}
		act := add("gate_not_met", "%s (%s)%s is %s, and asked at level %d", gate.CriterionName, gate.CriterionCode, whose, stands, gateLevel)
		act.CriterionCode, act.RoleType = &gate.CriterionCode, gate.RoleType
	}
	if item.ScoreChange != nil && *item.ScoreChange <= fall {
		add("falling", "The score fell by %.2f points to %.2f per cent", -*item.ScoreChange, *item.Score)
	}
	switch item.Freshness {
	case statusUnknown:
		add("unknown", "The last assessment was published on %s, and counts no more", item.PublishedOn.Words())
	case statusNone:
		add("not_assessed", "No assessment was ever published")
	case "stale":
		add("stale", "The last assessment was published on %s", item.PublishedOn.Words())
	}
	return acts
}
