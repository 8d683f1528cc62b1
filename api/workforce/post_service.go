package workforce

import (
	"context"
	"fmt"
	"slices"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Posts are the use cases of posts, of who is in them, and of how those are supported.
type Posts struct {
	db    *database.DB
	log   *audit.Log
	clock vocabulary.Clock

	store       postStore
	assignments assignmentStore
	supervision supervisionStore
	training    trainingStore

	list, ofPCN, ofICB *listing.List[Post]
	courses            *listing.List[TrainingCourse]
}

// standing are the posts a list shows unless it is asked for others.
var standing = map[string][]string{"status": {"planned", "recruiting", "filled", "vacant"}}

// NewPosts makes the use cases over a database.
func NewPosts(db *database.DB, log *audit.Log, clock vocabulary.Clock) (s *Posts, err error) {
	s = &Posts{db: db, log: log, clock: clock, store: postStore{db}, assignments: assignmentStore{db}, supervision: supervisionStore{db}, training: trainingStore{db}}
	for _, l := range []struct {
		into  **listing.List[Post]
		from  string
		owner func(context.Context, listing.Querier, []string) error
	}{
		{&s.list, allPosts, nil},
		{&s.ofPCN, postsOfPCN, owned("SELECT FROM shown_pcns WHERE ods_code = $1")},
		{&s.ofICB, postsOfICB, owned("SELECT FROM icbs WHERE ods_code = $1")},
	} {
		if *l.into, err = listing.Prepare(listing.Table[Post]{Name: "posts", Reads: postTables, From: l.from, Key: "id", Sort: "pcn_code,reference", Defaults: standing, Aside: []string{"left_since"}, Owner: l.owner}); err != nil {
			return nil, err
		}
	}
	s.courses, err = listing.Prepare(listing.Table[TrainingCourse]{Name: "training_courses", Reads: []string{"training_courses"}, From: "training_courses", Key: "code", Sort: "position", Undated: true})
	return s, err
}

// Post reads a post as it stands on a day, with everything that was ever true of it.
func (s *Posts) Post(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date, id string) (found PostDetail, err error) {
	scope, err := policy.Allow(actor, "posts.read")
	if err != nil {
		return found, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.detail(ctx, scope, day, id)
		return err
	})
	return found, err
}

func (s *Posts) detail(ctx context.Context, scope policy.Scope, day vocabulary.Date, id string) (found PostDetail, err error) {
	found.AsOf = day
	if found.Post, err = s.store.on(ctx, scope, day, s.clock(), id); err != nil {
		return found, err
	}
	besides, err := s.store.beside(ctx, id)
	if err != nil {
		return found, err
	}
	found.BasePracticeCodes = besides.BasePracticeCodes
	if scope.Sees(policy.PostHolders)(found.PCNCode) {
		found.Note = besides.Note
	}
	if found.Terms, err = s.store.terms(ctx, id); err != nil {
		return found, err
	}
	if found.FundingLines, err = s.store.funding(ctx, id); err != nil {
		return found, err
	}
	if found.Assignments, err = s.assignments.of(ctx, scope, day, id); err != nil {
		return found, err
	}
	found.Supervision, err = s.supervision.of(ctx, id)
	return found, err
}

// Version tells someone who is about to change a post which version of it is saved.
func (s *Posts) Version(ctx context.Context, actor vocabulary.Actor, operation, id string) (version int64, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return 0, err
	}
	err = s.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		version, err = s.store.version(ctx, scope, id)
		return err
	})
	return version, err
}

