package embedding

import (
	"context"
	"fmt"
	"reflect"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Frameworks are the use cases of what networks are assessed against.
type Frameworks struct {
	store frameworkStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[Framework]
}

// NewFrameworks makes the use cases over a database.
func NewFrameworks(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*Frameworks, error) {
	list, err := listing.Prepare(listing.Table[Framework]{Name: "embedding_frameworks", Reads: frameworkTables, From: frameworkRows, Key: "framework_version", Sort: "-framework_version", Undated: true})
	return &Frameworks{frameworkStore{db}, log, clock, list}, err
}

// Read reads a version with its content.
func (s *Frameworks) Read(ctx context.Context, version int64) (FrameworkDetail, error) {
	return s.store.read(ctx, version)
}

// Compare tells what a version says otherwise than another; than the one it was copied from where none is named.
func (s *Frameworks) Compare(ctx context.Context, version int64, with *int64) (FrameworkComparison, error) {
	this, err := s.store.read(ctx, version)
	if err != nil {
		return FrameworkComparison{}, err
	}
	if with == nil {
		with = this.BasedOn
	}
	if with == nil {
		return FrameworkComparison{}, vocabulary.BadQuery("with", "required", "Version %d was copied from no other. Say in with which version to hold it against.", version)
	}
	other, err := s.store.content(ctx, *with)
	if err == nil && len(other) == 0 {
		err = vocabulary.BadQuery("with", "unknown_value", "There is no version %d of the framework to compare with.", *with)
	}
	return FrameworkComparison{FrameworkVersion: version, With: *with, Items: compare(this.Domains, other)}, err
}

// Draft begins the next version with the content of another.
func (s *Frameworks) Draft(ctx context.Context, actor vocabulary.Actor, in NewFramework) (made FrameworkDetail, err error) {
	err = s.log.Record(ctx, actor, "embedding_frameworks.create", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		if faults := vocabulary.CheckFields(&in); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		number, err := s.store.next(ctx, tx)
		if err != nil {
			return err
		}
		from, err := s.store.read(ctx, in.BasedOn)
		if vocabulary.Is(err, vocabulary.CodeNotFound) {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/based_on", Code: "unknown_value", Message: fmt.Sprintf("There is no version %d of the framework. The newest is %d.", in.BasedOn, number-1)})
		}
		if err != nil {
			return err
		}
		next := Framework{FrameworkVersion: number, Name: from.Name, Note: from.Note, BasedOn: &in.BasedOn}
		if in.Name != nil {
			next.Name = *in.Name
		}
		if in.Note != nil {
			next.Note = *in.Note
		}
		if err := s.store.insert(ctx, tx, next, s.clock()); err != nil {
			return err
		}
		if err := s.store.replace(ctx, tx, number, from.Domains); err != nil {
			return err
		}
		made, err = s.store.read(ctx, number)
		return err
	})
	return made, err
}

// Update changes a draft. It refuses a version that is not the newest; a change to what already holds changes nothing.
func (s *Frameworks) Update(ctx context.Context, actor vocabulary.Actor, number, version int64, in FrameworkChange) (after FrameworkDetail, err error) {
	err = s.log.Record(ctx, actor, "embedding_frameworks.update", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		before, err := s.store.draft(ctx, number, version)
		if err != nil {
			return err
		}
		faults := vocabulary.CheckFields(&in)
		after = before
		if in.Name != nil {
			after.Name = *in.Name
		}
		if in.Note != nil {
			after.Note = *in.Note
		}
		if in.Domains != nil {
			meant, err := s.store.meant(ctx, number)
			if err != nil {
				return err
			}
			sent := contentOf(*in.Domains)
			faults = append(faults, sent.faults(meant)...)
			after.Domains = sent
		}
		if len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if reflect.DeepEqual(before, after) {
			return nil
		}
		// Its own row first: whoever publishes or changes it at the same time is waited for, and then refused or answered 412.
		if err := s.store.save(ctx, tx, after.Framework, s.clock()); err != nil {
			return err
		}
		if err := s.store.replace(ctx, tx, number, after.Domains); err != nil {
			return err
		}
		after, err = s.store.read(ctx, number)
		return err
	})
	return after, err
}

// Publish makes a draft what new assessments are made with, and retires the one that was. It changes no more from then on.
func (s *Frameworks) Publish(ctx context.Context, actor vocabulary.Actor, number, version int64) (after FrameworkDetail, err error) {
	err = s.log.Record(ctx, actor, "embedding_frameworks.publish", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		draft, err := s.store.draft(ctx, number, version)
		if err != nil {
			return err
		}
		now := s.clock()
		published, err := s.store.published(ctx)
		if err != nil {
			return err
		}
		published.Status, published.RetiredAt = "retired", &now
		if err := s.store.save(ctx, tx, published, now); err != nil {
			return err
		}
		draft.Status, draft.PublishedAt = "published", &now
		if err := s.store.save(ctx, tx, draft.Framework, now); err != nil {
			return err
		}
		after, err = s.store.read(ctx, number)
		return err
	})
	return after, err
}

// draft reads a framework that is to be changed, and refuses one that does not change any more.
func (s frameworkStore) draft(ctx context.Context, number, version int64) (FrameworkDetail, error) {
	f, err := s.read(ctx, number)
	if err != nil {
		return f, err
	}
	if f.Version != version {
		return f, vocabulary.Stale(f.Version)
	}
	if f.Status != "draft" {
		return f, vocabulary.Errorf(vocabulary.CodeConflict, "Version %d is %s, and assessments stand on it: it does not change any more. Make a draft based on it.", number, f.Status)
	}
	return f, nil
}

// published is the version new assessments are made with.
func (s frameworkStore) published(ctx context.Context) (Framework, error) {
	return database.One[Framework](ctx, s.db.Querier(ctx), "SELECT * FROM "+frameworkRows+" WHERE status = 'published'")
}
