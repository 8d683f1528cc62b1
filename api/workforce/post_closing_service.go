package workforce

import (
	"context"
	"fmt"

	"trellis/api/imports/upsert"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Close ends a post: what holds on its last day ends with it, and goes on where it is opened again. So that nothing is lost,
// nobody may be in it any more from then on, and nothing may be kept that begins or ends later.
func (s *Posts) Close(ctx context.Context, actor vocabulary.Actor, id string, version int64, in PostClosure) (PostDetail, error) {
	return s.transition(ctx, actor, "posts.close", id, version, func(ctx context.Context, tx *database.Tx, scope policy.Scope, p *keptPost) (bool, error) {
		day := s.clock.Today()
		if in.ClosedOn != nil {
			day = *in.ClosedOn
		}
		if p.ClosedOn != nil {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "The last day of this post is %s already. Open it again first.", p.ClosedOn.AddDays(-1).Words())
		}
		if faults := inTime("/closed_on", p.OpenedOn, &day); len(faults) > 0 {
			return false, vocabulary.Invalid(faults...)
		}
		if err := s.empty(ctx, scope, id, day); err != nil {
			return false, err
		}
		terms, lines, err := s.facts(ctx, id)
		if err != nil {
			return false, err
		}
		if err := s.settled(ctx, id, day, terms, lines); err != nil {
			return false, err
		}
		p.ClosedOn = &day
		if err := s.supervision.until(ctx, tx, id, day, s.clock()); err != nil {
			return false, err
		}
		return true, s.redate(ctx, tx, *p, until(terms, day, daysOfTerms), until(lines, day, daysOfLine))
	})
}

// empty refuses while anyone is in a post from a day on.
func (s *Posts) empty(ctx context.Context, scope policy.Scope, id string, day vocabulary.Date) error {
	all, err := s.assignments.of(ctx, scope, day, id)
	if err != nil {
		return err
	}
	refused := vocabulary.Errorf(vocabulary.CodeConflict, "Somebody is in this post after %s, which would be its last day. Say when they leave, and why; then close it.", day.AddDays(-1).Words())
	for _, a := range all {
		if a.ValidTo == nil || a.ValidTo.After(day) {
			who := "Somebody"
			if a.HolderName != nil {
				who = *a.HolderName
			} else if a.HolderReference != nil {
				who = *a.HolderReference
			}
			stays := "with no last day. Say when they leave, and why."
			switch {
			case !a.ValidFrom.Before(day):
				stays = "which is after its last day. Let the post close later."
			case a.ValidTo != nil:
				stays = "with the last day " + a.ValidTo.AddDays(-1).Words() + ". Let them leave earlier, or the post close later."
			}
			refused.Faults = append(refused.Faults, vocabulary.Fault{Pointer: "/closed_on", Code: "in_post", Message: fmt.Sprintf("%s is in it from %s, %s", who, a.ValidFrom.Words(), stays)})
		}
	}
	if len(refused.Faults) > 0 {
		return refused
	}
	return nil
}

// settled refuses while anything is kept of a post that begins, or ends by itself, after it closes.
func (s *Posts) settled(ctx context.Context, id string, day vocabulary.Date, terms []PostTerms, lines []FundingLine) error {
	arrangements, err := s.supervision.of(ctx, id)
	if err != nil {
		return err
	}
	supervision := make([]agreed, len(arrangements))
	for i, a := range arrangements {
		supervision[i] = agreed{Kind: a.Kind, ValidFrom: a.ValidFrom, ValidTo: a.ValidTo}
	}
	refused := vocabulary.Errorf(vocabulary.CodeConflict, "With %s as its last day, this post would lose what is kept of it for later. Take that back first; then close it.", day.AddDays(-1).Words())
	for _, later := range keptFor(day, terms, lines, supervision) {
		refused.Faults = append(refused.Faults, vocabulary.Fault{Pointer: "/closed_on", Code: "later", Message: later})
	}
	if len(refused.Faults) > 0 {
		return refused
	}
	return nil
}

// keptFor says what is kept of a post for a day and later, which closing it then would lose, and how to take that back: in last
// days, as the forms ask for them.
func keptFor(day vocabulary.Date, terms []PostTerms, lines []FundingLine, supervision []agreed) (later []string) {
	for _, t := range terms {
		if !t.ValidFrom.Before(day) {
			later = append(later, "From "+t.ValidFrom.Words()+" the post is to be something else. Change it from that day to what it is before.")
		}
	}
	for _, line := range lines {
		if !line.ValidFrom.Before(day) {
			later = append(later, fmt.Sprintf("From %s %s is to pay %s per cent. Take that out of who pays for the post.", line.ValidFrom.Words(), payers[line.Source], upsert.Decimal(line.Share)))
		}
	}
	for _, a := range supervision {
		switch {
		case a.ValidTo != nil && *a.ValidTo == a.ValidFrom: // taken back
		case !a.ValidFrom.Before(day):
			later = append(later, fmt.Sprintf("%s begins on %s. Take it back: end it with %s as its last day.", supervisionKinds[a.Kind], a.ValidFrom.Words(), a.ValidFrom.AddDays(-1).Words()))
		case a.ValidTo != nil && a.ValidTo.After(day):
			later = append(later, fmt.Sprintf("%s is agreed, and its last day is %s. End it with %s as its last day, or earlier.", supervisionKinds[a.Kind], a.ValidTo.AddDays(-1).Words(), day.AddDays(-1).Words()))
		}
	}
	return later
}

// payers are who pays for posts, in the middle of a sentence; supervisionKinds the kinds of supervision, at its beginning.
var (
	payers = map[string]string{"arrs": "the Additional Roles Reimbursement Scheme", "icb": "the integrated care board", "local_authority": "the council",
		"vcse": "a voluntary, community or social enterprise organisation", "pcn": "the network itself", "project_grant": "a project grant", "other": "somebody else"}
	supervisionKinds = map[string]string{"clinic_practice": "Clinic or practice supervision", "clinical_professional": "Clinical or professional supervision", "educational": "Educational supervision"}
)

// Reopen takes a closing back: what ended with the post goes on.
func (s *Posts) Reopen(ctx context.Context, actor vocabulary.Actor, id string, version int64) (PostDetail, error) {
	return s.transition(ctx, actor, "posts.reopen", id, version, func(ctx context.Context, tx *database.Tx, _ policy.Scope, p *keptPost) (bool, error) {
		if p.ClosedOn == nil {
			return false, vocabulary.Errorf(vocabulary.CodeConflict, "This post is not closed.")
		}
		day := *p.ClosedOn
		p.ClosedOn = nil
		if err := s.supervision.onwards(ctx, tx, id, s.clock()); err != nil {
			return false, err
		}
		terms, lines, err := s.facts(ctx, id)
		if err != nil {
			return false, err
		}
		return true, s.redate(ctx, tx, *p, onwards(terms, day, daysOfTerms), onwards(lines, day, daysOfLine))
	})
}

// facts are what a post is and who pays for it, on every day of it.
func (s *Posts) facts(ctx context.Context, id string) (terms []PostTerms, lines []FundingLine, err error) {
	if terms, err = s.store.terms(ctx, id); err == nil {
		lines, err = s.store.funding(ctx, id)
	}
	return terms, lines, err
}

// redate writes a post's terms and funding with other days.
func (s *Posts) redate(ctx context.Context, tx *database.Tx, p keptPost, terms []PostTerms, lines []FundingLine) error {
	if err := s.store.replaceTerms(ctx, tx, p, terms); err != nil {
		return err
	}
	return s.store.replaceFunding(ctx, tx, p, lines)
}