// Create makes a post.
func (s *Posts) Create(ctx context.Context, actor vocabulary.Actor, in NewPost) (made PostDetail, err error) {
	err = s.log.Record(ctx, actor, "posts.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		faults := in.check()
		lines, wrong := lines(in.FundingLines)
		faults = append(faults, wrong...)
		n, wrong, err := s.mayOpen(ctx, tx, scope, in)
		if err != nil {
			return err
		}
		faults = append(faults, wrong...)
		if wrong, err = s.basedIn(ctx, tx, in.BasePracticeCodes); err != nil {
			return err
		}
		if faults = append(faults, wrong...); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if in.EmployerName == nil {
			in.EmployerName = &n.Name
		}
		if len(lines) == 0 {
			lines = []FundingLine{{Source: "arrs", Share: 100, ValidFrom: in.OpenedOn}}
		}
		p := keptPost{ID: newID(), PCNCode: in.PCNCode, Reference: in.Reference, RoleType: in.RoleType, OpenedOn: in.OpenedOn, RecruitingFrom: in.RecruitingFrom,
			BasePracticeCodes: append([]string{}, in.BasePracticeCodes...), Note: in.Note}
		if err := s.store.insert(ctx, tx, scope, p, s.clock()); err != nil {
			return refusal(err, nil)
		}
		if err := s.keep(ctx, tx, p, []PostTerms{in.first()}, lines); err != nil {
			return err
		}
		made, err = s.detail(ctx, scope, s.clock.Today(), p.ID)
		return err
	})
	return made, err
}

// mayOpen finds the network of a new post, and what speaks against it: that it is not there, or not within the caller's
// reach, or closed by then.
func (s *Posts) mayOpen(ctx context.Context, tx *database.Tx, scope policy.Scope, in NewPost) (n network, faults []vocabulary.Fault, err error) {
	if in.PCNCode == "" {
		return n, nil, nil // which is told already
	}
	unknown := []vocabulary.Fault{{Pointer: "/pcn_code", Code: "unknown_pcn", Message: "There is no network with this code, or it is not within your reach. Check the code."}}
	if !scope.Covers("pcn:" + in.PCNCode) {
		return n, unknown, nil
	}
	n, err = s.store.network(ctx, tx, in.PCNCode, s.clock.Today())
	switch {
	case err != nil && isNotFound(err):
		return n, unknown, nil
	case err != nil:
		return n, nil, err
	case n.closedBy(in.OpenedOn):
		faults = append(faults, vocabulary.Fault{Pointer: "/opened_on", Code: "pcn_closed", Message: n.beginsBefore()})
	}
	return n, faults, nil
}

// closedBy tells whether the network is no more on a day, and beginsBefore what that means for a new post.
func (n network) closedBy(day vocabulary.Date) bool {
	return n.ValidTo != nil && !day.Before(*n.ValidTo)
}
func (n network) beginsBefore() string {
	return "The network closed on " + n.ValidTo.Words() + ". A post of it begins before that."
}

// basedIn finds practices that there are not.
func (s *Posts) basedIn(ctx context.Context, tx *database.Tx, codes []string) (faults []vocabulary.Fault, err error) {
	if len(codes) == 0 {
		return nil, nil
	}
	if len(codes) > mostPractices {
		return []vocabulary.Fault{{Pointer: "/base_practice_codes", Code: "too_many", Message: fmt.Sprintf("A post is based in at most %d practices.", mostPractices)}}, nil
	}
	known, err := s.store.practices(ctx, tx, codes)
	if err != nil {
		return nil, err
	}
	for i, code := range codes {
		if !slices.Contains(known, code) {
			faults = append(faults, vocabulary.Fault{Pointer: fmt.Sprintf("/base_practice_codes/%d", i), Code: "unknown_practice", Message: "There is no practice with the code " + code + ". Check it, or take it out."})
		}
	}
	return faults, nil
}

// keep writes a post's dated facts, and has the database judge every day of it.
func (s *Posts) keep(ctx context.Context, tx *database.Tx, p keptPost, terms []PostTerms, lines []FundingLine) error {
	if err := s.store.replaceTerms(ctx, tx, p, terms); err != nil {
		return refusal(err, nil)
	}
	if err := s.store.replaceFunding(ctx, tx, p, lines); err != nil {
		return refusal(err, nil)
	}
	return refusal(s.store.dated(ctx, tx), map[string]string{"post_facts_within_the_post": "/funding_lines"})
}
